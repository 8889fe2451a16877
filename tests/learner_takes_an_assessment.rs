//! A learner takes a test: in pages without script, through the API, across devices and double clicks.

use jalon::bank::Banks;
use jalon::ids::AttemptId;
use jalon::state::AppState;
use jalon_engine::bank::ItemBank;
use jalon_tests::learner::{begin, borrowed, fields_of, take};
use jalon_tests::{Client, Reply, TestApp, on_both_databases, plausible_answer};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const PLAN: &str = "positioning-1.1";

async fn begin_by_api(app: &TestApp) -> (String, Client, Value) {
    let mut client = app.anonymous();
    let reply = client.post_json("/api/v1/attempts", &json!({"plan": PLAN, "locale": "en"})).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let started = reply.json();
    let secret = started["secret"].as_str().unwrap();
    (started["id"].as_str().unwrap().to_owned(), app.anonymous().with_bearer(secret), started)
}

async fn present(client: &mut Client, id: &str) -> Value {
    let reply = client.get(&format!("/api/v1/attempts/{id}")).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()
}

async fn send(client: &mut Client, id: &str, position: u64, answer: &Value) -> Reply {
    let body = json!({"position": position, "answer": answer});
    client.post_json(&format!("/api/v1/attempts/{id}/answers"), &body).await
}

async fn rows(app: &TestApp, id: &str) -> usize {
    jalon::attempts::store::events(&app.state.db, &AttemptId(id.to_owned())).await.unwrap().len()
}

async fn a_person_without_account_takes_a_whole_test_in_pages(app: TestApp) {
    let mut person = app.anonymous();
    let start = person.get("/start").await;
    assert_eq!(start.status, 200);
    assert_eq!(start.attributes("a[href^='/start?plan=positioning']", "href").len(), 16 + 5 + 1);
    let briefing = person.get(&format!("/start?plan={PLAN}")).await;
    assert_eq!((briefing.status, briefing.texts("h1").len()), (200, 1));
    let path = begin(&mut person, PLAN).await;
    let answered = take(&mut person, &path).await;
    assert!((4..=8).contains(&answered), "{answered} questions");

    let result = person.get(&format!("{path}/result")).await;
    assert_eq!(result.status, 200);
    assert!(result.texts("p.lead")[0].contains("this is where you stand"), "{}", result.text);
    let code = result.texts(".code-box code").remove(0);
    let corrections = person.get(&format!("{path}/corrections")).await;
    assert_eq!(corrections.texts("h2").len(), answered);
    let export = person.get(&format!("{path}/result.json")).await.json();
    assert_eq!(export["transcript"]["events"].as_array().unwrap().len(), answered);
    let table = person.get(&format!("{path}/result.csv")).await;
    assert_eq!(table.text.lines().count(), answered + 1);

    let released = person.submit(&format!("{path}/release"), &[]).await;
    assert_eq!((released.status, person.cookie("__Host-attempt")), (200, None));
    assert_eq!(person.get(&format!("{path}/result")).await.status, 401, "the device forgot");
    let again = person.submit("/resume", &[("code", &code.to_lowercase())]).await;
    assert_eq!(again.location(), Some(format!("{path}/result")), "the code still opens it");
}

async fn a_program_takes_a_whole_test(app: TestApp) {
    let (id, mut client, _) = begin_by_api(&app).await;
    let mut state = present(&mut client, &id).await;
    while state["state"] == "running" {
        let question = state["question"].clone();
        let (position, answer) =
            (question["position"].as_u64().unwrap(), plausible_answer(&question["content"]["body"], 1));
        app.clock.advance_ms(7_000);
        let stored = send(&mut client, &id, position, &answer).await;
        assert_eq!(stored.status, 200, "{answer} {}", stored.text);
        let again = send(&mut client, &id, position, &answer).await;
        assert_eq!((again.status, &again.text), (200, &stored.text), "the same reply");
        assert_eq!(again.headers.get("idempotent-replayed").unwrap(), "true");
        state = present(&mut client, &id).await;
    }
    assert_eq!(state["question"], Value::Null);
    let result = client.get(&format!("/api/v1/attempts/{id}/result")).await.json();
    assert_eq!((&result["assisted"], &result["outcome"]["answers"]), (&json!(false), &state["answered"]));
    assert_eq!(client.get(&format!("/api/v1/attempts/{id}/corrections")).await.status, 200);
    let export = client.get(&format!("/api/v1/attempts/{id}/export")).await.json();
    for event in export["transcript"]["events"].as_array().unwrap() {
        assert_eq!(event["elapsed_ms"], 7_000, "the server's clock, from the first showing");
    }
    let rules_since = export["transcript"]["engine_version"].as_str().unwrap();
    assert!(["0.1.0", "0.2.0"].contains(&rules_since), "the first engine with these rules, {rules_since}");
    assert_eq!(rows(&app, &id).await, export["transcript"]["events"].as_array().unwrap().len());
}

