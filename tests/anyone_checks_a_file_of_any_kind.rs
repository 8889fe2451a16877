//! Whatever a certificate travels in, anyone checks it: on the page, through the interface, and on the command line
//! without the service, which tells each verdict by its exit code.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jalon::certificates::{self, Credential, CredentialDraft, IssuerKey, IssuerName, SignedCredential};
use jalon::clock::{Clock, SystemClock};
use jalon::db::Engine;
use jalon_tests::{Client, Reply, SittingUnderTest, TestApp, binary, on_both_databases};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

on_both_databases!(
    every_kind_of_file_is_checked_on_the_page_and_by_programs,
    files_without_a_certificate_are_told_apart,
    files_are_limited_too,
    the_command_tells_each_verdict_by_its_exit_code,
    a_stolen_key_signs_nothing_new_under_the_code_of_a_certificate,
    a_record_is_worth_what_its_worst_certificate_is_worth,
    a_stranger_checks_status_and_log_without_the_service,
);

const ORIGIN: &str = "https://jalon.example.org";

/// A published certificate and the files its holder has of it.
struct Holder {
    sitting: SittingUnderTest,
    id: String,
    code: String,
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Holder {
    async fn of(app: &TestApp) -> Self {
        let mut sitting = SittingUnderTest::open(app, &[("Łucja", "Zoé", 0)]).await;
        let mut zoe = sitting.begins(app, "Łucja", "Zoé").await;
        zoe.finishes().await;
        sitting.reviewed(&[&zoe]).await;
        assert_eq!(sitting.post("/publication", &Value::Null).await.status, 200);
        let entries = sitting.get("/certificates").await.json();
        let id = entries[0]["id"].as_str().unwrap().to_owned();
        let code = entries[0]["code"].as_str().unwrap().replace('-', "");
        let files = files(&mut app.anonymous(), &code).await;
        Self { sitting, id, code, files }
    }

    fn file(&self, ending: &str) -> &[u8] {
        &self.files.iter().find(|(own, _)| *own == ending).unwrap().1
    }

    async fn act(&mut self, noun: &str) {
        let path = format!("/api/v1/certificates/{}/{noun}", self.id);
        let reply = self.sitting.certifier.post_json(&path, &json!({"reason": "because"})).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
    }
}

async fn files(anyone: &mut Client, code: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut files = Vec::new();
    for (name, ending, kind) in [
        ("credential.json", "json", "application/json"),
        ("credential.jwt", "jwt", "text/plain; charset=utf-8"),
        ("badge.png", "png", "image/png"),
        ("badge.svg", "svg", "image/svg+xml"),
    ] {
        let reply = anyone.get(&format!("/verify/{code}/{name}")).await;
        assert_eq!((reply.status, reply.headers["content-type"].to_str().unwrap()), (200, kind));
        let disposition = reply.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment") && disposition.ends_with(&format!("{ending}\"")));
        files.push((ending, reply.bytes));
    }
    let bundle = format!("/verify/{code}/bundle");
    files.push(("zip", anyone.post_form(&bundle, &[("birth_date", "27/03/1985")]).await.bytes));
    files
}

async fn sent(anyone: &mut Client, file: &[u8]) -> Reply {
    anyone.post_json("/api/v1/verifications", &json!({"file": STANDARD.encode(file)})).await
}

