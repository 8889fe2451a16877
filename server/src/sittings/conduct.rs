//! What an invigilator does while the room is open. A second click changes nothing.

use super::candidates_store::{self, Step};
use super::store::{self, NewEvent};
use super::time_left::MINUTE_MS;
use super::{Candidate, CandidateState, EventKind, Sitting, SittingState, settling};
use crate::accounts::extract::Scope;
use crate::db::Tx;
use crate::error::AppError;
use crate::http::form;
use crate::ids::{CandidateId, SittingId};
use crate::state::AppState;
use jalon_engine::stopping::StopReason;

/// Longest note.
pub const NOTE_LENGTH: usize = 1000;

/// Most minutes granted at once.
const MOST_MINUTES: u32 = 240;

/// An invigilator in a sitting.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    /// The service.
    pub state: &'a AppState,
    /// Who acts.
    pub scope: &'a Scope,
    /// Where.
    pub sitting: &'a SittingId,
}

impl Room<'_> {
    /// Opens the room.
    pub async fn open(self) -> Result<(), AppError> {
        let sitting = store::find(&self.state.db, self.scope, self.sitting).await?;
        if sitting.state == SittingState::Running {
            return Ok(());
        }
        let mut tx = self.state.db.begin().await?;
        if !store::open(&mut tx, self.sitting).await? {
            let key = if sitting.state == SittingState::Enrolling { "sitting-empty" } else { "sitting-over" };
            return Err(AppError::conflict(key));
        }
        self.record(&mut tx, None, EventKind::Opened, "").await?;
        Ok(tx.commit().await?)
    }

    /// The identity document was checked: the candidate may begin.
    pub async fn admit(self, candidate: &CandidateId) -> Result<(), AppError> {
        let step = Step::Admit { by: &self.scope.account, now: self.state.now() };
        self.one(candidate, step, EventKind::Admitted, "", CandidateState::Admitted).await
    }

    /// Stops a candidate's clock.
    pub async fn pause(self, candidate: &CandidateId) -> Result<(), AppError> {
        let step = Step::Pause { now: self.state.now() };
        self.one(candidate, step, EventKind::Paused, "", CandidateState::Paused).await
    }

    /// Starts a candidate's clock again; the deadline moves by the pause.
    pub async fn resume(self, candidate: &CandidateId) -> Result<(), AppError> {
        let found = self.candidate(candidate).await?;
        let mut tx = self.running().await?;
        if !self.resume_in(&mut tx, &found).await? && found.state != CandidateState::Running {
            return Err(AppError::conflict("candidate-state"));
        }
        Ok(tx.commit().await?)
    }

    /// Stops every clock that runs.
    pub async fn pause_all(self) -> Result<(), AppError> {
        let mut tx = self.running_here().await?;
        let now = self.state.now();
        for candidate in candidates_store::list_in(&mut tx, self.sitting).await? {
            if candidates_store::step(&mut tx, &candidate.id, Step::Pause { now }).await? {
                self.record(&mut tx, Some(&candidate.id), EventKind::Paused, "").await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Starts every clock that stands.
    pub async fn resume_all(self) -> Result<(), AppError> {
        let mut tx = self.running_here().await?;
        for candidate in candidates_store::list_in(&mut tx, self.sitting).await? {
            self.resume_in(&mut tx, &candidate).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Gives minutes to a candidate whose test is under way.
    pub async fn grant(self, candidate: &CandidateId, minutes: &str, reason: &str) -> Result<(), AppError> {
        let found = self.candidate(candidate).await?;
        let (ms, note) = granted(minutes, reason)?;
        let mut tx = self.running().await?;
        if !self.grant_in(&mut tx, &found, ms, &note).await? {
            return Err(AppError::conflict("candidate-not-running"));
        }
        Ok(tx.commit().await?)
    }

    /// Gives minutes to everyone whose test is under way.
    pub async fn grant_all(self, minutes: &str, reason: &str) -> Result<(), AppError> {
        store::find(&self.state.db, self.scope, self.sitting).await?;
        let (ms, note) = granted(minutes, reason)?;
        let mut tx = self.running().await?;
        for candidate in candidates_store::list_in(&mut tx, self.sitting).await? {
            self.grant_in(&mut tx, &candidate, ms, &note).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Lets the candidate go on with another device.
    pub async fn release_device(self, candidate: &CandidateId) -> Result<(), AppError> {
        let found = self.candidate(candidate).await?;
        let mut tx = self.running().await?;
        if candidates_store::step(&mut tx, &found.id, Step::ReleaseDevice).await? {
            self.record(&mut tx, Some(&found.id), EventKind::DeviceReleased, "").await?;
        }
        Ok(tx.commit().await?)
    }

    /// Notes an incident about a candidate, or about the room.
    pub async fn note_incident(self, candidate: Option<&CandidateId>, words: &str) -> Result<(), AppError> {
        let sitting = store::find(&self.state.db, self.scope, self.sitting).await?;
        let found = match candidate {
            Some(id) => Some(candidates_store::find(&self.state.db, self.sitting, id).await?.id),
            None => None,
        };
        let note = note("incident", words)?;
        if !matches!(sitting.state, SittingState::Running | SittingState::Ended) {
            return Err(AppError::conflict("sitting-no-incident"));
        }
        let mut tx = self.state.db.begin().await?;
        if !store::hold(&mut tx, self.sitting, sitting.state).await? {
            return Err(AppError::conflict("changed-meanwhile"));
        }
        self.record(&mut tx, found.as_ref(), EventKind::Incident, &note).await?;
        Ok(tx.commit().await?)
    }

    /// Ends one test, with a reason.
    pub async fn end_test(self, candidate: &CandidateId, reason: &str) -> Result<(), AppError> {
        let found = self.candidate(candidate).await?;
        let note = note("reason", reason)?;
        if found.state == CandidateState::Completed {
            return Ok(());
        }
        if !found.state.is_under_way() {
            return Err(AppError::conflict("candidate-not-running"));
        }
        let mut tx = self.running().await?;
        self.record(&mut tx, Some(&found.id), EventKind::StoppedByInvigilator, &note).await?;
        tx.commit().await?;
        settling::end(self.state, &found, StopReason::EndedByInvigilator).await?;
        settling::close(self.state, found).await?;
        Ok(())
    }

    /// Ends the sitting and every test that still runs.
    pub async fn end(self) -> Result<(), AppError> {
        let sitting = store::find(&self.state.db, self.scope, self.sitting).await?;
        if sitting.state == SittingState::Enrolling {
            return Err(AppError::conflict("sitting-not-running"));
        }
        let mut tx = self.state.db.begin().await?;
        if store::end(&mut tx, self.sitting, self.state.now()).await? {
            self.record(&mut tx, None, EventKind::Ended, "").await?;
        }
        tx.commit().await?;
        let ended = store::find(&self.state.db, self.scope, self.sitting).await?;
        settling::settled(self.state, &ended).await?;
        Ok(())
    }

    /// One step of one candidate; where it leads already, nothing is done.
    async fn one(
        self,
        candidate: &CandidateId,
        step: Step<'_>,
        kind: EventKind,
        words: &str,
        leads_to: CandidateState,
    ) -> Result<(), AppError> {
        let found = self.candidate(candidate).await?;
        let mut tx = self.running().await?;
        if candidates_store::step(&mut tx, &found.id, step).await? {
            self.record(&mut tx, Some(&found.id), kind, words).await?;
        } else if found.state != leads_to {
            return Err(AppError::conflict("candidate-state"));
        }
        Ok(tx.commit().await?)
    }

    async fn resume_in(self, tx: &mut Tx, candidate: &Candidate) -> Result<bool, AppError> {
        let now = self.state.now();
        let resumed = candidates_store::step(tx, &candidate.id, Step::Resume { now }).await?;
        if resumed {
            let pause_ms = candidate.paused.map_or(0, |paused| now.0 - paused.0);
            candidates_store::credit_question(tx, &candidate.id, pause_ms).await?;
            self.record(tx, Some(&candidate.id), EventKind::Resumed, "").await?;
        }
        Ok(resumed)
    }

    async fn grant_in(
        self,
        tx: &mut Tx,
        candidate: &Candidate,
        ms: i64,
        note: &str,
    ) -> Result<bool, AppError> {
        let granted = candidates_store::step(tx, &candidate.id, Step::Grant { ms }).await?;
        if granted {
            self.record(tx, Some(&candidate.id), EventKind::Granted, note).await?;
        }
        Ok(granted)
    }

    /// The candidate, settled, of a sitting that this person may run.
    async fn candidate(self, id: &CandidateId) -> Result<Candidate, AppError> {
        let sitting: Sitting = store::find(&self.state.db, self.scope, self.sitting).await?;
        let found = candidates_store::find(&self.state.db, self.sitting, id).await?;
        settling::settle(self.state, &sitting, found).await
    }

    /// A transaction during which the sitting stays running, for a person who may run it.
    async fn running_here(self) -> Result<Tx, AppError> {
        let sitting = store::find(&self.state.db, self.scope, self.sitting).await?;
        settling::settled(self.state, &sitting).await?;
        self.running().await
    }

    /// A transaction during which the sitting stays running.
    async fn running(self) -> Result<Tx, AppError> {
        let mut tx = self.state.db.begin().await?;
        if store::hold(&mut tx, self.sitting, SittingState::Running).await? {
            Ok(tx)
        } else {
            Err(AppError::conflict("sitting-not-running"))
        }
    }

    async fn record(
        self,
        tx: &mut Tx,
        candidate: Option<&CandidateId>,
        kind: EventKind,
        note: &str,
    ) -> Result<(), AppError> {
        let actor = Some(&self.scope.account);
        let event = NewEvent { sitting: self.sitting, candidate, kind, note, actor };
        Ok(store::record(tx, &*self.state.clock, &event).await?)
    }
}

/// Words that must be there, on several lines if need be.
pub fn note(field: &str, words: &str) -> Result<String, AppError> {
    let note = super::planning::paragraphs(field, words)?;
    match note.chars().count() {
        0 => Err(AppError::invalid(field, "reason-needed")),
        length if length > NOTE_LENGTH => {
            Err(AppError::invalid_with(field, "too-long", NOTE_LENGTH.to_string()))
        }
        _ => Ok(note),
    }
}

fn granted(minutes: &str, reason: &str) -> Result<(i64, String), AppError> {
    let minutes = match minutes.trim().parse::<u32>() {
        Ok(minutes) if (1..=MOST_MINUTES).contains(&minutes) => minutes,
        _ => return Err(AppError::invalid_with("minutes", "minutes", MOST_MINUTES.to_string())),
    };
    let reason = form::line("reason", reason, NOTE_LENGTH)
        .map_err(|_| AppError::invalid("reason", "reason-needed"))?;
    Ok((i64::from(minutes) * MINUTE_MS, format!("{minutes} min : {reason}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_come_with_a_reason() {
        assert_eq!(granted(" 5 ", "noise"), Ok((300_000, "5 min : noise".to_owned())));
        assert_eq!(granted("5", " "), Err(AppError::invalid("reason", "reason-needed")));
        for typed in ["0", "-3", "241", "five"] {
            assert_eq!(granted(typed, "noise"), Err(AppError::invalid_with("minutes", "minutes", "240")));
        }
    }
}
