//! Whose certificates are believed: public keys, read from whatever form the checker was given, and the names each may
//! sign under.
//!
//! A key handed over by itself is trusted as its holder is: under any name they give themselves, if the proof names
//! that key. A key that comes in a DID document is trusted for that document's DID only.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jalon_engine::session::event::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::issuer_name::IssuerName;
use super::key::{KeyError, KeyRing, RingKey, read_keys};
use super::proof::parse_strict_json;
use super::public_key::{NotAPublicKey, PublicKey};

/// The keys a checker trusts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrustedIssuers(Vec<TrustedKey>);

/// A key, the names it may sign under, and how far it is believed.
#[derive(Debug, Clone, PartialEq)]
pub struct TrustedKey {
    /// The key.
    pub key: PublicKey,
    /// Where the key stands in a DID document, `<DID>#<name>`; nothing when it was handed over by itself.
    pub method: Option<String>,
    /// Since when nothing it signs is believed.
    pub compromised: Option<Timestamp>,
}

/// Why no trusted key fits a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untrusted {
    /// Nobody of this name is trusted.
    Issuer,
    /// The issuer is trusted, but not with this key.
    Method,
}

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

impl TrustedKey {
    fn alone(key: PublicKey) -> Self {
        Self { key, method: None, compromised: None }
    }

    /// Whether this key may sign under the name `issuer`.
    fn speaks_for(&self, issuer: &str) -> bool {
        match &self.method {
            Some(method) => method.split_once('#').is_some_and(|(did, _)| did == issuer),
            None => IssuerName::of_did(issuer).did(&self.key) == issuer,
        }
    }

    /// Whether a signature under the name `issuer` names this key by `method`.
    fn is_named(&self, issuer: &str, method: &str) -> bool {
        if let Some(own) = &self.method {
            return own == method;
        }
        let name = IssuerName::of_did(issuer);
        name.multikey_method(&self.key) == method || name.jwk_method(&self.key) == method
    }
}

impl From<&RingKey> for TrustedKey {
    fn from(known: &RingKey) -> Self {
        Self { key: known.key, method: None, compromised: known.compromised }
    }
}

impl TrustedIssuers {
    /// Trusts the given keys.
    pub fn of(keys: impl IntoIterator<Item = PublicKey>) -> Self {
        keys.into_iter().map(TrustedKey::alone).collect()
    }

    /// Trusts all keys of a ring, retired ones included.
    pub fn of_ring(ring: &KeyRing) -> Self {
        ring.keys().iter().map(TrustedKey::from).collect()
    }

    /// Reads a keys folder (its `issuer-<n>.pub`), or a file in any form [`TrustedIssuers::parse`] knows.
    pub fn from_path(path: &Path) -> Result<Self, TrustError> {
        if !path.is_dir() {
            return Self::parse(&super::key::read_small(path)?);
        }
        let keys = read_keys(path)?;
        if keys.is_empty() {
            return Err(TrustError::EmptyFolder(path.display().to_string()));
        }
        Ok(keys.iter().map(TrustedKey::from).collect())
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
        let did = document.get("id").and_then(Value::as_str);
        let asserting = entries(&document, "assertionMethod").filter_map(|entry| method(&document, entry));
        // A compromised key asserts nothing any more, but what it signed is known for what it is.
        let known = entries(&document, "verificationMethod").filter(|method| method.get("revoked").is_some());
        let keys: Self = asserting.chain(known).filter_map(|method| trusted_key(did, method)).collect();
        if keys.0.is_empty() { Err(TrustError::NoKeyInDocument) } else { Ok(keys) }
    }

    /// The key that `method` names, if its holder is trusted under the name `issuer`.
    pub fn find(&self, issuer: &str, method: &str) -> Result<&TrustedKey, Untrusted> {
        let mut untrusted = Untrusted::Issuer;
        for known in self.0.iter().filter(|known| known.speaks_for(issuer)) {
            if known.is_named(issuer, method) {
                return Ok(known);
            }
            // A key by itself speaks for any did:web, so it does not make a stranger's one known.
            if known.method.is_some() || issuer == known.key.did() {
                untrusted = Untrusted::Method;
            }
        }
        Err(untrusted)
    }

    /// The trusted key `key`, if its holder is trusted under the name `issuer`.
    pub fn find_key(&self, issuer: &str, key: &PublicKey) -> Result<&TrustedKey, Untrusted> {
        let mut speaking = self.0.iter().filter(|known| known.speaks_for(issuer)).peekable();
        let untrusted = if speaking.peek().is_some() { Untrusted::Method } else { Untrusted::Issuer };
        speaking.find(|known| known.key == *key).ok_or(untrusted)
    }

    /// The trusted keys.
    pub fn keys(&self) -> impl Iterator<Item = &TrustedKey> {
        self.0.iter()
    }
}

