//! An issuer's public Ed25519 key in the forms people hand it over, and its name as `did:key`.
//!
//! Multikey: `z` + base58btc(0xED 0x01 ‖ 32 bytes), which gives the `z6Mk…` of the Data Integrity specifications.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use ed25519_dalek::VerifyingKey;
use serde::Serialize;
use sha2::{Digest, Sha256};
use thiserror::Error;
use utoipa::ToSchema;

const MULTICODEC: [u8; 2] = [0xED, 0x01];
/// What precedes the 32 bytes in a DER SubjectPublicKeyInfo of an Ed25519 key (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM_BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const PEM_END: &str = "-----END PUBLIC KEY-----";

/// A public key that is safe to verify with: a point of the curve, not one of the few weak ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A public Ed25519 key as JOSE has it (RFC 8037); the fields in the order of its thumbprint.
#[derive(Debug, Serialize, ToSchema)]
pub struct Jwk {
    /// `Ed25519`.
    pub crv: &'static str,
    /// `OKP`.
    pub kty: &'static str,
    /// The 32 bytes, base64url.
    pub x: String,
}

/// The text is not a public Ed25519 key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "this is not a public Ed25519 key; give it as did:key, as multibase (z6Mk…), as 32 bytes in hexadecimal or base64, \
     as PEM (BEGIN PUBLIC KEY), or give a DID document"
)]
pub struct NotAPublicKey;

impl PublicKey {
    /// Takes the 32 bytes of RFC 8032.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAPublicKey> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| NotAPublicKey)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| NotAPublicKey)?;
        if key.is_weak() { Err(NotAPublicKey) } else { Ok(Self(key)) }
    }

    /// Reads a key in any of its one-line forms or as PEM.
    pub fn parse(text: &str) -> Result<Self, NotAPublicKey> {
        let text = text.trim();
        if text.starts_with(PEM_BEGIN) {
            return Self::from_pem(text);
        }
        if let Some(rest) = text.strip_prefix("did:key:") {
            return Self::from_did_key(rest);
        }
        if text.len() == 64 {
            return Self::from_hex(text);
        }
        Self::from_multibase(text).or_else(|_| Self::from_base64(text))
    }

    fn from_did_key(rest: &str) -> Result<Self, NotAPublicKey> {
        match rest.split_once('#') {
            Some((name, fragment)) if name == fragment => Self::from_multibase(name),
            Some(_) => Err(NotAPublicKey),
            None => Self::from_multibase(rest),
        }
    }

    /// Reads the Multikey form, `z6Mk…`.
    pub fn from_multibase(text: &str) -> Result<Self, NotAPublicKey> {
        let encoded = text.strip_prefix('z').ok_or(NotAPublicKey)?;
        let bytes = bs58::decode(encoded).into_vec().map_err(|_| NotAPublicKey)?;
        Self::from_bytes(bytes.strip_prefix(&MULTICODEC).ok_or(NotAPublicKey)?)
    }

    fn from_hex(text: &str) -> Result<Self, NotAPublicKey> {
        if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAPublicKey);
        }
        let pairs = (0..32).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16));
        let bytes: Vec<u8> = pairs.collect::<Result<_, _>>().map_err(|_| NotAPublicKey)?;
        Self::from_bytes(&bytes)
    }

    fn from_base64(text: &str) -> Result<Self, NotAPublicKey> {
        let decoded = STANDARD.decode(text).or_else(|_| STANDARD_NO_PAD.decode(text));
        Self::from_bytes(&decoded.or_else(|_| URL_SAFE_NO_PAD.decode(text)).map_err(|_| NotAPublicKey)?)
    }

    fn from_pem(text: &str) -> Result<Self, NotAPublicKey> {
        let body = text.strip_prefix(PEM_BEGIN).and_then(|rest| rest.strip_suffix(PEM_END));
        let joined: String = body.ok_or(NotAPublicKey)?.split_whitespace().collect();
        let der = STANDARD.decode(joined).map_err(|_| NotAPublicKey)?;
        Self::from_bytes(der.strip_prefix(&SPKI_PREFIX).ok_or(NotAPublicKey)?)
    }

    /// The Multikey form, `z6Mk…`.
    pub fn multibase(&self) -> String {
        let bytes = [&MULTICODEC[..], self.0.as_bytes()].concat();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The issuer's name: `did:key:z6Mk…`.
    pub fn did(&self) -> String {
        format!("did:key:{}", self.multibase())
    }

    /// The key's own address inside its DID: `did:key:z6Mk…#z6Mk…`.
    pub fn verification_method(&self) -> String {
        format!("{}#{}", self.did(), self.multibase())
    }

    /// The key as PEM, for tools that know nothing of DIDs.
    pub fn pem(&self) -> String {
        let der = [&SPKI_PREFIX[..], self.0.as_bytes()].concat();
        format!("{PEM_BEGIN}\n{}\n{PEM_END}\n", STANDARD.encode(der))
    }

    /// The key as a JSON Web Key.
    pub fn jwk(&self) -> Jwk {
        Jwk { crv: "Ed25519", kty: "OKP", x: URL_SAFE_NO_PAD.encode(self.0.as_bytes()) }
    }

    /// SHA-256 thumbprint of the JSON Web Key (RFC 7638), base64url.
    pub fn thumbprint(&self) -> String {
        let Jwk { crv, kty, x } = self.jwk();
        let text = format!(r#"{{"crv":"{crv}","kty":"{kty}","x":"{x}"}}"#);
        URL_SAFE_NO_PAD.encode(Sha256::digest(text))
    }

    /// The form the signature library takes.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.0
    }
}

impl From<VerifyingKey> for PublicKey {
    fn from(key: VerifyingKey) -> Self {
        Self(key)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", self.multibase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5";
    const MULTIBASE: &str = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";

    #[test]
    fn every_form_names_the_same_key() {
        let key = PublicKey::parse(HEX).unwrap();
        assert_eq!(key.multibase(), MULTIBASE);
        let bytes = key.verifying_key().as_bytes();
        for form in [
            MULTIBASE.to_owned(),
            key.did(),
            key.verification_method(),
            key.pem(),
            key.pem().replace('\n', "\r\n"),
            HEX.to_uppercase(),
            format!(" {HEX}\n"),
            STANDARD.encode(bytes),
            URL_SAFE_NO_PAD.encode(bytes),
        ] {
            assert_eq!(PublicKey::parse(&form), Ok(key), "{form}");
        }
    }

    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        let key = PublicKey::from_bytes(
            &URL_SAFE_NO_PAD.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap(),
        );
        assert_eq!(key.unwrap().thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        let weak = "0100000000000000000000000000000000000000000000000000000000000000";
        let secret = "z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq";
        let long = "é".repeat(32);
        for text in ["", "z", "z6Mk", "did:key:", "did:web:example.org", weak, secret, &HEX[2..], &long] {
            assert_eq!(PublicKey::parse(text), Err(NotAPublicKey), "{text}");
        }
        assert!(PublicKey::parse(&format!("did:key:{MULTIBASE}#other")).is_err());
    }
}
