//! SQL of the transparency log.

use super::hash::{Hash, Salt};
use super::head::Head;
use super::leaf::{EventKind, Leaf};
use super::tree::{Frontier, Node, subtrees};
use crate::db::{Db, Row, StoreError, Tx, Value};
use crate::ids::CertificateId;
use crate::values;
use jalon_engine::session::event::Timestamp;
use std::collections::BTreeMap;

/// How many nodes one query fetches: enough for every proof in a log of four thousand million leaves.
const NODES_AT_ONCE: usize = 64;
const NODES: &str = "SELECT position, hash FROM log_nodes WHERE position IN \
    ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
    $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, \
    $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)";

pub(super) fn inconsistent(table: &'static str, row: &impl ToString, why: &impl ToString) -> StoreError {
    StoreError::Inconsistent { table, row: row.to_string(), why: why.to_string() }
}

/// Numbers of the tree as the database counts them.
pub(super) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn natural(row: &Row<'_>, column: &str) -> Result<u64, StoreError> {
    let number = row.int(column)?;
    u64::try_from(number).map_err(|error| inconsistent("log", &number, &error))
}

pub(super) fn hash(row: &Row<'_>, column: &str) -> Result<Hash, StoreError> {
    let text = row.text(column)?;
    text.parse().map_err(|error| inconsistent("log", &text, &error))
}

/// How many leaves there are, and the log's name in its heads; the name is empty before the first head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Leaves.
    pub size: u64,
    /// Name.
    pub origin: String,
}

fn state_of(row: &Row<'_>) -> Result<State, StoreError> {
    Ok(State { size: natural(row, "size")?, origin: row.text("origin")? })
}

/// The state now.
pub async fn state(db: &Db) -> Result<State, StoreError> {
    let found = db.read_optional("SELECT size, origin FROM log_state", &[], state_of).await?;
    found.ok_or_else(|| inconsistent("log_state", &"certificates", &"missing"))
}

/// Gives the log its name, unless it has one.
pub async fn name(db: &Db, origin: &str) -> Result<(), StoreError> {
    db.execute("UPDATE log_state SET origin = $1 WHERE origin = ''", &values![origin]).await?;
    Ok(())
}

/// Takes the next place and keeps every other writer of the log waiting until the transaction ends.
pub(super) async fn take_place(tx: &mut Tx) -> Result<u64, StoreError> {
    let next = "UPDATE log_state SET size = size + 1 RETURNING size - 1 AS place";
    tx.read_one(next, &[], |row| natural(row, "place")).await
}

/// The right edge of a tree of `size` leaves.
pub(super) async fn frontier_in(tx: &mut Tx, size: u64) -> Result<Frontier, StoreError> {
    let wanted = subtrees(0..size);
    let mut found = BTreeMap::new();
    for some in wanted.chunks(NODES_AT_ONCE) {
        found.extend(tx.read(NODES, &places(some), placed).await?);
    }
    Ok(Frontier::new(size, in_order(&wanted, &found)?))
}

/// The hashes of nodes, in their order: one query for a whole proof.
pub async fn hashes(db: &Db, wanted: &[Node]) -> Result<Vec<Hash>, StoreError> {
    let mut found = BTreeMap::new();
    for some in wanted.chunks(NODES_AT_ONCE) {
        found.extend(db.read(NODES, &places(some), placed).await?);
    }
    in_order(wanted, &found)
}

/// Their positions; places left over ask for what does not exist.
fn places(nodes: &[Node]) -> [Value<'static>; NODES_AT_ONCE] {
    let mut places = [Value::Int(-1); NODES_AT_ONCE];
    for (place, node) in places.iter_mut().zip(nodes) {
        *place = Value::Int(int(node.position()));
    }
    places
}

fn placed(row: &Row<'_>) -> Result<(u64, Hash), StoreError> {
    Ok((natural(row, "position")?, hash(row, "hash")?))
}

fn in_order(wanted: &[Node], found: &BTreeMap<u64, Hash>) -> Result<Vec<Hash>, StoreError> {
    let hash = |node: &Node| {
        let missing = || inconsistent("log_nodes", &node.position(), &"missing: run `jalon log verify`");
        found.get(&node.position()).copied().ok_or_else(missing)
    };
    wanted.iter().map(hash).collect()
}

/// Keeps a node for ever.
pub(super) async fn insert_node(tx: &mut Tx, node: Node, hash: Hash) -> Result<(), StoreError> {
    let leaf_index = (node.level == 0).then(|| int(node.index));
    let insert = "INSERT INTO log_nodes (position, hash, leaf_index) VALUES ($1, $2, $3)";
    tx.execute(insert, &values![int(node.position()), &hash.to_string(), leaf_index]).await?;
    Ok(())
}

