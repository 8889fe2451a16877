//! SQL of candidates: reading them, and moving each from state to state by guarded updates.

use super::roster::NewCandidate;
use super::store::inconsistent;
use super::{AttemptMark, Candidate, CandidateState, Decision};
use crate::clock::Clock;
use crate::db::{Db, Row, StoreError, Tx, Value};
use crate::ids::{AccountId, AttemptId, CandidateId, SittingId};
use crate::values;
use jalon_engine::session::event::Timestamp;

/// A candidate with the mark of his attempt.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT c.*, t.id AS attempt_id, t.state AS attempt_state, t.stop_reason, t.answered, t.touched_ms, \
             t.completed_ms AS attempt_completed_ms FROM candidates c \
             LEFT JOIN attempts t ON t.candidate_id = c.id ",
            $condition
        )
    };
}

fn candidate(row: &Row<'_>) -> Result<Candidate, StoreError> {
    let id = row.text("id")?;
    let unknown = |word: &str| inconsistent("candidates", &id, word);
    let state = row.text("state")?;
    let decision = row.optional_text("decision")?;
    let instant = |column: &str| Ok::<_, StoreError>(row.optional_int(column)?.map(Timestamp));
    Ok(Candidate {
        sitting: SittingId(row.text("sitting_id")?),
        first_name: row.text("first_name")?,
        last_name: row.text("last_name")?,
        birth_date: row.text("birth_date")?,
        email: row.optional_text("email")?,
        reference: row.optional_text("reference")?,
        extra_time_percent: u32::try_from(row.int("extra_time_percent")?)
            .map_err(|error| inconsistent("candidates", &id, error))?,
        state: CandidateState::parse(&state).ok_or_else(|| unknown(&state))?,
        device_hash: row.optional_text("device_hash")?,
        refused: instant("refused_ms")?,
        started: instant("started_ms")?,
        deadline: instant("deadline_ms")?,
        paused: instant("paused_ms")?,
        credited_ms: row.int("credited_ms")?,
        granted_ms: row.int("granted_ms")?,
        completed: instant("completed_ms")?,
        decision: decision.map(|word| Decision::parse(&word).ok_or_else(|| unknown(&word))).transpose()?,
        decision_reason: row.optional_text("decision_reason")?,
        attempt: attempt(row)?,
        id: CandidateId(id),
    })
}

fn attempt(row: &Row<'_>) -> Result<Option<AttemptMark>, StoreError> {
    let Some(id) = row.optional_text("attempt_id")? else { return Ok(None) };
    let answered = row.optional_int("answered")?.unwrap_or_default();
    Ok(Some(AttemptMark {
        over: row.optional_text("attempt_state")?.as_deref() == Some("completed"),
        stop_reason: row.optional_text("stop_reason")?,
        answered: u32::try_from(answered).map_err(|error| inconsistent("attempts", &id, error))?,
        touched: Timestamp(row.optional_int("touched_ms")?.unwrap_or_default()),
        completed: row.optional_int("attempt_completed_ms")?.map(Timestamp),
        id: AttemptId(id),
    }))
}

/// Enrols somebody; `None` when that person is enrolled already.
pub async fn insert(
    tx: &mut Tx,
    clock: &dyn Clock,
    sitting: &SittingId,
    new: &NewCandidate,
) -> Result<Option<CandidateId>, StoreError> {
    let id = CandidateId::new(clock);
    let key = new.key();
    let rows = tx
        .execute(
            "INSERT INTO candidates (id, sitting_id, first_name, last_name, birth_date, email, reference, \
             extra_time_percent, identity_key, state, credited_ms, granted_ms, created_ms) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'enrolled', 0, 0, $10) \
             ON CONFLICT (sitting_id, identity_key) DO NOTHING",
            &values![
                id.as_str(),
                sitting.as_str(),
                &new.first_name,
                &new.last_name,
                &new.birth_date,
                new.email.as_deref(),
                new.reference.as_deref(),
                new.extra_time_percent,
                &key,
                clock.now().0,
            ],
        )
        .await?;
    Ok((rows == 1).then_some(id))
}

