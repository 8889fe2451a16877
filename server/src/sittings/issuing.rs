//! Where published results become certificates: the one way from sittings into certificates.

use super::ReviewedResult;
use crate::certificates::{self, store::NewCertificate};
use crate::error::AppError;
use crate::ids::AccountId;
use crate::state::AppState;

/// Signs the certificates of these results; publishing then only has to enter them.
pub(super) async fn prepare(
    state: &AppState,
    results: &[ReviewedResult],
    issued_by: &AccountId,
) -> Result<Vec<NewCertificate>, AppError> {
    let mut prepared = Vec::with_capacity(results.len());
    for result in results {
        prepared.push(certificates::prepare(state, result, issued_by).await?);
    }
    Ok(prepared)
}

/// Where the certificate with this code is shown.
pub fn certificate_path(code: &str) -> String {
    certificates::path(code)
}
