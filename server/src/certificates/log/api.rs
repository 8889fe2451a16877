//! The log in JSON, for holders, witnesses and monitors.

use super::hash::Hash;
use super::head::Head;
use super::proof::ConsistencyProof;
use super::reading::{self, Comparison, MOST_LEAVES};
use super::store;
use crate::certificates::{TrustedIssuers, instant};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::http::path::Path;
use crate::http::query::Query;
use crate::state::AppState;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What never changes may be kept for ever.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What grows is asked for again soon.
pub(super) const FOR_A_MOMENT: &str = "public, max-age=10";

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show_latest_head))
        .routes(routes!(show_head))
        .routes(routes!(show_inclusion))
        .routes(routes!(show_consistency))
        .routes(routes!(list_entries))
        .routes(routes!(create_comparison))
}

/// A signed head.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedHead {
    /// Name of the log.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree, hexadecimal.
    #[schema(value_type = String)]
    pub root: Hash,
    /// When it was signed, RFC 3339.
    pub at: String,
    /// The key that signed, as `did:key`.
    pub key: String,
    /// The signed note: keep this.
    pub note: String,
}

fn signed(state: &AppState, head: Head) -> Result<SignedHead, AppError> {
    let key = head.verify(&TrustedIssuers::of_ring(&state.keys.current()));
    let key = key.map_err(|error| AppError::Internal(format!("stored head of {}: {error}", head.size)))?;
    let Head { origin, size, root, at, note } = head;
    Ok(SignedHead { origin, size, root, at: instant(at), key: key.did(), note })
}

/// The newest signed head of the certificate log
#[utoipa::path(get, path = "/log/head", tag = "log",
    responses((status = 200, body = SignedHead), (status = 429, body = Problem)))]
pub async fn show_latest_head(
    State(state): State<AppState>,
    client: ClientAddress,
) -> Result<impl IntoResponse, AppError> {
    reading::count(&state, &client).await?;
    let head = reading::latest_head(&state).await?;
    Ok(([(CACHE_CONTROL, FOR_A_MOMENT)], Json(signed(&state, head)?)))
}

/// The head signed for a size
#[utoipa::path(get, path = "/log/heads/{size}", tag = "log", params(("size" = u64, Path)),
    responses((status = 200, body = SignedHead), (status = 404, body = Problem, description = "None was signed for this size"), (status = 429, body = Problem)))]
pub async fn show_head(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(size): Path<u64>,
) -> Result<impl IntoResponse, AppError> {
    reading::count(&state, &client).await?;
    let head = store::head(&state.db, size).await?.ok_or(AppError::NotFound)?;
    Ok(([(CACHE_CONTROL, FOR_EVER)], Json(signed(&state, head)?)))
}

/// Which leaf, in which tree.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InclusionQuery {
    /// Hash of the leaf, 64 hexadecimal digits.
    #[param(value_type = String)]
    leaf: Hash,
    /// Size of the tree, usually that of a head.
    tree_size: u64,
}

/// Where a leaf lies, and the proof.
#[derive(Debug, Serialize, ToSchema)]
pub struct Inclusion {
    /// Its place, counted from 0.
    pub index: u64,
    /// Size of the tree.
    pub tree_size: u64,
    /// Hashes from the leaf up (RFC 9162, section 2.1.3), hexadecimal.
    #[schema(value_type = Vec<String>)]
    pub path: Vec<Hash>,
}

/// Proof that a leaf is in the log
#[utoipa::path(get, path = "/log/inclusion", tag = "log", params(InclusionQuery),
    responses((status = 200, body = Inclusion), (status = 404, body = Problem, description = "No such leaf in a tree of this size"),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn show_inclusion(
    State(state): State<AppState>,
    client: ClientAddress,
    Query(InclusionQuery { leaf, tree_size }): Query<InclusionQuery>,
) -> Result<impl IntoResponse, AppError> {
    reading::count(&state, &client).await?;
    let index = store::index_of(&state.db, leaf).await?.ok_or(AppError::NotFound)?;
    if index >= tree_size || tree_size > store::state(&state.db).await?.size {
        return Err(AppError::NotFound);
    }
    let path = reading::inclusion(&state.db, index, tree_size).await?;
    Ok(([(CACHE_CONTROL, FOR_EVER)], Json(Inclusion { index, tree_size, path })))
}

/// From which tree to which.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConsistencyQuery {
    /// Size of the older tree.
    from: u64,
    /// Size of the newer one.
    to: u64,
}

