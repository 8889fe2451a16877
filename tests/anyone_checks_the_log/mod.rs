//! Promise: what happened to certificates cannot be changed in secret. Anyone keeps a head and checks it later.

mod attacks;
mod command;
mod page;

use jalon::certificates::log::audit::{AuditError, Audited, Kept, audit};
use jalon::certificates::log::{EventKind, Head, InclusionProof, append_backlog, proof, reading};
use jalon::certificates::{TrustedIssuers, store};
use jalon::ids::CertificateId;
use jalon_tests::{SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    each_event_is_a_leaf_that_its_holder_can_prove,
    a_suspension_and_its_end_are_leaves_too,
    the_interface_gives_what_proofs_need,
    what_does_not_exist_has_no_proof,
    a_head_stays_as_it_was_signed,
    an_event_that_is_undone_leaves_no_leaf,
    certificates_older_than_the_log_get_their_leaves_once,
);

/// A published session: three certificates, the second withdrawn. Four leaves.
struct World {
    sitting: SittingUnderTest,
    /// Ids and public codes, in the order of issue.
    certificates: Vec<(CertificateId, String)>,
}

impl World {
    async fn in_app(app: &TestApp) -> Self {
        let people = [("Lopez", "Ana", 0), ("Martin", "Leo", 0), ("Diallo", "Awa", 0)];
        let mut sitting = SittingUnderTest::open(app, &people).await;
        let mut candidates = Vec::new();
        for (last, first, _) in people {
            let mut candidate = sitting.begins(app, last, first).await;
            candidate.finishes().await;
            candidates.push(candidate);
        }
        sitting.reviewed(&candidates.iter().collect::<Vec<_>>()).await;
        assert_eq!(sitting.post("/publication", &Value::Null).await.status, 200);
        let entries = sitting.get("/certificates").await.json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let certificates: Vec<_> = entries
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| (CertificateId(text(&entry["id"])), text(&entry["code"])))
            .collect();
        let mut world = Self { sitting, certificates };
        app.clock.advance_ms(60_000);
        assert_eq!(world.withdraw(1).await, 200);
        world
    }

    async fn withdraw(&mut self, which: usize) -> u16 {
        let path = format!("/api/v1/certificates/{}/revocation", self.certificates[which].0);
        let body = json!({"reason": "another person", "category": "identity"});
        self.sitting.certifier.post_json(&path, &body).await.status
    }

    async fn credential(&self, app: &TestApp, which: usize) -> Vec<u8> {
        let code = self.certificates[which].1.parse().unwrap();
        store::by_code(&app.state.db, code).await.unwrap().unwrap().credential.into_bytes()
    }
}

fn trusted(app: &TestApp) -> TrustedIssuers {
    TrustedIssuers::of_ring(&app.state.keys.current())
}

async fn audited(app: &TestApp, kept: &[Kept]) -> Result<Audited, AuditError> {
    audit(&app.state.db, &trusted(app), kept).await
}

async fn each_event_is_a_leaf_that_its_holder_can_prove(app: TestApp) {
    let world = World::in_app(&app).await;
    for (which, (id, _)) in world.certificates.iter().enumerate() {
        let credential = world.credential(&app, which).await;
        let proofs = reading::proofs_of(&app.state, id).await.unwrap();
        let kinds: Vec<EventKind> = proofs.iter().map(|proof| proof.leaf.event).collect();
        let expected =
            if which == 1 { vec![EventKind::Issued, EventKind::Revoked] } else { vec![EventKind::Issued] };
        assert_eq!(kinds, expected);
        for proof in &proofs {
            let travelled: InclusionProof =
                serde_json::from_str(&serde_json::to_string(proof).unwrap()).unwrap();
            let head = travelled.verify(&credential, &trusted(&app)).unwrap();
            assert_eq!(head.size, 4);
            assert!(travelled.verify(b"{}", &trusted(&app)).is_err());
            assert!(travelled.verify(&credential, &TrustedIssuers::of([])).is_err());
        }
        assert_eq!(reading::proofs_of(&app.state, id).await.unwrap(), proofs, "the same answer each time");
    }
    let audited = audited(&app, &[]).await.unwrap();
    assert_eq!((audited.leaves, audited.certificates, audited.heads, audited.forgotten), (4, 3, 1, 0));
}

