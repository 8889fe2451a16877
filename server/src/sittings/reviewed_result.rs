//! The witness between a review and a certificate.

use super::review::has_level;
use super::{Candidate, Decision, Sitting, SittingState, candidates_store, schedule, store};
use crate::accounts::extract::Scope;
use crate::attempts;
use crate::db::StoreError;
use crate::error::AppError;
use crate::ids::{AttemptId, CandidateId, OrganisationId, SittingId};
use crate::state::AppState;
use jalon_engine::bank::BankRevision;
use jalon_engine::session::outcome::CalibrationStatus;
use jalon_engine::session::{CompletedSession, Outcome, Record, SessionPlan};

/// A result that a certificate may state: reviewed, decided "certified", and witnessed by the engine.
///
/// Its fields are private and [`ReviewedResult::load`] is its only maker, so nothing else can be certified.
#[derive(Debug, Clone)]
pub struct ReviewedResult {
    sitting: Sitting,
    candidate: Candidate,
    attempt: attempts::AttemptRecord,
    completed: CompletedSession,
}

impl ReviewedResult {
    /// The result of a candidate of a sitting that this person may review.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for anyone else's; conflicts `sitting-not-reviewed`, `candidate-not-certified`.
    pub async fn load(state: &AppState, scope: &Scope, candidate: &CandidateId) -> Result<Self, AppError> {
        let candidate = candidates_store::any(&state.db, candidate).await?;
        let sitting = store::find(&state.db, scope, &candidate.sitting).await?;
        if !matches!(sitting.state, SittingState::Reviewed | SittingState::Published) {
            return Err(AppError::conflict("sitting-not-reviewed"));
        }
        let attempt = match (&candidate.attempt, candidate.decision) {
            (Some(attempt), Some(Decision::Certified)) => attempt.id.clone(),
            _ => return Err(AppError::conflict("candidate-not-certified")),
        };
        let attempts::Attempt { record, session } = attempts::load(state, &attempt).await?;
        let completed =
            session.into_completed().map_err(|_| AppError::conflict("candidate-not-certified"))?;
        if !has_level(&completed.outcome()) {
            return Err(AppError::conflict("candidate-not-certified"));
        }
        if record.transcript_digest.as_ref() != Some(&completed.transcript().digest()) {
            return Err(altered(&attempt));
        }
        Ok(Self { sitting, candidate, attempt: record, completed })
    }

    /// The sitting.
    pub fn sitting_id(&self) -> &SittingId {
        &self.sitting.id
    }

    /// The candidate.
    pub fn candidate_id(&self) -> &CandidateId {
        &self.candidate.id
    }

    /// The attempt.
    pub fn attempt_id(&self) -> &AttemptId {
        &self.attempt.id
    }

    /// The holder's names, as on the document.
    pub fn holder_name(&self) -> String {
        self.candidate.full_name()
    }

    /// The holder's birth date, `YYYY-MM-DD`.
    pub fn birth_date(&self) -> &str {
        &self.candidate.birth_date
    }

    /// The certifying organisation.
    pub fn organisation_id(&self) -> &OrganisationId {
        &self.sitting.organisation
    }

    /// Its name.
    pub fn organisation_name(&self) -> &str {
        &self.sitting.organisation_name
    }

    /// The sitting's name.
    pub fn sitting_name(&self) -> &str {
        &self.sitting.name
    }

    /// Where it took place.
    pub fn place(&self) -> &str {
        &self.sitting.place
    }

    /// Its local date, `YYYY-MM-DD`.
    pub fn session_date(&self) -> String {
        schedule::date_field(self.sitting.starts, &self.sitting.time_zone)
    }

    /// Levels, points and how sure they are.
    pub fn outcome(&self) -> Outcome {
        self.completed.outcome()
    }

    /// The witness itself.
    pub fn completed(&self) -> &CompletedSession {
        &self.completed
    }

    /// The plan followed.
    pub fn plan(&self) -> &SessionPlan {
        &self.attempt.plan
    }

    /// The bank the questions came from.
    pub fn bank_revision(&self) -> &BankRevision {
        &self.attempt.bank_revision
    }

    /// Version of the engine that asked them.
    pub fn engine_version(&self) -> &str {
        &self.attempt.engine_version
    }

    /// The test as anyone may see it; its digest is what a certificate states.
    pub fn record(&self) -> Record {
        self.completed.record()
    }

    /// Where the questions' parameters come from.
    pub fn calibration(&self) -> CalibrationStatus {
        self.outcome().calibration
    }

    /// Language of the test, `fr` or `en`.
    pub fn language(&self) -> &str {
        &self.attempt.locale
    }
}

/// A stored history that no longer gives the digest noted when the test ended: a bug, or tampering.
fn altered(attempt: &AttemptId) -> AppError {
    AppError::from(StoreError::Inconsistent {
        table: "attempts",
        row: attempt.0.clone(),
        why: "the transcript does not have the digest that was stored".to_owned(),
    })
}
