//! What anyone may ask the log: heads, proofs, leaves, and whether a head kept long ago still fits.

use super::hash::Hash;
use super::head::{Head, HeadError};
use super::proof::InclusionProof;
use super::tree;
use super::{proof, store};
use crate::accounts::throttle;
use crate::certificates::TrustedIssuers;
use crate::db::{Db, StoreError};
use crate::entropy;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::ids::CertificateId;
use crate::state::AppState;
use std::ops::Range;

/// Questions that one address may ask in fifteen minutes.
pub const QUESTIONS: i64 = 1_000;
/// The same for everyone together.
pub const QUESTIONS_OF_ALL: i64 = 50_000;
/// Most leaves in one reply.
pub const MOST_LEAVES: u64 = 1_000;

/// Counts a question, and refuses one too many.
pub(super) async fn count(state: &AppState, client: &ClientAddress) -> Result<(), AppError> {
    throttle::count(state, &format!("log:{}", client.0), QUESTIONS).await?;
    throttle::count(state, "log", QUESTIONS_OF_ALL).await
}

/// The head of the log as it is now: the one given out for this size before, or a new one.
pub async fn latest_head(state: &AppState) -> Result<Head, AppError> {
    let mut log = store::state(&state.db).await?;
    if let Some(head) = store::head(&state.db, log.size).await? {
        return Ok(head);
    }
    if log.origin.is_empty() {
        store::name(&state.db, &format!("jalon-certificates/{}", entropy::hex(&entropy::bytes::<8>())))
            .await?;
        log = store::state(&state.db).await?;
    }
    let root = root(&state.db, log.size).await?;
    store::keep_head(
        &state.db,
        &Head::sign(&log.origin, log.size, root, state.now(), state.keys.current().signer()),
    )
    .await?;
    // Whoever else signed at the same moment may have been first.
    store::head(&state.db, log.size).await?.ok_or(AppError::Busy)
}

/// Root of the tree when it had `size` leaves.
pub async fn root(db: &Db, size: u64) -> Result<Hash, StoreError> {
    Ok(super::hash::root_of(&store::hashes(db, &tree::subtrees(0..size)).await?))
}

/// The hashes of a proof, fetched at once.
async fn path(db: &Db, spans: &[Range<u64>]) -> Result<Vec<Hash>, StoreError> {
    Ok(tree::roots(spans, &store::hashes(db, &tree::nodes(spans)).await?))
}

/// The path that proves leaf `index` to a head of `size`, which must be larger.
pub async fn inclusion(db: &Db, index: u64, size: u64) -> Result<Vec<Hash>, StoreError> {
    path(db, &tree::inclusion(index, size)).await
}

/// The path that proves the tree of `old` leaves to a head of `new`, which must not be smaller.
pub async fn consistency(db: &Db, old: u64, new: u64) -> Result<Vec<Hash>, StoreError> {
    path(db, &tree::consistency(old, new)).await
}

/// Proofs of all that the log holds of a certificate as it is now: first that its file was issued, then what happened to
/// it. Each comes with the first head whose tree held the event, so that the same question always has the same answer.
pub async fn proofs_of(
    state: &AppState,
    certificate: &CertificateId,
) -> Result<Vec<InclusionProof>, AppError> {
    let mut proofs = Vec::new();
    for (index, leaf) in store::of_certificate(&state.db, certificate).await? {
        if leaf.event.brings_a_file() {
            proofs.clear();
        }
        let head = match store::first_head_with(&state.db, index).await? {
            Some(head) => head,
            None => latest_head(state).await?,
        };
        let path = inclusion(&state.db, index, head.size).await?;
        proofs.push(InclusionProof { leaf, index, tree_size: head.size, path, head: head.note });
    }
    Ok(proofs)
}

/// The document that proves that its file was issued, as it travels with the file; nothing for one that was issued before
/// there was a log. What happened since is for the page to say.
pub async fn proof_of_issue(
    state: &AppState,
    certificate: &CertificateId,
) -> Result<Option<Vec<u8>>, AppError> {
    let issued = proofs_of(state, certificate).await?.into_iter().next();
    let document = issued.map(|proof| serde_json::to_vec_pretty(&proof)).transpose();
    document.map_err(|error| AppError::Internal(format!("proof of {certificate}: {error}")))
}

/// What a head kept by somebody says of the log as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// Nothing was changed since; the path proves it from the kept head to the latest.
    Consistent {
        /// The kept head.
        kept: Head,
        /// The latest.
        latest: Head,
        /// Proof of consistency.
        path: Vec<Hash>,
    },
    /// Signed by us, but the log was another one then: its past was rewritten.
    Rewritten(Head),
    /// Signed by us, and the log was longer then: its end was cut off.
    Shortened(Head),
    /// Signed by us, for another log.
    OtherLog(Head),
    /// Not a head, altered, or not ours.
    Refused(HeadError),
}

/// Compares a kept head with the log.
pub async fn compare(state: &AppState, note: &str) -> Result<Comparison, AppError> {
    let kept = match Head::parse(note) {
        Ok(head) => head,
        Err(error) => return Ok(Comparison::Refused(error)),
    };
    if let Err(error) = kept.verify(&TrustedIssuers::of_ring(&state.keys.current())) {
        return Ok(Comparison::Refused(error));
    }
    let latest = latest_head(state).await?;
    if kept.origin != latest.origin {
        return Ok(Comparison::OtherLog(kept));
    }
    if kept.size > latest.size {
        return Ok(Comparison::Shortened(kept));
    }
    let path = consistency(&state.db, kept.size, latest.size).await?;
    Ok(match proof::verify_consistency((kept.size, kept.root), (latest.size, latest.root), &path) {
        Ok(()) => Comparison::Consistent { kept, latest, path },
        Err(_) => Comparison::Rewritten(kept),
    })
}
