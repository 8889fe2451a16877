//! Enrolment, one by one or as a list.

use super::sittings::first;
use super::view::CandidateView;
use crate::accounts::extract::{Certifier, Scope};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::enrolment::{self, Report};
use crate::sittings::roster::{Entry, RosterRow};
use crate::sittings::{candidates_store, settling, store};
use crate::state::AppState;
use crate::ui::Lang;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A candidate to enrol.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCandidateInput {
    /// Last name, as on the document.
    last_name: String,
    /// First names; may be empty.
    #[serde(default)]
    first_name: String,
    /// `YYYY-MM-DD` or `DD/MM/YYYY`.
    birth_date: String,
    /// E-mail.
    #[serde(default)]
    email: Option<String>,
    /// Your own reference.
    #[serde(default)]
    reference: Option<String>,
    /// Extra time in percent, 0 to 200.
    #[serde(default)]
    extra_time_percent: u32,
}

/// Enrol a candidate.
#[utoipa::path(post, path = "/sittings/{id}/candidates", tag = "sittings", params(("id" = String, Path)),
    security(("bearer" = [])), request_body = NewCandidateInput, responses((status = 201, body = CandidateView),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem)))]
pub(super) async fn enrol_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Json(input): Json<NewCandidateInput>,
) -> Result<(StatusCode, Json<CandidateView>), AppError> {
    let entry = Entry {
        last_name: input.last_name,
        first_name: input.first_name,
        birth_date: input.birth_date,
        email: input.email.unwrap_or_default(),
        reference: input.reference.unwrap_or_default(),
        extra_time: input.extra_time_percent.to_string(),
    };
    let candidate = enrolment::enrol(&state, &scope, &id, &entry).await.map_err(first)?;
    Ok((StatusCode::CREATED, Json(view(&state, &scope, &id, &candidate).await?)))
}

/// A candidate of a sitting that this person may see.
pub(super) async fn view(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
    candidate: &CandidateId,
) -> Result<CandidateView, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let found = candidates_store::find(&state.db, id, candidate).await?;
    Ok(settling::settle(state, &sitting, found).await?.into())
}

/// A list of candidates.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportInput {
    /// The list: a line of headings, then a person a line.
    csv: String,
    /// Whether to enrol everyone when there is no fault.
    #[serde(default)]
    confirm: bool,
}

/// For a list sent as `text/csv`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ImportQuery {
    #[serde(default)]
    confirm: bool,
}

/// What a list says, row by row.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportReport {
    /// How many were enrolled; absent when nothing was stored.
    enrolled: Option<usize>,
    /// How many rows could be enrolled.
    ready: usize,
    /// Faults of the list as a whole.
    faults: Vec<ImportFault>,
    /// Columns that are not used.
    ignored: Vec<String>,
    /// The rows.
    rows: Vec<ImportRow>,
}

/// A row.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportRow {
    /// Its line, from 1.
    line: u64,
    /// Last name as read.
    last_name: String,
    /// First names as read.
    first_name: String,
    /// What is wrong; empty when nothing is.
    faults: Vec<ImportFault>,
}

/// A fault.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportFault {
    /// The field.
    field: String,
    /// Stable code.
    code: String,
    /// In words.
    message: String,
}

impl ImportFault {
    fn of(fault: &AppError, lang: Lang) -> Self {
        let (field, code) = match fault {
            AppError::Invalid { field, key, .. } => (field.clone(), (*key).to_owned()),
            other => (String::new(), other.key().to_owned()),
        };
        Self { field, code, message: fault.message(lang) }
    }
}

impl ImportReport {
    fn of(report: &Report, lang: Lang) -> Self {
        let roster = &report.roster;
        let faults = |faults: &[AppError]| faults.iter().map(|fault| ImportFault::of(fault, lang)).collect();
        let row = |row: &RosterRow| ImportRow {
            line: row.line,
            last_name: row.entry.last_name.clone(),
            first_name: row.entry.first_name.clone(),
            faults: row.checked.as_ref().err().map_or_else(Vec::new, |found| faults(found)),
        };
        Self {
            enrolled: report.enrolled,
            ready: roster.candidates().count(),
            faults: faults(&roster.faults),
            ignored: roster.ignored.clone(),
            rows: roster.rows.iter().map(row).collect(),
        }
    }
}

/// Check a list of candidates, and enrol them with `confirm` when it has no fault.
///
/// Sent as JSON, or as `text/csv` with `?confirm=true`.
#[utoipa::path(post, path = "/sittings/{id}/enrolment", tag = "sittings",
    params(("id" = String, Path), ("confirm" = Option<bool>, Query, description = "For text/csv")),
    security(("bearer" = [])),
    request_body(content((ImportInput = "application/json"), (String = "text/csv"))), responses(
    (status = 200, body = ImportReport, description = "Checked, nothing stored"),
    (status = 201, body = ImportReport, description = "Everyone is enrolled"),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = ImportReport, description = "Faults, nothing stored")))]
pub(super) async fn import_candidates(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Query(query): Query<ImportQuery>,
    parts: Parts,
    body: Bytes,
) -> Result<(StatusCode, Json<ImportReport>), AppError> {
    let input = read(&parts.headers, &body, query.confirm)?;
    let report = enrolment::import(&state, &scope, &id, &input.csv, input.confirm).await?;
    let status = match (report.enrolled, report.roster.is_clean()) {
        (Some(_), _) => StatusCode::CREATED,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, Json(ImportReport::of(&report, crate::ui::language(&parts)))))
}

fn read(headers: &HeaderMap, body: &[u8], confirm: bool) -> Result<ImportInput, AppError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/csv") {
        let csv = str::from_utf8(body).map_err(|_| AppError::invalid("csv", "csv-unreadable"))?;
        return Ok(ImportInput { csv: csv.to_owned(), confirm });
    }
    serde_json::from_slice(body).map_err(|error| AppError::invalid_with("body", "json", error.to_string()))
}

/// A candidate.
#[utoipa::path(get, path = "/sittings/{id}/candidates/{candidate}", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])), responses(
    (status = 200, body = CandidateView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Json<CandidateView>, AppError> {
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// What may change before the start.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CandidateChange {
    /// Extra time in percent, 0 to 200.
    extra_time_percent: u32,
}

/// Change the extra time of a candidate who has not started.
#[utoipa::path(patch, path = "/sittings/{id}/candidates/{candidate}", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])),
    request_body = CandidateChange, responses((status = 200, body = CandidateView),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem)))]
pub(super) async fn change_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Json(change): Json<CandidateChange>,
) -> Result<Json<CandidateView>, AppError> {
    let percent = change.extra_time_percent.to_string();
    enrolment::set_extra_time(&state, &scope, &id, &candidate, &percent).await?;
    Ok(Json(view(&state, &scope, &id, &candidate).await?))
}

/// Take a candidate who has not started off the list.
#[utoipa::path(delete, path = "/sittings/{id}/candidates/{candidate}", tag = "sittings",
    params(("id" = String, Path), ("candidate" = String, Path)), security(("bearer" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn remove_candidate(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<StatusCode, AppError> {
    enrolment::remove(&state, &scope, &id, &candidate).await?;
    Ok(StatusCode::NO_CONTENT)
}
