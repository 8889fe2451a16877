//! A bundle is always the same bytes, comes back whole, and says which part does not read.

use super::*;
use jalon_engine::bank::ItemBank;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{Session, Timestamp};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use std::sync::{Arc, LazyLock};

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
    let size = GeneratedBank { competences: 2, items_per_competence: 12 };
    let bank = Arc::new(ItemBank::read(&size.files()).bank.unwrap());
    let session = Session::begin(Arc::new(size.plan()), bank, Seed([4; 32]), "fr").unwrap();
    let abilities = size.codes().map(|code| (code, Theta(0.4))).collect();
    let done = simulate(session, &SimulatedLearner::new(abilities, Seed([5; 32])), Timestamp(0)).unwrap();
    Bundle::new(b"{\"@context\": []}\n".to_vec(), done.record())
});

/// The bundle's parts, changed.
fn with(change: impl Fn(&mut Vec<Entry>)) -> Result<Bundle, BundleError> {
    let mut entries = zip::read(&BUNDLE.write().unwrap()).unwrap();
    change(&mut entries);
    Bundle::read(&zip::write(&entries).unwrap())
}

fn part<'a>(entries: &'a mut [Entry], name: &str) -> &'a mut Entry {
    entries.iter_mut().find(|entry| entry.name == name).unwrap()
}

#[test]
fn a_bundle_comes_back_whole_and_is_always_the_same_bytes() {
    let file = BUNDLE.write().unwrap();
    assert_eq!(BUNDLE.write().unwrap(), file);
    assert_eq!(Bundle::read(&file).unwrap(), *BUNDLE);
    let full = Bundle { token: Some("a.b.c".to_owned()), log_proof: Some(b"{}".to_vec()), ..BUNDLE.clone() };
    assert_eq!(Bundle::read(&full.write().unwrap()).unwrap(), full);
}

#[test]
fn both_readmes_are_there() {
    let entries = zip::read(&BUNDLE.write().unwrap()).unwrap();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let expected =
        ["README.txt", "LISEZMOI.txt", "certificate.json", "record.json", "questions.jsonl", "digests.txt"];
    assert_eq!(names, expected);
}

#[test]
fn the_record_derives_again_after_the_journey() {
    let read = Bundle::read(&BUNDLE.write().unwrap()).unwrap();
    assert_eq!(read.record.rederive(), Ok(vec![]));
    assert_eq!(read.record.check_digests(&read.digests, &BUNDLE.record.digest()), vec![]);
}

#[test]
fn a_part_that_does_not_read_is_named() {
    let without = with(|entries| entries.retain(|entry| entry.name != "digests.txt"));
    assert!(matches!(without, Err(BundleError::Missing("digests.txt"))));
    let cases: [(&str, &[u8], &str); 3] = [
        ("record.json", b"[]", "`record.json`"),
        ("record.json", b"{\"questions\": []}", "`record.json`"),
        ("digests.txt", b"\xff", "`digests.txt`"),
    ];
    for (name, bytes, expected) in cases {
        let error = with(|entries| part(entries, name).bytes = bytes.to_vec()).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
    let twice = with(|entries| {
        let questions = part(entries, "questions.jsonl");
        let text = String::from_utf8(questions.bytes.clone()).unwrap();
        questions.bytes = text.replacen("{\"number\":2,", "{\"number\":2,\"number\":2,", 1).into_bytes();
    });
    let said = twice.unwrap_err().to_string();
    assert!(said.starts_with("`questions.jsonl, line 2`") && said.contains("twice"), "{said}");
    assert!(matches!(Bundle::read(b"{}"), Err(BundleError::NotABundle)));
}
