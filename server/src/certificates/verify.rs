//! Checks a certificate of Jalon against trusted issuers, with nothing but the file, the keys and a clock value.
//! [`super::examine`] is the door for files of any kind; it comes here with what is, or claims to be, one of ours.
//!
//! Only certificates in Jalon's own form are accepted, and only byte for byte as issued. The order of the checks goes
//! from cheap to dear, and everything costly happens on a document already known to have the shape of a certificate:
//! size → JSON → issuer → shape and bytes → text digest → signature → dates.
//!
//! Deliberately not here: suspension and revocation, which need the issuer's register or its status lists.

use jalon_engine::session::event::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::container::ContainerError;
use super::credential::{Credential, Fact, contexts};
use super::proof::{self, CanonicalError, JsonFault, ProofError};
use super::sheet::instant;
use super::trust::{TrustedIssuers, TrustedKey, Untrusted};
use super::verified::{VerifiedCredential, read};
use super::{jwt, statements};

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
    /// Past its last day.
    #[error("this was valid until {until} only; ask the issuer")]
    Expired {
        /// The instant in the file.
        until: String,
    },
    /// Nothing to check was found in the file.
    #[error("{0}; check that you chose the right file, or ask the holder for the original")]
    Container(ContainerError),
    /// Signed by a key that was in other hands, and nobody recorded it before.
    #[error(
        "the issuer says that this key was in other hands since {since}, and nothing shows that the certificate is older; \
         ask the issuer for a new one"
    )]
    CompromisedKey {
        /// Since when, RFC 3339.
        since: String,
    },
}

impl Refusal {
    /// A stable word for logs, interfaces and exit messages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not_json",
            Self::TooLarge | Self::Container(ContainerError::TooLarge) => "too_large",
            Self::Unsupported(_) => "unsupported",
            Self::UnknownIssuer { .. } => "unknown_issuer",
            Self::Altered(_) => "altered",
            Self::BadSignature => "bad_signature",
            Self::NotYetValid { .. } => "not_yet_valid",
            Self::Expired { .. } => "expired",
            Self::CompromisedKey { .. } => "compromised_key",
            Self::Container(ContainerError::UnknownKind) => "unknown_kind",
            Self::Container(ContainerError::Nothing(_)) => "nothing_inside",
            Self::Container(ContainerError::Several(_)) => "several",
            Self::Container(ContainerError::Damaged(..)) => "damaged",
            Self::Container(ContainerError::Encrypted(_)) => "encrypted",
        }
    }
}

impl From<ContainerError> for Refusal {
    fn from(error: ContainerError) -> Self {
        Self::Container(error)
    }
}

/// A certificate whose content and signature are right, before it is asked how far its key is believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    credential: VerifiedCredential,
    compromised: Option<Timestamp>,
}

impl Judged {
    /// What it says, whether it can be relied on or not: only to look up who recorded it, and when.
    pub fn claimed(&self) -> &VerifiedCredential {
        &self.credential
    }

    /// The certificate, if it can be relied on. Who holds a stolen key writes any date, so what a compromised key
    /// signed counts only if the register or the log had it before: `recorded` is when.
    pub fn believed(self, recorded: Option<Timestamp>) -> Result<VerifiedCredential, Refusal> {
        match self.compromised {
            Some(since) if recorded.is_none_or(|recorded| recorded >= since) => {
                Err(Refusal::CompromisedKey { since: instant(since) })
            }
            _ => Ok(self.credential),
        }
    }
}

