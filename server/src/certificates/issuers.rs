//! The issuer's public keys as documents: DID documents for `did:web`, and a list of keys for people who keep it and for
//! `jalon certificate verify --issuer`.
//!
//! Retired keys stay, so that what they signed goes on being valid. A compromised key stays too, marked `revoked`, but
//! asserts nothing any more: a verifier that cannot see the log refuses all it signed, since it cannot tell which of it
//! is older than the theft.

use super::issuer_name::IssuerName;
use super::key::{KeyRing, RingKey};
use super::public_key::Jwk;
use super::sheet::instant;
use serde::Serialize;
use utoipa::ToSchema;

/// Every key that certificates of this service may be signed with; the last one signs now.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssuerDocument {
    /// The keys as `did:key`, oldest first.
    pub issuers: Vec<String>,
    /// The same as in a DID document.
    #[serde(rename = "verificationMethod")]
    pub verification_method: Vec<VerificationMethod>,
    /// Ids of the keys that assert certificates: all but compromised ones.
    #[serde(rename = "assertionMethod")]
    pub assertion_method: Vec<String>,
}

/// A DID document.
#[derive(Debug, Serialize)]
pub struct DidDocument {
    #[serde(rename = "@context")]
    context: [&'static str; 3],
    id: String,
    #[serde(rename = "verificationMethod")]
    verification_method: Vec<VerificationMethod>,
    #[serde(rename = "assertionMethod")]
    assertion_method: Vec<String>,
}

/// A key as DID documents have it.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationMethod {
    /// `did:key:z6Mk…#z6Mk…`
    pub id: String,
    /// `Multikey` or `JsonWebKey`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `did:key:z6Mk…`
    pub controller: String,
    /// `z6Mk…`, of a Multikey.
    #[serde(rename = "publicKeyMultibase", skip_serializing_if = "Option::is_none")]
    pub public_key_multibase: Option<String>,
    /// The key of a JsonWebKey.
    #[serde(rename = "publicKeyJwk", skip_serializing_if = "Option::is_none")]
    pub public_key_jwk: Option<Jwk>,
    /// Since when nothing it signs is believed, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<String>,
}

/// The list of a ring's keys, each under its own name.
pub fn document(ring: &KeyRing) -> IssuerDocument {
    let keys = ring.keys();
    IssuerDocument {
        issuers: keys.iter().map(|known| known.key.did()).collect(),
        verification_method: keys.iter().map(|known| multikey(&IssuerName::Key, known)).collect(),
        assertion_method: sound(keys).map(|known| known.key.verification_method()).collect(),
    }
}

/// The document of the DID under which the keys of this ring sign; each key as Multikey and as JsonWebKey.
pub fn did_document(did: &str, ring: &KeyRing) -> DidDocument {
    let name = IssuerName::Web(did.to_owned());
    let keys = ring.keys();
    let methods = keys.iter().flat_map(|known| [multikey(&name, known), json_web_key(&name, known)]);
    let asserting =
        sound(keys).flat_map(|known| [name.multikey_method(&known.key), name.jwk_method(&known.key)]);
    DidDocument {
        context: [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        id: did.to_owned(),
        verification_method: methods.collect(),
        assertion_method: asserting.collect(),
    }
}

fn sound(keys: &[RingKey]) -> impl Iterator<Item = &RingKey> {
    keys.iter().filter(|known| known.compromised.is_none())
}

fn multikey(name: &IssuerName, known: &RingKey) -> VerificationMethod {
    VerificationMethod {
        id: name.multikey_method(&known.key),
        kind: "Multikey",
        controller: name.did(&known.key),
        public_key_multibase: Some(known.key.multibase()),
        public_key_jwk: None,
        revoked: known.compromised.map(instant),
    }
}

fn json_web_key(name: &IssuerName, known: &RingKey) -> VerificationMethod {
    VerificationMethod {
        id: name.jwk_method(&known.key),
        kind: "JsonWebKey",
        controller: name.did(&known.key),
        public_key_multibase: None,
        public_key_jwk: Some(known.key.jwk()),
        revoked: known.compromised.map(instant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::TrustedIssuers;
    use jalon_engine::session::event::Timestamp;

    /// A ring of three keys, the first compromised.
    fn ring(name: &str) -> KeyRing {
        let folder = std::env::temp_dir().join(format!("jalon-issuers-{}-{name}", std::process::id()));
        let mut ring = KeyRing::load_or_create(&folder, || [3; 32]).unwrap();
        ring.rotate([4; 32]).unwrap();
        ring.rotate([5; 32]).unwrap();
        ring.compromised(1, Timestamp(1_000), || [6; 32]).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        ring
    }

    #[test]
    fn the_list_is_a_form_that_checkers_trust() {
        let ring = ring("list");
        let text = serde_json::to_string(&document(&ring)).unwrap();
        assert_eq!(TrustedIssuers::parse(&text).unwrap(), TrustedIssuers::of_ring(&ring));
    }

    #[test]
    fn a_did_document_gives_each_key_twice_and_says_which_is_compromised() {
        let ring = ring("did");
        let name = IssuerName::Web("did:web:jalon.example.org".into());
        let document = serde_json::to_string(&did_document("did:web:jalon.example.org", &ring)).unwrap();
        let trusted = TrustedIssuers::parse(&document).unwrap();
        for known in ring.keys() {
            for method in [name.multikey_method(&known.key), name.jwk_method(&known.key)] {
                let found = trusted.find("did:web:jalon.example.org", &method).unwrap();
                assert_eq!((found.key, found.compromised), (known.key, known.compromised));
            }
        }
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        assert_eq!(document["verificationMethod"].as_array().unwrap().len(), 6);
        assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 4);
    }
}
