//! The bundle of a certificate of the register.

use super::Bundle;
use crate::attempts;
use crate::certificates::holder::{Known, credential, known};
use crate::certificates::log::reading;
use crate::certificates::record::Certificate;
use crate::certificates::{Fact, check, work};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::state::AppState;

/// The ZIP file of a certificate, for its holder: it tells how each question went.
///
/// # Errors
/// [`AppError::Invalid`] on `birth_date`; [`AppError::NotFound`] for a certificate of before there were bundles: it
/// states another digest.
pub async fn for_holder(
    state: &AppState,
    client: &ClientAddress,
    code: &str,
    birth_date: &str,
) -> Result<(Certificate, Vec<u8>), AppError> {
    let Known { certificate, .. } = known(state, client, code, birth_date).await?;
    let bytes = offer(state, &certificate).await?;
    Ok((certificate, bytes))
}

/// Made from the history of the test each time: always the same bytes.
async fn offer(state: &AppState, found: &Certificate) -> Result<Vec<u8>, AppError> {
    let attempt = attempts::load(state, &found.attempt).await?;
    let broken = |why: &dyn std::fmt::Display| AppError::Internal(format!("bundle of {}: {why}", found.id));
    let completed = attempt.session.into_completed().map_err(|_| broken(&"the test is not over"))?;
    let stated = credential(found)?.fact(Fact::TranscriptDigest).unwrap_or_default().to_owned();
    let log_proof = reading::proof_of_issue(state, &found.id).await?;
    let token = found.jwt_signature.is_some().then(|| check::jwt(found)).transpose()?;
    let bytes = found.credential.clone().into_bytes();
    let made = work::aside(move || {
        let bundle = Bundle { token, log_proof, ..Bundle::new(bytes, completed.record()) };
        let fits = stated == format!("sha256:{}", bundle.record.digest());
        fits.then(|| bundle.write())
    });
    let file = made.await?.ok_or(AppError::NotFound)?;
    file.map_err(|error| broken(&error))
}
