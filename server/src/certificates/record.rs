//! A certificate as the register holds it.

use super::code::CertificateCode;
use crate::ids::{AccountId, AttemptId, CandidateId, CertificateId, OrganisationId, SittingId};
use jalon_engine::session::event::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id.
    pub id: CertificateId,
    /// Public code.
    pub code: CertificateCode,
    /// The certifying organisation.
    pub organisation: OrganisationId,
    /// The sitting it comes from.
    pub sitting: SittingId,
    /// The candidate.
    pub candidate: CandidateId,
    /// The attempt it states the result of.
    pub attempt: AttemptId,
    /// Name of the holder.
    pub holder_name: String,
    /// The signed file, byte for byte as handed out.
    pub credential: String,
    /// Who published it.
    pub issued_by: AccountId,
    /// When.
    pub issued: Timestamp,
    /// Its withdrawal, if it was withdrawn.
    pub revocation: Option<Revocation>,
}

impl Certificate {
    /// Whether it stands.
    pub fn is_valid(&self) -> bool {
        self.revocation.is_none()
    }
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// Who withdrew it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
    /// What the public may know of the reason.
    pub category: RevocationCategory,
    /// The reason, for the organisation.
    pub reason: String,
}

/// What the public may know of a withdrawal's reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RevocationCategory {
    /// The name or another detail about the holder was wrong.
    Identity,
    /// The result was wrong.
    Result,
    /// The organisation decided so after looking at the session again.
    Decision,
    /// The holder asked for it.
    Request,
    /// Another reason.
    #[default]
    Other,
}

impl RevocationCategory {
    /// All categories, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Identity, Self::Result, Self::Decision, Self::Request, Self::Other];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Result => "result",
            Self::Decision => "decision",
            Self::Request => "request",
            Self::Other => "other",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == text)
    }

    /// Key of its words.
    pub fn text_key(self) -> String {
        format!("certificates-category-{}", self.as_str())
    }
}
