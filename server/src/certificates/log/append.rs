//! The one way into the log.

use super::hash::{Hex, digest};
use super::leaf::{EventKind, Leaf};
use super::store;
use crate::db::{Db, StoreError, Tx};
use crate::entropy;
use crate::ids::CertificateId;
use jalon_engine::session::event::Timestamp;

/// Something that happens to a certificate.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// The certificate.
    pub certificate: &'a CertificateId,
    /// What happens.
    pub kind: EventKind,
    /// The signed credential, byte for byte as issued.
    pub credential: &'a [u8],
    /// When.
    pub at: Timestamp,
}

/// Place of a leaf, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeafIndex(pub u64);

/// Appends an event in the transaction that makes it happen: both become durable, or neither.
///
/// Appends stand in one line, from here to the end of the transaction. So append last, after every other write:
/// whoever takes more locks while others wait in the line could wait for one of them.
///
/// # Errors
/// [`StoreError::Conflict`] when the certificate was logged as issued, or as revoked, before.
pub async fn append(tx: &mut Tx, event: &Event<'_>) -> Result<LeafIndex, StoreError> {
    let leaf = Leaf {
        event: event.kind,
        credential_sha256: digest(event.credential),
        at: event.at,
        salt: Hex(entropy::bytes()),
    };
    let place = store::take_place(tx).await?;
    let mut frontier = store::frontier_in(tx, place).await?;
    for (node, hash) in frontier.push(leaf.hash()) {
        store::insert_node(tx, node, hash).await?;
    }
    store::insert_event(tx, place, event.certificate, &leaf).await?;
    Ok(LeafIndex(place))
}

/// Gives their leaves to certificates that are older than the log; they say when it happened, the heads when it was
/// logged. Run at start: what is done is done once.
pub async fn append_backlog(db: &Db) -> Result<(), StoreError> {
    while let Some(old) = store::next_of_backlog(db).await? {
        let mut tx = db.begin().await?;
        if store::leave_backlog(&mut tx, &old.certificate).await? {
            let event =
                |kind, at| Event { certificate: &old.certificate, kind, credential: &old.credential, at };
            append(&mut tx, &event(EventKind::Issued, old.issued)).await?;
            if let Some(at) = old.revoked {
                append(&mut tx, &event(EventKind::Revoked, at)).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}
