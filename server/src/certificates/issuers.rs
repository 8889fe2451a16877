//! The issuer's public keys as a document: for people who keep it, and for `jalon certificate verify --issuer`.

use super::key::KeyRing;
use super::public_key::PublicKey;
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
    /// Ids of the keys that assert certificates: all of them.
    #[serde(rename = "assertionMethod")]
    pub assertion_method: Vec<String>,
}

/// A key as DID documents have it.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationMethod {
    /// `did:key:z6Mk…#z6Mk…`
    pub id: String,
    /// `Multikey`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `did:key:z6Mk…`
    pub controller: String,
    /// `z6Mk…`
    #[serde(rename = "publicKeyMultibase")]
    pub public_key_multibase: String,
}

/// The document of a key ring.
pub fn document(keys: &KeyRing) -> IssuerDocument {
    let keys = keys.public_keys();
    IssuerDocument {
        issuers: keys.iter().map(PublicKey::did).collect(),
        verification_method: keys.iter().map(method).collect(),
        assertion_method: keys.iter().map(PublicKey::verification_method).collect(),
    }
}

fn method(key: &PublicKey) -> VerificationMethod {
    VerificationMethod {
        id: key.verification_method(),
        kind: "Multikey".to_owned(),
        controller: key.did(),
        public_key_multibase: key.multibase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::TrustedIssuers;

    #[test]
    fn the_document_is_a_form_that_checkers_trust() {
        let folder = std::env::temp_dir().join(format!("jalon-issuers-{}", std::process::id()));
        let mut keys = KeyRing::load_or_create(&folder, || [3; 32]).unwrap();
        keys.rotate([4; 32]).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let text = serde_json::to_string(&document(&keys)).unwrap();
        assert_eq!(TrustedIssuers::parse(&text).unwrap(), TrustedIssuers::of_ring(&keys));
    }
}
