//! Anyone with the code keeps a certificate as a page; its certifiers keep all of a session.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jalon::certificates::container::zip;
use jalon_tests::{Client, Reply, SittingUnderTest, TestApp, binary, on_both_databases};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

on_both_databases!(
    a_certificate_is_a_page_with_the_signed_file_inside,
    the_page_is_checked_like_the_signed_file,
    a_suspended_or_withdrawn_certificate_has_no_page,
    certifiers_keep_all_pages_of_a_session,
    the_command_line_makes_the_same_page,
    a_bundle_is_checked_with_its_record,
);

/// A published session with two certificates.
struct Published {
    sitting: SittingUnderTest,
    /// As the certifier's list shows them, by name.
    entries: Vec<Value>,
}

impl Published {
    async fn in_app(app: &TestApp) -> Self {
        let mut sitting = SittingUnderTest::open(app, &[("Łucja", "Zoé", 0), ("Martin", "Leo", 0)]).await;
        let mut zoe = sitting.begins(app, "Łucja", "Zoé").await;
        let mut leo = sitting.begins(app, "Martin", "Leo").await;
        zoe.finishes().await;
        leo.finishes().await;
        sitting.reviewed(&[&zoe, &leo]).await;
        let published = sitting.post("/publication", &Value::Null).await;
        assert_eq!(published.status, 200, "{}", published.text);
        let mut entries = sitting.get("/certificates").await.json().as_array().unwrap().clone();
        entries.sort_by_key(|entry| entry["holder"].as_str().unwrap().to_owned());
        assert_eq!(
            (&entries[0]["holder"], &entries[1]["holder"]),
            (&json!("Leo Martin"), &json!("Zoé Łucja"))
        );
        Self { sitting, entries }
    }

    fn code(&self, place: usize) -> &str {
        self.entries[place]["code"].as_str().unwrap()
    }

    /// Address of a certificate's page.
    fn address(&self, place: usize) -> String {
        format!("/verify/{}", self.code(place).replace('-', ""))
    }

    async fn act(&mut self, noun: &str, place: usize) {
        let path = format!("/api/v1/certificates/{}/{noun}", self.entries[place]["id"].as_str().unwrap());
        let done = self.sitting.certifier.post_json(&path, &json!({"reason": "a reason"})).await;
        assert_eq!(done.status, 200, "{}", done.text);
    }
}

fn holds(file: &[u8], part: &[u8]) -> bool {
    file.windows(part.len()).any(|window| window == part)
}

async fn get(client: &mut Client, path: &str) -> Reply {
    let reply = client.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    reply
}

async fn a_certificate_is_a_page_with_the_signed_file_inside(app: TestApp) {
    let published = Published::in_app(&app).await;
    let (mut anyone, address) = (app.anonymous(), published.address(1));
    let links = get(&mut anyone, &address).await.attributes("a.button", "href");
    let link = format!("{address}/certificate.pdf");
    assert!(links.contains(&link), "{links:?}");
    let page = get(&mut anyone, &link).await;
    assert!(page.bytes.starts_with(b"%PDF-1.7"));
    let file = get(&mut anyone, &format!("{address}/credential.json")).await;
    assert!(holds(&page.bytes, &file.bytes), "the signed file is not inside");
    assert_eq!(page.headers["content-type"], "application/pdf");
    let name = format!("attachment; filename=\"certificate-{}.pdf\"", published.code(1));
    assert_eq!(page.headers["content-disposition"], name.as_str());
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"private, no-cache".parse().unwrap(), &"no-referrer".parse().unwrap())
    );
    assert!(page.headers["etag"].to_str().unwrap().len() > 64);
    let again = get(&mut anyone.speaking("fr"), &link).await;
    assert_eq!((again.bytes, &again.headers["etag"]), (page.bytes.clone(), &page.headers["etag"]));
    let program =
        get(&mut app.anonymous(), &format!("/api/v1/certificates/{}/document", published.code(1))).await;
    assert_eq!(program.bytes, page.bytes);
    let other = get(&mut app.anonymous(), &format!("{}/certificate.pdf", published.address(0))).await;
    assert_ne!(other.bytes, page.bytes);
    for unknown in ["/verify/nonsense/certificate.pdf", "/verify/00000000000000000/certificate.pdf"] {
        assert_eq!(app.anonymous().get(unknown).await.status, 404);
    }
}

