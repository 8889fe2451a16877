//! Answers of every kind, scored through a bank as a learner's are.

use jalon_engine::bank::{BankFiles, ItemBank};
use jalon_engine::item::ItemId;
use jalon_engine::item::answer::{Answer, AnswerError, Score, Verdict};

fn bank() -> ItemBank {
    let files = [
        ("bank.yaml", include_str!("fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("fixtures/bank/framework/mini.yaml")),
        ("items/1.1/sort-photos.yaml", include_str!("fixtures/bank/items/1.1/sort-photos.yaml")),
        ("items/1.1/safe-links.yaml", include_str!("fixtures/bank/items/1.1/safe-links.yaml")),
        ("items/1.1/undo-typing.yaml", include_str!("fixtures/bank/items/1.1/undo-typing.yaml")),
        ("items/1.2/parcel-weight.yaml", include_str!("fixtures/bank/items/1.2/parcel-weight.yaml")),
        ("items/1.2/send-message.yaml", include_str!("fixtures/bank/items/1.2/send-message.yaml")),
        ("items/1.2/match-files.yaml", include_str!("fixtures/bank/items/1.2/match-files.yaml")),
        ("items/1.2/mail-rule.yaml", include_str!("fixtures/bank/items/1.2/mail-rule.yaml")),
        ("media/desk.svg", include_str!("fixtures/bank/media/desk.svg")),
    ];
    let files: BankFiles = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    ItemBank::read(&files).bank.unwrap()
}

fn score(item: &str, answer: &Answer) -> Result<Score, AnswerError> {
    bank().item(&ItemId(item.into())).unwrap().score("fr", answer)
}

/// Asserts the credit of an answer written as JSON.
#[track_caller]
fn check(item: &str, answer: serde_json::Value, credit: f64) {
    let answer: Answer = serde_json::from_value(answer).unwrap();
    let score = score(item, &answer).unwrap();
    assert!((score.credit - credit).abs() < 1e-12, "{item} {answer:?}: {score:?}");
    let verdict = match credit {
        0.0 => Verdict::Incorrect,
        1.0 => Verdict::Correct,
        _ => Verdict::Partial,
    };
    assert_eq!(score.verdict, verdict);
}

/// Asserts that an answer written as JSON cannot be scored.
#[track_caller]
fn refused(item: &str, answer: serde_json::Value, error: AnswerError) {
    let answer: Answer = serde_json::from_value(answer).unwrap();
    assert_eq!(score(item, &answer), Err(error), "{item} {answer:?}");
}

fn text(text: &str) -> serde_json::Value {
    serde_json::json!({"kind": "text", "text": text})
}

const KINDS: [&str; 7] =
    ["sort-photos", "safe-links", "undo-typing", "parcel-weight", "send-message", "match-files", "mail-rule"];

#[test]
fn not_knowing_and_coming_late_fit_every_kind() {
    for item in KINDS {
        let score_of = |answer| score(item, &answer).unwrap();
        let nothing = |verdict| Score { credit: 0.0, verdict };
        assert_eq!(score_of(Answer::DontKnow {}), nothing(Verdict::DontKnow));
        assert_eq!(score_of(Answer::TimedOut {}), nothing(Verdict::TimedOut));
    }
}

#[test]
fn an_answer_of_another_kind_is_refused() {
    let order = serde_json::json!({"kind": "order", "order": ["a"]});
    for item in KINDS.into_iter().filter(|item| *item != "send-message") {
        refused(item, order.clone(), AnswerError::WrongKind);
    }
    refused("send-message", text("a"), AnswerError::WrongKind);
}

#[test]
fn single_choice_is_all_or_nothing() {
    let choice = |id: &str| serde_json::json!({"kind": "choice", "choice": id});
    check("sort-photos", choice("date"), 1.0);
    check("sort-photos", choice("name"), 0.0);
    refused("sort-photos", choice("colour"), AnswerError::UnknownOption("colour".into()));
    refused("sort-photos", choice(""), AnswerError::Empty);
}

#[test]
fn multiple_choice_takes_wrong_ticks_off() {
    let choices = |ids: &[&str]| serde_json::json!({"kind": "choices", "choices": ids});
    check("safe-links", choices(&["address", "ask"]), 1.0);
    check("safe-links", choices(&["address"]), 0.5);
    check("safe-links", choices(&["address", "ask", "open"]), 0.5);
    check("safe-links", choices(&["address", "open"]), 0.0);
    check("safe-links", choices(&["address", "ask", "open", "reply"]), 0.0);
    refused("safe-links", choices(&[]), AnswerError::Empty);
    refused("safe-links", choices(&["x"]), AnswerError::UnknownOption("x".into()));
}

#[test]
fn typed_words_are_compared_as_the_item_says() {
    for right in ["ctrl z", "Ctrl+Z", "CTRL - Z", "ctrl\u{00A0}z", "ctrlz"] {
        check("undo-typing", text(right), 1.0);
    }
    for wrong in ["ctrl x", "z", "?", "…"] {
        check("undo-typing", text(wrong), 0.0);
    }
    for blank in ["", "  \n", "\u{200B}"] {
        refused("undo-typing", text(blank), AnswerError::Empty);
    }
    check("undo-typing", text(&"é".repeat(500)), 0.0);
    refused("undo-typing", text(&"é".repeat(501)), AnswerError::TooLong(500));
}

#[test]
fn typed_numbers_convert_and_tolerate() {
    for right in ["2,5", "2.5", "2,509", "2,5 kg", "2 500 g", "2500g", "+2,5 KG"] {
        check("parcel-weight", text(right), 1.0);
    }
    for wrong in ["2,52", "25", "-2,5", "2,5 g"] {
        check("parcel-weight", text(wrong), 0.0);
    }
    for unreadable in ["deux", "2,5 lb", "1/2", "1.2.3"] {
        refused("parcel-weight", text(unreadable), AnswerError::NotANumber(unreadable.into()));
    }
    refused("parcel-weight", text(&"9".repeat(400)), AnswerError::NotANumber("9".repeat(400)));
}

#[test]
fn the_language_decides_what_is_accepted() {
    let bank = bank();
    let score = |id: &str, locale: &str, text: &str| {
        let item = bank.item(&ItemId(id.into())).unwrap();
        item.score(locale, &Answer::Text { text: text.into() }).map(|score| score.credit)
    };
    assert_eq!(score("parcel-weight", "en", "2,500 g"), Ok(1.0));
    assert_eq!(score("parcel-weight", "fr", "2,500 g"), Ok(0.0));
    assert_eq!(score("parcel-weight", "de", "2,5"), Err(AnswerError::UnknownLocale("de".into())));
}

#[test]
fn an_order_earns_the_share_of_pairs_beyond_chance() {
    let order = |ids: &[&str]| serde_json::json!({"kind": "order", "order": ids});
    check("send-message", order(&["write", "read", "send"]), 1.0);
    check("send-message", order(&["read", "write", "send"]), 1.0 / 3.0);
    check("send-message", order(&["send", "read", "write"]), 0.0);
    refused("send-message", order(&["write", "read"]), AnswerError::Incomplete("send".into()));
    refused("send-message", order(&["write", "read", "read"]), AnswerError::Repeated("read".into()));
}

#[test]
fn matching_is_exact_unless_the_item_says_otherwise() {
    let pairs = |pairs: serde_json::Value| serde_json::json!({"kind": "pairs", "pairs": pairs});
    check("match-files", pairs(serde_json::json!({"trip": "photo", "rent": "sheet"})), 1.0);
    check("match-files", pairs(serde_json::json!({"trip": "photo", "rent": "photo"})), 0.0);
    let unknown = AnswerError::UnknownOption("video".into());
    refused("match-files", pairs(serde_json::json!({"trip": "video", "rent": "sheet"})), unknown);
    let missing = AnswerError::Incomplete("rent".into());
    refused("match-files", pairs(serde_json::json!({"trip": "photo"})), missing);
    refused("match-files", pairs(serde_json::json!({})), AnswerError::Empty);
}

#[test]
fn a_cloze_earns_the_share_of_right_gaps() {
    let gaps = |gaps: serde_json::Value| serde_json::json!({"kind": "gaps", "gaps": gaps});
    check("mail-rule", gaps(serde_json::json!({"action": "star", "target": "Archives"})), 1.0);
    check("mail-rule", gaps(serde_json::json!({"action": "star", "target": "arhcives"})), 1.0);
    check("mail-rule", gaps(serde_json::json!({"action": "delete", "target": "archives"})), 0.5);
    check("mail-rule", gaps(serde_json::json!({"action": "delete", "target": "spam"})), 0.0);
    let missing = AnswerError::Incomplete("target".into());
    refused("mail-rule", gaps(serde_json::json!({"action": "star"})), missing.clone());
    refused("mail-rule", gaps(serde_json::json!({"action": "star", "target": " "})), missing);
    refused("mail-rule", gaps(serde_json::json!({"action": "", "target": ""})), AnswerError::Empty);
    let stranger = AnswerError::UnknownOption("x".into());
    refused("mail-rule", gaps(serde_json::json!({"x": "star", "target": "a"})), stranger);
}

#[test]
fn a_key_is_never_printed() {
    let item = bank().item(&ItemId("undo-typing".into())).unwrap().clone();
    let printed = format!("{item:?}");
    assert!(printed.contains("Key::Text(..)"));
    assert!(!printed.contains("ctrl + z"));
}
