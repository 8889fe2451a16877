//! Documents as downloads: of one certificate by whoever has its code, of a sitting by its certifiers.

use super::super::check::{self, Verdict};
use super::super::page::shown;
use super::super::store;
use crate::accounts::extract::Certifier;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings;
use crate::state::AppState;
use crate::ui::Shell;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// `GET /verify/{code}/certificate.pdf`. A certificate that no longer stands has no document to hand out: the page
/// says why, and the signed file stays.
pub(in crate::certificates) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
    asked: HeaderMap,
) -> Result<Response, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &typed).await?;
    match verdict {
        Verdict::Valid(one) => {
            let document = super::document(&state, one, &found).await?;
            Ok(super::send(&asked, &found.code.to_string(), document))
        }
        other => Ok((StatusCode::CONFLICT, shown(&state, shell, other, None)).into_response()),
    }
}

/// `GET /sittings/{id}/certificates.zip`
pub(in crate::certificates) async fn archive(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    sittings::store::find(&state.db, &scope, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    Ok(super::archive::send(state, found))
}