async fn a_suspension_and_its_end_are_leaves_too(app: TestApp) {
    let mut world = World::in_app(&app).await;
    let id = world.certificates[0].0.clone();
    let body = json!({"reason": "somebody asks", "category": "identity"});
    for (act, status) in
        [("suspension", 200), ("suspension", 409), ("reinstatement", 200), ("suspension", 200)]
    {
        let path = format!("/api/v1/certificates/{id}/{act}");
        assert_eq!(world.sitting.certifier.post_json(&path, &body).await.status, status, "{act}");
    }
    assert_eq!(world.withdraw(0).await, 200, "from a suspension too");
    let proofs = reading::proofs_of(&app.state, &id).await.unwrap();
    let kinds: Vec<&str> = proofs.iter().map(|proof| proof.leaf.event.as_str()).collect();
    assert_eq!(kinds, ["issued", "suspended", "reinstated", "suspended", "revoked"]);
    let credential = world.credential(&app, 0).await;
    for proof in proofs {
        proof.verify(&credential, &trusted(&app)).unwrap();
    }
    assert_eq!(audited(&app, &[]).await.unwrap().leaves, 8);
}

async fn the_interface_gives_what_proofs_need(app: TestApp) {
    let mut world = World::in_app(&app).await;
    let mut anyone = app.anonymous();
    let old = anyone.get("/api/v1/log/head").await;
    assert_eq!(old.headers["cache-control"], "public, max-age=10");
    let old = Head::parse(old.json()["note"].as_str().unwrap()).unwrap();
    app.clock.advance_ms(60_000);
    assert_eq!(world.withdraw(0).await, 200);
    let new = Head::parse(anyone.get("/api/v1/log/head").await.json()["note"].as_str().unwrap()).unwrap();
    assert_eq!((old.size, new.size), (4, 5));

    let consistency = anyone.get("/api/v1/log/consistency?from=4&to=5").await;
    assert_eq!(consistency.headers["cache-control"], "public, max-age=31536000, immutable");
    let path = hashes(&consistency.json()["path"]);
    assert_eq!(proof::verify_consistency((4, old.root), (5, new.root), &path), Ok(()));

    let entries = anyone.get("/api/v1/log/entries?start=0&count=5").await;
    assert_eq!(entries.headers["cache-control"], "public, max-age=31536000, immutable");
    let leaves = hashes(&entries.json()["leaves"]);
    assert_eq!(leaves.len(), 5);
    let rest = anyone.get("/api/v1/log/entries?start=3&count=1000").await;
    assert_eq!(rest.headers["cache-control"], "public, max-age=10", "there will be more");
    assert_eq!(hashes(&rest.json()["leaves"]), leaves[3..]);
    for (size, root) in [(4, old.root), (5, new.root)] {
        for (index, leaf) in (0..size).zip(&leaves) {
            let address = format!("/api/v1/log/inclusion?leaf={leaf}&tree_size={size}");
            let found = anyone.get(&address).await.json();
            assert_eq!(found["index"], index);
            let path = hashes(&found["path"]);
            assert_eq!(proof::verify_inclusion(*leaf, index, size, &path, root), Ok(()));
        }
    }
}

fn hashes(list: &Value) -> Vec<jalon::certificates::log::Hash> {
    list.as_array().unwrap().iter().map(|hash| hash.as_str().unwrap().parse().unwrap()).collect()
}