async fn every_kind_of_file_is_checked_on_the_page_and_by_programs(app: TestApp) {
    let mut holder = Holder::of(&app).await;
    let mut anyone = app.anonymous();
    let again = files(&mut anyone, &holder.code).await;
    assert_eq!(again, holder.files, "always the same bytes");
    for (ending, file) in &holder.files {
        let page = anyone.post_file("/verify/file", "file", file).await;
        assert_eq!(
            (page.status, page.texts("h1")),
            (200, vec!["Certificate of Zoé Łucja".to_owned()]),
            "{ending}"
        );
        let inside = page.text.contains("The organisation did issue the signed file inside");
        assert_eq!(inside, ["png", "svg", "zip"].contains(ending), "{ending}: what was checked is said");
        let answer = sent(&mut anyone, file).await.json();
        assert_eq!((&answer["valid"], &answer["state"]), (&json!(true), &json!("valid")), "{ending}");
        assert_eq!(
            (&answer["certificate"]["holder"], &answer["checked_at"]),
            (&json!("Zoé Łucja"), &json!("2026-09-01T08:00:00Z"))
        );
    }
    let pasted = String::from_utf8(holder.file("jwt").to_vec()).unwrap();
    let pasted = anyone.post_form("/verify", &[("text", &format!(" {pasted}\r\n"))]).await;
    assert_eq!(pasted.texts("h1"), ["Certificate of Zoé Łucja"]);
    for ending in ["json", "jwt", "png"] {
        let mut file = holder.file(ending).to_vec();
        let middle = file.len() / 2;
        file[middle] ^= 1;
        let answer = sent(&mut anyone, &file).await.json();
        assert_eq!((&answer["valid"], &answer["certificate"]), (&json!(false), &Value::Null), "{ending}");
        let page = anyone.post_file("/verify/file", "file", &file).await;
        assert_eq!(page.texts("h1"), ["This file is not valid"], "{ending}");
    }
    let record = format!("/verify/{}/record", holder.code);
    let record = anyone.post_form(&record, &[("birth_date", "27/03/1985")]).await;
    let page = anyone.post_file("/verify/file", "file", &record.bytes).await;
    assert_eq!(page.texts("h1"), ["Whole record"], "{}", page.text);
    assert_eq!(sent(&mut anyone, &record.bytes).await.json()["other"]["holder"], "Zoé Łucja");
    holder.act("revocation").await;
    for (ending, file) in &holder.files {
        assert_eq!(sent(&mut anyone, file).await.json()["state"], "revoked", "{ending}");
    }
    let shown = anyone.get(&format!("/api/v1/certificates/{}", holder.code)).await;
    assert_eq!(shown.headers["access-control-allow-origin"], "*", "any page may show it");
}

async fn files_without_a_certificate_are_told_apart(app: TestApp) {
    let mut anyone = app.anonymous();
    for (file, refusal, said) in [
        (&b"GIF89a"[..], "unknown_kind", "We do not know this kind of file"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "nothing_inside", "There is no certificate inside"),
        (b"\x89PNG\r\n\x1a\n", "damaged", "This file is damaged"),
        (b"{}", "unsupported", "not a certificate of this kind"),
    ] {
        let answer = sent(&mut anyone, file).await.json();
        assert_eq!((&answer["refusal"], &answer["valid"]), (&json!(refusal), &json!(false)), "{answer}");
        let page = anyone.post_file("/verify/file", "file", file).await;
        assert!(page.text.contains(said), "{refusal}: {}", page.text);
    }
    for size in [4 * 1024 * 1024 + 1, 5 * 1024 * 1024, 20 * 1024 * 1024] {
        let page = anyone.post_file("/verify/file", "file", &vec![b' '; size]).await;
        assert!(page.status == 200 && page.text.contains("too big"), "{size}: {}", page.text);
    }
    let stranger = IssuerKey::from_seed(1, [43; 32]);
    let draft = CredentialDraft { issuer: IssuerName::Key, ..draft(&app) };
    let foreign = certificates::sign(&draft, &stranger).unwrap();
    let page = anyone.post_file("/verify/file", "file", &foreign.bytes).await;
    assert_eq!(page.texts("h1"), ["We could not check this file"]);
    assert!(page.text.contains(&stranger.public().did()), "the issuer is named");
    let path = "/api/v1/verifications";
    assert_eq!(anyone.post_json(path, &json!({"file": "#"})).await.status, 422);
    assert_eq!(anyone.post_json(path, &json!({})).await.status, 422);
    assert_eq!(anyone.post_json(path, &json!({"file": "", "credential": ""})).await.status, 422);
}

