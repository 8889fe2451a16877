//! Adaptive testing by item response theory: pure, deterministic, replayable.
//!
//! The engine receives text and values and returns values. It has no IO, no clock, no async,
//! no global state; randomness is a key (seed, position), never a generator that is carried along.
//!
//! ```text
//! bank text ─▶ bank ─▶ ItemBank ─┐
//! plan text ─▶ session::plan ────┼─▶ Session ─▶ Step::Present(item) ─▶ Answer ─▶ Session …
//! seed ──────────────────────────┘              Step::Stop(reason) ─▶ CompletedSession ─▶ Outcome
//! ```

pub mod ability;
pub mod bank;
pub mod framework;
pub mod irt;
pub mod item;
pub mod math;
pub mod scale;
pub mod seed;
pub mod selection;
pub mod session;
pub mod simulation;
pub mod stopping;

/// Version of the engine: part of every transcript and certificate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
