//! SQL of work under way on an interactive task.

use crate::db::{Db, StoreError, Tx};
use crate::ids::AttemptId;
use crate::values;
use jalon_engine::item::task::Act;
use jalon_engine::session::{Position, Timestamp};

/// What was done so far on the question at a place; nothing when it was another question's.
pub async fn find(db: &Db, id: &AttemptId, position: Position) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT acts FROM task_work WHERE attempt_id = $1 AND position = $2";
    let acts = db.read_optional(sql, &values![id.as_str(), position.0], |row| row.text("acts")).await?;
    let Some(acts) = acts else { return Ok(Vec::new()) };
    serde_json::from_str(&acts).map_err(|error| StoreError::Inconsistent {
        table: "task_work",
        row: id.0.clone(),
        why: error.to_string(),
    })
}

/// Keeps what was done so far, in place of what was kept before.
pub async fn save(
    db: &Db,
    id: &AttemptId,
    position: Position,
    acts: &[Act],
    at: Timestamp,
) -> Result<(), StoreError> {
    let acts = serde_json::to_string(acts).map_err(|error| StoreError::Inconsistent {
        table: "task_work",
        row: id.0.clone(),
        why: error.to_string(),
    })?;
    db.execute(
        "INSERT INTO task_work (attempt_id, position, acts, touched_ms) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (attempt_id) DO UPDATE SET position = excluded.position, acts = excluded.acts, \
         touched_ms = excluded.touched_ms",
        &values![id.as_str(), position.0, &acts, at.0],
    )
    .await?;
    Ok(())
}

/// Forgets it: the attempt is over.
pub async fn forget(tx: &mut Tx, id: &AttemptId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM task_work WHERE attempt_id = $1", &values![id.as_str()]).await?;
    Ok(())
}
