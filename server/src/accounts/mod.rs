//! People who sign in, the organisations they belong to, and what they may do there.

pub mod api;
pub mod extract;
pub mod invitations_store;
pub mod page;
pub mod password;
pub mod people;
pub mod sign_in;
pub mod store;
pub mod throttle;

use crate::ids::{AccountId, OrganisationId};
pub use people::first_administrator_link;
use serde::{Deserialize, Serialize};
pub use sign_in::create_token;

/// What a person may do in an organisation. Every account may also learn.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Takes tests.
    Learner,
    /// Follows cohorts.
    Trainer,
    /// Runs certification sessions.
    Certifier,
    /// Invites people and gives roles.
    Administrator,
}

impl Role {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Trainer => "trainer",
            Self::Certifier => "certifier",
            Self::Administrator => "administrator",
        }
    }

    /// Key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Learner => "role-learner",
            Self::Trainer => "role-trainer",
            Self::Certifier => "role-certifier",
            Self::Administrator => "role-administrator",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Learner, Self::Trainer, Self::Certifier, Self::Administrator]
            .into_iter()
            .find(|role| role.as_str() == text)
    }
}

/// A role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Membership {
    /// Where.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// What.
    pub role: Role,
}

/// Who is asking, as proven by a cookie or a bearer token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub account: AccountId,
    /// Name shown.
    pub display_name: String,
    /// E-mail.
    pub email: String,
    /// Roles; with a bearer token, only the token's role.
    pub memberships: Vec<Membership>,
}

impl Identity {
    /// Whether this person has a role somewhere.
    pub fn has(&self, role: Role) -> bool {
        role == Role::Learner || self.memberships.iter().any(|membership| membership.role == role)
    }

    /// Organisations in which this person has a role.
    pub fn organisations_as(&self, role: Role) -> Vec<OrganisationId> {
        self.memberships.iter().filter(|m| m.role == role).map(|m| m.organisation.clone()).collect()
    }
}
