//! The transparency log with 100,000 leaves: appending, a proof of inclusion, a proof of consistency, a signed head.
//! On SQLite; on PostgreSQL too under `scripts/with-postgres cargo bench -p jalon --bench log`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jalon::certificates::IssuerKey;
use jalon::certificates::log::{Event, EventKind, Head, append, reading, store};
use jalon::db::Db;
use jalon::ids::CertificateId;
use jalon_engine::session::event::Timestamp;
use std::hint::black_box;
use tokio::runtime::Runtime;

const LEAVES: u64 = 100_000;

/// A certificate that everything happens to, with what it hangs on.
async fn certificate(db: &Db) -> CertificateId {
    for row in [
        "INSERT INTO accounts (id, email, password_hash, display_name, locale, state, created_ms) \
         VALUES ('acc', 'a@example.org', '-', 'A', 'en', 'active', 0)",
        "INSERT INTO organisations (id, name, kind, created_ms) VALUES ('org', 'Centre', 'real', 0)",
        "INSERT INTO sittings (id, organisation_id, created_by, name, place, starts_ms, time_zone, \
         duration_minutes, rules, plan_id, access_code, state, created_ms) \
         VALUES ('sit', 'org', 'acc', 'S', 'P', 0, 'UTC', 60, '', 'p', 'c', 'published', 0)",
        "INSERT INTO candidates (id, sitting_id, first_name, last_name, birth_date, extra_time_percent, \
         identity_key, state, credited_ms, granted_ms, created_ms) \
         VALUES ('can', 'sit', 'F', 'L', '1985-03-27', 0, 'k', 'completed', 0, 0, 0)",
        "INSERT INTO bank_revisions (revision, files, created_ms) VALUES ('r', '', 0)",
        "INSERT INTO attempts (id, plan_id, plan, engine_version, bank_revision, seed, locale, secret_hash, \
         resume_hash, candidate_id, helped, state, answered, started_ms, touched_ms) \
         VALUES ('att', 'p', '', '', 'r', '', 'en', 's', 'r', 'can', 'no', 'completed', 0, 0, 0)",
        "INSERT INTO certificates (id, code, organisation_id, sitting_id, candidate_id, attempt_id, \
         holder_name, key_id, credential, state, issued_by, issued_ms) \
         VALUES ('crt', 'c', 'org', 'sit', 'can', 'att', 'F L', 'k', '{}', 'valid', 'acc', 0)",
    ] {
        db.execute(row, &[]).await.unwrap();
    }
    CertificateId("crt".to_owned())
}

fn event(certificate: &CertificateId, number: u64) -> Event<'_> {
    let kind = if number.is_multiple_of(2) { EventKind::Suspended } else { EventKind::Reinstated };
    Event { certificate, kind, credential: b"{}", at: Timestamp(1_788_249_600_000) }
}

async fn fill(db: &Db, certificate: &CertificateId) {
    let mut tx = db.begin().await.unwrap();
    for number in 0..LEAVES {
        append(&mut tx, &event(certificate, number)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn on(criterion: &mut Criterion, name: &str, runtime: &Runtime, db: &Db) {
    let certificate = runtime.block_on(certificate(db));
    runtime.block_on(fill(db, &certificate));
    let mut group = criterion.benchmark_group(format!("log of 100,000 on {name}"));
    let mut numbers = (0..LEAVES).step_by(7_919).cycle();
    let mut next = || numbers.next().unwrap_or(0);

    group.bench_function("append one event, committed", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let mut tx = db.begin().await.unwrap();
                append(&mut tx, &event(&certificate, next())).await.unwrap();
                tx.commit().await.unwrap();
            });
        });
    });
    group.bench_function("proof of inclusion", |bencher| {
        let ask = |index| runtime.block_on(reading::inclusion(db, index, LEAVES)).unwrap();
        bencher.iter_batched(&mut next, ask, BatchSize::SmallInput);
    });
    group.bench_function("proof of consistency", |bencher| {
        let ask = |old| runtime.block_on(reading::consistency(db, old, LEAVES)).unwrap();
        bencher.iter_batched(&mut next, ask, BatchSize::SmallInput);
    });
    group.bench_function("head: root and signature", |bencher| {
        let key = IssuerKey::from_seed(1, [7; 32]);
        bencher.iter(|| {
            let root = runtime.block_on(reading::root(db, LEAVES)).unwrap();
            Head::sign("log", LEAVES, root, Timestamp(0), &key)
        });
    });
    group.bench_function("leaf by its hash", |bencher| {
        let leaf = runtime.block_on(store::leaves(db, LEAVES / 3, LEAVES / 3 + 1)).unwrap()[0];
        bencher.iter(|| runtime.block_on(store::index_of(db, black_box(leaf))).unwrap());
    });
    group.finish();
}

fn log(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = std::env::temp_dir().join(format!("jalon-log-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let sqlite = runtime.block_on(Db::open_sqlite(&folder.join("log.sqlite"))).unwrap();
    on(criterion, "SQLite", &runtime, &sqlite);
    runtime.block_on(sqlite.close());
    std::fs::remove_dir_all(&folder).unwrap();
    if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
        let postgres = runtime.block_on(Db::open_postgres(&url)).unwrap();
        on(criterion, "PostgreSQL", &runtime, &postgres);
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50);
    targets = log
}
criterion_main!(benches);
