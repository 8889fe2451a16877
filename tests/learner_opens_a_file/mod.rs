//! A learner gets a file of their own, opens it with programs that are not ours, and answers what stands in it.
//! The file belongs to whoever answers, and nothing else tells what is in it.

mod bank;

use jalon::bank as shipped;
use jalon_engine::bank::ItemBank;
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::item::{Item, ItemId};
use jalon_engine::seed::Seed;
use jalon_tests::learner::begin;
use jalon_tests::{Client, Reply, SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

on_both_databases!(with super::bank::files();
    a_learner_answers_from_the_file,
    nobody_else_gets_the_file,
    a_candidate_gets_the_file_while_answering,
    a_program_is_told_of_the_file,
    another_test_makes_another_file,
);

/// The number in the file, by a reader of its own: the amount of the town that the page names.
fn amount(page: &str, file: &[u8]) -> String {
    let town =
        ["Arvel", "Brume"].into_iter().find(|town| page.contains(&format!("spent in {town}"))).unwrap();
    let mut reader = csv::Reader::from_reader(file.strip_prefix("\u{FEFF}".as_bytes()).unwrap());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[0] == town).unwrap();
    row[1].to_owned()
}

async fn download(person: &mut Client, path: &str) -> Reply {
    let page = person.get(path).await;
    let links = page.attributes("a[download]", "href");
    assert_eq!(links, [format!("{path}/file")], "{}", page.text);
    person.get(&links[0]).await
}

async fn a_learner_answers_from_the_file(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, bank::PLAN).await;
    let page = person.get(&path).await;
    assert_eq!(page.texts("a[download]"), ["Download spending.csv"]);
    let about = page.texts("#file-about").concat();
    assert!(about.contains("Table as text (CSV), 1 kB"), "{about}");
    let file = download(&mut person, &path).await;
    assert_eq!(file.status, 200, "{}", file.text);
    for (name, value) in [
        ("content-type", "text/csv; charset=utf-8"),
        ("content-disposition", "attachment; filename=\"spending.csv\"; filename*=UTF-8''spending.csv"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(file.headers.get(name).unwrap(), value, "{name}");
    }
    let right = amount(&page.text, file.text.as_bytes());
    assert!(!page.text.contains(&right), "the page tells {right}: {}", page.text);
    let again = download(&mut person, &path).await;
    assert_eq!(again.text, file.text, "asked again, it is the same file");

    let fields = [("position", "1"), ("text", right.as_str())];
    assert_eq!(person.post_form(&format!("{path}/answers"), &fields).await.status, 303);
    let unknown = [("position", "2"), ("dont_know", "yes")];
    assert_eq!(person.post_form(&format!("{path}/answers"), &unknown).await.status, 303);
    let export = person.get(&format!("{path}/result.json")).await.json();
    assert_eq!(export["transcript"]["events"][0]["score"]["credit"], 1.0);
    assert_eq!(person.get(&format!("{path}/file")).await.status, 409, "the test is over");
}

async fn nobody_else_gets_the_file(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, bank::PLAN).await;
    let mut other = app.anonymous();
    begin(&mut other, bank::PLAN).await;
    assert_eq!(other.get(&format!("{path}/file")).await.status, 404);
    assert_eq!(app.anonymous().get(&format!("{path}/file")).await.status, 401);
    assert_eq!(app.anonymous().get(&format!("/api/v1{path}/file")).await.status, 401);
    assert_eq!(app.anonymous().with_bearer("nobody").get(&format!("/api/v1{path}/file")).await.status, 404);
    assert_eq!(download(&mut person, &path).await.status, 200);
}

async fn a_candidate_gets_the_file_while_answering(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut candidate = sitting.begins(&app, "Lopez", "Ana").await;
    let here = format!("/api/v1/exam/{}", candidate.id);
    let question = candidate.device.get(&here).await.json()["question"].clone();
    assert_eq!(question["file"]["name"], "spending.csv");
    let file = candidate.device.get(&format!("{here}/file")).await;
    assert_eq!(file.status, 200);
    let right = amount(&question["content"].to_string(), file.text.as_bytes());
    assert!(!question.to_string().contains(&right), "{question}");
    let pause = format!("/candidates/{}/pause", candidate.id);
    assert_eq!(sitting.post(&pause, &Value::Null).await.status, 200);
    assert_eq!(
        candidate.device.get(&format!("{here}/file")).await.status,
        409,
        "nothing is shown in a pause"
    );
    let mut stranger = app.anonymous().with_bearer("nobody");
    assert!([401, 404].contains(&stranger.get(&format!("{here}/file")).await.status));
}

