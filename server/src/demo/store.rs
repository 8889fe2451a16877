//! What the demonstration reads back to write its folder.

use crate::db::{Db, StoreError};
use crate::ids::SittingId;
use crate::values;

/// Codes of a session's certificates with their files, byte for byte.
pub(super) async fn credentials(db: &Db, sitting: &SittingId) -> Result<Vec<(String, String)>, StoreError> {
    db.read(
        "SELECT code, credential FROM certificates WHERE sitting_id = $1 ORDER BY id",
        &values![sitting.as_str()],
        |row| Ok((row.text("code")?, row.text("credential")?)),
    )
    .await
}
