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
    /// The key that signed, as `did:key`.
    pub key: String,
    /// The signature of the same as a JWT; certificates of before 0.3 have none.
    pub jwt_signature: Option<String>,
    /// Who published it.
    pub issued_by: AccountId,
    /// When.
    pub issued: Timestamp,
    /// Whether it stands.
    pub state: State,
}

impl Certificate {
    /// Whether it stands.
    pub fn is_valid(&self) -> bool {
        self.state == State::Valid
    }
}

/// Whether a certificate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It stands.
    Valid,
    /// It does not count until somebody lifts the suspension.
    Suspended(Change),
    /// It was withdrawn for ever.
    Revoked(Change),
}

impl State {
    /// What took it away, if it does not stand.
    pub fn change(&self) -> Option<&Change> {
        match self {
            Self::Valid => None,
            Self::Suspended(change) | Self::Revoked(change) => Some(change),
        }
    }
}

/// A suspension, its end, or a withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who decided it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
    /// What the public may know of the reason.
    pub category: Category,
    /// The reason, for the organisation.
    pub reason: String,
}

/// What can be done to a certificate that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It does not count for the time being.
    Suspend,
    /// It counts again.
    Reinstate,
    /// It never counts again.
    Revoke,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 3] = [Self::Suspend, Self::Reinstate, Self::Revoke];

    /// The noun: end of the page's address, part of the keys of its texts.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Suspend => "suspension",
            Self::Reinstate => "reinstatement",
            Self::Revoke => "revocation",
        }
    }

    /// Whether it can be done to a certificate in this state.
    pub fn applies_to(self, state: &State) -> bool {
        match self {
            Self::Suspend => matches!(state, State::Valid),
            Self::Reinstate => matches!(state, State::Suspended(_)),
            Self::Revoke => !matches!(state, State::Revoked(_)),
        }
    }
}

/// What the public may know of why a certificate was suspended, reinstated or withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Category {
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

impl Category {
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
    pub fn text_key(self, act: Act) -> String {
        format!("certificates-{}-{}", act.noun(), self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Lang;

    #[test]
    fn every_act_and_category_has_its_words_in_both_languages() {
        let ends = ["do", "do-named", "title", "text", "action", "category", "category-hint"];
        for (lang, act) in Lang::ALL.into_iter().flat_map(|lang| Act::ALL.map(|act| (lang, act))) {
            let own = ends.map(|end| format!("certificates-{}-{end}", act.noun()));
            for key in own.into_iter().chain(Category::ALL.map(|category| category.text_key(act))) {
                assert!(lang.has(&key), "{key} is missing in {}", lang.tag());
            }
        }
    }
}
