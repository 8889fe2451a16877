//! A credential as a compact JWS: header, the credential itself with the registered claims, signature.
//!
//! Open Badges 3.0, §8.2: the payload is the credential, beside `iss` (issuer), `jti` (id), `nbf` (validFrom), `sub`
//! (subject) and, with a `validUntil`, `exp`. The header names the algorithm and the key, and nothing else. `typ` is
//! left out: Open Badges asks for `JWT`, the newer VC-JOSE-COSE for `vc+jwt`, and both take none.
//!
//! What the header says of the algorithm is compared, never obeyed: a trusted key is an Ed25519 key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::container::{ContainerError, Kind};
use super::credential::Credential;
use super::key::IssuerKey;
use super::proof::{self, JsonFault, MAX_BYTES};
use super::public_key::PublicKey;
use super::trust::{TrustedIssuers, TrustedKey};
use super::verify::{Refusal, plain, untrusted_refusal};

const ALGORITHM: &str = "EdDSA";

/// What stands before the first point. Open Badges allows no other field.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jwk: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    typ: Option<String>,
}

/// What stands between the points.
#[derive(Debug, Serialize)]
struct Payload<'a> {
    #[serde(flatten)]
    credential: &'a Credential,
    iss: &'a str,
    jti: &'a str,
    nbf: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<&'a str>,
}

/// Signs a credential (without `proof`) as a compact JWS whose `kid` names the key.
pub fn sign_jwt(credential: &Credential, kid: &str, key: &IssuerKey) -> Result<String, serde_json::Error> {
    let input = signing_input(credential, kid)?;
    let signature = URL_SAFE_NO_PAD.encode(key.signing().sign(input.as_bytes()).to_bytes());
    Ok(format!("{input}.{signature}"))
}

/// The same text again, when its signature is known: header and payload follow from the credential.
pub fn with_signature(
    credential: &Credential,
    kid: &str,
    signature: &str,
) -> Result<String, serde_json::Error> {
    let bare = Credential { proof: None, ..credential.clone() };
    Ok(format!("{}.{signature}", signing_input(&bare, kid)?))
}

/// The signature of a compact JWS: what follows the last point.
pub fn signature_of(jwt: &str) -> &str {
    jwt.rsplit('.').next().unwrap_or_default()
}

fn signing_input(credential: &Credential, kid: &str) -> Result<String, serde_json::Error> {
    let header = Header { alg: ALGORITHM.into(), kid: Some(kid.into()), jwk: None, typ: None };
    let payload = Payload {
        credential,
        iss: &credential.issuer.id,
        jti: &credential.id,
        nbf: seconds(&credential.valid_from).unwrap_or_default(),
        sub: credential.credential_subject.id.as_deref(),
    };
    let encode = |text: String| URL_SAFE_NO_PAD.encode(text);
    Ok(format!("{}.{}", encode(serde_json::to_string(&header)?), encode(serde_json::to_string(&payload)?)))
}

fn seconds(instant: &str) -> Option<i64> {
    instant.parse::<Timestamp>().ok().map(Timestamp::as_second)
}

/// Checks header, key, signature and claims of a compact JWS; gives the credential inside, as JSON without the claims,
/// and the key that signed. For credentials of any issuer.
pub fn open<'a>(text: &str, trusted: &'a TrustedIssuers) -> Result<(Value, &'a TrustedKey), Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut parts = text.split('.');
    let (Some(header), Some(payload), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Refusal::NotJson("it is not a compact JWS of three parts".into()));
    };
    let header = read_header(header)?;
    let mut document = part(payload)?;
    let claims = take_claims(&mut document);
    let issuer =
        proof::issuer_id(&document).ok_or_else(|| Refusal::Unsupported("it names no issuer".into()))?;
    let key = signing_key(&header, issuer, trusted)?;
    let signature = Signature::from_slice(&decode(signature)?).map_err(|_| Refusal::BadSignature)?;
    let signed = &text.as_bytes()[..text.len() - signature_of(text).len() - 1];
    key.key.verifying_key().verify_strict(signed, &signature).map_err(|_| Refusal::BadSignature)?;
    claims.agree_with(&document)?;
    Ok((document, key))
}

