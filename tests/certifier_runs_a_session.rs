//! A certifier plans a session, enrols, runs the room, reviews and publishes.

use jalon::accounts::extract::Scope;
use jalon::ids::{CandidateId, OrganisationId};
use jalon::sittings::ReviewedResult;
use jalon_tests::{CandidateUnderTest, Client, Reply, SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    a_session_from_its_plan_to_its_publication,
    a_list_tells_all_its_faults_at_once,
    the_list_changes_only_before_the_start,
    a_decision_follows_its_rules,
    two_publications_at_once_publish_once,
    the_room_says_who_needs_the_invigilator_and_no_result,
    ending_the_session_ends_every_test,
    only_a_reviewed_and_certified_result_can_become_a_certificate,
);

const HEADER: &str = "Nom;Prénom;Date de naissance;Temps supplémentaire";

fn plan_form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "June"),
        ("place", "Room 2"),
        ("date", "2026-09-01"),
        ("time", "10:00"),
        ("time_zone", "Europe/Paris"),
        ("duration", "60"),
        ("plan", "certification-area-1"),
        ("rules", "Work alone.\r\nNo phone."),
    ]
}

/// Comes in through the page.
async fn comes_in(browser: &mut Client, code: &str, last: &str, first: &str) -> String {
    let form =
        [("access_code", code), ("last_name", last), ("first_name", first), ("birth_date", "27/03/1985")];
    let reply = browser.post_form("/exam", &form).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().unwrap()
}

/// Answers "I don't know" through the page until there is no question; how many there were.
async fn answers_to_the_end(browser: &mut Client, exam: &str) -> usize {
    for answered in 0..200 {
        let page = browser.get(exam).await;
        let Some(position) = page.attributes("input[name=position]", "value").pop() else { return answered };
        assert!(page.text.contains("minutes left"), "the clock is shown");
        let form = [("position", position.as_str()), ("dont_know", "yes")];
        assert_eq!(browser.post_form(&format!("{exam}/answers"), &form).await.status, 303);
    }
    panic!("the test does not end");
}

