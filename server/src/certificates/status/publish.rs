//! Serving lists: signed when they change, when a day has passed, when the key is another one; else as they stand.

use super::store::{self, List};
use super::{Bits, ListDraft, Purpose, sign_list};
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::key::{IssuerKey, KeyRing};
use crate::certificates::public_key::PublicKey;
use crate::certificates::sign::SignError;
use crate::certificates::work;
use crate::error::AppError;
use crate::ids::StatusListId;
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;
use std::sync::Arc;

const DAY_MS: i64 = 24 * 3_600_000;
/// How long a signed list may be used: whoever keeps a copy may be this late, and no later.
pub const GOOD_FOR_MS: i64 = 7 * DAY_MS;
/// How old it gets before it is signed again, so that each copy fetched is good for six days at least.
const RENEWED_AFTER_MS: i64 = DAY_MS;

/// Both lists of a place, as served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLists {
    /// Suspended or withdrawn: the list that certificates name.
    pub suspensions: String,
    /// Withdrawn.
    pub revocations: String,
}

/// The signed lists as they stand now.
pub async fn current(state: &AppState, id: &StatusListId) -> Result<SignedLists, AppError> {
    let list = store::find(&state.db, id).await?;
    let ring = state.keys.current();
    let (issuer, key) = signer(&ring, &list);
    let by = key.public().did();
    let now = state.now();
    if let Some(signed) = list.signed.as_ref().filter(|signed| {
        let age = now.0 - signed.at.0;
        signed.changes == list.changes && signed.by == by && (0..RENEWED_AFTER_MS).contains(&age)
    }) {
        return Ok(signed.lists.clone());
    }
    // The count of changes was read before the bits: what changes in between is signed at the next request.
    let changed = store::changed(&state.db, id).await?;
    let lists = signed(ring.clone(), (issuer, by.clone()), &list, (changed, now)).await?;
    store::keep(&state.db, &list, &by, now, &lists).await?;
    Ok(lists)
}

/// Who signs a list: the newest key in the issuer's name. A list in the name of one key is signed by that key while it
/// may sign; then by the newest, under its own name.
fn signer<'a>(ring: &'a KeyRing, list: &List) -> (IssuerName, &'a IssuerKey) {
    let name = IssuerName::of_did(&list.issuer);
    let own = match name {
        IssuerName::Key => PublicKey::parse(&list.issuer).ok().and_then(|key| ring.secret_of(&key)),
        IssuerName::Web(_) => None,
    };
    (name, own.unwrap_or(ring.signer()))
}

async fn signed(
    ring: Arc<KeyRing>,
    (issuer, by): (IssuerName, String),
    list: &List,
    (changed, now): (Vec<(u32, Purpose)>, Timestamp),
) -> Result<SignedLists, AppError> {
    let (url, size) = (list.url.clone(), list.size);
    let signed = work::aside(move || {
        let key = PublicKey::parse(&by).ok().and_then(|key| ring.secret_of(&key)).unwrap_or(ring.signer());
        let sign = |purpose| sign_one(&url, &issuer, purpose, &bits(size, &changed, purpose), now, key);
        Ok::<_, SignError>(SignedLists {
            suspensions: sign(Purpose::Suspension)?,
            revocations: sign(Purpose::Revocation)?,
        })
    });
    signed.await?.map_err(|error| AppError::Internal(format!("status list: {error}")))
}

fn sign_one(
    url: &str,
    issuer: &IssuerName,
    purpose: Purpose,
    bits: &Bits,
    now: Timestamp,
    key: &IssuerKey,
) -> Result<String, SignError> {
    let draft = ListDraft { url, issuer, purpose, bits, from_ms: now.0, until_ms: now.0 + GOOD_FOR_MS };
    sign_list(&draft, key)
}

/// What was withdrawn stands in both lists.
fn bits(size: u32, changed: &[(u32, Purpose)], purpose: Purpose) -> Bits {
    let mut bits = Bits::none_of(size);
    for (index, _) in changed.iter().filter(|(_, why)| purpose == Purpose::Suspension || *why == purpose) {
        bits.set(*index);
    }
    bits
}
