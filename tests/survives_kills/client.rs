//! A learner's program that never loses heart: it sends each answer until it is acknowledged.

use super::checker::{Acknowledged, Journal};
use jalon_tests::{Dice, plausible_answer};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often a client knocks, every 30 ms, before it calls the service dead: a busy machine starts slowly.
const TRIES: u32 = 4_000;

pub(super) struct Learner {
    url: String,
    http: Client,
    journal: Journal,
    dice: Dice,
    stop: Arc<AtomicBool>,
}

impl Learner {
    pub(super) fn new(url: String, journal: Journal, dice: Dice, stop: Arc<AtomicBool>) -> Self {
        let http = Client::builder().timeout(Duration::from_secs(10)).build().unwrap();
        Self { url, http, journal, dice, stop }
    }

    /// Begins a test, answers it to its end, begins the next.
    pub(super) async fn answers_until_stopped(mut self) {
        while !self.stop.load(Ordering::SeqCst) {
            let plans = ["positioning-1.1", "positioning-1.2", "positioning-1.3", "positioning-area-1"];
            let plan = plans[usize::try_from(self.dice.below(4)).unwrap()];
            let body = json!({"plan": plan, "locale": "en"});
            let begun = self.insist(|client| client.post("/attempts", None, &body)).await;
            let (id, secret) = (text(&begun["id"]), text(&begun["secret"]));
            self.journal.began(&id, &secret);
            self.takes(&id, &secret).await;
        }
    }

    async fn takes(&mut self, id: &str, secret: &str) {
        while !self.stop.load(Ordering::SeqCst) {
            let path = format!("/attempts/{id}");
            let shown = self.insist(|client| client.get(&path, secret)).await;
            if shown["state"] != "running" {
                return;
            }
            let mut question = shown["question"].clone();
            if question["content"].is_null() {
                let opening = format!("{path}/presentation");
                question =
                    self.insist(|client| client.post(&opening, Some(secret), &json!({}))).await["question"]
                        .clone();
            }
            self.answer(id, secret, &question).await;
        }
    }

    /// Sends an answer, once to three times at once, until one of them is acknowledged.
    async fn answer(&mut self, id: &str, secret: &str, question: &Value) {
        let position = question["position"].as_u64().expect("a running test shows a question");
        let answer = plausible_answer(&question["content"]["body"], self.dice.next());
        let body = json!({"position": position, "answer": answer});
        let path = format!("/attempts/{id}/answers");
        for _ in 0..TRIES {
            let copies = 1 + self.dice.below(3);
            let sent: Vec<_> = (0..copies)
                .map(|_| {
                    let request = self.post(&path, Some(secret), &body);
                    tokio::spawn(request.send())
                })
                .collect();
            let mut kept = None;
            for one in sent {
                kept = read(one.await.unwrap()).await.or(kept);
            }
            if let Some(reply) = kept {
                let late = reply["late"] == true;
                let attempt = id.to_owned();
                return self.journal.heard(Acknowledged { attempt, position, answer, late });
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("{path}: the answer at place {position} was never acknowledged");
    }

    fn post(&self, path: &str, secret: Option<&str>, body: &Value) -> reqwest::RequestBuilder {
        let request = self.http.post(format!("{}/api/v1{path}", self.url)).json(body);
        match secret {
            Some(secret) => request.bearer_auth(secret),
            None => request,
        }
    }

    fn get(&self, path: &str, secret: &str) -> reqwest::RequestBuilder {
        self.http.get(format!("{}/api/v1{path}", self.url)).bearer_auth(secret)
    }

    async fn insist(&self, request: impl Fn(&Self) -> reqwest::RequestBuilder) -> Value {
        for _ in 0..TRIES {
            if let Some(reply) = read(request(self).send().await).await {
                return reply;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("the service does not come back");
    }
}

/// A reply that came whole; `None` when it did not, or when the service asks to try again. Anything
/// else is a fault of the service.
async fn read(sent: Result<Response, reqwest::Error>) -> Option<Value> {
    let reply = sent.ok()?;
    let status = reply.status();
    if status.as_u16() == 503 {
        return None;
    }
    let text = reply.text().await.ok()?;
    assert!(status.is_success(), "{status}: {text}");
    serde_json::from_str(&text).ok()
}

/// Opens every attempt again: the service folds its history, and refuses one that cannot have happened.
pub(super) async fn all_replay(url: &str, journal: &Journal) -> usize {
    let http = Client::new();
    let attempts = journal.attempts();
    for (id, secret) in &attempts {
        let reply = http.get(format!("{url}/api/v1/attempts/{id}")).bearer_auth(secret).send().await.unwrap();
        assert_eq!(reply.status().as_u16(), 200, "{id} does not replay: {}", reply.text().await.unwrap());
    }
    attempts.len()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
