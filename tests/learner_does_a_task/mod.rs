//! A learner does something in a simulated application, in pages without script: what is done is neither
//! lost nor doubled, and belongs to whoever does it.

pub(crate) mod bank;

use axum::http::Method;
use jalon::ids::AttemptId;
use jalon_engine::session::Position;
use jalon_tests::learner::begin;
use jalon_tests::{Client, Reply, SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(with super::bank::files();
    a_task_is_done_in_pages_and_corrected,
    a_click_repeated_does_one_thing,
    a_page_gone_back_to_goes_on_from_what_it_shows,
    work_follows_the_learner_to_another_device,
    what_cannot_be_done_is_refused_with_its_reason,
    nobody_else_does_the_work,
    a_candidate_does_a_task_on_the_day,
    a_program_does_a_task,
);

/// A question with a simulated application, as somebody works on it.
struct Desk {
    person: Client,
    /// Address of the question.
    path: String,
}

impl Desk {
    async fn of_a_learner(app: &TestApp) -> Self {
        let mut person = app.anonymous();
        let path = begin(&mut person, bank::PLAN).await;
        Self { person, path }
    }

    async fn look(&mut self) -> Reply {
        let page = self.person.get(&self.path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page
    }

    /// Sends a form of the application, as it stood after `seen` actions at a place.
    async fn send(&mut self, place: &str, seen: &str, fields: &[(&str, &str)]) -> Reply {
        let fields: Vec<(&str, &str)> =
            [("position", place), ("seen", seen)].iter().chain(fields).copied().collect();
        self.person.post_form(&format!("{}/work", self.path), &fields).await
    }

    /// Presses the button that does this, which must be on the page.
    async fn press(&mut self, act: Value) -> Reply {
        let page = self.look().await;
        let wanted = act.to_string();
        assert!(
            page.attributes("button[name=act]", "value").contains(&wanted),
            "no {wanted} in {}",
            page.text
        );
        let reply = self.send(&place(&page), &seen(&page), &[("act", &wanted)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        self.person.get(&reply.location().unwrap()).await
    }

    /// Fills the form with this verb, which must be on the page.
    async fn fill(&mut self, verb: &str, fields: &[(&str, &str)]) -> Reply {
        let page = self.look().await;
        assert!(page.attributes("button[name=do]", "value").contains(&verb.to_owned()), "{}", page.text);
        let fields: Vec<(&str, &str)> = [("do", verb)].iter().chain(fields).copied().collect();
        let reply = self.send(&place(&page), &seen(&page), &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        self.person.get(&reply.location().unwrap()).await
    }

    async fn answer(&mut self) -> Reply {
        let page = self.look().await;
        let fields = [("position", place(&page)), ("seen", seen(&page))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.person.post_form(&format!("{}/answers", self.path), &fields).await
    }

    /// Opens the bill, files it, reports the false message.
    async fn do_it_well(&mut self) {
        self.press(json!({"do": "open", "message": "bill"})).await;
        self.fill("move", &[("message", "bill"), ("folder", "bills")]).await;
        self.press(json!({"do": "open", "message": "trap"})).await;
        self.press(json!({"do": "report", "message": "trap"})).await;
    }
}

fn place(page: &Reply) -> String {
    page.attributes("#task-do input[name=position]", "value").remove(0)
}

/// How many actions a page shows done; every form of the page says the same.
fn seen(page: &Reply) -> String {
    let mut seen = page.attributes("main input[name=seen]", "value");
    seen.dedup();
    let [seen] = &seen[..] else { panic!("{seen:?} in {}", page.text) };
    seen.clone()
}

fn open_bill() -> String {
    json!({"do": "open", "message": "bill"}).to_string()
}

async fn a_task_is_done_in_pages_and_corrected(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    let first = desk.look().await;
    assert_eq!(first.attributes(".task", "aria-label"), ["Mailbox"]);
    let empty = desk.answer().await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("You have not done anything yet"), "{}", empty.text);
    desk.do_it_well().await;
    let told = desk.look().await.texts("#f-task");
    assert_eq!(told, ["Message reported as fraud and moved to Junk."]);
    assert_eq!(desk.answer().await.status, 303);

    // The second task begins anew, and is done by half.
    let second = desk.look().await;
    assert_eq!((place(&second).as_str(), seen(&second).as_str()), ("2", "0"));
    desk.press(json!({"do": "open", "message": "bill"})).await;
    let filed = desk.fill("move", &[("message", "bill"), ("folder", "bills")]).await;
    assert_eq!(filed.texts("#f-task"), ["Message moved to Bills."]);
    assert_eq!(desk.answer().await.status, 303);

    let corrections = desk.person.get(&format!("{}/corrections", desk.path)).await;
    for words in [
        "Done: The bill is in Bills.",
        "Done: The false one is reported.",
        "Not done: The false one is reported.",
    ] {
        assert!(corrections.text.contains(words), "{words} is missing in {}", corrections.text);
    }
    let export = desk.person.get(&format!("{}/result.json", desk.path)).await.json();
    let credits: Vec<f64> = export["transcript"]["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["score"]["credit"].as_f64().unwrap())
        .collect();
    assert_eq!(credits, [1.0, 0.5]);
    let id = AttemptId(desk.path.trim_start_matches("/attempts/").to_owned());
    for position in [Position(1), Position(2)] {
        let left = jalon::attempts::work::store::find(&app.state.db, &id, position).await.unwrap();
        assert_eq!(left, [], "work under way is forgotten when the test is over");
    }
}

async fn a_click_repeated_does_one_thing(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    for _ in 0..3 {
        assert_eq!(desk.send("1", "0", &[("act", &open_bill())]).await.status, 303);
    }
    let page = desk.look().await;
    assert_eq!(seen(&page), "1");
    assert!(page.texts(".pane-reading h2").contains(&"Your bill".to_owned()), "{}", page.text);

    let filing = [("do", "move"), ("message", "bill"), ("folder", "bills")];
    let (mut one, mut two) = (desk.person.clone(), desk.person.clone());
    let fields: Vec<(&str, &str)> =
        [("position", "1"), ("seen", "1")].iter().chain(&filing).copied().collect();
    let work = format!("{}/work", desk.path);
    let (first, second) = tokio::join!(one.post_form(&work, &fields), two.post_form(&work, &fields));
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(seen(&desk.look().await), "2");
    // The first click comes a last time, late: what was done since is not lost.
    assert_eq!(desk.send("1", "0", &[("act", &open_bill())]).await.status, 303);
    assert_eq!(seen(&desk.look().await), "2");

    for _ in 0..2 {
        assert_eq!(desk.send("1", "2", &[("change", "undo")]).await.status, 303);
    }
    assert_eq!(seen(&desk.look().await), "1", "undone once");

    desk.do_it_well().await;
    let seen = seen(&desk.look().await);
    for _ in 0..2 {
        let answers = format!("{}/answers", desk.path);
        let reply = desk.person.post_form(&answers, &[("position", "1"), ("seen", &seen)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
    }
    let late = desk.send("1", "0", &[("act", &open_bill())]).await;
    assert_eq!(late.status, 409, "the question is answered");
    let page = desk.look().await;
    assert_eq!((place(&page).as_str(), self::seen(&page).as_str()), ("2", "0"));
}

async fn a_page_gone_back_to_goes_on_from_what_it_shows(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    desk.press(json!({"do": "open", "message": "bill"})).await;
    let other = json!({"do": "open", "message": "trap"}).to_string();
    assert_eq!(desk.send("1", "0", &[("act", &other)]).await.status, 303);
    let page = desk.look().await;
    assert_eq!(seen(&page), "1");
    assert!(page.texts(".pane-reading h2").contains(&"Account closed".to_owned()), "{}", page.text);

    desk.press(json!({"do": "report", "message": "trap"})).await;
    desk.press(json!({"do": "open", "message": "bill"})).await;
    assert_eq!(desk.send("1", "3", &[("change", "restart")]).await.status, 303);
    assert_eq!(seen(&desk.look().await), "0");
    for (where_to, field) in [("work", ("act", open_bill())), ("answers", ("position", "1".to_owned()))] {
        let path = format!("{}/{where_to}", desk.path);
        let stale = [("position", "1"), ("seen", "3"), (field.0, field.1.as_str())];
        let reply = desk.person.post_form(&path, &stale).await;
        assert_eq!(reply.status, 422, "{}", reply.text);
        assert!(reply.text.contains("Something was undone on another page"), "{}", reply.text);
    }
    assert_eq!(seen(&desk.look().await), "0");
}

async fn work_follows_the_learner_to_another_device(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    desk.press(json!({"do": "open", "message": "trap"})).await;
    let code = desk.person.get(&format!("{}/pause", desk.path)).await.texts(".code-box code").remove(0);
    let mut phone = app.anonymous().speaking("fr");
    let resumed = phone.submit("/resume", &[("code", &code)]).await;
    assert_eq!(resumed.status, 200, "{}", resumed.text);
    let mut moved = Desk { person: phone, path: desk.path.clone() };
    let page = moved.look().await;
    assert_eq!(seen(&page), "1");
    assert!(page.texts(".pane-reading h2").contains(&"Account closed".to_owned()), "{}", page.text);
    let left = desk.send("1", "1", &[("act", &open_bill())]).await;
    assert_eq!(left.status, 404, "the first device lost the test");
    moved.press(json!({"do": "report", "message": "trap"})).await;
    assert_eq!(moved.answer().await.status, 303);
}

async fn what_cannot_be_done_is_refused_with_its_reason(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    desk.press(json!({"do": "write"})).await;
    let to = [("do", "send"), ("to", "somebody"), ("subject", "Hello"), ("text", "A <b>word</b>")];
    let refused = desk.send("1", "1", &to).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.texts("#f-task[role=alert]").len(), 1);
    assert!(refused.texts("#f-task")[0].contains("somebody"), "{}", refused.text);
    assert_eq!(refused.attributes("input[name=subject]", "value"), ["Hello"], "what was typed is not lost");
    assert_eq!(refused.texts("textarea[name=text]"), ["A <b>word</b>"]);
    for fields in [
        &[("act", r#"{"do":"open","message":"nothing"}"#)][..],
        &[("act", r#"{"do":"burn"}"#)],
        &[("act", "[]")],
        &[("do", "burn")],
        &[],
    ] {
        let refused = desk.send("1", "1", fields).await;
        assert_eq!(refused.status, 422, "{fields:?} {}", refused.text);
        assert_eq!(seen(&refused), "1");
    }
    assert_eq!(desk.send("1", "many", &[("act", &open_bill())]).await.status, 422);
    assert_eq!(desk.send("2", "0", &[("act", &open_bill())]).await.status, 409, "not asked yet");
}

async fn nobody_else_does_the_work(app: TestApp) {
    let mut desk = Desk::of_a_learner(&app).await;
    desk.press(json!({"do": "open", "message": "bill"})).await;
    let other = Desk::of_a_learner(&app).await;
    let mut stranger = Desk { person: other.person, path: desk.path.clone() };
    assert_eq!(stranger.send("1", "1", &[("change", "restart")]).await.status, 404);
    let mut nobody = Desk { person: app.anonymous(), path: desk.path.clone() };
    assert_eq!(nobody.send("1", "1", &[("change", "restart")]).await.status, 401);
    assert_eq!(seen(&desk.look().await), "1");
}

async fn a_candidate_does_a_task_on_the_day(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut person = app.anonymous();
    let entry = [
        ("access_code", sitting.code.as_str()),
        ("last_name", "Lopez"),
        ("first_name", "Ana"),
        ("birth_date", "27/03/1985"),
    ];
    let path = person.post_form("/exam", &entry).await.location().unwrap();
    let id = path.trim_start_matches("/exam/").to_owned();
    let mut desk = Desk { person, path };
    let early = desk.send("1", "0", &[("act", &open_bill())]).await;
    assert_eq!(early.status, 409, "not begun");
    assert_eq!(sitting.post(&format!("/candidates/{id}/admission"), &Value::Null).await.status, 200);
    assert_eq!(desk.person.post_form(&format!("{}/start", desk.path), &[]).await.status, 303);
    desk.press(json!({"do": "open", "message": "bill"})).await;
    assert_eq!(desk.send("1", "0", &[("act", &open_bill())]).await.status, 303, "a double click");
    assert_eq!(seen(&desk.look().await), "1");

    let pause = format!("/candidates/{id}/pause");
    assert_eq!(sitting.post(&pause, &Value::Null).await.status, 200);
    assert_eq!(desk.send("1", "1", &[("change", "undo")]).await.status, 409, "nothing is done in a pause");
    assert_eq!(sitting.delete(&pause).await.status, 200);
    assert_eq!(seen(&desk.look().await), "1", "the work is still there");

    let mut stranger = Desk { person: app.anonymous(), path: desk.path.clone() };
    let refused = stranger.send("1", "1", &[("change", "restart")]).await;
    assert!([303, 401, 404].contains(&refused.status), "{}", refused.status);
    assert_eq!(seen(&desk.look().await), "1");

    desk.fill("move", &[("message", "bill"), ("folder", "bills")]).await;
    desk.press(json!({"do": "open", "message": "trap"})).await;
    let page = desk.press(json!({"do": "report", "message": "trap"})).await;
    for secret in ["The bill is in Bills", "You answered the false one", "The bill comes from the supplier"] {
        assert!(!page.text.contains(secret), "{secret} reaches the candidate");
    }
    assert_eq!(desk.answer().await.status, 303);
    assert_eq!(place(&desk.look().await), "2");
    app.clock.advance_ms(3 * 60 * 60_000);
    assert_eq!(desk.send("2", "0", &[("act", &open_bill())]).await.status, 409, "the time is over");
}

async fn a_program_does_a_task(app: TestApp) {
    let begun = app
        .anonymous()
        .post_json("/api/v1/attempts", &json!({"plan": bank::PLAN, "locale": "en"}))
        .await
        .json();
    let path = format!("/api/v1/attempts/{}", begun["id"].as_str().unwrap());
    let mut program = app.anonymous().with_bearer(begun["secret"].as_str().unwrap());
    let question = program.get(&path).await.json()["question"].clone();
    assert_eq!(question["content"]["body"], json!({"kind": "task", "task": "mailbox"}));
    assert_eq!((&question["work"]["acts"], &question["work"]["told"]), (&json!([]), &Value::Null));
    let window = question["work"]["window"].to_string();
    assert!(window.contains("Inbox"), "in words: {window}");
    assert!(window.contains(&open_bill()), "{window}");

    let filing = json!({"do": "move", "message": "bill", "folder": "bills"});
    let work = json!({"position": 1, "acts": [filing]});
    for _ in 0..2 {
        let kept = program.send_json(Method::PUT, &format!("{path}/work"), &work).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        assert_eq!(kept.json()["told"], "Message moved to Bills.");
    }
    assert_eq!(program.get(&path).await.json()["question"]["work"]["acts"], work["acts"]);
    for (body, status) in [
        (json!({"position": 1, "acts": [{"do": "open", "message": "nothing"}]}), 422),
        (json!({"position": 1, "acts": vec![filing.clone(); 151]}), 422),
        (json!({"position": 2, "acts": []}), 409),
    ] {
        let refused = program.send_json(Method::PUT, &format!("{path}/work"), &body).await;
        assert_eq!(refused.status, status, "{}", refused.text);
    }
    let stranger =
        app.anonymous().with_bearer("nobody").send_json(Method::PUT, &format!("{path}/work"), &work).await;
    assert_eq!(stranger.status, 404, "somebody else's secret");

    for position in 1..=2 {
        let answer = json!({"position": position, "answer": {"kind": "task", "acts": work["acts"]}});
        let stored = program.post_json(&format!("{path}/answers"), &answer).await;
        assert_eq!(stored.status, 200, "{}", stored.text);
    }
    let corrections = program.get(&format!("{path}/corrections")).await.json();
    let fared = &corrections[0]["fared"];
    assert_eq!((&fared[0]["id"], &fared[0]["well"]), (&json!("filed"), &json!(true)), "{corrections}");
    assert_eq!((&fared[1]["id"], &fared[1]["well"]), (&json!("told"), &json!(false)), "{corrections}");
}
