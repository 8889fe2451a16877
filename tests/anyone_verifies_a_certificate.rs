//! Anyone checks a certificate by its code or its file; its certifiers withdraw it.

use jalon::accounts::Role;
use jalon::accounts::extract::Scope;
use jalon::certificates::{self, check, store};
use jalon::db::Engine;
use jalon::ids::{CandidateId, SittingId};
use jalon::sittings::{self, ReviewedResult};
use jalon_tests::{Client, SittingUnderTest, TestApp, binary, on_both_databases};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

on_both_databases!(
    a_certificate_is_found_by_its_code_in_any_spelling,
    unknown_and_malformed_codes_look_alike,
    lookups_are_limited_and_files_are_not,
    a_file_is_checked_byte_for_byte,
    a_pasted_text_and_an_uploaded_file_are_checked,
    a_withdrawn_certificate_says_so,
    only_its_certifiers_withdraw_a_certificate,
    each_attempt_gets_one_certificate,
    only_reviewed_results_are_certified,
    the_issuers_keys_are_public,
    a_file_is_checked_without_the_service,
);

/// A published session with one certificate.
struct Published {
    sitting: SittingUnderTest,
    candidate: CandidateId,
    /// As the certifier's list shows it.
    entry: Value,
}

impl Published {
    async fn in_app(app: &TestApp) -> Self {
        let mut sitting = SittingUnderTest::open(app, &[("Łucja", "Zoé", 0), ("Martin", "Leo", 0)]).await;
        let mut zoe = sitting.begins(app, "Łucja", "Zoé").await;
        let mut leo = sitting.begins(app, "Martin", "Leo").await;
        zoe.finishes().await;
        leo.finishes().await;
        sitting.reviewed(&[&zoe]).await;
        let published = sitting.post("/publication", &Value::Null).await;
        assert_eq!(published.status, 200, "{}", published.text);
        let entries = sitting.get("/certificates").await.json();
        let [entry] = entries.as_array().unwrap().as_slice() else { panic!("one certificate: {entries}") };
        let (entry, candidate) = (entry.clone(), CandidateId(zoe.id));
        assert_eq!(entry["holder"], "Zoé Łucja");
        Self { sitting, candidate, entry }
    }

    fn code(&self) -> &str {
        self.entry["code"].as_str().unwrap()
    }

    fn compact(&self) -> String {
        self.code().replace('-', "")
    }

    async fn file(&self, client: &mut Client) -> String {
        let reply = client.get(&format!("/verify/{}/credential.json", self.compact())).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        reply.text
    }

    async fn withdraw(&mut self, reason: &str) -> jalon_tests::Reply {
        let path = format!("/api/v1/certificates/{}/revocation", self.entry["id"].as_str().unwrap());
        self.sitting.certifier.post_json(&path, &json!({"reason": reason, "category": "identity"})).await
    }
}

/// What the session's certifier may touch.
async fn scope_of(app: &TestApp, sitting: &SittingUnderTest) -> Scope {
    let id = SittingId(sitting.id.clone());
    Scope {
        account: sitting.person.account.clone(),
        display_name: "Certifier".into(),
        organisations: vec![sittings::store::any(&app.state.db, &id).await.unwrap().organisation],
    }
}

async fn a_certificate_is_found_by_its_code_in_any_spelling(app: TestApp) {
    let published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    assert_eq!(anyone.get("/verify").await.status, 200);
    let lower = published.compact().to_lowercase().replace('0', "o").replace('1', "l");
    for spelling in [published.code(), &published.compact(), &lower, &published.code().replace('-', " ")] {
        let page = anyone.submit("/verify", &[("code", spelling)]).await;
        assert_eq!(page.status, 200, "{spelling}: {}", page.text);
        assert_eq!(page.texts("h1"), ["Certificate of Zoé Łucja"]);
    }
    let page = anyone.get(&format!("/verify/{}", published.compact())).await;
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    assert!(page.text.contains("This certificate is valid"));
    assert_eq!(page.texts(".certificate-holder"), ["Zoé Łucja"]);
    assert_eq!(page.texts(".level-bar").len(), 3, "one drawing for each competence");
    assert_eq!(page.texts(".qr svg title"), ["Code to scan to check this certificate"]);
    for said in
        ["Centre", "1 September 2026", "on site", "CRCN 2019", "standard error (logit)", "set by experts"]
    {
        assert!(page.text.contains(said), "{said}");
    }
    let french = anyone.clone().speaking("fr").get(&format!("/verify/{}", published.compact())).await;
    assert!(french.text.contains("erreur type (logit)") && french.text.contains("Ce certificat est valable"));

    let status = anyone.get(&format!("/api/v1/certificates/{}", published.compact())).await.json();
    assert_eq!((&status["state"], &status["holder"]), (&json!("valid"), &json!("Zoé Łucja")));
    assert_eq!(status["levels"].as_array().unwrap().len(), 3);
    let file = published.file(&mut anyone).await;
    assert_eq!(status["credential"], file.as_str());
    let credential = anyone.get(&format!("/api/v1/certificates/{}/credential", published.compact())).await;
    assert_eq!(credential.text, file);
    let scope = scope_of(&app, &published.sitting).await;
    let result = ReviewedResult::load(&app.state, &scope, &published.candidate).await.unwrap();
    let code = store::code_of_attempt(&app.state.db, result.attempt_id()).await.unwrap().unwrap();
    assert_eq!(code.to_string(), published.code());
}