async fn a_session_from_its_plan_to_its_publication(app: TestApp) {
    let organisation = app.organisation("Centre").await;
    let mut certifier = app.certifier("Cora", &organisation).await;
    assert!(certifier.get("/sittings").await.text.contains("You have no session yet"));
    assert_eq!(certifier.get("/sittings/new").await.status, 200);
    let mut faulty = plan_form();
    faulty[2].1 = "2026-02-30";
    faulty[5].1 = "4";
    let refused = certifier.post_form("/sittings/new", &faulty).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attributes("input[name=name]", "value"), ["June"], "the form comes back filled");
    assert_eq!(refused.texts(".notice.danger li").len(), 2, "every fault at once");

    let sitting = certifier.post_form("/sittings/new", &plan_form()).await.location().unwrap();
    let empty_room = certifier.post_form(&format!("{sitting}/opening"), &[]).await;
    assert_eq!(empty_room.status, 409);
    let one = [("last_name", "Le Göff"), ("first_name", "Anne-Marie"), ("birth_date", "27/03/1985")];
    assert_eq!(certifier.post_form(&format!("{sitting}/candidates"), &one).await.status, 303);
    let twice = certifier.post_form(&format!("{sitting}/candidates"), &one).await;
    assert_eq!(twice.status, 422);
    let csv = format!("{HEADER}\nMARTIN;Léo;1985-03-27;33\n");
    let enrolment = format!("{sitting}/enrolment");
    let dry = certifier.post_form(&enrolment, &[("csv", &csv)]).await;
    assert_eq!(dry.status, 200);
    assert_eq!(dry.attributes("button[name=confirm]", "value"), ["yes"]);
    assert_eq!(certifier.post_form(&enrolment, &[("csv", &csv), ("confirm", "yes")]).await.status, 303);

    let overview = certifier.get(&sitting).await;
    assert_eq!(overview.texts("tbody tr").len(), 2);
    let code = overview.texts(".code-box code").pop().unwrap();
    let slips = certifier.get(&format!("{sitting}/slips")).await;
    assert_eq!(slips.texts(".slip h2"), ["Anne-Marie Le Göff", "Léo MARTIN"]);
    assert!(slips.text.contains(&code) && slips.text.contains("/exam"));
    let opened = certifier.post_form(&format!("{sitting}/opening"), &[]).await;
    assert_eq!(opened.location().unwrap(), format!("{sitting}/room"));

    let mut anne = app.anonymous();
    let exam = comes_in(&mut anne, &code.to_lowercase(), "legoff", "ANNE MARIE").await;
    let waiting = anne.get(&exam).await;
    assert!(waiting.text.contains("Is this you?") && waiting.text.contains("No phone."));
    assert_eq!(waiting.attributes("meta[http-equiv=refresh]", "content"), [format!("5; url={exam}")]);
    assert_eq!(anne.post_form(&format!("{exam}/start"), &[]).await.status, 409, "not admitted yet");

    let room = certifier.get(&format!("{sitting}/room")).await;
    assert_eq!(room.attributes("meta[http-equiv=refresh]", "content"), [format!("10; url={sitting}/room")]);
    assert!(room.text.contains("27 March 1985"), "what to compare with the document");
    let admission = room.attributes("form.action", "action").into_iter().find(|a| a.ends_with("/admission"));
    let admitted = certifier.post_form(&admission.unwrap(), &[("back", "room")]).await;
    assert_eq!(admitted.location().unwrap(), format!("{sitting}/room"));
    assert!(anne.get(&exam).await.text.contains("Begin"));
    assert_eq!(anne.post_form(&format!("{exam}/start"), &[]).await.status, 303);
    let answered = answers_to_the_end(&mut anne, &exam).await;
    assert!(answered >= 15, "{answered} questions");
    let over = anne.get(&exam).await;
    assert!(over.text.contains("Your test is over") && !over.text.contains("level"), "no feedback");

    let id = exam.strip_prefix("/exam/").unwrap();
    assert!(certifier.get(&format!("{sitting}/ending")).await.text.contains("Every test that began is over"));
    assert_eq!(certifier.post_form(&format!("{sitting}/ending"), &[]).await.status, 303);
    let review = certifier.get(&format!("{sitting}/review")).await;
    assert!(
        review.text.contains("Standard error") && review.text.contains("Léo MARTIN"),
        "who was absent too"
    );
    let missing = certifier.post_form(&format!("{sitting}/review"), &[]).await;
    assert_eq!(missing.status, 422);
    assert!(missing.text.contains("A decision is missing for: Anne-Marie Le Göff"));
    let decision = format!("{sitting}/candidates/{id}/decision");
    let refused = certifier.post_form(&decision, &[("decision", "not_certified")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(certifier.post_form(&decision, &[("decision", "certified")]).await.status, 303);
    assert_eq!(certifier.post_form(&format!("{sitting}/publication"), &[]).await.status, 409);
    assert_eq!(certifier.post_form(&format!("{sitting}/review"), &[]).await.status, 303);
    assert!(anne.get(&exam).await.text.contains("The result comes after"), "not before the publication");
    assert_eq!(certifier.post_form(&format!("{sitting}/publication"), &[]).await.status, 303);
    assert_eq!(certifier.post_form(&format!("{sitting}/publication"), &[]).await.status, 303);
    assert!(anne.get(&exam).await.text.contains("Your result is certified"));
    let mut at_home = app.anonymous();
    let again = comes_in(&mut at_home, &code, "Le Göff", "Anne-Marie").await;
    assert!(at_home.get(&again).await.text.contains("Your result is certified"));
    assert_eq!(at_home.post_form(&format!("{again}/release"), &[]).await.status, 303);
    assert_eq!(at_home.get(&again).await.status, 401, "the device forgot");
}

async fn a_list_tells_all_its_faults_at_once(app: TestApp) {
    let mut sitting = SittingUnderTest::planned(&app).await;
    let known = json!({"last_name": "Known", "birth_date": "1985-03-27"});
    assert_eq!(sitting.post("/candidates", &known).await.status, 201);
    let csv = format!(
        "{HEADER}\nLopez;Ana;27/03/1985;\n;Bo;31/02/1990;300\nLOPEZ;ana;1985-03-27;\nknown;;27/03/1985;\n"
    );
    let reply = sitting.post("/enrolment", &json!({"csv": csv, "confirm": true})).await;
    assert_eq!(reply.status, 422);
    let report = reply.json();
    let codes = |row: usize| -> Vec<Value> {
        report["rows"][row]["faults"].as_array().unwrap().iter().map(|fault| fault["code"].clone()).collect()
    };
    assert_eq!(codes(0), Vec::<Value>::new());
    assert_eq!(codes(1), ["empty", "birth-date", "extra-time"]);
    assert_eq!(codes(2), ["csv-twin"]);
    assert_eq!(codes(3), ["candidate-twice"]);
    assert_eq!(report["rows"][3]["line"], 5);
    assert_eq!(report["enrolled"], Value::Null);
    let enrolled = |reply: Reply| reply.json()["candidates"].as_array().unwrap().len();
    assert_eq!(enrolled(sitting.get("").await), 1, "nothing was stored");

    let csv = "\u{feff}last_name,first_name,birth_date,email\nLopez,Ana,27/03/1985,a@b.fr\n";
    let path = format!("/api/v1/sittings/{}/enrolment", sitting.id);
    let checked = sitting.certifier.post_json(&path, &json!({"csv": csv})).await;
    assert_eq!((checked.status, checked.json()["ready"].as_u64()), (200, Some(1)));
    let path = format!("{path}?confirm=true");
    let stored = sitting.certifier.post_text(&path, "text/csv; charset=utf-8", csv).await;
    assert_eq!((stored.status, stored.json()["enrolled"].as_u64()), (201, Some(1)));
    let again = sitting.post("/enrolment", &json!({"csv": csv, "confirm": true})).await;
    assert_eq!(again.status, 422);
    assert_eq!(enrolled(sitting.get("").await), 2);
}

async fn the_list_changes_only_before_the_start(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0), ("Martin", "Leo", 0)]).await;
    let late = json!({"last_name": "Late", "birth_date": "1985-03-27"});
    assert_eq!(sitting.post("/candidates", &late).await.status, 409);
    let csv = json!({"csv": "nom,naissance,prenom\nA,1985-01-01,B\n", "confirm": true});
    assert_eq!(sitting.post("/enrolment", &csv).await.status, 409);
    let leo = sitting.enters(&app, "Martin", "Leo").await;
    let path = format!("/api/v1/sittings/{}/candidates/{}", sitting.id, leo.id);
    let patched = sitting
        .certifier
        .send_json("PATCH".parse().unwrap(), &path, &json!({"extra_time_percent": 33}))
        .await;
    assert_eq!(patched.json()["extra_time_percent"], 33);
    assert_eq!(sitting.delete(&format!("/candidates/{}", leo.id)).await.status, 204);
    assert_eq!(sitting.get(&format!("/candidates/{}", leo.id)).await.status, 404);
    let ana = sitting.begins(&app, "Lopez", "Ana").await;
    assert_eq!(sitting.delete(&format!("/candidates/{}", ana.id)).await.status, 409);
    let path = format!("/api/v1/sittings/{}/candidates/{}", sitting.id, ana.id);
    let refused = sitting
        .certifier
        .send_json("PATCH".parse().unwrap(), &path, &json!({"extra_time_percent": 33}))
        .await;
    assert_eq!(refused.status, 409);
}

