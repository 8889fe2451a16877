//! Reserving: everything of a certificate but its signature, inside the transaction that decides it.

use super::failed;
use super::store::{self, NewReservation};
use crate::certificates::code::CertificateCode;
use crate::certificates::drafting::{self, Birth};
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::sign::lint;
use crate::certificates::status;
use crate::db::Tx;
use crate::entropy;
use crate::error::AppError;
use crate::ids::AccountId;
use crate::sittings::ReviewedResult;
use crate::state::AppState;

/// How often a code and a bit are drawn. At most half of a list is taken, so one draw in two is free.
pub(super) const DRAWS: usize = 64;

/// Reserves the certificate of a result; an attempt that has one, whatever became of it, keeps it.
///
/// # Errors
/// [`AppError::Internal`] when the result cannot be signed: nothing is reserved that could not be completed.
pub async fn reserve_in(
    tx: &mut Tx,
    state: &AppState,
    result: &ReviewedResult,
    by: &AccountId,
) -> Result<(), AppError> {
    let attempt = result.attempt_id();
    if store::has_certificate(tx, attempt).await? {
        return Ok(());
    }
    let ring = state.keys.current();
    let key = ring.signer();
    let issuer = IssuerName::of_organisation(&state.config.public_url, result.organisation_id());
    let did = issuer.did(&key.public());
    let list = status::take_place(tx, state, result.organisation_id(), &did).await?;
    for _ in 0..DRAWS {
        let code = CertificateCode::from_bytes(entropy::bytes());
        let place = list.draw();
        let index = place.index;
        let draft = drafting::draft(result, Birth::new(code, state.now(), issuer.clone(), place));
        lint(&draft, key).map_err(failed)?;
        let draft = serde_json::to_string(&draft).map_err(failed)?;
        let key = key.public().did();
        let new = NewReservation { code, result, draft: &draft, key: &key, list: &list.id, index, by };
        if store::reserve(tx, &*state.clock, &new).await? || store::has_certificate(tx, attempt).await? {
            return Ok(());
        }
    }
    Err(AppError::Busy)
}
