//! SQL of bank revisions.

use crate::db::{Db, StoreError};
use crate::values;
use jalon_engine::bank::{BankFiles, BankRevision};

/// Stores the text of a revision; a known one is left alone.
pub async fn keep(
    db: &Db,
    revision: &BankRevision,
    files: &BankFiles,
    now_ms: i64,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(files).map_err(|error| inconsistent(revision, &error))?;
    db.execute(
        "INSERT INTO bank_revisions (revision, files, created_ms) VALUES ($1, $2, $3) \
         ON CONFLICT (revision) DO NOTHING",
        &values![&revision.0, &text, now_ms],
    )
    .await?;
    Ok(())
}

/// The text of a revision.
pub async fn load(db: &Db, revision: &BankRevision) -> Result<BankFiles, StoreError> {
    let text = db
        .read_one("SELECT files FROM bank_revisions WHERE revision = $1", &values![&revision.0], |row| {
            row.text("files")
        })
        .await?;
    serde_json::from_str(&text).map_err(|error| inconsistent(revision, &error))
}

fn inconsistent(revision: &BankRevision, error: &serde_json::Error) -> StoreError {
    StoreError::Inconsistent { table: "bank_revisions", row: revision.0.clone(), why: error.to_string() }
}