async fn a_decision_follows_its_rules(app: TestApp) {
    let people = [("Lopez", "Ana", 0), ("Martin", "Leo", 0), ("Petit", "Zoe", 0)];
    let mut sitting = SittingUnderTest::open(&app, &people).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let leo = sitting.begins(&app, "Martin", "Leo").await;
    let zoe = sitting.enters(&app, "Petit", "Zoe").await;
    ana.finishes().await;
    let note = json!({"incident": "Phone rang"});
    assert_eq!(sitting.post(&format!("/candidates/{}/incidents", ana.id), &note).await.status, 200);
    let on = |id: &str| format!("/candidates/{id}/decision");
    let certified = json!({"decision": "certified"});
    assert_eq!(sitting.post(&on(&ana.id), &certified).await.status, 409, "the session still runs");
    assert_eq!(sitting.get("/review").await.status, 409);
    assert_eq!(sitting.post("/ending", &Value::Null).await.status, 200);

    let field = |reply: Reply| (reply.status, reply.json()["field"].clone());
    assert_eq!(field(sitting.post(&on(&ana.id), &certified).await), (422, json!("reason")), "an incident");
    let with_reason = json!({"decision": "certified", "reason": "The phone was not hers"});
    assert_eq!(sitting.post(&on(&ana.id), &with_reason).await.status, 200);
    let certify = json!({"decision": "certified", "reason": "Please"});
    assert_eq!(field(sitting.post(&on(&leo.id), &certify).await), (422, json!("decision")), "no level known");
    let cancelled = json!({"decision": "cancelled"});
    assert_eq!(field(sitting.post(&on(&leo.id), &cancelled).await), (422, json!("reason")));
    assert_eq!(sitting.post(&on(&zoe.id), &with_reason).await.status, 409, "did not start");
    let undecided = sitting.post("/review", &Value::Null).await;
    assert_eq!(undecided.status, 422);
    assert!(undecided.json()["detail"].as_str().unwrap().ends_with("Leo Martin."));
    let cancelled = json!({"decision": "cancelled", "reason": "Left early"});
    assert_eq!(sitting.post(&on(&leo.id), &cancelled).await.status, 200);
    assert_eq!(sitting.post("/publication", &Value::Null).await.status, 409);
    assert_eq!(sitting.post("/review", &Value::Null).await.status, 200);
    assert_eq!(sitting.post(&on(&leo.id), &cancelled).await.status, 409, "the review is closed");
}

