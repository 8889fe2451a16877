//! A demonstration organisation: simulated answers through the real engine, plainly marked.

use crate::error::AppError;
use crate::state::AppState;

/// Fills an empty service and writes `demo.json` and `credentials/` into the data folder.
pub async fn fill(_state: &AppState) -> Result<(), AppError> {
    Err(AppError::Internal("not there yet".to_owned()))
}