async fn what_does_not_exist_has_no_proof(app: TestApp) {
    let mut anyone = app.anonymous();
    let empty = anyone.get("/api/v1/log/head").await.json();
    assert_eq!(empty["size"], 0);
    assert_eq!(empty["root"], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    World::in_app(&app).await;
    let leaf = hashes(&anyone.get("/api/v1/log/entries?start=3&count=1").await.json()["leaves"])[0];
    let inner = "SELECT hash FROM log_nodes WHERE leaf_index IS NULL LIMIT 1";
    let inner = app.state.db.read_one(inner, &[], |row| row.text("hash")).await.unwrap();
    for (status, path) in [
        (404, "heads/4".to_owned()),
        (404, "heads/x".to_owned()),
        (404, format!("inclusion?leaf={leaf}&tree_size=3")),
        (404, format!("inclusion?leaf={leaf}&tree_size=5")),
        (404, format!("inclusion?leaf={inner}&tree_size=4")),
        (404, format!("inclusion?leaf={}&tree_size=4", "0".repeat(64))),
        (422, "inclusion?leaf=xyz&tree_size=4".to_owned()),
        (422, format!("inclusion?leaf={leaf}")),
        (404, "consistency?from=3&to=2".to_owned()),
        (404, "consistency?from=3&to=5".to_owned()),
        (422, "consistency?from=-1&to=2".to_owned()),
        (422, "entries?start=0".to_owned()),
    ] {
        let reply = anyone.get(&format!("/api/v1/log/{path}")).await;
        assert_eq!(reply.status, status, "{path}: {}", reply.text);
        assert_eq!(reply.headers["content-type"], "application/problem+json");
    }
    let far = anyone.get(&format!("/api/v1/log/entries?start={}&count=1000", u64::MAX)).await;
    assert_eq!((far.status, &far.json()["leaves"]), (200, &json!([])));
}

async fn a_head_stays_as_it_was_signed(app: TestApp) {
    let mut world = World::in_app(&app).await;
    let mut anyone = app.anonymous();
    let first = anyone.get("/api/v1/log/head").await.json();
    app.clock.advance_ms(3_600_000);
    assert_eq!(anyone.get("/api/v1/log/head").await.json(), first, "one head for one size");
    assert_eq!(world.withdraw(2).await, 200);
    let asked = (anyone.clone(), anyone.clone());
    let (mut one, mut other) = asked;
    let (one, other) = tokio::join!(one.get("/api/v1/log/head"), other.get("/api/v1/log/head"));
    assert_eq!(one.json(), other.json(), "two who ask at once get one head");
    assert_eq!(one.json()["size"], 5);
    let again = anyone.get("/api/v1/log/heads/4").await;
    assert_eq!(
        (again.json(), again.headers["cache-control"].as_bytes()),
        (first, &b"public, max-age=31536000, immutable"[..])
    );
}

async fn an_event_that_is_undone_leaves_no_leaf(app: TestApp) {
    let mut world = World::in_app(&app).await;
    assert_eq!(world.withdraw(1).await, 409, "withdrawn before");
    let event = jalon::certificates::log::Event {
        certificate: &world.certificates[0].0,
        kind: EventKind::Revoked,
        credential: b"{}",
        at: app.state.now(),
    };
    let mut tx = app.state.db.begin().await.unwrap();
    jalon::certificates::log::append(&mut tx, &event).await.unwrap();
    drop(tx);
    let mut tx = app.state.db.begin().await.unwrap();
    let issued = jalon::certificates::log::Event { kind: EventKind::Issued, ..event };
    assert!(jalon::certificates::log::append(&mut tx, &issued).await.is_err(), "issued before");
    drop(tx);
    assert_eq!(audited(&app, &[]).await.unwrap().leaves, 4);
}

async fn certificates_older_than_the_log_get_their_leaves_once(app: TestApp) {
    World::in_app(&app).await;
    let db = &app.state.db;
    for statement in [
        "DELETE FROM log_events",
        "DELETE FROM log_nodes",
        "UPDATE log_state SET size = 0",
        "INSERT INTO log_backlog (certificate_id) SELECT id FROM certificates",
    ] {
        db.execute(statement, &[]).await.unwrap();
    }
    assert!(audited(&app, &[]).await.is_err());
    let (one, other) = tokio::join!(append_backlog(db), append_backlog(db));
    assert!(one.is_ok() && other.is_ok(), "two nodes may start at once");
    let told = audited(&app, &[]).await.unwrap();
    assert_eq!((told.leaves, told.certificates), (4, 3));
    append_backlog(db).await.unwrap();
    assert_eq!(audited(&app, &[]).await.unwrap(), told);
}
