//! What an invigilator does.

use super::enrolment::view;
use super::view::{CandidateView, RoomOutput, SittingDetail};
use crate::accounts::extract::{Certifier, Scope};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::conduct::Room;
use crate::sittings::{planning, room};
use crate::state::AppState;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

/// Minutes to give.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GrantInput {
    /// From 1 to 240.
    minutes: u32,
    /// Why.
    reason: String,
}

/// Something that happened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IncidentInput {
    /// In words.
    incident: String,
}

/// Why a test ends early.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndingInput {
    /// Why.
    reason: String,
}

async fn detail(state: &AppState, scope: &Scope, id: &SittingId) -> Result<Json<SittingDetail>, AppError> {
    let (sitting, candidates) = planning::show(state, scope, id).await?;
    Ok(Json(SittingDetail::new(sitting, candidates)))
}

/// The live room, those who need something first.
#[utoipa::path(get, path = "/sittings/{id}/room", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = RoomOutput), (status = 401, body = Problem),
    (status = 404, body = Problem)))]
pub(super) async fn show_room(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<RoomOutput>, AppError> {
    Ok(Json(room::view(&state, &scope, &id).await?.into()))
}

/// Open the room. Opening it twice changes nothing.
#[utoipa::path(post, path = "/sittings/{id}/opening", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn open_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.open().await?;
    detail(&state, &scope, &id).await
}

/// Stop every clock that runs.
#[utoipa::path(post, path = "/sittings/{id}/pause", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn pause_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.pause_all().await?;
    detail(&state, &scope, &id).await
}

/// Start every clock that stands; deadlines move by the pause.
#[utoipa::path(delete, path = "/sittings/{id}/pause", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn resume_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.resume_all().await?;
    detail(&state, &scope, &id).await
}

/// Give minutes to everyone whose test is under way.
#[utoipa::path(post, path = "/sittings/{id}/extra-time", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), request_body = GrantInput, responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn grant_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Json(input): Json<GrantInput>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }
        .grant_all(&input.minutes.to_string(), &input.reason)
        .await?;
    detail(&state, &scope, &id).await
}

/// Note an incident of the room.
#[utoipa::path(post, path = "/sittings/{id}/incidents", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), request_body = IncidentInput, responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn note_sitting_incident(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Json(input): Json<IncidentInput>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.note_incident(None, &input.incident).await?;
    detail(&state, &scope, &id).await
}

/// End the sitting and every test that still runs.
#[utoipa::path(post, path = "/sittings/{id}/ending", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn end_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.end().await?;
    detail(&state, &scope, &id).await
}

/// The identity document was checked: the candidate may begin.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/admission", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn admit_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.admit(&candidate).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Stop a candidate's clock.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/pause", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn pause_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.pause(&candidate).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Start a candidate's clock again; the deadline moves by the pause.
#[utoipa::path(delete, path = "/sittings/{id}/candidates/{candidate}/pause", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn resume_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.resume(&candidate).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Give minutes to a candidate whose test is under way.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/extra-time", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    request_body = GrantInput, responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn grant_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Json(input): Json<GrantInput>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }
        .grant(&candidate, &input.minutes.to_string(), &input.reason)
        .await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Let the candidate go on with another device.
#[utoipa::path(delete, path = "/sittings/{id}/candidates/{candidate}/device", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn release_candidate_device(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.release_device(&candidate).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Note an incident about a candidate.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/incidents", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    request_body = IncidentInput, responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn note_candidate_incident(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Json(input): Json<IncidentInput>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }
        .note_incident(Some(&candidate), &input.incident)
        .await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// End one test, with a reason.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/ending", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    request_body = EndingInput, responses((status = 200, body = CandidateView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn end_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Json(input): Json<EndingInput>,
) -> Result<Json<CandidateView>, AppError> {
    Room { state: &state, scope: &scope, sitting: &id }.end_test(&candidate, &input.reason).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}
