//! A candidate comes in, is admitted, answers against the clock, on one device.

use jalon_tests::{Client, SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    extra_time_pauses_and_minutes_given_move_the_deadline,
    the_answer_in_flight_is_taken_and_no_other,
    the_clock_ends_a_test_that_nobody_looks_at,
    nothing_is_answered_during_a_pause,
    an_answer_is_given_once_and_never_again,
    a_second_device_waits_for_the_invigilator,
    a_stranger_is_not_recognised_and_is_slowed_down,
    only_the_own_device_opens_a_test,
    the_pages_say_what_was_refused_and_lose_nothing,
);

const MINUTE: i64 = 60_000;
/// The question that the page's form answers; a task has forms beside it, for what is done in it.
const ASKED: &str = "form[action$='/answers'] input[name=position]";

async fn extra_time_pauses_and_minutes_given_move_the_deadline(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 33), ("Martin", "Leo", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let mut leo = sitting.begins(&app, "Martin", "Leo").await;
    assert_eq!(ana.look().await.json()["minutes_left"], 80, "79 minutes and 48 seconds");
    assert_eq!(leo.look().await.json()["minutes_left"], 60);
    app.clock.advance_ms(10 * MINUTE);
    assert_eq!(sitting.post("/pause", &Value::Null).await.status, 200);
    app.clock.advance_ms(30 * MINUTE);
    let room = sitting.get("/room").await.json();
    assert_eq!(room["candidates"][1]["minutes_left"], 50, "the clock stands still");
    assert_eq!(sitting.delete("/pause").await.status, 200);
    assert_eq!(leo.look().await.json()["minutes_left"], 50);
    assert_eq!(ana.look().await.json()["minutes_left"], 70);
    let five = json!({"minutes": 5, "reason": "noise"});
    assert_eq!(sitting.post(&format!("/candidates/{}/extra-time", leo.id), &five).await.status, 200);
    assert_eq!(sitting.post("/extra-time", &five).await.status, 200);
    assert_eq!(leo.look().await.json()["minutes_left"], 60);
    assert_eq!(ana.look().await.json()["minutes_left"], 75);
    let no_reason = json!({"minutes": 5, "reason": " "});
    assert_eq!(sitting.post("/extra-time", &no_reason).await.status, 422);
    app.clock.advance_ms(61 * MINUTE + 1);
    assert_eq!(leo.look().await.json()["stop_reason"], "time");
    assert_eq!(ana.look().await.json()["minutes_left"], 14, "a third more, and the pause, and five minutes");
    sitting.post("/ending", &Value::Null).await;
    let review = sitting.get("/review").await.json();
    let leo_dossier = review["candidates"].as_array().unwrap().iter().find(|c| c["id"] == leo.id.as_str());
    assert_eq!(leo_dossier.unwrap()["minutes"], 71, "60, ten given, the last minute; not the pause");
    assert_eq!(leo_dossier.unwrap()["granted_minutes"], 10);
}

async fn the_answer_in_flight_is_taken_and_no_other(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0), ("Martin", "Leo", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    let mut leo = sitting.begins(&app, "Martin", "Leo").await;
    assert_eq!(ana.look().await.json()["question"]["position"], 1);
    app.clock.advance_ms(60 * MINUTE + 30_000);
    let seen = ana.look().await.json();
    assert_eq!((&seen["last_answer"], &seen["minutes_left"]), (&json!(true), &json!(0)));
    assert_eq!(ana.does_not_know(1).await.status, 200);
    let seen = ana.look().await.json();
    assert_eq!((seen["stop_reason"].as_str(), seen["answered"].as_u64()), (Some("time"), Some(1)));
    assert_eq!(ana.does_not_know(2).await.json()["code"], "exam-time-over");
    let replayed = ana.does_not_know(1).await;
    assert_eq!(replayed.status, 200, "an answer that was stored stays acknowledged");
    assert_eq!(replayed.headers["idempotent-replayed"], "true");
    app.clock.advance_ms(MINUTE);
    assert_eq!(leo.does_not_know(1).await.json()["code"], "exam-time-over");
    assert_eq!(leo.look().await.json()["answered"], 0);
}

async fn the_clock_ends_a_test_that_nobody_looks_at(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let ana = sitting.begins(&app, "Lopez", "Ana").await;
    app.clock.advance_ms(3 * 60 * MINUTE);
    let room = sitting.get("/room").await.json();
    assert_eq!(room["candidates"][0]["state"], "completed");
    sitting.post("/ending", &Value::Null).await;
    let review = sitting.get("/review").await.json();
    assert_eq!(review["candidates"][0]["outcome"]["stop_reason"], "time");
    assert_eq!(review["candidates"][0]["minutes"], 61);
    assert_eq!(review["candidates"][0]["id"], ana.id.as_str());
}