/// The candidates of a sitting, in the order they were enrolled.
pub async fn list(db: &Db, sitting: &SittingId) -> Result<Vec<Candidate>, StoreError> {
    db.read(select!("WHERE c.sitting_id = $1 ORDER BY c.id"), &values![sitting.as_str()], candidate).await
}

/// The same, as a transaction sees them.
pub async fn list_in(tx: &mut Tx, sitting: &SittingId) -> Result<Vec<Candidate>, StoreError> {
    tx.read(select!("WHERE c.sitting_id = $1 ORDER BY c.id"), &values![sitting.as_str()], candidate).await
}

/// A candidate of a sitting.
pub async fn find(db: &Db, sitting: &SittingId, id: &CandidateId) -> Result<Candidate, StoreError> {
    db.read_one(
        select!("WHERE c.sitting_id = $1 AND c.id = $2"),
        &values![sitting.as_str(), id.as_str()],
        candidate,
    )
    .await
}

/// A candidate, for the device that says it is his; callers check that.
pub async fn any(db: &Db, id: &CandidateId) -> Result<Candidate, StoreError> {
    db.read_one(select!("WHERE c.id = $1"), &values![id.as_str()], candidate).await
}

/// The candidate whose live device has this secret.
pub async fn by_device(db: &Db, device_hash: &str) -> Result<Option<Candidate>, StoreError> {
    db.read_optional(select!("WHERE c.device_hash = $1"), &values![device_hash], candidate).await
}

/// The candidate of a sitting with this name and birth date.
pub async fn by_identity(db: &Db, sitting: &SittingId, key: &str) -> Result<Option<Candidate>, StoreError> {
    db.read_optional(
        select!("WHERE c.sitting_id = $1 AND c.identity_key = $2"),
        &values![sitting.as_str(), key],
        candidate,
    )
    .await
}

/// Takes a candidate who has not started off the list; what is remembered of him loses his name.
pub async fn remove(tx: &mut Tx, id: &CandidateId) -> Result<bool, StoreError> {
    tx.execute(
        "UPDATE sitting_events SET candidate_id = NULL WHERE candidate_id = $1 \
         AND EXISTS (SELECT 1 FROM candidates c WHERE c.id = $2 AND c.started_ms IS NULL)",
        &values![id.as_str(), id.as_str()],
    )
    .await?;
    let rows = tx
        .execute("DELETE FROM candidates WHERE id = $1 AND started_ms IS NULL", &values![id.as_str()])
        .await?;
    Ok(rows == 1)
}

/// Changes the extra time of a candidate who has not started.
pub async fn set_extra_time(tx: &mut Tx, id: &CandidateId, percent: u32) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE candidates SET extra_time_percent = $2 WHERE id = $1 AND started_ms IS NULL",
            &values![id.as_str(), percent],
        )
        .await?;
    Ok(rows == 1)
}

/// One step in a candidate's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// enrolled → waiting, on the device with this secret.
    Join {
        /// Hash of the secret.
        device_hash: &'a str,
    },
    /// The released candidate comes back on the device with this secret.
    TakeDevice {
        /// Hash of the secret.
        device_hash: &'a str,
    },
    /// After the end any device may read the outcome.
    ReadAgain {
        /// Hash of the secret.
        device_hash: &'a str,
    },
    /// Another device was refused.
    RefuseDevice {
        /// When.
        now: Timestamp,
    },
    /// The device is let go.
    ReleaseDevice,
    /// waiting → admitted.
    Admit {
        /// By whom.
        by: &'a AccountId,
        /// When.
        now: Timestamp,
    },
    /// admitted → running.
    Start {
        /// When.
        now: Timestamp,
        /// Until when.
        deadline: Timestamp,
    },
    /// running → paused.
    Pause {
        /// When.
        now: Timestamp,
    },
    /// paused → running; the deadline moves by the pause.
    Resume {
        /// When.
        now: Timestamp,
    },
    /// More time for a test under way.
    Grant {
        /// How much.
        ms: i64,
    },
    /// running or paused → completed.
    Complete {
        /// When.
        at: Timestamp,
    },
}

/// Moves a candidate; `false` when he was not where the step begins.
pub async fn step(tx: &mut Tx, id: &CandidateId, step: Step<'_>) -> Result<bool, StoreError> {
    let (sql, values) = statement(id, step);
    Ok(tx.execute(sql, &values).await? == 1)
}