async fn unknown_and_malformed_codes_look_alike(app: TestApp) {
    let mut anyone = app.anonymous();
    let unknown = certificates::CertificateCode::from_bytes([7; 10]).compact();
    let mut pages = BTreeSet::new();
    for code in [unknown.as_str(), "nonsense", "00000000000000001", "%00", "crt_1"] {
        let page = anyone.get(&format!("/verify/{code}")).await;
        assert_eq!(page.status, 404);
        assert_eq!(anyone.get(&format!("/verify/{code}/credential.json")).await.status, 404);
        assert_eq!(anyone.get(&format!("/api/v1/certificates/{code}")).await.status, 404);
        pages.insert(page.text.replace(&format!("/verify/{code}"), ""));
    }
    assert_eq!(pages.len(), 1);
    let mistake = anyone.post_form("/verify", &[("code", "0000-0000-0000-0000-1")]).await;
    assert_eq!(mistake.status, 422);
    assert_eq!(mistake.attributes("input[name=code]", "value"), ["0000-0000-0000-0000-1"]);
    assert!(mistake.text.contains("typing mistake"));
}

async fn lookups_are_limited_and_files_are_not(app: TestApp) {
    let mut anyone = app.anonymous();
    for _ in 0..check::LOOKUPS {
        assert_eq!(anyone.get("/verify/nonsense").await.status, 404);
    }
    let refused = anyone.get("/verify/nonsense").await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(anyone.get("/api/v1/certificates/nonsense").await.status, 429);
    let checked = anyone.post_json("/api/v1/verifications", &json!({"credential": "{}"})).await;
    assert_eq!(checked.status, 200);
    app.clock.advance_ms(15 * 60_000);
    assert_eq!(anyone.get("/verify/nonsense").await.status, 404);
}

/// Small deterministic generator (Marsaglia 2003, xorshift64).
fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).unwrap()
}

async fn a_file_is_checked_byte_for_byte(app: TestApp) {
    let published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    let file = published.file(&mut anyone).await;
    let verdict = anyone.post_json("/api/v1/verifications", &json!({"credential": file})).await.json();
    assert_eq!((&verdict["valid"], &verdict["state"]), (&json!(true), &json!("valid")));
    assert_eq!(verdict["certificate"]["code"], published.code());
    let mut state = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..200 {
        let mut bytes = file.clone().into_bytes();
        let place = random(&mut state) % bytes.len();
        bytes[place] ^= u8::try_from(1 + random(&mut state) % 127).unwrap();
        let changed = String::from_utf8_lossy(&bytes);
        let verdict = anyone.post_json("/api/v1/verifications", &json!({"credential": changed})).await.json();
        assert_eq!(verdict["valid"], json!(false), "byte {place}");
        let words = ["altered", "unknown_issuer", "unreadable"];
        assert!(words.contains(&verdict["state"].as_str().unwrap()), "byte {place}: {verdict}");
        assert!(verdict["reason"].is_string() && verdict["certificate"].is_null());
    }
}

async fn a_pasted_text_and_an_uploaded_file_are_checked(app: TestApp) {
    let published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    let file = published.file(&mut anyone).await;
    let pasted = anyone.post_form("/verify", &[("text", &file.trim().replace('\n', "\r\n"))]).await;
    assert_eq!(pasted.texts("h1"), ["Certificate of Zoé Łucja"]);
    let changed = file.replace("Zoé", "Zoe");
    let refused = anyone.post_form("/verify", &[("text", &changed)]).await;
    assert!(refused.text.contains("This document was altered"), "{}", refused.text);
    let uploaded = anyone.post_file("/verify/file", "file", file.as_bytes()).await;
    assert_eq!(uploaded.texts("h1"), ["Certificate of Zoé Łucja"]);
    let refused = anyone.post_file("/verify/file", "file", changed.as_bytes()).await;
    assert_eq!(refused.texts("h1"), ["This file is not valid"]);
    let huge = anyone.post_file("/verify/file", "file", &[&b"{"[..], &vec![b' '; 300 * 1024]].concat()).await;
    assert!(huge.text.contains("too big"), "{}", huge.text);
    assert_eq!(anyone.post_file("/verify/file", "other", b"x").await.status, 422);
}

