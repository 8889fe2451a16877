//! Forms and JSON bodies with humane refusals.

use crate::error::AppError;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

/// A form (`application/x-www-form-urlencoded`); repeated keys become lists.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        match axum_extra::extract::Form::<T>::from_request(request, state).await {
            Ok(axum_extra::extract::Form(value)) => Ok(Self(value)),
            Err(rejection) => Err(refusal(rejection.into_response().status(), "form")),
        }
    }
}

/// A JSON body.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(AppError::TooLarge),
            Err(rejection) => Err(AppError::invalid_with("body", "json", rejection.body_text())),
        }
    }
}

impl<T: serde::Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> axum::response::Response {
        axum::Json(self.0).into_response()
    }
}

fn refusal(status: StatusCode, field: &str) -> AppError {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        AppError::TooLarge
    } else {
        AppError::invalid(field, "form")
    }
}

/// A one-line text as a person typed it: trimmed, not empty, not too long, no control characters.
pub fn line(field: &str, text: &str, longest: usize) -> Result<String, AppError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AppError::invalid(field, "empty"));
    }
    if text.chars().count() > longest {
        return Err(AppError::invalid_with(field, "too-long", longest.to_string()));
    }
    if text.chars().any(char::is_control) {
        return Err(AppError::invalid(field, "control-characters"));
    }
    Ok(text.to_owned())
}

/// Like [`line()`], where nothing is an answer too.
pub fn optional_line(field: &str, text: &str, longest: usize) -> Result<Option<String>, AppError> {
    if text.trim().is_empty() { Ok(None) } else { line(field, text, longest).map(Some) }
}

/// An e-mail address, lower-cased: something, an @, a host with a dot, no spaces.
pub fn email(field: &str, text: &str) -> Result<String, AppError> {
    let text = line(field, text, 254)?.to_lowercase();
    let plausible = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
    });
    if plausible && !text.contains(char::is_whitespace) {
        Ok(text)
    } else {
        Err(AppError::invalid(field, "email"))
    }
}
