//! Completing: what is reserved is signed, stored and logged, at once or after a crash.

use super::store;
use super::{Reservation, secret, signed};
use crate::certificates::log;
use crate::error::AppError;
use crate::ids::{AttemptId, SittingId};
use crate::state::AppState;

/// Completes every reservation there is; run when the service starts.
pub async fn all(state: &AppState) -> Result<usize, AppError> {
    complete(state, store::reserved(&state.db).await?).await
}

/// Completes the reservations of a sitting.
pub async fn of_sitting(state: &AppState, sitting: &SittingId) -> Result<usize, AppError> {
    complete(state, store::reserved_of_sitting(&state.db, sitting).await?).await
}

/// Completes the reservation of an attempt.
pub async fn of_attempt(state: &AppState, attempt: &AttemptId) -> Result<usize, AppError> {
    complete(state, store::reserved_of_attempt(&state.db, attempt).await?).await
}

/// Completes each, though another one fails; answers how many there were, or the first fault.
async fn complete(state: &AppState, reserved: Vec<Reservation>) -> Result<usize, AppError> {
    let count = reserved.len();
    let mut first = Ok(count);
    for one in reserved {
        let id = one.id.clone();
        if let Err(error) = finish(state, one).await {
            tracing::error!(certificate = %id, %error, "a reserved certificate could not be completed");
            first = first.and(Err(error));
        }
    }
    first
}

async fn finish(state: &AppState, mut one: Reservation) -> Result<(), AppError> {
    let ring = state.keys.current();
    if secret(&ring, &one.key).is_none() {
        let key = ring.signer().public().did();
        if !store::hand_over(&state.db, &one, &key).await? {
            return Ok(());
        }
        one.key = key;
    }
    let Some(signed) = signed(ring, one.clone()).await? else { return Err(AppError::Busy) };
    let mut tx = state.db.begin().await?;
    if store::complete(&mut tx, &one, &signed).await? {
        let (certificate, credential, at) = (&one.id, signed.credential.as_bytes(), one.issued);
        log::append(&mut tx, &log::Event { certificate, kind: log::EventKind::Issued, credential, at })
            .await?;
        tx.commit().await?;
    }
    Ok(())
}
