//! SQL of status lists.

use super::publish::SignedLists;
use super::{LIST_SIZE, Purpose};
use crate::certificates::draft::StatusPlace;
use crate::db::{Db, Row, StoreError, Tx};
use crate::entropy;
use crate::ids::{OrganisationId, StatusListId};
use crate::state::AppState;
use crate::values;
use jalon_engine::session::event::Timestamp;

fn inconsistent(row: &str, why: &dyn ToString) -> StoreError {
    StoreError::Inconsistent { table: "status_lists", row: row.to_owned(), why: why.to_string() }
}

/// A list that still gives places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenList {
    /// Id.
    pub id: StatusListId,
    /// Address written in the certificates.
    pub url: String,
    size: u32,
}

impl OpenList {
    /// A place at random; it may be taken.
    pub fn draw(&self) -> StatusPlace {
        let drawn = u32::from_le_bytes(entropy::bytes());
        StatusPlace { list: self.url.clone(), index: drawn % self.size }
    }
}

/// Counts one more place of an open list: half of the places are given, so that a draw finds a free one soon.
pub(super) async fn take(
    tx: &mut Tx,
    organisation: &OrganisationId,
    issuer: &str,
) -> Result<Option<OpenList>, StoreError> {
    tx.read_optional(
        "UPDATE status_lists SET taken = taken + 1 WHERE id = (SELECT l.id FROM status_lists l \
         WHERE l.organisation_id = $1 AND l.issuer = $2 AND l.taken < l.size / 2 ORDER BY l.number LIMIT 1) \
         RETURNING id, url, size",
        &values![organisation.as_str(), issuer],
        |row| {
            let id = row.text("id")?;
            Ok(OpenList { url: row.text("url")?, size: size(row, &id)?, id: StatusListId(id) })
        },
    )
    .await
}

/// Lets every open list give no more places; answers how many lists that are.
pub(super) async fn close_all(db: &Db) -> Result<u64, StoreError> {
    db.execute("UPDATE status_lists SET taken = size / 2 WHERE taken < size / 2", &[]).await
}

fn size(row: &Row<'_>, id: &str) -> Result<u32, StoreError> {
    u32::try_from(row.int("size")?).map_err(|error| inconsistent(id, &error))
}

/// Begins the next list; when somebody else began it at the same time, theirs is as good.
pub(super) async fn begin_list(
    tx: &mut Tx,
    state: &AppState,
    organisation: &OrganisationId,
    issuer: &str,
) -> Result<(), StoreError> {
    let last = tx
        .read_one(
            "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS last FROM status_lists \
             WHERE organisation_id = $1 AND issuer = $2",
            &values![organisation.as_str(), issuer],
            |row| row.int("last"),
        )
        .await?;
    let id = StatusListId::new(&*state.clock);
    tx.execute(
        "INSERT INTO status_lists (id, organisation_id, issuer, number, url, size, taken, changes, created_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7) ON CONFLICT DO NOTHING",
        &values![
            id.as_str(),
            organisation.as_str(),
            issuer,
            last + 1,
            &format!("{}/status/{id}", state.config.public_url),
            LIST_SIZE,
            state.now().0,
        ],
    )
    .await?;
    Ok(())
}

/// A list and what was signed of it last.
#[derive(Debug)]
pub(super) struct List {
    pub(super) id: StatusListId,
    pub(super) url: String,
    pub(super) issuer: String,
    pub(super) size: u32,
    pub(super) changes: i64,
    pub(super) signed: Option<Signed>,
}

#[derive(Debug)]
pub(super) struct Signed {
    pub(super) changes: i64,
    /// The key, as `did:key`.
    pub(super) by: String,
    pub(super) at: Timestamp,
    pub(super) lists: SignedLists,
}

/// A list; anyone may see it.
pub(super) async fn find(db: &Db, id: &StatusListId) -> Result<List, StoreError> {
    db.read_one("SELECT * FROM status_lists WHERE id = $1", &values![id.as_str()], |row| {
        let id = row.text("id")?;
        Ok(List {
            url: row.text("url")?,
            issuer: row.text("issuer")?,
            size: size(row, &id)?,
            changes: row.int("changes")?,
            signed: signed(row, &id)?,
            id: StatusListId(id),
        })
    })
    .await
}

fn signed(row: &Row<'_>, id: &str) -> Result<Option<Signed>, StoreError> {
    let Some(changes) = row.optional_int("signed_changes")? else { return Ok(None) };
    let text = |column: &str| row.optional_text(column)?.ok_or_else(|| inconsistent(id, &column));
    Ok(Some(Signed {
        changes,
        by: text("signed_by")?,
        at: Timestamp(row.optional_int("signed_ms")?.ok_or_else(|| inconsistent(id, &"signed_ms"))?),
        lists: SignedLists { suspensions: text("suspensions")?, revocations: text("revocations")? },
    }))
}

/// The places of certificates that do not stand.
pub(super) async fn changed(db: &Db, id: &StatusListId) -> Result<Vec<(u32, Purpose)>, StoreError> {
    db.read(
        "SELECT status_index, state FROM certificates WHERE status_list_id = $1 \
         AND state IN ('suspended', 'revoked') ORDER BY status_index",
        &values![id.as_str()],
        |row| {
            let index = row.int("status_index")?;
            let index = u32::try_from(index).map_err(|error| inconsistent("status_index", &error))?;
            let revoked = row.text("state")? == "revoked";
            Ok((index, if revoked { Purpose::Revocation } else { Purpose::Suspension }))
        },
    )
    .await
}

/// Keeps what was signed, unless the list has changed meanwhile.
pub(super) async fn keep(
    db: &Db,
    list: &List,
    by: &str,
    at: Timestamp,
    lists: &SignedLists,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE status_lists SET signed_changes = changes, signed_by = $3, signed_ms = $4, suspensions = $5, \
         revocations = $6 WHERE id = $1 AND changes = $2",
        &values![list.id.as_str(), list.changes, by, at.0, &lists.suspensions, &lists.revocations],
    )
    .await?;
    Ok(())
}