async fn nothing_is_answered_during_a_pause(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    assert_eq!(ana.does_not_know(1).await.status, 200);
    let pause = format!("/candidates/{}/pause", ana.id);
    assert_eq!(sitting.post(&pause, &Value::Null).await.json()["state"], "paused");
    assert_eq!(sitting.post(&pause, &Value::Null).await.status, 200, "a second click changes nothing");
    assert_eq!(ana.does_not_know(2).await.json()["code"], "exam-paused");
    assert_eq!(ana.does_not_know(1).await.status, 200, "what was stored stays acknowledged");
    let seen = ana.look().await.json();
    assert_eq!((&seen["question"], &seen["answered"]), (&Value::Null, &json!(1)));
    assert_eq!(sitting.delete(&pause).await.status, 200);
    assert_eq!(sitting.delete(&pause).await.status, 200);
    assert_eq!(ana.does_not_know(2).await.status, 200);
}

async fn an_answer_is_given_once_and_never_again(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    assert_eq!(ana.start().await.status, 200, "beginning twice changes nothing");
    assert_eq!(ana.does_not_know(2).await.json()["code"], "answer-not-asked");
    let seen = ana.look().await;
    for secret in ["explanation", "tempting", "right_answer", "\"key\""] {
        assert!(!seen.text.contains(secret), "{secret} reaches the candidate");
    }
    assert_eq!(ana.does_not_know(1).await.status, 200);
    let other = json!({"position": 1, "answer": {"kind": "text", "text": "changed my mind"}});
    let path = format!("/api/v1/exam/{}/answers", ana.id);
    assert_eq!(ana.device.post_json(&path, &other).await.json()["code"], "answer-already-other");
    let (mut one, mut two) = (ana.device.clone(), ana.device.clone());
    let body = json!({"position": 2, "answer": {"kind": "dont_know"}});
    let (first, second) = tokio::join!(one.post_json(&path, &body), two.post_json(&path, &body));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(ana.look().await.json()["answered"], 2);
    let attempt = sitting.get(&format!("/candidates/{}", ana.id)).await.json()["attempt"].clone();
    let attempt = attempt.as_str().unwrap();
    let outside = ana.device.get(&format!("/api/v1/attempts/{attempt}")).await.status;
    assert!(outside == 404 || outside == 401, "a certification is not reached as an attempt");
}

async fn a_second_device_waits_for_the_invigilator(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    assert_eq!(ana.does_not_know(1).await.status, 200);
    let refused = sitting.try_entry(&app, "Lopez", "Ana").await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("exam-linked")));
    assert_eq!(sitting.get("/room").await.json()["candidates"][0]["need"], "device");
    let mut browser = app.anonymous();
    let code = sitting.code.clone();
    let form = [
        ("access_code", code.as_str()),
        ("last_name", "Lopez"),
        ("first_name", "Ana"),
        ("birth_date", "27/03/1985"),
    ];
    let page = browser.post_form("/exam", &form).await;
    assert_eq!(page.status, 409);
    assert!(page.text.contains("This enrolment is in use on another device"));
    assert_eq!(sitting.delete(&format!("/candidates/{}/device", ana.id)).await.status, 200);
    assert_eq!(ana.look().await.status, 404, "the first device is let go");
    let entered = browser.post_form("/exam", &form).await;
    assert_eq!(entered.status, 303);
    let exam = entered.location().unwrap();
    assert_eq!(browser.get(&exam).await.attributes(ASKED, "value"), ["2"], "where she was");
    assert_eq!(browser.post_form("/exam", &form).await.status, 303, "the same device comes in again");
    assert!(browser.get("/exam").await.text.contains(&exam));
    assert_eq!(sitting.get("/room").await.json()["candidates"][0]["need"], "nothing");
}

async fn a_stranger_is_not_recognised_and_is_slowed_down(app: TestApp) {
    let mut sitting = SittingUnderTest::planned(&app).await;
    let body = json!({"last_name": "Lopez", "first_name": "Ana", "birth_date": "1985-03-27"});
    assert_eq!(sitting.post("/candidates", &body).await.status, 201);
    assert_eq!(sitting.try_entry(&app, "Lopez", "Ana").await.json()["code"], "exam-not-open");
    assert_eq!(sitting.post("/opening", &Value::Null).await.status, 200);
    let claim = |code: &str, last: &str, birth: &str| json!({"access_code": code, "last_name": last, "first_name": "Ana", "birth_date": birth});
    let path = "/api/v1/exam/entries";
    for wrong in [
        claim(&sitting.code, "Lopes", "1985-03-27"),
        claim(&sitting.code, "Lopez", "1985-03-28"),
        claim("00000000", "Lopez", "1985-03-27"),
    ] {
        let reply = app.anonymous().post_json(path, &wrong).await;
        assert_eq!((reply.status, reply.json()["code"].as_str()), (422, Some("exam-no-match")));
    }
    let mut last = 0;
    for _ in 0..25 {
        last = app.anonymous().post_json(path, &claim(&sitting.code, "Lopes", "1985-03-27")).await.status;
    }
    assert_eq!(last, 429);
    let mut browser = app.anonymous();
    let slowed =
        browser.post_form("/exam", &[("access_code", sitting.code.as_str()), ("last_name", "L")]).await;
    assert_eq!(slowed.status, 429);
    app.clock.advance_ms(16 * MINUTE);
    let spaced = format!("{} {}", &sitting.code[..4].to_lowercase(), &sitting.code[4..]);
    let reply = app.anonymous().post_json(path, &claim(&spaced, " LOPÈZ", "27.3.1985")).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
}

