//! Promise: while a test runs, nothing of its keys, explanations or parameters reaches the learner.
//!
//! The whole product runs on a bank whose secrets carry canary words (bank.rs); a learner crawls every
//! page and reply they can reach, question after question, and no canary sings.

mod bank;
mod certification;

use bank::{AFTERWARDS, CANARIES};
use jalon_tests::{Client, Reply, TestApp, form_of, plausible_answer};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Names that no reply to a learner under test holds: they belong to scoring and estimation.
const FORBIDDEN_NAMES: [&str; 12] = [
    "\"key\"",
    "\"credit\"",
    "\"verdict\"",
    "\"explanation\"",
    "\"tempting\"",
    "\"right_answer\"",
    "\"theta\"",
    "\"difficulty\"",
    "\"discrimination\"",
    "\"standard_error\"",
    "\"level\"",
    "\"parameters\"",
];

/// Every byte of a reply, headers included.
fn whole(reply: &Reply) -> String {
    format!("{:?}\n{}", reply.headers, reply.text)
}

#[track_caller]
fn silent(reply: &Reply, place: &str) {
    let text = whole(reply);
    for canary in CANARIES {
        assert!(!text.contains(canary), "{place}: `{canary}` in\n{text}");
    }
    assert!(reply.status < 500, "{place}: {}", reply.status);
}

struct Learner {
    browser: Client,
    program: Client,
    id: String,
}

/// Begins a test in a browser and learns its secret, to look through the API as well.
async fn begin(app: &TestApp) -> Learner {
    let mut browser = app.anonymous();
    let body = json!({"plan": "canary-positioning", "locale": "en"});
    let begun = browser.post_json("/api/v1/attempts", &body).await;
    silent(&begun, "begin");
    let begun = begun.json();
    let secret = begun["secret"].as_str().unwrap();
    // The page's cookie, by the door people use on a second device, takes the test over.
    let code = begun["resume_code"].as_str().unwrap();
    let resumed = browser.post_json("/api/v1/resumptions", &json!({"code": code})).await.json();
    assert_ne!(resumed["secret"], secret);
    let secret = resumed["secret"].as_str().unwrap();
    browser.set_cookie("__Host-attempt", &format!("{secret}.{code}"));
    let program = app.anonymous().with_bearer(secret);
    Learner { browser, program, id: begun["id"].as_str().unwrap().to_owned() }
}

/// Everything a learner can open while a question stands.
async fn crawl(learner: &mut Learner) -> Value {
    let Learner { browser, program, id } = learner;
    program.post_json(&format!("/api/v1/attempts/{id}/presentation"), &json!({})).await;
    for path in ["", "/pause", "/ending", "/result", "/corrections", "/result.json", "/result.csv"] {
        let page = browser.get(&format!("/attempts/{id}{path}")).await;
        silent(&page, path);
        assert!(
            path.is_empty() || page.status != 200 || !page.text.contains("chart"),
            "{path} shows a result"
        );
    }
    for path in ["/", "/start", "/join", "/resume", "/me", "/about", "/api/v1/plans", "/api/v1/framework"] {
        silent(&browser.get(path).await, path);
    }
    for path in ["result", "corrections", "export"] {
        let refused = program.get(&format!("/api/v1/attempts/{id}/{path}")).await;
        assert_eq!(refused.status, 409, "{path} before the end: {}", refused.text);
        silent(&refused, path);
    }
    let shown = program.get(&format!("/api/v1/attempts/{id}")).await;
    silent(&shown, "question");
    for name in FORBIDDEN_NAMES {
        assert!(!shown.text.contains(name), "{name} in {}", shown.text);
    }
    shown.json()
}

/// A page must not tell the right option from the others by anything but its words.
#[track_caller]
fn options_look_alike(page: &Reply, kind: &str) {
    let selector = match kind {
        "single_choice" => "input[name=choice]",
        "multiple_choice" => "input[name=choices]",
        _ => return,
    };
    let document = scraper::Html::parse_document(&page.text);
    let selector = scraper::Selector::parse(selector).unwrap();
    let looks: BTreeSet<Vec<String>> = document
        .select(&selector)
        .map(|option| {
            let told = ["value", "id", "required", "autofocus", "aria-describedby"];
            let attributes = option.value().attrs().filter(|(name, _)| !told.contains(name));
            attributes.map(|(name, value)| format!("{name}={value}")).collect()
        })
        .collect();
    assert_eq!(looks.len(), 1, "options differ: {looks:?}");
}

