//! Whatever is changed, the file is refused.

use serde_json::{Value, json};

use super::*;
use crate::certificates::proof::Proof;

/// The file of `credential` signed again by the true key, as only the issuer could.
fn resigned(mut credential: Credential) -> Vec<u8> {
    credential.proof = None;
    let document = serde_json::to_value(&credential).unwrap();
    let method = IssuerName::of_did(&credential.issuer.id).multikey_method(&key().public());
    let proof: Proof = proof::sign(&document, &credential.valid_from, &method, key().signing()).unwrap();
    credential.proof = Some(proof);
    credential.to_bytes().unwrap()
}

/// Small deterministic generator for tests (Marsaglia 2003, xorshift64).
pub(super) fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).unwrap()
}

#[test]
fn two_thousand_changed_bytes_are_all_refused() {
    let original = issued();
    let mut state = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..2_000 {
        let mut bytes = original.clone();
        let place = random(&mut state) % bytes.len();
        bytes[place] ^= u8::try_from(1 + random(&mut state) % 255).unwrap();
        assert!(verdict(&bytes).is_err(), "byte {place} became {}", bytes[place]);
    }
}

/// Changes the last letter of leaf number `number`, counted from 0; leaves in the order of the document.
fn change_leaf(value: &mut Value, number: &mut usize) -> bool {
    match value {
        Value::Object(fields) => fields.values_mut().any(|value| change_leaf(value, number)),
        Value::Array(items) => items.iter_mut().any(|item| change_leaf(item, number)),
        Value::Bool(flag) if *number == 0 => {
            *flag = !*flag;
            true
        }
        Value::String(text) if *number == 0 => {
            let last = text.pop();
            text.push(if last == Some('x') { 'y' } else { 'x' });
            true
        }
        _ => {
            *number -= 1;
            false
        }
    }
}

#[test]
fn the_signature_alone_covers_every_leaf() {
    let mut draft = draft();
    draft.competences.truncate(1);
    draft.alignments.truncate(1);
    let original: Value = serde_json::from_slice(&sign(&draft, &key()).unwrap().bytes).unwrap();
    let public = key().public();
    let mut changed_leaves = 0;
    loop {
        let mut changed = original.clone();
        if !change_leaf(&mut changed, &mut changed_leaves.clone()) {
            break;
        }
        assert!(proof::verify(&changed, public.verifying_key()).is_err(), "leaf {changed_leaves}");
        changed_leaves += 1;
    }
    assert!(changed_leaves > 90, "{changed_leaves} leaves");
}

#[test]
fn white_space_and_encoding_tricks_are_alterations() {
    let original = String::from_utf8(issued()).unwrap();
    let credential: Credential = serde_json::from_str(&original).unwrap();
    let compact = serde_json::to_string(&credential).unwrap();
    for changed in [
        original.replacen('\n', "\r\n", 1),
        original.trim_end().to_owned(),
        format!("{original}\n"),
        format!(" {original}"),
        original.replacen("CRCN", "\\u0043RCN", 1),
        original.replacen("2026-11-21T20:30:00Z", "2026-11-21T20:30:00.0Z", 1),
        compact,
    ] {
        assert!(matches!(verdict(changed.as_bytes()), Err(Refusal::Altered(_))), "{changed}");
    }
}

#[test]
fn what_rdf_does_not_see_is_refused_too() {
    let credential: Credential = serde_json::from_slice(&issued()).unwrap();
    let (mut swapped, mut doubled) = (credential.clone(), credential.clone());
    swapped.credential_subject.result.swap(0, 1);
    let first = doubled.credential_subject.achievement.result_description[0].clone();
    doubled.credential_subject.achievement.result_description.push(first);
    let mut turned = credential;
    turned.kind.reverse();
    for changed in [swapped, doubled, turned] {
        let signed = serde_json::to_value(&changed).unwrap();
        assert!(
            proof::verify(&signed, key().public().verifying_key()).is_ok(),
            "the signature alone is blind here"
        );
        assert!(matches!(verdict(&changed.to_bytes().unwrap()), Err(Refusal::Altered(_))));
    }
}

#[test]
fn added_removed_and_repeated_fields_are_refused() {
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document["grade"] = json!("excellent");
    assert!(matches!(verdict(document.to_string().as_bytes()), Err(Refusal::Altered(_))));
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    assert!(matches!(verdict(document.to_string().as_bytes()), Err(Refusal::Altered(_))));
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document["x".repeat(5_000)] = json!("\u{7}");
    assert!(verdict(document.to_string().as_bytes()).unwrap_err().to_string().len() < 400);
    let repeated = String::from_utf8(issued()).unwrap().replacen("{\n", "{\n  \"name\": \"Doctor\",\n", 1);
    let refusal = verdict(repeated.as_bytes());
    assert!(matches!(refusal, Err(Refusal::NotJson(reason)) if reason.contains("twice")));
}

#[test]
fn a_file_the_issuer_signed_without_its_facts_is_not_a_certificate() {
    let mut credential: Credential = serde_json::from_slice(&issued()).unwrap();
    credential.evidence.retain(|entry| entry.genre != Fact::Place.key());
    let digest = credential.text_digest().unwrap();
    credential.evidence.last_mut().unwrap().narrative = digest;
    assert!(matches!(verdict(&resigned(credential)), Err(Refusal::Unsupported(_))));
}

#[test]
fn hostile_files_in_the_issuers_name_are_refused_quickly() {
    let mut credential: Credential = serde_json::from_slice(&issued()).unwrap();
    let one = credential.credential_subject.result[0].clone();
    credential.credential_subject.result = vec![one; 900];
    assert!(matches!(verdict(&credential.to_bytes().unwrap()), Err(Refusal::Altered(_))));
    credential.credential_subject.achievement.id = "_:a".into();
    assert!(matches!(verdict(&credential.to_bytes().unwrap()), Err(Refusal::Altered(_))));
}
