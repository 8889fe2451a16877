//! Making, listing, following, closing and reopening cohorts.

use super::view::{CohortView, FollowedView};
use crate::accounts::extract::Trainer;
use crate::cohorts::{self, NewCohort};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CohortId, OrganisationId};
use crate::state::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A cohort to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CohortInput {
    /// Name, as learners will read it.
    name: String,
    /// Id of a positioning plan (`GET /plans`).
    plan: String,
    /// Where; needed by who trains in several organisations.
    #[serde(default)]
    organisation: Option<OrganisationId>,
}

/// My cohorts, newest first.
#[utoipa::path(get, path = "/cohorts", tag = "cohorts", security(("bearer" = [])), responses(
    (status = 200, body = Vec<CohortView>), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn list_cohorts(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
) -> Result<Json<Vec<CohortView>>, AppError> {
    let cohorts = cohorts::list(&state, &scope).await?;
    Ok(Json(cohorts.into_iter().map(|cohort| CohortView::new(&state, cohort)).collect()))
}

/// Make a cohort.
#[utoipa::path(post, path = "/cohorts", tag = "cohorts", request_body = CohortInput,
    security(("bearer" = [])), responses((status = 201, body = CohortView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn create_cohort(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Json(input): Json<CohortInput>,
) -> Result<(StatusCode, Json<CohortView>), AppError> {
    let new = NewCohort { name: input.name, plan: input.plan, organisation: input.organisation };
    let cohort = cohorts::create(&state, &scope, &new).await?;
    Ok((StatusCode::CREATED, Json(CohortView::new(&state, cohort))))
}

/// A cohort of mine: its learners and what the group masters.
#[utoipa::path(get, path = "/cohorts/{id}", tag = "cohorts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = FollowedView),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show_cohort(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Json<FollowedView>, AppError> {
    let followed = cohorts::follow(&state, &scope, &id).await?;
    Ok(Json(FollowedView::new(&state, followed)))
}

/// Let nobody new join; who began goes on.
#[utoipa::path(post, path = "/cohorts/{id}/closing", tag = "cohorts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = CohortView),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn close_cohort(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Json<CohortView>, AppError> {
    let cohort = cohorts::close(&state, &scope, &id).await?;
    Ok(Json(CohortView::new(&state, cohort)))
}

/// Let people join again.
#[utoipa::path(post, path = "/cohorts/{id}/reopening", tag = "cohorts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = CohortView),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn reopen_cohort(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Json<CohortView>, AppError> {
    let cohort = cohorts::reopen(&state, &scope, &id).await?;
    Ok(Json(CohortView::new(&state, cohort)))
}
