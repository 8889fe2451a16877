//! What came of checking a certificate, in one word: interfaces say it, exit codes follow it (docs/verification.md).

use serde::Serialize;
use utoipa::ToSchema;

use super::check::Verdict;
use super::container::ContainerError;
use super::status::Published;
use super::verify::Refusal;

/// The word. New ones may come; whoever does not know one should not rely on the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Signed by a trusted issuer, unchanged, inside its dates; neither suspended nor withdrawn as far as is known.
    Valid,
    /// It does not count for the time being.
    Suspended,
    /// It was withdrawn for ever.
    Revoked,
    /// Rightly signed, but the register does not have this content.
    Unregistered,
    /// Signed by someone who is not trusted here.
    UnknownIssuer,
    /// Not the file that was issued.
    Altered,
    /// Signed by a key that was in other hands.
    CompromisedKey,
    /// It begins later.
    NotYetValid,
    /// It has ended.
    Expired,
    /// No certificate was found in the file, or one of a kind that is not known here.
    Unreadable,
}

impl Standing {
    /// The word itself.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::Unregistered => "unregistered",
            Self::UnknownIssuer => "unknown_issuer",
            Self::Altered => "altered",
            Self::CompromisedKey => "compromised_key",
            Self::NotYetValid => "not_yet_valid",
            Self::Expired => "expired",
            Self::Unreadable => "unreadable",
        }
    }

    /// The worst of several, which is that of the whole; valid where there is none.
    pub fn worst(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().max_by_key(|one| one.gravity()).unwrap_or(Self::Valid)
    }

    /// What is known to be wrong weighs more than what could not be found out.
    fn gravity(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Unreadable => 1,
            Self::UnknownIssuer => 2,
            Self::NotYetValid => 3,
            Self::Expired => 4,
            Self::Unregistered => 5,
            Self::Suspended => 6,
            Self::Revoked => 7,
            Self::CompromisedKey => 8,
            Self::Altered => 9,
        }
    }

    /// Exit code of the command line; 2 is for commands that could not run.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Altered | Self::CompromisedKey => 1,
            Self::Revoked => 3,
            Self::Suspended => 4,
            Self::UnknownIssuer => 5,
            Self::Unreadable => 6,
            Self::Unregistered => 7,
            Self::NotYetValid | Self::Expired => 8,
        }
    }
}

impl From<&Verdict> for Standing {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Valid(_) => Self::Valid,
            Verdict::Other(_, inside) => Self::worst(inside.iter().map(|one| Self::from(&one.worth))),
            Verdict::Suspended(..) => Self::Suspended,
            Verdict::Revoked(..) => Self::Revoked,
            Verdict::Unregistered(_) => Self::Unregistered,
            Verdict::Refused(refusal) => refusal.into(),
        }
    }
}

impl From<&Refusal> for Standing {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::UnknownIssuer { .. } => Self::UnknownIssuer,
            Refusal::Altered(_)
            | Refusal::BadSignature
            | Refusal::Container(ContainerError::Damaged(..) | ContainerError::Several(_)) => Self::Altered,
            Refusal::CompromisedKey { .. } => Self::CompromisedKey,
            Refusal::NotYetValid { .. } => Self::NotYetValid,
            Refusal::Expired { .. } => Self::Expired,
            Refusal::NotJson(_) | Refusal::TooLarge | Refusal::Unsupported(_) | Refusal::Container(_) => {
                Self::Unreadable
            }
        }
    }
}

impl From<Published> for Standing {
    fn from(published: Published) -> Self {
        match published {
            Published::Standing => Self::Valid,
            Published::Suspended | Published::SuspendedOrRevoked => Self::Suspended,
            Published::Revoked => Self::Revoked,
        }
    }
}
