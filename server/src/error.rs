//! One error for the whole service: status, plain words, a way out.
//!
//! An [`AppError`] travels as a response extension; the page family renders it as a page in the
//! visitor's language (`ui::error_page`), the API family as `application/problem+json` (RFC 9457).

use crate::db::StoreError;
use crate::ui::Lang;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What can go wrong with a request. Each variant says which status it becomes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// 404: not there, or not for this person. The two look the same.
    #[error("not found")]
    NotFound,
    /// 401: sign in first.
    #[error("sign in first")]
    SignInNeeded,
    /// 403: the request came from another site, or without proof that it did not.
    #[error("the request came from another site")]
    CrossSite,
    /// 409: the state does not allow it; `key` names the text that explains it (`conflict-<key>`).
    #[error("conflict: {key}")]
    Conflict {
        /// Stable code, also the suffix of the text's key.
        key: &'static str,
    },
    /// 422: a field does not fit; `key` names the text (`invalid-<key>`), `field` the place.
    #[error("invalid {field}: {key}")]
    Invalid {
        /// Field of the form or path in the JSON body.
        field: String,
        /// Stable code, also the suffix of the text's key.
        key: &'static str,
        /// What was found or expected, in words, when the text has a place for it.
        detail: String,
    },
    /// 429: too many tries; wait.
    #[error("too many tries, wait {minutes} min")]
    Throttled {
        /// Minutes to wait.
        minutes: u32,
    },
    /// 413: the body is larger than we read.
    #[error("the request is too large")]
    TooLarge,
    /// 503: the database is busy; what was sent was not stored.
    #[error("busy")]
    Busy,
    /// 500: our fault. The text goes to the log, never to the person.
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    /// A 409 with its code.
    pub fn conflict(key: &'static str) -> Self {
        Self::Conflict { key }
    }

    /// A 422 with its place and code.
    pub fn invalid(field: impl Into<String>, key: &'static str) -> Self {
        Self::Invalid { field: field.into(), key, detail: String::new() }
    }

    /// A 422 with a detail for its text.
    pub fn invalid_with(field: impl Into<String>, key: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), key, detail: detail.into() }
    }

    /// The status it becomes.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Short name, suffix of `error-<key>-title`, `error-<key>-text`, `error-<key>-way-out`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in",
            Self::CrossSite => "cross-site",
            Self::Conflict { .. } => "conflict",
            Self::Invalid { .. } => "invalid",
            Self::Throttled { .. } => "throttled",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
            Self::Internal(_) => "internal",
        }
    }

    /// Where the link of the error page leads.
    pub fn way_out(&self) -> &'static str {
        match self {
            Self::SignInNeeded => "/sign-in",
            _ => "/",
        }
    }

    /// What to tell the person.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Conflict { key } => lang.t(&format!("conflict-{key}")),
            Self::Invalid { key, detail, .. } => lang.t1(&format!("invalid-{key}"), "detail", detail.clone()),
            Self::Throttled { minutes } => lang.t1("error-throttled-text", "minutes", *minutes),
            other => lang.t(&format!("error-{}-text", other.key())),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Conflict { key } | Self::Invalid { key, .. } => key,
            other => other.key(),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict(_) => Self::conflict("changed-meanwhile"),
            StoreError::Busy => Self::Busy,
            other => Self::Internal(other.to_string()),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        if let Self::Internal(detail) = &self {
            tracing::error!(%detail, "internal error");
        }
        let mut response = self.status().into_response();
        if let Self::Throttled { minutes } = &self {
            response.headers_mut().insert(RETRY_AFTER, (u64::from(*minutes) * 60).into());
        }
        if self == Self::Busy {
            response.headers_mut().insert(RETRY_AFTER, 2_u64.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// A problem as RFC 9457 has it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Stable identifier of the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short text.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened, in the language asked for.
    pub detail: String,
    /// Stable code.
    pub code: String,
    /// The field concerned, for 422.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// Turns an [`AppError`] left in a response into `application/problem+json`.
pub async fn render_problems(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let lang = crate::ui::language(&parts);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(error) = response.extensions().get::<AppError>().cloned() else { return response };
    let problem = Problem {
        kind: format!("urn:jalon:problem:{}", error.code()),
        title: lang.t(&format!("error-{}-title", error.key())),
        status: error.status().as_u16(),
        detail: error.message(lang),
        code: error.code().to_owned(),
        field: if let AppError::Invalid { field, .. } = &error { Some(field.clone()) } else { None },
    };
    let json = serde_json::to_string(&problem).unwrap_or_default();
    let headers = response.headers_mut();
    headers.remove(axum::http::header::CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/problem+json"));
    *response.body_mut() = json.into();
    response
}
