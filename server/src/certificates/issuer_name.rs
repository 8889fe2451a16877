//! How an issuer is named: by the instance's address (`did:web`), or by its key alone (`did:key`).
//!
//! The rule: an instance that people reach by https, at the root of a host, has names of its own, one for itself and
//! one for each organisation; anything else signs as `did:key`, because `did:web` is https only.

use axum::http::Uri;
use serde::{Deserialize, Serialize};

use super::public_key::PublicKey;
use crate::ids::OrganisationId;

/// The name under which a key signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssuerName {
    /// The key's own, `did:key:z6Mk…`.
    Key,
    /// `did:web:…`
    Web(String),
}

impl IssuerName {
    /// The instance at `public_url`.
    pub fn of_instance(public_url: &str) -> Self {
        host(public_url).map_or(Self::Key, |host| Self::Web(format!("did:web:{host}")))
    }

    /// An organisation of the instance at `public_url`.
    pub fn of_organisation(public_url: &str, organisation: &OrganisationId) -> Self {
        match Self::of_instance(public_url) {
            Self::Web(instance) => Self::Web(format!("{instance}:orgs:{organisation}")),
            Self::Key => Self::Key,
        }
    }

    /// The name that a certificate gives its issuer.
    pub fn of_did(did: &str) -> Self {
        if did.starts_with("did:key:") { Self::Key } else { Self::Web(did.to_owned()) }
    }

    /// The DID, for signatures by `key`.
    pub fn did(&self, key: &PublicKey) -> String {
        match self {
            Self::Key => key.did(),
            Self::Web(did) => did.clone(),
        }
    }

    /// Where `key` stands as a Multikey: what Data Integrity proofs name.
    pub fn multikey_method(&self, key: &PublicKey) -> String {
        format!("{}#{}", self.did(key), key.multibase())
    }

    /// Where `key` stands as a JSON Web Key: what the `kid` of a JWT names. In `did:key` both are one.
    pub fn jwk_method(&self, key: &PublicKey) -> String {
        match self {
            Self::Key => key.verification_method(),
            Self::Web(did) => format!("{did}#{}", key.thumbprint()),
        }
    }
}

/// Host of an https address without a path, as `did:web` writes it: a port's colon is escaped.
fn host(public_url: &str) -> Option<String> {
    let uri: Uri = public_url.parse().ok()?;
    let root = matches!(uri.path(), "" | "/") && uri.scheme_str() == Some("https");
    let host = uri.host().filter(|host| root && !host.starts_with('['))?.to_lowercase();
    Some(uri.port_u16().map_or(host.clone(), |port| format!("{host}%3A{port}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::IssuerKey;

    #[test]
    fn https_gives_a_name_and_nothing_else_does() {
        let name = |url: &str| IssuerName::of_instance(url);
        assert_eq!(name("https://Jalon.example.org"), IssuerName::Web("did:web:jalon.example.org".into()));
        assert_eq!(
            name("https://jalon.example:8443/"),
            IssuerName::Web("did:web:jalon.example%3A8443".into())
        );
        for url in ["http://127.0.0.1:8080", "https://example.org/jalon", "https://[::1]", "", "jalon"] {
            assert_eq!(name(url), IssuerName::Key, "{url}");
        }
    }

    #[test]
    fn an_organisation_has_a_path_and_each_key_two_places() {
        let key = IssuerKey::from_seed(1, [3; 32]).public();
        let organisation = OrganisationId("org_1".into());
        let name = IssuerName::of_organisation("https://jalon.example.org", &organisation);
        let did = "did:web:jalon.example.org:orgs:org_1";
        assert_eq!(name.did(&key), did);
        assert_eq!(name.multikey_method(&key), format!("{did}#{}", key.multibase()));
        assert_eq!(name.jwk_method(&key), format!("{did}#{}", key.thumbprint()));
        assert_eq!(IssuerName::Key.jwk_method(&key), IssuerName::Key.multikey_method(&key));
    }
}
