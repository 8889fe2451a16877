//! A holder downloads the bundle of her certificate; on another machine the result is computed again from it.

use jalon::certificates::bundle::Bundle;
use jalon::certificates::container::zip;
use jalon::certificates::store;
use jalon::{attempts, bank};
use jalon_engine::bank::BankFiles;
use jalon_engine::session::Transcript;
use jalon_tests::{SittingUnderTest, TestApp, binary, on_both_databases};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

on_both_databases!(
    the_bundle_gives_the_certificates_result_to_the_last_bit,
    one_changed_value_is_named_where_it_is,
    the_bank_and_the_transcript_confirm_what_the_bundle_only_states,
    the_bundle_tells_no_question_no_answer_and_no_seed,
);

/// A certificate and its bundle.
struct Certified {
    code: String,
    bundle: Vec<u8>,
}

async fn certified(app: &TestApp) -> Certified {
    let mut sitting = SittingUnderTest::open(app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(app, "Lopez", "Ana").await;
    ana.finishes().await;
    sitting.reviewed(&[&ana]).await;
    assert_eq!(sitting.post("/publication", &Value::Null).await.status, 200);
    let entries = sitting.get("/certificates").await.json();
    let code = entries[0]["code"].as_str().unwrap().replace('-', "");
    let bundle = download(app, &code).await;
    Certified { code, bundle }
}

async fn download(app: &TestApp, code: &str) -> Vec<u8> {
    let path = format!("/verify/{code}/bundle");
    let reply = app.anonymous().post_form(&path, &[("birth_date", "27/03/1985")]).await;
    assert_eq!((reply.status, reply.headers["content-type"].to_str().unwrap()), (200, "application/zip"));
    reply.bytes
}

/// Exit code and standard output of `jalon certificate rederive`.
fn rederive(arguments: &[&Path]) -> (Option<i32>, String) {
    let output = Command::new(binary()).args(["certificate", "rederive"]).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.is_empty() || output.status.code() == Some(2), "{error}");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned() + &error)
}