async fn twenty_identical_answers_at_once_are_one(app: TestApp) {
    let (id, mut client, _) = begin_by_api(&app).await;
    let question = present(&mut client, &id).await["question"].clone();
    let answer = plausible_answer(&question["content"]["body"], 1);
    let mut together = JoinSet::new();
    for _ in 0..20 {
        let (mut client, id, answer) = (client.clone(), id.clone(), answer.clone());
        together.spawn(async move { send(&mut client, &id, 1, &answer).await });
    }
    let replies = together.join_all().await;
    assert!(replies.iter().all(|reply| reply.status == 200), "{replies:?}");
    let replayed = replies.iter().filter(|reply| reply.headers.contains_key("idempotent-replayed")).count();
    assert_eq!((replayed, rows(&app, &id).await), (19, 1));
}

async fn different_answers_at_once_are_one_and_the_others_are_told(app: TestApp) {
    let (id, mut client, _) = begin_by_api(&app).await;
    let question = present(&mut client, &id).await["question"].clone();
    let answers = [plausible_answer(&question["content"]["body"], 1), json!({"kind": "dont_know"})];
    let mut together = JoinSet::new();
    for answer in answers {
        let (mut client, id) = (client.clone(), id.clone());
        together.spawn(async move { send(&mut client, &id, 1, &answer).await });
    }
    let mut statuses: Vec<u16> = together.join_all().await.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!((statuses, rows(&app, &id).await), (vec![200, 409], 1));
}

async fn nobody_else_opens_a_test(app: TestApp) {
    let (id, mut holder, started) = begin_by_api(&app).await;
    let organisation = app.organisation("Médiathèque").await;
    let paths = [
        format!("/attempts/{id}"),
        format!("/attempts/{id}/result"),
        format!("/attempts/{id}/corrections"),
        format!("/attempts/{id}/result.json"),
        format!("/attempts/{id}/pause"),
        format!("/api/v1/attempts/{id}"),
        format!("/api/v1/attempts/{id}/result"),
        format!("/api/v1/attempts/{id}/export"),
    ];
    let (other_id, mut other, _) = begin_by_api(&app).await;
    let mut trainer = app.trainer("Tom", &organisation).await;
    let mut nobody = app.anonymous();
    for path in &paths {
        assert_eq!(other.get(path).await.status, 404, "someone else's secret on {path}");
        assert_eq!(trainer.get(path).await.status, 404, "a trainer on {path}");
        assert_eq!(nobody.get(path).await.status, 401, "nobody on {path}");
    }
    let answer = json!({"kind": "dont_know"});
    assert_eq!(send(&mut other, &id, 1, &answer).await.status, 404);
    assert_eq!(rows(&app, &id).await, 0);
    assert_eq!(present(&mut other, &other_id).await["answered"], 0);
    // A trainer without the code cannot make it hers.
    let owner = format!("/attempts/{id}/owner");
    assert_eq!(trainer.post_form(&owner, &[("resume_code", "AAAABBBBCCCC")]).await.status, 404);
    let code = started["resume_code"].as_str().unwrap();
    let mut learner = app.learner("Lina").await;
    assert_eq!(learner.post_form(&owner, &[("resume_code", code)]).await.status, 303);
    assert!(learner.get("/me").await.text.contains(&id));
    assert_eq!(learner.get(&format!("/attempts/{id}")).await.status, 200);
    assert_eq!(trainer.post_form(&owner, &[("resume_code", code)]).await.status, 409, "it has an owner");
    assert_eq!(present(&mut holder, &id).await["answered"], 0, "the device still holds it");
}

