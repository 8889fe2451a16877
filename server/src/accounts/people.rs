//! Inviting people, accepting, taking roles away.

use super::extract::{Scope, secret_hash};
use super::{Role, invitations_store as store, password};
use crate::error::AppError;
use crate::http::form::{email, line};
use crate::ids::{AccountId, OrganisationId};
use crate::state::AppState;
use crate::ui::Lang;
use crate::{db::StoreError, entropy};
use serde::Serialize;

/// An invitation can be accepted for seven days.
const VALID_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// An invitation that can still be accepted.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Where to.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The role it gives.
    pub role: Role,
    /// Whom it was written for.
    pub email: Option<String>,
    /// Whether it is the first administrator's, who names the organisation.
    pub founds: bool,
}

/// Somebody with a role in an organisation.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Member {
    /// Account.
    pub account: AccountId,
    /// Name shown.
    pub display_name: String,
    /// E-mail.
    pub email: String,
    /// Organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Role.
    pub role: Role,
}

/// What a newcomer types.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// Name shown.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Password.
    pub password: String,
    /// Name of the organisation, for the first administrator.
    pub organisation: String,
}

/// The link that creates the first administrator, while there is none. Each start makes a new one and
/// withdraws the last.
pub async fn first_administrator_link(state: &AppState) -> Result<Option<String>, AppError> {
    if store::administrators(&state.db).await? > 0 {
        return Ok(None);
    }
    store::withdraw_first_invitations(&state.db).await?;
    let organisation = match store::first_organisation(&state.db).await? {
        Some(known) => known,
        None => super::store::create_organisation(&state.db, &*state.clock, "Jalon", "real").await?,
    };
    keep(state, &organisation, Role::Administrator, None, None).await.map(Some)
}

/// Invites somebody into an organisation of the scope; answers the one-time link.
pub async fn invite(
    state: &AppState,
    scope: &Scope,
    organisation: &OrganisationId,
    role: Role,
    for_email: Option<&str>,
) -> Result<String, AppError> {
    if !scope.covers(organisation) {
        return Err(AppError::NotFound);
    }
    if role == Role::Learner {
        return Err(AppError::invalid("role", "role"));
    }
    keep(state, organisation, role, for_email, Some(&scope.account)).await
}

async fn keep(
    state: &AppState,
    organisation: &OrganisationId,
    role: Role,
    for_email: Option<&str>,
    by: Option<&AccountId>,
) -> Result<String, AppError> {
    let token = entropy::token();
    let now = state.now();
    let new = store::NewInvitation {
        token_hash: &secret_hash(&token),
        organisation,
        role,
        email: for_email,
        invited_by: by,
        now,
        expires_ms: now.0 + VALID_MS,
    };
    store::invite(&state.db, &new).await?;
    Ok(format!("{}/invitations/{token}", state.config.public_url))
}

/// The invitation behind a link.
pub async fn invitation(state: &AppState, token: &str) -> Result<Invitation, AppError> {
    Ok(store::open_invitation(&state.db, &secret_hash(token), state.now()).await?)
}

/// Creates an account from an invitation.
pub async fn accept_as_newcomer(
    state: &AppState,
    token: &str,
    new: &NewAccount,
    lang: Lang,
) -> Result<AccountId, AppError> {
    let invitation = invitation(state, token).await?;
    let organisation = founding_name(&invitation, &new.organisation)?;
    let (name, address) = (line("name", &new.name, 80)?, email("email", &new.email)?);
    password::check(&new.password)?;
    let newcomer = store::Newcomer {
        email: &address,
        password_hash: &password::hash(new.password.clone()).await?,
        display_name: &name,
        locale: lang.tag(),
        organisation_name: organisation.as_deref(),
    };
    store::accept_as_newcomer(&state.db, &*state.clock, &secret_hash(token), &newcomer)
        .await
        .map_err(taken_email)
}

/// Accepts an invitation with an account that exists.
pub async fn accept(
    state: &AppState,
    token: &str,
    account: &AccountId,
    organisation: &str,
) -> Result<(), AppError> {
    let invitation = invitation(state, token).await?;
    let name = founding_name(&invitation, organisation)?;
    Ok(store::accept(&state.db, &secret_hash(token), account, state.now(), name.as_deref()).await?)
}

fn founding_name(invitation: &Invitation, typed: &str) -> Result<Option<String>, AppError> {
    if invitation.founds { line("organisation", typed, 120).map(Some) } else { Ok(None) }
}

/// Takes a role away.
pub async fn remove_role(
    state: &AppState,
    scope: &Scope,
    organisation: &OrganisationId,
    account: &AccountId,
    role: Role,
) -> Result<(), AppError> {
    let removed = store::remove_role(&state.db, scope, organisation, account, role).await?;
    if removed { Ok(()) } else { Err(AppError::conflict("last-administrator")) }
}

/// A taken e-mail is the one conflict a new account can meet.
pub fn taken_email(error: StoreError) -> AppError {
    match error {
        StoreError::Conflict(_) => AppError::invalid("email", "email-taken"),
        other => other.into(),
    }
}
