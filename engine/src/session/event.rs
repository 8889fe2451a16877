//! The only things that can happen to a session.

use super::diagnostic::Doing;
use crate::item::answer::{Answer, Score};
use crate::item::variant::InstanceId;
use crate::item::{ItemId, ItemRevision};
use crate::stopping::StopReason;
use serde::{Deserialize, Serialize};

/// Place of a question in a test, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u32);

/// An instant: milliseconds since 1970, UTC. Plain data; the engine never asks for the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum SessionEvent {
    /// The learner answered the question at `position`.
    Answered {
        /// Its place.
        position: Position,
        /// The item that stood there.
        item: ItemId,
        /// Its revision.
        revision: ItemRevision,
        /// The form it had, when it takes many.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instance: Option<InstanceId>,
        /// What was answered.
        answer: Answer,
        /// What it was worth.
        score: Score,
        /// Answering time in milliseconds, as measured by the server.
        elapsed_ms: u32,
        /// When it was received.
        at: Timestamp,
        /// Whether it was found alone.
        #[serde(default, skip_serializing_if = "Doing::is_alone")]
        doing: Doing,
    },
    /// The test was ended before its rules stopped it, or because time ran out.
    Ended {
        /// Why.
        reason: StopReason,
        /// When.
        at: Timestamp,
    },
}
