//! A learner's test in JSON. An attempt's secret is the bearer token of its own routes.

mod answers;
mod attempts;
mod results;
pub mod view;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// `/attempts…`, `/resumptions`.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(attempts::create_attempt, attempts::list_my_attempts))
        .routes(routes!(attempts::show_attempt))
        .routes(routes!(attempts::create_owner))
        .routes(routes!(attempts::create_resumption))
        .routes(routes!(attempts::download_file))
        .routes(routes!(answers::create_presentation))
        .routes(routes!(answers::keep_work))
        .routes(routes!(answers::create_answer))
        .routes(routes!(answers::create_ending))
        .routes(routes!(results::show_result))
        .routes(routes!(results::show_corrections))
        .routes(routes!(results::show_export))
}
