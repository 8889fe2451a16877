//! Status lists: whether a certificate still stands, for whoever checks it without asking about this one certificate.
//!
//! W3C *Bitstring Status List v1.0*: a certificate names a list and a bit of it; the list is itself a signed credential
//! at a public address, about all certificates of an organisation at once. Bits are drawn at random, so a place tells
//! nothing. docs/decisions/0006-status-lists.md says why the one entry that Open Badges allows is a suspension, and what
//! the second list of revocations is for.
//!
//! [`take_place`] gives places, [`publish`] signs and serves, [`told`] says what any issuer's lists say.

mod bits;
mod credential;
pub mod publish;
mod read;
mod store;

pub use bits::{Bits, MAX_LIST_BYTES};
pub use credential::{ListDraft, Purpose, sign_list};
pub use read::{Published, StatusFault, StatusList, Told, published, told};
pub use store::OpenList;

use crate::db::{Db, StoreError, Tx};
use crate::ids::OrganisationId;
use crate::state::AppState;

/// Bits of a list: the fewest that verifiers accept.
pub const LIST_SIZE: u32 = 131_072;

/// Counts one more place of the organisation's open list, and gives the list; a new one when none has room.
pub async fn take_place(
    tx: &mut Tx,
    state: &AppState,
    organisation: &OrganisationId,
    issuer: &str,
) -> Result<OpenList, StoreError> {
    if let Some(list) = store::take(tx, organisation, issuer).await? {
        return Ok(list);
    }
    store::begin_list(tx, state, organisation, issuer).await?;
    store::take(tx, organisation, issuer).await?.ok_or(StoreError::Busy)
}

/// After a backup was restored: closes every open list, so that no place given since the backup is given again. The next
/// certificate begins a new list, under an address of its own. Answers how many lists were closed.
pub async fn after_restore(db: &Db) -> Result<u64, StoreError> {
    store::close_all(db).await
}
