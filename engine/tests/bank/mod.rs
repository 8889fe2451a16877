//! Reading a bank: a good one is read whole, a bad one says everything that is wrong, and where.

mod faults;
mod reading;
mod whole;

use jalon_engine::bank::{BankFiles, BankReport, ItemBank, Severity};

const BANK: &str = include_str!("../fixtures/bank/bank.yaml");
const FRAMEWORK: &str = include_str!("../fixtures/bank/framework/mini.yaml");
const CHOICE: &str = include_str!("../fixtures/bank/items/1.1/sort-photos.yaml");
const TEXT: &str = include_str!("../fixtures/bank/items/1.1/undo-typing.yaml");
const NUMBER: &str = include_str!("../fixtures/bank/items/1.2/parcel-weight.yaml");
const ORDERING: &str = include_str!("../fixtures/bank/items/1.2/send-message.yaml");
const MATCHING: &str = include_str!("../fixtures/bank/items/1.2/match-files.yaml");
const CLOZE: &str = include_str!("../fixtures/bank/items/1.2/mail-rule.yaml");
const SEVERAL: &str = include_str!("../fixtures/bank/items/1.1/safe-links.yaml");
const DRAWING: &str = include_str!("../fixtures/bank/media/desk.svg");
const PLAN: &str = include_str!("../fixtures/bank/plans/each.yaml");
const PLAN_ALL: &str = include_str!("../fixtures/bank/plans/all.yaml");

const CHOICE_PATH: &str = "items/1.1/sort-photos.yaml";
const SEVERAL_PATH: &str = "items/1.1/safe-links.yaml";
const TEXT_PATH: &str = "items/1.1/undo-typing.yaml";
const NUMBER_PATH: &str = "items/1.2/parcel-weight.yaml";
const ORDERING_PATH: &str = "items/1.2/send-message.yaml";
const MATCHING_PATH: &str = "items/1.2/match-files.yaml";
const CLOZE_PATH: &str = "items/1.2/mail-rule.yaml";
const PLAN_PATH: &str = "plans/each.yaml";

fn good() -> BankFiles {
    let files = [
        ("bank.yaml", BANK),
        ("framework/mini.yaml", FRAMEWORK),
        (CHOICE_PATH, CHOICE),
        (SEVERAL_PATH, SEVERAL),
        (TEXT_PATH, TEXT),
        (NUMBER_PATH, NUMBER),
        (ORDERING_PATH, ORDERING),
        (MATCHING_PATH, MATCHING),
        (CLOZE_PATH, CLOZE),
        ("media/desk.svg", DRAWING),
        (PLAN_PATH, PLAN),
        ("plans/all.yaml", PLAN_ALL),
        ("README.md", "not part of the bank"),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn bank() -> ItemBank {
    let report = ItemBank::read(&good());
    assert_eq!(report.diagnostics, []);
    report.bank.unwrap()
}

/// The good bank with one text replaced by another in one file.
#[track_caller]
fn edited(path: &str, from: &str, to: &str) -> BankReport {
    let mut files = good();
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "`{from}` is not in {path}");
    *text = text.replacen(from, to, 1);
    ItemBank::read(&files)
}

/// Asserts that an edit gives exactly one finding, a fault, with these words, at the `‸` of `place`:
/// a text that occurs once in the edited file.
#[track_caller]
fn check(path: &str, from: &str, to: &str, place: &str, words: &str) {
    let report = edited(path, from, to);
    let text = good()[path].replacen(from, to, 1);
    let [only] = &report.diagnostics[..] else { panic!("expected one finding: {report:#?}") };
    assert!(report.bank.is_none());
    assert!(only.message.contains(words), "{only:?}");
    assert!(!only.help.is_empty());
    assert_eq!((only.severity, only.path.as_str()), (Severity::Fault, path));
    assert_eq!((only.line, only.column), line_and_column(&text, place), "{only:?}");
}

/// Line and column, from 1, of the `‸` of a text that occurs once.
#[track_caller]
fn line_and_column(text: &str, place: &str) -> (u64, u64) {
    let around = place.replace('‸', "");
    assert_eq!(text.matches(&around).count(), 1, "`{around}` occurs once");
    let start = text.find(&around).unwrap() + place.find('‸').unwrap();
    let before = &text[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}