async fn a_withdrawn_certificate_says_so(app: TestApp) {
    let mut published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    let file = published.file(&mut anyone).await;
    assert_eq!(published.withdraw(" ").await.status, 422);
    app.clock.advance_ms(24 * 3_600_000);
    let done = published.withdraw("the name was another person's").await;
    assert_eq!((done.status, &done.json()["state"]), (200, &json!("revoked")));
    let again = published.withdraw("again").await;
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("certificate-revoked")));

    let page = anyone.get(&format!("/verify/{}", published.compact())).await;
    assert_eq!((page.status, page.texts("h1")), (200, vec!["Withdrawn certificate".to_owned()]));
    assert!(page.text.contains("withdrawn on 2 September 2026"));
    assert!(page.text.contains("A detail about the person was not right."));
    assert!(!page.text.contains("another person&#"), "the reason is for the organisation");
    let status = anyone.get(&format!("/api/v1/certificates/{}", published.compact())).await.json();
    assert_eq!(status["state"], "revoked");
    assert_eq!(status["revocation"]["category"], "identity");
    let verdict = anyone.post_json("/api/v1/verifications", &json!({"credential": file})).await.json();
    assert_eq!((&verdict["valid"], &verdict["state"]), (&json!(false), &json!("revoked")));

    let mut browser = app.signed_in(&published.sitting.person).await;
    let list = browser.get(&format!("/sittings/{}/certificates", published.sitting.id)).await;
    assert!(list.text.contains("Withdrawn") && list.text.contains("the name was another person"));
    let scope = scope_of(&app, &published.sitting).await;
    let result = ReviewedResult::load(&app.state, &scope, &published.candidate).await.unwrap();
    let kept = certificates::issue(&app.state, &result, &scope.account).await.unwrap();
    assert!(!kept.is_valid(), "issuing again does not bring it back");
}

async fn only_its_certifiers_withdraw_a_certificate(app: TestApp) {
    let published = Published::in_app(&app).await;
    let elsewhere = app.organisation("Elsewhere").await;
    let mut stranger = app.certifier("Stranger", &elsewhere).await;
    let page = format!("/certificates/{}/revocation", published.entry["id"].as_str().unwrap());
    let list = format!("/sittings/{}/certificates", published.sitting.id);
    let form = [("category", "other"), ("reason", "because")];
    for path in [&page, &list] {
        assert_eq!(stranger.get(path).await.status, 404);
        assert_eq!(app.anonymous().get(path).await.status, 401);
        assert_eq!(app.anonymous().get(&format!("/api/v1{list}")).await.status, 401);
    }
    assert_eq!(stranger.post_form(&page, &form).await.status, 404);
    assert_eq!(app.anonymous().post_form(&page, &form).await.status, 401);
    let reason = json!({"reason": "because"});
    assert_eq!(stranger.post_json(&format!("/api/v1{page}"), &reason).await.status, 404);
    assert_eq!(app.anonymous().post_json(&format!("/api/v1{page}"), &reason).await.status, 401);
    let mut learner = app.learner("Learner").await;
    assert_eq!(learner.post_form(&page, &form).await.status, 404);

    let mut certifier = app.signed_in(&published.sitting.person).await;
    assert_eq!(certifier.get(&page).await.status, 200);
    let refused = certifier.post_form(&page, &[("category", "other"), ("reason", "")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attributes("input[name=category][checked]", "value"), ["other"]);
    let done = certifier.post_form(&page, &form).await;
    assert_eq!((done.status, done.location().unwrap()), (303, list.clone()));
    let again = certifier.post_form(&page, &form).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("already withdrawn"));
    let scope = scope_of(&app, &published.sitting).await;
    let sitting = SittingId(published.sitting.id.clone());
    assert_eq!(store::of_sitting(&app.state.db, &scope, &sitting).await.unwrap().len(), 1);
}

