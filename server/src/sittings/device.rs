//! The one device through which a candidate takes the test: it holds a secret, in a cookie or as a bearer.

use super::{Candidate, Sitting, candidates_store, store};
use crate::accounts::extract::{bearer, secret_hash};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::CandidateId;
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

/// Name of the cookie of a candidate's device.
pub const EXAM_COOKIE: &str = "__Host-exam";

/// The candidate of the path, on his own device. Anyone else is told 404, a visitor with nothing 401.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The candidate, as stored.
    pub candidate: Candidate,
    /// His sitting.
    pub sitting: Sitting,
}

#[derive(Debug, Deserialize)]
struct CandidatePath {
    candidate: CandidateId,
}

impl FromRequestParts<AppState> for Seat {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Path(CandidatePath { candidate }) = Path::from_request_parts(parts, state).await?;
        let presented = presented(parts).ok_or(AppError::SignInNeeded)?;
        let found = candidates_store::any(&state.db, &candidate).await?;
        if found.device_hash != Some(secret_hash(&presented)) {
            return Err(AppError::NotFound);
        }
        let sitting = store::any(&state.db, &found.sitting).await?;
        Ok(Self { candidate: found, sitting })
    }
}

/// What the device presents: a bearer token goes before the cookie.
pub fn presented(parts: &Parts) -> Option<String> {
    match bearer(parts) {
        Some(token) => Some(token.to_owned()),
        None => CookieJar::from_headers(&parts.headers).get(EXAM_COOKIE).map(|c| c.value().to_owned()),
    }
}

/// The cookie that makes this device the candidate's, until the browser is closed.
pub fn holding(secret: String) -> Cookie<'static> {
    let named = Cookie::build((EXAM_COOKIE, secret));
    named.path("/").secure(true).http_only(true).same_site(SameSite::Lax).build()
}

/// The cookie that makes the device forget.
pub fn forgetting() -> Cookie<'static> {
    let mut gone = holding(String::new());
    gone.make_removal();
    gone
}
