//! What every store relies on: durable settings, values that come back as they went, transactions
//! that happen whole or not at all, violations told by kind.

use jalon::db::{Db, Engine, OpenError, StoreError};
use jalon::values;
use jalon_tests::{TestApp, fresh_postgres, on_both_databases, run_sql};
use std::time::Duration;
use tempfile::TempDir;

const INSERT: &str = "INSERT INTO organisations (id, name, kind, created_ms) VALUES ($1, $2, $3, $4)";

async fn organisations(db: &Db) -> i64 {
    db.read_one("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM organisations", &[], |row| row.int("n"))
        .await
        .unwrap()
}

#[tokio::test]
async fn sqlite_syncs_every_commit_on_every_connection() {
    let app = TestApp::sqlite().await;
    let db = &app.state.db;
    assert_eq!(db.engine(), Engine::Sqlite);
    let mut writer = db.begin().await.unwrap();
    assert_eq!(writer.read_one("PRAGMA synchronous", &[], |row| row.int("synchronous")).await.unwrap(), 2);
    assert_eq!(writer.read_one("PRAGMA foreign_keys", &[], |row| row.int("foreign_keys")).await.unwrap(), 1);
    let mode = writer.read_one("PRAGMA journal_mode", &[], |row| row.text("journal_mode")).await.unwrap();
    assert_eq!(mode, "wal");
    drop(writer);
    let reader = db.read_one("PRAGMA synchronous", &[], |row| row.int("synchronous")).await.unwrap();
    assert_eq!(reader, 2);
}

#[tokio::test]
async fn a_folder_may_have_any_name() {
    let folder = TempDir::new().unwrap();
    for name in ["with spaces", "100%20", "a?b=c&d", "a#b", "été", "quote'\"", "percent%"] {
        let inside = folder.path().join(name);
        std::fs::create_dir(&inside).unwrap();
        let file = inside.join("jalon.sqlite");
        let opened = Db::open_sqlite(&file).await;
        let db = opened.unwrap_or_else(|error| panic!("{name}: {error}"));
        db.execute(INSERT, &values!["org_1", name, "real", 1_i64]).await.unwrap();
        db.close().await;
        assert!(file.is_file(), "{name}: the database went elsewhere");
    }
}

#[tokio::test]
async fn a_postgres_that_does_not_wait_for_its_log_is_refused() {
    let url = fresh_postgres().await;
    let name = url.rsplit('/').next().unwrap().to_owned();
    run_sql(&url, &format!("ALTER DATABASE {name} SET synchronous_commit = off")).await;
    let refusal = Db::open_postgres(&url).await.expect_err("an acknowledged answer may be lost");
    assert!(matches!(refusal, OpenError::Unsafe { setting: "synchronous_commit", .. }), "{refusal}");
    assert!(refusal.to_string().contains("synchronous_commit"), "{refusal}");
}

#[tokio::test]
async fn a_folder_that_is_no_database_is_an_error_that_names_the_matter() {
    let folder = TempDir::new().unwrap();
    let refusal = Db::open_sqlite(folder.path()).await.expect_err("a folder is not a file");
    assert!(refusal.to_string().starts_with("cannot open the database"), "{refusal}");
}

async fn values_come_back_as_they_went(app: TestApp) {
    let db = &app.state.db;
    let create = "CREATE TABLE round_trip (id BIGINT PRIMARY KEY, t TEXT NOT NULL, n BIGINT NOT NULL, \
                  x DOUBLE PRECISION NOT NULL, ot TEXT, n2 BIGINT)";
    db.execute(create, &[]).await.unwrap();
    let long = "é漢🦀\u{301}'\"\\%;--\n\t".repeat(50_000);
    let texts = ["", "a", "NULL", "' OR 1=1 --", "Zoé\u{301} 漢字 עברית 🦀", long.as_str()];
    let numbers = [0, 1, -1, i64::MAX, i64::MIN, 1_788_249_600_000];
    // No -0.0: SQLite forgets the sign of zero.
    let reals = [0.1, 0.0, f64::MAX, f64::MIN_POSITIVE, 1.0 / 3.0, -1e-300];
    let insert = "INSERT INTO round_trip (id, t, n, x, ot, n2) VALUES ($1, $2, $3, $4, $5, $6)";
    for (id, ((text, number), real)) in (0_i64..).zip(texts.iter().zip(numbers).zip(reals)) {
        let (some_text, some_number) = if id % 2 == 0 { (Some(*text), Some(number)) } else { (None, None) };
        db.execute(insert, &values![id, *text, number, real, some_text, some_number]).await.unwrap();
        let back = db
            .read_one("SELECT t, n, x, ot, n2 FROM round_trip WHERE id = $1", &values![id], |row| {
                let optional = (row.optional_text("ot")?, row.optional_int("n2")?);
                Ok((row.text("t")?, row.int("n")?, row.real("x")?.to_bits(), optional))
            })
            .await
            .unwrap();
        let optional = (some_text.map(str::to_owned), some_number);
        assert_eq!(back, ((*text).to_owned(), number, real.to_bits(), optional));
    }
}

async fn a_null_where_a_value_is_promised_is_an_error_not_a_panic(app: TestApp) {
    let read = app
        .state
        .db
        .read("SELECT CAST(NULL AS TEXT) AS t, CAST(NULL AS BIGINT) AS n", &[], |row| {
            assert_eq!(row.optional_text("t")?, None);
            assert_eq!(row.optional_int("n")?, None);
            row.text("t")
        })
        .await;
    assert!(read.is_err());
}

