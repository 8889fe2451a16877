//! Suspending, reinstating and withdrawing what was issued: state, status list, history and log in one transaction.

use super::store::{self, NewEvent};
use crate::accounts::extract::Scope;
use crate::certificates::record::{Act, Category, Certificate, Change, State};
use crate::certificates::{log, store as register};
use crate::error::AppError;
use crate::http::form;
use crate::state::AppState;

/// Longest reason, in characters.
pub const REASON_LENGTH: usize = 500;

/// Does `act` to a certificate of the certifier's organisations.
///
/// # Errors
/// [`AppError::Invalid`] on `reason`; a conflict when the certificate's state does not allow it.
pub async fn change(
    state: &AppState,
    scope: &Scope,
    id_or_code: &str,
    act: Act,
    (category, reason): (Category, &str),
) -> Result<Certificate, AppError> {
    let found = register::find(&state.db, scope, id_or_code).await?;
    let reason = form::line("reason", &reason.replace(['\r', '\n'], " "), REASON_LENGTH)?;
    let change = Change { by: scope.account.clone(), at: state.now(), category, reason };
    let mut tx = state.db.begin().await?;
    if !store::apply(&mut tx, &found.id, act, &change).await? {
        drop(tx);
        return Err(refusal(&register::find(&state.db, scope, id_or_code).await?.state));
    }
    store::touch_list(&mut tx, &found.id).await?;
    let event = NewEvent {
        certificate: &found.id,
        kind: kind(act),
        category: Some(category),
        reason: &change.reason,
        by: Some(&scope.account),
    };
    store::record(&mut tx, &*state.clock, &event).await?;
    let credential = store::credential(&mut tx, &found.id).await?;
    let credential = credential.as_bytes();
    let event = log::Event { certificate: &found.id, kind: logged(act), credential, at: change.at };
    log::append(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(register::find(&state.db, scope, id_or_code).await?)
}

fn kind(act: Act) -> &'static str {
    match act {
        Act::Suspend => "suspended",
        Act::Reinstate => "reinstated",
        Act::Revoke => "revoked",
    }
}

fn logged(act: Act) -> log::EventKind {
    match act {
        Act::Suspend => log::EventKind::Suspended,
        Act::Reinstate => log::EventKind::Reinstated,
        Act::Revoke => log::EventKind::Revoked,
    }
}

fn refusal(state: &State) -> AppError {
    AppError::conflict(match state {
        State::Valid => "certificate-not-suspended",
        State::Suspended(_) => "certificate-suspended",
        State::Revoked(_) => "certificate-revoked",
    })
}
