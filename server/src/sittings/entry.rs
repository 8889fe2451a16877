//! Coming in: the session's access code and who one is, for one device at a time.

use super::candidates_store::{self, Step};
use super::store::{self, NewEvent};
use super::{Candidate, CandidateState, EventKind, Sitting, SittingState, identity, schedule};
use crate::accounts::extract::secret_hash;
use crate::accounts::throttle;
use crate::attempts::code;
use crate::entropy;
use crate::error::AppError;
use crate::ids::CandidateId;
use crate::state::AppState;

/// Tries in a row that matched nobody, per access code and address, and all tries per access code.
const TRIES_PER_ADDRESS: i64 = 20;
const TRIES_PER_CODE: i64 = 300;

/// What a candidate types to come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// The session's access code.
    pub access_code: String,
    /// Last name.
    pub last_name: String,
    /// First names.
    pub first_name: String,
    /// Birth date.
    pub birth_date: String,
}

/// A candidate who came in; the secret is in clear here only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The candidate.
    pub candidate: CandidateId,
    /// For the cookie or the bearer header of the device; the one it had when it was this device already.
    pub secret: String,
}

/// Lets a candidate in. `known` is the secret this device presents, if any.
///
/// # Errors
/// [`AppError::Invalid`] on a field; conflicts `exam-not-open`, `exam-over`, `exam-linked`.
pub async fn enter(
    state: &AppState,
    claim: &Claim,
    known: Option<&str>,
    address: &str,
) -> Result<Entered, AppError> {
    let typed_code = code::normalised(&claim.access_code);
    if typed_code.is_empty() {
        return Err(AppError::invalid("access_code", "empty"));
    }
    let here = format!("exam:{typed_code}:{address}");
    throttle::count(state, &here, TRIES_PER_ADDRESS).await?;
    throttle::count(state, &format!("exam:{typed_code}"), TRIES_PER_CODE).await?;
    let (sitting, candidate) = recognise(state, claim, &typed_code).await?;
    throttle::take_back(state, &here).await?;
    take_seat(state, &sitting, candidate, known).await
}

/// The candidate that a claim names. Unknown code and unknown person look the same.
async fn recognise(
    state: &AppState,
    claim: &Claim,
    typed_code: &str,
) -> Result<(Sitting, Candidate), AppError> {
    let nobody = || AppError::invalid("access_code", "exam-no-match");
    let sitting = store::by_access_code(&state.db, typed_code).await?;
    let zone = sitting.as_ref().map_or(schedule::USUAL_ZONE, |sitting| sitting.time_zone.as_str());
    let today = schedule::local_date(state.now(), zone);
    let birth_date = identity::birth_date("birth_date", &claim.birth_date, today)?;
    if claim.last_name.trim().is_empty() {
        return Err(AppError::invalid("last_name", "empty"));
    }
    let sitting = sitting.ok_or_else(nobody)?;
    let key = identity::key(&claim.last_name, &claim.first_name, &birth_date);
    let found = candidates_store::by_identity(&state.db, &sitting.id, &key).await?;
    Ok((sitting, found.ok_or_else(nobody)?))
}

async fn take_seat(
    state: &AppState,
    sitting: &Sitting,
    candidate: Candidate,
    known: Option<&str>,
) -> Result<Entered, AppError> {
    if let Some(secret) = known
        && candidate.device_hash == Some(secret_hash(secret))
    {
        return Ok(Entered { candidate: candidate.id, secret: secret.to_owned() });
    }
    let secret = entropy::token();
    let device_hash = secret_hash(&secret);
    let (step, kind) = match (sitting.state, candidate.state) {
        (SittingState::Enrolling, _) => return Err(AppError::conflict("exam-not-open")),
        (_, CandidateState::Completed) => {
            (Step::ReadAgain { device_hash: &device_hash }, EventKind::DeviceTaken)
        }
        (SittingState::Running, CandidateState::Enrolled) => {
            (Step::Join { device_hash: &device_hash }, EventKind::Joined)
        }
        (SittingState::Running, _) => {
            (Step::TakeDevice { device_hash: &device_hash }, EventKind::DeviceTaken)
        }
        _ => return Err(AppError::conflict("exam-over")),
    };
    if !attempt_step(state, &candidate, step, kind).await? {
        let refused = Step::RefuseDevice { now: state.now() };
        attempt_step(state, &candidate, refused, EventKind::DeviceRefused).await?;
        return Err(AppError::conflict("exam-linked"));
    }
    Ok(Entered { candidate: candidate.id, secret })
}

async fn attempt_step(
    state: &AppState,
    candidate: &Candidate,
    step: Step<'_>,
    kind: EventKind,
) -> Result<bool, AppError> {
    let mut tx = state.db.begin().await?;
    if !candidates_store::step(&mut tx, &candidate.id, step).await? {
        return Ok(false);
    }
    let event =
        NewEvent { sitting: &candidate.sitting, candidate: Some(&candidate.id), kind, note: "", actor: None };
    store::record(&mut tx, &*state.clock, &event).await?;
    tx.commit().await?;
    Ok(true)
}
