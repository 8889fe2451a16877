//! The register of reviews and accessibility notes: read with a bank, no part of what is measured with, every fault
//! with its line.

use jalon_engine::bank::audit::{Audit, audit};
use jalon_engine::bank::{BankFiles, ItemBank, Severity};
use jalon_engine::item::ItemId;
use jalon_engine::review::{Comparison, Reading};
use std::collections::BTreeMap;

const PATH: &str = "reviews/2026-01-31-01-readings.csv";
const CHOICE: &str = include_str!("fixtures/bank/items/1.1/sort-photos.yaml");
const CHOICE_PATH: &str = "items/1.1/sort-photos.yaml";

fn bare() -> BankFiles {
    let files = [
        ("bank.yaml", include_str!("fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("fixtures/bank/framework/mini.yaml")),
        (CHOICE_PATH, CHOICE),
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

fn with(path: &str, text: &str) -> BankFiles {
    let mut files = bare();
    files.insert(path.to_owned(), text.to_owned());
    files
}

fn register(rows: &str) -> BankFiles {
    with(PATH, &format!("item,date,reading,key,level,changed\n{rows}"))
}

/// What is said of a file: line, whether it is a fault, message.
fn said(files: &BankFiles, path: &str) -> Vec<(u64, bool, String)> {
    let found = ItemBank::read(files).diagnostics.into_iter().filter(|one| one.path == path);
    found.map(|one| (one.line, one.severity == Severity::Fault, one.message)).collect()
}

#[test]
fn each_question_has_its_readings_by_date() {
    let files = register(
        "sort-photos,2026-02-01,third,,,\"one sentence cut, a word replaced\"\n\
         \n\
         undo-typing,2026-01-31,second,not compared,,\n\
         sort-photos,2026-01-31,second,agreed,2,\n",
    );
    let bank = ItemBank::read(&files).bank.unwrap();
    let reviews = bank.reviews(&ItemId("sort-photos".to_owned()));
    assert_eq!(reviews.len(), 2);
    assert_eq!((reviews[0].reading, reviews[0].key), (Reading::Second, Some(Comparison::Agreed)));
    assert_eq!((reviews[0].level, reviews[0].date.as_str()), (Some(2), "2026-01-31"));
    assert_eq!(reviews[1].changed, "one sentence cut, a word replaced");
    assert_eq!(bank.reviews(&ItemId("parcel-weight".to_owned())), []);
}

#[test]
fn a_row_more_does_not_change_what_is_measured_with() {
    let before = ItemBank::read(&bare()).bank.unwrap();
    let after = ItemBank::read(&register("sort-photos,2026-01-31,second,agreed,,\n")).bank.unwrap();
    assert_eq!(before.revision(), after.revision());
}

#[test]
fn every_fault_of_a_row_has_its_line() {
    let cases = [
        ("sort-photo,2026-01-31,second,,,", "question `sort-photo` is not in the bank"),
        ("sort-photos,2026-02-30,second,,,", "`2026-02-30` is not a day"),
        ("sort-photos,31/01/2026,second,,,", "is not a day"),
        ("sort-photos,2026-01-31,blind,,,", "`blind` is not a word of the register"),
        ("sort-photos,2026-01-31,second,yes,,", "`yes` is not a word of the register"),
        ("sort-photos,2026-01-31,second,,9,", "the framework has no level `9`"),
        ("sort-photos,2026-01-31,second,,two,", "the framework has no level `two`"),
        ("sort-photos,2026-01-31,second,,", "this row has 5 cells"),
        ("sort-photos,2026-01-31,third,,,cut, and replaced", "this row has 7 cells"),
        ("sort-photos,2026-01-31,third,agreed,,", "this reading is not compared with the key"),
        ("sort-photos,2026-01-31,second,differed,,", "nothing says what was decided"),
    ];
    for (row, reason) in cases {
        let files = register(&format!("undo-typing,2026-01-31,second,,,\n{row}\n"));
        let found = said(&files, PATH);
        assert!(
            found.iter().any(|(line, fault, message)| *line == 3 && *fault && message.contains(reason)),
            "{row}: {found:?}"
        );
        assert!(ItemBank::read(&files).bank.is_none(), "{row}");
    }
    let semicolons = with(PATH, "item;date;reading;key;level;changed\n");
    assert!(matches!(&said(&semicolons, PATH)[..], [(1, true, message)] if message.contains("first line")));
}

#[test]
fn lines_count_as_people_count_them_whatever_ends_them() {
    let files =
        with(PATH, "\u{feff}item,date,reading,key,level,changed\r\n\r\nnobody,2026-01-31,second,,,\r\n");
    assert!(matches!(&said(&files, PATH)[..], [(3, true, _)]), "{:?}", said(&files, PATH));
}

#[test]
fn a_level_far_from_the_questions_own_asks_for_a_decision() {
    let far = register("safe-links,2026-01-31,second,agreed,3,\n");
    assert!(matches!(&said(&far, PATH)[..], [(2, false, message)] if message.contains("at level 3")));
    let decided = register("safe-links,2026-01-31,second,agreed,3,kept: the order is visible\n");
    assert_eq!(said(&decided, PATH), []);
}

/// What the audit says of readings, one line a competence.
fn unread(audit: &Audit) -> Vec<&str> {
    let found = audit.report.diagnostics.iter().filter(|one| one.path == "reviews");
    found.map(|one| one.message.as_str()).collect()
}

#[test]
fn questions_without_a_second_reading_are_counted_and_named_by_competence() {
    let none = audit(&bare());
    assert_eq!((none.coverage.reviewed(), unread(&none)), (0, Vec::new()), "a bank may have no register");

    let some = audit(&register(
        "sort-photos,2026-01-31,second,agreed,,\n\
         undo-typing,2026-01-31,third,,,\n\
         undo-typing,2026-01-31,program,agreed,,\n\
         parcel-weight,2026-01-31,second,,,\n\
         parcel-weight,2026-02-01,rewritten,,,has variants\n\
         mail-rule,2026-01-31,second,,,\n\
         mail-rule,2026-02-01,rewritten,,,has variants\n\
         mail-rule,2026-02-01,second,,,\n",
    ));
    assert_eq!(some.coverage.reviewed(), 2);
    assert_eq!(some.coverage.operational, some.coverage.reviewed() + 5);
    assert_eq!(
        unread(&some),
        [
            "1.1: no second reading yet of 2 questions: safe-links, undo-typing",
            "1.2: no second reading yet of 3 questions: match-files, parcel-weight, send-message",
        ]
    );
}

#[test]
fn readings_are_compared_with_what_the_questions_now_are() {
    let audit = audit(&register(
        "safe-links,2026-01-31,second,differed,2,kept: the order is visible\n\
         safe-links,2026-02-01,second,agreed,1,\n\
         undo-typing,2026-01-31,program,agreed,,\n\
         undo-typing,2026-01-31,second,agreed,2,\n\
         undo-typing,2026-02-01,rewritten,,,has variants\n\
         sort-photos,2026-01-31,second,not compared,3,\n",
    ));
    let (safe, sort) = (BTreeMap::from([(0, 1)]), BTreeMap::from([(1, 1)]));
    assert_eq!((audit.agreement.keys_agreed, audit.agreement.keys), (1, 2));
    assert_eq!(audit.agreement.levels, BTreeMap::from([(1, safe), (2, sort)]));
}

#[test]
fn habits_of_keys_are_counted_by_place_and_length() {
    let longer = CHOICE.replace("Trier par date", "Trier toutes les photos par date");
    let fixed = longer
        .replace("seconds: 45", "seconds: 45\norder: fixed")
        .replace("date: Sort the folder by date", "date: Sort");
    let habits = |choice: &str| audit(&with(CHOICE_PATH, choice)).habits;
    let count = |fr, en| BTreeMap::from([("fr".to_owned(), fr), ("en".to_owned(), en)]);
    let drawn = habits(&longer);
    assert_eq!((drawn.questions, drawn.places, drawn.places_shown), (1, vec![1], vec![]));
    assert_eq!((drawn.longest, drawn.shortest), (count(1, 0), count(0, 0)));
    let fixed = habits(&fixed);
    assert_eq!((fixed.questions, fixed.places, fixed.places_shown), (1, vec![1], vec![1]));
    assert_eq!((fixed.longest, fixed.shortest), (count(1, 0), count(0, 1)));
}

const NOTE: &str =
    "accessibility: {fr: Un dessin décrit en entier., en: A drawing that is described in full.}\n";

fn noted(note: &str) -> BankFiles {
    with(CHOICE_PATH, &format!("{note}{CHOICE}"))
}

#[test]
fn a_note_on_accessibility_is_kept_and_ends_no_calibration() {
    let id = ItemId("sort-photos".to_owned());
    let before = ItemBank::read(&bare()).bank.unwrap();
    let after = ItemBank::read(&noted(NOTE)).bank.unwrap();
    let (before, after) = (before.item(&id).unwrap(), after.item(&id).unwrap());
    assert!(before.accessibility.is_empty());
    assert_eq!(after.accessibility["en"], "A drawing that is described in full.");
    assert_eq!(after.revision, before.revision);
}

#[test]
fn a_note_is_words_in_every_language() {
    let long = "x".repeat(401);
    let cases = [
        (NOTE.replace("Un dessin décrit en entier.", "\" \""), "the accessibility note is empty"),
        (NOTE.replace(", en: A drawing that is described in full.", ""), "missing in `en`"),
        (NOTE.replace("en:", "de:"), "`de` is not a language of the bank"),
        (NOTE.replace("A drawing", &long), "longer than 400 signs"),
        (NOTE.replace("A drawing that is described in full.", "\"{{a}} cells\""), "the same for every form"),
    ];
    for (note, reason) in cases {
        let found = said(&noted(&note), CHOICE_PATH);
        assert!(
            found.iter().any(|(line, fault, message)| *line == 1 && *fault && message.contains(reason)),
            "{note}: {found:?}"
        );
    }
}
