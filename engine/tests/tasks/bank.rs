//! A bank with one interactive task.

use jalon_engine::bank::{BankFiles, BankReport, ItemBank};
use jalon_engine::item::content::Body;
use jalon_engine::item::task::Task;
use jalon_engine::item::{Item, ItemId};

pub(crate) const TASK: &str = include_str!("../fixtures/tasks/file-the-bill.yaml");
pub(crate) const PATH: &str = "items/1.1/file-the-bill.yaml";

/// The bank, its task as given.
pub(crate) fn read(task: &str) -> BankReport {
    read_at(PATH, task)
}

fn read_at(path: &str, task: &str) -> BankReport {
    let files = [
        ("bank.yaml", include_str!("../fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("../fixtures/bank/framework/mini.yaml")),
        (path, task),
    ];
    let files: BankFiles = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    ItemBank::read(&files)
}

pub(crate) fn item() -> Item {
    let report = read(TASK);
    assert_eq!(report.diagnostics, []);
    report.bank.unwrap().item(&ItemId("file-the-bill".into())).unwrap().clone()
}

/// The application as a learner finds it.
pub(crate) fn task(locale: &str) -> Task {
    match &item().content[locale].body {
        Body::Task { task } => task.clone(),
        other => panic!("not a task: {other:?}"),
    }
}

/// Asserts that each of the right ways through an application leads to a goal, and none of the wrong ones.
///
/// The reader of banks runs the example of a task and its wrong ways: it is the judge.
#[track_caller]
pub(crate) fn leads(application: &str, goal: &str, right: &[&str], wrong: &[&str]) {
    for way in right {
        let report = read_at("items/1.1/made.yaml", &made(application, goal, way, wrong));
        assert_eq!(report.diagnostics, [], "{goal}: {way}");
    }
}

/// Asserts that the last of these actions is refused.
#[track_caller]
pub(crate) fn refuses(application: &str, goal: &str, way: &str, why: &str) {
    let report = read_at("items/1.1/made.yaml", &made(application, goal, way, &["{do: nothing}"]));
    let words = &report.diagnostics.first().unwrap_or_else(|| panic!("{way} is done")).message;
    assert!(words.contains("cannot be done") && words.contains(why), "{way}: {words}");
}

fn made(application: &str, goal: &str, way: &str, wrong: &[&str]) -> String {
    let wrong: Vec<String> = wrong.iter().map(|way| format!("[{way}]")).collect();
    MADE.replace("APPLICATION", application)
        .replace("GOAL", goal)
        .replace("EXAMPLE", way)
        .replace("WRONG", &wrong.join(", "))
}

const MADE: &str = "\
id: made
competence: \"1.1\"
family: made
level: 2
level_reason: A task made for a test.
status: operational
kind: task
seconds: 60
content:
  fr: {stem: Faites-le., explanation: Comme cela., tempting: {goal: On oublie.}}
  en: {stem: Do it., explanation: Like this., tempting: {goal: People forget.}}
task: {APPLICATION}
key:
  goals: [{id: goal, GOAL, say: {fr: Fait., en: Done.}}]
  example: [EXAMPLE]
  wrong: [WRONG]
";
