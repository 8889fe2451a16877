//! Jalon, the service: delivers tests, shows trainers their cohorts, runs certification sessions,
//! issues certificates that anyone can verify. Thin: measurement is the engine's.
//!
//! `routes.rs` is the table of contents. A feature is a folder: `mod.rs` (types, rules), `page.rs`
//! (HTML handlers), `api.rs` (the same in JSON), `store.rs` (its SQL), and its templates.

pub mod accounts;
pub mod attempts;
pub mod bank;
pub mod certificates;
pub mod cli;
pub mod clock;
pub mod cohorts;
pub mod config;
pub mod db;
pub mod demo;
pub mod entropy;
pub mod error;
pub mod home;
pub mod http;
pub mod ids;
pub mod lessons;
pub mod routes;
pub mod sittings;
pub mod state;
pub mod ui;

pub use routes::app;
