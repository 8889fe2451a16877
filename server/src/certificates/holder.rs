//! Who asks for more than the certificate itself: its holder. The code alone opens one certificate, which its holder may
//! have shown to anyone; what tells more of her takes the birth date too. That keeps passers-by out and is no lock: salt
//! and hash of the date stand in the certificate, so whoever has the file can try all dates at home in seconds.

use super::check;
use super::credential::Credential;
use super::drafting::BIRTH_DATE;
use super::record::Certificate;
use crate::accounts::throttle;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::sittings::{identity, schedule};
use crate::state::AppState;

/// Birth dates that may be tried for one certificate in fifteen minutes.
const TRIES: i64 = 5;

/// A certificate whose holder is known, and the birth date, ISO 8601.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) certificate: Certificate,
    pub(super) born: String,
}

/// The certificate of this code, for whoever knows the birth date of its holder.
///
/// # Errors
/// [`AppError::Invalid`] on `birth_date`.
pub(super) async fn known(
    state: &AppState,
    client: &ClientAddress,
    code: &str,
    birth_date: &str,
) -> Result<Known, AppError> {
    let (certificate, _) = check::look_up(state, client, code).await?;
    let born = identity::birth_date("birth_date", birth_date, schedule::local_date(state.now(), "UTC"))?;
    let tries = format!("record:{}", certificate.id);
    throttle::count(state, &tries, TRIES).await?;
    let credential = credential(&certificate)?;
    let identities = &credential.credential_subject.identifier;
    if !identities.iter().any(|one| one.identity_type == BIRTH_DATE && one.matches(&born)) {
        return Err(AppError::invalid("birth_date", "record-birth-date"));
    }
    throttle::take_back(state, &tries).await?;
    Ok(Known { certificate, born })
}

/// What a certificate of the register says.
pub(super) fn credential(one: &Certificate) -> Result<Credential, AppError> {
    serde_json::from_str(&one.credential)
        .map_err(|error| AppError::Internal(format!("stored certificate {}: {error}", one.id)))
}
