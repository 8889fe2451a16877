//! The same certificate as a compact JWS: what is issued verifies, and every trick with headers and claims is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};

use super::tampering::random;
use super::*;

pub(super) fn issued_jwt() -> String {
    sign(&draft(), &key()).unwrap().jwt
}

fn verdict_of(text: &str) -> Result<VerifiedCredential, Refusal> {
    verify_jwt(text, &trusted(), AFTER_MS)
}

fn part(text: &str, number: usize) -> Value {
    let part = text.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// A token with these parts, signed by `key` as EdDSA, whatever the header says.
pub(super) fn signed_by(key: &IssuerKey, header: &Value, payload: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let input = format!("{}.{}", encode(header), encode(payload));
    let signature = key.signing().sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[test]
fn what_is_issued_verifies_and_says_the_same_as_the_file() {
    for draft in [draft(), english_draft()] {
        let signed = sign(&draft, &key()).unwrap();
        let mut file = verdict(&signed.bytes).unwrap();
        file.credential.proof = None;
        assert_eq!(verdict_of(&signed.jwt), Ok(file));
    }
}

#[test]
fn header_and_claims_are_those_open_badges_asks_for() {
    let text = issued_jwt();
    let kid = format!("{DID}#{}", key().public().thumbprint());
    assert_eq!(part(&text, 0), json!({"alg": "EdDSA", "kid": kid}));
    let payload = part(&text, 1);
    assert_eq!((&payload["iss"], &payload["jti"]), (&payload["issuer"]["id"], &payload["id"]));
    assert_eq!(
        (&payload["sub"], &payload["nbf"]),
        (&payload["credentialSubject"]["id"], &json!(1_795_293_000))
    );
    assert!(payload.get("exp").is_none() && payload.get("vc").is_none() && payload.get("proof").is_none());
}

#[test]
fn the_text_follows_from_the_file_and_the_signature() {
    let signed = sign(&draft(), &key()).unwrap();
    let credential: Credential = serde_json::from_slice(&signed.bytes).unwrap();
    let kid = draft().issuer.jwk_method(&key().public());
    let again = jwt::with_signature(&credential, &kid, jwt::signature_of(&signed.jwt)).unwrap();
    assert_eq!(again, signed.jwt);
}

#[test]
fn five_thousand_changed_bytes_are_all_refused() {
    let original = issued_jwt();
    let mut state = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..5_000 {
        let mut bytes = original.clone().into_bytes();
        let place = random(&mut state) % bytes.len();
        bytes[place] ^= u8::try_from(1 + random(&mut state) % 127).unwrap();
        let changed = String::from_utf8(bytes).unwrap();
        assert!(verdict_of(&changed).is_err(), "sign {place} became {}", &changed[place..=place]);
    }
    for changed in
        [format!("{original}\n"), format!(" {original}"), format!("{original}="), original.replace('.', "..")]
    {
        assert!(verdict_of(&changed).is_err());
    }
}

#[test]
fn the_header_never_chooses_the_algorithm() {
    let (header, payload) = (part(&issued_jwt(), 0), part(&issued_jwt(), 1));
    for algorithm in ["none", "None", "HS256", "RS256", "ES256", "eddsa", ""] {
        let mut header = header.clone();
        header["alg"] = json!(algorithm);
        let refusal = verdict_of(&signed_by(&key(), &header, &payload));
        assert!(matches!(refusal, Err(Refusal::Unsupported(_))), "{algorithm}: {refusal:?}");
        let unsigned = signed_by(&key(), &header, &payload);
        let unsigned = &unsigned[..=unsigned.rfind('.').unwrap()];
        assert!(verdict_of(unsigned).is_err(), "{algorithm} without a signature");
    }
}

#[test]
fn the_header_never_brings_the_key() {
    let payload = part(&issued_jwt(), 1);
    let thief = IssuerKey::from_seed(1, [43; 32]);
    let name = IssuerName::Web(DID.into());
    let own = |key: &IssuerKey| serde_json::to_value(key.public().jwk()).unwrap();
    let secret = json!({"kty": "OKP", "crv": "Ed25519", "x": own(&key())["x"], "d": "AAAA"});
    let kid = name.jwk_method(&key().public());
    for header in [
        json!({"alg": "EdDSA", "kid": name.jwk_method(&thief.public())}),
        json!({"alg": "EdDSA", "kid": kid}),
        json!({"alg": "EdDSA", "kid": thief.public().verification_method()}),
        json!({"alg": "EdDSA", "jwk": own(&thief)}),
        json!({"alg": "EdDSA", "kid": kid, "jwk": own(&thief)}),
        json!({"alg": "EdDSA"}),
    ] {
        assert!(verdict_of(&signed_by(&thief, &header, &payload)).is_err(), "{header}");
    }
    for header in [
        json!({"alg": "EdDSA", "kid": kid, "typ": "at+jwt"}),
        json!({"alg": "EdDSA", "kid": kid, "crit": ["exp"]}),
        json!({"alg": "EdDSA", "kid": kid, "jku": "https://elsewhere.example/keys"}),
        json!({"alg": "EdDSA", "jwk": secret}),
    ] {
        let refusal = verdict_of(&signed_by(&key(), &header, &payload));
        assert!(matches!(refusal, Err(Refusal::Unsupported(_))), "{header}: {refusal:?}");
    }
    for header in
        [json!({"alg": "EdDSA", "jwk": own(&key())}), json!({"alg": "EdDSA", "kid": kid, "typ": "JWT"})]
    {
        assert!(
            verdict_of(&signed_by(&key(), &header, &payload)).is_ok(),
            "{header}: what the standard allows"
        );
    }
}

#[test]
fn each_claim_says_what_the_credential_says() {
    let (header, payload) = (part(&issued_jwt(), 0), part(&issued_jwt(), 1));
    for (claim, value) in [
        ("iss", json!("did:web:elsewhere.example")),
        ("sub", json!("urn:uuid:00000000-0000-4000-8000-000000000000")),
        ("jti", json!("urn:uuid:00000000-0000-4000-8000-000000000000")),
        ("nbf", json!(1_795_293_001)),
        ("exp", json!(4_000_000_000_i64)),
        ("aud", json!("everyone")),
        ("vc", json!({})),
    ] {
        let mut changed = payload.clone();
        changed[claim] = value;
        let refusal = verdict_of(&signed_by(&key(), &header, &changed));
        assert!(matches!(refusal, Err(Refusal::Altered(_))), "{claim}: {refusal:?}");
        let mut missing = payload.clone();
        missing.as_object_mut().unwrap().remove(claim);
        let complete = !["iss", "sub", "jti", "nbf"].contains(&claim);
        assert_eq!(verdict_of(&signed_by(&key(), &header, &missing)).is_ok(), complete, "{claim}");
    }
}

#[test]
fn other_texts_are_refused_with_a_plain_reason() {
    assert!(matches!(verdict_of(""), Err(Refusal::NotJson(_))));
    assert!(matches!(verdict_of("a.b"), Err(Refusal::NotJson(_))));
    assert!(matches!(verdict_of("{}.{}.{}"), Err(Refusal::Container(_))));
    assert_eq!(verdict_of(&"a".repeat(300 * 1024)), Err(Refusal::TooLarge));
    let refused = verify_jwt(&issued_jwt(), &TrustedIssuers::default(), AFTER_MS);
    assert_eq!(refused, Err(Refusal::UnknownIssuer { did: DID.into() }));
    let early = verify_jwt(&issued_jwt(), &trusted(), ISSUED_AT_MS - 1_000);
    assert_eq!(early, Err(Refusal::NotYetValid { from: "2026-11-21T20:30:00Z".into() }));
}
