//! The shape of a certificate: an Open Badges 3.0 credential, and the exact bytes it is issued as.
//!
//! Every certificate is built from these types and read back into them; unknown fields are refused. Fields serialise
//! in the order written here, as JSON indented by two spaces with one newline at the end: that is the *canonical
//! form*, and a file that differs from it in any byte is not the file that was issued.
//!
//! A field added later must be an `Option` left out when empty, so that older certificates keep their bytes.
//!
//! What Open Badges has no field for stands in `evidence[]`, one entry per fact: `genre` is the fact's key (see
//! [`Fact`]), `name` its label in the certificate's language, `narrative` its value.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::draft::HiddenIdentity;
use super::proof::{CREDENTIALS_V2, OPEN_BADGES_3, Proof};

/// A certificate, signed when `proof` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Credential {
    /// The two contexts of Open Badges 3.0.3.
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    /// `urn:uuid:…`
    pub id: String,
    /// `VerifiableCredential`, `OpenBadgeCredential`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Title, in the certificate's language.
    pub name: String,
    /// One sentence on what it states.
    pub description: String,
    /// Who signs.
    pub issuer: Profile,
    /// Instant of issue, RFC 3339 in UTC, whole seconds.
    pub valid_from: String,
    /// Where to learn whether it still stands. Certificates of before 0.3 have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential_status: Option<StatusEntry>,
    /// Whom and what it is about.
    pub credential_subject: AchievementSubject,
    /// How the result was obtained: one entry per fact.
    pub evidence: Vec<Evidence>,
    /// The signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// The issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `did:web:…` or `did:key:z6Mk…`
    pub id: String,
    /// `Profile`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Name of the organisation.
    pub name: String,
}

/// A place in a status list (W3C *Bitstring Status List v1.0*); Open Badges 3.0 allows one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusEntry {
    /// `<list>#<index>`.
    pub id: String,
    /// `BitstringStatusListEntry`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `suspension`: a set bit says "do not accept"; docs/decisions/0006 says why this word.
    pub status_purpose: String,
    /// The index, as text.
    pub status_list_index: String,
    /// Address of the list.
    pub status_list_credential: String,
}

/// The holder and the results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AchievementSubject {
    /// `urn:uuid:…`, drawn for this certificate: it names nobody elsewhere. Certificates of before 0.3 have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `AchievementSubject`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// The holder's name in clear, then salted hashes of what else identifies them.
    pub identifier: Vec<IdentityObject>,
    /// The certificate's public code, in groups of four.
    pub license_number: String,
    /// What was achieved.
    pub achievement: Achievement,
    /// One value per measure and competence.
    pub result: Vec<AchievementResult>,
}

/// Something that identifies the holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IdentityObject {
    /// `IdentityObject`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether `identity_hash` is a hash.
    pub hashed: bool,
    /// The value itself, or `sha256$` and the hexadecimal SHA-256 of value ‖ salt.
    pub identity_hash: String,
    /// `name`, `emailAddress`, …
    pub identity_type: String,
    /// The salt of a hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

/// The achievement, the same for everyone who took this test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Achievement {
    /// An absolute IRI.
    pub id: String,
    /// `Achievement`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Title.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// `Certification`.
    pub achievement_type: String,
    /// Language of all texts: `fr` or `en`.
    pub in_language: String,
    /// How it is earned, and what it does not say.
    pub criteria: Criteria,
    /// Entries of frameworks (CRCN, DigComp).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
    /// What the subject's `result[]` mean.
    pub result_description: Vec<ResultDescription>,
}

/// How the achievement is earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// Plain text.
    pub narrative: String,
}

/// A link to an entry of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Alignment {
    /// `Alignment`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Label of the entry.
    pub target_name: String,
    /// Address of the entry or of its framework.
    pub target_url: String,
    /// Name of the framework.
    pub target_framework: String,
    /// Code of the entry.
    pub target_code: String,
}

/// What one result measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResultDescription {
    /// `<achievement>#<competence>-<measure>`.
    pub id: String,
    /// `ResultDescription`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Competence and measure, in the certificate's language.
    pub name: String,
    /// A result type of Open Badges, or one of ours after `ext:`.
    pub result_type: String,
}

/// One measured value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AchievementResult {
    /// `Result`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// The `id` of its description.
    pub result_description: String,
    /// The value as text.
    pub value: String,
}

