//! After the end: what everyone showed, the decision about each, and its publication.

use super::conduct::NOTE_LENGTH;
pub use super::reviewed_result::ReviewedResult;
use super::store::{self, NewEvent};
use super::{
    Candidate, CandidateState, Decision, EventKind, Sitting, SittingEvent, SittingState, candidates_store,
    identity, issuing, planning, settling,
};
use crate::accounts::extract::Scope;
use crate::attempts;
use crate::error::AppError;
use crate::ids::{CandidateId, SittingId};
use crate::state::AppState;
use jalon_engine::session::Outcome;

/// Everything about a candidate that a decision rests on.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The candidate.
    pub candidate: Candidate,
    /// What the test says; `None` for who did not start.
    pub outcome: Option<Outcome>,
    /// What happened to this candidate, in order.
    pub events: Vec<SittingEvent>,
}

impl Dossier {
    /// Whether at least one competence has a level.
    pub fn has_level(&self) -> bool {
        self.outcome.as_ref().is_some_and(has_level)
    }

    /// Incidents of this candidate.
    pub fn incidents(&self) -> impl Iterator<Item = &SittingEvent> {
        self.events.iter().filter(|event| event.kind == EventKind::Incident)
    }

    /// Whether a decision is still to be made.
    pub fn is_undecided(&self) -> bool {
        self.candidate.started.is_some() && self.candidate.decision.is_none()
    }
}

pub(super) fn has_level(outcome: &Outcome) -> bool {
    outcome.competences.iter().any(|competence| competence.level.is_some())
}

/// The sitting under review.
#[derive(Debug, Clone)]
pub struct Review {
    /// The sitting.
    pub sitting: Sitting,
    /// Its candidates: undecided ones first, then by name.
    pub dossiers: Vec<Dossier>,
    /// Incidents of the room.
    pub room_incidents: Vec<SittingEvent>,
}

impl Review {
    /// Names of those who started and have no decision.
    pub fn undecided(&self) -> Vec<String> {
        self.dossiers.iter().filter(|d| d.is_undecided()).map(|d| d.candidate.full_name()).collect()
    }
}

/// Everything a review needs; a conflict while the sitting is not over.
pub async fn view(state: &AppState, scope: &Scope, id: &SittingId) -> Result<Review, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    if matches!(sitting.state, SittingState::Enrolling | SittingState::Running) {
        return Err(AppError::conflict("sitting-not-ended"));
    }
    let events = store::events(&state.db, id).await?;
    let mut dossiers = Vec::new();
    for candidate in settling::settled(state, &sitting).await? {
        dossiers.push(dossier(state, candidate, &events).await?);
    }
    dossiers.sort_by_key(|dossier| (!dossier.is_undecided(), identity::order(&dossier.candidate)));
    let of_room = |event: &SittingEvent| event.kind == EventKind::Incident && event.candidate.is_none();
    let room_incidents = events.into_iter().filter(of_room).collect();
    Ok(Review { sitting, dossiers, room_incidents })
}

async fn dossier(
    state: &AppState,
    candidate: Candidate,
    events: &[SittingEvent],
) -> Result<Dossier, AppError> {
    let outcome = match &candidate.attempt {
        Some(attempt) if attempt.over => Some(attempts::outcome(state, &attempt.id).await?),
        _ => None,
    };
    let own = |event: &&SittingEvent| event.candidate.as_ref() == Some(&candidate.id);
    let events = events.iter().filter(own).cloned().collect();
    Ok(Dossier { candidate, outcome, events })
}

/// A decision about a candidate.
#[derive(Debug, Clone, Copy)]
pub struct Ruling<'a> {
    /// About whom.
    pub candidate: &'a CandidateId,
    /// What.
    pub decision: Decision,
    /// Why; may be empty where the rules let it.
    pub reason: &'a str,
}

/// Decides about a candidate; until the review is closed a decision may be changed.
///
/// # Errors
/// [`AppError::Invalid`] on `reason` when one is needed, on `decision` when no level is known to certify;
/// conflicts `sitting-not-ended`, `sitting-decided`, `candidate-not-started`.
pub async fn decide(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    ruling: Ruling<'_>,
) -> Result<(), AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let found = candidates_store::find(&state.db, id, ruling.candidate).await?;
    let reason = planning::paragraphs("reason", ruling.reason)?;
    if reason.chars().count() > NOTE_LENGTH {
        return Err(AppError::invalid_with("reason", "too-long", NOTE_LENGTH.to_string()));
    }
    under_review(&sitting)?;
    let found = settling::settle(state, &sitting, found).await?;
    let dossier = dossier(state, found, &store::events(&state.db, id).await?).await?;
    check(&dossier, ruling.decision, &reason)?;
    let ruling = Ruling { candidate: &dossier.candidate.id, reason: &reason, ..ruling };
    write(state, scope, &sitting, ruling).await
}

