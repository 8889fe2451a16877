//! The specification's own test vector, and every way a proof must fail.

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};

use super::*;
use crate::certificates::credential::hexadecimal;

const ISSUER: &str = "https://example.edu/issuers/565049";
const CREATED: &str = "2010-01-01T19:23:24Z";
const METHOD: &str = "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";

/// Open Badges Implementation Guide 3.0 (final 2.0, 7 April 2025), "Linked Data Proof Test Vector".
fn teamwork_badge() -> Value {
    json!({
        "@context": [CREDENTIALS_V2, OPEN_BADGES_3],
        "id": "http://example.com/credentials/3527",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "url": "https://www.imsglobal.org", "name": "Example Corp"},
        "validFrom": "2010-01-01T00:00:00Z",
        "name": "Teamwork Badge",
        "credentialSubject": {
            "id": "did:example:ebfeb1f712ebc6f1c276e12ec21",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://example.com/achievements/21st-century-skills/teamwork",
                "type": ["Achievement"],
                "criteria": {"narrative": "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."},
                "description": "This badge recognizes the development of the capacity to collaborate within a group environment.",
                "name": "Teamwork",
            },
        },
    })
}

fn specification_key() -> SigningKey {
    let seed = "6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4";
    let mut bytes = [0; 32];
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&seed[2 * i..2 * i + 2], 16).unwrap();
    }
    SigningKey::from_bytes(&bytes)
}

fn signed_badge() -> Value {
    let mut badge = teamwork_badge();
    let proof = sign(&badge, CREATED, METHOD, &specification_key()).unwrap();
    badge["proof"] = serde_json::to_value(proof).unwrap();
    badge
}

fn verdict(signed: &Value) -> Result<Proof, ProofError> {
    verify(signed, &specification_key().verifying_key())
}

#[test]
fn the_specification_vector_is_reproduced() {
    let proof: Proof = serde_json::from_value(signed_badge()["proof"].clone()).unwrap();
    let bytes = signed_bytes(&canonical_text(&teamwork_badge()).unwrap(), &proof);
    let hex = hexadecimal(&bytes);
    assert_eq!(&hex[..64], "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19");
    assert_eq!(&hex[64..], "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773");
    assert_eq!(canonical_text(&teamwork_badge()).unwrap().lines().count(), 16);
    let value = "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr";
    assert_eq!(proof.proof_value, value);
    assert_eq!(verdict(&signed_badge()), Ok(proof));
}

#[test]
fn a_changed_value_is_refused() {
    let mut badge = signed_badge();
    badge["credentialSubject"]["achievement"]["name"] = json!("Teamworks");
    assert_eq!(verdict(&badge), Err(ProofError::Signature));
}

#[test]
fn another_key_is_refused() {
    let other = SigningKey::from_bytes(&[7; 32]).verifying_key();
    assert_eq!(verify(&signed_badge(), &other), Err(ProofError::Signature));
}

#[test]
fn each_part_of_the_proof_is_checked() {
    for (field, value, error) in [
        ("type", "Ed25519Signature2020", ProofError::Suite),
        ("cryptosuite", "eddsa-jcs-2022", ProofError::Suite),
        ("cryptosuite", "none", ProofError::Suite),
        ("proofPurpose", "authentication", ProofError::Purpose),
        ("verificationMethod", "https://example.edu/issuers/565049", ProofError::ForeignKey),
        ("verificationMethod", "https://example.edu/issuers/565049#", ProofError::ForeignKey),
        ("verificationMethod", "https://example.com/#key", ProofError::ForeignKey),
        ("verificationMethod", "https://example.edu/issuers/565049#other", ProofError::Signature),
        ("created", "2010-01-01T19:23:25Z", ProofError::Signature),
        ("proofValue", "z111", ProofError::Signature),
        ("proofValue", "", ProofError::Signature),
    ] {
        let mut badge = signed_badge();
        badge["proof"][field] = json!(value);
        assert_eq!(verdict(&badge), Err(error), "{field} = {value}");
    }
}

#[test]
fn missing_and_multiple_proofs_are_refused() {
    assert_eq!(verdict(&teamwork_badge()), Err(ProofError::Shape));
    let mut badge = signed_badge();
    badge["proof"]["nonce"] = json!("x");
    assert_eq!(verdict(&badge), Err(ProofError::Shape));
    badge["proof"] = json!([signed_badge()["proof"]]);
    assert_eq!(verdict(&badge), Err(ProofError::Shape));
}

#[test]
fn a_field_outside_the_signature_is_refused() {
    let mut badge = signed_badge();
    badge["credentialSubject"]["grade"] = json!("excellent");
    let lost = CanonicalError::LostTerm("credentialSubject/grade".into());
    assert_eq!(verdict(&badge), Err(ProofError::Canonical(lost)));
}

#[test]
fn a_document_that_loses_terms_cannot_be_signed() {
    let mut badge = teamwork_badge();
    badge["grade"] = json!("excellent");
    let refusal = sign(&badge, CREATED, METHOD, &specification_key());
    assert_eq!(refusal, Err(ProofError::Canonical(CanonicalError::LostTerm("grade".into()))));
}
