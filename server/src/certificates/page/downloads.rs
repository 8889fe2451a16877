//! What anyone takes away from a certificate's page: the signed file, the same as a token, as a picture, as a drawing.

use crate::certificates::badge::Badge;
use crate::certificates::check;
use crate::certificates::record::Certificate;
use crate::certificates::work;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::path::Path;
use crate::state::AppState;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// Routes.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/verify/{code}/credential.json", get(credential))
        .route("/verify/{code}/credential.jwt", get(jwt))
        .route("/verify/{code}/badge.png", get(picture))
        .route("/verify/{code}/badge.svg", get(drawing))
}

/// A file of a certificate.
pub(super) fn attachment(
    found: &Certificate,
    ending: &str,
    kind: &'static str,
    body: impl Into<Body>,
) -> Response {
    let name = format!("attachment; filename=\"certificate-{}.{ending}\"", found.code);
    let headers = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name.as_str()), (CACHE_CONTROL, "no-store")];
    (headers, body.into()).into_response()
}

/// `GET /verify/{code}/credential.json`: the file, byte for byte as issued.
async fn credential(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &typed).await?;
    Ok(attachment(&found, "json", "application/json", found.credential.clone()))
}

/// `GET /verify/{code}/credential.jwt`: the same as a compact JWS.
async fn jwt(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &typed).await?;
    let token = check::jwt(&found)?;
    Ok(attachment(&found, "jwt", "text/plain; charset=utf-8", token))
}

/// `GET /verify/{code}/badge.png`: a picture with the file inside.
async fn picture(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &typed).await?;
    let file = found.credential.clone();
    let made = work::aside(move || Badge::png(file.as_bytes())).await?;
    let made = made.map_err(|error| AppError::Internal(format!("badge of {}: {error}", found.id)))?;
    Ok(attachment(&found, "png", "image/png", made))
}

/// `GET /verify/{code}/badge.svg`: a drawing with the file inside.
async fn drawing(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &typed).await?;
    let one = verdict.certificate().ok_or(AppError::conflict("certificate-key-compromised"))?;
    let made = Badge::from(&*one).svg(&found.credential);
    let made = made.map_err(|error| AppError::Internal(format!("badge of {}: {error}", found.id)))?;
    Ok(attachment(&found, "svg", "image/svg+xml", made))
}
