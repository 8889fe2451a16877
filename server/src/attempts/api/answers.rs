//! Answering and ending.

use super::view::{AnswerView, AttemptView};
use crate::attempts::holder::AttemptHolder;
use crate::attempts::work::view::{WorkInput, WorkView};
use crate::attempts::{self, AnswerReply, store, work};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{IntoResponse, Response};
use jalon_engine::item::answer::Answer;
use jalon_engine::session::{Doing, Position};
use jalon_engine::stopping::StopReason;
use serde::Deserialize;
use utoipa::ToSchema;

/// Says that this very answer was stored before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// An answer to the question at a place.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAnswer {
    /// The place it answers, as told with the question.
    position: u32,
    /// `{"kind": "choice", "choice": "a"}`, `choices` (list), `text`, `order` (list), `pairs` (map),
    /// `gaps` (map), `{"kind": "task", "acts": [{"do": "open", "message": "m1"}]}` (what was done, in order), or
    /// `{"kind": "dont_know"}`.
    #[schema(value_type = Object)]
    answer: Answer,
    /// `alone` (usual) or `helped`; told in a diagnostic only.
    #[serde(default)]
    #[schema(value_type = String)]
    doing: Doing,
}

/// Opens a timed question: its time starts now, once.
#[utoipa::path(post, path = "/attempts/{id}/presentation", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses(
    (status = 200, body = AttemptView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn create_presentation(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<AttemptView>, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    attempts::show(&state, &attempt).await?;
    let question =
        attempts::present(&attempt).map(|question| attempts::Presented { shown: true, ..question });
    let work = work::shown(&state, &attempt).await?;
    Ok(Json(AttemptView::new(&attempt, question, work)))
}

/// Keeps what was done so far on an interactive task, until it is answered.
#[utoipa::path(put, path = "/attempts/{id}/work", tag = "attempts", params(("id" = String, Path)),
    request_body = WorkInput, security(("bearer" = [])), responses((status = 200, body = WorkView),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "`answer-already-other`"), (status = 422, body = Problem)))]
pub(super) async fn keep_work(
    State(state): State<AppState>,
    holder: AttemptHolder,
    Json(input): Json<WorkInput>,
) -> Result<Json<WorkView>, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    Ok(Json(work::keep(&state, &attempt, input).await?))
}

/// Stores an answer. The same answer again gets the same reply, marked `Idempotent-Replayed: true`.
#[utoipa::path(post, path = "/attempts/{id}/answers", tag = "attempts", params(("id" = String, Path)),
    request_body = NewAnswer, security(("bearer" = [])), responses((status = 200, body = AnswerView),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "`answer-already-other`, `answer-not-asked`, `attempt-ended`"),
    (status = 422, body = Problem)))]
pub(super) async fn create_answer(
    State(state): State<AppState>,
    holder: AttemptHolder,
    Json(new): Json<NewAnswer>,
) -> Result<Response, AppError> {
    let id = &holder.record.id;
    let stored = attempts::answer(&state, id, Position(new.position), new.answer, new.doing).await?;
    let record = store::find(&state.db, id).await?;
    let view = AnswerView {
        position: new.position,
        answered: record.answered,
        state: record.state,
        late: matches!(stored, AnswerReply::StoredLate | AnswerReply::ReplayedLate),
    };
    Ok(match stored {
        AnswerReply::Replayed | AnswerReply::ReplayedLate => {
            ([(REPLAYED, "true")], Json(view)).into_response()
        }
        AnswerReply::Stored | AnswerReply::StoredLate => Json(view).into_response(),
    })
}

/// Stops and keeps what was answered. Ending twice changes nothing.
#[utoipa::path(post, path = "/attempts/{id}/ending", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = AttemptView),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn create_ending(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<AttemptView>, AppError> {
    attempts::end(&state, &holder.record.id, StopReason::EndedByLearner).await?;
    let attempt = attempts::load(&state, &holder.record.id).await?;
    Ok(Json(AttemptView::new(&attempt, None, None)))
}
