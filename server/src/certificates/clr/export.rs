//! Who gets a record: its holder, who knows more than the code, and the organisation's certifiers.

use super::store;
use super::{RecordDraft, SignedRecord, sign_record};
use crate::accounts::extract::Scope;
use crate::certificates::draft::HiddenIdentity;
use crate::certificates::drafting::BIRTH_DATE;
use crate::certificates::holder::{Known, credential, known};
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::record::Certificate;
use crate::certificates::wording::Language;
use crate::certificates::{store as register, work};
use crate::entropy;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::state::AppState;

/// The record of a certificate's holder.
///
/// # Errors
/// [`AppError::Invalid`] on `birth_date`; conflict `certificate-none-valid`.
pub async fn for_holder(
    state: &AppState,
    client: &ClientAddress,
    code: &str,
    birth_date: &str,
) -> Result<SignedRecord, AppError> {
    let Known { certificate, born } = known(state, client, code, birth_date).await?;
    record(state, &certificate, &born).await
}

/// The same for a certifier of the organisation.
pub async fn for_certifier(
    state: &AppState,
    scope: &Scope,
    id_or_code: &str,
) -> Result<SignedRecord, AppError> {
    let found = register::find(&state.db, scope, id_or_code).await?;
    let born = store::birth_date(&state.db, &found.candidate).await?;
    record(state, &found, &born).await
}

/// Every certificate that stands of the person of this one, in this organisation; the newest first.
async fn record(state: &AppState, one: &Certificate, born: &str) -> Result<SignedRecord, AppError> {
    let certificates = store::of_person(&state.db, one).await?;
    let Some(newest) = certificates.first() else {
        return Err(AppError::conflict("certificate-none-valid"));
    };
    let named = credential(newest)?;
    let uuid = || uuid::Builder::from_random_bytes(entropy::bytes()).into_uuid().to_string();
    let draft = RecordDraft {
        uuid: uuid(),
        subject_uuid: uuid(),
        language: Language::from_tag(&named.credential_subject.achievement.in_language)
            .unwrap_or(Language::Fr),
        at_ms: state.now().0,
        issuer: IssuerName::of_organisation(&state.config.public_url, &one.organisation),
        issuer_name: named.issuer.name,
        holder_name: newest.holder_name.clone(),
        identities: vec![HiddenIdentity::of(BIRTH_DATE, born, &entropy::hex(&entropy::bytes::<16>()))],
        files: certificates.into_iter().map(|certificate| certificate.credential).collect(),
    };
    let ring = state.keys.current();
    let signed = work::aside(move || sign_record(&draft, ring.signer())).await?;
    signed.map_err(|error| AppError::Internal(format!("record: {error}")))
}
