//! Putting candidates on the list: one by one, or many at once, with every fault told before anything
//! is stored.

use super::roster::{self, Entry, NewCandidate, Roster};
use super::store::{self, NewEvent};
use super::{EventKind, Sitting, SittingState, candidates_store, schedule};
use crate::accounts::extract::Scope;
use crate::db::Tx;
use crate::error::AppError;
use crate::ids::{CandidateId, SittingId};
use crate::state::AppState;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Enrols one person: the id, or every fault of the form.
pub async fn enrol(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    entry: &Entry,
) -> Result<CandidateId, Vec<AppError>> {
    let one = |error: AppError| vec![error];
    let sitting = store::find(&state.db, scope, id).await.map_err(AppError::from).map_err(one)?;
    let new = entry.check(today(state, &sitting))?;
    enrol_one(state, scope, id, &new).await.map_err(one)
}

async fn enrol_one(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    new: &NewCandidate,
) -> Result<CandidateId, AppError> {
    let mut tx = state.db.begin().await?;
    still_enrolling(&mut tx, id).await?;
    let candidate = insert(state, &mut tx, scope, id, new).await?;
    let candidate = candidate.ok_or_else(|| AppError::invalid("last_name", "candidate-twice"))?;
    tx.commit().await?;
    Ok(candidate)
}

async fn insert(
    state: &AppState,
    tx: &mut Tx,
    scope: &Scope,
    id: &SittingId,
    new: &NewCandidate,
) -> Result<Option<CandidateId>, AppError> {
    let inserted = candidates_store::insert(tx, &*state.clock, id, new).await?;
    if let Some(candidate) = &inserted {
        let event = NewEvent {
            sitting: id,
            candidate: Some(candidate),
            kind: EventKind::Enrolled,
            note: "",
            actor: Some(&scope.account),
        };
        store::record(tx, &*state.clock, &event).await?;
    }
    Ok(inserted)
}

/// What became of a list.
#[derive(Debug, Clone)]
pub struct Report {
    /// The list, row by row.
    pub roster: Roster,
    /// How many were enrolled; `None` when nothing was stored.
    pub enrolled: Option<usize>,
}

/// Reads a list. With `confirm`, and only when it has no fault at all, enrols everyone on it.
pub async fn import(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    csv: &str,
    confirm: bool,
) -> Result<Report, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    if sitting.state != SittingState::Enrolling {
        return Err(AppError::conflict("sitting-started"));
    }
    let mut roster = roster::read(csv, today(state, &sitting));
    refuse_known(state, id, &mut roster).await?;
    if !(confirm && roster.is_clean()) {
        return Ok(Report { roster, enrolled: None });
    }
    let mut tx = state.db.begin().await?;
    still_enrolling(&mut tx, id).await?;
    let mut taken = Vec::new();
    for new in roster.candidates() {
        if insert(state, &mut tx, scope, id, new).await?.is_none() {
            taken.push(new.key());
        }
    }
    if taken.is_empty() {
        tx.commit().await?;
        let enrolled = Some(roster.rows.len());
        return Ok(Report { roster, enrolled });
    }
    // Somebody was enrolled meanwhile: the transaction is dropped, nothing is stored.
    for key in taken {
        roster.refuse(&key, &AppError::invalid("last_name", "candidate-twice"));
    }
    Ok(Report { roster, enrolled: None })
}

/// Marks the rows of people who are on the list already.
async fn refuse_known(state: &AppState, id: &SittingId, roster: &mut Roster) -> Result<(), AppError> {
    let candidates = candidates_store::list(&state.db, id).await?;
    let known: BTreeSet<String> =
        candidates.iter().map(|c| super::identity::key(&c.last_name, &c.first_name, &c.birth_date)).collect();
    let again: Vec<String> = roster.candidates().map(NewCandidate::key).collect();
    for key in again.iter().filter(|key| known.contains(*key)) {
        roster.refuse(key, &AppError::invalid("last_name", "candidate-twice"));
    }
    Ok(())
}

/// Takes somebody who has not started off the list.
pub async fn remove(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    candidate: &CandidateId,
) -> Result<(), AppError> {
    let found = before_the_start(state, scope, id, candidate).await?;
    let mut tx = state.db.begin().await?;
    if !candidates_store::remove(&mut tx, &found).await? {
        return Err(AppError::conflict("candidate-started"));
    }
    let event = NewEvent {
        sitting: id,
        candidate: None,
        kind: EventKind::Removed,
        note: found.as_str(),
        actor: Some(&scope.account),
    };
    store::record(&mut tx, &*state.clock, &event).await?;
    Ok(tx.commit().await?)
}

/// Changes the extra time of somebody who has not started.
pub async fn set_extra_time(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    candidate: &CandidateId,
    typed: &str,
) -> Result<(), AppError> {
    let found = before_the_start(state, scope, id, candidate).await?;
    let percent = roster::extra_time("extra_time", typed)?;
    let mut tx = state.db.begin().await?;
    if !candidates_store::set_extra_time(&mut tx, &found, percent).await? {
        return Err(AppError::conflict("candidate-started"));
    }
    let note = format!("{percent} %");
    let event = NewEvent {
        sitting: id,
        candidate: Some(&found),
        kind: EventKind::ExtraTime,
        note: &note,
        actor: Some(&scope.account),
    };
    store::record(&mut tx, &*state.clock, &event).await?;
    Ok(tx.commit().await?)
}

async fn before_the_start(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    candidate: &CandidateId,
) -> Result<CandidateId, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let found = candidates_store::find(&state.db, id, candidate).await?;
    match sitting.state {
        SittingState::Enrolling | SittingState::Running => Ok(found.id),
        _ => Err(AppError::conflict("sitting-not-running")),
    }
}

async fn still_enrolling(tx: &mut Tx, id: &SittingId) -> Result<(), AppError> {
    if store::hold(tx, id, SittingState::Enrolling).await? {
        Ok(())
    } else {
        Err(AppError::conflict("sitting-started"))
    }
}

fn today(state: &AppState, sitting: &Sitting) -> Date {
    schedule::local_date(state.now(), &sitting.time_zone)
}
