//! A certification session under test: its certifier, its candidates.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use crate::app::{Person, TestApp};
use crate::client::{Client, Reply};
use jalon::accounts::Role;
use jalon::entropy;
use jalon::ids::OrganisationId;
use serde_json::{Value, json};

/// A session with its certifier acting as a program.
pub struct SittingUnderTest {
    /// The certifier.
    pub certifier: Client,
    /// The certifier's account, for a browser.
    pub person: Person,
    /// Its id.
    pub id: String,
    /// Its access code.
    pub code: String,
}

/// A candidate on a device that is a program.
pub struct CandidateUnderTest {
    /// The device.
    pub device: Client,
    /// The candidate's id.
    pub id: String,
}

impl SittingUnderTest {
    /// A session of 60 minutes, open for enrolment.
    pub async fn planned(app: &TestApp) -> Self {
        let organisation = app.organisation("Centre").await;
        Self::planned_by(app, &organisation).await
    }

    /// The same, of this organisation, by a new certifier of it.
    async fn planned_by(app: &TestApp, organisation: &OrganisationId) -> Self {
        let name = format!("Certifier{}", &entropy::token()[..8]);
        let person = app.person(&name, &[(Role::Certifier, organisation)]).await;
        let mut certifier = app.program(&person, Role::Certifier).await;
        let plan = "certification-area-1";
        let reply = certifier
            .post_json(
                "/api/v1/sittings",
                &json!({"name": "June", "place": "Room 2", "date": "2026-09-01", "time": "10:00",
                    "duration_minutes": 60, "plan": plan, "rules": "Work alone."}),
            )
            .await;
        assert_eq!(reply.status, 201, "{}", reply.text);
        let sitting = reply.json();
        let text = |key: &str| sitting[key].as_str().unwrap().to_owned();
        let (id, code) = (text("id"), text("access_code"));
        Self { certifier, person, id, code }
    }

    /// The same, with these people `(last, first, extra time)` born on 1985-03-27, and its room open.
    pub async fn open(app: &TestApp, people: &[(&str, &str, u32)]) -> Self {
        let organisation = app.organisation("Centre").await;
        Self::opened_by(app, &organisation, people).await
    }

    /// The same, of this organisation.
    pub async fn opened_by(
        app: &TestApp,
        organisation: &OrganisationId,
        people: &[(&str, &str, u32)],
    ) -> Self {
        let mut sitting = Self::planned_by(app, organisation).await;
        for (last, first, extra) in people {
            let body = json!({"last_name": last, "first_name": first, "birth_date": "1985-03-27",
                "extra_time_percent": extra});
            let reply = sitting.post("/candidates", &body).await;
            assert_eq!(reply.status, 201, "{}", reply.text);
        }
        assert_eq!(sitting.post("/opening", &Value::Null).await.status, 200);
        sitting
    }

    /// The certifier's POST below `/api/v1/sittings/{id}`.
    pub async fn post(&mut self, below: &str, body: &Value) -> Reply {
        self.certifier.post_json(&format!("/api/v1/sittings/{}{below}", self.id), body).await
    }

    /// The certifier's GET below `/api/v1/sittings/{id}`.
    pub async fn get(&mut self, below: &str) -> Reply {
        self.certifier.get(&format!("/api/v1/sittings/{}{below}", self.id)).await
    }

    /// The certifier's DELETE below `/api/v1/sittings/{id}`.
    pub async fn delete(&mut self, below: &str) -> Reply {
        self.certifier.delete(&format!("/api/v1/sittings/{}{below}", self.id)).await
    }

    /// Somebody tries to come in.
    pub async fn try_entry(&self, app: &TestApp, last: &str, first: &str) -> Reply {
        let body = json!({"access_code": self.code, "last_name": last, "first_name": first,
            "birth_date": "27/03/1985"});
        app.anonymous().post_json("/api/v1/exam/entries", &body).await
    }

    /// Somebody comes in.
    pub async fn enters(&self, app: &TestApp, last: &str, first: &str) -> CandidateUnderTest {
        let reply = self.try_entry(app, last, first).await;
        assert_eq!(reply.status, 201, "{}", reply.text);
        let entered = reply.json();
        let device = app.anonymous().with_bearer(entered["secret"].as_str().unwrap());
        CandidateUnderTest { device, id: entered["candidate"].as_str().unwrap().to_owned() }
    }

    /// Somebody comes in, is admitted and begins.
    pub async fn begins(&mut self, app: &TestApp, last: &str, first: &str) -> CandidateUnderTest {
        let mut candidate = self.enters(app, last, first).await;
        let admission = format!("/candidates/{}/admission", candidate.id);
        assert_eq!(self.post(&admission, &Value::Null).await.status, 200);
        let reply = candidate.start().await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        candidate
    }

    /// Ends the session and certifies these candidates; the others are not certified.
    pub async fn reviewed(&mut self, certified: &[&CandidateUnderTest]) {
        assert_eq!(self.post("/ending", &Value::Null).await.status, 200);
        let review = self.get("/review").await.json();
        for dossier in review["candidates"].as_array().unwrap() {
            let id = dossier["id"].as_str().unwrap();
            let body = match certified.iter().any(|candidate| candidate.id == id) {
                true => json!({"decision": "certified"}),
                false if dossier["outcome"].is_null() => continue,
                false => json!({"decision": "not_certified", "reason": "below"}),
            };
            let reply = self.post(&format!("/candidates/{id}/decision"), &body).await;
            assert_eq!(reply.status, 200, "{}", reply.text);
        }
        assert_eq!(self.post("/review", &Value::Null).await.status, 200);
    }
}

impl CandidateUnderTest {
    /// What the candidate sees.
    pub async fn look(&mut self) -> Reply {
        self.device.get(&format!("/api/v1/exam/{}", self.id)).await
    }

    /// Begins.
    pub async fn start(&mut self) -> Reply {
        self.device.post_json(&format!("/api/v1/exam/{}/start", self.id), &json!({"locale": "en"})).await
    }

    /// Answers "I don't know" at a place.
    pub async fn does_not_know(&mut self, position: u64) -> Reply {
        let body = json!({"position": position, "answer": {"kind": "dont_know"}});
        self.device.post_json(&format!("/api/v1/exam/{}/answers", self.id), &body).await
    }

    /// Answers to the end.
    pub async fn finishes(&mut self) {
        loop {
            let seen = self.look().await.json();
            let Some(position) = seen["question"]["position"].as_u64() else { break };
            let reply = self.does_not_know(position).await;
            assert_eq!(reply.status, 200, "{}", reply.text);
        }
    }
}
