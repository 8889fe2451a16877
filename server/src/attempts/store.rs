//! SQL of attempts and their events.

use super::{AttemptState, Helped};
use crate::db::{Db, Row, StoreError, Tx, Value};
use crate::ids::{AccountId, AttemptId, CandidateId, CohortId};
use crate::values;
use jalon_engine::bank::BankRevision;
use jalon_engine::seed::Seed;
use jalon_engine::session::SeenInstances;
use jalon_engine::session::event::{Position, SessionEvent, Timestamp};
use jalon_engine::session::plan::SessionPlan;
use jalon_engine::stopping::StopReason;

/// An attempt as stored, without its history.
#[derive(Debug, Clone)]
pub struct AttemptRecord {
    /// Id.
    pub id: AttemptId,
    /// The plan, frozen when the attempt began.
    pub plan: SessionPlan,
    /// Version of the engine that began it.
    pub engine_version: String,
    /// The bank it continues on.
    pub bank_revision: BankRevision,
    /// Its randomness.
    pub seed: Seed,
    /// Language of the questions.
    pub locale: String,
    /// Questions seen before it began, and their forms.
    pub seen: SeenInstances,
    /// The account that owns it.
    pub account: Option<AccountId>,
    /// Hash of the secret of the device that holds it.
    pub secret_hash: String,
    /// The cohort it was begun for.
    pub cohort: Option<CohortId>,
    /// The candidate whose certification it is; such attempts are reached through their sitting only.
    pub candidate: Option<CandidateId>,
    /// Name given by the participant.
    pub participant_name: Option<String>,
    /// Help received.
    pub helped: Helped,
    /// Where it stands.
    pub state: AttemptState,
    /// Why it ended.
    pub stop_reason: Option<StopReason>,
    /// The question shown last and when it was first shown.
    pub presented: Option<(Position, Timestamp)>,
    /// How many answers are stored.
    pub answered: u32,
    /// When it began.
    pub started: Timestamp,
    /// When it last changed.
    pub touched: Timestamp,
    /// When it ended.
    pub completed: Option<Timestamp>,
    /// Digest of the transcript, once ended.
    pub transcript_digest: Option<String>,
}

fn inconsistent(id: &str, why: &dyn ToString) -> StoreError {
    StoreError::Inconsistent { table: "attempts", row: id.to_owned(), why: why.to_string() }
}

fn record(row: &Row<'_>) -> Result<AttemptRecord, StoreError> {
    let id = row.text("id")?;
    let bad = |why: &dyn ToString| inconsistent(&id, why);
    let stop_reason = row.optional_text("stop_reason")?;
    let presented = row.optional_int("presented_position")?.zip(row.optional_int("presented_ms")?);
    Ok(AttemptRecord {
        plan: serde_json::from_str(&row.text("plan")?).map_err(|error| bad(&error))?,
        engine_version: row.text("engine_version")?,
        bank_revision: BankRevision(row.text("bank_revision")?),
        seed: row.text("seed")?.parse().map_err(|error| bad(&error))?,
        locale: row.text("locale")?,
        seen: serde_json::from_str(&row.text("seen_instances")?).map_err(|error| bad(&error))?,
        account: row.optional_text("account_id")?.map(AccountId),
        secret_hash: row.text("secret_hash")?,
        cohort: row.optional_text("cohort_id")?.map(CohortId),
        candidate: row.optional_text("candidate_id")?.map(CandidateId),
        participant_name: row.optional_text("participant_name")?,
        helped: Helped::parse(&row.text("helped")?).ok_or_else(|| bad(&"unknown help"))?,
        state: AttemptState::parse(&row.text("state")?).ok_or_else(|| bad(&"unknown state"))?,
        stop_reason: stop_reason.map(|text| read_word(&text)).transpose().map_err(|error| bad(&error))?,
        presented: presented
            .map(|(position, at)| Ok::<_, StoreError>((Position(count(&id, position)?), Timestamp(at))))
            .transpose()?,
        answered: count(&id, row.int("answered")?)?,
        started: Timestamp(row.int("started_ms")?),
        touched: Timestamp(row.int("touched_ms")?),
        completed: row.optional_int("completed_ms")?.map(Timestamp),
        transcript_digest: row.optional_text("transcript_digest")?,
        id: AttemptId(id),
    })
}

fn count(id: &str, number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|error| inconsistent(id, &error))
}

/// A unit variant from its snake_case word.
fn read_word(text: &str) -> Result<StopReason, serde_json::Error> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
}

