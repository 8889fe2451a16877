//! Promise: a decided result has one certificate, recorded before it is signed, whatever happens in between; and what
//! becomes of it later is published.

mod kills;
mod lists;
mod records;
mod restored;
mod stolen_key;
mod upgrade;

use jalon::accounts::extract::Scope;
use jalon::certificates::log::audit::audit;
use jalon::certificates::{self, Act, Category, TrustedIssuers, life, verify_file};
use jalon::db::Db;
use jalon::ids::{CandidateId, OrganisationId, SittingId};
use jalon::sittings::{self, ReviewedResult, review};
use jalon::values;
use jalon_tests::{SittingUnderTest, TestApp, binary, on_both_databases};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::pin::pin;
use std::process::{Command, Output};
use std::task::Poll;

on_both_databases!(
    publishing_at_the_same_time_gives_each_result_one_certificate,
    publishing_that_is_cut_anywhere_doubles_and_loses_nothing,
    what_a_crash_left_reserved_is_completed_on_the_next_request,
    a_reservation_whose_key_is_gone_goes_to_the_next_key,
    a_suspension_is_shown_and_lifted,
    every_change_is_guarded_and_remembered,
);

/// The command line, on the data of an app.
fn jalon(app: &TestApp, arguments: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(arguments).arg("--data").arg(app.folder());
    if let Some(url) = &app.state.config.database_url {
        command.env("JALON_DATABASE_URL", url);
    }
    command.output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A session whose results are decided and not published: Ana and Leo are certified.
struct Decided {
    sitting: SittingUnderTest,
    id: SittingId,
    scope: Scope,
    candidates: Vec<CandidateId>,
}

impl Decided {
    async fn in_app(app: &TestApp) -> Self {
        let organisation = app.organisation("Centre").await;
        Self::of(app, &organisation).await
    }

    async fn of(app: &TestApp, organisation: &OrganisationId) -> Self {
        let people = [("Lopez", "Ana", 0), ("Martin", "Leo", 0)];
        let mut sitting = SittingUnderTest::opened_by(app, organisation, &people).await;
        let mut ana = sitting.begins(app, "Lopez", "Ana").await;
        let mut leo = sitting.begins(app, "Martin", "Leo").await;
        ana.finishes().await;
        leo.finishes().await;
        sitting.reviewed(&[&ana, &leo]).await;
        let id = SittingId(sitting.id.clone());
        let scope = Scope {
            account: sitting.person.account.clone(),
            display_name: "Certifier".into(),
            organisations: vec![sittings::store::any(&app.state.db, &id).await.unwrap().organisation],
        };
        Self { sitting, id, scope, candidates: vec![CandidateId(ana.id), CandidateId(leo.id)] }
    }

    async fn result(&self, app: &TestApp, candidate: usize) -> ReviewedResult {
        ReviewedResult::load(&app.state, &self.scope, &self.candidates[candidate]).await.unwrap()
    }

    /// Reserves Ana's certificate, as a service does that dies right after.
    async fn reserved(&self, app: &TestApp) {
        let result = self.result(app, 0).await;
        let mut tx = app.state.db.begin().await.unwrap();
        certificates::reserve_in(&mut tx, &app.state, &result, &self.scope.account).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The one entry of the certifier's list.
    async fn entry(&mut self) -> Value {
        let entries = self.sitting.get("/certificates").await.json();
        entries[0].clone()
    }
}

/// A row of the register.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    attempt: String,
    state: String,
    code: String,
    place: i64,
    key: String,
    credential: Option<String>,
}

async fn rows(db: &Db) -> Vec<Row> {
    let query =
        "SELECT attempt_id, state, code, status_index, key_id, credential FROM certificates ORDER BY id";
    db.read(query, &[], |row| {
        Ok(Row {
            attempt: row.text("attempt_id")?,
            state: row.text("state")?,
            code: row.text("code")?,
            place: row.int("status_index")?,
            key: row.text("key_id")?,
            credential: row.optional_text("credential")?,
        })
    })
    .await
    .unwrap()
}

/// What must hold at every moment; answers how many certificates are signed.
async fn assert_sound(app: &TestApp) -> usize {
    let rows = rows(&app.state.db).await;
    let distinct = |of: fn(&Row) -> String| rows.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(distinct(|row| row.attempt.clone()), rows.len(), "an attempt has two: {rows:?}");
    assert_eq!(distinct(|row| row.code.clone()), rows.len(), "a code stands twice");
    assert_eq!(distinct(|row| row.place.to_string()), rows.len(), "a place stands twice");
    let trusted = TrustedIssuers::of_ring(&app.state.keys.current());
    let mut signed = 0;
    for row in &rows {
        let Some(file) = &row.credential else {
            assert_eq!(row.state, "reserved");
            continue;
        };
        let shown = verify_file(file.as_bytes(), &trusted, app.state.now().0).unwrap();
        assert_eq!(shown.certificate_code.replace('-', ""), row.code);
        signed += 1;
    }
    let audited = audit(&app.state.db, &trusted, &[]).await.unwrap();
    assert_eq!(audited.certificates, rows.len() as u64, "and the log tells the same");
    signed
}

async fn publishing_at_the_same_time_gives_each_result_one_certificate(app: TestApp) {
    let decided = Decided::in_app(&app).await;
    let (ana, leo) = (decided.result(&app, 0).await, decided.result(&app, 1).await);
    let publish = || review::publish(&app.state, &decided.scope, &decided.id);
    let issue = |result| certificates::issue(&app.state, result, &decided.scope.account);
    let (first, for_ana, second, for_leo, again, third) =
        tokio::join!(publish(), issue(&ana), publish(), issue(&leo), issue(&ana), publish());
    let published = [first, second, third].into_iter().map(Result::unwrap);
    assert_eq!(published.filter(|now| *now).count(), 1, "published once");
    let (for_ana, for_leo, again) = (for_ana.unwrap(), for_leo.unwrap(), again.unwrap());
    assert_eq!((for_ana.code, &for_ana.credential), (again.code, &again.credential));
    assert_ne!(for_ana.code, for_leo.code);
    assert_eq!(assert_sound(&app).await, 2);
}

/// Polls a future so many times at most, then drops it where it stands, as a crash would.
async fn cut_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    std::future::poll_fn(|context| match left.checked_sub(1) {
        None => Poll::Ready(None),
        Some(fewer) => {
            left = fewer;
            future.as_mut().poll(context).map(Some)
        }
    })
    .await
}