async fn two_publications_at_once_publish_once(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    ana.finishes().await;
    sitting.reviewed(&[&ana]).await;
    let path = format!("/api/v1/sittings/{}/publication", sitting.id);
    let (mut one, mut other) = (sitting.certifier.clone(), sitting.certifier.clone());
    let (first, second) =
        tokio::join!(one.post_json(&path, &Value::Null), other.post_json(&path, &Value::Null));
    assert_eq!((first.status, second.status), (200, 200));
    let id = jalon::ids::SittingId(sitting.id.clone());
    let events = jalon::sittings::store::events(&app.state.db, &id).await.unwrap();
    let published = events.iter().filter(|event| event.kind == jalon::sittings::EventKind::Published);
    assert_eq!(published.count(), 1);
    let seen = ana.look().await.json();
    assert_eq!(
        (seen["decision"].as_str(), seen["sitting_state"].as_str()),
        (Some("certified"), Some("published"))
    );
}

async fn the_room_says_who_needs_the_invigilator_and_no_result(app: TestApp) {
    let people =
        [("Away", "A", 0), ("Busy", "B", 0), ("Idle", "I", 0), ("Paused", "P", 0), ("Waits", "W", 0)];
    let mut sitting = SittingUnderTest::open(&app, &people).await;
    sitting.begins(&app, "Idle", "I").await;
    let paused = sitting.begins(&app, "Paused", "P").await;
    app.clock.advance_ms(11 * 60_000);
    let mut busy = sitting.begins(&app, "Busy", "B").await;
    assert_eq!(busy.does_not_know(1).await.status, 200);
    sitting.enters(&app, "Waits", "W").await;
    sitting.post(&format!("/candidates/{}/pause", paused.id), &Value::Null).await;
    let reply = sitting.get("/room").await;
    let room = reply.json();
    let names: Vec<_> =
        room["candidates"].as_array().unwrap().iter().map(|c| c["last_name"].clone()).collect();
    assert_eq!(names, ["Waits", "Paused", "Idle", "Busy", "Away"]);
    assert_eq!(room["candidates"][3]["position"], 2);
    assert_eq!(room["candidates"][3]["minutes_left"], 60);
    let mut browser = app.signed_in(&sitting.person).await;
    let page = browser.get(&format!("/sittings/{}/room", sitting.id)).await;
    assert!(page.text.contains("question 2 of about"));
    for secret in ["theta", "standard_error", "verdict", "points", "score"] {
        assert!(!reply.text.contains(secret) && !page.text.contains(secret), "{secret} in the room");
    }
    for page in ["everyone", "ending", "slips", ""] {
        assert_eq!(
            browser.get(format!("/sittings/{}/{page}", sitting.id).trim_end_matches('/')).await.status,
            200
        );
    }
    let one = format!("/sittings/{}/candidates/{}", sitting.id, busy.id);
    assert_eq!(browser.get(&one).await.status, 200);
    let no_reason = browser.post_form(&format!("{one}/extra-time"), &[("minutes", "5")]).await;
    assert_eq!(no_reason.status, 422);
    assert_eq!(no_reason.attributes("input[name=minutes]", "value"), ["5"]);
    let given =
        browser.post_form(&format!("{one}/extra-time"), &[("minutes", "5"), ("reason", "noise")]).await;
    assert_eq!(given.status, 303);
    assert!(browser.get(&one).await.text.contains("65 minutes left"));
    assert_eq!(browser.post_form(&format!("{one}/ending"), &[("reason", "")]).await.status, 422);
    assert_eq!(browser.post_form(&format!("{one}/ending"), &[("reason", "ill")]).await.status, 303);
    assert_eq!(busy.look().await.json()["stop_reason"], "ended_by_invigilator");
    let again = browser.post_form(&format!("{one}/pause"), &[("back", "room")]).await;
    assert_eq!(again.status, 409);
}

