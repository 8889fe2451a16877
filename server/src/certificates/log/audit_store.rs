//! SQL of the audit: everything the log holds, page by page, and every certificate with its events.

use super::Head;
use super::hash::Hash;
use super::leaf::{EventKind, Leaf};
use super::store::{hash, inconsistent, int, leaf, natural, note};
use crate::db::{Db, Row, StoreError};
use crate::values;
use jalon_engine::session::event::Timestamp;
use std::collections::BTreeMap;
use std::ops::Range;

/// The farthest numbers in use: what lies beyond the size of the log does not belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Largest position of a node.
    pub(super) position: Option<u64>,
    /// Largest place of an event.
    pub(super) event: Option<u64>,
    /// Largest size of a head.
    pub(super) head: Option<u64>,
}

/// To be read before the size of the log: then nothing that is appended meanwhile looks foreign.
pub(super) async fn extent(db: &Db) -> Result<Extent, StoreError> {
    let natural = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
    Ok(Extent {
        position: natural(largest(db, "SELECT MAX(position) AS largest FROM log_nodes").await?),
        event: natural(largest(db, "SELECT MAX(leaf_index) AS largest FROM log_events").await?),
        head: natural(largest(db, "SELECT MAX(tree_size) AS largest FROM log_heads").await?),
    })
}

async fn largest(db: &Db, query: &'static str) -> Result<Option<i64>, StoreError> {
    db.read_one(query, &[], |row| row.optional_int("largest")).await
}

/// A node as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredNode {
    /// Its hash, or what stands there instead.
    pub(super) hash: String,
    /// Which leaf it says to be.
    pub(super) leaf_index: Option<i64>,
}

/// Nodes by position.
pub(super) async fn nodes(db: &Db, positions: Range<u64>) -> Result<BTreeMap<u64, StoredNode>, StoreError> {
    let found = db
        .read(
            "SELECT position, hash, leaf_index FROM log_nodes WHERE position >= $1 AND position < $2",
            &values![int(positions.start), int(positions.end)],
            |row| {
                let node =
                    StoredNode { hash: row.text("hash")?, leaf_index: row.optional_int("leaf_index")? };
                Ok((natural(row, "position")?, node))
            },
        )
        .await?;
    Ok(found.into_iter().collect())
}

/// What stands behind a leaf; the content is gone when its salt was forgotten.
pub(super) async fn events(db: &Db, places: Range<u64>) -> Result<BTreeMap<u64, Option<Leaf>>, StoreError> {
    // Joined, so that an event of no certificate is none.
    let found = db
        .read(
            "SELECT e.* FROM log_events e JOIN certificates c ON c.id = e.certificate_id \
             WHERE e.leaf_index >= $1 AND e.leaf_index < $2",
            &values![int(places.start), int(places.end)],
            |row| Ok((natural(row, "leaf_index")?, leaf(row)?)),
        )
        .await?;
    Ok(found.into_iter().collect())
}

/// Heads by size.
pub(super) async fn heads(db: &Db, sizes: Range<u64>) -> Result<BTreeMap<u64, Head>, StoreError> {
    let found = db
        .read(
            "SELECT tree_size, note FROM log_heads WHERE tree_size >= $1 AND tree_size < $2",
            &values![int(sizes.start), int(sizes.end)],
            |row| Ok((natural(row, "tree_size")?, note(row)?)),
        )
        .await?;
    Ok(found.into_iter().collect())
}

/// A certificate with what the log says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filed {
    pub(super) id: String,
    pub(super) state: String,
    pub(super) credential: String,
    pub(super) issued: Timestamp,
    /// Its events in the order of the log: kind, digest of the credential, instant.
    pub(super) events: Vec<(EventKind, Hash, Timestamp)>,
}

/// Certificates after `after`, by id. One statement, so that each is seen together with its events.
pub(super) async fn certificates(db: &Db, after: &str, most: u64) -> Result<Vec<Filed>, StoreError> {
    let rows = db
        .read(
            "SELECT c.id, c.state, c.credential, c.issued_ms, e.event, e.credential_sha256, e.at_ms \
             FROM certificates c LEFT JOIN log_events e ON e.certificate_id = c.id \
             WHERE c.id IN (SELECT id FROM certificates WHERE id > $1 ORDER BY id LIMIT $2) \
             ORDER BY c.id, e.leaf_index",
            &values![after, int(most)],
            filed,
        )
        .await?;
    let mut found: Vec<Filed> = Vec::new();
    for row in rows {
        match found.last_mut() {
            Some(same) if same.id == row.id => same.events.extend(row.events),
            _ => found.push(row),
        }
    }
    Ok(found)
}

fn filed(row: &Row<'_>) -> Result<Filed, StoreError> {
    let id = row.text("id")?;
    let event = match row.optional_text("event")? {
        None => None,
        Some(kind) => {
            let kind =
                EventKind::parse(&kind).ok_or_else(|| inconsistent("log_events", &id, &"unknown event"))?;
            Some((kind, hash(row, "credential_sha256")?, Timestamp(row.int("at_ms")?)))
        }
    };
    Ok(Filed {
        state: row.text("state")?,
        credential: row.optional_text("credential")?.unwrap_or_default(),
        issued: Timestamp(row.optional_int("issued_ms")?.unwrap_or_default()),
        events: event.into_iter().collect(),
        id,
    })
}
