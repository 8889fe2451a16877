//! SQL of cohorts.

use super::{CohortInvitation, CohortState, code};
use crate::db::{Db, Row, StoreError};
use crate::ids::CohortId;
use crate::values;

fn state(row: &Row<'_>) -> Result<CohortState, StoreError> {
    let text = row.text("state")?;
    CohortState::parse(&text).ok_or_else(|| StoreError::Inconsistent {
        table: "cohorts",
        row: text.clone(),
        why: "unknown state".to_owned(),
    })
}

/// The cohort of a code as somebody typed it; `None` when there is none. Open or closed: the caller looks.
pub async fn by_code(db: &Db, typed: &str) -> Result<Option<CohortInvitation>, StoreError> {
    let Some(code) = code::parse(typed) else { return Ok(None) };
    db.read_optional(
        "SELECT c.id, c.name, o.name AS organisation_name, c.plan_id, c.state FROM cohorts c \
         JOIN organisations o ON o.id = c.organisation_id WHERE c.code = $1",
        &values![&code],
        |row| {
            Ok(CohortInvitation {
                id: CohortId(row.text("id")?),
                name: row.text("name")?,
                organisation_name: row.text("organisation_name")?,
                plan_id: row.text("plan_id")?,
                state: state(row)?,
            })
        },
    )
    .await
}
