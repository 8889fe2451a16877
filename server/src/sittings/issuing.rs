//! Where published results become certificates: the one way from sittings into certificates.

use super::{Candidate, ReviewedResult};
use crate::certificates::{self, life};
use crate::db::Tx;
use crate::error::AppError;
use crate::ids::{AccountId, SittingId};
use crate::state::AppState;

/// Reserves the certificates of these results in the transaction that publishes them.
pub(super) async fn reserve(
    tx: &mut Tx,
    state: &AppState,
    results: &[ReviewedResult],
    issued_by: &AccountId,
) -> Result<(), AppError> {
    for result in results {
        certificates::reserve_in(tx, state, result, issued_by).await?;
    }
    Ok(())
}

/// Signs and stores what is reserved for a sitting.
pub(super) async fn complete(state: &AppState, sitting: &SittingId) -> Result<(), AppError> {
    life::complete::of_sitting(state, sitting).await?;
    Ok(())
}

/// Code of a candidate's certificate while it was not withdrawn; completed first if a crash left it reserved.
pub(super) async fn code_of(state: &AppState, candidate: &Candidate) -> Result<Option<String>, AppError> {
    let Some(attempt) = candidate.attempt.as_ref().map(|attempt| &attempt.id) else { return Ok(None) };
    life::complete::of_attempt(state, attempt).await?;
    let found = certificates::store::of_attempt(&state.db, attempt).await?;
    let shown = found.filter(|one| !matches!(one.state, certificates::State::Revoked(_)));
    Ok(shown.map(|one| one.code.compact()))
}

/// Where the certificate with this code is shown.
pub fn certificate_path(code: &str) -> String {
    certificates::path(code)
}
