//! Checks a certificate file against trusted issuers, with nothing but the file, the keys and a clock value.
//!
//! Only certificates in Jalon's own form are accepted, and only byte for byte as issued. The order of the checks goes
//! from cheap to dear, and everything costly happens on a document already known to have the shape of a certificate:
//! size → JSON → issuer → shape and bytes → text digest → signature → dates.
//!
//! Deliberately not here: revocation, which needs the register of the issuer.

use serde_json::Value;
use thiserror::Error;

use super::credential::{Credential, Fact, contexts};
use super::proof::{self, CanonicalError, JsonFault, ProofError};
use super::public_key::PublicKey;
use super::trust::TrustedIssuers;
use super::verified::{VerifiedCredential, read};

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
    let proof = proof::verify_bound(&document, key.verifying_key()).map_err(|error| proof_refusal(&error))?;
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