/// A part of a token that is JSON. Three parts were a token once: one that does not read was damaged since.
fn part(text: &str) -> Result<Value, Refusal> {
    proof::parse_strict_json(&decode(text)?).map_err(|fault| match fault {
        JsonFault::TooLarge => Refusal::TooLarge,
        _ => damaged("a part of it is not JSON"),
    })
}

/// Strict base64url: no padding, no stray bits, so that a text can be written in one way only.
fn decode(part: &str) -> Result<Vec<u8>, Refusal> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| damaged("a part of it is not base64url"))
}

fn damaged(what: &'static str) -> Refusal {
    ContainerError::Damaged(Kind::Jwt, what).into()
}

fn read_header(text: &str) -> Result<Header, Refusal> {
    let header: Header = serde_json::from_value(part(text)?)
        .map_err(|error| Refusal::Unsupported(plain(&format!("its JOSE header: {error}"))))?;
    if header.alg != ALGORITHM {
        return Err(Refusal::Unsupported(plain(&format!(
            "the algorithm {} instead of {ALGORITHM}",
            header.alg
        ))));
    }
    if header.typ.as_deref().is_some_and(|kind| kind != "JWT") {
        return Err(Refusal::Unsupported("its JOSE header gives another type than JWT".into()));
    }
    Ok(header)
}

/// The trusted key that the header names. A key inside the header is only ever compared with the trusted ones.
fn signing_key<'a>(
    header: &Header,
    issuer: &str,
    trusted: &'a TrustedIssuers,
) -> Result<&'a TrustedKey, Refusal> {
    let refuse = |untrusted| untrusted_refusal(untrusted, issuer);
    let named = match (&header.kid, &header.jwk) {
        (Some(kid), None) => return trusted.find(issuer, kid).map_err(refuse),
        (None, Some(jwk)) => jwk_key(jwk),
        _ => None,
    };
    let named = named.ok_or_else(|| Refusal::Unsupported("its JOSE header names no single key".into()))?;
    trusted.find_key(issuer, &named).map_err(refuse)
}

fn jwk_key(jwk: &Value) -> Option<PublicKey> {
    // A secret key in a header is in everyone's hands.
    if jwk["kty"] != "OKP" || jwk["crv"] != "Ed25519" || jwk.get("d").is_some() {
        return None;
    }
    PublicKey::from_bytes(&URL_SAFE_NO_PAD.decode(jwk["x"].as_str()?).ok()?).ok()
}

/// The registered claims, taken out of a payload.
struct Claims {
    iss: Option<Value>,
    jti: Option<Value>,
    nbf: Option<Value>,
    sub: Option<Value>,
    exp: Option<Value>,
}

fn take_claims(document: &mut Value) -> Claims {
    let mut take = |name: &str| document.as_object_mut().and_then(|fields| fields.remove(name));
    Claims { iss: take("iss"), jti: take("jti"), nbf: take("nbf"), sub: take("sub"), exp: take("exp") }
}

impl Claims {
    /// Each claim says what the credential says; all but `exp` are required, and it is with a `validUntil`.
    fn agree_with(&self, document: &Value) -> Result<(), Refusal> {
        let at = |field: &str| document[field].as_str().and_then(seconds).map(Value::from);
        let subject = document.pointer("/credentialSubject/id").cloned();
        let pairs = [
            ("iss", &self.iss, proof::issuer_id(document).map(Value::from)),
            ("jti", &self.jti, document.get("id").cloned()),
            ("nbf", &self.nbf, at("validFrom")),
            ("sub", &self.sub, subject),
        ];
        for (name, claim, said) in pairs {
            if claim.is_none() || *claim != said {
                return Err(Refusal::Altered(format!("the claim `{name}` differs from the credential")));
            }
        }
        if self.exp == at("validUntil") {
            return Ok(());
        }
        Err(Refusal::Altered("the claim `exp` differs from the credential".into()))
    }
}
