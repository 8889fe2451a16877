//! Our numbers against those of catR 3.17; `../reference/README.md` says how they arose.

#![expect(clippy::unwrap_used, reason = "a test tells what went wrong by panicking")]

mod criteria;
mod curves;
mod estimates;
mod files;
mod traces;
