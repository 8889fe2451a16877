//! Groups that a trainer follows: a code to join by, who stands where, what the group masters.
//!
//! A cohort belongs to one trainer in one organisation; to everybody else it does not exist. A learner's
//! result is shown once the test is over; answers and keys are never shown here. Pages and API call the
//! same functions: [`create`], [`list`], [`find`], [`close`], [`reopen`], [`follow`], [`learner`], [`table`].

pub mod api;
pub mod code;
mod export;
mod follow;
mod known;
mod manage;
pub mod page;
pub mod store;
pub mod summary;

use crate::attempts::{AttemptState, Helped};
use crate::ids::{AttemptId, CohortId, OrganisationId};
pub use export::{Form, table};
pub use follow::{Followed, Learner, follow, learner};
use jalon_engine::session::event::Timestamp;
pub use manage::{NewCohort, close, create, find, link, list, reopen};
use serde::Serialize;

/// Whether new learners may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CohortState {
    /// They may.
    Open,
    /// Only those who began go on.
    Closed,
}

impl CohortState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Open, Self::Closed].into_iter().find(|state| state.as_str() == text)
    }

    /// Whether new learners may join.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}

/// What the code of a cohort shows to whoever has it, before anything is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortInvitation {
    /// The cohort.
    pub id: CohortId,
    /// Its name.
    pub name: String,
    /// Who invites.
    pub organisation_name: String,
    /// The test.
    pub plan_id: String,
    /// Whether one may still join.
    pub state: CohortState,
}

/// A cohort as its trainer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Id.
    pub id: CohortId,
    /// Where it is followed.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// Its name.
    pub name: String,
    /// The code to join by.
    pub code: String,
    /// The test.
    pub plan_id: String,
    /// Whether one may join.
    pub state: CohortState,
    /// When it was made.
    pub created: Timestamp,
    /// How many began.
    pub started: u32,
    /// How many of them finished.
    pub finished: u32,
}

/// A learner of a cohort: one run through its test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their run.
    pub attempt: AttemptId,
    /// The name given when joining.
    pub name: Option<String>,
    /// Help received.
    pub helped: Helped,
    /// Whether it is over.
    pub state: AttemptState,
    /// Answers stored.
    pub answered: u32,
    /// When it began.
    pub started: Timestamp,
    /// When something last happened.
    pub touched: Timestamp,
    /// When it ended.
    pub completed: Option<Timestamp>,
}

/// Nothing happening for this long during a test calls for a look.
const STUCK_MS: i64 = 10 * 60 * 1000;

impl Member {
    /// Whether the test is over.
    pub fn is_finished(&self) -> bool {
        self.state == AttemptState::Completed
    }

    /// Whether the test runs and nothing happened for ten minutes: stuck, or gone for a while.
    pub fn seems_stuck(&self, now: Timestamp) -> bool {
        !self.is_finished() && now.0 - self.touched.0 >= STUCK_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_minutes_of_silence_call_for_a_look() {
        let mut member = Member {
            attempt: AttemptId("att_1".to_owned()),
            name: None,
            helped: Helped::No,
            state: AttemptState::Running,
            answered: 3,
            started: Timestamp(0),
            touched: Timestamp(1000),
            completed: None,
        };
        assert!(!member.seems_stuck(Timestamp(600_999)));
        assert!(member.seems_stuck(Timestamp(601_000)));
        member.state = AttemptState::Completed;
        assert!(!member.seems_stuck(Timestamp(601_000)));
    }
}
