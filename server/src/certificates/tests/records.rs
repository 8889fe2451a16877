//! A record of certificates: signed whole, each certificate inside still its own.

use serde_json::{Value, json};

use super::jwts::{issued_jwt, signed_by};
use super::*;
use crate::certificates::clr::{RecordDraft, sign_record};
use crate::certificates::enclosed::MAX_ENCLOSED;
use crate::certificates::examine::{Carried, Opened, examine};
use crate::certificates::proof::MAX_BYTES;

fn record(files: Vec<String>) -> RecordDraft {
    RecordDraft {
        uuid: "3f0c5a8e-6c1d-4d0b-9e54-8f6f5b1c2d33".into(),
        subject_uuid: "9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d".into(),
        language: Language::Fr,
        at_ms: ISSUED_AT_MS + 500,
        issuer: IssuerName::Web(DID.into()),
        issuer_name: "Médiathèque de Saint-Étienne-lès-Orgues".into(),
        holder_name: draft().holder_name,
        identities: vec![HiddenIdentity::of("ext:birthDate", "1985-03-27", "Kosher")],
        files,
    }
}

/// Three certificates of one person: of today, of the same kind again, and of before.
fn files() -> Vec<String> {
    let again = CredentialDraft {
        uuid: "1b671a64-40d5-491e-99b0-da01ff1f3341".into(),
        subject_uuid: "0c1d3b5e-41f6-4a5f-9d2b-7e1c0a9f8b64".into(),
        ..draft()
    };
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    vec![
        text(&issued()),
        text(&sign(&again, &key()).unwrap().bytes),
        text(include_bytes!("../fixtures/certificate-0.2-fr.json")),
    ]
}

#[test]
fn a_record_is_signed_and_so_is_each_certificate_in_it() {
    let signed = sign_record(&record(files()), &key()).unwrap();
    assert_eq!(signed.certificates, 3);
    assert_fixture("record.json", signed.text.as_bytes());
    let document: Value = serde_json::from_str(&signed.text).unwrap();
    assert!(proof::verify(&document, key().public().verifying_key()).is_ok());
    assert!(document.get("description").is_none());
    for inside in document["credentialSubject"]["verifiableCredential"].as_array().unwrap() {
        let own: Credential = serde_json::from_value(inside.clone()).unwrap();
        assert!(verdict(&own.to_bytes().unwrap()).is_ok());
    }
}

#[test]
fn a_change_anywhere_breaks_the_records_signature() {
    let signed = sign_record(&record(files()), &key()).unwrap();
    let document: Value = serde_json::from_str(&signed.text).unwrap();
    for (pointer, value) in [
        ("/name", json!("Relevé")),
        ("/credentialSubject/identifier/0/identityHash", json!("Zoé")),
        ("/credentialSubject/verifiableCredential/1/credentialSubject/result/3/value", json!("8")),
        ("/credentialSubject/verifiableCredential/2/proof/proofValue", json!("z1")),
        (
            "/credentialSubject/verifiableCredential/0/id",
            json!("urn:uuid:00000000-0000-4000-8000-000000000000"),
        ),
    ] {
        let mut changed = document.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(proof::verify(&changed, key().public().verifying_key()).is_err(), "{pointer}");
    }
    let mut shorter = document;
    shorter.pointer_mut("/credentialSubject/verifiableCredential").unwrap().as_array_mut().unwrap().pop();
    assert!(proof::verify(&shorter, key().public().verifying_key()).is_err());
}

/// What came of each certificate inside a file.
fn inside(file: &[u8]) -> Result<Vec<Opened>, Refusal> {
    match examine(file, &trusted(), AFTER_MS).found?.credential {
        Carried::Other(_, inside) => Ok(inside.into_iter().map(|one| one.worth).collect()),
        Carried::Ours(_) => panic!("not a record"),
    }
}

