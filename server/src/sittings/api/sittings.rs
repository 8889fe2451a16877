//! Planning sittings and finding them.

use super::view::{SittingDetail, SittingView};
use crate::accounts::extract::Certifier;
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings::planning::{self, Planned};
use crate::sittings::schedule;
use crate::state::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use jalon_engine::framework::Localised;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A sitting to plan.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewSittingInput {
    /// Needed when you certify for several organisations.
    #[serde(default)]
    organisation: Option<String>,
    /// Name.
    name: String,
    /// Place.
    place: String,
    /// Local date, `YYYY-MM-DD`.
    date: String,
    /// Local time, `HH:MM`.
    time: String,
    /// IANA name; `Europe/Paris` when absent.
    #[serde(default)]
    time_zone: Option<String>,
    /// From 5 to 480, without extra time.
    duration_minutes: u32,
    /// Id of a certification plan: see `GET /sitting-plans`.
    plan: String,
    /// What candidates read first, one rule a line.
    #[serde(default)]
    rules: String,
}

impl From<NewSittingInput> for Planned {
    fn from(input: NewSittingInput) -> Self {
        Self {
            organisation: input.organisation.unwrap_or_default(),
            name: input.name,
            place: input.place,
            date: input.date,
            time: input.time,
            time_zone: input.time_zone.unwrap_or_else(|| schedule::USUAL_ZONE.to_owned()),
            duration: input.duration_minutes.to_string(),
            plan: input.plan,
            rules: input.rules,
        }
    }
}

/// My organisations' sittings, the latest first.
#[utoipa::path(get, path = "/sittings", tag = "sittings", security(("bearer" = [])), responses(
    (status = 200, body = Vec<SittingView>), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn list_sittings(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
) -> Result<Json<Vec<SittingView>>, AppError> {
    let sittings = planning::list(&state, &scope).await?;
    Ok(Json(sittings.into_iter().map(Into::into).collect()))
}

/// Plan a sitting.
#[utoipa::path(post, path = "/sittings", tag = "sittings", security(("bearer" = [])),
    request_body = NewSittingInput, responses((status = 201, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn create_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Json(input): Json<NewSittingInput>,
) -> Result<(StatusCode, Json<SittingDetail>), AppError> {
    let id = planning::create(&state, &scope, &input.into()).await.map_err(first)?;
    let (sitting, candidates) = planning::show(&state, &scope, &id).await?;
    Ok((StatusCode::CREATED, Json(SittingDetail::new(sitting, candidates))))
}

/// The first fault of a form; a program corrects one at a time.
pub(super) fn first(faults: Vec<AppError>) -> AppError {
    faults.into_iter().next().unwrap_or_else(|| AppError::invalid("body", "form"))
}

/// A sitting and its candidates.
#[utoipa::path(get, path = "/sittings/{id}", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = SittingDetail),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show_sitting(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingDetail>, AppError> {
    let (sitting, candidates) = planning::show(&state, &scope, &id).await?;
    Ok(Json(SittingDetail::new(sitting, candidates)))
}

/// A plan that a sitting may follow.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SittingPlanView {
    /// Id.
    id: String,
    /// Title by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    title: Localised,
    /// How long it usually takes.
    minutes: u32,
}

/// The plans a sitting may follow.
#[utoipa::path(get, path = "/sitting-plans", tag = "sittings", security(("bearer" = [])), responses(
    (status = 200, body = Vec<SittingPlanView>), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn list_sitting_plans(
    State(state): State<AppState>,
    _who: Certifier,
) -> Json<Vec<SittingPlanView>> {
    let bank = state.banks.current();
    let view = |plan: &jalon_engine::session::SessionPlan| SittingPlanView {
        id: plan.id.clone(),
        title: plan.title.clone(),
        minutes: plan.minutes,
    };
    Json(planning::plans(&bank).map(view).collect())
}
