//! Certificates of a sitting, and what its certifiers may do to them.

use crate::accounts::extract::{Certifier, Scope};
use crate::certificates::answer::PublicChange;
use crate::certificates::clr;
use crate::certificates::life::{self, complete};
use crate::certificates::record::{Act, Category, Certificate, State as Life};
use crate::certificates::standing::Standing;
use crate::certificates::{instant, store};
use crate::error::{AppError, Problem};
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CandidateId, CertificateId, SittingId};
use crate::sittings;
use crate::state::AppState;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A certificate as its certifiers see it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CertificateEntry {
    /// Id.
    pub(super) id: CertificateId,
    /// Public code, in groups.
    pub(super) code: String,
    /// The candidate.
    pub(super) candidate: CandidateId,
    /// Name of the holder.
    pub(super) holder: String,
    /// Whether it stands.
    pub(super) state: Standing,
    /// When it was issued, RFC 3339.
    pub(super) issued: String,
    /// Since when it is suspended, and why in public words.
    pub(super) suspension: Option<PublicChange>,
    /// When it was withdrawn, and why in public words.
    pub(super) revocation: Option<PublicChange>,
    /// The reason of the suspension or withdrawal.
    pub(super) reason: Option<String>,
}

impl From<Certificate> for CertificateEntry {
    fn from(one: Certificate) -> Self {
        let (state, suspension, revocation) = match &one.state {
            Life::Valid => (Standing::Valid, None, None),
            Life::Suspended(change) => (Standing::Suspended, Some(change.into()), None),
            Life::Revoked(change) => (Standing::Revoked, None, Some(change.into())),
        };
        Self {
            state,
            suspension,
            revocation,
            reason: one.state.change().map(|change| change.reason.clone()),
            code: one.code.to_string(),
            issued: instant(one.issued),
            id: one.id,
            candidate: one.candidate,
            holder: one.holder_name,
        }
    }
}

/// Certificates of a sitting
#[utoipa::path(get, path = "/sittings/{id}/certificates", tag = "certificates", security(("bearer" = [])),
    params(("id" = SittingId, Path)),
    responses((status = 200, body = [CertificateEntry]), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn list_certificates(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<Vec<CertificateEntry>>, AppError> {
    sittings::store::find(&state.db, &scope, &id).await?;
    complete::of_sitting(&state, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    Ok(Json(found.into_iter().map(CertificateEntry::from).collect()))
}

/// Why a certificate is suspended, reinstated or withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewChange {
    /// For the organisation; the public does not see it.
    pub(super) reason: String,
    /// What the public may know.
    #[serde(default)]
    pub(super) category: Category,
}

/// Suspend a certificate: it does not count until the suspension is lifted
#[utoipa::path(post, path = "/certificates/{certificate}/suspension", tag = "certificates", security(("bearer" = [])),
    params(("certificate" = String, Path, description = "Id or public code")), request_body = NewChange,
    responses((status = 200, body = CertificateEntry), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "Suspended or withdrawn before"), (status = 422, body = Problem)))]
pub(super) async fn create_suspension(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
    Json(new): Json<NewChange>,
) -> Result<Json<CertificateEntry>, AppError> {
    done(&state, &scope, &id, (Act::Suspend, new)).await
}

/// Lift the suspension of a certificate
#[utoipa::path(post, path = "/certificates/{certificate}/reinstatement", tag = "certificates", security(("bearer" = [])),
    params(("certificate" = String, Path, description = "Id or public code")), request_body = NewChange,
    responses((status = 200, body = CertificateEntry), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "Not suspended"), (status = 422, body = Problem)))]
pub(super) async fn create_reinstatement(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
    Json(new): Json<NewChange>,
) -> Result<Json<CertificateEntry>, AppError> {
    done(&state, &scope, &id, (Act::Reinstate, new)).await
}

/// Withdraw a certificate, for ever
#[utoipa::path(post, path = "/certificates/{certificate}/revocation", tag = "certificates", security(("bearer" = [])),
    params(("certificate" = String, Path, description = "Id or public code")), request_body = NewChange,
    responses((status = 200, body = CertificateEntry), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "Withdrawn before"), (status = 422, body = Problem)))]
pub(super) async fn create_revocation(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
    Json(new): Json<NewChange>,
) -> Result<Json<CertificateEntry>, AppError> {
    done(&state, &scope, &id, (Act::Revoke, new)).await
}

async fn done(
    state: &AppState,
    scope: &Scope,
    id: &str,
    (act, new): (Act, NewChange),
) -> Result<Json<CertificateEntry>, AppError> {
    let changed = life::change(state, scope, id, act, (new.category, &new.reason)).await?;
    Ok(Json(changed.into()))
}

/// The whole record of a certificate's holder, as far as this organisation issued it
#[utoipa::path(get, path = "/certificates/{certificate}/record", tag = "certificates", security(("bearer" = [])),
    params(("certificate" = String, Path, description = "Id or public code")),
    responses((status = 200, body = serde_json::Value, description = "CLR 2.0 credential"), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem, description = "None of them stands")))]
pub(super) async fn show_record(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let signed = clr::for_certifier(&state, &scope, &id).await?;
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    Ok((headers, signed.text).into_response())
}
