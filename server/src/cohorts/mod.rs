//! Groups that a trainer follows: a code to join by, who stands where, what the group masters.

pub mod api;
pub mod code;
pub mod page;
pub mod store;

use crate::ids::CohortId;
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