#[test]
fn each_certificate_inside_a_record_is_checked_by_itself() {
    let mut changed = files();
    changed[1] = changed[1].replace("\"value\": \"33\"", "\"value\": \"34\"");
    assert_ne!(changed, files());
    let other = CredentialDraft {
        uuid: "2b671a64-40d5-491e-99b0-da01ff1f3341".into(),
        subject_uuid: "2c1d3b5e-41f6-4a5f-9d2b-7e1c0a9f8b64".into(),
        ..draft()
    };
    let other = sign(&other, &IssuerKey::from_seed(1, [43; 32])).unwrap();
    changed[2] = String::from_utf8(other.bytes).unwrap();
    let signed = sign_record(&record(changed), &key()).unwrap();
    let found: [Opened; 3] = inside(signed.text.as_bytes()).unwrap().try_into().unwrap();
    let [sound, altered, foreign] = found;
    assert!(matches!(sound, Ok(Carried::Ours(_))));
    assert!(matches!(altered, Err(Refusal::Altered(_))), "signed by the record only");
    assert!(matches!(foreign, Err(Refusal::UnknownIssuer { .. })));
}

/// A record as a token.
fn token_record(inside: &[String]) -> String {
    let header = json!({"alg": "EdDSA", "kid": IssuerName::Web(DID.into()).jwk_method(&key().public())});
    let (id, subject) =
        ("urn:uuid:3f0c5a8e-6c1d-4d0b-9e54-8f6f5b1c2d33", "urn:uuid:9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d");
    let payload = json!({
        "@context": [proof::CREDENTIALS_V2, proof::OPEN_BADGES_3, proof::LEARNER_RECORD_2],
        "id": id,
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Relevé",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Médiathèque"},
        "validFrom": "2026-11-21T20:30:00Z",
        "credentialSubject": {"id": subject, "type": ["ClrSubject"], "verifiableCredential": inside},
        "iss": DID, "jti": id, "nbf": 1_795_293_000, "sub": subject,
    });
    signed_by(&key(), &header, &payload)
}

#[test]
fn looking_into_a_record_ends_soon() {
    let nested = token_record(&[issued_jwt()]);
    assert!(matches!(inside(nested.as_bytes()).unwrap().as_slice(), [Ok(Carried::Ours(_))]));
    let outer = token_record(&[nested, "a.b.c".to_owned()]);
    let found = inside(outer.as_bytes()).unwrap();
    assert!(matches!(found.as_slice(), [Err(Refusal::Unsupported(_)), Err(Refusal::Container(_))]));
    let most = vec!["a.b.c".to_owned(); MAX_ENCLOSED];
    assert_eq!(inside(token_record(&most).as_bytes()).unwrap().len(), MAX_ENCLOSED);
    let more = vec!["a.b.c".to_owned(); MAX_ENCLOSED + 1];
    assert!(matches!(inside(token_record(&more).as_bytes()), Err(Refusal::TooLarge)));
}

#[test]
fn what_does_not_fit_is_left_out_and_said_so() {
    let many: Vec<String> = (0..40)
        .map(|number| {
            let one = CredentialDraft {
                uuid: format!("1b671a64-40d5-491e-99b0-0000000000{number:02}"),
                subject_uuid: format!("0c1d3b5e-41f6-4a5f-9d2b-0000000000{number:02}"),
                ..english_draft()
            };
            String::from_utf8(sign(&one, &key()).unwrap().bytes).unwrap()
        })
        .collect();
    let signed = sign_record(&record(many), &key()).unwrap();
    assert!(
        signed.text.len() <= MAX_BYTES && (5..40).contains(&signed.certificates),
        "{}",
        signed.certificates
    );
    let document: Value = serde_json::from_str(&signed.text).unwrap();
    let left = format!("les plus anciens : {}.", 40 - signed.certificates);
    assert!(document["description"].as_str().unwrap().ends_with(&left), "{document}");
    assert!(proof::verify(&document, key().public().verifying_key()).is_ok());
    assert!(sign_record(&record(Vec::new()), &key()).is_err(), "a record of nothing");
}
