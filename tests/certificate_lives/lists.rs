//! Status lists and DID documents: public, signed, cacheable, and fresh when it matters.

use super::Decided;
use jalon::certificates::status::{Published, StatusFault, StatusList, published};
use jalon::certificates::{self, Credential, StatusEntry, TrustedIssuers, verify_file, verify_jwt};
use jalon::values;
use jalon_tests::{Client, TestApp, on_both_databases};
use serde_json::{Value, json};
use std::collections::BTreeSet;

on_both_databases!(
    a_status_list_tells_strangers_what_stands,
    a_status_list_is_signed_anew_before_it_lapses,
    a_full_list_is_followed_by_another,
    an_instance_behind_https_has_names_of_its_own,
);

const ORIGIN: &str = "https://jalon.example.org";
const HOUR_MS: i64 = 3_600_000;

/// A certificate of an instance at [`ORIGIN`], its file and what it says of its status.
struct Issued {
    decided: Decided,
    entry: Value,
    file: String,
    credential: Credential,
}

impl Issued {
    async fn in_app(app: &TestApp) -> Self {
        let mut decided = Decided::in_app(app).await;
        assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
        let entry = decided.entry().await;
        let code = entry["code"].as_str().unwrap().replace('-', "");
        let file = app.anonymous().get(&format!("/verify/{code}/credential.json")).await.text;
        let credential = serde_json::from_str(&file).unwrap();
        Self { decided, entry, file, credential }
    }

    fn status(&self) -> &StatusEntry {
        self.credential.credential_status.as_ref().unwrap()
    }

    fn path(&self) -> &str {
        self.status().status_list_credential.strip_prefix(ORIGIN).unwrap()
    }

    async fn act(&mut self, noun: &str) {
        let path = format!("/api/v1/certificates/{}/{noun}", self.entry["id"].as_str().unwrap());
        let reply = self.decided.sitting.certifier.post_json(&path, &json!({"reason": "because"})).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
    }

    /// What a stranger learns who fetches the lists and trusts the DID document.
    async fn seen(&self, app: &TestApp, trusted: &TrustedIssuers) -> Result<Published, StatusFault> {
        let mut anyone = app.anonymous();
        let mut lists = Vec::new();
        for path in [self.path().to_owned(), format!("{}/revocations", self.path())] {
            let list = anyone.get(&path).await;
            assert_eq!(list.status, 200, "{}", list.text);
            lists.push(StatusList::read(list.text.as_bytes(), trusted, app.state.now().0)?);
        }
        published(self.status(), &self.credential.issuer.id, &lists)
    }
}

async fn did_document(anyone: &mut Client, did: &str) -> String {
    let path = did.strip_prefix("did:web:jalon.example.org").unwrap().replace(':', "/");
    let path = if path.is_empty() { "/.well-known".to_owned() } else { path };
    let reply = anyone.get(&format!("{path}/did.json")).await;
    assert_eq!(
        (reply.status, &reply.headers["content-type"]),
        (200, &"application/did+json".parse().unwrap())
    );
    reply.text
}

async fn trusted(app: &TestApp, did: &str) -> TrustedIssuers {
    TrustedIssuers::parse(&did_document(&mut app.anonymous(), did).await).unwrap()
}

async fn a_status_list_tells_strangers_what_stands(app: TestApp) {
    let app = app.reached_at(ORIGIN);
    let mut issued = Issued::in_app(&app).await;
    let trusted = trusted(&app, &issued.credential.issuer.id).await;
    assert_eq!(issued.seen(&app, &trusted).await, Ok(Published::Standing));
    let first = app.anonymous().get(issued.path()).await;
    assert_eq!(first.headers["cache-control"], "public, max-age=300");
    assert_eq!(first.headers["access-control-allow-origin"], "*");
    assert_eq!(first.headers["content-type"], "application/vc");
    let tag = first.headers["etag"].to_str().unwrap();
    let known = app.anonymous().knowing(tag).get(issued.path()).await;
    assert_eq!((known.status, known.text.as_str(), known.headers["etag"].to_str().unwrap()), (304, "", tag));

    issued.act("suspension").await;
    assert_eq!(issued.seen(&app, &trusted).await, Ok(Published::Suspended));
    assert_eq!(app.anonymous().knowing(tag).get(issued.path()).await.status, 200, "the tag has changed");
    issued.act("reinstatement").await;
    assert_eq!(issued.seen(&app, &trusted).await, Ok(Published::Standing));
    issued.act("suspension").await;
    issued.act("revocation").await;
    assert_eq!(issued.seen(&app, &trusted).await, Ok(Published::Revoked));
    assert_eq!(app.anonymous().get("/status/stl_none").await.status, 404);
    assert_eq!(app.anonymous().get("/orgs/org_none/did.json").await.status, 404);
}