async fn a_question_never_shows_its_key(app: TestApp) {
    let bank = app.state.banks.current();
    let mut person = app.anonymous();
    let path = begin(&mut person, "positioning-area-1").await;
    let (id, mut program, _) = begin_by_api(&app).await;
    for _ in 0..4 {
        let page = person.get(&path).await;
        let seen = page.texts("body").remove(0);
        let told = present(&mut program, &id).await;
        for item in bank.items() {
            let explanation = item.corrections["en"].explanation.trim();
            assert!(!seen.contains(explanation), "{} tells its key", item.id);
            assert!(!told.to_string().contains(explanation), "{} tells its key", item.id);
            assert!(!page.text.contains(&item.id.0), "{} names itself", item.id);
        }
        for word in
            ["explanation", "tempting", "right_answer", "credit", "verdict", "difficulty", "competence"]
        {
            assert!(!told.to_string().contains(&format!("\"{word}\"")), "{word} in {told}");
        }
        let fields = fields_of(&page);
        person.post_form(&format!("{path}/answers"), &borrowed(&fields)).await;
        let position = told["question"]["position"].as_u64().unwrap();
        let stored =
            send(&mut program, &id, position, &plausible_answer(&told["question"]["content"]["body"], 1))
                .await;
        assert!(!stored.text.contains("credit") && !stored.text.contains("verdict"), "{}", stored.text);
    }
    for part in ["corrections", "result", "result.json"] {
        let early = person.get(&format!("{path}/{part}")).await;
        assert!([303, 409].contains(&early.status), "{part} before the end: {}", early.status);
    }
}

async fn an_ended_test_takes_no_answer(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, PLAN).await;
    assert_eq!(person.get(&format!("{path}/ending")).await.status, 200, "asks first");
    let result = person.submit(&format!("{path}/ending"), &[]).await;
    assert_eq!(result.status, 200);
    assert!(result.texts("p.lead")[0].contains("no level"), "no answer, no level: {}", result.text);
    let late = person.post_form(&format!("{path}/answers"), &[("position", "1"), ("dont_know", "yes")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.attributes("main a", "href"), [format!("{path}/result")], "a way out");
    assert_eq!(
        person.post_form(&format!("{path}/ending"), &[]).await.status,
        303,
        "ending twice is harmless"
    );

    let (id, mut program, _) = begin_by_api(&app).await;
    program.post_json(&format!("/api/v1/attempts/{id}/ending"), &json!({})).await;
    let refused = send(&mut program, &id, 1, &json!({"kind": "dont_know"})).await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("attempt-ended")));
    let malformed = send(&mut program, &id, 1, &json!({"kind": "nonsense"})).await;
    assert_eq!(malformed.status, 422);
}

async fn help_is_said_with_the_result(app: TestApp) {
    let mut person = app.anonymous();
    let reply = person.post_form("/attempts", &[("plan", PLAN), ("helped", "device")]).await;
    let path = reply.location().unwrap();
    take(&mut person, &path).await;
    let result = person.get(&format!("{path}/result")).await;
    assert!(result.text.contains("Done with help: someone used the device"));
    let french = person.clone().speaking("fr").get(&format!("{path}/result")).await;
    assert!(french.texts(".notice-title")[0].contains("quelqu'un a utilisé l'appareil"), "{}", french.text);
}

async fn a_certification_plan_cannot_be_taken_here(app: TestApp) {
    let mut person = app.anonymous();
    let refused = person.post_form("/attempts", &[("plan", "certification-all")]).await;
    assert_eq!(refused.status, 422);
    let refused = person
        .post_json("/api/v1/attempts", &json!({"plan": "certification-all", "locale": "fr", "helped": "no"}))
        .await;
    assert_eq!(refused.status, 422);
    let unknown = person.post_json("/api/v1/attempts", &json!({"plan": PLAN, "locale": "xx"})).await;
    assert_eq!((unknown.status, unknown.json()["field"].as_str()), (422, Some("locale")));
}

/// The same service on an edited bank.
async fn edited(app: &TestApp, edit: impl Fn(&str, &str) -> String) -> AppState {
    let (mut files, _) = jalon::bank::read(None).unwrap();
    for (path, text) in &mut files {
        *text = edit(path, text);
    }
    let report = ItemBank::read(&files);
    let bank = report.bank.unwrap_or_else(|| panic!("{:?}", report.diagnostics));
    let mut state = app.state.clone();
    let banks = Banks::open(&state.db, &files, bank, state.now().0).await.unwrap();
    assert_ne!(banks.current().revision(), app.state.banks.current().revision());
    state.banks = Arc::new(banks);
    state
}

