//! Whose certificates are believed: a set of public keys, read from whatever form the checker was given.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use thiserror::Error;

use super::key::{KeyError, KeyRing, read_public_keys};
use super::proof::parse_strict_json;
use super::public_key::{NotAPublicKey, PublicKey};

/// The issuers a checker trusts, by DID.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrustedIssuers(BTreeMap<String, PublicKey>);

/// Why no trusted issuer could be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TrustError {
    /// The text is neither a key nor a DID document.
    #[error(transparent)]
    NotAKey(#[from] NotAPublicKey),
    /// A DID document without an Ed25519 key for assertions.
    #[error("the DID document has no Ed25519 key under `assertionMethod`")]
    NoKeyInDocument,
    /// The folder or file could not be used.
    #[error(transparent)]
    File(#[from] KeyError),
    /// The folder holds no public key.
    #[error("`{0}` holds no file `issuer-<n>.pub`")]
    EmptyFolder(String),
}

impl TrustedIssuers {
    /// Trusts the given keys.
    pub fn of(keys: impl IntoIterator<Item = PublicKey>) -> Self {
        Self(keys.into_iter().map(|key| (key.did(), key)).collect())
    }

    /// Trusts all keys of a ring, retired ones included.
    pub fn of_ring(ring: &KeyRing) -> Self {
        Self::of(ring.public_keys().iter().copied())
    }

    /// Reads a keys folder (its `issuer-<n>.pub`), or a file in any form [`TrustedIssuers::parse`] knows.
    pub fn from_path(path: &Path) -> Result<Self, TrustError> {
        if !path.is_dir() {
            return Self::parse(&super::key::read_small(path)?);
        }
        let keys = read_public_keys(path)?;
        if keys.is_empty() {
            return Err(TrustError::EmptyFolder(path.display().to_string()));
        }
        Ok(Self::of(keys))
    }

    /// Reads one key (did:key, multibase, hexadecimal, base64, PEM) or a DID document in JSON.
    pub fn parse(text: &str) -> Result<Self, TrustError> {
        if text.trim_start().starts_with('{') {
            return Self::from_did_document(text);
        }
        Ok(Self::of([PublicKey::parse(text)?]))
    }

    fn from_did_document(text: &str) -> Result<Self, TrustError> {
        let document = parse_strict_json(text.as_bytes()).map_err(|_| TrustError::NoKeyInDocument)?;
        let keys: Vec<PublicKey> = entries(&document, "assertionMethod")
            .filter_map(|entry| asserted_key(&document, entry))
            .collect();
        if keys.is_empty() { Err(TrustError::NoKeyInDocument) } else { Ok(Self::of(keys)) }
    }

    /// The key of the issuer `did`, if it is trusted.
    pub fn key_of(&self, did: &str) -> Option<&PublicKey> {
        self.0.get(did)
    }

    /// The trusted keys.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.0.values()
    }

    /// The trusted DIDs, sorted.
    pub fn dids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn entries<'a>(document: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    document.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// An entry of `assertionMethod` is a method itself, or the address of one in `verificationMethod`.
fn asserted_key(document: &Value, entry: &Value) -> Option<PublicKey> {
    let method = match entry.as_str() {
        None => entry,
        Some(address) => {
            let base = document.get("id").and_then(Value::as_str).unwrap_or_default();
            let absolute = |id: &str| if id.starts_with('#') { format!("{base}{id}") } else { id.to_owned() };
            entries(document, "verificationMethod")
                .find(|method| method["id"].as_str().is_some_and(|id| absolute(id) == absolute(address)))?
        }
    };
    method_key(method)
}

fn method_key(method: &Value) -> Option<PublicKey> {
    if let Some(multibase) = method["publicKeyMultibase"].as_str() {
        return PublicKey::from_multibase(multibase).ok();
    }
    let jwk = method.get("publicKeyJwk")?;
    if jwk["kty"] != "OKP" || jwk["crv"] != "Ed25519" {
        return None;
    }
    PublicKey::from_bytes(&URL_SAFE_NO_PAD.decode(jwk["x"].as_str()?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::certificates::key::IssuerKey;

    fn key() -> PublicKey {
        IssuerKey::from_seed(1, [3; 32]).public()
    }

    #[test]
    fn a_single_key_is_trusted_in_every_form() {
        for text in [key().did(), key().multibase(), key().pem()] {
            assert_eq!(TrustedIssuers::parse(&text).unwrap(), TrustedIssuers::of([key()]));
        }
        assert!(TrustedIssuers::parse("nonsense").is_err());
    }

    #[test]
    fn a_keys_folder_and_a_key_file_are_trusted() {
        let folder = std::env::temp_dir().join(format!("jalon-trust-{}", std::process::id()));
        let ring = KeyRing::load_or_create(&folder, || [3; 32]).unwrap();
        let of_folder = TrustedIssuers::from_path(&folder).unwrap();
        let of_file = TrustedIssuers::from_path(&folder.join("issuer-1.pub")).unwrap();
        let of_secret = TrustedIssuers::from_path(&folder.join("issuer-1.key"));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(of_folder, TrustedIssuers::of_ring(&ring));
        assert_eq!(of_file, of_folder);
        assert!(matches!(of_secret, Err(TrustError::NotAKey(_))), "a secret key is not a public one");
        assert!(matches!(TrustedIssuers::from_path(&folder), Err(TrustError::File(_))));
    }

    #[test]
    fn a_did_document_gives_its_assertion_keys_only() {
        let other = IssuerKey::from_seed(1, [4; 32]).public();
        let jwk = IssuerKey::from_seed(1, [5; 32]).public();
        let document = json!({
            "id": "did:web:jalon.example.org",
            "verificationMethod": [
                {"id": "did:web:jalon.example.org#one", "type": "Multikey", "publicKeyMultibase": key().multibase()},
                {"id": "did:web:jalon.example.org#login", "type": "Multikey", "publicKeyMultibase": other.multibase()},
            ],
            "authentication": ["#login"],
            "assertionMethod": ["#one", {
                "id": "#jwk", "type": "JsonWebKey",
                "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(jwk.verifying_key())},
            }],
        });
        assert_eq!(TrustedIssuers::parse(&document.to_string()).unwrap(), TrustedIssuers::of([key(), jwk]));
        let refused = TrustedIssuers::parse(r#"{"id": "did:web:x", "authentication": []}"#);
        assert!(matches!(refused, Err(TrustError::NoKeyInDocument)));
    }
}
