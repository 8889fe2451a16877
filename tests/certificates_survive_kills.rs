//! Promise: one certificate per certified result, signed, recorded and logged, whatever happens to the process and
//! however many publish at once.
//!
//! Seed: `JALON_TEST_SEED`; kills: `JALON_TEST_KILLS`. The long version is `scripts/drill-certificates`.

use jalon_tests::publishing::{Work, one_each, publish_under_kills};
use jalon_tests::{Dice, Process, TestApp, crowd, number, on_both_databases, random};
use serde_json::Value;
use std::sync::Arc;

on_both_databases!(
    eight_who_publish_at_once_issue_one_certificate_each,
    kills_neither_double_nor_lose_a_certificate
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
