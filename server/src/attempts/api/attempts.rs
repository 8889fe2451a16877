//! Beginning, finding again, owning.

use super::view::{AttemptSummary, AttemptView, StartedView};
use crate::accounts::Identity;
use crate::accounts::extract::{SignedIn, identify};
use crate::attempts::holder::AttemptHolder;
use crate::attempts::joining::{self, Wish};
use crate::attempts::{self, AttemptState, Helped, Started, file, store, work};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::AttemptId;
use crate::state::AppState;
use crate::ui::download;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

/// What to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAttempt {
    /// Id of a plan (`GET /plans`); not needed with a cohort's code.
    #[serde(default)]
    plan: Option<String>,
    /// Language of the questions, for instance `fr`.
    locale: String,
    /// Help received.
    #[serde(default)]
    helped: Helped,
    /// Code of a cohort.
    #[serde(default)]
    cohort_code: Option<String>,
    /// The participant's name; needed with a cohort's code.
    #[serde(default)]
    participant_name: Option<String>,
}

/// Whoever is signed in, or nobody.
pub(super) struct Visitor(Option<Identity>);

impl FromRequestParts<AppState> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        identify(parts, state).await.map(Self)
    }
}

/// Begins a test; nobody needs an account.
#[utoipa::path(post, path = "/attempts", tag = "attempts", request_body = NewAttempt, responses(
    (status = 201, body = StartedView), (status = 422, body = Problem)))]
pub(super) async fn create_attempt(
    State(state): State<AppState>,
    Visitor(visitor): Visitor,
    address: ClientAddress,
    Json(new): Json<NewAttempt>,
) -> Result<(StatusCode, Json<StartedView>), AppError> {
    let wish = Wish {
        plan: new.plan,
        locale: new.locale,
        helped: new.helped,
        cohort_code: new.cohort_code,
        participant_name: new.participant_name,
        account: visitor.map(|identity| identity.account),
    };
    let started = joining::start(&state, &address, wish).await?;
    Ok((StatusCode::CREATED, Json(view(started, AttemptState::Running))))
}

fn view(started: Started, state: AttemptState) -> StartedView {
    StartedView { id: started.id, secret: started.secret, resume_code: started.resume_code, state }
}

/// The tests of the signed-in account, newest first.
#[utoipa::path(get, path = "/attempts", tag = "attempts", security(("bearer" = [])), responses(
    (status = 200, body = Vec<AttemptSummary>), (status = 401, body = Problem)))]
pub(super) async fn list_my_attempts(
    State(state): State<AppState>,
    SignedIn(identity): SignedIn,
) -> Result<Json<Vec<AttemptSummary>>, AppError> {
    let records = attempts::mine(&state, &identity.account).await?;
    Ok(Json(records.into_iter().map(AttemptSummary::from).collect()))
}

/// A test and its present question. Showing a question starts its time.
#[utoipa::path(get, path = "/attempts/{id}", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses(
    (status = 200, body = AttemptView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show_attempt(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Json<AttemptView>, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    let question = attempts::open(&state, &attempt).await?;
    let work = work::shown(&state, &attempt).await?;
    Ok(Json(AttemptView::new(&attempt, question, work)))
}

/// The file of the present question, made for this learner.
#[utoipa::path(get, path = "/attempts/{id}/file", tag = "attempts", params(("id" = String, Path)),
    security(("bearer" = [])), responses((status = 200, description = "The file, by its media type"),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "`file-none`")))]
pub(super) async fn download_file(
    State(state): State<AppState>,
    holder: AttemptHolder,
) -> Result<Response, AppError> {
    download::reply(file::asked(&attempts::load(&state, &holder.record.id).await?))
}

/// Proof of holding a test.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOwner {
    /// The resume code, or the attempt's secret.
    resume_code: String,
}

/// Attaches a test to the signed-in account.
#[utoipa::path(post, path = "/attempts/{id}/owner", tag = "attempts", params(("id" = String, Path)),
    request_body = NewOwner, security(("bearer" = [])), responses((status = 204),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn create_owner(
    State(state): State<AppState>,
    SignedIn(identity): SignedIn,
    address: ClientAddress,
    Path(id): Path<AttemptId>,
    Json(new): Json<NewOwner>,
) -> Result<StatusCode, AppError> {
    joining::count_try(&state, &address).await?;
    attempts::adopt(&state, &id, &identity.account, &new.resume_code).await?;
    joining::take_back_try(&state, &address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A resume code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewResumption {
    /// As typed: case, spaces and hyphens do not matter.
    code: String,
}

/// Hands a test to this device; the device before loses it.
#[utoipa::path(post, path = "/resumptions", tag = "attempts", request_body = NewResumption, responses(
    (status = 201, body = StartedView), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn create_resumption(
    State(state): State<AppState>,
    address: ClientAddress,
    Json(new): Json<NewResumption>,
) -> Result<(StatusCode, Json<StartedView>), AppError> {
    let started = joining::resume(&state, &address, &new.code).await?;
    let record = store::find(&state.db, &started.id).await?;
    Ok((StatusCode::CREATED, Json(view(started, record.state))))
}