/// Wrong posts of every sort, whose refusals must say nothing.
async fn provoke(learner: &mut Learner, position: u64, kind: &str) {
    let Learner { browser, program, id } = learner;
    let page = format!("/attempts/{id}/answers");
    let api = format!("/api/v1/attempts/{id}/answers");
    let place = position.to_string();
    for fields in [vec![("position", place.as_str())], vec![("position", "999"), ("dont_know", "1")], vec![]]
    {
        silent(&browser.post_form(&page, &fields).await, "a refused form");
    }
    if kind == "task" {
        work(browser, id, &place).await;
    }
    let misshapen = [
        json!({"position": position, "answer": {"kind": "choice", "choice": "nowhere"}}),
        json!({"position": position, "answer": {"kind": "order", "order": ["a", "a"]}}),
        json!({"position": position, "answer": {"kind": "text", "text": "\u{0}"}}),
        json!({"position": position, "answer": {"kind": "timed_out"}}),
        json!({"position": position + 1, "answer": {"kind": "dont_know"}}),
        json!({"position": position}),
        json!({"position": position, "answer": {"kind": "key"}}),
    ];
    for body in &misshapen {
        let refused = program.post_json(&api, body).await;
        silent(&refused, &body.to_string());
        assert!(!(200..300).contains(&refused.status) || kind == "short_text", "{kind} took {body}");
    }
}

/// Things done in a simulated application, right, wrong and impossible.
async fn work(browser: &mut Client, id: &str, place: &str) {
    let page = format!("/attempts/{id}/work");
    for done in [
        vec![("do", "save step=0"), ("name", "Somebody")],
        vec![("do", "save step=0")],
        vec![("act", "{\"do\":\"send\"}")],
        vec![("act", "{\"do\":\"answer\"}")],
        vec![("act", "no action")],
        vec![("change", "undo")],
        vec![],
    ] {
        let fields: Vec<(&str, &str)> =
            [("position", place), ("seen", "0")].into_iter().chain(done).collect();
        silent(&browser.submit(&page, &fields).await, "something done");
    }
}

#[tokio::test]
async fn no_page_or_reply_tells_a_key_before_the_end() {
    let app = TestApp::with_bank(bank::files()).await;
    let mut learner = begin(&app).await;
    let mut kinds = BTreeSet::new();
    for draw in 1..200_u64 {
        let shown = crawl(&mut learner).await;
        if shown["state"] != "running" {
            break;
        }
        let body = &shown["question"]["content"]["body"];
        let kind = body["kind"].as_str().unwrap().to_owned();
        let position = shown["question"]["position"].as_u64().unwrap();
        let page = learner.browser.get(&format!("/attempts/{}", learner.id)).await;
        options_look_alike(&page, &kind);
        provoke(&mut learner, position, &kind).await;
        let answer = plausible_answer(body, draw * 11 + 1);
        kinds.insert(kind);
        let path = format!("/attempts/{}/answers", learner.id);
        if draw % 2 == 0 {
            let body = json!({"position": position, "answer": answer});
            silent(&learner.program.post_json(&format!("/api/v1{path}"), &body).await, "an answer");
        } else {
            let place = position.to_string();
            let mut fields = vec![("position".to_owned(), place)];
            fields.extend(form_of(&answer));
            let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let posted = learner.browser.post_form(&path, &fields).await;
            assert_eq!(posted.status, 303, "{}", posted.text);
            silent(&posted, "a posted answer");
        }
        if position >= 32 {
            break;
        }
    }
    assert_eq!(kinds.len(), 8, "a kind of question was not seen: {kinds:?}");
    corrections_tell(&mut learner).await;
}

/// The control: the canaries are real, and they sing when they may.
async fn corrections_tell(learner: &mut Learner) {
    let Learner { browser, program, id } = learner;
    program.post_json(&format!("/api/v1/attempts/{id}/ending"), &json!({})).await;
    let page = browser.get(&format!("/attempts/{id}/corrections")).await;
    let api = program.get(&format!("/api/v1/attempts/{id}/corrections")).await;
    assert_eq!((page.status, api.status), (200, 200), "{}\n{}", page.text, api.text);
    for word in AFTERWARDS {
        assert!(
            page.text.contains(word) && api.text.contains(word),
            "{word} is missing from the corrections"
        );
    }
}