/// Keeps what a leaf says.
pub(super) async fn insert_event(
    tx: &mut Tx,
    leaf_index: u64,
    certificate: &CertificateId,
    leaf: &Leaf,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO log_events (leaf_index, certificate_id, event, credential_sha256, at_ms, salt) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        &values![
            int(leaf_index),
            certificate.as_str(),
            leaf.event.as_str(),
            &leaf.credential_sha256.to_string(),
            leaf.at.0,
            &leaf.salt.to_string(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) fn note(row: &Row<'_>) -> Result<Head, StoreError> {
    let note = row.text("note")?;
    Head::parse(&note).map_err(|error| inconsistent("log_heads", &note, &error))
}

/// Keeps a head; the first of its size stays.
pub async fn keep_head(db: &Db, head: &Head) -> Result<(), StoreError> {
    let insert = "INSERT INTO log_heads (tree_size, note) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    db.execute(insert, &values![int(head.size), &head.note]).await?;
    Ok(())
}

/// The head of a size, if one was signed.
pub async fn head(db: &Db, size: u64) -> Result<Option<Head>, StoreError> {
    db.read_optional("SELECT note FROM log_heads WHERE tree_size = $1", &values![int(size)], note).await
}

/// The first head whose tree holds this leaf, if one was signed.
pub async fn first_head_with(db: &Db, leaf_index: u64) -> Result<Option<Head>, StoreError> {
    let first = "SELECT note FROM log_heads WHERE tree_size > $1 ORDER BY tree_size LIMIT 1";
    db.read_optional(first, &values![int(leaf_index)], note).await
}

/// Where a leaf lies.
pub async fn index_of(db: &Db, leaf: Hash) -> Result<Option<u64>, StoreError> {
    let query = "SELECT leaf_index FROM log_nodes WHERE hash = $1 AND leaf_index IS NOT NULL";
    db.read_optional(query, &values![&leaf.to_string()], |row| natural(row, "leaf_index")).await
}

/// The leaves from `start` on, before `end`.
pub async fn leaves(db: &Db, start: u64, end: u64) -> Result<Vec<Hash>, StoreError> {
    db.read(
        "SELECT hash FROM log_nodes WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index",
        &values![int(start), int(end)],
        |row| hash(row, "hash"),
    )
    .await
}

/// What the log holds of a certificate, in its order, as far as it was not forgotten.
pub async fn of_certificate(db: &Db, certificate: &CertificateId) -> Result<Vec<(u64, Leaf)>, StoreError> {
    let found = db
        .read(
            "SELECT * FROM log_events WHERE certificate_id = $1 ORDER BY leaf_index",
            &values![certificate.as_str()],
            |row| Ok((natural(row, "leaf_index")?, leaf(row)?)),
        )
        .await?;
    Ok(found.into_iter().filter_map(|(index, leaf)| Some((index, leaf?))).collect())
}

/// What a row of `log_events` says; nothing when its salt was forgotten.
pub(super) fn leaf(row: &Row<'_>) -> Result<Option<Leaf>, StoreError> {
    let index = row.int("leaf_index")?;
    let event = row.text("event")?;
    let event =
        EventKind::parse(&event).ok_or_else(|| inconsistent("log_events", &index, &"unknown event"))?;
    let Some(salt) = row.optional_text("salt")? else { return Ok(None) };
    Ok(Some(Leaf {
        event,
        credential_sha256: hash(row, "credential_sha256")?,
        at: Timestamp(row.int("at_ms")?),
        salt: salt.parse::<Salt>().map_err(|error| inconsistent("log_events", &index, &error))?,
    }))
}

/// A certificate that is older than the log.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) certificate: CertificateId,
    pub(super) credential: Vec<u8>,
    pub(super) issued: Timestamp,
    pub(super) revoked: Option<Timestamp>,
}

/// The next certificate without a leaf, if any is left.
pub(super) async fn next_of_backlog(db: &Db) -> Result<Option<Old>, StoreError> {
    db.read_optional(
        "SELECT c.id, c.credential, c.issued_ms, c.revoked_ms FROM log_backlog b \
         JOIN certificates c ON c.id = b.certificate_id ORDER BY c.issued_ms, c.id LIMIT 1",
        &[],
        |row| {
            Ok(Old {
                certificate: CertificateId(row.text("id")?),
                credential: row.text("credential")?.into_bytes(),
                issued: Timestamp(row.int("issued_ms")?),
                revoked: row.optional_int("revoked_ms")?.map(Timestamp),
            })
        },
    )
    .await
}

/// Takes a certificate from the backlog. Answers whether it was there.
pub(super) async fn leave_backlog(tx: &mut Tx, certificate: &CertificateId) -> Result<bool, StoreError> {
    let delete = "DELETE FROM log_backlog WHERE certificate_id = $1";
    Ok(tx.execute(delete, &values![certificate.as_str()]).await? == 1)
}