fn statement<'a>(id: &'a CandidateId, step: Step<'a>) -> (&'static str, Vec<Value<'a>>) {
    let id = id.as_str();
    match step {
        Step::Join { device_hash } => (
            "UPDATE candidates SET state = 'waiting', device_hash = $2 WHERE id = $1 AND state = 'enrolled'",
            values![id, device_hash].to_vec(),
        ),
        Step::TakeDevice { device_hash } => (
            "UPDATE candidates SET device_hash = $2 WHERE id = $1 AND device_hash IS NULL \
             AND state IN ('waiting', 'admitted', 'running', 'paused')",
            values![id, device_hash].to_vec(),
        ),
        Step::ReadAgain { device_hash } => (
            "UPDATE candidates SET device_hash = $2 WHERE id = $1 AND state = 'completed'",
            values![id, device_hash].to_vec(),
        ),
        Step::RefuseDevice { now } => (
            "UPDATE candidates SET refused_ms = $2 WHERE id = $1 AND device_hash IS NOT NULL",
            values![id, now.0].to_vec(),
        ),
        Step::ReleaseDevice => (
            "UPDATE candidates SET device_hash = NULL, refused_ms = NULL WHERE id = $1 \
             AND device_hash IS NOT NULL AND state <> 'completed'",
            values![id].to_vec(),
        ),
        Step::Admit { by, now } => (
            "UPDATE candidates SET state = 'admitted', admitted_by = $2, admitted_ms = $3 \
             WHERE id = $1 AND state = 'waiting'",
            values![id, by.as_str(), now.0].to_vec(),
        ),
        Step::Start { now, deadline } => (
            "UPDATE candidates SET state = 'running', started_ms = $2, deadline_ms = $3 \
             WHERE id = $1 AND state = 'admitted'",
            values![id, now.0, deadline.0].to_vec(),
        ),
        Step::Pause { now } => (
            "UPDATE candidates SET state = 'paused', paused_ms = $2 WHERE id = $1 AND state = 'running'",
            values![id, now.0].to_vec(),
        ),
        Step::Resume { now } => (
            "UPDATE candidates SET state = 'running', deadline_ms = deadline_ms + ($2 - paused_ms), \
             credited_ms = credited_ms + ($3 - paused_ms), paused_ms = NULL WHERE id = $1 AND state = 'paused'",
            values![id, now.0, now.0].to_vec(),
        ),
        Step::Grant { ms } => (
            "UPDATE candidates SET deadline_ms = deadline_ms + $2, granted_ms = granted_ms + $3 \
             WHERE id = $1 AND state IN ('running', 'paused')",
            values![id, ms, ms].to_vec(),
        ),
        Step::Complete { at } => (
            "UPDATE candidates SET state = 'completed', completed_ms = $2, paused_ms = NULL, refused_ms = NULL \
             WHERE id = $1 AND state IN ('running', 'paused')",
            values![id, at.0].to_vec(),
        ),
    }
}

/// Leaves a pause out of the answering time of the question that was shown before it.
pub async fn credit_question(tx: &mut Tx, id: &CandidateId, pause_ms: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE attempts SET presented_ms = presented_ms + $2 \
         WHERE candidate_id = $1 AND state = 'running' AND presented_ms IS NOT NULL",
        &values![id.as_str(), pause_ms],
    )
    .await?;
    Ok(())
}

/// A decision to write down.
#[derive(Debug, Clone, Copy)]
pub struct NewDecision<'a> {
    /// What.
    pub decision: Decision,
    /// Why; empty when nothing had to be said.
    pub reason: &'a str,
    /// By whom.
    pub by: &'a AccountId,
    /// When.
    pub now: Timestamp,
}

/// Writes a decision about a candidate whose test is over.
pub async fn decide(tx: &mut Tx, id: &CandidateId, new: &NewDecision<'_>) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE candidates SET decision = $2, decision_reason = $3, decided_by = $4, decided_ms = $5 \
             WHERE id = $1 AND state = 'completed'",
            &values![id.as_str(), new.decision.as_str(), new.reason, new.by.as_str(), new.now.0],
        )
        .await?;
    Ok(rows == 1)
}
