//! A learner's test: begun, answered one question at a time, ended, read back.
//!
//! An attempt is the stored history of an engine `Session`; loading it folds the history again.
//! Pages, API and sittings call the same functions ([`begin`], [`load`], [`present`], [`answer`],
//! [`end`], [`completed`]). Deliberately absent: a way for a trainer to reach an attempt here.

mod answering;
pub mod api;
pub mod code;
pub mod export;
pub mod file;
pub mod holder;
mod joining;
mod life;
pub mod media;
pub mod memory;
pub mod offer;
pub mod page;
pub mod result;
pub mod steps;
pub mod store;
pub mod work;

pub use answering::{AnswerReply, answer, end};
pub use life::{
    Attempt, Begin, Presented, Started, adopt, begin, begin_in, completed, load, mine, open, outcome,
    present, release, resume, show,
};
pub use store::AttemptRecord;

use serde::{Deserialize, Serialize};

/// Help received during a test. Anything but [`Helped::No`] marks the result as assisted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Helped {
    /// None.
    #[default]
    No,
    /// Someone reads aloud.
    Reading,
    /// Someone handles the device.
    Device,
    /// Someone explains.
    Explaining,
}

impl Helped {
    /// All of them, as offered.
    pub const ALL: [Self; 4] = [Self::No, Self::Reading, Self::Device, Self::Explaining];

    /// As stored; also the suffix of its texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Reading => "reading",
            Self::Device => "device",
            Self::Explaining => "explaining",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|helped| helped.as_str() == text)
    }

    /// Whether the result is marked as assisted.
    pub fn is_assisted(self) -> bool {
        self != Self::No
    }
}

/// Where an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AttemptState {
    /// Questions are being asked.
    Running,
    /// No further question; the result stands.
    Completed,
}

impl AttemptState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Completed => "completed",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Running, Self::Completed].into_iter().find(|state| state.as_str() == text)
    }
}
