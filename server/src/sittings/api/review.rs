//! The review, its decisions, the publication.

use super::view::{CandidateView, SittingDetail};
use crate::accounts::extract::Certifier;
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::review::{self, Dossier, Review, Ruling};
use crate::sittings::{Decision, SittingState, planning, time_left};
use crate::state::AppState;
use axum::extract::State;
use jalon_engine::session::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A sitting under review.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReviewView {
    /// Where the sitting stands.
    state: SittingState,
    /// Names of those who started and have no decision.
    undecided: Vec<String>,
    /// Incidents of the room.
    incidents: Vec<String>,
    /// The candidates, undecided ones first.
    candidates: Vec<DossierView>,
}

/// Everything about a candidate that a decision rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DossierView {
    #[serde(flatten)]
    candidate: CandidateView,
    /// Levels with their uncertainty, points, number of answers, why the test stopped; `null` for who did
    /// not start.
    #[schema(value_type = Option<Object>)]
    outcome: Option<Outcome>,
    /// Minutes spent on the test, without pauses.
    minutes: Option<u32>,
    /// Minutes given during the test.
    granted_minutes: i64,
    /// Incidents of this candidate.
    incidents: Vec<String>,
}

impl From<Dossier> for DossierView {
    fn from(dossier: Dossier) -> Self {
        Self {
            minutes: time_left::minutes_spent(&dossier.candidate),
            granted_minutes: dossier.candidate.granted_ms / time_left::MINUTE_MS,
            incidents: dossier.incidents().map(|event| event.note.clone()).collect(),
            outcome: dossier.outcome,
            candidate: dossier.candidate.into(),
        }
    }
}

impl From<Review> for ReviewView {
    fn from(review: Review) -> Self {
        Self {
            state: review.sitting.state,
            undecided: review.undecided(),
            incidents: review.room_incidents.into_iter().map(|event| event.note).collect(),
            candidates: review.dossiers.into_iter().map(Into::into).collect(),
        }
    }
}

/// The review of a sitting that is over.
#[utoipa::path(get, path = "/sittings/{id}/review", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = ReviewView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn show_review(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<ReviewView>, AppError> {
    Ok(Json(review::view(&state, &scope, &id).await?.into()))
}

/// Close the review: everyone who started has a decision.
#[utoipa::path(post, path = "/sittings/{id}/review", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = ReviewView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem, description = "Names who has no decision")))]
pub(super) async fn close_review(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<ReviewView>, AppError> {
    review::close(&state, &scope, &id).await?;
    Ok(Json(review::view(&state, &scope, &id).await?.into()))
}

/// A decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionInput {
    /// What.
    decision: Decision,
    /// Why: needed unless certified without incident.
    #[serde(default)]
    reason: String,
}

/// Decide about a candidate.
#[utoipa::path(post, path = "/sittings/{id}/candidates/{candidate}/decision", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    request_body = DecisionInput, responses((status = 200, body = CandidateView),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem)))]
pub(super) async fn decide_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Json(input): Json<DecisionInput>,
) -> Result<Json<CandidateView>, AppError> {
    let ruling = Ruling { candidate: &candidate, decision: input.decision, reason: &input.reason };
    review::decide(&state, &scope, &id, ruling).await?;
    Ok(Json(super::enrolment::view(&state, &scope, &id, &candidate).await?))
}

/// Publish every decision and issue every certificate. Publishing twice changes nothing.
#[utoipa::path(post, path = "/sittings/{id}/publication", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn publish_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    review::publish(&state, &scope, &id).await?;
    let (sitting, candidates) = planning::show(&state, &scope, &id).await?;
    Ok(Json(SittingDetail::new(sitting, candidates)))
}
