//! The front door: home page, language switch, health, what the service can measure.

pub mod api;
pub mod health;
pub mod page;
