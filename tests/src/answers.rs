//! Answers of the right shape, made from what a learner sees.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use serde_json::{Map, Value, json};

/// An answer to a question's body (JSON as the API shows it) that the service takes, right or wrong.
/// The same `draw` gives the same answer.
pub fn plausible_answer(body: &Value, draw: u64) -> Value {
    let ids = |name: &str| -> Vec<String> {
        body[name].as_array().unwrap().iter().map(|o| o["id"].as_str().unwrap().to_owned()).collect()
    };
    let one_of = |ids: &[String], draw: u64| ids[usize::try_from(draw).unwrap_or(0) % ids.len()].clone();
    match body["kind"].as_str().unwrap() {
        _ if draw.is_multiple_of(11) => json!({"kind": "dont_know"}),
        "single_choice" => json!({"kind": "choice", "choice": one_of(&ids("choices"), draw >> 8)}),
        "multiple_choice" => json!({"kind": "choices", "choices": [one_of(&ids("choices"), draw >> 8)]}),
        "short_text" => json!({"kind": "text", "text": format!("word {}", draw % 100)}),
        "number" => json!({"kind": "text", "text": (draw % 1000).to_string()}),
        "ordering" => json!({"kind": "order", "order": ids("items")}),
        "matching" => {
            let options = ids("options");
            let pairs = ids("prompts").into_iter().map(|prompt| (prompt, json!(one_of(&options, draw >> 8))));
            json!({"kind": "pairs", "pairs": pairs.collect::<Map<_, _>>()})
        }
        "cloze" => json!({"kind": "gaps", "gaps": fill(body, draw)}),
        "task" => match first_act(body["task"].as_str().unwrap()) {
            Some(act) => json!({"kind": "task", "acts": [act]}),
            None => json!({"kind": "dont_know"}),
        },
        other => panic!("a kind of question the tests do not know: {other}"),
    }
}

/// Something that can be done in a simulated application whatever is in it, when there is such a thing.
fn first_act(application: &str) -> Option<Value> {
    let verb = match application {
        "browser" => "new_tab",
        "calendar" => "new",
        "call" => "unshare",
        "document" => "contents",
        "files" | "mailbox" | "passwords" => "close",
        "procedure" => "keep",
        "sharing" => "download",
        "sheet" => "unfilter",
        _ => return None,
    };
    Some(json!({"do": verb}))
}

fn fill(body: &Value, draw: u64) -> Map<String, Value> {
    let parts = body["parts"].as_array().unwrap();
    let gaps = parts.iter().filter_map(|part| part.get("gap"));
    gaps.map(|gap| {
        let choices = gap["choices"].as_array().unwrap();
        let filled = match choices.get(usize::try_from(draw % 3).unwrap_or(0) % choices.len().max(1)) {
            Some(choice) => choice["id"].clone(),
            None => json!("word"),
        };
        (gap["id"].as_str().unwrap().to_owned(), filled)
    })
    .collect()
}

/// The fields a page's form sends for an answer.
pub fn form_of(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let map = |name: &str, prefix: &str| {
        let pairs = answer[name].as_object().unwrap().iter();
        pairs.map(|(id, chosen)| (format!("{prefix}.{id}"), text(chosen))).collect()
    };
    match answer["kind"].as_str().unwrap() {
        "choice" => vec![("choice".to_owned(), text(&answer["choice"]))],
        "choices" => {
            let chosen = answer["choices"].as_array().unwrap().iter();
            chosen.map(|choice| ("choices".to_owned(), text(choice))).collect()
        }
        "text" => vec![("text".to_owned(), text(&answer["text"]))],
        "order" => {
            let places = answer["order"].as_array().unwrap().iter().zip(1..);
            places.map(|(id, place)| (format!("order.{}", text(id)), place.to_string())).collect()
        }
        "pairs" => map("pairs", "pair"),
        "gaps" => map("gaps", "gap"),
        _ => vec![("dont_know".to_owned(), "1".to_owned())],
    }
}
