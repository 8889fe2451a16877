//! SQL of cohorts. What a trainer reads or changes takes her scope; a row of somebody else is not found.

use super::{Cohort, CohortInvitation, CohortState, Member, code};
use crate::accounts::extract::Scope;
use crate::attempts::{AttemptState, Helped};
use crate::db::{Db, Row, StoreError};
use crate::ids::{AttemptId, CohortId, OrganisationId};
use crate::values;
use jalon_engine::session::event::Timestamp;

fn inconsistent(table: &'static str, row: &str, why: &str) -> StoreError {
    StoreError::Inconsistent { table, row: row.to_owned(), why: why.to_owned() }
}

fn state(row: &Row<'_>) -> Result<CohortState, StoreError> {
    let text = row.text("state")?;
    CohortState::parse(&text).ok_or_else(|| inconsistent("cohorts", &text, "unknown state"))
}

fn count(row: &Row<'_>, column: &str) -> Result<u32, StoreError> {
    u32::try_from(row.int(column)?).map_err(|_| inconsistent("attempts", column, "not a count"))
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

/// A cohort to store.
#[derive(Debug)]
pub struct NewRow<'a> {
    /// Id.
    pub id: &'a CohortId,
    /// Where; the caller checked that the scope covers it.
    pub organisation: &'a OrganisationId,
    /// Name.
    pub name: &'a str,
    /// Code.
    pub code: &'a str,
    /// Test.
    pub plan_id: &'a str,
    /// Now.
    pub at: Timestamp,
}

/// Stores a cohort of this trainer; `false` when its code is taken.
pub async fn insert(db: &Db, scope: &Scope, new: &NewRow<'_>) -> Result<bool, StoreError> {
    let stored = db
        .execute(
            "INSERT INTO cohorts (id, organisation_id, trainer_id, name, code, plan_id, state, created_ms) \
             VALUES ($1, $2, $3, $4, $5, $6, 'open', $7) ON CONFLICT (code) DO NOTHING",
            &values![
                new.id.as_str(),
                new.organisation.as_str(),
                scope.account.as_str(),
                new.name,
                new.code,
                new.plan_id,
                new.at.0
            ],
        )
        .await?;
    Ok(stored == 1)
}

fn cohort(row: &Row<'_>) -> Result<Cohort, StoreError> {
    Ok(Cohort {
        id: CohortId(row.text("id")?),
        organisation: OrganisationId(row.text("organisation_id")?),
        organisation_name: row.text("organisation_name")?,
        name: row.text("name")?,
        code: row.text("code")?,
        plan_id: row.text("plan_id")?,
        state: state(row)?,
        created: Timestamp(row.int("created_ms")?),
        started: count(row, "started")?,
        finished: count(row, "finished")?,
    })
}

/// The trainer's cohorts, newest first.
pub async fn list(db: &Db, scope: &Scope) -> Result<Vec<Cohort>, StoreError> {
    let mut cohorts = db
        .read(
            "SELECT c.*, o.name AS organisation_name, \
             (SELECT CAST(COUNT(*) AS BIGINT) FROM attempts a WHERE a.cohort_id = c.id) AS started, \
             (SELECT CAST(COUNT(*) AS BIGINT) FROM attempts a WHERE a.cohort_id = c.id \
              AND a.state = 'completed') AS finished \
             FROM cohorts c JOIN organisations o ON o.id = c.organisation_id \
             WHERE c.trainer_id = $1 ORDER BY c.created_ms DESC, c.id DESC",
            &values![scope.account.as_str()],
            cohort,
        )
        .await?;
    cohorts.retain(|cohort| scope.covers(&cohort.organisation));
    Ok(cohorts)
}

/// One of the trainer's cohorts.
pub async fn find(db: &Db, scope: &Scope, id: &CohortId) -> Result<Cohort, StoreError> {
    let found = db
        .read_one(
            "SELECT c.*, o.name AS organisation_name, \
             (SELECT CAST(COUNT(*) AS BIGINT) FROM attempts a WHERE a.cohort_id = c.id) AS started, \
             (SELECT CAST(COUNT(*) AS BIGINT) FROM attempts a WHERE a.cohort_id = c.id \
              AND a.state = 'completed') AS finished \
             FROM cohorts c JOIN organisations o ON o.id = c.organisation_id \
             WHERE c.id = $1 AND c.trainer_id = $2",
            &values![id.as_str(), scope.account.as_str()],
            cohort,
        )
        .await?;
    if scope.covers(&found.organisation) { Ok(found) } else { Err(StoreError::NotFound) }
}

/// Opens or closes a cohort that the caller [`find`]s first; already so is fine.
pub async fn set_state(
    db: &Db,
    scope: &Scope,
    id: &CohortId,
    becomes: CohortState,
) -> Result<(), StoreError> {
    let changed = db
        .execute(
            "UPDATE cohorts SET state = $3 WHERE id = $1 AND trainer_id = $2",
            &values![id.as_str(), scope.account.as_str(), becomes.as_str()],
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

fn member(row: &Row<'_>) -> Result<Member, StoreError> {
    let id = row.text("id")?;
    let bad = |why| inconsistent("attempts", &id, why);
    Ok(Member {
        name: row.optional_text("participant_name")?,
        helped: Helped::parse(&row.text("helped")?).ok_or_else(|| bad("unknown help"))?,
        state: AttemptState::parse(&row.text("state")?).ok_or_else(|| bad("unknown state"))?,
        answered: count(row, "answered")?,
        started: Timestamp(row.int("started_ms")?),
        touched: Timestamp(row.int("touched_ms")?),
        completed: row.optional_int("completed_ms")?.map(Timestamp),
        attempt: AttemptId(id),
    })
}

/// The learners of a cohort of this trainer, first come first.
pub async fn members(db: &Db, scope: &Scope, id: &CohortId) -> Result<Vec<Member>, StoreError> {
    db.read(
        "SELECT a.id, a.participant_name, a.helped, a.state, a.answered, a.started_ms, a.touched_ms, \
         a.completed_ms FROM attempts a JOIN cohorts c ON c.id = a.cohort_id \
         WHERE c.id = $1 AND c.trainer_id = $2 ORDER BY a.started_ms, a.id",
        &values![id.as_str(), scope.account.as_str()],
        member,
    )
    .await
}

/// One learner of a cohort of this trainer.
pub async fn find_member(
    db: &Db,
    scope: &Scope,
    cohort: &CohortId,
    attempt: &AttemptId,
) -> Result<Member, StoreError> {
    db.read_one(
        "SELECT a.id, a.participant_name, a.helped, a.state, a.answered, a.started_ms, a.touched_ms, \
         a.completed_ms FROM attempts a JOIN cohorts c ON c.id = a.cohort_id \
         WHERE c.id = $1 AND c.trainer_id = $2 AND a.id = $3",
        &values![cohort.as_str(), scope.account.as_str(), attempt.as_str()],
        member,
    )
    .await
}
