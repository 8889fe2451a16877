//! Certifiers who publish and never lose heart, while somebody kills the service; and what must be true afterwards.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test helper fails by panicking, and measures time"
)]

use crate::{Dice, Process, TestApp};
use jalon::certificates::log::audit::{Kept, audit};
use jalon::certificates::log::{Head, InclusionProof, reading};
use jalon::certificates::{TrustedIssuers, verify_file};
use jalon::db::Db;
use jalon::ids::CertificateId;
use reqwest::Client;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How often a certifier knocks before the service is called dead.
const TRIES: u32 = 2_000;

/// Sittings to publish, and who does it.
#[derive(Debug, Clone)]
pub struct Work {
    /// Where the service answers.
    pub url: String,
    /// A certifier's token.
    pub token: String,
    /// Ids of the sittings.
    pub sittings: Arc<Vec<String>>,
    /// How many were taken so far; a sitting is published by several at once.
    pub taken: Arc<AtomicUsize>,
    /// How many publish each sitting at once.
    pub at_once: usize,
}

impl Work {
    /// Publishes one sitting after the other until none is left.
    pub async fn publish(self) {
        let http = Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
        loop {
            let place = self.taken.fetch_add(1, Ordering::SeqCst);
            let Some(sitting) = self.sittings.get(place / self.at_once) else { return };
            self.insist(&http, &format!("/sittings/{sitting}/publication")).await;
        }
    }

    async fn insist(&self, http: &Client, path: &str) {
        let mut last = String::new();
        for _ in 0..TRIES {
            let request = http.post(format!("{}/api/v1{path}", self.url)).bearer_auth(&self.token);
            if let Ok(reply) = request.json(&Value::Null).send().await {
                let status = reply.status().as_u16();
                last = format!("{status}: {}", reply.text().await.unwrap_or_default());
                match status {
                    200 => return,
                    // Busy, or somebody else was there at the same moment.
                    503 | 409 => {}
                    _ => panic!("{path}: {last}"),
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{path} was never acknowledged; last {last}");
    }
}

/// Publishes with `at_once` certifiers on each sitting and kills the service `kills` times meanwhile. Answers the heads
/// that were kept on the way.
pub async fn publish_under_kills(
    work: Work,
    process: &mut Process,
    kills: u64,
    dice: &mut Dice,
) -> Vec<Kept> {
    let workers: Vec<_> = (0..work.at_once.max(8)).map(|_| tokio::spawn(work.clone().publish())).collect();
    let mut kept = Vec::new();
    let goal = work.sittings.len() * work.at_once;
    for kill in 1..=kills {
        // Spread over the work: the moment within is the experiment.
        let from = goal * usize::try_from(kill - 1).unwrap() / usize::try_from(kills).unwrap();
        while work.taken.load(Ordering::SeqCst) < from {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_micros(dice.below(120_000))).await;
        process.kill();
        process.restart().await;
        kept.push(head(&work.url).await);
    }
    for worker in workers {
        worker.await.unwrap();
    }
    kept.push(head(&work.url).await);
    kept
}

async fn head(url: &str) -> Kept {
    let reply = reqwest::get(format!("{url}/api/v1/log/head")).await.unwrap();
    let reply: Value = reply.json().await.unwrap();
    let head = Head::parse(reply["note"].as_str().unwrap()).unwrap();
    Kept { place: format!("kept at {}", head.size), head }
}

/// What a run left behind.
#[derive(Debug)]
pub struct Left {
    /// Certificates found.
    pub certificates: u64,
    /// Heads that fit, kept ones included.
    pub heads: u64,
    /// Certificates whose file and proof were checked one by one.
    pub checked: usize,
    /// The longest that one of these proofs took to be read.
    pub slowest_proof: Duration,
}

impl Left {
    /// As a line of a report.
    pub fn json(&self) -> Value {
        let slowest = u64::try_from(self.slowest_proof.as_micros()).unwrap();
        json!({"certificates": self.certificates, "heads": self.heads, "checked": self.checked,
            "slowest_proof_us": slowest})
    }
}

/// Asserts that each certified candidate has one certificate, with a code of its own, signed and in the log; that all
/// kept heads fit; and, for every `step`-th certificate, that its file and its proof hold without the service.
pub async fn one_each(app: &TestApp, kept: &[Kept], expected: u64, step: usize) -> Left {
    let trusted = TrustedIssuers::of_ring(&app.state.keys.current());
    let audited = audit(&app.state.db, &trusted, kept).await.unwrap();
    assert_eq!(
        (audited.certificates, audited.leaves),
        (expected, expected),
        "one certificate and one leaf each"
    );
    let counts = counts(&app.state.db).await;
    assert_eq!(counts, [expected; 3], "attempts, codes and valid certificates");
    let ids = "SELECT id, credential FROM certificates ORDER BY id";
    let all = app
        .state
        .db
        .read(ids, &[], |row| Ok((CertificateId(row.text("id")?), row.text("credential")?)))
        .await
        .unwrap();
    let (mut checked, mut slowest_proof) = (0, Duration::ZERO);
    for (id, credential) in all.iter().step_by(step) {
        // The service ran by the system's clock, later than the one of the test.
        verify_file(credential.as_bytes(), &trusted, i64::MAX / 2).unwrap();
        let began = Instant::now();
        let proofs = reading::proofs_of(&app.state, id).await.unwrap();
        slowest_proof = slowest_proof.max(began.elapsed());
        let [proof]: [InclusionProof; 1] = proofs.try_into().unwrap();
        proof.verify(credential.as_bytes(), &trusted).unwrap();
        checked += 1;
    }
    Left { certificates: audited.certificates, heads: audited.heads, checked, slowest_proof }
}

async fn counts(db: &Db) -> [u64; 3] {
    let query = "SELECT CAST(COUNT(DISTINCT attempt_id) AS BIGINT) AS attempts, \
                 CAST(COUNT(DISTINCT code) AS BIGINT) AS codes, CAST(COUNT(*) AS BIGINT) AS rows_found \
                 FROM certificates WHERE state = 'valid'";
    let counts = |row: &jalon::db::Row<'_>| {
        ["attempts", "codes", "rows_found"]
            .map(|column| row.int(column))
            .into_iter()
            .collect::<Result<Vec<_>, _>>()
    };
    let counts = db.read_one(query, &[], counts).await.unwrap();
    [counts[0], counts[1], counts[2]].map(i64::unsigned_abs)
}
