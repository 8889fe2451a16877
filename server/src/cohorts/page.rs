//! Pages of cohorts.

use crate::state::AppState;
use axum::Router;

/// Routes.
pub fn routes() -> Router<AppState> {
    Router::new()
}