/// Sorted, each key once under each name.
impl FromIterator<TrustedKey> for TrustedIssuers {
    fn from_iter<I: IntoIterator<Item = TrustedKey>>(keys: I) -> Self {
        let mut keys: Vec<TrustedKey> = keys.into_iter().collect();
        keys.sort_by_key(|known| (*known.key.verifying_key().as_bytes(), known.method.clone()));
        keys.dedup();
        Self(keys)
    }
}

fn entries<'a>(document: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    document.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// An entry of `assertionMethod` is a method itself, or the address of one in `verificationMethod`.
fn method<'a>(document: &'a Value, entry: &'a Value) -> Option<&'a Value> {
    let Some(address) = entry.as_str() else { return Some(entry) };
    let base = document.get("id").and_then(Value::as_str).unwrap_or_default();
    entries(document, "verificationMethod")
        .find(|method| method["id"].as_str().is_some_and(|id| absolute(base, id) == absolute(base, address)))
}

fn absolute(did: &str, id: &str) -> String {
    if id.starts_with('#') { format!("{did}{id}") } else { id.to_owned() }
}

/// The key of a method. A document without an `id` is a list of keys, each by itself.
fn trusted_key(did: Option<&str>, method: &Value) -> Option<TrustedKey> {
    let key = method_key(method)?;
    let name = match did {
        Some(did) => Some(absolute(did, method["id"].as_str()?)),
        None => None,
    };
    let revoked = method["revoked"].as_str().and_then(|at| at.parse::<jiff::Timestamp>().ok());
    let compromised = match (method.get("revoked"), revoked) {
        (None, _) => None,
        (Some(_), Some(at)) => Some(Timestamp(at.as_millisecond())),
        (Some(_), None) => Some(Timestamp(i64::MIN)),
    };
    Some(TrustedKey { key, method: name, compromised })
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

    fn document() -> (Value, PublicKey, PublicKey) {
        let other = IssuerKey::from_seed(1, [4; 32]).public();
        let jwk = IssuerKey::from_seed(1, [5; 32]).public();
        let stolen = IssuerKey::from_seed(1, [6; 32]).public();
        let document = json!({
            "id": "did:web:jalon.example.org",
            "verificationMethod": [
                {"id": "did:web:jalon.example.org#one", "type": "Multikey", "publicKeyMultibase": key().multibase()},
                {"id": "did:web:jalon.example.org#login", "type": "Multikey", "publicKeyMultibase": other.multibase()},
                {"id": "#stolen", "type": "Multikey", "publicKeyMultibase": stolen.multibase(),
                    "revoked": "2026-11-21T20:30:00Z"},
            ],
            "authentication": ["#login"],
            "assertionMethod": ["#one", {
                "id": "#jwk", "type": "JsonWebKey",
                "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(jwk.verifying_key())},
            }],
        });
        (document, jwk, stolen)
    }

    #[test]
    fn a_did_document_gives_its_assertion_keys_and_says_which_are_compromised() {
        let (document, jwk, stolen) = document();
        let trusted = TrustedIssuers::parse(&document.to_string()).unwrap();
        let did = "did:web:jalon.example.org";
        let found = |name: &str| {
            trusted.find(did, &format!("{did}#{name}")).map(|known| (known.key, known.compromised))
        };
        assert_eq!(found("one"), Ok((key(), None)));
        assert_eq!(found("jwk"), Ok((jwk, None)));
        assert_eq!(found("stolen"), Ok((stolen, Some(Timestamp(1_795_293_000_000)))));
        assert_eq!(found("login"), Err(Untrusted::Method));
        assert_eq!(
            trusted.find("did:web:elsewhere.org", "did:web:elsewhere.org#one"),
            Err(Untrusted::Issuer)
        );
        assert_eq!(trusted.find(&key().did(), &key().verification_method()), Err(Untrusted::Issuer));
        let refused = TrustedIssuers::parse(r#"{"id": "did:web:x", "authentication": []}"#);
        assert!(matches!(refused, Err(TrustError::NoKeyInDocument)));
    }

    #[test]
    fn a_key_by_itself_is_trusted_under_any_name_that_names_it() {
        let trusted = TrustedIssuers::of([key()]);
        let web = IssuerName::Web("did:web:jalon.example.org:orgs:org_1".into());
        for name in [IssuerName::Key, web.clone()] {
            for method in [name.multikey_method(&key()), name.jwk_method(&key())] {
                assert_eq!(trusted.find(&name.did(&key()), &method).map(|known| known.key), Ok(key()));
            }
        }
        let other = IssuerKey::from_seed(1, [4; 32]).public();
        assert_eq!(trusted.find(&web.did(&other), &web.multikey_method(&other)), Err(Untrusted::Issuer));
        assert_eq!(trusted.find(&other.did(), &other.verification_method()), Err(Untrusted::Issuer));
        assert_eq!(trusted.find(&key().did(), &other.verification_method()), Err(Untrusted::Method));
    }
}