async fn a_running_test_keeps_its_bank(app: TestApp) {
    let (id, mut client, started) = begin_by_api(&app).await;
    let before = present(&mut client, &id).await;
    let state = edited(&app, |_, text| text.replace("stem: |\n", "stem: |\n      Edited.\n\n")).await;

    let mut after = Client::new(jalon::app(state)).with_bearer(started["secret"].as_str().unwrap());
    assert_eq!(present(&mut after, &id).await, before, "the question under way does not change");
    let answer = plausible_answer(&before["question"]["content"]["body"], 1);
    assert_eq!(send(&mut after, &id, 1, &answer).await.status, 200);
    let new = after.post_json("/api/v1/attempts", &json!({"plan": PLAN, "locale": "en"})).await.json();
    let mut new_client = after.clone().with_bearer(new["secret"].as_str().unwrap());
    let first = present(&mut new_client, new["id"].as_str().unwrap()).await;
    assert!(first["question"]["content"]["stem"].as_str().unwrap().contains("Edited."));
}

async fn a_timed_question_is_announced_and_its_lateness_kept(app: TestApp) {
    let timed = |path: &str, text: &str| {
        if !path.starts_with("items/3.2/") {
            text.to_owned()
        } else if text.contains("\nkind: task") || text.contains("\nfile:") {
            text.replace("\nstatus: operational", "\nstatus: draft") // these have no hard limit
        } else {
            text.replace("\nseconds:", "\ntime_limit_seconds: 300\nseconds:")
        }
    };
    let state = edited(&app, timed).await;
    let mut person = Client::new(jalon::app(state));
    let path = begin(&mut person, "positioning-3.2").await;
    for _ in 0..2 {
        app.clock.advance_ms(600_000);
        let waiting = person.get(&path).await;
        assert!(waiting.text.contains("has a time limit: 300 seconds"), "{}", waiting.text);
        assert_eq!(waiting.attributes("input[name=position]", "value").len(), 0, "nothing is shown yet");
    }
    let shown = person.submit(&format!("{path}/presentation"), &[]).await;
    let fields = fields_of(&shown);
    app.clock.advance_ms(306_000);
    assert_eq!(person.post_form(&format!("{path}/answers"), &borrowed(&fields)).await.status, 303);
    let reply = person.post_form(&format!("{path}/answers"), &borrowed(&fields)).await;
    assert_eq!(reply.status, 303, "the late answer again changes nothing");
    let id = AttemptId(path.rsplit('/').next().unwrap().to_owned());
    let events = jalon::attempts::store::events(&app.state.db, &id).await.unwrap();
    let stored = serde_json::to_value(&events[0]).unwrap();
    assert_eq!(
        (events.len(), &stored["answer"]["kind"], &stored["elapsed_ms"]),
        (1, &json!("timed_out"), &json!(306_000))
    );
    let next = person.get(&path).await;
    let said = next.text.contains("The time for the last question was over");
    assert!(said || next.status == 303, "said kindly: {}", next.text);
}

async fn drawings_come_without_anything_that_runs(app: TestApp) {
    let bank = app.state.banks.current();
    let revision = &bank.revision().0;
    let mut anyone = app.anonymous();
    let drawing = anyone.get(&format!("/media/{revision}/robot-grid.svg")).await;
    assert_eq!(drawing.status, 200);
    assert_eq!(drawing.headers["content-type"], "image/svg+xml");
    assert!(drawing.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    for other in [format!("/media/{revision}/../bank.yaml"), "/media/unknown/robot-grid.svg".to_owned()] {
        assert_eq!(anyone.get(&other).await.status, 404, "{other}");
    }
}

on_both_databases!(
    a_person_without_account_takes_a_whole_test_in_pages,
    a_program_takes_a_whole_test,
    twenty_identical_answers_at_once_are_one,
    different_answers_at_once_are_one_and_the_others_are_told,
    nobody_else_opens_a_test,
    a_question_never_shows_its_key,
    an_ended_test_takes_no_answer,
    help_is_said_with_the_result,
    a_certification_plan_cannot_be_taken_here,
    a_running_test_keeps_its_bank,
    a_timed_question_is_announced_and_its_lateness_kept,
    drawings_come_without_anything_that_runs,
);