async fn each_attempt_gets_one_certificate(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    ana.finishes().await;
    sitting.reviewed(&[&ana]).await;
    let scope = scope_of(&app, &sitting).await;
    let result = ReviewedResult::load(&app.state, &scope, &CandidateId(ana.id.clone())).await.unwrap();
    let issue = || certificates::issue(&app.state, &result, &scope.account);
    let (a, b, c, d) = tokio::join!(issue(), issue(), issue(), issue());
    let codes: BTreeSet<_> = [a, b, c, d].into_iter().map(|one| one.unwrap().code).collect();
    assert_eq!(codes.len(), 1);
    assert_eq!(sitting.post("/publication", &Value::Null).await.status, 200);
    let entries = sitting.get("/certificates").await.json();
    assert_eq!(entries.as_array().unwrap().len(), 1, "publishing keeps the one that exists");
    assert_eq!(entries[0]["code"].as_str(), codes.first().map(ToString::to_string).as_deref());
}

async fn only_reviewed_results_are_certified(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(&app, "Lopez", "Ana").await;
    ana.finishes().await;
    assert_eq!(sitting.post("/ending", &Value::Null).await.status, 200);
    assert_eq!(sitting.post("/publication", &Value::Null).await.status, 409);
    assert_eq!(sitting.get("/certificates").await.json(), json!([]));
    let mut browser = app.signed_in(&sitting.person).await;
    let list = browser.get(&format!("/sittings/{}/certificates", sitting.id)).await;
    assert!(list.text.contains("No certificate yet"));
}

async fn the_issuers_keys_are_public(app: TestApp) {
    let mut anyone = app.anonymous();
    let page = anyone.get("/verify/issuer.json").await;
    assert_eq!(page.json(), anyone.get("/api/v1/issuers").await.json());
    let trusted = certificates::TrustedIssuers::parse(&page.text).unwrap();
    assert_eq!(trusted, certificates::TrustedIssuers::of_ring(&app.state.keys.current()));
    let person = app.person("Nobody", &[]).await;
    assert_eq!(app.program(&person, Role::Learner).await.get("/api/v1/issuers").await.status, 200);
}

/// Whom the command is told to trust.
enum Trusting<'a> {
    Data(&'a Path),
    Issuer(&'a Path),
}

fn verify(file: &Path, trusting: &Trusting<'_>) -> Output {
    let mut command = Command::new(binary());
    command.args(["certificate", "verify"]).arg(file);
    match trusting {
        Trusting::Data(folder) => command.arg("--data").arg(folder),
        Trusting::Issuer(file) => command.arg("--issuer").arg(file),
    };
    command.output().unwrap()
}

/// Exit code, standard output, standard error.
fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

async fn a_file_is_checked_without_the_service(app: TestApp) {
    let mut published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    let data = app.folder().to_owned();
    let place = |name: &str, text: &str| {
        let path = data.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let file = published.file(&mut anyone).await;
    let (good, bad) = (place("good.json", &file), place("bad.json", &file.replace("Zoé", "Zoe")));
    let issuer = place("issuer.json", &anyone.get("/verify/issuer.json").await.text);
    let key = place("key.txt", &app.state.keys.current().signer().public().did());
    let other = place("other.txt", "did:key:z6MkgAnvkP45uNxwCKeNdt6wrYkEjpYX4f7Nrd8MQqFL8Fbn");

    for trusted in [&issuer, &key] {
        let (code, out, err) = said(&verify(&good, &Trusting::Issuer(trusted)));
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(
            out.contains("good.json: valid") && out.contains("Zoé Łucja") && out.contains(published.code()),
            "{out}"
        );
    }
    assert_eq!(said(&verify(&good, &Trusting::Data(&data))).0, Some(0));
    for (file, trusting, exit) in [(&bad, Trusting::Data(&data), 1), (&good, Trusting::Issuer(&other), 5)] {
        let (code, out, err) = said(&verify(file, &trusting));
        assert_eq!((code, out.as_str()), (Some(exit), ""), "{err}");
        assert!(err.contains("json: refused: "), "{err}");
    }
    let (missing, nowhere) = (data.join("missing.json"), data.join("nowhere"));
    assert_eq!(said(&verify(&missing, &Trusting::Data(&data))).0, Some(2));
    assert_eq!(said(&verify(&good, &Trusting::Data(&nowhere))).0, Some(2));
    assert!(!nowhere.exists(), "checking creates nothing");

    assert_eq!(published.withdraw("a reason").await.status, 200);
    let (code, out, err) = said(&verify(&good, &Trusting::Data(&data)));
    match app.state.db.engine() {
        Engine::Sqlite => assert!(code == Some(3) && err.contains("withdrawn"), "{err}"),
        Engine::Postgres => assert!(code == Some(0) && out.contains("whether it was withdrawn is not known")),
    }
}
