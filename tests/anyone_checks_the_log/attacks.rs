//! Somebody who owns the database changes the past. Careless ones are found by recomputing; who recomputes everything
//! and signs anew is found by a head that was kept elsewhere.

use super::{World, audited};
use jalon::certificates::log::audit::Kept;
use jalon::certificates::log::tree::{Frontier, Node};
use jalon::certificates::log::{EventKind, Leaf, reading, store};
use jalon::db::Db;
use jalon::values;
use jalon_engine::session::event::Timestamp;
use jalon_tests::{TestApp, on_both_databases};

on_both_databases!(
    a_change_is_found_where_it_is,
    who_rewrites_everything_is_found_by_a_head_that_was_kept,
    who_cuts_off_the_end_is_found_by_a_head_that_was_kept,
    a_leaf_is_forgotten_and_its_place_remains,
);

async fn run(db: &Db, statements: &[&'static str]) {
    let mut tx = db.begin().await.unwrap();
    for statement in statements {
        assert!(tx.execute(statement, &[]).await.unwrap() > 0, "{statement} changes nothing");
    }
    tx.commit().await.unwrap();
}

async fn a_change_is_found_where_it_is(app: TestApp) {
    World::in_app(&app).await;
    let db = &app.state.db;
    let head = reading::latest_head(&app.state).await.unwrap();
    for copy in [
        "CREATE TABLE old_nodes AS SELECT * FROM log_nodes",
        "CREATE TABLE old_events AS SELECT * FROM log_events",
        "CREATE TABLE old_heads AS SELECT * FROM log_heads",
        "CREATE TABLE old_certificates AS SELECT * FROM certificates",
    ] {
        db.execute(copy, &[]).await.unwrap();
    }
    let a_day_later = "UPDATE log_events SET at_ms = at_ms + 86400000 WHERE leaf_index = 2";
    let another_kind = "UPDATE log_events SET event = 'suspended' WHERE leaf_index = 3";
    let another_leaf = "UPDATE log_nodes SET hash = '0000000000000000000000000000000000000000000000000000000000000000' WHERE leaf_index = 1";
    let another_node = "UPDATE log_nodes SET hash = '0000000000000000000000000000000000000000000000000000000000000000' WHERE position = 5";
    for (statements, said) in [
        (&[a_day_later][..], "leaf 2 holds"),
        (&[another_kind], "leaf 3 holds"),
        (
            &["UPDATE log_events SET salt = '00000000000000000000000000000000' WHERE leaf_index = 0"],
            "leaf 0 holds",
        ),
        (&[another_leaf], "leaf 1 holds 0000"),
        (&[another_node], "the node over leaves 2 to 3 holds 0000"),
        (&["DELETE FROM log_nodes WHERE position = 6"], "the node over leaves 0 to 3 holds nothing"),
        (&["DELETE FROM log_events WHERE leaf_index = 2"], "leaf 2 is in the tree, but no event"),
        (
            &["DELETE FROM log_events WHERE leaf_index = 3", "DELETE FROM log_nodes WHERE leaf_index = 3"],
            "leaf 3 is missing",
        ),
        (&["UPDATE log_state SET size = 3"], "the log counts 3 leaves"),
        (&["UPDATE log_state SET size = 5"], "leaf 4 is missing"),
        (
            &[
                "UPDATE log_nodes SET hash = 'not hexadecimal but as long as a hash, that is sixty-four signs.' WHERE leaf_index = 2",
            ],
            "leaf 2 holds not hex",
        ),
        (&["UPDATE certificates SET credential = '{}' WHERE state = 'revoked'"], "its file is not the one"),
        (&["UPDATE certificates SET issued_ms = 1 WHERE state = 'revoked'"], "its day of issue"),
        (
            &["UPDATE certificates SET state = 'valid' WHERE state = 'revoked'"],
            "it is valid, but the log says revoked",
        ),
        (&["UPDATE log_heads SET note = 'x'"], "inconsistent"),
    ] {
        run(db, statements).await;
        let error = audited(&app, &[]).await.expect_err(said).to_string();
        assert!(error.contains(said), "{statements:?}: {error}");
        restore(db).await;
        audited(&app, &[]).await.unwrap();
    }
    let ring = app.state.keys.current();
    let other = jalon::certificates::IssuerKey::from_seed(9, [9; 32]);
    for (origin, key, said) in [
        (head.origin.as_str(), &other, "no key of a trusted issuer"),
        ("another", ring.signer(), "another log"),
    ] {
        let forged = jalon::certificates::log::Head::sign(origin, 4, head.root, head.at, key);
        db.execute("UPDATE log_heads SET note = $1", &values![&forged.note]).await.unwrap();
        let error = audited(&app, &[]).await.expect_err(said).to_string();
        assert!(error.contains(said) && error.contains("stored"), "{error}");
    }
}

async fn restore(db: &Db) {
    run(db, &["UPDATE log_state SET size = 4"]).await;
    let mut tx = db.begin().await.unwrap();
    for statement in [
        "DELETE FROM log_heads",
        "DELETE FROM log_events",
        "DELETE FROM log_nodes",
        "INSERT INTO log_nodes SELECT * FROM old_nodes",
        "INSERT INTO log_events SELECT * FROM old_events",
        "INSERT INTO log_heads SELECT * FROM old_heads",
        "UPDATE certificates SET credential = (SELECT o.credential FROM old_certificates o WHERE o.id = certificates.id), \
         issued_ms = (SELECT o.issued_ms FROM old_certificates o WHERE o.id = certificates.id), \
         state = (SELECT o.state FROM old_certificates o WHERE o.id = certificates.id)",
    ] {
        tx.execute(statement, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Computes the tree anew from the events as they are now, and forgets every head.
async fn rebuild(db: &Db) {
    let events = db
        .read("SELECT * FROM log_events ORDER BY leaf_index", &[], |row| {
            Ok(Leaf {
                event: EventKind::parse(&row.text("event")?).unwrap(),
                credential_sha256: row.text("credential_sha256")?.parse().unwrap(),
                at: Timestamp(row.int("at_ms")?),
                salt: row.text("salt")?.parse().unwrap(),
            })
        })
        .await
        .unwrap();
    let mut frontier = Frontier::default();
    let mut tx = db.begin().await.unwrap();
    for leaf in &events {
        for (node, hash) in frontier.push(leaf.hash()) {
            let position = i64::try_from(node.position()).unwrap();
            let update = "UPDATE log_nodes SET hash = $2 WHERE position = $1";
            tx.execute(update, &values![position, &hash.to_string()]).await.unwrap();
        }
    }
    tx.execute("DELETE FROM log_heads", &[]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn who_rewrites_everything_is_found_by_a_head_that_was_kept(app: TestApp) {
    World::in_app(&app).await;
    let db = &app.state.db;
    let head = reading::latest_head(&app.state).await.unwrap();
    let kept = [Kept { place: "kept.txt".to_owned(), head: head.clone() }];
    assert_eq!(audited(&app, &kept).await.unwrap().heads, 2);
    let later = "UPDATE log_events SET at_ms = at_ms + 86400000 WHERE leaf_index = 2";
    run(db, &[later, "UPDATE certificates SET issued_ms = issued_ms + 86400000 WHERE id = (SELECT certificate_id FROM log_events WHERE leaf_index = 2)"]).await;
    rebuild(db).await;
    reading::latest_head(&app.state).await.unwrap();
    audited(&app, &[]).await.expect("inside the database nothing tells");
    let error = audited(&app, &kept).await.expect_err("the kept head tells").to_string();
    assert!(error.contains("kept.txt") && error.contains("the past was rewritten"), "{error}");
    let compared = reading::compare(&app.state, &head.note).await.unwrap();
    assert_eq!(compared, reading::Comparison::Rewritten(head));
}

async fn who_cuts_off_the_end_is_found_by_a_head_that_was_kept(app: TestApp) {
    World::in_app(&app).await;
    let db = &app.state.db;
    let head = reading::latest_head(&app.state).await.unwrap();
    let kept = [Kept { place: "kept.txt".to_owned(), head: head.clone() }];
    // The withdrawal never happened.
    run(db, &[
        "DELETE FROM log_heads",
        "DELETE FROM log_events WHERE leaf_index = 3",
        "DELETE FROM log_nodes WHERE position >= 4",
        "UPDATE log_state SET size = 3",
        "UPDATE certificates SET state = 'valid', revoked_by = NULL, revoked_ms = NULL, revocation_category = NULL, revocation_reason = NULL WHERE state = 'revoked'",
    ])
    .await;
    assert_eq!(Node::leaf(3).position(), 4);
    reading::latest_head(&app.state).await.unwrap();
    audited(&app, &[]).await.expect("inside the database nothing tells");
    let error = audited(&app, &kept).await.expect_err("the kept head tells").to_string();
    assert!(error.contains("kept.txt") && error.contains("its end was cut off"), "{error}");
    let compared = reading::compare(&app.state, &head.note).await.unwrap();
    assert_eq!(compared, reading::Comparison::Shortened(head));
}

async fn a_leaf_is_forgotten_and_its_place_remains(app: TestApp) {
    let world = World::in_app(&app).await;
    let (ana, _) = &world.certificates[0];
    let proof = reading::proofs_of(&app.state, ana).await.unwrap().remove(0);
    let credential = world.credential(&app, 0).await;
    app.state
        .db
        .execute("UPDATE log_events SET salt = NULL WHERE certificate_id = $1", &values![ana.as_str()])
        .await
        .unwrap();
    let audited = audited(&app, &[]).await.unwrap();
    assert_eq!((audited.leaves, audited.forgotten), (4, 1));
    assert_eq!(reading::proofs_of(&app.state, ana).await.unwrap(), []);
    assert!(proof.verify(&credential, &super::trusted(&app)).is_ok(), "what the holder has still proves it");
    assert_eq!(store::index_of(&app.state.db, proof.leaf.hash()).await.unwrap(), Some(proof.index));
}
