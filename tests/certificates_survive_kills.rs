//! Promise: one certificate per certified result, signed, recorded and logged, whatever happens to the process and
//! however many publish at once.
//!
//! Seed: `JALON_TEST_SEED`; kills: `JALON_TEST_KILLS`. The long version is `scripts/drill-certificates`.

use jalon::values;
use jalon_tests::publishing::{Work, one_each, publish_under_kills};
use jalon_tests::{Dice, Process, TestApp, crowd, number, on_both_databases, random};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

on_both_databases!(with jalon_tests::first_area();
    eight_who_publish_at_once_issue_one_certificate_each,
    a_kill_at_each_step_is_made_good_at_the_next_start,
    kills_neither_double_nor_lose_a_certificate,
);

async fn eight_who_publish_at_once_issue_one_certificate_each(app: TestApp) {
    let template = crowd::template(&app).await;
    for sitting in crowd::copies(&app.state.db, &template.id, 3, 4).await {
        let clicks = (0..8).map(|_| {
            let (mut certifier, path) =
                (template.certifier.clone(), format!("/api/v1/sittings/{sitting}/publication"));
            tokio::spawn(async move { certifier.post_json(&path, &Value::Null).await.status })
        });
        for click in clicks.collect::<Vec<_>>() {
            assert_eq!(click.await.unwrap(), 200);
        }
    }
    one_each(&app, &[], 12, 1).await;
}

/// Reserved, signed and logged are seen from outside: the kill comes the moment nothing is signed yet, one is, two are …
async fn a_kill_at_each_step_is_made_good_at_the_next_start(app: TestApp) {
    let template = crowd::template(&app).await;
    let sittings = crowd::copies(&app.state.db, &template.id, 5, 4).await;
    let mut process = Process::start(app.folder(), app.state.config.database_url.as_deref()).await;
    for (signed, sitting) in (0..=4).zip(&sittings) {
        let address = format!("{}/api/v1/sittings/{sitting}/publication", process.url());
        let request = reqwest::Client::new().post(address).bearer_auth(template.certifier.bearer().unwrap());
        let sent = tokio::spawn(request.json(&Value::Null).send());
        let found = until(&app, sitting, |found| found.0 + found.1 == 4 && found.1 >= signed).await;
        process.kill();
        let after = entered(&app, sitting).await;
        println!("killed with {found:?} (reserved, signed), {after:?} were kept");
        assert_eq!(after.0 + after.1, 4, "reserved together or not at all");
        let _ = sent.await.unwrap();
        process.restart().await;
        assert_eq!(until(&app, sitting, |found| found.0 == 0).await, (0, 4));
    }
    process.ask_to_stop();
    assert!(process.gone().await.success());
    one_each(&app, &[], 20, 1).await;
}

/// How many certificates of a sitting are reserved, and how many signed.
async fn entered(app: &TestApp, sitting: &str) -> (usize, usize) {
    let states = "SELECT state FROM certificates WHERE sitting_id = $1";
    let states = app.state.db.read(states, &values![sitting], |row| row.text("state")).await.unwrap();
    let reserved = states.iter().filter(|state| *state == "reserved").count();
    (reserved, states.len() - reserved)
}

async fn until(app: &TestApp, sitting: &str, reached: impl Fn((usize, usize)) -> bool) -> (usize, usize) {
    let waited = tokio::time::timeout(Duration::from_mins(1), async {
        loop {
            let found = entered(app, sitting).await;
            if reached(found) {
                return found;
            }
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
    });
    waited.await.expect("the publication goes on")
}

async fn kills_neither_double_nor_lose_a_certificate(app: TestApp) {
    let (seed, kills) = (number("JALON_TEST_SEED", random()), number("JALON_TEST_KILLS", 10));
    println!("JALON_TEST_SEED={seed} JALON_TEST_KILLS={kills}");
    let template = crowd::template(&app).await;
    let sittings = crowd::copies(&app.state.db, &template.id, 12, 4).await;
    let mut process = Process::start(app.folder(), app.state.config.database_url.as_deref()).await;
    let work = Work {
        url: process.url(),
        token: template.certifier.bearer().unwrap().to_owned(),
        sittings: Arc::new(sittings),
        taken: Arc::default(),
        at_once: 4,
    };
    let kept = publish_under_kills(work, &mut process, kills, &mut Dice(seed)).await;
    process.ask_to_stop();
    assert!(process.gone().await.success());
    let left = one_each(&app, &kept, 48, 1).await;
    println!("{kills} kills, {}", left.json());
    assert!(!process.last_words().contains("panicked"), "{}", process.last_words());
}
