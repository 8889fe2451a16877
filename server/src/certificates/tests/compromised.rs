//! What a stolen key signed counts only if it was recorded before the theft.

use jalon_engine::session::event::Timestamp;

use super::*;

const THEFT: Timestamp = Timestamp(ISSUED_AT_MS + 500);

fn wary() -> TrustedIssuers {
    TrustedIssuers::from_iter([TrustedKey { key: key().public(), method: None, compromised: Some(THEFT) }])
}

#[test]
fn nothing_of_a_compromised_key_is_believed_by_itself() {
    let signed = sign(&draft(), &key()).unwrap();
    let refusal = Err(Refusal::CompromisedKey { since: "2026-11-21T20:30:00Z".into() });
    assert_eq!(verify_file(&signed.bytes, &wary(), AFTER_MS), refusal);
    assert_eq!(verify_jwt(&signed.jwt, &wary(), AFTER_MS), refusal);
}

#[test]
fn what_was_recorded_before_the_theft_is_believed() {
    let signed = sign(&draft(), &key()).unwrap();
    let judged = judge_file(&signed.bytes, &wary(), AFTER_MS).unwrap();
    assert_eq!(judged.claimed().holder_name, draft().holder_name);
    assert!(judged.clone().believed(Some(Timestamp(THEFT.0 - 1))).is_ok());
    assert!(judged.clone().believed(Some(THEFT)).is_err());
    assert!(judged.believed(None).is_err());
    let judged = judge_jwt(&signed.jwt, &wary(), AFTER_MS).unwrap();
    assert!(judged.believed(Some(Timestamp(ISSUED_AT_MS))).is_ok());
    let sound = judge_file(&signed.bytes, &trusted(), AFTER_MS).unwrap();
    assert!(sound.believed(None).is_ok(), "a sound key needs no witness");
}