async fn a_program_is_told_of_the_file(app: TestApp) {
    let begun = json!({"plan": bank::PLAN, "locale": "en"});
    let begun = app.anonymous().post_json("/api/v1/attempts", &begun).await.json();
    let path = format!("/api/v1/attempts/{}", begun["id"].as_str().unwrap());
    let mut program = app.anonymous().with_bearer(begun["secret"].as_str().unwrap());
    let question = program.get(&path).await.json()["question"].clone();
    let file = program.get(&format!("{path}/file")).await;
    let told = json!({"name": "spending.csv", "kind": "csv", "media_type": "text/csv; charset=utf-8",
        "bytes": file.text.len()});
    assert_eq!(question["file"], told);
    let right = amount(&question["content"].to_string(), file.text.as_bytes());
    assert!(!question.to_string().contains(&right), "{question}");
}

async fn another_test_makes_another_file(app: TestApp) {
    let mut files = BTreeSet::new();
    for _ in 0..4 {
        let mut person = app.anonymous();
        let path = begin(&mut person, bank::PLAN).await;
        files.insert(download(&mut person, &path).await.text);
    }
    assert!(files.len() > 1);
}

/// A question in the form of a seed, as somebody who sees it and its file.
struct Seen<'b> {
    form: Cow<'b, Item>,
    told: Value,
}

fn seen<'b>(item: &'b Item, number: u8, folder: &std::path::Path) -> Seen<'b> {
    let form = item.instance(&Seed([number; 32]), u32::from(number));
    let file = form.file("en").unwrap();
    assert_eq!(form.file("en"), Some(file.clone()), "the same bytes every time");
    let path = folder.join(format!("{}-{number}-{}", form.id, file.name));
    std::fs::write(&path, &file.bytes).unwrap();
    let content = &form.content["en"];
    let options = content.body.options().iter().map(|option| (option.id.clone(), json!(option.text)));
    let told = json!({
        "id": form.id, "path": path, "stem": content.stem, "material": content.material,
        "choices": options.collect::<serde_json::Map<_, _>>(),
    });
    Seen { form, told }
}

#[test]
fn independent_readers_find_every_answer_of_the_bank() {
    let bank = ItemBank::read(&shipped::embedded_files()).bank.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let with_file: Vec<&Item> = bank.items().filter(|item| item.file("en").is_some()).collect();
    let kinds: BTreeSet<_> = with_file.iter().map(|item| item.file("en").unwrap().kind).collect();
    assert!(with_file.len() >= 18 && kinds.len() >= 6, "{} questions, {kinds:?}", with_file.len());
    let seen: Vec<Seen<'_>> =
        with_file.iter().flat_map(|item| (1..=3).map(|number| seen(item, number, folder.path()))).collect();
    let told: Vec<&Value> = seen.iter().map(|seen| &seen.told).collect();
    let answers: Vec<Answer> = serde_json::from_value(answered(&json!(told))).unwrap();
    assert_eq!(answers.len(), seen.len());
    for (Seen { form, .. }, answer) in seen.iter().zip(&answers) {
        let score = form.score("en", answer).unwrap();
        let right = &form.corrections["en"].right_answer;
        assert_eq!(score.verdict, Verdict::Correct, "{}: {answer:?} instead of {right:?}", form.id);
    }
    let ids: BTreeSet<&ItemId> = with_file.iter().map(|item| &item.id).collect();
    for id in ids {
        let forms = seen.iter().filter(|seen| seen.form.id == *id);
        let files: BTreeSet<Vec<u8>> = forms.map(|seen| seen.form.file("en").unwrap().bytes).collect();
        assert_eq!(files.len(), 3, "{id}: three learners, three files");
    }
}

/// What programs that are not ours answer.
fn answered(told: &Value) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/learner_opens_a_file/read_and_answer.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    python.stdin.take().unwrap().write_all(told.to_string().as_bytes()).unwrap();
    let done = python.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}