fn under_review(sitting: &Sitting) -> Result<(), AppError> {
    match sitting.state {
        SittingState::Ended => Ok(()),
        SittingState::Reviewed | SittingState::Published => Err(AppError::conflict("sitting-decided")),
        SittingState::Enrolling | SittingState::Running => Err(AppError::conflict("sitting-not-ended")),
    }
}

/// The rules of decisions.
fn check(dossier: &Dossier, decision: Decision, reason: &str) -> Result<(), AppError> {
    if dossier.candidate.state != CandidateState::Completed {
        return Err(AppError::conflict("candidate-not-started"));
    }
    if decision == Decision::Certified && !dossier.has_level() {
        return Err(AppError::invalid("decision", "decision-no-level"));
    }
    let needs_reason = decision != Decision::Certified || dossier.incidents().next().is_some();
    if needs_reason && reason.is_empty() {
        return Err(AppError::invalid("reason", "reason-needed"));
    }
    Ok(())
}

async fn write(
    state: &AppState,
    scope: &Scope,
    sitting: &Sitting,
    Ruling { candidate, decision, reason }: Ruling<'_>,
) -> Result<(), AppError> {
    let mut tx = state.db.begin().await?;
    if !store::hold(&mut tx, &sitting.id, SittingState::Ended).await? {
        return Err(AppError::conflict("sitting-decided"));
    }
    let new = candidates_store::NewDecision { decision, reason, by: &scope.account, now: state.now() };
    if !candidates_store::decide(&mut tx, candidate, &new).await? {
        return Err(AppError::conflict("candidate-not-started"));
    }
    let note = if reason.is_empty() {
        decision.as_str().to_owned()
    } else {
        format!("{} : {reason}", decision.as_str())
    };
    let event = of_sitting(scope, &sitting.id, EventKind::Decided, &note);
    let event = NewEvent { candidate: Some(candidate), ..event };
    store::record(&mut tx, &*state.clock, &event).await?;
    Ok(tx.commit().await?)
}

/// Closes the review: everyone who started has a decision.
///
/// # Errors
/// [`AppError::Invalid`] on `decision`, naming who is missing.
pub async fn close(state: &AppState, scope: &Scope, id: &SittingId) -> Result<(), AppError> {
    let review = view(state, scope, id).await?;
    if review.sitting.state != SittingState::Ended {
        return Ok(());
    }
    let mut tx = state.db.begin().await?;
    if store::review(&mut tx, id).await? {
        store::record(&mut tx, &*state.clock, &of_sitting(scope, id, EventKind::Reviewed, "")).await?;
        return Ok(tx.commit().await?);
    }
    match review.undecided() {
        names if names.is_empty() => Err(AppError::conflict("changed-meanwhile")),
        names => Err(AppError::invalid_with("decision", "sitting-undecided", names.join(", "))),
    }
}

/// Publishes every decision and reserves every certificate, all or nothing; then signs and stores them. Answers
/// whether it was published now; a second click only completes what a crash may have left.
pub async fn publish(state: &AppState, scope: &Scope, id: &SittingId) -> Result<bool, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    match sitting.state {
        SittingState::Published => {
            issuing::complete(state, id).await?;
            return Ok(false);
        }
        SittingState::Reviewed => {}
        _ => return Err(AppError::conflict("sitting-not-reviewed")),
    }
    let mut results = Vec::new();
    for candidate in candidates_store::list(&state.db, id).await? {
        if candidate.decision == Some(Decision::Certified) {
            results.push(ReviewedResult::load(state, scope, &candidate.id).await?);
        }
    }
    let mut tx = state.db.begin().await?;
    if !store::publish(&mut tx, id, state.now()).await? {
        return Ok(false);
    }
    issuing::reserve(&mut tx, state, &results, &scope.account).await?;
    let certificates = results.len().to_string();
    store::record(&mut tx, &*state.clock, &of_sitting(scope, id, EventKind::Published, &certificates))
        .await?;
    tx.commit().await?;
    issuing::complete(state, id).await?;
    Ok(true)
}

fn of_sitting<'a>(scope: &'a Scope, id: &'a SittingId, kind: EventKind, note: &'a str) -> NewEvent<'a> {
    NewEvent { sitting: id, candidate: None, kind, note, actor: Some(&scope.account) }
}
