//! Tries at a secret, counted per key in windows of fifteen minutes. Counted before the try, in the
//! database, so that several nodes and parallel requests share one count.

use super::extract::secret_hash;
use super::store;
use crate::error::AppError;
use crate::state::AppState;

/// Length of a window.
const WINDOW_MS: i64 = 15 * 60 * 1000;

/// Counts one try and refuses beyond `limit` tries in the window.
pub async fn count(state: &AppState, key: &str, limit: i64) -> Result<(), AppError> {
    let now = state.now().0;
    let window = now - now.rem_euclid(WINDOW_MS);
    let tries = store::count_try(&state.db, &secret_hash(key), window).await?;
    if tries <= limit {
        return Ok(());
    }
    let left = window + WINDOW_MS - now;
    let minutes = u32::try_from(left.div_euclid(60_000) + 1).unwrap_or(15);
    Err(AppError::Throttled { minutes })
}

/// Takes back the try that succeeded. The others stay: a secret of one's own is no way to try more of
/// somebody else's.
pub async fn take_back(state: &AppState, key: &str) -> Result<(), AppError> {
    Ok(store::take_back_try(&state.db, &secret_hash(key)).await?)
}
