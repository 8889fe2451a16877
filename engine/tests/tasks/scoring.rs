//! What is done is worth what it leads to.

use super::bank::{item, task};
use jalon_engine::item::answer::{Answer, AnswerError, Verdict};
use jalon_engine::item::task::{Act, MOST_ACTS, WorkError};
use serde_json::{Value, json};

fn acts(acts: Value) -> Vec<Act> {
    serde_json::from_value(acts).unwrap()
}

#[track_caller]
fn check(done: Value, credit: f64) {
    let score = item().score("fr", &Answer::Task { acts: acts(done) }).unwrap();
    assert!((score.credit - credit).abs() < 1e-12, "{score:?}");
}

fn filed() -> Value {
    json!({"do": "move", "message": "bill", "folder": "bills"})
}

fn reported() -> Value {
    json!({"do": "report", "message": "trap"})
}

#[test]
fn credit_is_the_share_of_goals_whatever_the_way() {
    check(json!([filed(), reported()]), 1.0);
    check(json!([reported(), filed()]), 1.0);
    check(json!([{"do": "move", "message": "bill", "folder": "trash"}, reported(), filed()]), 1.0);
    check(json!([filed()]), 0.5);
    check(json!([filed(), reported(), {"do": "move", "message": "bill", "folder": "inbox"}]), 0.5);
    check(json!([{"do": "open", "message": "bill"}]), 0.0);
}

#[test]
fn a_slip_takes_everything() {
    let send = json!({"do": "send", "to": "lac@gagner.example"});
    check(json!([filed(), reported(), {"do": "reply", "message": "trap"}, send]), 0.0);
    check(json!([filed(), reported(), {"do": "reply", "message": "trap"}, {"do": "discard"}]), 1.0);
}

#[test]
fn what_cannot_be_done_is_not_scored() {
    let refused = |done: Value| item().score("fr", &Answer::Task { acts: acts(done) }).unwrap_err();
    assert_eq!(refused(json!([])), AnswerError::Empty);
    for impossible in [
        json!({"do": "open", "message": "nothing"}),
        json!({"do": "open"}),
        json!({"do": "open", "message": "bill", "more": "x"}),
        json!({"do": "burn"}),
        json!({"message": "bill"}),
        json!({"do": "find", "words": "a\u{0}b"}),
        json!({"do": "send", "to": "lac@gagner.example"}),
    ] {
        let error = refused(json!([filed(), impossible]));
        assert!(matches!(&error, AnswerError::Work(WorkError::Refused { number: 2, .. })), "{error:?}");
    }
    let endless = vec![filed(); MOST_ACTS + 1];
    assert_eq!(refused(json!(endless)), AnswerError::Work(WorkError::TooMany));
    let long = vec![json!({"do": "find", "words": "x".repeat(1_999)}); 11];
    assert_eq!(refused(json!(long)), AnswerError::Work(WorkError::TooLong));
    assert_eq!(item().score("fr", &Answer::Text { text: "x".into() }), Err(AnswerError::WrongKind));
}

#[test]
fn not_knowing_is_always_possible() {
    assert_eq!(item().score("fr", &Answer::DontKnow {}).unwrap().verdict, Verdict::DontKnow);
}

#[test]
fn an_answer_travels_as_json() {
    let text = r#"{"kind":"task","acts":[{"do":"report","message":"trap"}]}"#;
    let answer: Answer = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&answer).unwrap(), text);
    assert!(serde_json::from_str::<Answer>(r#"{"kind":"task","acts":[{"do":{"deep":"x"}}]}"#).is_err());
}

/// Every button of every screen within reach does something, and doing it again leads to the same place.
#[test]
fn everything_offered_can_be_done() {
    for locale in ["fr", "en"] {
        let start = task(locale);
        let mut ways: Vec<Vec<Act>> = vec![vec![]];
        for _ in 0..3 {
            let mut longer = Vec::new();
            for way in &ways {
                let here = start.after(way).unwrap().task;
                for act in here.view().acts() {
                    let mut next = way.clone();
                    next.push(act.clone());
                    let worked = start.after(&next).unwrap_or_else(|error| panic!("{next:?}: {error}"));
                    assert_eq!(worked, start.after(&next).unwrap());
                    longer.push(next);
                }
            }
            ways = longer;
        }
        assert!(ways.len() > 500, "only {} ways", ways.len());
    }
}

#[test]
fn nothing_of_the_application_shows_but_its_view() {
    let shown = serde_json::to_string(&item().content["fr"]).unwrap();
    assert!(shown.contains(r#""body":{"kind":"task","task":"mailbox"}"#), "{shown}");
}