/// Checks the bytes of a file at the instant `now_ms` (milliseconds since 1970 UTC).
pub fn verify_file(
    bytes: &[u8],
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<VerifiedCredential, Refusal> {
    judge_file(bytes, trusted, now_ms)?.believed(None)
}

/// Checks a compact JWS at the instant `now_ms`.
pub fn verify_jwt(text: &str, trusted: &TrustedIssuers, now_ms: i64) -> Result<VerifiedCredential, Refusal> {
    judge_jwt(text, trusted, now_ms)?.believed(None)
}

/// The same as [`verify_file`], for whoever may know when the file was recorded.
pub fn judge_file(bytes: &[u8], trusted: &TrustedIssuers, now_ms: i64) -> Result<Judged, Refusal> {
    judge_document(proof::parse_strict_json(bytes).map_err(json_refusal)?, bytes, trusted, now_ms)
}

/// The same for a file that was read already: `document` is what `bytes` say.
pub(super) fn judge_document(
    document: Value,
    bytes: &[u8],
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<Judged, Refusal> {
    judge_shaped(document, trusted, now_ms, |document| as_issued(document, bytes))
}

/// The same for a certificate inside a record, whose white space is the record's: what it says must be what was signed.
pub(super) fn judge_enclosed(
    document: Value,
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<Judged, Refusal> {
    judge_shaped(document, trusted, now_ms, typed)
}

fn judge_shaped(
    document: Value,
    trusted: &TrustedIssuers,
    now_ms: i64,
    shaped: impl FnOnce(Value) -> Result<Credential, Refusal>,
) -> Result<Judged, Refusal> {
    let key = trusted_key(&document, trusted);
    if let Err(refusal @ (Refusal::UnknownIssuer { .. } | Refusal::Unsupported(_))) = key {
        return Err(refusal);
    }
    let credential = shaped(document)?;
    let key = key?;
    refuse_other_text(&credential)?;
    refuse_other_signature(&credential, key).map_err(|error| proof_refusal(&error))?;
    judged(credential, key, now_ms)
}

fn refuse_other_signature(credential: &Credential, key: &TrustedKey) -> Result<(), ProofError> {
    let proof = credential.proof.as_ref().ok_or(ProofError::Shape)?;
    let text = statements::text_of(credential)?;
    proof::verify_text(&text, &credential.issuer.id, proof, key.key.verifying_key())
}

/// The same as [`verify_jwt`], for whoever may know when the certificate was recorded.
pub fn judge_jwt(text: &str, trusted: &TrustedIssuers, now_ms: i64) -> Result<Judged, Refusal> {
    let (document, key) = jwt::open(text, trusted)?;
    judge_opened(document, key, now_ms)
}

/// The same for a token that was opened already.
pub(super) fn judge_opened(document: Value, key: &TrustedKey, now_ms: i64) -> Result<Judged, Refusal> {
    let credential = typed(document)?;
    if credential.proof.is_some() {
        return Err(Refusal::Unsupported("it has two proofs".into()));
    }
    refuse_other_text(&credential)?;
    judged(credential, key, now_ms)
}

fn judged(credential: Credential, key: &TrustedKey, now_ms: i64) -> Result<Judged, Refusal> {
    let missing = || Refusal::Unsupported("it states less than a Jalon certificate does".into());
    let credential = read(credential, key.key).ok_or_else(missing)?;
    if credential.issued_at_ms > now_ms {
        return Err(Refusal::NotYetValid { from: credential.issued_at });
    }
    Ok(Judged { credential, compromised: key.compromised })
}

pub(super) fn json_refusal(fault: JsonFault) -> Refusal {
    match fault {
        JsonFault::TooLarge => Refusal::TooLarge,
        fault => Refusal::NotJson(plain(&fault.to_string())),
    }
}

/// The trusted key that the proof names. That the issuer is unknown is said first; that the key is another one,
/// only of a certificate.
fn trusted_key<'a>(document: &Value, trusted: &'a TrustedIssuers) -> Result<&'a TrustedKey, Refusal> {
    let issuer = proof::issuer_id(document);
    let did = issuer.ok_or_else(|| Refusal::Unsupported("it names no issuer".into()))?;
    let method = document.pointer("/proof/verificationMethod").and_then(Value::as_str);
    let method = method.ok_or_else(|| Refusal::Altered("it has no proof".into()))?;
    trusted.find(did, method).map_err(|untrusted| untrusted_refusal(untrusted, did))
}

pub(super) fn untrusted_refusal(untrusted: Untrusted, did: &str) -> Refusal {
    match untrusted {
        Untrusted::Issuer => Refusal::UnknownIssuer { did: plain(did) },
        Untrusted::Method => Refusal::Altered("the proof names another key".into()),
    }
}

fn typed(document: Value) -> Result<Credential, Refusal> {
    let credential: Credential =
        serde_json::from_value(document).map_err(|error| Refusal::Altered(plain(&error.to_string())))?;
    if credential.context != contexts() {
        return Err(Refusal::Unsupported("it is not an Open Badges 3.0.3 credential".into()));
    }
    Ok(credential)
}

/// The typed certificate, once its canonical bytes are known to be those of the file.
fn as_issued(document: Value, bytes: &[u8]) -> Result<Credential, Refusal> {
    let credential = typed(document)?;
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
pub(super) fn plain(reason: &str) -> String {
    reason.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

fn refuse_other_text(credential: &Credential) -> Result<(), Refusal> {
    match credential.text_digest() {
        Ok(digest) if credential.fact(Fact::TextDigest) == Some(&digest) => Ok(()),
        _ => Err(Refusal::Altered("its text is not the one that was signed".into())),
    }
}
