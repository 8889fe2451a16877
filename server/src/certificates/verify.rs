//! Checks a certificate file against trusted issuers, with nothing but the file, the keys and a clock value.
//!
//! Only certificates in Jalon's own form are accepted, and only byte for byte as issued. The order of the checks goes
//! from cheap to dear, and everything costly happens on a document already known to have the shape of a certificate:
//! size → JSON → issuer → shape and bytes → text digest → signature → dates.
//!
//! Deliberately not here: revocation, which needs the register of the issuer.

use jiff::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::credential::{Credential, Fact, contexts};
use super::draft::{Calibration, Measure, NOT_REPORTED, OVERALL, Place};
use super::proof::{self, CanonicalError, JsonFault, ProofError};
use super::public_key::PublicKey;
use super::trust::TrustedIssuers;
use super::wording::{self, Language};

/// Why a file is not a valid certificate: what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Not a JSON text, or one that two readers could read differently.
    #[error("this file is not a certificate: {0}; ask the holder for the original .json file")]
    NotJson(String),
    /// Larger than any certificate.
    #[error("this file is too large to be a certificate; check that you chose the right one")]
    TooLarge,
    /// JSON, but not a certificate of this kind.
    #[error("this file is not a Jalon certificate ({0}); check that you chose the right one")]
    Unsupported(String),
    /// Signed, or so it says, by someone who is not trusted.
    #[error(
        "the issuer {did} is not among those you trust; get the issuer's key from the issuer itself, not from the file"
    )]
    UnknownIssuer {
        /// The issuer named in the file.
        did: String,
    },
    /// The file differs from the one issued.
    #[error("this file was altered after it was issued ({0}); do not rely on it, ask for the original")]
    Altered(String),
    /// The signature is not the issuer's signature of this content.
    #[error("the signature does not match the content: the file was altered or forged; do not rely on it")]
    BadSignature,
    /// Issued in the future.
    #[error("this certificate is valid from {from} only; check the date of this computer")]
    NotYetValid {
        /// The instant in the file.
        from: String,
    },
}

impl Refusal {
    /// A stable word for logs, interfaces and exit messages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not_json",
            Self::TooLarge => "too_large",
            Self::Unsupported(_) => "unsupported",
            Self::UnknownIssuer { .. } => "unknown_issuer",
            Self::Altered(_) => "altered",
            Self::BadSignature => "bad_signature",
            Self::NotYetValid { .. } => "not_yet_valid",
        }
    }
}

/// A certificate whose signature, bytes and dates are right: what a page shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifiedCredential {
    /// `urn:uuid:…`
    pub id: String,
    /// Title.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// The holder's name.
    pub holder_name: String,
    /// The public code, as printed.
    pub certificate_code: String,
    /// The key that signed.
    pub issuer_key: PublicKey,
    /// Name of the issuer.
    pub issuer_name: String,
    /// Instant of issue, RFC 3339.
    pub issued_at: String,
    /// Instant of issue, milliseconds since 1970 UTC.
    pub issued_at_ms: i64,
    /// The certifying organisation.
    pub organisation: String,
    /// Day of the session, ISO 8601.
    pub session_date: String,
    /// Where the test was taken.
    pub place: Place,
    /// Framework and version.
    pub framework: String,
    /// Revision of the question bank.
    pub bank_revision: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Where the difficulty of the questions comes from.
    pub calibration: Calibration,
    /// Digest of the session's transcript.
    pub transcript_digest: String,
    /// The overall result, if there is one.
    pub overall: Option<VerifiedLine>,
    /// The results, in the order of the file.
    pub competences: Vec<VerifiedLine>,
    /// The whole credential.
    pub credential: Credential,
}

/// One line of results, as written in the certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedLine {
    /// Code of the competence, or [`OVERALL`].
    pub code: String,
    /// Its label.
    pub name: String,
    /// The level, or nothing when there was not enough evidence.
    pub level: Option<u8>,
    /// The 95 % range.
    pub level_range: String,
    /// Points on the reporting scale.
    pub points: String,
    /// Standard error of the points, two decimals.
    pub standard_error: String,
    /// Number of scored answers.
    pub answers: String,
}

impl VerifiedCredential {
    /// Whether `value` (an e-mail address…) is one of the holder's hidden identities of this type.
    pub fn matches_identity(&self, identity_type: &str, value: &str) -> bool {
        let identities = &self.credential.credential_subject.identifier;
        identities.iter().any(|one| one.identity_type == identity_type && one.matches(value))
    }
}

