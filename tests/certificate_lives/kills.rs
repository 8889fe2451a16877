//! The real binary is killed with `kill -9` while it publishes. Seed: `JALON_TEST_SEED`; kills: `JALON_TEST_KILLS`.

use super::{Decided, assert_sound, rows, settle};
use jalon::clock::{Clock, SystemClock};
use jalon_tests::{Process, TestApp, first_area};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite_a_killed_publication_is_completed() {
    survive(TestApp::with_bank(first_area()).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_a_killed_publication_is_completed() {
    survive(TestApp::postgres_with_bank(first_area()).await).await;
}

async fn survive(app: TestApp) {
    let seed = number("JALON_TEST_SEED", u64::from_le_bytes(jalon::entropy::bytes()));
    let kills = number("JALON_TEST_KILLS", 6);
    println!("JALON_TEST_SEED={seed} JALON_TEST_KILLS={kills}");
    let mut sittings = Vec::new();
    for _ in 0..3 {
        sittings.push(Decided::in_app(&app).await);
    }
    // The process signs at the real time: who checks here must not live before it.
    app.clock.advance_ms(SystemClock.now().0 + 600_000 - app.state.now().0);
    let mut process = Process::start(app.folder(), app.state.config.database_url.as_deref()).await;
    let mut dice = seed;
    let mut found = BTreeSet::new();
    for kill in 0..kills {
        let publications: Vec<_> = sittings.iter().map(|one| publish(&process, one)).collect();
        let sent = tokio::spawn(async move {
            for publication in publications {
                let _ = publication.send().await;
            }
        });
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The moment is the experiment: anywhere in the publication of three sittings.
        tokio::time::sleep(Duration::from_millis(kill * 15 + (dice >> 40) % 120)).await;
        process.kill();
        sent.await.unwrap();
        settle(&app.state.db).await;
        let after = rows(&app.state.db).await;
        found.insert((after.len(), assert_sound(&app).await));
        process.restart().await;
    }
    until_complete(&app).await;
    for one in &sittings {
        let reply = publish(&process, one).send().await.unwrap();
        assert!(reply.status().is_success(), "{}", reply.text().await.unwrap());
    }
    println!("{kills} kills found (entered, signed): {found:?}");
    assert_eq!((rows(&app.state.db).await.len(), assert_sound(&app).await), (6, 6), "seed {seed}");
    assert!(!process.last_words().contains("panicked"), "{}", process.last_words());
}

fn publish(process: &Process, one: &Decided) -> reqwest::RequestBuilder {
    let address = format!("{}/api/v1/sittings/{}/publication", process.url(), one.id);
    let token = one.sitting.certifier.bearer().unwrap();
    reqwest::Client::new()
        .post(address)
        .bearer_auth(token)
        .json(&Value::Null)
        .timeout(Duration::from_secs(20))
}

/// A start completes what was left reserved, beside the requests.
async fn until_complete(app: &TestApp) {
    let waited = tokio::time::timeout(Duration::from_mins(1), async {
        while rows(&app.state.db).await.iter().any(|row| row.state == "reserved") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(waited.await.is_ok(), "a reservation is never completed");
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().expect("a whole number"))
}
