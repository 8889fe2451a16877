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
//!
//! # A session, from its first question to its result
//! ```
//! use jalon_engine::bank::ItemBank;
//! use jalon_engine::item::answer::Answer;
//! use jalon_engine::seed::Seed;
//! use jalon_engine::session::{Session, Timestamp};
//! use jalon_engine::simulation::GeneratedBank;
//! use std::sync::Arc;
//!
//! let generated = GeneratedBank { competences: 1, items_per_competence: 20 };
//! let bank = Arc::new(ItemBank::read(&generated.files()).bank.ok_or("the bank has faults")?);
//! let plan = Arc::new(generated.plan());
//! let seed = Seed([1; 32]);
//!
//! let mut session = Session::begin(plan.clone(), bank.clone(), seed, "en")?;
//! let mut stored = Vec::new();
//! let mut now = Timestamp(1_700_000_000_000);
//! while let Some((position, _item, content)) = session.presented() {
//!     assert!(!content.question().is_empty());
//!     now.0 += 20_000;
//!     let (following, event) = session.answer(position, Answer::DontKnow {}, 20_000, now)?;
//!     stored.push(event); // what the caller keeps
//!     session = following;
//! }
//! let completed = session.into_completed().map_err(|_| "the test is not over")?;
//! let outcome = completed.outcome();
//! assert_eq!(outcome.points_possible, 64);
//! assert!(outcome.competences[0].level.is_some_and(|level| level.0 <= 2));
//!
//! // Whoever has the events, the plan, the bank and the seed finds the same, to the last bit.
//! let again = Session::replay(plan, bank, seed, "en", &stored)?;
//! let again = again.into_completed().map_err(|_| "the test is not over")?;
//! assert_eq!(again.transcript().digest(), completed.transcript().digest());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Invariants
//! - An [`item::Item`] shows its key to nobody: it has no `Serialize`, and corrections come from a
//!   [`session::CompletedSession`] only, never for a certification.
//! - A result comes from a [`session::CompletedSession`] only, which only a finished session gives.
//! - Nothing random is drawn outside [`seed`], nothing transcendental is computed outside [`math`].
//! - A rule of selection is never relaxed in silence: when no item is left, the reason says so.
//!
//! Why things are as they are: [`_design`].

pub mod ability;
pub mod bank;
pub mod framework;
pub mod integrity;
pub mod irt;
pub mod item;
pub mod lesson;
pub mod math;
pub mod profile;
pub mod review;
pub mod scale;
pub mod seed;
pub mod selection;
pub mod session;
pub mod simulation;
pub mod stopping;

#[doc = include_str!("../DESIGN.md")]
pub mod _design {}

/// Version of the engine: part of every transcript and certificate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
