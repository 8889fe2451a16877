//! Drawings of questions, by bank revision: an old test keeps its own.

use crate::error::AppError;
use crate::http::path::Path;
use crate::state::AppState;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use jalon_engine::bank::BankRevision;

/// `GET /media/{revision}/{*file}`, the file below the bank's `media/`: nothing in it runs.
pub async fn show(
    State(state): State<AppState>,
    Path((revision, file)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let bank = state.banks.revision(&state.db, &BankRevision(revision)).await?;
    let drawing = bank.media(&format!("media/{file}")).ok_or(AppError::NotFound)?.to_owned();
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, drawing).into_response())
}