async fn only_the_own_device_opens_a_test(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0), ("Martin", "Leo", 0)]).await;
    let ana = sitting.begins(&app, "Lopez", "Ana").await;
    let mut leo = sitting.begins(&app, "Martin", "Leo").await;
    let (mut nobody, own) = (app.anonymous(), format!("/api/v1/exam/{}", ana.id));
    let answer = json!({"position": 1, "answer": {"kind": "dont_know"}});
    for (path, body) in [
        (format!("{own}/start"), json!({"locale": "en"})),
        (format!("{own}/answers"), answer),
        (format!("{own}/presentation"), Value::Null),
    ] {
        assert_eq!(leo.device.post_json(&path, &body).await.status, 404, "{path}");
        assert_eq!(nobody.post_json(&path, &body).await.status, 401, "{path}");
        assert_eq!(sitting.certifier.post_json(&path, &body).await.status, 404, "{path}");
    }
    assert_eq!(leo.device.get(&own).await.status, 404);
    assert_eq!(nobody.get(&own).await.status, 401);
    let page = format!("/exam/{}", ana.id);
    assert_eq!(nobody.get(&page).await.status, 401);
    for end in ["start", "answers", "presentation", "release"] {
        assert_eq!(
            nobody.post_form(&format!("{page}/{end}"), &[("position", "1")]).await.status,
            401,
            "{end}"
        );
    }
}

/// Lopez Ana comes in through the pages, from the door that takes every code.
async fn through_the_pages(app: &TestApp, code: &str) -> (Client, String) {
    let mut browser = app.anonymous();
    let door = browser.post_form("/join", &[("code", code)]).await.location().unwrap();
    assert_eq!(door, format!("/exam?code={code}"));
    assert_eq!(browser.get(&door).await.attributes("input[name=access_code]", "value"), [code]);
    let claim =
        [("access_code", code), ("last_name", "Lopez"), ("first_name", "Ana"), ("birth_date", "27/03/1985")];
    let exam = browser.post_form("/exam", &claim).await.location().unwrap();
    (browser, exam)
}

async fn the_pages_say_what_was_refused_and_lose_nothing(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let code = sitting.code.clone();
    let (mut browser, exam) = through_the_pages(&app, &code).await;
    let id = exam.strip_prefix("/exam/").unwrap().to_owned();
    let early =
        browser.post_form(&format!("{exam}/answers"), &[("position", "1"), ("dont_know", "yes")]).await;
    assert_eq!(early.status, 409);
    assert!(early.text.contains("Your test has not begun"));
    sitting.post(&format!("/candidates/{id}/admission"), &Value::Null).await;
    browser.post_form(&format!("{exam}/start"), &[]).await;
    let answers = format!("{exam}/answers");
    let empty = browser.post_form(&answers, &[("position", "1")]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(empty.attributes(ASKED, "value"), ["1"], "the same question again");
    let dont_know = [("position", "1"), ("dont_know", "yes")];
    assert_eq!(browser.post_form(&answers, &dont_know).await.status, 303);
    assert_eq!(browser.post_form(&answers, &dont_know).await.status, 303, "a double click is harmless");
    let back = browser.post_form(&answers, &[("position", "1"), ("text", "other"), ("choice", "x")]).await;
    assert_eq!(back.status, 409, "no going back");
    assert_eq!(back.attributes(ASKED, "value"), ["2"], "the present question");
    sitting.post(&format!("/candidates/{id}/pause"), &Value::Null).await;
    for form in [&[("position", "2"), ("dont_know", "yes")][..], &[("position", "2")]] {
        let paused = browser.post_form(&answers, form).await;
        assert_eq!(paused.status, 409);
        assert!(paused.text.contains("This answer was not saved"));
        assert!(paused.text.contains("Your answer is safe"), "the first one");
    }
    sitting.delete(&format!("/candidates/{id}/pause")).await;
    app.clock.advance_ms(61 * MINUTE + 1);
    let late = browser.post_form(&answers, &[("position", "2"), ("dont_know", "yes")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("Time is over. Your answers are safe."));
    let french = browser.clone().speaking("fr").get(&exam).await;
    assert!(french.text.contains("Votre test est fini"));
}
