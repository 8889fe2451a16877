//! One learner of a cohort, and all of them as a table.

use super::view::LearnerView;
use crate::accounts::extract::Trainer;
use crate::cohorts::{self, Form};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{AttemptId, CohortId};
use crate::state::AppState;
use crate::ui::Shell;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

/// A learner of a cohort of mine, with the result once the test is over; never the answers.
#[utoipa::path(get, path = "/cohorts/{id}/learners/{attempt}", tag = "cohorts",
    params(("id" = String, Path), ("attempt" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = LearnerView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show_cohort_learner(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path((id, attempt)): Path<(CohortId, AttemptId)>,
) -> Result<Json<LearnerView>, AppError> {
    let (_, learner) = cohorts::learner(&state, &scope, &id, &attempt).await?;
    Ok(Json(LearnerView::new(learner, state.now())))
}

/// How the table is laid out.
#[derive(Debug, Default, Deserialize)]
pub(super) struct TableQuery {
    #[serde(default)]
    form: String,
}

/// Results of a cohort of mine as CSV for spreadsheets: UTF-8 with its mark, every cell quoted, no cell
/// that runs as a formula. With `Accept-Language: fr`, `;` between cells and a decimal comma; with `en`,
/// `,` and a point.
#[utoipa::path(get, path = "/cohorts/{id}/results.csv", tag = "cohorts",
    params(("id" = String, Path), ("form" = Option<String>, Query,
        description = "`long`: one line per learner and competence; else one line per learner")),
    security(("bearer" = [])), responses((status = 200, body = String, content_type = "text/csv"),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn export_cohort(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
    Query(query): Query<TableQuery>,
) -> Result<Response, AppError> {
    let followed = cohorts::follow(&state, &scope, &id).await?;
    cohorts::table(&state, &followed, Form::named(&query.form), shell.lang)?.download("results")
}
