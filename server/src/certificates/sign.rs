//! Signs a draft: the one way a certificate file comes into being.
//!
//! Pure and repeatable: the same draft and key give the same bytes, so a crash after recording the draft is repaired
//! by signing it again.

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::credential::{Credential, hexadecimal};
use super::draft::{CredentialDraft, DraftError};
use super::key::IssuerKey;
use super::proof::{self, ProofError};
use super::{jwt, statements};

/// Room that the proof takes in a file, and some more.
pub(super) const PROOF_BYTES: usize = 2 * 1024;

/// A signed certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCredential {
    /// `urn:uuid:…`
    pub id: String,
    /// The file, with its Data Integrity proof.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// DID under which it was signed.
    pub issuer: String,
    /// The same credential as a compact JWS.
    pub jwt: String,
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

/// Whether `draft` can be signed: everything that could fail, but the signature itself. Asked before it is recorded,
/// so that nothing is reserved for ever.
pub(super) fn lint(draft: &CredentialDraft, key: &IssuerKey) -> Result<(), SignError> {
    let credential = draft.credential(&draft.issuer.did(&key.public()))?;
    fits(credential.to_bytes()?.len() + PROOF_BYTES)
}

/// Signs `draft` with `key`.
pub fn sign(draft: &CredentialDraft, key: &IssuerKey) -> Result<SignedCredential, SignError> {
    let public = key.public();
    let mut credential = draft.credential(&draft.issuer.did(&public))?;
    let jwt = jwt::sign_jwt(&credential, &draft.issuer.jwk_method(&public), key)?;
    credential.proof = Some(prove(&credential, &draft.issuer.multikey_method(&public), key)?);
    let bytes = credential.to_bytes()?;
    fits(bytes.len())?;
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    Ok(SignedCredential { id: credential.id, bytes, sha256, issuer: credential.issuer.id, jwt })
}

fn prove(credential: &Credential, method: &str, key: &IssuerKey) -> Result<proof::Proof, SignError> {
    Ok(proof::sign_text(&statements::text_of(credential)?, &credential.valid_from, method, key.signing()))
}

fn fits(length: usize) -> Result<(), SignError> {
    if length > proof::MAX_BYTES { Err(SignError::TooLarge) } else { Ok(()) }
}
