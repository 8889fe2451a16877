//! The life of a certificate: reserved → valid ⇄ suspended → revoked.
//!
//! *Reserve*: one transaction records code, place in a status list, draft and key ([`reserve_in`]). *Sign*: pure, the
//! recorded draft and key give the same bytes whenever and wherever it is done. *Store and log*: one transaction, guarded
//! by the state. Nothing leaves the service before that commits. A crash between two steps leaves a reservation, which
//! the next start or the next request completes ([`complete`]); two that complete it at once sign the same bytes, and
//! one of them stores them.
//!
//! What was issued changes by [`change()`]; a compromised key is repaired by [`reissue`].

pub mod change;
pub mod complete;
pub mod reissue;
mod reserve;
mod store;

pub use change::change;
pub use reserve::reserve_in;

use super::draft::CredentialDraft;
use super::key::{IssuerKey, KeyRing};
use super::public_key::PublicKey;
use super::sign::{SignedCredential, sign};
use super::{jwt, work};
use crate::error::AppError;
use crate::ids::CertificateId;
use jalon_engine::session::event::Timestamp;
use std::sync::Arc;

/// A certificate that waits for its signature.
#[derive(Debug, Clone)]
struct Reservation {
    id: CertificateId,
    draft: CredentialDraft,
    /// Who is to sign it, as `did:key`.
    key: String,
    /// Its day of issue.
    issued: Timestamp,
}

/// What a signature adds to a reservation.
#[derive(Debug)]
struct Signed {
    credential: String,
    jwt_signature: String,
}

/// The secret key of a reservation, while it is here and may sign.
fn secret<'a>(ring: &'a KeyRing, key: &str) -> Option<&'a IssuerKey> {
    ring.secret_of(&PublicKey::parse(key).ok()?)
}

/// Signs a reservation, aside from the threads that answer requests; nothing when its key is gone.
async fn signed(ring: Arc<KeyRing>, one: Reservation) -> Result<Option<Signed>, AppError> {
    let signed = work::aside(move || secret(&ring, &one.key).map(|key| sign(&one.draft, key))).await?;
    let Some(signed) = signed.transpose().map_err(failed)? else { return Ok(None) };
    let jwt_signature = jwt::signature_of(&signed.jwt).to_owned();
    let SignedCredential { bytes, .. } = signed;
    Ok(Some(Signed { credential: String::from_utf8(bytes).map_err(failed)?, jwt_signature }))
}

fn failed(error: impl std::fmt::Display) -> AppError {
    AppError::Internal(format!("certificate: {error}"))
}