/// Waits for what a cut publication left running: a statement already sent goes on in the database after its future is
/// dropped. The writer's turn (SQLite) and the rows' locks (PostgreSQL) are free only once it is committed or undone.
async fn settle(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    tx.execute("UPDATE sittings SET state = state", &[]).await.unwrap();
    tx.execute("UPDATE certificates SET state = state", &[]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn publishing_that_is_cut_anywhere_doubles_and_loses_nothing(app: TestApp) {
    let decided = Decided::in_app(&app).await;
    let mut seen = BTreeSet::new();
    let mut polls = 0;
    loop {
        polls += 1;
        assert!(polls < 5_000, "publishing never comes to its end");
        let done = cut_after(polls, review::publish(&app.state, &decided.scope, &decided.id)).await;
        settle(&app.state.db).await;
        let signed = assert_sound(&app).await;
        let sitting = sittings::store::any(&app.state.db, &decided.id).await.unwrap();
        let reserved = rows(&app.state.db).await.len();
        let published = sitting.state == sittings::SittingState::Published;
        assert_eq!(
            reserved,
            if published { 2 } else { 0 },
            "published and reserved together, after {polls} polls"
        );
        let first_published = published && !seen.iter().any(|(published, _)| *published);
        seen.insert((published, signed));
        if first_published {
            polls = 0; // what is left to sign is cut at each of its own steps
        }
        if let Some(done) = done {
            done.unwrap();
            break;
        }
    }
    assert_eq!(assert_sound(&app).await, 2, "{seen:?}");
    // How far one poll carries is the database's business: a cut between the two certificates is likely, not certain.
    // `certificates_survive_kills` waits for that moment.
    assert!(seen.contains(&(false, 0)), "cut before: {seen:?}");
}

async fn what_a_crash_left_reserved_is_completed_on_the_next_request(app: TestApp) {
    let mut decided = Decided::in_app(&app).await;
    decided.reserved(&app).await;
    let before = rows(&app.state.db).await;
    assert_eq!((before.len(), before[0].state.as_str()), (1, "reserved"));
    let mut anyone = app.anonymous();
    let unknown = anyone.get(&format!("/verify/{}", before[0].code)).await;
    assert_eq!(unknown.status, 404, "nobody has this code yet");
    let entry = decided.entry().await;
    assert_eq!(
        (&entry["state"], entry["code"].as_str().unwrap().replace('-', "")),
        (&json!("valid"), before[0].code.clone())
    );
    assert_eq!(anyone.get(&format!("/verify/{}", before[0].code)).await.status, 200);
    assert_eq!(life::complete::all(&app.state).await.unwrap(), 0);
    assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
    assert_eq!(assert_sound(&app).await, 2);
    let after = rows(&app.state.db).await;
    assert!(
        after.iter().any(|row| row.code == before[0].code),
        "what was reserved keeps its code: {after:?}"
    );
}

async fn a_reservation_whose_key_is_gone_goes_to_the_next_key(app: TestApp) {
    let decided = Decided::in_app(&app).await;
    decided.reserved(&app).await;
    let old = app.state.keys.current().signer().public();
    let mut ring = certificates::KeyRing::load_or_create(&app.folder().join("keys"), || [9; 32]).unwrap();
    ring.rotate([8; 32]).unwrap();
    assert_eq!(life::complete::all(&app.state).await.unwrap(), 1);
    assert_eq!(rows(&app.state.db).await[0].key, old.did(), "a retired key finishes what it began");
    decided.reserved(&app).await;
    assert_eq!(rows(&app.state.db).await.len(), 1, "it has one already");
    let leo = decided.result(&app, 1).await;
    let mut tx = app.state.db.begin().await.unwrap();
    certificates::reserve_in(&mut tx, &app.state, &leo, &decided.scope.account).await.unwrap();
    tx.commit().await.unwrap();
    ring.rotate([7; 32]).unwrap();
    ring.compromised(2, app.state.now(), || [6; 32]).unwrap();
    assert_eq!(life::complete::all(&app.state).await.unwrap(), 1);
    let newest = app.state.keys.current().signer().public();
    let keys: BTreeSet<String> = rows(&app.state.db).await.into_iter().map(|row| row.key).collect();
    assert_eq!(keys, BTreeSet::from([old.did(), newest.did()]));
    assert_eq!(assert_sound(&app).await, 2);
}

async fn a_suspension_is_shown_and_lifted(app: TestApp) {
    let mut decided = Decided::in_app(&app).await;
    assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
    let entry = decided.entry().await;
    let (id, code) = (entry["id"].as_str().unwrap(), entry["code"].as_str().unwrap().replace('-', ""));
    let mut browser = app.signed_in(&decided.sitting.person).await;
    let mut anyone = app.anonymous();
    let suspension = format!("/certificates/{id}/suspension");
    assert!(browser.get(&suspension).await.text.contains("Suspend a certificate"));
    let empty = browser.post_form(&suspension, &[("category", "result"), ("reason", " ")]).await;
    assert_eq!(
        (empty.status, empty.attributes("input[name=category][checked]", "value")),
        (422, vec!["result".to_owned()])
    );
    let form = [("category", "result"), ("reason", "two answers look alike")];
    let done = browser.submit(&suspension, &form).await;
    assert!(done.text.contains("Suspended") && done.text.contains("two answers look alike"), "{}", done.text);
    let page = anyone.get(&format!("/verify/{code}")).await;
    assert_eq!((page.status, page.texts("h1")), (200, vec!["Suspended certificate".to_owned()]));
    assert!(
        page.text.contains("suspended since 1 September 2026")
            && page.text.contains("The result is being checked.")
    );
    assert!(!page.text.contains("look alike"), "the reason is for the organisation");
    let status = anyone.get(&format!("/api/v1/certificates/{code}")).await.json();
    assert_eq!(
        (&status["state"], &status["suspension"]["category"]),
        (&json!("suspended"), &json!("result"))
    );
    let file = json!({"credential": status["credential"]});
    let verdict = anyone.post_json("/api/v1/verifications", &file).await.json();
    assert_eq!((&verdict["valid"], &verdict["state"]), (&json!(false), &json!("suspended")));
    let french = anyone.clone().speaking("fr").get(&format!("/verify/{code}")).await;
    assert_eq!(french.texts("h1"), ["Certificat suspendu"]);

    let end = format!("/certificates/{id}/reinstatement");
    let form = [("category", "result"), ("reason", "they are two people")];
    assert_eq!(browser.post_form(&end, &form).await.status, 303);
    let again = browser.post_form(&end, &form).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("This certificate is not suspended"));
    assert!(anyone.get(&format!("/verify/{code}")).await.text.contains("This certificate is valid"));
}

async fn every_change_is_guarded_and_remembered(app: TestApp) {
    let mut decided = Decided::in_app(&app).await;
    assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
    let id = decided.entry().await["id"].as_str().unwrap().to_owned();
    let program = &mut decided.sitting.certifier;
    let mut act = async |noun: &str, reason: &str| {
        app.clock.advance_ms(1);
        let body = json!({"category": "decision", "reason": reason});
        let reply = program.post_json(&format!("/api/v1/certificates/{id}/{noun}"), &body).await;
        (reply.status, reply.json()["code"].as_str().map(str::to_owned))
    };
    let conflict = |key: &str| (409, Some(key.to_owned()));
    assert_eq!(act("reinstatement", "why").await, conflict("certificate-not-suspended"));
    assert_eq!(act("suspension", "").await.0, 422);
    assert_eq!(act("suspension", "one").await.0, 200);
    assert_eq!(act("suspension", "again").await, conflict("certificate-suspended"));
    assert_eq!(act("reinstatement", "two").await.0, 200);
    assert_eq!(act("suspension", "three").await.0, 200);
    assert_eq!(act("revocation", "four").await.0, 200, "a suspended one is withdrawn directly");
    for noun in ["suspension", "reinstatement", "revocation"] {
        assert_eq!(act(noun, "too late").await, conflict("certificate-revoked"), "{noun}");
    }
    let query = "SELECT kind, category, reason FROM certificate_events WHERE certificate_id = $1 ORDER BY id";
    let bound = values![&id];
    let events = app.state.db.read(query, &bound, |row| {
        Ok(format!("{} {} {}", row.text("kind")?, row.text("category")?, row.text("reason")?))
    });
    let events = events.await.unwrap();
    let expected = [
        "suspended decision one",
        "reinstated decision two",
        "suspended decision three",
        "revoked decision four",
    ];
    assert_eq!(events, expected);
    let elsewhere =
        Scope { organisations: vec![app.organisation("Elsewhere").await], ..decided.scope.clone() };
    let stranger = life::change(&app.state, &elsewhere, &id, Act::Suspend, (Category::Other, "x")).await;
    assert_eq!(stranger.unwrap_err(), jalon::error::AppError::NotFound);
}