async fn a_transaction_dropped_half_way_leaves_nothing(app: TestApp) {
    let db = &app.state.db;
    let mut tx = db.begin().await.unwrap();
    tx.execute(INSERT, &values!["org_1", "Half", "real", 1_i64]).await.unwrap();
    let seen = tx
        .read_one("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM organisations", &[], |row| row.int("n"))
        .await
        .unwrap();
    assert_eq!(seen, 1, "a transaction sees its own writes");
    drop(tx);
    assert_eq!(organisations(db).await, 0);
    // The connection is fit for the next one.
    db.execute(INSERT, &values!["org_1", "Whole", "real", 1_i64]).await.unwrap();
    assert_eq!(organisations(db).await, 1);
}

async fn a_cancelled_request_leaves_nothing(app: TestApp) {
    let db = app.state.db.clone();
    let (written, wait) = tokio::sync::oneshot::channel();
    let request = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.begin().await.unwrap();
            tx.execute(INSERT, &values!["org_1", "Cut", "real", 1_i64]).await.unwrap();
            written.send(()).unwrap();
            std::future::pending::<()>().await;
            tx.commit().await.unwrap();
        }
    });
    wait.await.unwrap();
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    db.execute(INSERT, &values!["org_1", "After", "real", 1_i64]).await.unwrap();
    assert_eq!(organisations(&db).await, 1);
}

async fn a_committed_write_is_there_and_a_failed_statement_spoils_its_transaction(app: TestApp) {
    let db = &app.state.db;
    let mut tx = db.begin().await.unwrap();
    tx.execute(INSERT, &values!["org_1", "One", "real", 1_i64]).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.execute(INSERT, &values!["org_2", "Two", "real", 1_i64]).await.unwrap();
    tx.execute(INSERT, &values!["org_1", "Again", "real", 1_i64]).await.expect_err("taken");
    drop(tx);
    assert_eq!(organisations(db).await, 1);
}

async fn violations_are_told_by_kind(app: TestApp) {
    let db = &app.state.db;
    db.execute(INSERT, &values!["org_1", "One", "real", 1_i64]).await.unwrap();
    let conflict = |result: Result<u64, StoreError>, what: &str| {
        let error = result.expect_err(what);
        assert!(matches!(error, StoreError::Conflict(_)), "{what}: {error}");
    };
    conflict(db.execute(INSERT, &values!["org_1", "Two", "real", 1_i64]).await, "unique");
    conflict(db.execute(INSERT, &values!["org_2", "Two", "imaginary", 1_i64]).await, "check");
    conflict(db.execute(INSERT, &values!["org_2", "", "real", 1_i64]).await, "empty name");
    conflict(db.execute(INSERT, &values!["org_2", None::<&str>, "real", 1_i64]).await, "not null");
    let member = "INSERT INTO memberships (account_id, organisation_id, role, created_ms) \
                  VALUES ($1, $2, $3, $4)";
    conflict(db.execute(member, &values!["acc_0", "org_1", "trainer", 1_i64]).await, "no such account");
    assert_eq!(organisations(db).await, 1);
    let missing = "SELECT name FROM organisations WHERE id = $1";
    let missing = db.read_one(missing, &values!["org_9"], |row| row.text("name")).await;
    assert!(matches!(missing, Err(StoreError::NotFound)));
}

async fn readers_go_on_while_someone_writes(app: TestApp) {
    let db = &app.state.db;
    let mut tx = db.begin().await.unwrap();
    tx.execute(INSERT, &values!["org_1", "Slow", "real", 1_i64]).await.unwrap();
    for _ in 0..20 {
        let count = tokio::time::timeout(Duration::from_secs(3), organisations(db)).await;
        assert_eq!(count.expect("a reader waits for the writer"), 0);
    }
    tx.commit().await.unwrap();
    assert_eq!(organisations(db).await, 1);
}

async fn parallel_writers_all_succeed_and_lose_no_update(app: TestApp) {
    let key = "k";
    let tries = (0..40).map(|_| {
        let db = app.state.db.clone();
        tokio::spawn(async move { jalon::accounts::store::count_try(&db, key, 0).await.unwrap() })
    });
    let mut counts = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        counts.push(one.await.unwrap());
    }
    counts.sort_unstable();
    assert_eq!(counts, (1..=40).collect::<Vec<i64>>());
}

async fn opening_again_keeps_everything(app: TestApp) {
    app.organisation("Kept").await;
    let again = match app.state.db.engine() {
        Engine::Sqlite => Db::open_sqlite(&app.folder().join("jalon.sqlite")).await.unwrap(),
        Engine::Postgres => {
            Db::open_postgres(app.state.config.database_url.as_deref().unwrap()).await.unwrap()
        }
    };
    assert_eq!(organisations(&again).await, 1);
}

on_both_databases!(
    values_come_back_as_they_went,
    a_null_where_a_value_is_promised_is_an_error_not_a_panic,
    a_transaction_dropped_half_way_leaves_nothing,
    a_cancelled_request_leaves_nothing,
    a_committed_write_is_there_and_a_failed_statement_spoils_its_transaction,
    violations_are_told_by_kind,
    readers_go_on_while_someone_writes,
    parallel_writers_all_succeed_and_lose_no_update,
    opening_again_keeps_everything,
);