/// Checks `bytes` at the instant `now_ms` (milliseconds since 1970 UTC).
pub fn verify_file(
    bytes: &[u8],
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<VerifiedCredential, Refusal> {
    let document = proof::parse_strict_json(bytes).map_err(json_refusal)?;
    let key = trusted_key(&document, trusted)?;
    let credential = as_issued(&document, bytes)?;
    refuse_other_text(&credential)?;
    let proof = proof::verify(&document, key.verifying_key()).map_err(|error| proof_refusal(&error))?;
    if proof.verification_method != key.verification_method() {
        return Err(Refusal::Altered("the proof names another key".into()));
    }
    let shown = shown(credential, key)?;
    if shown.issued_at_ms > now_ms {
        return Err(Refusal::NotYetValid { from: shown.issued_at });
    }
    Ok(shown)
}

fn json_refusal(fault: JsonFault) -> Refusal {
    match fault {
        JsonFault::TooLarge => Refusal::TooLarge,
        fault => Refusal::NotJson(plain(&fault.to_string())),
    }
}

fn trusted_key(document: &Value, trusted: &TrustedIssuers) -> Result<PublicKey, Refusal> {
    let issuer = proof::issuer_id(document);
    let did = issuer.ok_or_else(|| Refusal::Unsupported("it names no issuer".into()))?;
    let known = trusted.key_of(did).copied();
    known.ok_or_else(|| Refusal::UnknownIssuer { did: plain(did) })
}

/// The typed certificate, once its canonical bytes are known to be those of the file.
fn as_issued(document: &Value, bytes: &[u8]) -> Result<Credential, Refusal> {
    let credential: Credential = serde_json::from_value(document.clone())
        .map_err(|error| Refusal::Altered(plain(&error.to_string())))?;
    if credential.context != contexts() {
        return Err(Refusal::Unsupported("it is not an Open Badges 3.0.3 credential".into()));
    }
    match credential.to_bytes() {
        Ok(issued) if issued == bytes => Ok(credential),
        _ => Err(Refusal::Altered("its bytes are not those of the issued file".into())),
    }
}

fn proof_refusal(error: &ProofError) -> Refusal {
    match error {
        ProofError::Signature => Refusal::BadSignature,
        ProofError::Suite | ProofError::Purpose => Refusal::Unsupported(error.to_string()),
        ProofError::Canonical(CanonicalError::TooManyBlankNodes) => Refusal::TooLarge,
        ProofError::Shape | ProofError::ForeignKey | ProofError::Canonical(_) => {
            Refusal::Altered(plain(&error.to_string()))
        }
    }
}

/// A reason may quote the file: one short line of it, without control characters.
fn plain(reason: &str) -> String {
    reason.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

fn refuse_other_text(credential: &Credential) -> Result<(), Refusal> {
    match credential.text_digest() {
        Ok(digest) if credential.fact(Fact::TextDigest) == Some(&digest) => Ok(()),
        _ => Err(Refusal::Altered("its text is not the one that was signed".into())),
    }
}

fn shown(credential: Credential, key: PublicKey) -> Result<VerifiedCredential, Refusal> {
    let missing = || Refusal::Unsupported("it states less than a Jalon certificate does".into());
    read(credential, key).ok_or_else(missing)
}

fn read(credential: Credential, issuer_key: PublicKey) -> Option<VerifiedCredential> {
    let fact = |fact| credential.fact(fact).map(str::to_owned);
    let subject = &credential.credential_subject;
    let holder = subject.identifier.iter().find(|one| !one.hashed && one.identity_type == "name")?;
    let language = Language::from_tag(&subject.achievement.in_language)?;
    let lines = lines(&credential, language)?;
    let (overall, competences) = lines.into_iter().partition::<Vec<_>, _>(|line| line.code == OVERALL);
    Some(VerifiedCredential {
        id: credential.id.clone(),
        title: credential.name.clone(),
        language,
        holder_name: holder.identity_hash.clone(),
        certificate_code: subject.license_number.clone(),
        issuer_key,
        issuer_name: credential.issuer.name.clone(),
        issued_at: credential.valid_from.clone(),
        issued_at_ms: credential.valid_from.parse::<Timestamp>().ok()?.as_millisecond(),
        organisation: fact(Fact::Organisation)?,
        session_date: fact(Fact::SessionDate)?,
        place: Place::from_key(&fact(Fact::Place)?)?,
        framework: fact(Fact::Framework)?,
        bank_revision: fact(Fact::BankRevision)?,
        engine_version: fact(Fact::EngineVersion)?,
        calibration: Calibration::from_key(&fact(Fact::Calibration)?)?,
        transcript_digest: fact(Fact::TranscriptDigest)?,
        overall: overall.into_iter().next(),
        competences,
        credential,
    })
}

/// Each line stands as one description and one value per measure, in the same order.
fn lines(credential: &Credential, language: Language) -> Option<Vec<VerifiedLine>> {
    let achievement = &credential.credential_subject.achievement;
    let values = credential.credential_subject.result.chunks(Measure::ALL.len());
    let names = achievement.result_description.chunks(Measure::ALL.len());
    if achievement.result_description.len() != credential.credential_subject.result.len() {
        return None;
    }
    names
        .zip(values)
        .map(|(names, values)| {
            let paired = names.iter().zip(values).all(|(name, value)| name.id == value.result_description);
            let [level, level_range, points, standard_error, answers] = values else { return None };
            let first = names.first().filter(|_| paired)?;
            let label = format!(" — {}", wording::measure_label(Measure::Level, language));
            let code = first.id.rsplit_once('#')?.1.strip_suffix(Measure::Level.key())?.strip_suffix('-')?;
            Some(VerifiedLine {
                code: code.to_owned(),
                name: first.name.strip_suffix(&label)?.to_owned(),
                level: level_of(&level.value)?,
                level_range: level_range.value.clone(),
                points: points.value.clone(),
                standard_error: standard_error.value.clone(),
                answers: answers.value.clone(),
            })
        })
        .collect()
}

/// Outer nothing: not a level at all.
#[expect(
    clippy::option_option,
    reason = "a level that is not reported differs from a value that cannot be read"
)]
fn level_of(value: &str) -> Option<Option<u8>> {
    if value == NOT_REPORTED { Some(None) } else { value.parse().ok().map(Some) }
}
