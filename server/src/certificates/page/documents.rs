//! What programs fetch to check certificates by themselves: DID documents and status lists. Public, small, cacheable,
//! open to pages of other sites; each says who it is about only by an organisation's name.

use crate::accounts;
use crate::certificates::issuers::did_document;
use crate::certificates::status::publish::{self, SignedLists};
use crate::certificates::{IssuerName, KeyRing};
use crate::entropy;
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::{OrganisationId, StatusListId};
use crate::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH,
};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

/// Five minutes: how late a cache may be in telling of a withdrawal or a new key.
const CACHED: &str = "public, max-age=300";
const DID_TYPE: &str = "application/did+json";
const CREDENTIAL_TYPE: &str = "application/vc";

/// Routes.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/.well-known/did.json", get(instance))
        .route("/orgs/{organisation}/did.json", get(organisation))
        .route("/status/{list}", get(suspensions))
        .route("/status/{list}/revocations", get(revocations))
}

/// `GET /.well-known/did.json`
async fn instance(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, AppError> {
    let name = IssuerName::of_instance(&state.config.public_url);
    did(&headers, &name, &state.keys.current())
}

/// `GET /orgs/{organisation}/did.json`
async fn organisation(
    State(state): State<AppState>,
    Path(id): Path<OrganisationId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    accounts::store::organisation_exists(&state.db, &id).await?;
    let name = IssuerName::of_organisation(&state.config.public_url, &id);
    did(&headers, &name, &state.keys.current())
}

/// An instance that signs as `did:key` has no document: the name is the key.
fn did(headers: &HeaderMap, name: &IssuerName, ring: &KeyRing) -> Result<Response, AppError> {
    let IssuerName::Web(did) = name else { return Err(AppError::NotFound) };
    let text = serde_json::to_string_pretty(&did_document(did, ring));
    let text = text.map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(document(headers, DID_TYPE, text + "\n"))
}

/// `GET /status/{list}`
async fn suspensions(
    State(state): State<AppState>,
    Path(id): Path<StatusListId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let SignedLists { suspensions, .. } = publish::current(&state, &id).await?;
    Ok(document(&headers, CREDENTIAL_TYPE, suspensions))
}

/// `GET /status/{list}/revocations`
async fn revocations(
    State(state): State<AppState>,
    Path(id): Path<StatusListId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let SignedLists { revocations, .. } = publish::current(&state, &id).await?;
    Ok(document(&headers, CREDENTIAL_TYPE, revocations))
}

/// A text with its tag; only the tag, when the caller has this text already.
fn document(headers: &HeaderMap, kind: &'static str, text: String) -> Response {
    let tag = format!("W/\"{}\"", entropy::hex(&Sha256::digest(&text)[..16]));
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
    let common: [(HeaderName, String); 3] =
        [(ETAG, tag), (CACHE_CONTROL, CACHED.to_owned()), (ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned())];
    if known {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    (common, [(CONTENT_TYPE, kind)], text).into_response()
}