/// A certificate that nobody decided.
fn draft(app: &TestApp) -> CredentialDraft {
    let full = include_str!("../server/src/certificates/fixtures/draft-full.json");
    CredentialDraft { issued_at_ms: app.state.now().0, ..serde_json::from_str(full).unwrap() }
}

/// The same under the code of one that stands, as whoever has a copy of the key can sign it.
fn forged(app: &TestApp, holder: &Holder) -> SignedCredential {
    let issued: Credential = serde_json::from_slice(holder.file("json")).unwrap();
    let draft = CredentialDraft {
        certificate_code: issued.credential_subject.license_number.clone(),
        issuer: IssuerName::of_did(&issued.issuer.id),
        ..draft(app)
    };
    certificates::sign(&draft, app.state.keys.current().signer()).unwrap()
}

async fn a_stolen_key_signs_nothing_new_under_the_code_of_a_certificate(app: TestApp) {
    let holder = Holder::of(&app).await;
    let forged = forged(&app, &holder);
    let mut anyone = app.anonymous();
    for file in [forged.bytes.as_slice(), forged.jwt.as_bytes()] {
        let answer = sent(&mut anyone, file).await.json();
        assert_eq!((&answer["valid"], &answer["state"]), (&json!(false), &json!("unregistered")));
        let page = anyone.post_file("/verify/file", "file", file).await;
        assert_eq!(page.texts("h1"), ["Certificate not in the register"]);
        assert!(!page.text.contains("This certificate is valid") && !page.text.contains("it proves"));
    }
    let file = Desk { app: &app }.place("forged.json", &forged.bytes);
    let (code, said) = verify(&[&file, Path::new("--data"), app.folder()]);
    match app.state.db.engine() {
        Engine::Sqlite => assert!(code == Some(7) && said.contains("never held this content"), "{said}"),
        Engine::Postgres => {
            assert!(code == Some(0) && said.contains("whether it was withdrawn is not known"));
        }
    }
}

async fn a_record_is_worth_what_its_worst_certificate_is_worth(app: TestApp) {
    let app = app.reached_at(ORIGIN);
    app.clock.advance_ms(SystemClock.now().0 - app.state.now().0 - 60_000);
    let mut holder = Holder::of(&app).await;
    let (mut anyone, desk) = (app.anonymous(), Desk { app: &app });
    let path = format!("/verify/{}/record", holder.code);
    let record = anyone.post_form(&path, &[("birth_date", "27/03/1985")]).await.bytes;
    let file = desk.place("record.json", &record);
    let (issuer, status) = (Path::new("--issuer"), Path::new("--status"));
    let [did, before, _] = saved(&desk, &holder, 0).await;
    let (code, said) = verify(&[&file, issuer, &did]);
    assert!(code == Some(0) && said.contains("whether it was withdrawn is not known"), "{said}");
    let (code, said) = verify(&[&file, issuer, &did, status, &before]);
    assert!(code == Some(0) && said.contains("not withdrawn as of 20"), "{said}");

    app.clock.advance_ms(5_000);
    holder.act("revocation").await;
    let [did, suspensions, revocations] = saved(&desk, &holder, 1).await;
    let old_first: [&Path; 7] = [&file, issuer, &did, status, &before, status, &suspensions];
    assert_eq!(verify(&old_first).0, Some(4), "the newest list counts");
    let both: [&Path; 9] = [&file, issuer, &did, status, &before, status, &suspensions, status, &revocations];
    let (code, said) = verify(&both);
    assert!(code == Some(3) && said.contains("revoked"), "{said}");
    if app.state.db.engine() == Engine::Sqlite {
        assert_eq!(verify(&[&file, Path::new("--data"), app.folder()]).0, Some(3));
    }
    let answer = sent(&mut anyone, &record).await.json();
    assert_eq!((&answer["valid"], &answer["state"]), (&json!(false), &json!("revoked")));
    let inside = &answer["other"]["certificates"][0];
    assert_eq!((&inside["state"], &inside["revocation"]["category"]), (&json!("revoked"), &json!("other")));
    for (language, word) in [("en", "Withdrawn"), ("fr", "Retiré")] {
        let page = anyone.clone().speaking(language).post_file("/verify/file", "file", &record).await;
        let links = page.attributes("li a[href^='/verify/']", "href");
        assert_eq!(links, [format!("/verify/{}", holder.code)]);
        assert!(page.texts("main li").concat().contains(word), "{}", page.text);
    }
}

