//! Who is asking: extractors that a handler names in its arguments.
//!
//! A person without the role a route needs is told 404, like someone else's row: existence is not
//! revealed. A visitor who is not signed in at all is told 401.

use super::{Identity, Role, store};
use crate::error::AppError;
use crate::ids::{AccountId, OrganisationId};
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use sha2::{Digest, Sha256};

/// Name of the cookie of a signed-in person.
pub const SESSION_COOKIE: &str = "__Host-session";

/// What is stored of a secret: SHA-256 in hex. Secrets are 256 random bits or long codes behind a throttle.
pub fn secret_hash(secret: &str) -> String {
    crate::entropy::hex(&Sha256::digest(secret.as_bytes()))
}

/// The bearer token of a request, if any.
pub fn bearer(parts: &Parts) -> Option<&str> {
    parts.headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// Who the request proves to come from: a bearer token wins over a cookie. Read once per request.
pub async fn identify(parts: &mut Parts, state: &AppState) -> Result<Option<Identity>, AppError> {
    if let Some(known) = parts.extensions.get::<Option<Identity>>() {
        return Ok(known.clone());
    }
    let found = match bearer(parts) {
        Some(token) => store::identity_by_token(&state.db, &secret_hash(token)).await?,
        None => match CookieJar::from_headers(&parts.headers).get(SESSION_COOKIE) {
            Some(cookie) => {
                store::identity_by_session(&state.db, &secret_hash(cookie.value()), state.now()).await?
            }
            None => None,
        },
    };
    parts.extensions.insert(found.clone());
    Ok(found)
}

/// Anyone signed in.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Identity);

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        identify(parts, state).await?.map(Self).ok_or(AppError::SignInNeeded)
    }
}

/// Whose rows a store function may touch: an account acting in the organisations where it has a role.
/// Every store function that reads or writes rows of an organisation takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Who acts.
    pub account: AccountId,
    /// Name shown.
    pub display_name: String,
    /// Where the role is held; never empty.
    pub organisations: Vec<OrganisationId>,
}

impl Scope {
    /// Whether rows of this organisation may be touched.
    pub fn covers(&self, organisation: &OrganisationId) -> bool {
        self.organisations.contains(organisation)
    }

    fn of(identity: &Identity, role: Role) -> Result<Self, AppError> {
        let organisations = identity.organisations_as(role);
        if organisations.is_empty() {
            return Err(AppError::NotFound);
        }
        Ok(Self {
            account: identity.account.clone(),
            display_name: identity.display_name.clone(),
            organisations,
        })
    }
}

macro_rules! role_extractors {
    ($($(#[$doc:meta])* $name:ident = $role:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Scope);

        impl FromRequestParts<AppState> for $name {
            type Rejection = AppError;

            async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
                let identity = identify(parts, state).await?.ok_or(AppError::SignInNeeded)?;
                Scope::of(&identity, $role).map(Self)
            }
        }
    )*};
}

role_extractors! {
    /// A trainer, in the organisations where she trains.
    Trainer = Role::Trainer;
    /// A certifier, in the organisations where he certifies.
    Certifier = Role::Certifier;
    /// An administrator, in the organisations she administers.
    Administrator = Role::Administrator;
}
