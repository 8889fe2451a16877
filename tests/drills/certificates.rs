//! Issues many certificates, eight certifiers at a time, kills the service meanwhile, and checks all that is left.
//! Prints one line of JSON for each database; `scripts/drill-certificates` runs it.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a drill fails by panicking, and measures time"
)]

use jalon_tests::publishing::{Work, one_each, publish_under_kills};
use jalon_tests::{Dice, Process, TestApp, binary, crowd, first_area, number, random};
use serde_json::json;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

/// Candidates of one sitting.
const CANDIDATES: usize = 25;

#[tokio::main]
async fn main() {
    let count = usize::try_from(number("JALON_DRILL_CERTIFICATES", 2_000)).unwrap();
    let (kills, seed) = (number("JALON_DRILL_KILLS", 20), number("JALON_TEST_SEED", random()));
    drill(TestApp::with_bank(first_area()).await, count, kills, seed).await;
    drill(TestApp::postgres_with_bank(first_area()).await, count, kills, seed).await;
}

async fn drill(app: TestApp, count: usize, kills: u64, seed: u64) {
    let database = format!("{:?}", app.state.db.engine());
    eprintln!("{database}: {count} certificates, {kills} kills, JALON_TEST_SEED={seed}");
    let template = crowd::template(&app).await;
    let sittings = crowd::copies(&app.state.db, &template.id, count.div_ceil(CANDIDATES), CANDIDATES).await;
    let expected = (sittings.len() * CANDIDATES) as u64;
    let mut process = Process::start(app.folder(), app.state.config.database_url.as_deref()).await;
    let work = Work {
        url: process.url(),
        token: template.certifier.bearer().unwrap().to_owned(),
        sittings: Arc::new(sittings),
        taken: Arc::default(),
        at_once: 2,
    };
    let (began, used) = (Instant::now(), process.cpu());
    let kept = publish_under_kills(work, &mut process, kills, &mut Dice(seed)).await;
    let (published, used) = (began.elapsed(), process.cpu().saturating_sub(used));
    process.ask_to_stop();
    assert!(process.gone().await.success());
    // The driver warns of every statement that takes a second.
    for trouble in ["panicked", "slow statement"] {
        assert!(!process.last_words().contains(trouble), "{}", process.last_words());
    }

    let head = app.folder().join("head.txt");
    std::fs::write(&head, &kept[0].head.note).unwrap();
    let began = Instant::now();
    let mut verify = Command::new(binary());
    verify.args(["log", "verify", "--data"]).arg(app.folder()).arg("--head").arg(&head);
    if let Some(url) = &app.state.config.database_url {
        verify.args(["--database-url", url]);
    }
    let status = verify.stdout(std::io::stderr()).status().unwrap();
    assert!(status.success(), "jalon log verify says {status}");
    let verified = began.elapsed();

    let left = one_each(&app, &kept, expected, usize::try_from(expected / 500 + 1).unwrap()).await;
    println!(
        "{}",
        json!({"database": database, "seed": seed, "kills": kills, "left": left.json(),
            "published_ms": u64::try_from(published.as_millis()).unwrap(),
            "cpu_us_each": u64::try_from(used.as_micros()).unwrap() / expected,
            "log_verify_ms": u64::try_from(verified.as_millis()).unwrap()})
    );
}
