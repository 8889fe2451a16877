//! SQL of sittings and of what happened in them.

use super::{EventKind, Sitting, SittingEvent, SittingState};
use crate::accounts::extract::Scope;
use crate::clock::Clock;
use crate::db::{Db, Row, StoreError, Tx};
use crate::ids::{AccountId, CandidateId, OrganisationId, SittingEventId, SittingId};
use crate::values;
use jalon_engine::session::event::Timestamp;

pub(super) fn inconsistent(table: &'static str, row: &str, why: impl std::fmt::Display) -> StoreError {
    StoreError::Inconsistent { table, row: row.to_owned(), why: why.to_string() }
}

fn sitting(row: &Row<'_>) -> Result<Sitting, StoreError> {
    let id = row.text("id")?;
    let state = row.text("state")?;
    let duration = row.int("duration_minutes")?;
    Ok(Sitting {
        organisation: OrganisationId(row.text("organisation_id")?),
        organisation_name: row.text("organisation_name")?,
        name: row.text("name")?,
        place: row.text("place")?,
        starts: Timestamp(row.int("starts_ms")?),
        time_zone: row.text("time_zone")?,
        duration_minutes: u32::try_from(duration).map_err(|error| inconsistent("sittings", &id, error))?,
        rules: row.text("rules")?,
        plan_id: row.text("plan_id")?,
        access_code: row.text("access_code")?,
        state: SittingState::parse(&state).ok_or_else(|| inconsistent("sittings", &id, &state))?,
        ended: row.optional_int("ended_ms")?.map(Timestamp),
        published: row.optional_int("published_ms")?.map(Timestamp),
        id: SittingId(id),
    })
}

/// What a new sitting is.
#[derive(Debug, Clone)]
pub struct NewSitting<'a> {
    /// Whose it is.
    pub organisation: &'a OrganisationId,
    /// Name.
    pub name: &'a str,
    /// Place.
    pub place: &'a str,
    /// When it begins.
    pub starts: Timestamp,
    /// IANA name.
    pub time_zone: &'a str,
    /// Minutes.
    pub duration_minutes: u32,
    /// One rule a line.
    pub rules: &'a str,
    /// Plan.
    pub plan_id: &'a str,
    /// Access code.
    pub access_code: &'a str,
}

/// Inserts a sitting; [`StoreError::Conflict`] when the access code is taken.
pub async fn insert(
    tx: &mut Tx,
    clock: &dyn Clock,
    actor: &AccountId,
    new: &NewSitting<'_>,
) -> Result<SittingId, StoreError> {
    let id = SittingId::new(clock);
    tx.execute(
        "INSERT INTO sittings (id, organisation_id, created_by, name, place, starts_ms, time_zone, \
         duration_minutes, rules, plan_id, access_code, state, created_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'enrolling', $12)",
        &values![
            id.as_str(),
            new.organisation.as_str(),
            actor.as_str(),
            new.name,
            new.place,
            new.starts.0,
            new.time_zone,
            new.duration_minutes,
            new.rules,
            new.plan_id,
            new.access_code,
            clock.now().0,
        ],
    )
    .await?;
    Ok(id)
}

/// The sittings of a certifier's organisations, the latest first.
pub async fn list(db: &Db, scope: &Scope) -> Result<Vec<Sitting>, StoreError> {
    let mut found = Vec::new();
    for organisation in &scope.organisations {
        found.extend(
            db.read(
                "SELECT s.*, o.name AS organisation_name FROM sittings s \
                 JOIN organisations o ON o.id = s.organisation_id \
                 WHERE s.organisation_id = $1 ORDER BY s.starts_ms DESC, s.id DESC",
                &values![organisation.as_str()],
                sitting,
            )
            .await?,
        );
    }
    found.sort_by(|one, other| (other.starts, &other.id).cmp(&(one.starts, &one.id)));
    Ok(found)
}

/// A sitting of a certifier's organisations; anyone else's is not found.
pub async fn find(db: &Db, scope: &Scope, id: &SittingId) -> Result<Sitting, StoreError> {
    let found = any(db, id).await?;
    if scope.covers(&found.organisation) { Ok(found) } else { Err(StoreError::NotFound) }
}

/// A sitting, for its candidates; callers decide who may see it.
pub async fn any(db: &Db, id: &SittingId) -> Result<Sitting, StoreError> {
    db.read_one(
        "SELECT s.*, o.name AS organisation_name FROM sittings s \
         JOIN organisations o ON o.id = s.organisation_id WHERE s.id = $1",
        &values![id.as_str()],
        sitting,
    )
    .await
}

