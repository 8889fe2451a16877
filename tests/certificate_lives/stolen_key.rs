//! A key in other hands: what counts still, what does not, and how certificates get a new file under the old code.

use super::{Decided, assert_sound, jalon, said};
use jalon::certificates::key::KeyError;
use jalon::certificates::{Refusal, TrustedIssuers, verify_file};
use jalon_tests::{TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    a_stolen_key_is_declared_and_its_certificates_are_issued_anew,
    keys_are_handled_on_the_command_line
);

const ORIGIN: &str = "https://jalon.example.org";
const HOUR_MS: i64 = 3_600_000;

async fn a_stolen_key_is_declared_and_its_certificates_are_issued_anew(app: TestApp) {
    let app = app.reached_at(ORIGIN);
    let mut decided = Decided::in_app(&app).await;
    assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
    let code = decided.entry().await["code"].as_str().unwrap().replace('-', "");
    let mut anyone = app.anonymous();
    let path = format!("/verify/{code}/credential.json");
    let old = anyone.get(&path).await.text;
    app.clock.advance_ms(HOUR_MS);
    let theft = app.state.now();
    app.clock.advance_ms(HOUR_MS);

    // Nobody else can tell that this file is older than the theft; the register can.
    let mut ring =
        jalon::certificates::KeyRing::load_or_create(&app.folder().join("keys"), || [9; 32]).unwrap();
    ring.compromised(1, theft, || [8; 32]).unwrap();
    let trusted = TrustedIssuers::of_ring(&app.state.keys.current());
    let alone = verify_file(old.as_bytes(), &trusted, app.state.now().0);
    assert_eq!(alone, Err(Refusal::CompromisedKey { since: "2026-09-01T09:00:00Z".into() }));
    let verdict = anyone.post_json("/api/v1/verifications", &json!({"credential": old})).await.json();
    assert_eq!(verdict["state"], "valid");
    assert_eq!(anyone.get(&format!("/verify/{code}")).await.status, 200);

    let key = app.state.keys.current().keys()[0];
    let report = jalon::certificates::life::reissue::reissue(&app.state, &key).await.unwrap();
    assert_eq!((report.done, report.left.len()), (2, 0));
    let new = anyone.get(&path).await.text;
    assert_ne!(new, old);
    let shown = verify_file(new.as_bytes(), &trusted, app.state.now().0).unwrap();
    let before: Value = serde_json::from_str(&old).unwrap();
    assert_eq!(
        (json!(shown.id), json!(shown.issuer_did)),
        (before["id"].clone(), before["issuer"]["id"].clone())
    );
    assert_eq!(shown.issued_at, "2026-09-01T10:00:00Z", "later, so that it takes the place of the old one");
    assert_eq!(
        shown.credential.credential_status.unwrap().id,
        before["credentialStatus"]["id"].as_str().unwrap()
    );
    let verdict = anyone.post_json("/api/v1/verifications", &json!({"credential": old})).await.json();
    assert_eq!(verdict["state"], "valid", "the file people have goes on counting here");
    assert_eq!(assert_sound(&app).await, 2);
    let again = jalon::certificates::life::reissue::reissue(&app.state, &key).await.unwrap();
    assert_eq!((again.done, again.left.len()), (0, 0), "once is enough");
}

async fn keys_are_handled_on_the_command_line(app: TestApp) {
    let mut decided = Decided::in_app(&app).await;
    assert_eq!(decided.sitting.post("/publication", &Value::Null).await.status, 200);
    let entry = decided.entry().await;
    let path = format!("/verify/{}/credential.json", entry["code"].as_str().unwrap().replace('-', ""));
    let old = app.anonymous().get(&path).await.text;
    let first = app.state.keys.current().signer().public().did();
    let (code, out, _) = said(&jalon(&app, &["key", "list"]));
    assert_eq!((code, out.contains(&first) && out.trim_end().ends_with("signs")), (Some(0), true), "{out}");
    let (code, out, _) = said(&jalon(&app, &["key", "rotate"]));
    assert_eq!((code, out.lines().count()), (Some(0), 2), "{out}");
    assert!(out.lines().next().unwrap().ends_with("retired"), "{out}");

    let reissue = ["certificate", "reissue", "--key", "1", "--public-url", "http://127.0.0.1:8080"];
    let (code, _, err) = said(&jalon(&app, &reissue));
    assert!(code == Some(2) && err.contains("is not compromised"), "{err}");
    for (since, words) in [("2090-01-01T00:00:00Z", "has not come yet"), ("yesterday", "since")] {
        let (code, _, err) = said(&jalon(&app, &["key", "compromised", "1", "--since", since]));
        assert!(code == Some(2) && err.contains(words), "{err}");
    }
    let missing = said(&jalon(&app, &["key", "compromised", "7", "--since", "2026-08-01T00:00:00Z"]));
    assert!(missing.2.contains(&KeyError::NoSuchKey(7).to_string()), "{}", missing.2);
    let (code, out, err) =
        said(&jalon(&app, &["key", "compromised", "1", "--since", "2026-08-01T00:00:00Z"]));
    assert!(code == Some(0) && out.contains("compromised since 2026-08-01T00:00:00Z"), "{out}{err}");
    let verdict =
        app.anonymous().post_json("/api/v1/verifications", &json!({"credential": old})).await.json();
    assert_eq!(
        (&verdict["state"], &verdict["refusal"]),
        (&json!("compromised_key"), &json!("compromised_key"))
    );
    let french = app.anonymous().speaking("fr").post_form("/verify", &[("text", &old)]).await;
    assert!(french.text.contains("a été volée ou copiée"), "{}", french.text);

    let page = app.anonymous().get(path.trim_end_matches("/credential.json")).await;
    assert!(page.status == 200 && page.text.contains("was stolen or copied"), "{}", page.text);
    let api = path.replace("/verify/", "/api/v1/certificates/").replace("/credential.json", "");
    let refused = app.anonymous().get(&api).await;
    assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("certificate-key-compromised")));

    let (code, out, err) = said(&jalon(&app, &reissue));
    assert!(code == Some(0) && out.starts_with("2 certificates have a new file"), "{out}{err}");
    let new = app.anonymous().get(&path).await.text;
    assert_ne!(new, old);
}
