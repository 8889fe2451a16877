//! A test as a fold over its events. `next` is a pure function of (plan, bank, seed, history).

pub mod event;
pub mod outcome;
pub mod plan;
pub mod transcript;