/// The sitting that an access code (upper case, without separators) opens.
pub async fn by_access_code(db: &Db, code: &str) -> Result<Option<Sitting>, StoreError> {
    db.read_optional(
        "SELECT s.*, o.name AS organisation_name FROM sittings s \
         JOIN organisations o ON o.id = s.organisation_id WHERE s.access_code = $1",
        &values![code],
        sitting,
    )
    .await
}

/// Keeps a sitting in its state until the transaction is over; `false` when it is in another one.
pub async fn hold(tx: &mut Tx, id: &SittingId, state: SittingState) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE sittings SET state = $2 WHERE id = $1 AND state = $3",
            &values![id.as_str(), state.as_str(), state.as_str()],
        )
        .await?;
    Ok(rows == 1)
}

/// Opens the room; `false` when the sitting is past that or nobody is enrolled.
pub async fn open(tx: &mut Tx, id: &SittingId) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE sittings SET state = 'running' WHERE id = $1 AND state = 'enrolling' \
             AND EXISTS (SELECT 1 FROM candidates c WHERE c.sitting_id = sittings.id)",
            &values![id.as_str()],
        )
        .await?;
    Ok(rows == 1)
}

/// Ends the sitting; `false` when it is not running.
pub async fn end(tx: &mut Tx, id: &SittingId, now: Timestamp) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE sittings SET state = 'ended', ended_ms = $2 WHERE id = $1 AND state = 'running'",
            &values![id.as_str(), now.0],
        )
        .await?;
    Ok(rows == 1)
}

/// Closes the review; `false` when it is not open or somebody who started has no decision.
pub async fn review(tx: &mut Tx, id: &SittingId) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE sittings SET state = 'reviewed' WHERE id = $1 AND state = 'ended' \
             AND NOT EXISTS (SELECT 1 FROM candidates c WHERE c.sitting_id = sittings.id \
             AND c.started_ms IS NOT NULL AND c.decision IS NULL)",
            &values![id.as_str()],
        )
        .await?;
    Ok(rows == 1)
}

/// Publishes; `false` when the sitting is not reviewed, or published already.
pub async fn publish(tx: &mut Tx, id: &SittingId, now: Timestamp) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE sittings SET state = 'published', published_ms = $2 WHERE id = $1 AND state = 'reviewed'",
            &values![id.as_str(), now.0],
        )
        .await?;
    Ok(rows == 1)
}

/// Something to remember.
#[derive(Debug, Clone)]
pub struct NewEvent<'a> {
    /// Where.
    pub sitting: &'a SittingId,
    /// To whom.
    pub candidate: Option<&'a CandidateId>,
    /// What.
    pub kind: EventKind,
    /// Words.
    pub note: &'a str,
    /// By whom.
    pub actor: Option<&'a AccountId>,
}

/// Remembers an event.
pub async fn record(tx: &mut Tx, clock: &dyn Clock, event: &NewEvent<'_>) -> Result<(), StoreError> {
    let id = SittingEventId::new(clock);
    tx.execute(
        "INSERT INTO sitting_events (id, sitting_id, candidate_id, kind, note, actor_id, at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values![
            id.as_str(),
            event.sitting.as_str(),
            event.candidate.map(CandidateId::as_str),
            event.kind.as_str(),
            event.note,
            event.actor.map(AccountId::as_str),
            clock.now().0,
        ],
    )
    .await?;
    Ok(())
}

/// Everything that happened in a sitting, in order.
pub async fn events(db: &Db, id: &SittingId) -> Result<Vec<SittingEvent>, StoreError> {
    db.read(
        "SELECT e.*, a.display_name AS actor_name FROM sitting_events e \
         LEFT JOIN accounts a ON a.id = e.actor_id \
         WHERE e.sitting_id = $1 ORDER BY e.at_ms, e.id",
        &values![id.as_str()],
        |row| {
            let kind = row.text("kind")?;
            Ok(SittingEvent {
                kind: EventKind::parse(&kind)
                    .ok_or_else(|| inconsistent("sitting_events", &kind, "unknown kind"))?,
                candidate: row.optional_text("candidate_id")?.map(CandidateId),
                note: row.text("note")?,
                actor: row.optional_text("actor_id")?.map(AccountId),
                actor_name: row.optional_text("actor_name")?,
                at: Timestamp(row.int("at_ms")?),
            })
        },
    )
    .await
}
