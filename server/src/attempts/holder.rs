//! Who may open an attempt: the device that holds its secret, or the account that owns it.
//!
//! Anyone else is told 404, a visitor who presents nothing 401. Attempts of a sitting are not found
//! here at all, nor do trainers come this way.

use super::store::{self, AttemptRecord};
use crate::accounts::extract::{bearer, identify, secret_hash};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::AttemptId;
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

/// Name of the cookie of the device that holds an attempt: its secret, a dot, the resume code.
pub const ATTEMPT_COOKIE: &str = "__Host-attempt";

/// The attempt of the path, opened by someone who may.
#[derive(Debug, Clone)]
pub struct AttemptHolder {
    /// The attempt.
    pub record: AttemptRecord,
    /// The resume code, when this device knows it.
    pub resume_code: Option<String>,
}

/// What a device presents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceSecret {
    /// The secret.
    pub secret: String,
    /// The resume code, from a cookie.
    pub resume_code: Option<String>,
}

#[derive(Debug, Deserialize)]
struct AttemptPath {
    id: AttemptId,
}

impl FromRequestParts<AppState> for AttemptHolder {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Path(AttemptPath { id }) = Path::from_request_parts(parts, state).await?;
        let device = device_secret(parts);
        let identity = identify(parts, state).await?;
        if device.is_none() && identity.is_none() {
            return Err(AppError::SignInNeeded);
        }
        let record = store::find(&state.db, &id).await?;
        let device = device.filter(|device| secret_hash(&device.secret) == record.secret_hash);
        let owns = identity.is_some_and(|identity| record.account.as_ref() == Some(&identity.account));
        if record.candidate.is_some() || !(device.is_some() || owns) {
            return Err(AppError::NotFound);
        }
        Ok(Self { record, resume_code: device.and_then(|device| device.resume_code) })
    }
}

/// What the device presents: a bearer token goes before the cookie.
fn device_secret(parts: &Parts) -> Option<DeviceSecret> {
    match bearer(parts) {
        Some(token) => Some(DeviceSecret { secret: token.to_owned(), resume_code: None }),
        None => {
            CookieJar::from_headers(&parts.headers).get(ATTEMPT_COOKIE).map(|cookie| read(cookie.value()))
        }
    }
}

fn read(value: &str) -> DeviceSecret {
    match value.split_once('.') {
        Some((secret, code)) => {
            DeviceSecret { secret: secret.to_owned(), resume_code: Some(code.to_owned()) }
        }
        None => DeviceSecret { secret: value.to_owned(), resume_code: None },
    }
}

/// The cookie that makes a device the holder, until its browser is closed.
pub fn holding(started: &super::Started) -> Cookie<'static> {
    cookie(format!("{}.{}", started.secret, started.resume_code))
}

/// The cookie that makes a device forget.
pub fn forgetting() -> Cookie<'static> {
    let mut gone = cookie(String::new());
    gone.make_removal();
    gone
}

fn cookie(value: String) -> Cookie<'static> {
    let named = Cookie::build((ATTEMPT_COOKIE, value));
    named.path("/").secure(true).http_only(true).same_site(SameSite::Lax).build()
}

/// The attempt that this device holds, for pages without an id in their path.
#[derive(Debug, Clone)]
pub struct HeldAttempt(pub Option<AttemptRecord>);

impl FromRequestParts<AppState> for HeldAttempt {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        Ok(Self(match device_secret(parts) {
            Some(device) => store::find_by_secret_hash(&state.db, &secret_hash(&device.secret)).await?,
            None => None,
        }))
    }
}

/// What this device presents, whichever attempt it belongs to.
#[derive(Debug, Clone)]
pub struct PresentedSecret(pub Option<DeviceSecret>);

impl FromRequestParts<AppState> for PresentedSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(device_secret(parts)))
    }
}