/// A stop reason as stored.
pub fn stop_word(reason: StopReason) -> Result<String, StoreError> {
    match serde_json::to_value(reason) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(inconsistent("-", &format!("stop reason is not a word: {other:?}"))),
    }
}

/// What a new attempt starts with.
#[derive(Debug)]
pub struct NewAttempt<'a> {
    /// Id.
    pub id: &'a AttemptId,
    /// Everything the person chose.
    pub begin: &'a super::Begin,
    /// Its randomness.
    pub seed: &'a Seed,
    /// Hash of the device's secret.
    pub secret_hash: &'a str,
    /// Hash of the resume code.
    pub resume_hash: &'a str,
    /// Now.
    pub at: Timestamp,
}

/// Inserts an attempt.
pub async fn insert(tx: &mut Tx, new: &NewAttempt<'_>) -> Result<(), StoreError> {
    let begin = new.begin;
    let plan = serde_json::to_string(&begin.plan).map_err(|error| inconsistent(new.id.as_str(), &error))?;
    let seed = new.seed.to_string();
    let seen = serde_json::to_string(&begin.seen).map_err(|error| inconsistent(new.id.as_str(), &error))?;
    tx.execute(
        "INSERT INTO attempts (id, plan_id, plan, engine_version, bank_revision, seed, locale, account_id, \
         secret_hash, resume_hash, cohort_id, candidate_id, participant_name, helped, state, stop_reason, \
         presented_position, presented_ms, answered, started_ms, touched_ms, completed_ms, transcript_digest, \
         seen_instances) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'running', NULL, NULL, NULL, 0, \
         $15, $16, NULL, NULL, $17)",
        &values![
            new.id.as_str(),
            &begin.plan.id,
            &plan,
            jalon_engine::VERSION,
            &begin.bank.revision().0,
            &seed,
            &begin.locale,
            begin.account.as_ref().map(AccountId::as_str),
            new.secret_hash,
            new.resume_hash,
            begin.cohort.as_ref().map(CohortId::as_str),
            begin.candidate.as_ref().map(CandidateId::as_str),
            begin.participant_name.as_deref(),
            begin.helped.as_str(),
            new.at.0,
            new.at.0,
            &seen,
        ],
    )
    .await?;
    Ok(())
}

/// The attempt with this id; callers decide who may see it.
pub async fn find(db: &Db, id: &AttemptId) -> Result<AttemptRecord, StoreError> {
    db.read_one("SELECT * FROM attempts WHERE id = $1", &values![id.as_str()], record).await
}

/// The attempt that a resume code opens; never one of a sitting.
pub async fn find_by_resume_hash(db: &Db, hash: &str) -> Result<Option<AttemptRecord>, StoreError> {
    db.read_optional(
        "SELECT * FROM attempts WHERE resume_hash = $1 AND candidate_id IS NULL",
        &values![hash],
        record,
    )
    .await
}

/// The attempt that a device's secret holds; never one of a sitting.
pub async fn find_by_secret_hash(db: &Db, hash: &str) -> Result<Option<AttemptRecord>, StoreError> {
    db.read_optional(
        "SELECT * FROM attempts WHERE secret_hash = $1 AND candidate_id IS NULL",
        &values![hash],
        record,
    )
    .await
}

/// An account's own attempts, newest first; certifications are not among them.
pub async fn owned_by(db: &Db, account: &AccountId) -> Result<Vec<AttemptRecord>, StoreError> {
    db.read(
        "SELECT * FROM attempts WHERE account_id = $1 AND candidate_id IS NULL ORDER BY started_ms DESC, id DESC",
        &values![account.as_str()],
        record,
    )
    .await
}

/// Tests that the identity of a candidate took in other sittings of the same organisation, newest first.
pub async fn of_same_identity(db: &Db, candidate: &CandidateId) -> Result<Vec<AttemptRecord>, StoreError> {
    db.read(
        "SELECT a.* FROM attempts a JOIN candidates c ON c.id = a.candidate_id \
         JOIN sittings s ON s.id = c.sitting_id \
         JOIN candidates own ON own.identity_key = c.identity_key AND own.id <> c.id \
         JOIN sittings ours ON ours.id = own.sitting_id AND ours.organisation_id = s.organisation_id \
         WHERE own.id = $1 ORDER BY a.started_ms DESC, a.id DESC",
        &values![candidate.as_str()],
        record,
    )
    .await
}

