//! A certification never shows its keys: not during the test, not after its publication, to nobody who
//! took it.

use super::{FORBIDDEN_NAMES, bank, silent};
use jalon_tests::{CandidateUnderTest, SittingUnderTest, TestApp, plausible_answer};
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_certification_tells_its_keys_neither_before_nor_after_the_end() {
    let app = TestApp::with_bank(bank::files()).await;
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let secret = ana.device.bearer().unwrap().to_owned();
    let mut kinds = BTreeSet::new();
    for draw in 1..100_u64 {
        let Some((position, body)) = question(&mut ana).await else { break };
        kinds.insert(body["kind"].as_str().unwrap().to_owned());
        crawl(&app, &ana.id, &secret).await;
        silent(&sitting.get("/room").await, "the room");
        let answer = json!({"position": position, "answer": plausible_answer(&body, draw * 11 + 1)});
        let reply = ana.device.post_json(&format!("/api/v1/exam/{}/answers", ana.id), &answer).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        silent(&reply, "an answer");
    }
    assert_eq!(kinds.len(), 8, "a kind of question was not seen: {kinds:?}");
    crawl(&app, &ana.id, &secret).await;
    sitting.reviewed(&[&ana]).await;
    assert_eq!(sitting.post("/publication", &json!(null)).await.status, 200);
    crawl(&app, &ana.id, &secret).await;
}

/// The question on the screen, a timed one opened first.
async fn question(ana: &mut CandidateUnderTest) -> Option<(u64, serde_json::Value)> {
    ana.device.post_json(&format!("/api/v1/exam/{}/presentation", ana.id), &json!({})).await;
    let seen = ana.look().await;
    silent(&seen, "the question");
    let json = seen.json();
    let question = json.get("question").filter(|question| !question.is_null())?;
    for name in FORBIDDEN_NAMES {
        assert!(!seen.text.contains(name), "{name} in {}", seen.text);
    }
    Some((question["position"].as_u64().unwrap(), question["content"]["body"].clone()))
}

/// Everything the candidate's device opens, and everything it might try.
async fn crawl(app: &TestApp, candidate: &str, secret: &str) {
    let mut browser = app.anonymous();
    browser.set_cookie("__Host-exam", secret);
    let page = browser.get(&format!("/exam/{candidate}")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    silent(&page, "the candidate's page");
    let attempt = "SELECT id FROM attempts WHERE candidate_id IS NOT NULL";
    let attempt = app.state.db.read_one(attempt, &[], |row| row.text("id")).await.unwrap();
    browser.set_cookie("__Host-attempt", &format!("{secret}.AAAAAAAAAAAA"));
    for path in ["", "/result", "/corrections", "/result.json", "/result.csv"] {
        let refused = browser.get(&format!("/attempts/{attempt}{path}")).await;
        assert!(matches!(refused.status, 401 | 404), "{path}: {}", refused.status);
        silent(&refused, path);
    }
    let mut program = app.anonymous().with_bearer(secret);
    for path in ["", "/result", "/corrections", "/export"] {
        let refused = program.get(&format!("/api/v1/attempts/{attempt}{path}")).await;
        assert!(matches!(refused.status, 401 | 404), "{path}: {}", refused.status);
        silent(&refused, path);
    }
}