async fn the_page_is_checked_like_the_signed_file(app: TestApp) {
    let mut published = Published::in_app(&app).await;
    let mut anyone = app.anonymous();
    let page = get(&mut anyone, &format!("{}/certificate.pdf", published.address(1))).await;
    let sent = json!({"file": STANDARD.encode(&page.bytes)});
    let answer = anyone.post_json("/api/v1/verifications", &sent).await.json();
    assert_eq!((&answer["state"], &answer["certificate"]["holder"]), (&json!("valid"), &json!("Zoé Łucja")));
    let shown = anyone.post_file("/verify/file", "file", &page.bytes).await;
    assert_eq!(shown.texts("h1"), ["Certificate of Zoé Łucja"]);

    // Without the service: who signed it, and where the log holds it, under a head saved by itself.
    let head = get(&mut anyone, "/log/head").await;
    let (pdf, kept) = (app.folder().join("page.pdf"), app.folder().join("head.txt"));
    std::fs::write(&pdf, &page.bytes).unwrap();
    std::fs::write(&kept, &head.bytes).unwrap();
    let key = app.state.keys.current().signer().public().did();
    let mut command = Command::new(binary());
    command.args(["certificate", "verify", "--json", "--issuer", &key, "--head"]).arg(&kept).arg(&pdf);
    let report: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    assert_eq!((&report["kind"], &report["valid"]), (&json!("PDF"), &json!(true)), "{report}");
    assert_eq!(
        (&report["log"]["event"], &report["log"]["fits"]),
        (&json!("issued"), &json!(true)),
        "{report}"
    );

    published.act("revocation", 1).await;
    let answer = anyone.post_json("/api/v1/verifications", &sent).await.json();
    assert_eq!(answer["state"], "revoked", "the page is old, what is checked is not");
}

async fn a_suspended_or_withdrawn_certificate_has_no_page(app: TestApp) {
    let mut published = Published::in_app(&app).await;
    let (mut anyone, address) = (app.anonymous(), published.address(1));
    let link = format!("{address}/certificate.pdf");
    let before = get(&mut anyone, &link).await;
    for (noun, heading) in [("suspension", "Suspended certificate"), ("revocation", "Withdrawn certificate")]
    {
        published.act(noun, 1).await;
        let refused = anyone.get(&link).await;
        assert_eq!((refused.status, refused.texts("h1")), (409, vec![heading.to_owned()]));
        assert!(refused.text.contains("no page to print"), "it does not say why");
        let offered = refused.attributes("a.button[href$='.pdf']", "href");
        assert_eq!(offered, [""; 0], "it offers a file that is not there");
        let program = anyone.get(&format!("/api/v1/certificates/{}/document", published.code(1))).await;
        assert_eq!((program.status, &program.json()["code"]), (409, &json!("certificate-no-page")));
        get(&mut anyone, &format!("{address}/credential.json")).await;
        if noun == "suspension" {
            published.act("reinstatement", 1).await;
            assert_eq!(get(&mut anyone, &link).await.bytes, before.bytes, "it stands again");
        }
    }
}

