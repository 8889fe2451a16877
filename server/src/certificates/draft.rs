//! What a certificate is made of, as plain values. The register keeps them: with the key, they give the file again.
//!
//! A field added later needs a default, so that drafts recorded before it are still read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::credential::salted_hash;
use super::issuer_name::IssuerName;
use super::wording::Language;

/// The code under which the total stands.
pub const OVERALL: &str = "overall";

/// Everything a certificate states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CredentialDraft {
    /// Identifier of the credential, a UUID without prefix.
    pub uuid: String,
    /// Identifier of its subject, another one: nobody meets it elsewhere.
    pub subject_uuid: String,
    /// Public code of the certificate, as printed.
    pub certificate_code: String,
    /// Language of the texts.
    pub language: Language,
    /// Instant of issue, milliseconds since 1970 UTC; written in whole seconds, rounded down.
    pub issued_at_ms: i64,
    /// DID under which the key signs.
    pub issuer: IssuerName,
    /// Name of the issuer, the organisation in whose name the key signs.
    pub issuer_name: String,
    /// Where its status is published.
    pub status: StatusPlace,
    /// The holder's name as on their document.
    pub holder_name: String,
    /// What else identifies the holder, stored as salted hashes.
    pub identities: Vec<HiddenIdentity>,
    /// The organisation that certified, when a centre works for the issuer; else the issuer's name again.
    pub organisation: String,
    /// Day of the session, `2026-11-21`.
    pub session_date: String,
    /// Where the test was taken.
    pub place: Place,
    /// How the holder's identity was checked.
    pub identity_check: IdentityCheck,
    /// Absolute address (IRI without `#`) of the achievement, the same for all holders of this kind of certificate.
    pub achievement_id: String,
    /// Name of the framework, `CRCN`.
    pub framework: String,
    /// Its version, `2019`.
    pub framework_version: String,
    /// Revision of the question bank.
    pub bank_revision: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Where the difficulty of the questions comes from.
    pub calibration: Calibration,
    /// Digest of the session's transcript.
    pub transcript_digest: String,
    /// All competences together.
    pub total: TotalLine,
    /// The results, in the order of the framework.
    pub competences: Vec<CompetenceLine>,
    /// Links to entries of frameworks.
    pub alignments: Vec<AlignmentLine>,
}

/// A place in a status list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusPlace {
    /// Address of the list.
    pub list: String,
    /// Which bit of it.
    pub index: u32,
}

/// An identity that only its hash shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenIdentity {
    /// An Open Badges identifier type: `emailAddress`, or one of ours after `ext:`.
    pub identity_type: String,
    /// `sha256$` and the hash of value ‖ salt.
    pub hash: String,
    /// A random salt, one per certificate and identity.
    pub salt: String,
}

impl HiddenIdentity {
    /// Hides `value`.
    pub fn of(identity_type: &str, value: &str, salt: &str) -> Self {
        let hash = salted_hash(value, salt);
        Self { identity_type: identity_type.to_owned(), hash, salt: salt.to_owned() }
    }
}

/// One competence of the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompetenceLine {
    /// Code in the framework, `1.1`.
    pub code: String,
    /// Label in the certificate's language.
    pub name: String,
    /// What was measured.
    pub result: ResultLine,
}

/// All competences together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalLine {
    /// Points of all reported competences.
    pub points: u32,
    /// Most points the test could give.
    pub points_possible: u32,
    /// Number of scored answers.
    pub answers: u32,
}

/// What was measured for one competence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultLine {
    /// The level, or nothing when there is not enough evidence.
    pub level: Option<u8>,
    /// Levels between which the holder stands with 90 % probability; written `3–4`.
    pub level_range: (u8, u8),
    /// Points on the reporting scale; nothing when the level is not reported.
    pub points: Option<u32>,
    /// Standard error of the ability on the logit scale; finite and not negative.
    pub standard_error: f64,
    /// Number of scored answers.
    pub answers: u32,
}

/// A link to an entry of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignmentLine {
    /// Name of the framework, `DigComp 2.2`.
    pub framework: String,
    /// Code of the entry.
    pub code: String,
    /// Label of the entry.
    pub name: String,
    /// Address of the entry or its framework.
    pub url: String,
}

/// Where the test was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In a room with an invigilator.
    OnSite,
    /// From elsewhere.
    Remote,
}

impl Place {
    /// The value written in the certificate.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Remote => "remote",
        }
    }

    /// Reads the value back.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::OnSite, Self::Remote].into_iter().find(|place| place.key() == key)
    }
}

/// How the holder's identity was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityCheck {
    /// The invigilator looked at an identity document before the test.
    DocumentSeen,
}

impl IdentityCheck {
    /// The value written in the certificate.
    pub fn key(self) -> &'static str {
        match self {
            Self::DocumentSeen => "document_seen",
        }
    }

    /// Reads the value back.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::DocumentSeen].into_iter().find(|check| check.key() == key)
    }
}

/// Where the difficulty of the questions comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calibration {
    /// Experts' judgement.
    ExpertPrior,
    /// Estimated on real answers.
    Calibrated,
}

impl Calibration {
    /// The value written in the certificate.
    pub fn key(self) -> &'static str {
        match self {
            Self::ExpertPrior => "expert_prior",
            Self::Calibrated => "calibrated",
        }
    }

    /// Reads the value back.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::ExpertPrior, Self::Calibrated].into_iter().find(|status| status.key() == key)
    }
}

/// Why a draft cannot become a certificate.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A text is empty, has spaces around it or control characters.
    #[error("the certificate's {0} is empty, has spaces around it or contains control characters")]
    Text(&'static str),
    /// An address is not an absolute IRI without fragment.
    #[error("the certificate's {0} must be an absolute address without `#`")]
    Address(&'static str),
    /// No competence at all.
    #[error("a certificate needs at least one competence")]
    NoCompetence,
    /// A competence, an alignment or an identity type stands twice.
    #[error("`{0}` stands twice in the certificate")]
    Twice(String),
    /// A range of levels whose ends are exchanged.
    #[error("the range of levels of `{0}` ends before it begins")]
    LevelRange(String),
    /// A standard error that is not a number.
    #[error("the standard error of `{0}` is not a finite number")]
    StandardError(String),
    /// The instant of issue or the session date is no date.
    #[error("the certificate's {0} is not a date")]
    Date(&'static str),
    /// The credential could not be written as JSON.
    #[error("failed to write the certificate: {0}")]
    Json(#[from] serde_json::Error),
}
