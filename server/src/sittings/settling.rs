//! What time has brought: a test whose deadline has passed is ended, one that is over is closed.
//!
//! Run on whatever request comes next, by candidate or room; a test is never left half ended.

use super::candidates_store::{self, Step};
use super::store::{self, NewEvent};
use super::time_left::{self, Clock};
use super::{Candidate, EventKind, Sitting, SittingState};
use crate::attempts;
use crate::error::AppError;
use crate::state::AppState;
use jalon_engine::stopping::StopReason;

/// Every candidate of a sitting, settled.
pub async fn settled(state: &AppState, sitting: &Sitting) -> Result<Vec<Candidate>, AppError> {
    let mut candidates = candidates_store::list(&state.db, &sitting.id).await?;
    for candidate in &mut candidates {
        if candidate.state.is_under_way() {
            *candidate = settle(state, sitting, candidate.clone()).await?;
        }
    }
    Ok(candidates)
}

/// A candidate, settled.
pub async fn settle(
    state: &AppState,
    sitting: &Sitting,
    candidate: Candidate,
) -> Result<Candidate, AppError> {
    if !candidate.state.is_under_way() {
        return Ok(candidate);
    }
    let over = candidate.attempt.as_ref().is_some_and(|attempt| attempt.over);
    let clock = time_left::clock(&candidate, state.now());
    let reason = match (over, clock, sitting.state) {
        (true, ..) => None,
        (_, Clock::Over, _) => Some(StopReason::Time),
        (_, _, SittingState::Running) => return Ok(candidate),
        (_, Clock::Grace, _) => Some(StopReason::Time),
        _ => Some(StopReason::EndedByInvigilator),
    };
    if let Some(reason) = reason {
        end(state, &candidate, reason).await?;
    }
    close(state, candidate).await
}

/// Ends the attempt of a candidate; one that is over stays as it is.
pub async fn end(state: &AppState, candidate: &Candidate, reason: StopReason) -> Result<(), AppError> {
    match &candidate.attempt {
        Some(attempt) => attempts::end(state, &attempt.id, reason).await,
        None => Ok(()),
    }
}

/// Notes that a candidate's test is over, once; answers how he stands then.
pub async fn close(state: &AppState, candidate: Candidate) -> Result<Candidate, AppError> {
    let now = candidates_store::any(&state.db, &candidate.id).await?;
    let Some(attempt) = now.attempt.as_ref().filter(|attempt| attempt.over) else { return Ok(now) };
    let at = attempt.completed.unwrap_or_else(|| state.now());
    let mut tx = state.db.begin().await?;
    if candidates_store::step(&mut tx, &now.id, Step::Complete { at }).await? {
        let event = NewEvent {
            sitting: &now.sitting,
            candidate: Some(&now.id),
            kind: EventKind::Completed,
            note: attempt.stop_reason.as_deref().unwrap_or_default(),
            actor: None,
        };
        store::record(&mut tx, &*state.clock, &event).await?;
    }
    tx.commit().await?;
    Ok(candidates_store::any(&state.db, &now.id).await?)
}
