//! Lessons of a bank: read with it, no part of its revision, every fault said at once.

use jalon_engine::bank::{BankFiles, BankReport, ItemBank, Severity};

const LESSON: &str = include_str!("fixtures/bank/lessons/1.1/sorting.yaml");
const PATH: &str = "lessons/1.1/sorting.yaml";

fn without_lessons() -> BankFiles {
    let files = [
        ("bank.yaml", include_str!("fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("fixtures/bank/framework/mini.yaml")),
        ("items/1.1/sort-photos.yaml", include_str!("fixtures/bank/items/1.1/sort-photos.yaml")),
        ("items/1.1/undo-typing.yaml", include_str!("fixtures/bank/items/1.1/undo-typing.yaml")),
        ("items/1.1/safe-links.yaml", include_str!("fixtures/bank/items/1.1/safe-links.yaml")),
        ("items/1.2/parcel-weight.yaml", include_str!("fixtures/bank/items/1.2/parcel-weight.yaml")),
        ("items/1.2/send-message.yaml", include_str!("fixtures/bank/items/1.2/send-message.yaml")),
        ("items/1.2/match-files.yaml", include_str!("fixtures/bank/items/1.2/match-files.yaml")),
        ("items/1.2/mail-rule.yaml", include_str!("fixtures/bank/items/1.2/mail-rule.yaml")),
        ("media/desk.svg", include_str!("fixtures/bank/media/desk.svg")),
        ("plans/each.yaml", include_str!("fixtures/bank/plans/each.yaml")),
        ("plans/all.yaml", include_str!("fixtures/bank/plans/all.yaml")),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn with(path: &str, text: &str) -> BankReport {
    let mut files = without_lessons();
    files.insert(path.to_owned(), text.to_owned());
    ItemBank::read(&files)
}

/// What is said of a lesson changed in one place.
fn found(from: &str, to: &str) -> Vec<(u64, Severity, String)> {
    assert!(LESSON.contains(from), "{from}");
    let report = with(PATH, &LESSON.replacen(from, to, 1));
    let of_lesson = report.diagnostics.into_iter().filter(|one| one.path == PATH);
    of_lesson.map(|one| (one.line, one.severity, one.message)).collect()
}

#[test]
fn a_lesson_is_found_by_its_family_and_cut_into_paragraphs() {
    let bank = with(PATH, LESSON).bank.unwrap();
    let lesson = bank.lesson("sorting").unwrap();
    assert_eq!(lesson.competence.0, "1.1");
    let text = &lesson.texts["en"];
    assert_eq!(text.idea, ["Sorting puts first what one looks for.", "The order is a choice."]);
    assert_eq!((text.title.as_str(), text.steps.len()), ("Sorting", 2));
    assert!(bank.lesson("keyboard").is_none());
    assert_eq!(bank.lessons().count(), 1);
}

#[test]
fn mending_a_lesson_does_not_change_what_is_measured_with() {
    let bare = ItemBank::read(&without_lessons()).bank.unwrap();
    let first = with(PATH, LESSON).bank.unwrap();
    let mended = with(PATH, &LESSON.replace("Nadia", "Amina")).bank.unwrap();
    assert_eq!(bare.revision(), first.revision());
    assert_eq!(first.revision(), mended.revision());
}

#[test]
fn families_without_a_lesson_are_named_once_a_competence() {
    let report = with(PATH, LESSON);
    let said: Vec<_> =
        report.diagnostics.iter().map(|one| (one.path.as_str(), one.message.as_str())).collect();
    assert_eq!(
        said,
        [
            ("lessons/1.1", "no lesson yet on checking-links, keyboard"),
            ("lessons/1.2", "no lesson yet on file-types, mail-rules, messages, units"),
        ]
    );
    assert!(report.diagnostics.iter().all(|one| one.severity == Severity::Warning));
    assert_eq!(ItemBank::read(&without_lessons()).diagnostics, [], "a bank may have no lessons at all");
}

#[test]
fn every_fault_of_a_lesson_has_its_line() {
    let cases = [
        ("family: sorting", "family: sortings", 1, "the file's path says `sorting`"),
        ("competence: \"1.1\"", "competence: \"1.2\"", 2, "the file's path says `1.1`"),
        ("    example: Nadia trie par date.\n", "", 13, "missing field `example`"),
        ("    check: Le plus", "    verify: Le plus", 14, "unknown field `verify`"),
        ("exercise: Triez un dossier.", "exercise: \" \"", 13, "the exercise is empty"),
        ("[Ouvrez le dossier., Choisissez l'ordre.]", "[Ouvrez.]", 11, "2 to 8 steps"),
        ("  en:\n", "  de:\n", 15, "`de` is not a language of the bank"),
    ];
    for (from, to, line, reason) in cases {
        let said = found(from, to);
        let fits = |(at, severity, message): &(u64, Severity, String)| {
            *at == line && *severity == Severity::Fault && message.contains(reason)
        };
        assert!(said.iter().any(fits), "{from} → {to}: {said:?}");
    }
}

#[test]
fn a_lesson_about_no_question_is_refused() {
    let report = with("lessons/1.1/weaving.yaml", &LESSON.replace("family: sorting", "family: weaving"));
    let said = report.diagnostics.iter().any(|one| one.message == "no question is of the family `weaving`");
    assert!(said && report.bank.is_none(), "{:?}", report.diagnostics);
}
