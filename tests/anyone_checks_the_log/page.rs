//! The page for people, in two languages, and the limits for machines.

use super::World;
use jalon::certificates::log::reading::QUESTIONS;
use jalon::values;
use jalon_tests::{TestApp, on_both_databases};
use serde_json::json;

on_both_databases!(a_text_kept_long_ago_is_checked_on_the_page, questions_are_limited);

async fn a_text_kept_long_ago_is_checked_on_the_page(app: TestApp) {
    let mut world = World::in_app(&app).await;
    let mut anyone = app.anonymous();
    let page = anyone.get("/log").await;
    assert_eq!((page.status, page.texts("h1")), (200, vec!["The certificate log".to_owned()]));
    assert_eq!(anyone.clone().speaking("fr").get("/log").await.texts("h1"), ["Le journal des certificats"]);
    let file = anyone.get("/log/head").await;
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"log-head-4.txt\"");
    assert_eq!(page.texts("pre")[0].trim(), file.text.trim());
    assert_eq!(world.withdraw(0).await, 200);

    let pasted = format!("  {}  ", file.text.replace('\n', "\r\n"));
    for (text, said) in [
        (pasted.as_str(), "Nothing was changed."),
        (&file.text.replacen("\n4\n", "\n3\n", 1), "not a text that we signed"),
        ("hello", "not a text that we signed"),
        ("", "not a text that we signed"),
    ] {
        let page = anyone.post_form("/log", &[("head", text)]).await;
        assert_eq!(page.status, 200);
        assert!(page.texts(".notice").concat().contains(said), "{said}: {:?}", page.texts(".notice"));
    }
    let ring = app.state.keys.current();
    let key = ring.signer();
    let forged = |origin, size| {
        let root = jalon::certificates::log::hash::digest(b"another past");
        jalon::certificates::log::Head::sign(origin, size, root, app.state.now(), key).note
    };
    let origin = file.text.lines().next().unwrap();
    for (note, fit, said) in [
        (forged(origin, 3), "rewritten", "at least one is not what it was"),
        (forged(origin, 6), "shortened", "shorter than this text says"),
        (forged("another", 3), "other_log", "for another log"),
    ] {
        let page = anyone.post_form("/log", &[("head", &note)]).await;
        assert!(page.texts(".notice").concat().contains(said), "{said}");
        let reply = anyone.post_json("/api/v1/log/comparisons", &json!({"head": note})).await.json();
        assert_eq!((&reply["fit"], &reply["latest"]), (&json!(fit), &json!(null)));
    }
    let reply = anyone.post_json("/api/v1/log/comparisons", &json!({"head": file.text})).await.json();
    assert_eq!((&reply["fit"], &reply["latest"]["size"]), (&json!("consistent"), &json!(5)));
}

async fn questions_are_limited(app: TestApp) {
    let mut anyone = app.anonymous();
    assert_eq!(anyone.get("/api/v1/log/head").await.status, 200);
    app.state.db.execute("UPDATE throttles SET tries = $1", &values![QUESTIONS]).await.unwrap();
    for path in ["/api/v1/log/head", "/api/v1/log/entries?start=0&count=1", "/log", "/log/head"] {
        let refused = anyone.get(path).await;
        assert_eq!(refused.status, 429, "{path}");
        assert!(refused.headers.contains_key("retry-after"));
    }
    assert_eq!(anyone.post_form("/log", &[("head", "x")]).await.status, 429);
    app.clock.advance_ms(15 * 60_000);
    assert_eq!(anyone.get("/api/v1/log/head").await.status, 200);
}
