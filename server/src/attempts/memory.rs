//! What a person has seen before: the questions, and their forms, that a new test must not show again.
//!
//! Known are the tests of the same account, and in a sitting those of the same identity in the same
//! organisation. Somebody without an account is known only by the seed of the new test, which is drawn
//! anew: the same form can then come again by chance.

use super::life;
use super::store;
use crate::error::AppError;
use crate::ids::{AccountId, CandidateId};
use crate::state::AppState;
use jalon_engine::session::SeenInstances;

/// Most earlier tests that are read again, newest first.
const MOST_READ: usize = 100;

/// What an account saw in its tests.
pub async fn of_account(state: &AppState, account: &AccountId) -> Result<SeenInstances, AppError> {
    remember(state, store::owned_by(&state.db, account).await?).await
}

/// What the person behind a candidate saw in earlier sittings.
pub async fn of_candidate(state: &AppState, candidate: &CandidateId) -> Result<SeenInstances, AppError> {
    remember(state, store::of_same_identity(&state.db, candidate).await?).await
}

async fn remember(state: &AppState, earlier: Vec<store::AttemptRecord>) -> Result<SeenInstances, AppError> {
    let mut seen = SeenInstances::default();
    for record in earlier.into_iter().take(MOST_READ) {
        seen.extend(&life::load(state, &record.id).await?.session);
    }
    Ok(seen)
}
