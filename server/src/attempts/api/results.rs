//! Reading what came out.

use super::view::{CorrectionView, ResultView};
use crate::attempts::holder::AttemptHolder;
use crate::attempts::{self, export};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::state::AppState;
use axum::extract::State;

/// The result of a completed test.
#[utoipa::path(get, path = "/attempts/{id}/result", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = ResultView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem, description = "`attempt-running`")))]
pub(super) async fn show_result(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<ResultView>, AppError> {
    let outcome = attempts::outcome(&state, &holder.record.id).await?;
    let helped = holder.record.helped;
    Ok(Json(ResultView { id: holder.record.id, helped, assisted: helped.is_assisted(), outcome }))
}

/// Each question of a completed test with its correction.
#[utoipa::path(get, path = "/attempts/{id}/corrections", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = Vec<CorrectionView>),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn show_corrections(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<Vec<CorrectionView>>, AppError> {
    let done = attempts::completed(&state, &holder.record.id).await?;
    let corrected = done.corrections(&holder.record.locale).ok_or(AppError::NotFound)?;
    Ok(Json(corrected.into_iter().map(CorrectionView::from).collect()))
}

/// Everything stored of a completed test: plan, bank revision, engine version, seed, answers, result.
#[utoipa::path(get, path = "/attempts/{id}/export", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = Object), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn show_export(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<export::Export>, AppError> {
    Ok(Json(export::export(attempts::load(&state, &holder.record.id).await?)?))
}
