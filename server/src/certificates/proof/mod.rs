//! Data Integrity proofs of the suite `eddsa-rdfc-2022`: how a credential is signed and checked.
//!
//! Signed bytes = SHA-256(canonical proof options) ‖ SHA-256(canonical document without proof), signed by Ed25519;
//! `proofValue` = `z` + base58btc(signature). Reference: W3C, *Data Integrity EdDSA Cryptosuites v1.0* (2025), §3.2.
//!
//! Deliberately not here: proof sets and chains, other suites, contexts fetched from the network.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

mod canonical;
mod contexts;
pub(super) mod labels;
mod options;
mod strict_json;

pub use canonical::{CanonicalError, MAX_BLANK_NODES, canonical_text};
pub use contexts::{CREDENTIALS_V2, LEARNER_RECORD_2, OPEN_BADGES_3};
pub use strict_json::{JsonFault, MAX_BYTES, MAX_DEPTH, parse as parse_strict_json};

const PROOF_TYPE: &str = "DataIntegrityProof";
const CRYPTOSUITE: &str = "eddsa-rdfc-2022";
pub(super) const PROOF_PURPOSE: &str = "assertionMethod";

/// The `proof` of a signed credential. Fields serialise in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Proof {
    /// Always `DataIntegrityProof`.
    #[serde(rename = "type")]
    pub kind: String,
    /// When the proof was made, RFC 3339.
    pub created: String,
    /// The key: `<issuer>#<key name>`.
    pub verification_method: String,
    /// Always `eddsa-rdfc-2022`.
    pub cryptosuite: String,
    /// Always `assertionMethod`.
    pub proof_purpose: String,
    /// The signature, multibase base58btc.
    pub proof_value: String,
}

/// Why a document cannot be signed, or its proof not believed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProofError {
    /// The document has no safe canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// There is no `proof` object, or it has unknown or missing fields.
    #[error("the credential has no proof of the expected shape")]
    Shape,
    /// Another proof type or suite.
    #[error("the proof is not of the suite {CRYPTOSUITE}")]
    Suite,
    /// A proof made for something else than a claim, for example a login.
    #[error("the proof was not made to assert a credential")]
    Purpose,
    /// The key is not one of the credential's issuer.
    #[error("the proof's key does not belong to the issuer")]
    ForeignKey,
    /// The signature is not this key's signature of this document.
    #[error("the signature does not match the content")]
    Signature,
}

/// Signs `document` (without `proof`) at the instant `created`, RFC 3339, naming the key `verification_method`.
pub fn sign(
    document: &Value,
    created: &str,
    verification_method: &str,
    key: &SigningKey,
) -> Result<Proof, ProofError> {
    Ok(sign_text(&canonical_text(document)?, created, verification_method, key))
}

/// The same for a document whose canonical text is known.
pub fn sign_text(text: &str, created: &str, verification_method: &str, key: &SigningKey) -> Proof {
    let mut proof = Proof {
        kind: PROOF_TYPE.into(),
        created: created.into(),
        verification_method: verification_method.into(),
        cryptosuite: CRYPTOSUITE.into(),
        proof_purpose: PROOF_PURPOSE.into(),
        proof_value: String::new(),
    };
    let signature = key.sign(&signed_bytes(text, &proof));
    proof.proof_value = format!("z{}", bs58::encode(signature.to_bytes()).into_string());
    proof
}

/// Checks the proof inside `signed` against `key`, which the caller trusts for the credential's issuer.
pub fn verify(signed: &Value, key: &VerifyingKey) -> Result<Proof, ProofError> {
    let mut document = signed.clone();
    let proof =
        document.as_object_mut().and_then(|fields| fields.remove("proof")).ok_or(ProofError::Shape)?;
    let proof: Proof = serde_json::from_value(proof).map_err(|_| ProofError::Shape)?;
    refuse_other_suites(&proof)?;
    let issuer = issuer_id(&document).ok_or(ProofError::ForeignKey)?;
    refuse_foreign_keys(issuer, &proof)?;
    verify_text(&canonical_text(&document)?, issuer, &proof, key)?;
    Ok(proof)
}

/// Checks a proof of `issuer` over a document whose canonical text is known: either because its types leave no room for
/// a term outside the signature, or because [`canonical_text`] gave it.
pub fn verify_text(text: &str, issuer: &str, proof: &Proof, key: &VerifyingKey) -> Result<(), ProofError> {
    refuse_other_suites(proof)?;
    refuse_foreign_keys(issuer, proof)?;
    let signature = decode_signature(&proof.proof_value).ok_or(ProofError::Signature)?;
    key.verify_strict(&signed_bytes(text, proof), &signature).map_err(|_| ProofError::Signature)
}

fn refuse_other_suites(proof: &Proof) -> Result<(), ProofError> {
    if proof.kind != PROOF_TYPE || proof.cryptosuite != CRYPTOSUITE {
        return Err(ProofError::Suite);
    }
    if proof.proof_purpose != PROOF_PURPOSE {
        return Err(ProofError::Purpose);
    }
    Ok(())
}

fn refuse_foreign_keys(issuer: &str, proof: &Proof) -> Result<(), ProofError> {
    match proof.verification_method.split_once('#') {
        Some((controller, name)) if controller == issuer && !name.is_empty() => Ok(()),
        _ => Err(ProofError::ForeignKey),
    }
}

/// The `issuer` of a credential, given as a text or as an object with an `id`.
pub fn issuer_id(document: &Value) -> Option<&str> {
    let issuer = document.get("issuer")?;
    issuer.as_str().or_else(|| issuer.get("id")?.as_str())
}

fn decode_signature(proof_value: &str) -> Option<Signature> {
    let bytes = bs58::decode(proof_value.strip_prefix('z')?).into_vec().ok()?;
    Signature::from_slice(&bytes).ok()
}

/// The 64 bytes that are signed: hash of the proof options, then hash of the document.
fn signed_bytes(document_text: &str, proof: &Proof) -> [u8; 64] {
    let mut bytes = [0; 64];
    let (first, second) = bytes.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(options::canonical_text(proof)));
    second.copy_from_slice(&Sha256::digest(document_text));
    bytes
}

#[cfg(test)]
mod tests;