async fn files_are_limited_too(app: TestApp) {
    let mut anyone = app.anonymous();
    for _ in 0..jalon::certificates::check::FILES {
        assert_eq!(anyone.post_form("/verify", &[("text", "{}")]).await.status, 200);
    }
    assert_eq!(anyone.post_form("/verify", &[("text", "{}")]).await.status, 429);
    assert_eq!(sent(&mut anyone, b"{}").await.status, 429);
    app.clock.advance_ms(15 * 60_000);
    assert_eq!(sent(&mut anyone, b"{}").await.status, 200);
}

/// A folder with what a stranger kept.
struct Desk<'a> {
    app: &'a TestApp,
}

impl Desk<'_> {
    fn place(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.app.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// Exit code, and both outputs together.
fn verify(arguments: &[&Path]) -> (Option<i32>, String) {
    let mut command = Command::new(binary());
    let output: Output = command.args(["certificate", "verify"]).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

async fn the_command_tells_each_verdict_by_its_exit_code(app: TestApp) {
    let holder = Holder::of(&app).await;
    let desk = Desk { app: &app };
    let key = app.state.keys.current().signer().public().did();
    let (issuer, key) = (Path::new("--issuer"), Path::new(&key));
    let mut paths = Vec::new();
    for (ending, file) in &holder.files {
        let path = desk.place(&format!("zoe.{ending}"), file);
        let (code, said) = verify(&[&path, issuer, key]);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains("valid") && said.contains("Zoé Łucja") && said.contains("not known here"),
            "{said}"
        );
        paths.push(path);
    }
    let stranger = Path::new("did:key:z6MkgAnvkP45uNxwCKeNdt6wrYkEjpYX4f7Nrd8MQqFL8Fbn");
    assert_eq!(verify(&[&paths[2], issuer, stranger]).0, Some(5));
    assert_eq!(verify(&[&paths[2], issuer, stranger, issuer, key]).0, Some(0), "one of several is enough");
    assert_eq!(verify(&[&paths[2], issuer, Path::new("nobody")]).0, Some(2));
    let changed = String::from_utf8(holder.file("json").to_vec()).unwrap().replace("Zoé", "Zoe");
    let changed = desk.place("changed.json", changed.as_bytes());
    let nothing = desk.place("nothing.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_eq!(verify(&[&changed, issuer, key]).0, Some(1));
    assert_eq!(verify(&[&nothing, issuer, key]).0, Some(6));
    assert_eq!(
        verify(&[&paths[0], &nothing, &changed, issuer, key]).0,
        Some(6),
        "the first that is not valid"
    );
    let json = Path::new("--json");
    let (code, said) = verify(&[&paths[4], &changed, issuer, key, json]);
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [bundle, changed] = lines.as_slice() else { panic!("{said}") };
    assert_eq!((code, &bundle["valid"], &bundle["kind"]), (Some(1), &json!(true), &json!("ZIP")));
    assert_eq!((&bundle["log"]["event"], &bundle["log"]["fits"]), (&json!("issued"), &Value::Null));
    assert_eq!((&changed["state"], &changed["refusal"]), (&json!("altered"), &json!("altered")));
}

/// What a stranger saves from the service, to need it no more.
async fn saved(desk: &Desk<'_>, holder: &Holder, number: u32) -> [PathBuf; 3] {
    let mut anyone = desk.app.anonymous();
    let credential: Value = serde_json::from_slice(holder.file("json")).unwrap();
    let list = credential["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let list = list.strip_prefix(ORIGIN).unwrap();
    let did = credential["issuer"]["id"].as_str().unwrap();
    let did = did.strip_prefix("did:web:jalon.example.org:").unwrap().replace(':', "/");
    let mut saved = Vec::new();
    for (name, path) in [
        ("did.json", format!("/{did}/did.json")),
        ("suspensions.json", list.to_owned()),
        ("revocations.json", format!("{list}/revocations")),
    ] {
        let reply = anyone.get(&path).await;
        assert_eq!(reply.status, 200, "{path}");
        saved.push(desk.place(&format!("{number}-{name}"), &reply.bytes));
    }
    saved.try_into().unwrap()
}

async fn a_stranger_checks_status_and_log_without_the_service(app: TestApp) {
    let app = app.reached_at(ORIGIN);
    // Lists are good for days: the service must live at the command's time.
    app.clock.advance_ms(SystemClock.now().0 - app.state.now().0 - 1_000);
    let mut holder = Holder::of(&app).await;
    let desk = Desk { app: &app };
    let (bundle, badge) =
        (desk.place("zoe.zip", holder.file("zip")), desk.place("zoe.png", holder.file("png")));
    let head = app.anonymous().get("/log/head").await;
    let head = desk.place("head.txt", &head.bytes);
    let mut verdicts = Vec::new();
    for (number, noun) in [(0, ""), (1, "suspension"), (2, "reinstatement"), (3, "revocation")] {
        if !noun.is_empty() {
            holder.act(noun).await;
        }
        let [did, suspensions, revocations] = saved(&desk, &holder, number).await;
        let (issuer, status) = (Path::new("--issuer"), Path::new("--status"));
        let (code, said) = verify(&[&badge, issuer, &did, status, &suspensions, status, &revocations]);
        let kept = Path::new("--head");
        let with_head =
            verify(&[&bundle, issuer, &did, status, &suspensions, status, &revocations, kept, &head]);
        assert_eq!(code, with_head.0, "{said}{}", with_head.1);
        if code == Some(0) {
            assert!(said.contains("not withdrawn as of 20") && said.contains("(says the list)"), "{said}");
            assert!(with_head.1.contains("that you kept"), "{}", with_head.1);
        }
        verdicts.push(code.unwrap());
    }
    assert_eq!(verdicts, [0, 4, 0, 3]);
    let [did, ..] = saved(&desk, &holder, 4).await;
    let newer = desk.place("newer.txt", &app.anonymous().get("/log/head").await.bytes);
    let (code, said) = verify(&[&bundle, Path::new("--issuer"), &did, Path::new("--head"), &newer]);
    let proof = format!("{ORIGIN}/api/v1/log/consistency?from=1&to=4");
    assert!(code == Some(0) && said.contains(&proof), "it says how to connect both heads: {said}");
    let proof = app.anonymous().get(proof.strip_prefix(ORIGIN).unwrap()).await.json();
    let connected = |name: &str, proof: &Value| {
        let file = desk.place(name, proof.to_string().as_bytes());
        let (issuer, head, consistency) =
            (Path::new("--issuer"), Path::new("--head"), Path::new("--consistency"));
        verify(&[&bundle, issuer, &did, head, &newer, consistency, &file])
    };
    let (code, said) = connected("proof.json", &proof);
    assert!(code == Some(0) && said.contains("connected with the one of 4 leaves that you kept"), "{said}");
    let mut damaged = proof.clone();
    damaged["path"][0] = json!("00".repeat(32));
    let (code, said) = connected("damaged.json", &damaged);
    assert!(code == Some(1) && said.contains("or the proof that should connect them is damaged"), "{said}");
    let rewritten = jalon::certificates::log::Head::parse(&std::fs::read_to_string(&head).unwrap()).unwrap();
    let other = jalon::certificates::log::hash::digest(b"another past");
    let ring = app.state.keys.current();
    let other = jalon::certificates::log::Head::sign(
        &rewritten.origin,
        rewritten.size,
        other,
        rewritten.at,
        ring.signer(),
    );
    let other = desk.place("other.txt", other.note.as_bytes());
    let (code, said) = verify(&[&bundle, Path::new("--issuer"), &did, Path::new("--head"), &other]);
    assert!(code == Some(1) && said.contains("does not fit the head you kept"), "{said}");
}