async fn a_status_list_is_signed_anew_before_it_lapses(app: TestApp) {
    let app = app.reached_at(ORIGIN);
    let issued = Issued::in_app(&app).await;
    let mut anyone = app.anonymous();
    let first = anyone.get(issued.path()).await.text;
    app.clock.advance_ms(23 * HOUR_MS);
    assert_eq!(anyone.get(issued.path()).await.text, first, "as it stands");
    app.clock.advance_ms(2 * HOUR_MS);
    let second = anyone.get(issued.path()).await.text;
    assert_ne!(second, first);
    let until = |text: &str| serde_json::from_str::<Value>(text).unwrap()["validUntil"].clone();
    assert_eq!(
        (until(&first), until(&second)),
        (json!("2026-09-08T08:00:00Z"), json!("2026-09-09T09:00:00Z"))
    );
    let trusted = trusted(&app, &issued.credential.issuer.id).await;
    let late = app.state.now().0 + 8 * 24 * HOUR_MS;
    let lapsed = StatusList::read(second.as_bytes(), &trusted, late);
    assert_eq!(lapsed, Err(StatusFault::Lapsed("2026-09-09T09:00:00Z".into())));
    certificates::KeyRing::load_or_create(&app.folder().join("keys"), || [9; 32])
        .unwrap()
        .rotate([8; 32])
        .unwrap();
    let third = anyone.get(issued.path()).await.text;
    let newest = app.state.keys.current().signer().public().multibase();
    assert!(!second.contains(&newest) && third.contains(&newest), "the new key signs at once");
}

async fn a_full_list_is_followed_by_another(app: TestApp) {
    let decided = Decided::in_app(&app).await;
    decided.reserved(&app).await;
    let db = &app.state.db;
    assert_eq!(db.execute("UPDATE status_lists SET taken = size / 2", &[]).await.unwrap(), 1);
    let leo = decided.result(&app, 1).await;
    certificates::issue(&app.state, &leo, &decided.scope.account).await.unwrap();
    let lists = db.read("SELECT number, taken FROM status_lists ORDER BY number", &[], |row| {
        Ok((row.int("number")?, row.int("taken")?))
    });
    assert_eq!(lists.await.unwrap(), [(1, 65_536), (2, 1)]);
    // A drawn place that is taken is drawn again: the unique index decides.
    let others = "SELECT status_list_id, status_index FROM certificates WHERE attempt_id <> $1";
    let place = |row: &jalon::db::Row<'_>| Ok((row.text("status_list_id")?, row.int("status_index")?));
    let (list, index) = db.read_one(others, &values![leo.attempt_id().as_str()], place).await.unwrap();
    let taken = "UPDATE certificates SET status_list_id = $1, status_index = $2 WHERE attempt_id = $3";
    let doubled = db.execute(taken, &values![&list, index, leo.attempt_id().as_str()]).await;
    assert!(matches!(doubled, Err(jalon::db::StoreError::Conflict(_))));
}

async fn an_instance_behind_https_has_names_of_its_own(app: TestApp) {
    let plain = app.anonymous().get("/.well-known/did.json").await;
    assert_eq!(plain.status, 404, "did:web is https only");
    let app = app.reached_at(ORIGIN);
    let issued = Issued::in_app(&app).await;
    let organisation = &issued.decided.scope.organisations[0];
    assert_eq!(issued.credential.issuer.id, format!("did:web:jalon.example.org:orgs:{organisation}"));
    let trusted = trusted(&app, &issued.credential.issuer.id).await;
    let now = app.state.now().0;
    assert!(verify_file(issued.file.as_bytes(), &trusted, now).is_ok());
    let own = did_document(&mut app.anonymous(), "did:web:jalon.example.org").await;
    let own = TrustedIssuers::parse(&own).unwrap();
    assert!(verify_file(issued.file.as_bytes(), &own, now).is_err(), "each name for itself");

    let jwt = app
        .anonymous()
        .get(&format!("/verify/{}/credential.jwt", issued.entry["code"].as_str().unwrap()))
        .await;
    assert_eq!(
        (jwt.status, &jwt.headers["content-type"]),
        (200, &"text/plain; charset=utf-8".parse().unwrap())
    );
    assert_eq!(verify_jwt(&jwt.text, &trusted, now).unwrap().certificate_code, issued.entry["code"]);
    let again = app
        .anonymous()
        .get(&format!("/api/v1/certificates/{}/jwt", issued.entry["code"].as_str().unwrap()))
        .await;
    assert_eq!(again.text, jwt.text);

    let mut ring = certificates::KeyRing::load_or_create(&app.folder().join("keys"), || [9; 32]).unwrap();
    ring.rotate([8; 32]).unwrap();
    let document: Value =
        serde_json::from_str(&did_document(&mut app.anonymous(), &issued.credential.issuer.id).await)
            .unwrap();
    let kinds: BTreeSet<&str> = document["verificationMethod"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, BTreeSet::from(["JsonWebKey", "Multikey"]));
    assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 4, "old keys are kept");
    let rotated = TrustedIssuers::parse(&document.to_string()).unwrap();
    assert!(verify_file(issued.file.as_bytes(), &rotated, now).is_ok(), "old certificates stay valid");
}
