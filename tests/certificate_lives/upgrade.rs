//! A register of before: every certificate is kept, byte for byte, and lives on.

use jalon::certificates::record::State;
use jalon::certificates::{CertificateCode, store};
use jalon::db::Db;
use jalon_tests::fresh_postgres;
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, AssertSqlSafe, Executor};
use std::path::Path;
use tempfile::TempDir;

/// Migrations that had shipped before certificates had a life.
const BEFORE: &str = "0005";

async fn register_of_before(url: &str) -> AnyPool {
    sqlx::any::install_default_drivers();
    let pool = AnyPoolOptions::new().max_connections(1).connect(url).await.unwrap();
    let folder = TempDir::new().unwrap();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.as_str() < "0006" {
            std::fs::copy(&path, folder.path().join(name)).unwrap();
        }
    }
    let migrator = Migrator::new(folder.path()).await.unwrap();
    assert!(migrator.iter().any(|one| one.version.to_string() == BEFORE.trim_start_matches('0')));
    migrator.run(&pool).await.unwrap();
    pool
}

fn code(number: u8) -> CertificateCode {
    CertificateCode::from_bytes([number; 10])
}

async fn fill(pool: &AnyPool) {
    let run = async |statement: String| {
        let done = pool.execute(sqlx::query(AssertSqlSafe(statement.clone()))).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
    };
    run("INSERT INTO organisations VALUES ('org_1', 'Centre', 'real', 1)".into()).await;
    run("INSERT INTO accounts VALUES ('acc_1', 'a@example.org', 'x', 'A', 'fr', 'active', 1)".into()).await;
    run("INSERT INTO bank_revisions (revision, files, created_ms) VALUES ('rev', '{}', 1)".into()).await;
    run("INSERT INTO sittings VALUES ('sit_1', 'org_1', 'acc_1', 'June', 'Room', 1, 'Europe/Paris', 60, '', 'plan', 'CODE', 'published', 1, 2, 3)".into()).await;
    for number in 1..=3 {
        run(format!(
            "INSERT INTO candidates (id, sitting_id, first_name, last_name, birth_date, extra_time_percent, \
             identity_key, state, credited_ms, granted_ms, created_ms) VALUES ('can_{number}', 'sit_1', 'A', 'B', \
             '1990-01-01', 0, 'k{number}', 'completed', 0, 0, 1)"
        ))
        .await;
        run(format!(
            "INSERT INTO attempts (id, plan_id, plan, engine_version, bank_revision, seed, locale, secret_hash, \
             resume_hash, candidate_id, helped, state, answered, started_ms, touched_ms) VALUES ('att_{number}', \
             'plan', '{{}}', '0', 'rev', '1', 'fr', 's{number}', 'r{number}', 'can_{number}', 'no', 'completed', 1, 1, 1)"
        ))
        .await;
        let (state, revoked) = match number {
            2 => ("revoked", "'acc_1', 9, 'identity', 'another person'"),
            _ => ("valid", "NULL, NULL, NULL, NULL"),
        };
        run(format!(
            "INSERT INTO certificates (id, code, organisation_id, sitting_id, candidate_id, attempt_id, holder_name, \
             key_id, credential, state, issued_by, issued_ms, revoked_by, revoked_ms, revocation_category, \
             revocation_reason) VALUES ('crt_{number}', '{}', 'org_1', 'sit_1', 'can_{number}', 'att_{number}', \
             'Zoé {number}', 'did:key:z', '{{ \"é\": {number} }}', '{state}', 'acc_1', {number}, {revoked})",
            code(number).compact()
        ))
        .await;
    }
}

async fn lives_on(db: &Db) {
    for number in 1..=3_u8 {
        let one = store::by_code(db, code(number)).await.unwrap().unwrap();
        assert_eq!((one.id.0.as_str(), one.issued.0), (format!("crt_{number}").as_str(), i64::from(number)));
        assert_eq!(
            (one.holder_name, one.credential),
            (format!("Zoé {number}"), format!("{{ \"é\": {number} }}"))
        );
        assert_eq!((one.key.as_str(), one.jwt_signature), ("did:key:z", None));
        match one.state {
            State::Revoked(change) if number == 2 => assert_eq!(change.reason, "another person"),
            State::Valid if number != 2 => {}
            other => panic!("{number}: {other:?}"),
        }
    }
    let suspend = "UPDATE certificates SET state = 'suspended' WHERE id = 'crt_1'";
    assert!(db.execute(suspend, &[]).await.is_err(), "a suspension says who, when and why");
    let again = "INSERT INTO certificates (id, code, organisation_id, sitting_id, candidate_id, attempt_id, holder_name, \
        key_id, credential, state, issued_by, issued_ms) VALUES ('crt_4', 'x', 'org_1', 'sit_1', 'can_1', 'att_1', 'Z', \
        'k', 'c', 'valid', 'acc_1', 4)";
    assert!(db.execute(again, &[]).await.is_err(), "one live certificate an attempt");
    let of_before = again.replace("att_1", "att_2").replace("can_1", "can_2");
    let of_before: &'static str = Box::leak(of_before.into_boxed_str());
    assert_eq!(db.execute(of_before, &[]).await.unwrap(), 1, "a service of before may still be running");
}

#[tokio::test]
async fn sqlite_keeps_every_certificate() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("jalon.sqlite");
    let pool = register_of_before(&format!("sqlite://{}?mode=rwc", file.display())).await;
    fill(&pool).await;
    pool.close().await;
    lives_on(&Db::open_sqlite(&file).await.unwrap()).await;
}

#[tokio::test]
async fn postgres_keeps_every_certificate() {
    let url = fresh_postgres().await;
    let pool = register_of_before(&url).await;
    fill(&pool).await;
    pool.close().await;
    lives_on(&Db::open_postgres(&url).await.unwrap()).await;
}