/// Proof that nothing changed between two sizes
#[utoipa::path(get, path = "/log/consistency", tag = "log", params(ConsistencyQuery),
    responses((status = 200, body = ConsistencyProof), (status = 404, body = Problem, description = "The log never had these sizes in this order"),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn show_consistency(
    State(state): State<AppState>,
    client: ClientAddress,
    Query(ConsistencyQuery { from, to }): Query<ConsistencyQuery>,
) -> Result<impl IntoResponse, AppError> {
    reading::count(&state, &client).await?;
    if from > to || to > store::state(&state.db).await?.size {
        return Err(AppError::NotFound);
    }
    let path = reading::consistency(&state.db, from, to).await?;
    Ok(([(CACHE_CONTROL, FOR_EVER)], Json(ConsistencyProof { from, to, path })))
}

/// Which leaves.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EntriesQuery {
    /// The first one, counted from 0.
    start: u64,
    /// How many, at most 1,000.
    count: u64,
}

/// Leaves of the log: hashes, and nothing else.
#[derive(Debug, Serialize, ToSchema)]
pub struct Entries {
    /// Place of the first one.
    pub start: u64,
    /// Their hashes, hexadecimal; fewer than asked for at the end of the log.
    #[schema(value_type = Vec<String>)]
    pub leaves: Vec<Hash>,
}

/// Leaves of the log, as hashes
#[utoipa::path(get, path = "/log/entries", tag = "log", params(EntriesQuery),
    responses((status = 200, body = Entries), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn list_entries(
    State(state): State<AppState>,
    client: ClientAddress,
    Query(EntriesQuery { start, count }): Query<EntriesQuery>,
) -> Result<impl IntoResponse, AppError> {
    reading::count(&state, &client).await?;
    let count = count.min(MOST_LEAVES);
    let leaves = store::leaves(&state.db, start, start.saturating_add(count)).await?;
    let whole = leaves.len() as u64 == count;
    let keep = if whole { FOR_EVER } else { FOR_A_MOMENT };
    Ok(([(CACHE_CONTROL, keep)], Json(Entries { start, leaves })))
}

/// A head that somebody kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComparison {
    /// The signed note.
    pub head: String,
}

/// How a kept head fits the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Nothing was changed since.
    Consistent,
    /// What was in the log then was changed.
    Rewritten,
    /// The end of the log was cut off.
    Shortened,
    /// A head of another log.
    OtherLog,
    /// Not a head, altered, or not signed by this service.
    Refused,
}

/// What came of comparing.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparisonReply {
    /// The verdict.
    pub fit: Fit,
    /// The newest head, when the kept one fits.
    pub latest: Option<SignedHead>,
    /// Proof of consistency from the kept head to the newest, hexadecimal.
    #[schema(value_type = Vec<String>)]
    pub path: Vec<Hash>,
}

/// Compare a head kept earlier with the log as it is now
#[utoipa::path(post, path = "/log/comparisons", tag = "log", request_body = NewComparison,
    responses((status = 200, body = ComparisonReply), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn create_comparison(
    State(state): State<AppState>,
    client: ClientAddress,
    Json(new): Json<NewComparison>,
) -> Result<Json<ComparisonReply>, AppError> {
    reading::count(&state, &client).await?;
    let (fit, latest, path) = match reading::compare(&state, &new.head).await? {
        Comparison::Consistent { latest, path, .. } => (Fit::Consistent, Some(signed(&state, latest)?), path),
        Comparison::Rewritten(_) => (Fit::Rewritten, None, Vec::new()),
        Comparison::Shortened(_) => (Fit::Shortened, None, Vec::new()),
        Comparison::OtherLog(_) => (Fit::OtherLog, None, Vec::new()),
        Comparison::Refused(_) => (Fit::Refused, None, Vec::new()),
    };
    Ok(Json(ComparisonReply { fit, latest, path }))
}
