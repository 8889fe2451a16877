//! Status lists: what is signed is read back, what they say, and what is refused.

use serde_json::{Value, json};

use super::*;
use crate::certificates::status::{
    Bits, ListDraft, Published, Purpose, StatusFault, StatusList, Told, published, sign_list, told,
};

const DAY_MS: i64 = 86_400_000;

fn list(purpose: Purpose, set: &[u32]) -> String {
    list_of(ISSUED_AT_MS, purpose, set)
}

fn list_of(from_ms: i64, purpose: Purpose, set: &[u32]) -> String {
    let mut bits = Bits::none_of(131_072);
    for index in set {
        bits.set(*index);
    }
    let issuer = IssuerName::Web(DID.into());
    let draft = ListDraft {
        url: LIST,
        issuer: &issuer,
        purpose,
        bits: &bits,
        from_ms,
        until_ms: from_ms + 7 * DAY_MS,
    };
    sign_list(&draft, &key()).unwrap()
}

fn read(text: &str) -> Result<StatusList, StatusFault> {
    StatusList::read(text.as_bytes(), &trusted(), AFTER_MS)
}

fn entry() -> StatusEntry {
    draft().credential(DID).unwrap().credential_status.unwrap()
}

#[test]
fn two_lists_tell_suspended_from_withdrawn() {
    let says = |suspensions: &[u32], revocations: Option<&[u32]>| {
        let mut lists = vec![read(&list(Purpose::Suspension, suspensions)).unwrap()];
        lists.extend(revocations.map(|set| read(&list(Purpose::Revocation, set)).unwrap()));
        published(&entry(), DID, &lists)
    };
    assert_eq!(says(&[94_566, 94_568], Some(&[])), Ok(Published::Standing));
    assert_eq!(says(&[94_567], Some(&[94_566])), Ok(Published::Suspended));
    assert_eq!(says(&[94_567], Some(&[94_567])), Ok(Published::Revoked));
    assert_eq!(says(&[94_567], None), Ok(Published::SuspendedOrRevoked));
    assert_eq!(says(&[], None), Ok(Published::Standing));
    assert_eq!(says(&[], Some(&[94_567])), Ok(Published::Revoked), "the list beside may be newer");
}

#[test]
fn of_several_lists_of_one_address_the_newest_counts() {
    let signed = |from_ms, set: &[u32]| read(&list_of(from_ms, Purpose::Suspension, set)).unwrap();
    let as_of_ms = Some(ISSUED_AT_MS - 123);
    let (old, new) = (signed(ISSUED_AT_MS - DAY_MS, &[]), signed(ISSUED_AT_MS, &[94_567]));
    let withdrawn = Told { published: Published::SuspendedOrRevoked, as_of_ms };
    for lists in [[old.clone(), new.clone()], [new.clone(), old]] {
        assert_eq!(told(&entry(), DID, &lists), Ok(withdrawn));
    }
    let (old, lifted) = (signed(ISSUED_AT_MS - DAY_MS, &[94_567]), signed(ISSUED_AT_MS, &[]));
    let standing = Told { published: Published::Standing, as_of_ms };
    for lists in [[old.clone(), lifted.clone()], [lifted.clone(), old]] {
        assert_eq!(told(&entry(), DID, &lists), Ok(standing));
    }
    assert_eq!(told(&entry(), DID, &[lifted, new]), Ok(withdrawn), "of one second");
}

#[test]
fn another_list_says_nothing() {
    let suspensions = read(&list(Purpose::Suspension, &[])).unwrap();
    let revocations = read(&list(Purpose::Revocation, &[])).unwrap();
    let elsewhere = StatusEntry { status_list_credential: format!("{LIST}0"), ..entry() };
    let far = StatusEntry { status_list_index: "131072".into(), ..entry() };
    let odd = StatusEntry { status_list_index: "-1".into(), ..entry() };
    let lists = [suspensions, revocations];
    assert_eq!(published(&entry(), DID, &[]), Err(StatusFault::AnotherList));
    assert_eq!(published(&entry(), DID, &lists[1..]), Err(StatusFault::AnotherList));
    assert_eq!(published(&elsewhere, DID, &lists), Err(StatusFault::AnotherList));
    assert_eq!(published(&entry(), "did:web:elsewhere.example", &lists), Err(StatusFault::AnotherList));
    assert_eq!(published(&far, DID, &lists), Err(StatusFault::NoEntry("131072".into())));
    assert_eq!(published(&odd, DID, &lists), Err(StatusFault::NoEntry("-1".into())));
    let whole = StatusEntry {
        status_purpose: "revocation".into(),
        status_list_credential: format!("{LIST}/revocations"),
        ..entry()
    };
    assert_eq!(published(&whole, DID, &lists), Ok(Published::Standing), "the usual purpose of other issuers");
}

#[test]
fn lapsed_early_altered_and_foreign_lists_are_refused() {
    let text = list(Purpose::Suspension, &[1]);
    let late = StatusList::read(text.as_bytes(), &trusted(), ISSUED_AT_MS + 8 * DAY_MS);
    assert_eq!(late, Err(StatusFault::Lapsed("2026-11-28T20:30:00Z".into())));
    let early = StatusList::read(text.as_bytes(), &trusted(), ISSUED_AT_MS - DAY_MS);
    assert_eq!(early, Err(StatusFault::NotYet("2026-11-21T20:30:00Z".into())));
    let document: Value = serde_json::from_str(&text).unwrap();
    for (pointer, value) in [
        ("/validUntil", json!("2036-11-28T20:30:00Z")),
        ("/credentialSubject/statusPurpose", json!("message")),
        ("/credentialSubject/encodedList", json!(Bits::none_of(131_072).encode().unwrap())),
        ("/id", json!("https://jalon.example.org/status/stl_3")),
        ("/proof/created", json!("2026-11-21T20:30:01Z")),
    ] {
        let mut changed = document.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert_eq!(read(&changed.to_string()), Err(StatusFault::NotSigned), "{pointer}");
    }
    let stranger = TrustedIssuers::of([IssuerKey::from_seed(1, [43; 32]).public()]);
    assert_eq!(StatusList::read(text.as_bytes(), &stranger, AFTER_MS), Err(StatusFault::NotSigned));
    let stolen = TrustedKey {
        key: key().public(),
        method: None,
        compromised: Some(jalon_engine::session::event::Timestamp(0)),
    };
    let stolen = TrustedIssuers::from_iter([stolen]);
    assert_eq!(StatusList::read(text.as_bytes(), &stolen, AFTER_MS), Err(StatusFault::NotSigned));
    assert_eq!(
        read(&String::from_utf8(issued()).unwrap()),
        Err(StatusFault::NotAList),
        "a certificate is no list"
    );
    assert_eq!(read("{}"), Err(StatusFault::NotAList));
}

#[test]
fn lists_and_documents_of_the_interop_tests_are_stable() {
    let folder = std::env::temp_dir().join(format!("jalon-did-{}", std::process::id()));
    let ring = KeyRing::load_or_create(&folder, || [42; 32]).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let document = serde_json::to_string_pretty(&issuers::did_document(DID, &ring)).unwrap() + "\n";
    assert_fixture("did.json", document.as_bytes());
    assert_fixture("status-list.json", list(Purpose::Suspension, &[5]).as_bytes());
    assert_fixture("status-list-suspended.json", list(Purpose::Suspension, &[94_567]).as_bytes());
    assert_fixture("status-list-revocations.json", list(Purpose::Revocation, &[94_567]).as_bytes());
}
