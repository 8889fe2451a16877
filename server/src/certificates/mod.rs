//! Certificates (core).
pub mod api;
pub mod key;
pub mod page;
pub mod proof;
