//! Every component with sample data: a page for people, a fixture for tests.

use crate::state::AppState;
use axum::Router;

/// `/gallery`.
pub fn routes() -> Router<AppState> {
    Router::new()
}