/// An optimised build of 29 November 2026, on another machine, issued a certificate of the demonstration (`jalon demo`,
/// `jalon serve`, `tests/interop/collect.py`): this build finds the same bits.
#[test]
fn a_bundle_of_another_build_and_machine_derives_again() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/bundle-of-an-optimised-build.zip");
    let (code, said) = rederive(&[Path::new(fixture)]);
    assert!(code == Some(0) && said.starts_with("the same, to the last bit"), "{said}");
    let changed = with_part(&std::fs::read(fixture).unwrap(), "questions.jsonl", |text| {
        text.replacen("-0.35", "-0.36", 1)
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changed.zip");
    std::fs::write(&path, changed).unwrap();
    assert_eq!(rederive(&[&path]).0, Some(1), "one parameter of one question");
}

fn place(app: &TestApp, name: &str, bytes: &[u8]) -> PathBuf {
    let path = app.folder().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The bundle with one part of it changed.
fn with_part(bundle: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut entries = zip::read(bundle).unwrap();
    let entry = entries.iter_mut().find(|entry| entry.name == name).unwrap();
    let text = String::from_utf8(entry.bytes.clone()).unwrap();
    entry.bytes = change(&text).into_bytes();
    assert_ne!(entry.bytes, text.into_bytes(), "nothing was changed in {name}");
    zip::write(&entries).unwrap()
}

/// One value of `record.json` changed.
fn with_value(bundle: &[u8], pointer: &str, value: &Value) -> Vec<u8> {
    with_part(bundle, "record.json", |text| {
        let mut record: Value = serde_json::from_str(text).unwrap();
        *record.pointer_mut(pointer).unwrap() = value.clone();
        record.to_string()
    })
}

async fn the_bundle_gives_the_certificates_result_to_the_last_bit(app: TestApp) {
    let Certified { code, bundle } = certified(&app).await;
    assert_eq!(download(&app, &code).await, bundle, "always the same bytes");
    let file = place(&app, "bundle.zip", &bundle);
    let (exit, said) = rederive(&[&file]);
    assert_eq!(exit, Some(0), "{said}");
    assert!(said.starts_with("the same, to the last bit"), "{said}");
    let credential = app.anonymous().get(&format!("/verify/{code}/credential.json")).await;
    let read = Bundle::read(&bundle).unwrap();
    assert_eq!(read.credential, credential.bytes);
    assert!(credential.text.contains(&format!("sha256:{}", read.record.digest())));
    let (exit, said) = rederive(&[&file, Path::new("--json")]);
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((exit, &report["same"], &report["differences"]), (Some(0), &json!(true), &json!([])));
    let mut anyone = app.anonymous();
    assert_eq!(anyone.get(&format!("/verify/{code}/bundle")).await.status, 200);
    let other = anyone.post_form(&format!("/verify/{code}/bundle"), &[("birth_date", "28/03/1985")]).await;
    assert_eq!(other.status, 422, "the code alone does not open it");
    let path = format!("/api/v1/certificates/{code}/bundle");
    assert_eq!(anyone.post_json(&path, &json!({"birth_date": "1985-03-28"})).await.status, 422);
    assert_eq!(anyone.post_json(&path, &json!({"birth_date": "1985-03-27"})).await.bytes, bundle);
    for code in ["nonsense", "00000000000000000"] {
        let path = format!("/verify/{code}/bundle");
        assert_eq!(anyone.get(&path).await.status, 404);
        assert_eq!(anyone.post_form(&path, &[("birth_date", "27/03/1985")]).await.status, 404);
    }
}

async fn one_changed_value_is_named_where_it_is(app: TestApp) {
    let Certified { bundle, .. } = certified(&app).await;
    let record: Value = serde_json::to_value(Bundle::read(&bundle).unwrap().record).unwrap();
    let number = record["questions"][0]["number"].as_u64().unwrap();
    let credit = json!(1.0 - record["steps"][2]["score"]["credit"].as_f64().unwrap());
    let in_record = [
        ("/steps/2/score/credit", credit, "step 3 score"),
        ("/steps/1/parameters/model/difficulty", json!(0.125), "step 2 parameters/model/difficulty: 0.125"),
        ("/steps/0/answer_seal", json!("00"), "step 1 answer_seal"),
        ("/steps/0/draw", json!("0000000000000000"), "step 1 draw"),
        ("/plan/award_confidence", json!(0.125), "plan award_confidence"),
        ("/measure/prior/sd", json!(1.75), "measure prior"),
        ("/outcome/points", json!(1), "outcome points: 1 is stated"),
    ];
    for (pointer, value, expected) in in_record {
        let file = place(&app, "altered.zip", &with_value(&bundle, pointer, &value));
        let (exit, said) = rederive(&[&file]);
        assert!(exit == Some(1) && said.contains(expected), "{pointer}: {said}");
    }
    let harder = with_part(&bundle, "questions.jsonl", |text| {
        text.replacen("\"discrimination\":", "\"discrimination\":1", 1)
    });
    let (exit, said) = rederive(&[&place(&app, "altered.zip", &harder)]);
    assert!(exit == Some(1) && said.contains(&format!("question {number}: ")), "{said}");
    let promoted = with_part(&bundle, "certificate.json", |text| {
        let at = text.find("\"PerformanceLevel\"").map(|_| text.find("\"value\": \"").unwrap()).unwrap();
        format!("{}\"value\": \"9{}", &text[..at], &text[at + 10..])
    });
    let (exit, said) = rederive(&[&place(&app, "altered.zip", &promoted)]);
    assert!(exit == Some(1) && said.contains("certificate overall points"), "{said}");
    let torn = place(&app, "torn.zip", &bundle[..bundle.len() / 2]);
    assert_eq!(rederive(&[&torn]).0, Some(2));
}

fn write_bank(app: &TestApp, name: &str, files: &BankFiles) -> PathBuf {
    for (path, text) in files {
        place(app, &format!("{name}/{path}"), text.as_bytes());
    }
    app.folder().join(name)
}

async fn the_bank_and_the_transcript_confirm_what_the_bundle_only_states(app: TestApp) {
    let Certified { code, bundle } = certified(&app).await;
    let file = place(&app, "bundle.zip", &bundle);
    let found = store::by_code(&app.state.db, code.parse().unwrap()).await.unwrap().unwrap();
    let session = attempts::load(&app.state, &found.attempt).await.unwrap().session;
    let files = bank::store::load(&app.state.db, session.bank().revision()).await.unwrap();
    let bank = write_bank(&app, "bank", &files);
    let transcript = session.into_completed().unwrap().transcript();
    let opened = place(&app, "transcript.json", &serde_json::to_vec(&transcript).unwrap());
    let (with_bank, with_transcript) = (Path::new("--bank"), Path::new("--transcript"));
    let (exit, said) = rederive(&[&file, with_bank, &bank, with_transcript, &opened]);
    assert!(exit == Some(0) && said.contains("scored again from the transcript"), "{said}");

    let mut altered: Transcript = transcript.clone();
    altered.events.swap(0, 1);
    let opened = place(&app, "altered.json", &serde_json::to_vec(&altered).unwrap());
    let (exit, said) = rederive(&[&file, with_bank, &bank, with_transcript, &opened]);
    assert!(exit == Some(1) && said.contains("differs: transcript"), "{said}");

    let mut files = files;
    let settings = files.get_mut("bank.yaml").unwrap();
    *settings = settings.replacen("discrimination:", "discrimination: 1.5 #", 1);
    let other = write_bank(&app, "other", &files);
    let (exit, said) = rederive(&[&file, with_bank, &other]);
    assert!(exit == Some(1) && said.contains("origin bank_revision"), "{said}");
    assert!(said.contains("parameters/model/discrimination: "), "{said}");
}

async fn the_bundle_tells_no_question_no_answer_and_no_seed(app: TestApp) {
    let Certified { code, bundle } = certified(&app).await;
    let found = store::by_code(&app.state.db, code.parse().unwrap()).await.unwrap().unwrap();
    let session = attempts::load(&app.state, &found.attempt).await.unwrap().session;
    let parts: Vec<String> = zip::read(&bundle)
        .unwrap()
        .into_iter()
        .map(|entry| String::from_utf8(entry.bytes).unwrap())
        .collect();
    let silent = |secret: &str| assert!(!parts.iter().any(|part| part.contains(secret)), "{secret}");
    silent(&session.seed().to_string());
    for given in session.answers() {
        silent(&serde_json::to_string(given.answer).unwrap());
        let item = session.bank().item(given.item).unwrap();
        item.content.values().for_each(|content| silent(content.question()));
    }
    let words: BTreeSet<&str> = parts.iter().flat_map(|part| part.split(['"', ' ', '\n'])).collect();
    for item in session.bank().items() {
        assert!(
            !words.contains(item.id.0.as_str()) && !words.contains(item.revision.0.as_str()),
            "{}",
            item.id
        );
    }
}