async fn ending_the_session_ends_every_test(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0), ("Martin", "Leo", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let mut leo = sitting.enters(&app, "Martin", "Leo").await;
    assert_eq!(ana.does_not_know(1).await.status, 200);
    let mut browser = app.signed_in(&sitting.person).await;
    let confirm = browser.get(&format!("/sittings/{}/ending", sitting.id)).await;
    assert_eq!(confirm.texts("main .notice li"), ["Ana Lopez"]);
    assert_eq!(sitting.post("/ending", &Value::Null).await.status, 200);
    assert_eq!(sitting.post("/ending", &Value::Null).await.status, 200, "a second click changes nothing");
    assert_eq!(ana.does_not_know(2).await.json()["code"], "exam-ended");
    let seen = ana.look().await.json();
    assert_eq!(
        (seen["answered"].as_u64(), seen["stop_reason"].as_str()),
        (Some(1), Some("ended_by_invigilator"))
    );
    assert_eq!(leo.start().await.status, 409);
    assert_eq!(sitting.try_entry(&app, "Martin", "Leo").await.json()["code"], "exam-over");
    assert_eq!(sitting.post("/opening", &Value::Null).await.status, 409);
}

async fn only_a_reviewed_and_certified_result_can_become_a_certificate(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0), ("Martin", "Leo", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let mut leo = sitting.begins(&app, "Martin", "Leo").await;
    ana.finishes().await;
    leo.finishes().await;
    let own = OrganisationId(sitting.get("").await.json()["organisation"].as_str().unwrap().to_owned());
    let scope = |organisation: OrganisationId| Scope {
        account: sitting.person.account.clone(),
        display_name: "Cora".to_owned(),
        organisations: vec![organisation],
    };
    let (scope, stranger) = (scope(own.clone()), scope(app.organisation("Elsewhere").await));
    let id = |candidate: &CandidateUnderTest| CandidateId(candidate.id.clone());
    assert!(ReviewedResult::load(&app.state, &scope, &id(&ana)).await.is_err(), "not reviewed");
    sitting.reviewed(&[&ana]).await;
    assert!(ReviewedResult::load(&app.state, &scope, &id(&leo)).await.is_err(), "not certified");
    assert!(ReviewedResult::load(&app.state, &stranger, &id(&ana)).await.is_err(), "not theirs");
    let result = ReviewedResult::load(&app.state, &scope, &id(&ana)).await.unwrap();
    assert_eq!((result.holder_name().as_str(), result.birth_date()), ("Ana Lopez", "1985-03-27"));
    assert_eq!((result.session_date().as_str(), result.place()), ("2026-09-01", "Room 2"));
    assert_eq!((result.organisation_id(), result.language()), (&own, "en"));
    assert_eq!(result.outcome().competences.len(), result.plan().competences.len());
}
