//! Promise: an answer that was acknowledged is stored, once, whatever happens to the process.
//!
//! The real binary is killed with `kill -9` at random times while eight clients answer, each answer
//! sent up to three times at once. Seed: `JALON_TEST_SEED`; kills: `JALON_TEST_KILLS`.

mod checker;
mod client;
mod stops_gracefully;

use checker::{Journal, Stored, faults};
use client::Learner;
use jalon::db::Db;
use jalon_tests::{Dice, Process, fresh_postgres, number, random};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tempfile::TempDir;

const CLIENTS: u64 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite_no_acknowledged_answer_is_lost_or_doubled() {
    let folder = TempDir::new().unwrap();
    survive(&folder, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_no_acknowledged_answer_is_lost_or_doubled() {
    let folder = TempDir::new().unwrap();
    survive(&folder, Some(fresh_postgres().await)).await;
}

async fn survive(folder: &TempDir, database_url: Option<String>) {
    let (seed, kills) = (number("JALON_TEST_SEED", random()), number("JALON_TEST_KILLS", 14));
    println!("JALON_TEST_SEED={seed} JALON_TEST_KILLS={kills}");
    let mut process = Process::start(folder.path(), database_url.as_deref()).await;
    let (journal, stop) = (Journal::default(), Arc::new(AtomicBool::new(false)));
    let learners: Vec<_> = (0..CLIENTS)
        .map(|n| {
            let learner = Learner::new(process.url(), journal.clone(), Dice(seed ^ n), Arc::clone(&stop));
            tokio::spawn(learner.answers_until_stopped())
        })
        .collect();

    let mut dice = Dice(seed);
    for _ in 0..kills {
        // The moment is the experiment: anywhere in the life of a few hundred answers.
        tokio::time::sleep(Duration::from_millis(100 + dice.below(700))).await;
        process.kill();
        process.restart().await;
    }
    journal.wait_for_more(40).await;
    stop.store(true, Ordering::SeqCst);
    for learner in learners {
        learner.await.expect("a client gave up");
    }

    let replayed = client::all_replay(&process.url(), &journal).await;
    process.ask_to_stop();
    assert!(process.gone().await.success());
    let db = match &database_url {
        Some(url) => Db::open_postgres(url).await.unwrap(),
        None => Db::open_sqlite(&folder.path().join("jalon.sqlite")).await.unwrap(),
    };
    let stored = stored(&db).await;
    let acknowledged = journal.acknowledged();
    println!(
        "{kills} kills, {} acknowledged, {} stored, {replayed} attempts replayed",
        acknowledged.len(),
        stored.len()
    );
    assert!(acknowledged.len() as u64 > kills * 5, "too few answers for a test: {}", acknowledged.len());
    assert_eq!(faults(&acknowledged, &stored), Vec::<String>::new(), "seed {seed}");
    if database_url.is_none() {
        let check = db.read_one("PRAGMA quick_check", &[], |row| row.text("quick_check")).await.unwrap();
        assert_eq!(check, "ok");
    }
    assert!(!process.last_words().contains("panicked"), "{}", process.last_words());
}

async fn stored(db: &Db) -> Vec<Stored> {
    let query = "SELECT attempt_id, position, payload FROM attempt_events WHERE position IS NOT NULL \
                 ORDER BY attempt_id, event_number";
    db.read(query, &[], |row| {
        let payload: serde_json::Value = serde_json::from_str(&row.text("payload")?).unwrap();
        Ok(Stored {
            attempt: row.text("attempt_id")?,
            position: u64::try_from(row.int("position")?).unwrap(),
            answer: checker::find_answer(&payload).expect("an event of an answer holds it"),
        })
    })
    .await
    .unwrap()
}