/// One fact about the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// `Evidence`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Label in the certificate's language.
    pub name: String,
    /// Key of the fact, see [`Fact::key`].
    pub genre: String,
    /// Value of the fact.
    pub narrative: String,
}

/// The facts a certificate states beside its results, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The certifying organisation.
    Organisation,
    /// Day of the session, ISO 8601.
    SessionDate,
    /// `on_site` or `remote`.
    Place,
    /// How the holder's identity was checked. Certificates of before 0.3 do not say it.
    IdentityCheck,
    /// Framework, its version.
    Framework,
    /// Revision of the question bank.
    BankRevision,
    /// Version of the engine.
    EngineVersion,
    /// `expert_prior` or `calibrated`.
    Calibration,
    /// Digest of the session's transcript, as its record lists it (docs/decisions/0007).
    TranscriptDigest,
    /// Digest of this credential's own text without this fact and without the proof.
    TextDigest,
}

impl Fact {
    /// All facts, in the order of the file.
    pub const ALL: [Self; 10] = [
        Self::Organisation,
        Self::SessionDate,
        Self::Place,
        Self::IdentityCheck,
        Self::Framework,
        Self::BankRevision,
        Self::EngineVersion,
        Self::Calibration,
        Self::TranscriptDigest,
        Self::TextDigest,
    ];

    /// The fact's key in `genre`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organisation => "certifying_organisation",
            Self::SessionDate => "session_date",
            Self::Place => "place",
            Self::IdentityCheck => "identity_check",
            Self::Framework => "framework",
            Self::BankRevision => "bank_revision",
            Self::EngineVersion => "engine_version",
            Self::Calibration => "calibration",
            Self::TranscriptDigest => "transcript_digest",
            Self::TextDigest => "text_digest",
        }
    }
}

/// What each certificate writes in `@context`.
pub(super) fn contexts() -> Vec<String> {
    vec![CREDENTIALS_V2.into(), OPEN_BADGES_3.into()]
}

impl Credential {
    /// The canonical bytes: what is issued, and what verification compares a file with.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Whether both say the same, in whichever form and by whichever key each is signed.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let bare = |one: &Self| Self { proof: None, ..one.clone() };
        bare(self) == bare(other)
    }

    /// The value of a fact.
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        let entry = self.evidence.iter().find(|entry| entry.genre == fact.key())?;
        Some(&entry.narrative)
    }

    /// `sha256:` and the hash of the canonical bytes without `proof` and without the [`Fact::TextDigest`] entry.
    ///
    /// A signature covers the meaning of the file, not its text: two equal statements merge, and the order of a list
    /// is not kept. This digest, itself signed, ties the meaning to one text.
    pub fn text_digest(&self) -> Result<String, serde_json::Error> {
        let mut bare = Self { proof: None, ..self.clone() };
        bare.evidence.retain(|entry| entry.genre != Fact::TextDigest.key());
        let digest = Sha256::digest(bare.to_bytes()?);
        Ok(format!("sha256:{}", hexadecimal(&digest)))
    }
}

impl IdentityObject {
    /// The holder's name, readable.
    pub fn name(name: &str) -> Self {
        Self {
            kind: "IdentityObject".into(),
            hashed: false,
            identity_hash: name.into(),
            identity_type: "name".into(),
            salt: None,
        }
    }

    /// An identity that only its salted hash shows.
    pub fn hidden(identity: &HiddenIdentity) -> Self {
        Self {
            kind: "IdentityObject".into(),
            hashed: true,
            identity_hash: identity.hash.clone(),
            identity_type: identity.identity_type.clone(),
            salt: Some(identity.salt.clone()),
        }
    }

    /// Whether this is `value`, in clear or hashed.
    pub fn matches(&self, value: &str) -> bool {
        if !self.hashed {
            return self.identity_hash == value;
        }
        self.identity_hash == salted_hash(value, self.salt.as_deref().unwrap_or_default())
    }
}

/// The salted hash of an identity, as Open Badges 3.0 defines it.
pub(super) fn salted_hash(value: &str, salt: &str) -> String {
    let digest = Sha256::new().chain_update(value).chain_update(salt).finalize();
    format!("sha256${}", hexadecimal(&digest))
}

/// Lower case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
