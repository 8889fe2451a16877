//! The measurement behind docs/decisions/0001-portable-sql.md: many writers, one answer a transaction.
//!
//! ```text
//! cargo run --release -p jalon --example portable_sql
//! scripts/with-postgres cargo run --release -p jalon --example portable_sql
//! ```
#![expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]

use jalon::db::Db;
use jalon::values;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

const TASKS: i64 = 32;
const ANSWERS: i64 = 500;

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let folder = std::env::temp_dir().join(format!("jalon-portable-sql-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    measure("SQLite", Db::open_sqlite(&folder.join("measure.sqlite")).await?).await?;
    std::fs::remove_dir_all(&folder)?;
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => measure("PostgreSQL", Db::open_postgres(&url).await?).await?,
        Err(_) => println!("PostgreSQL: not measured (TEST_POSTGRES_URL is not set)"),
    }
    Ok(())
}

async fn measure(name: &str, db: Db) -> Result<(), Failure> {
    db.execute("INSERT INTO organisations (id, name, kind, created_ms) VALUES ('o', 'o', 'real', 0)", &[])
        .await?;
    let db = Arc::new(db);
    let start = Instant::now();
    let writers: Vec<_> = (0..TASKS).map(|task| tokio::spawn(write(Arc::clone(&db), task))).collect();
    let reader = tokio::spawn(read_until_done(Arc::clone(&db)));
    let mut times = Vec::new();
    for writer in writers {
        times.extend(writer.await??);
    }
    let wall = start.elapsed();
    let reads = reader.await??;
    times.sort();
    let at = |share: usize| times[times.len() * share / 100];
    println!(
        "{name}: {} transactions in {:.1} s = {:.0}/s; p50 {:?}, p99 {:?}; none lost, none refused; {reads} reads meanwhile",
        times.len(),
        wall.as_secs_f64(),
        times.len() as f64 / wall.as_secs_f64(),
        at(50),
        at(99),
    );
    db.close().await;
    Ok(())
}

/// One transaction an answer, every tenth one begun and dropped: the next finds nothing of it.
async fn write(db: Arc<Db>, task: i64) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    for number in 0..ANSWERS {
        if number % 10 == 0 {
            let mut dropped = db.begin().await?;
            dropped.execute(INSERT, &values![format!("dropped-{task}-{number}").as_str(), number]).await?;
        }
        let start = Instant::now();
        db.execute(INSERT, &values![format!("{task}-{number}").as_str(), number]).await?;
        times.push(start.elapsed());
    }
    Ok(times)
}

const INSERT: &str =
    "INSERT INTO organisations (id, name, kind, created_ms) VALUES ($1, 'measure', 'real', $2)";

/// Readers go on while writers write; ends when every row is there, which also shows that none is lost
/// and that nothing of the dropped transactions stayed (their rows would make it one too many).
async fn read_until_done(db: Arc<Db>) -> Result<u64, Failure> {
    let mut reads = 0;
    loop {
        let stored = db
            .read_one("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM organisations", &[], |row| row.int("n"))
            .await?;
        reads += 1;
        match stored - 1 - TASKS * ANSWERS {
            0 => return Ok(reads),
            more if more > 0 => return Err(format!("{more} rows of dropped transactions stayed").into()),
            _ => tokio::task::yield_now().await,
        }
    }
}
