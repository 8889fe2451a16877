//! sittings

pub mod api;
pub mod page;
