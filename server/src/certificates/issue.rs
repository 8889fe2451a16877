//! Issues certificates: the only way in is a [`ReviewedResult`], and each attempt gets one.
//!
//! ```
//! use jalon::sittings::ReviewedResult;
//! fn certifiable(reviewed: ReviewedResult) -> ReviewedResult {
//!     reviewed
//! }
//! ```
//!
//! Its fields are private, so a result that no review let through cannot be made up:
//!
//! ```compile_fail,E0451
//! use jalon::sittings::ReviewedResult;
//! fn certifiable(reviewed: ReviewedResult) -> ReviewedResult {
//!     ReviewedResult { ..reviewed }
//! }
//! ```
//!
//! Signing happens before the transaction, which stays short; what loses the race is thrown away unseen.

use super::code::CertificateCode;
use super::drafting::{self, Birth};
use super::log;
use super::record::Certificate;
use super::sign::sign;
use super::store::{self, NewCertificate};
use super::work;
use crate::db::Tx;
use crate::entropy;
use crate::error::AppError;
use crate::ids::{AccountId, CertificateId};
use crate::sittings::ReviewedResult;
use crate::state::AppState;
use std::sync::Arc;

/// Signs the certificate of a result; nothing is stored yet.
pub async fn prepare(
    state: &AppState,
    result: &ReviewedResult,
    issued_by: &AccountId,
) -> Result<NewCertificate, AppError> {
    let (at, code) = (state.now(), CertificateCode::from_bytes(entropy::bytes()));
    let birth = Birth {
        uuid: uuid::Builder::from_random_bytes(entropy::bytes()).into_uuid().to_string(),
        code: code.to_string(),
        salt: entropy::hex(&entropy::bytes::<16>()),
        at,
    };
    let draft = drafting::draft(result, birth);
    let keys = Arc::clone(&state.keys);
    let signed = work::aside(move || sign(&draft, keys.signer())).await?;
    let signed = signed.map_err(|error| AppError::Internal(format!("certificate: {error}")))?;
    let credential = String::from_utf8(signed.bytes);
    Ok(NewCertificate {
        key_id: signed.issuer,
        certificate: Certificate {
            id: CertificateId::new(&*state.clock),
            code,
            organisation: result.organisation_id().clone(),
            sitting: result.sitting_id().clone(),
            candidate: result.candidate_id().clone(),
            attempt: result.attempt_id().clone(),
            holder_name: result.holder_name(),
            credential: credential.map_err(|error| AppError::Internal(format!("certificate: {error}")))?,
            issued_by: issued_by.clone(),
            issued: at,
            revocation: None,
        },
    })
}

/// Enters prepared certificates, and their leaves in the log, inside the caller's transaction; an attempt that has a
/// certificate keeps it.
pub async fn issue_in(tx: &mut Tx, prepared: &[NewCertificate]) -> Result<(), AppError> {
    let mut entered = Vec::with_capacity(prepared.len());
    for new in prepared {
        if store::insert(tx, new).await? {
            entered.push(&new.certificate);
        }
    }
    // The log comes last: it is the line in which everybody waits.
    for one in entered {
        let (certificate, credential, at) = (&one.id, one.credential.as_bytes(), one.issued);
        log::append(tx, &log::Event { certificate, kind: log::EventKind::Issued, credential, at }).await?;
    }
    Ok(())
}

/// The certificate of a result: the one it has, even when it was withdrawn since, or a new one.
pub async fn issue(
    state: &AppState,
    result: &ReviewedResult,
    issued_by: &AccountId,
) -> Result<Certificate, AppError> {
    if let Some(existing) = store::of_attempt(&state.db, result.attempt_id()).await? {
        return Ok(existing);
    }
    let prepared = prepare(state, result, issued_by).await?;
    let mut tx = state.db.begin().await?;
    issue_in(&mut tx, &[prepared]).await?;
    tx.commit().await?;
    store::of_attempt(&state.db, result.attempt_id()).await?.ok_or(AppError::Busy)
}
