//! Cohorts in JSON, and the table of results.

mod cohorts;
mod learners;
mod view;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(cohorts::list_cohorts, cohorts::create_cohort))
        .routes(routes!(cohorts::show_cohort))
        .routes(routes!(cohorts::close_cohort))
        .routes(routes!(cohorts::reopen_cohort))
        .routes(routes!(learners::show_cohort_learner))
        .routes(routes!(learners::export_cohort))
}
