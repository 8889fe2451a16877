//! The holder of an attempt, for pages: whoever is refused is offered the way back in.

use crate::attempts::holder::AttemptHolder;
use crate::error::AppError;
use crate::state::AppState;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

/// See [`AttemptHolder`]. A refusal says the same whether the test is someone else's or does not exist.
#[derive(Debug, Clone)]
pub(super) struct Holder(pub(super) AttemptHolder);

/// This device does not hold the test: type the resume code, or sign in.
#[derive(Debug, Template)]
#[template(path = "attempts/not_held.html")]
struct NotHeldPage {
    shell: Shell,
    next: String,
}

impl FromRequestParts<AppState> for Holder {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match AttemptHolder::from_request_parts(parts, state).await {
            Ok(holder) => Ok(Self(holder)),
            Err(error @ (AppError::NotFound | AppError::SignInNeeded)) => {
                let Ok(shell) = Shell::from_request_parts(parts, state).await;
                let next = parts.uri.path().to_owned();
                Err((error.status(), Page(NotHeldPage { shell, next })).into_response())
            }
            Err(error) => Err(error.into_response()),
        }
    }
}