/// Names and contents of a ZIP whose files are stored as they are.
fn unpack(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, bytes: usize| {
        archive[at..at + bytes].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    let mut files = Vec::new();
    let mut at = 0;
    while archive[at..].starts_with(b"PK\x03\x04") {
        let (length, name) = (number(at + 18, 4), number(at + 26, 2));
        let content = at + 30 + name;
        let called = String::from_utf8(archive[at + 30..content].to_vec()).unwrap();
        files.push((called, archive[content..content + length].to_vec()));
        at = content + length;
    }
    assert_eq!(number(archive.len() - 12, 2), files.len(), "the directory counts them");
    files
}

async fn certifiers_keep_all_pages_of_a_session(app: TestApp) {
    let mut published = Published::in_app(&app).await;
    let list = format!("/sittings/{}/certificates", published.sitting.id);
    let (pages, programs) = (format!("{list}.zip"), format!("/api/v1{list}/archive"));
    let mut browser = app.signed_in(&published.sitting.person).await;
    assert!(get(&mut browser, &list).await.attributes("a.button", "href").contains(&pages));
    let archive = get(&mut browser, &pages).await;
    assert_eq!(archive.headers["content-type"], "application/zip");
    let files = unpack(&archive.bytes);
    let named = |place: usize, name: &str| format!("{name} {}.pdf", published.code(place));
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, [named(0, "Leo-Martin"), named(1, "Zoé-Łucja")]);
    let single = get(&mut app.anonymous(), &format!("{}/certificate.pdf", published.address(1))).await;
    let (_, packed) = files.iter().find(|(name, _)| name.starts_with("Zoé")).unwrap();
    assert_eq!(packed, &single.bytes);
    assert_eq!(get(&mut published.sitting.certifier, &programs).await.bytes, archive.bytes);

    published.act("revocation", 0).await;
    assert_eq!(unpack(&get(&mut browser, &pages).await.bytes).len(), 1, "only what stands");
    published.act("revocation", 1).await;
    assert!(unpack(&get(&mut browser, &pages).await.bytes).is_empty());
    assert!(!get(&mut browser, &list).await.attributes("a.button", "href").contains(&pages));

    let elsewhere = app.organisation("Elsewhere").await;
    let mut stranger = app.certifier("Stranger", &elsewhere).await;
    for path in [&pages, &programs] {
        assert_eq!((stranger.get(path).await.status, app.anonymous().get(path).await.status), (404, 401));
    }
}

async fn the_command_line_makes_the_same_page(app: TestApp) {
    let published = Published::in_app(&app).await;
    let served = get(&mut app.anonymous(), &format!("{}/certificate.pdf", published.address(0))).await;
    let file = get(&mut app.anonymous(), &format!("{}/credential.json", published.address(0))).await;
    let (json, pdf) = (app.folder().join("certificate.json"), app.folder().join("certificate.pdf"));
    let run = |file: &Path| {
        let mut command = Command::new(binary());
        command
            .args(["certificate", "pdf"])
            .arg(file)
            .arg("--output")
            .arg(&pdf)
            .arg("--data")
            .arg(app.folder());
        command.args(["--public-url", "http://127.0.0.1:8080/"]).output().unwrap()
    };
    // From a page, all that it carries goes over, hence the same bytes; the signed file alone has no proof of the log.
    let old = app.folder().join("old.pdf");
    std::fs::write(&old, &served.bytes).unwrap();
    std::fs::write(&json, &file.bytes).unwrap();
    for (given, same) in [(&old, true), (&json, false)] {
        let done = run(given);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let made = std::fs::read(&pdf).unwrap();
        assert_eq!(made == served.bytes, same);
        assert_eq!((holds(&made, &file.bytes), holds(&made, b"log-proof.json")), (true, same));
    }
    std::fs::write(&json, file.text.replace("Leo", "Lea")).unwrap();
    std::fs::remove_file(&pdf).unwrap();
    let refused = run(&json);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.starts_with(b"refused: ") && !pdf.exists());
}

async fn a_bundle_is_checked_with_its_record(app: TestApp) {
    let published = Published::in_app(&app).await;
    let path = format!("{}/bundle", published.address(1));
    let bundle = app.anonymous().post_form(&path, &[("birth_date", "27/03/1985")]).await.bytes;
    for (part, from, to, state) in [
        ("questions.jsonl", "\"discrimination\":", "\"discrimination\":1", "altered"),
        ("record.json", "\"draw\"", "\"drew\"", "altered"),
        ("digests.txt", "\n", "\n\n", "altered"),
        ("README.txt", "WHAT", "What", "valid"),
    ] {
        let mut entries = zip::read(&bundle).unwrap();
        let entry = entries.iter_mut().find(|entry| entry.name == part).unwrap();
        let text = String::from_utf8(entry.bytes.clone()).unwrap();
        assert!(text.contains(from), "{part}");
        entry.bytes = text.replacen(from, to, 1).into_bytes();
        let sent = json!({"file": STANDARD.encode(zip::write(&entries).unwrap())});
        let answer = app.anonymous().post_json("/api/v1/verifications", &sent).await.json();
        assert_eq!(answer["state"], state, "{part}: {answer}");
    }
}
