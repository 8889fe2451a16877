//! certificates

pub mod api;
pub mod key;
pub mod page;
