//! Issuing anew what a compromised key had signed: same certificate, same code, same identifier, another file.
//!
//! Nothing is taken from the old file but its names. What the new one states is derived again from the recorded
//! answers, so a file that whoever stole the key slipped in does not get a better signature. Open Badges 3.0 lets a
//! credential of the same issuer and `id` and a later `validFrom` take the place of the earlier one.

use super::reserve::DRAWS;
use super::store::{self, NewEvent};
use super::{Reservation, failed, signed};
use crate::accounts::extract::Scope;
use crate::certificates::credential::Credential;
use crate::certificates::draft::StatusPlace;
use crate::certificates::drafting::{self, Birth};
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::key::RingKey;
use crate::certificates::record::Certificate;
use crate::certificates::store as register;
use crate::certificates::{CertificateCode, log, status};
use crate::db::Tx;
use crate::error::AppError;
use crate::sittings::ReviewedResult;
use crate::state::AppState;

/// What became of the certificates of a key.
#[derive(Debug, Default)]
pub struct Reissued {
    /// How many have a new file.
    pub done: usize,
    /// Codes of those that could not be issued anew, and why.
    pub left: Vec<(CertificateCode, String)>,
}

/// Issues anew every certificate that `key` signed and that was not withdrawn. May be run again: what was done stays.
pub async fn reissue(state: &AppState, key: &RingKey) -> Result<Reissued, AppError> {
    let mut report = Reissued::default();
    for old in register::signed_by(&state.db, &key.key.did()).await? {
        match anew(state, &old).await {
            Ok(()) => report.done += 1,
            Err(error) => report.left.push((old.code, error.to_string())),
        }
    }
    Ok(report)
}

async fn anew(state: &AppState, old: &Certificate) -> Result<(), AppError> {
    let scope = Scope {
        account: old.issued_by.clone(),
        display_name: String::new(),
        organisations: vec![old.organisation.clone()],
    };
    let result = ReviewedResult::load(state, &scope, &old.candidate).await?;
    let names: Credential = serde_json::from_str(&old.credential).map_err(failed)?;
    let key = state.keys.current().signer().public();
    let issuer = match IssuerName::of_did(&names.issuer.id) {
        IssuerName::Key => IssuerName::of_organisation(&state.config.public_url, &old.organisation),
        web @ IssuerName::Web(_) => web,
    };
    let mut tx = state.db.begin().await?;
    let place = place(&mut tx, state, old, &issuer.did(&key)).await?;
    tx.commit().await?;
    let issued = state.now();
    let mut birth = Birth::new(old.code, issued, issuer, place);
    birth.uuid = names.id.trim_start_matches("urn:uuid:").to_owned();
    if let Some(subject) = names.credential_subject.id {
        subject.trim_start_matches("urn:uuid:").clone_into(&mut birth.subject_uuid);
    }
    let new =
        Reservation { id: old.id.clone(), draft: drafting::draft(&result, birth), key: key.did(), issued };
    swap(state, old, new).await
}

/// Where its status is published: where it was, or a new place for a certificate of before status lists.
async fn place(tx: &mut Tx, state: &AppState, old: &Certificate, did: &str) -> Result<StatusPlace, AppError> {
    if let Some(place) = store::place_of(tx, &old.id).await? {
        return Ok(place);
    }
    let list = status::take_place(tx, state, &old.organisation, did).await?;
    for _ in 0..DRAWS {
        let place = list.draw();
        if store::place(tx, &old.id, &list.id, place.index).await? {
            return Ok(place);
        }
    }
    Err(AppError::Busy)
}

/// Signs and stores; until the transaction commits nobody has the new file.
async fn swap(state: &AppState, old: &Certificate, new: Reservation) -> Result<(), AppError> {
    let Some(signed) = signed(state.keys.current(), new.clone()).await? else { return Err(AppError::Busy) };
    let mut tx = state.db.begin().await?;
    if !store::replace(&mut tx, old, &new, &signed).await? {
        return Err(AppError::conflict("changed-meanwhile"));
    }
    let reason = format!("its key {} is compromised", old.key);
    let event =
        NewEvent { certificate: &old.id, kind: "reissued", category: None, reason: &reason, by: None };
    store::record(&mut tx, &*state.clock, &event).await?;
    let (certificate, credential) = (&old.id, signed.credential.as_bytes());
    let event = log::Event { certificate, kind: log::EventKind::Reissued, credential, at: new.issued };
    log::append(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}
