//! The same for programs.

use super::super::check::{self, Verdict};
use super::super::store;
use crate::accounts::extract::Certifier;
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show_document)).routes(routes!(show_archive))
}

/// A certificate as a page to print, with the signed file attached
#[utoipa::path(get, path = "/certificates/{certificate}/document", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, description = "PDF/A-3a, PDF/UA-1", content_type = "application/pdf"), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "It no longer stands"), (status = 429, body = Problem),
        (status = 503, body = Problem, description = "Too many at a time: ask again after `Retry-After`")))]
pub async fn show_document(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
    asked: HeaderMap,
) -> Result<Response, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &code).await?;
    let Verdict::Valid(one) = verdict else { return Err(AppError::conflict("certificate-no-page")) };
    let document = super::document(&state, one, &found).await?;
    Ok(super::send(&asked, &found.code.to_string(), document))
}

/// All certificates of a sitting that stand, as pages to print, in a ZIP
#[utoipa::path(get, path = "/sittings/{id}/certificates/archive", tag = "certificates", security(("bearer" = [])),
    params(("id" = SittingId, Path)),
    responses((status = 200, description = "A PDF each", content_type = "application/zip"), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn show_archive(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    sittings::store::find(&state.db, &scope, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    Ok(super::archive::send(state, found))
}
