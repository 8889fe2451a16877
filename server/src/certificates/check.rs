//! Is this certificate what it says, and does it stand? The signature is checked each time, on stored files too.

use super::code::CertificateCode;
use super::record::{Certificate, Revocation, RevocationCategory};
use super::trust::TrustedIssuers;
use super::verified::VerifiedCredential;
use super::verify::{Refusal, verify_file};
use super::{log, store, work};
use crate::accounts::extract::Scope;
use crate::accounts::throttle;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form;
use crate::state::AppState;

/// Codes without a certificate that one address may try in fifteen minutes.
pub const LOOKUPS: i64 = 60;
/// The same for everyone together.
pub const LOOKUPS_OF_ALL: i64 = 20_000;
/// Key of everyone's tries.
const EVERYONE: &str = "certificates";
/// Longest reason of a withdrawal, in characters.
pub const REASON_LENGTH: usize = 500;

/// A file or an entry of the register, checked.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// Signed by us, and it stands.
    Valid(Box<VerifiedCredential>),
    /// Signed by us, withdrawn since.
    Revoked(Box<VerifiedCredential>, Revocation),
    /// Signed by us, but not in the register: a lost entry, or a stolen key.
    Unregistered(Box<VerifiedCredential>),
    /// Not a certificate of ours.
    Refused(Refusal),
}

/// The entry of a code and its verdict; unknown and malformed codes look the same.
pub async fn look_up(
    state: &AppState,
    client: &ClientAddress,
    typed: &str,
) -> Result<(Certificate, Verdict), AppError> {
    let own = format!("certificates:{}", client.0);
    throttle::count(state, &own, LOOKUPS).await?;
    throttle::count(state, EVERYONE, LOOKUPS_OF_ALL).await?;
    let code: CertificateCode = typed.parse().map_err(|_| AppError::NotFound)?;
    let found = store::by_code(&state.db, code).await?.ok_or(AppError::NotFound)?;
    throttle::take_back(state, &own).await?;
    throttle::take_back(state, EVERYONE).await?;
    match check(state, found.credential.clone().into_bytes()).await? {
        Verdict::Refused(refusal) => {
            Err(AppError::Internal(format!("stored certificate {}: {refusal}", found.id)))
        }
        verdict => Ok((found, verdict)),
    }
}

/// Checks the bytes of a file, then what the register says of it.
pub async fn check(state: &AppState, file: Vec<u8>) -> Result<Verdict, AppError> {
    let (keys, now) = (state.keys.clone(), state.now().0);
    let verified =
        work::aside(move || verify_file(&file, &TrustedIssuers::of_ring(&keys), now).map_err(Box::new))
            .await?;
    let verified = match verified {
        Ok(verified) => Box::new(verified),
        Err(refusal) => return Ok(Verdict::Refused(*refusal)),
    };
    let registered = match verified.certificate_code.parse() {
        Ok(code) => store::by_code(&state.db, code).await?,
        Err(_) => None,
    };
    Ok(match registered {
        None => Verdict::Unregistered(verified),
        Some(Certificate { revocation: Some(revocation), .. }) => Verdict::Revoked(verified, revocation),
        Some(_) => Verdict::Valid(verified),
    })
}

/// Withdraws a certificate of the certifier's organisations.
///
/// # Errors
/// [`AppError::Invalid`] on `reason`; conflict `certificate-revoked` when it was withdrawn before.
pub async fn revoke(
    state: &AppState,
    scope: &Scope,
    id_or_code: &str,
    category: RevocationCategory,
    reason: &str,
) -> Result<Certificate, AppError> {
    let found = store::find(&state.db, scope, id_or_code).await?;
    let reason = form::line("reason", &reason.replace(['\r', '\n'], " "), REASON_LENGTH)?;
    let revocation = Revocation { by: scope.account.clone(), at: state.now(), category, reason };
    let mut tx = state.db.begin().await?;
    if !store::revoke(&mut tx, &found.id, &revocation).await? {
        return Err(AppError::conflict("certificate-revoked"));
    }
    let (certificate, credential, at) = (&found.id, found.credential.as_bytes(), revocation.at);
    log::append(&mut tx, &log::Event { certificate, kind: log::EventKind::Revoked, credential, at }).await?;
    tx.commit().await?;
    Ok(Certificate { revocation: Some(revocation), ..found })
}
