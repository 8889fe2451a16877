//! What the engine promises, as a table of contents.
#![expect(clippy::unwrap_used, reason = "a test tells what went wrong by panicking")]

mod adaptive;
mod bank;
mod begun_before;
mod catr;
mod diagnostic;
mod digest;
mod files;
mod lessons;
mod normal;
mod profile;
mod properties;
mod replay;
mod retakes;
mod reviews;
mod scoring;
mod shadow;
mod tasks;
mod together;
mod variants;