/// The history of an attempt, in order.
pub async fn events(db: &Db, id: &AttemptId) -> Result<Vec<SessionEvent>, StoreError> {
    let payloads = db
        .read(
            "SELECT payload FROM attempt_events WHERE attempt_id = $1 ORDER BY event_number",
            &values![id.as_str()],
            |row| row.text("payload"),
        )
        .await?;
    payloads
        .iter()
        .map(|payload| serde_json::from_str(payload).map_err(|error| inconsistent(id.as_str(), &error)))
        .collect()
}

/// One event to add, with what the attempt becomes.
#[derive(Debug)]
pub struct Append<'a> {
    /// The attempt.
    pub id: &'a AttemptId,
    /// Answers stored before it.
    pub answered: u32,
    /// Its place in the history, from 1.
    pub number: u32,
    /// The event.
    pub event: &'a SessionEvent,
    /// The end it brings, if it does.
    pub end: Option<End>,
}

/// How an attempt ends.
#[derive(Debug)]
pub struct End {
    /// Why.
    pub reason: StopReason,
    /// Digest of the transcript.
    pub digest: String,
}

/// What became of an [`Append`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It is stored for good.
    Stored,
    /// Something else was stored first; nothing was changed.
    Overtaken,
}

/// Adds one event and moves the attempt on, in one transaction; committed when it answers `Stored`.
pub async fn append(db: &Db, append: &Append<'_>) -> Result<Appended, StoreError> {
    let (position, at) = match append.event {
        SessionEvent::Answered { position, at, .. } => (Some(i64::from(position.0)), *at),
        SessionEvent::Ended { at, .. } => (None, *at),
    };
    let mut tx = db.begin().await?;
    if !advance(&mut tx, append, position.is_some(), at).await? {
        return Ok(Appended::Overtaken);
    }
    let payload =
        serde_json::to_string(append.event).map_err(|error| inconsistent(append.id.as_str(), &error))?;
    let inserted = tx
        .execute(
            "INSERT INTO attempt_events (attempt_id, event_number, position, payload, at_ms) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            &values![append.id.as_str(), append.number, position, &payload, at.0],
        )
        .await?;
    if inserted == 0 {
        return Ok(Appended::Overtaken);
    }
    if append.end.is_some() {
        super::work::store::forget(&mut tx, append.id).await?;
    }
    tx.commit().await?;
    Ok(Appended::Stored)
}

/// The guarded step: only from the state the caller saw. Also what makes two writers wait for each other.
async fn advance(
    tx: &mut Tx,
    append: &Append<'_>,
    is_answer: bool,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let answered = append.answered + u32::from(is_answer);
    let state = if append.end.is_some() { AttemptState::Completed } else { AttemptState::Running };
    let reason = append.end.as_ref().map(|end| stop_word(end.reason)).transpose()?;
    let rows = tx
        .execute(
            "UPDATE attempts SET answered = $3, touched_ms = $4, state = $5, stop_reason = $6, \
             completed_ms = $7, transcript_digest = $8 \
             WHERE id = $1 AND state = 'running' AND answered = $2",
            &values![
                append.id.as_str(),
                append.answered,
                answered,
                at.0,
                state.as_str(),
                reason.as_deref(),
                append.end.as_ref().map(|_| at.0),
                append.end.as_ref().map(|end| end.digest.as_str()),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Remembers when a question was first shown; later showings change nothing.
pub async fn mark_shown(
    db: &Db,
    id: &AttemptId,
    position: Position,
    at: Timestamp,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE attempts SET presented_position = $2, presented_ms = $3, touched_ms = $4 \
         WHERE id = $1 AND state = 'running' AND (presented_position IS NULL OR presented_position < $5)",
        &values![id.as_str(), position.0, at.0, at.0, position.0],
    )
    .await?;
    Ok(())
}

/// Gives the attempt to another device: only the new secret works from now on.
pub async fn replace_secret(db: &Db, id: &AttemptId, secret_hash: &str) -> Result<(), StoreError> {
    let rows = db
        .execute(
            "UPDATE attempts SET secret_hash = $2 WHERE id = $1 AND candidate_id IS NULL",
            &values![id.as_str(), secret_hash],
        )
        .await?;
    if rows == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Attaches an attempt to an account; `false` when another account has it.
pub async fn set_owner(db: &Db, id: &AttemptId, account: &AccountId) -> Result<bool, StoreError> {
    let values: [Value<'_>; 3] = values![id.as_str(), account.as_str(), account.as_str()];
    let rows = db
        .execute(
            "UPDATE attempts SET account_id = $2 \
             WHERE id = $1 AND candidate_id IS NULL AND (account_id IS NULL OR account_id = $3)",
            &values,
        )
        .await?;
    Ok(rows == 1)
}
