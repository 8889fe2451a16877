//! Issues certificates: the only way in is a [`ReviewedResult`], and each attempt gets one.
//!
//! ```
//! use jalon::sittings::ReviewedResult;
//! fn certifiable(reviewed: ReviewedResult) -> ReviewedResult {
//!     reviewed
//! }
//! ```
//!
//! Its fields are private, so a result that no review let through cannot be made up:
//!
//! ```compile_fail,E0451
//! use jalon::sittings::ReviewedResult;
//! fn certifiable(reviewed: ReviewedResult) -> ReviewedResult {
//!     ReviewedResult { ..reviewed }
//! }
//! ```
//!

use super::life::{complete, reserve_in};
use super::record::Certificate;
use super::store;
use crate::error::AppError;
use crate::ids::AccountId;
use crate::sittings::ReviewedResult;
use crate::state::AppState;

/// The certificate of a result: the one it has, even when it was withdrawn since, or a new one.
pub async fn issue(
    state: &AppState,
    result: &ReviewedResult,
    issued_by: &AccountId,
) -> Result<Certificate, AppError> {
    let mut tx = state.db.begin().await?;
    reserve_in(&mut tx, state, result, issued_by).await?;
    tx.commit().await?;
    complete::of_attempt(state, result.attempt_id()).await?;
    store::of_attempt(&state.db, result.attempt_id()).await?.ok_or(AppError::Busy)
}
