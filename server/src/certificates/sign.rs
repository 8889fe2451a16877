//! Signs a draft: the one way a certificate file comes into being.
//!
//! Pure and repeatable: the same draft and key give the same bytes, so a crash after recording the draft is repaired
//! by signing it again.

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::credential::hexadecimal;
use super::draft::{CredentialDraft, DraftError};
use super::key::IssuerKey;
use super::proof::{self, ProofError};

/// A signed certificate file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCredential {
    /// `urn:uuid:…`
    pub id: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal, for the register.
    pub sha256: String,
    /// DID of the key that signed.
    pub issuer: String,
}

/// Why a certificate could not be signed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SignError {
    /// The draft is not fit for a certificate.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// The credential cannot be signed safely.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The credential could not be written as JSON.
    #[error("failed to write the certificate: {0}")]
    Json(#[from] serde_json::Error),
    /// A verifier would refuse a file of this size.
    #[error("the certificate would be larger than verifiers accept; name fewer competences or alignments")]
    TooLarge,
}

/// Signs `draft` with `key`.
pub fn sign(draft: &CredentialDraft, key: &IssuerKey) -> Result<SignedCredential, SignError> {
    let public = key.public();
    let mut credential = draft.credential(&public.did())?;
    let document = serde_json::to_value(&credential)?;
    let created = &credential.valid_from;
    let proof = proof::sign(&document, created, &public.verification_method(), key.signing())?;
    credential.proof = Some(proof);
    let bytes = credential.to_bytes()?;
    if bytes.len() > proof::MAX_BYTES {
        return Err(SignError::TooLarge);
    }
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    Ok(SignedCredential { id: credential.id, bytes, sha256, issuer: public.did() })
}
