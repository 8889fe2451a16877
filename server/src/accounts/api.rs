//! Accounts in JSON.

use super::extract::{Administrator, SignedIn, bearer, secret_hash};
use super::people::{self, Member, NewAccount};
use super::{Membership, Role, invitations_store, sign_in, store};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::{Json, email};
use crate::http::path::Path;
use crate::ids::{AccountId, OrganisationId};
use crate::state::AppState;
use crate::ui::Lang;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(create_account))
        .routes(routes!(show_account))
        .routes(routes!(create_token))
        .routes(routes!(revoke_token))
        .routes(routes!(list_people))
        .routes(routes!(create_invitation))
        .routes(routes!(accept_invitation))
        .routes(routes!(remove_role))
}

/// A new learner's account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AccountInput {
    /// Name shown.
    name: String,
    /// E-mail, unique.
    email: String,
    /// At least 12 characters.
    password: String,
    /// Language of messages.
    #[serde(default = "french")]
    locale: Lang,
}

fn french() -> Lang {
    Lang::Fr
}

/// An account's id.
#[derive(Debug, Serialize, ToSchema)]
struct Created {
    id: AccountId,
}

/// Create a learner's account.
#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = AccountInput,
    responses((status = 201, body = Created), (status = 422, body = Problem)))]
async fn create_account(
    State(state): State<AppState>,
    Json(input): Json<AccountInput>,
) -> Result<(StatusCode, Json<Created>), AppError> {
    let new = NewAccount {
        name: input.name,
        email: input.email,
        password: input.password,
        ..NewAccount::default()
    };
    let id = sign_in::register(&state, &new, input.locale).await?;
    Ok((StatusCode::CREATED, Json(Created { id })))
}

/// Who the token or cookie stands for.
#[derive(Debug, Serialize, ToSchema)]
struct AccountOutput {
    id: AccountId,
    name: String,
    email: String,
    memberships: Vec<Membership>,
}

/// Who am I?
#[utoipa::path(get, path = "/account", tag = "accounts", security(("bearer" = [])),
    responses((status = 200, body = AccountOutput), (status = 401, body = Problem)))]
async fn show_account(SignedIn(identity): SignedIn) -> Json<AccountOutput> {
    Json(AccountOutput {
        id: identity.account,
        name: identity.display_name,
        email: identity.email,
        memberships: identity.memberships,
    })
}

/// What a token is made from.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TokenInput {
    email: String,
    password: String,
    /// The one role the token carries.
    role: Role,
    /// What it is for.
    #[serde(default)]
    label: String,
}

/// A token, shown once.
#[derive(Debug, Serialize, ToSchema)]
struct TokenOutput {
    token: String,
}

/// Create a bearer token from an e-mail and a password.
#[utoipa::path(post, path = "/tokens", tag = "accounts", request_body = TokenInput,
    responses((status = 201, body = TokenOutput), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn create_token(
    State(state): State<AppState>,
    address: ClientAddress,
    Json(input): Json<TokenInput>,
) -> Result<(StatusCode, Json<TokenOutput>), AppError> {
    let account = sign_in::check_password(&state, &input.email, &input.password, &address.0).await?;
    let token = sign_in::token_for(&state, &account, input.role, &input.label).await?;
    Ok((StatusCode::CREATED, Json(TokenOutput { token })))
}

/// Revoke the token that makes this request.
#[utoipa::path(delete, path = "/tokens/current", tag = "accounts", security(("bearer" = [])),
    responses((status = 204), (status = 401, body = Problem)))]
async fn revoke_token(
    State(state): State<AppState>,
    _who: SignedIn,
    parts: Parts,
) -> Result<StatusCode, AppError> {
    let token = bearer(&parts).ok_or(AppError::SignInNeeded)?;
    store::revoke_token(&state.db, &secret_hash(token), state.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The people of the organisations I administer.
#[utoipa::path(get, path = "/people", tag = "accounts", security(("bearer" = [])),
    responses((status = 200, body = Vec<Member>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_people(
    State(state): State<AppState>,
    Administrator(scope): Administrator,
) -> Result<Json<Vec<Member>>, AppError> {
    Ok(Json(invitations_store::members(&state.db, &scope).await?))
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InvitationInput {
    role: Role,
    /// Fills the form for the person; the link works for whoever has it.
    email: Option<String>,
}

/// A one-time link, valid for seven days.
#[derive(Debug, Serialize, ToSchema)]
struct InvitationOutput {
    link: String,
}

/// Invite somebody into an organisation.
#[utoipa::path(post, path = "/organisations/{id}/invitations", tag = "accounts", security(("bearer" = [])),
    params(("id" = String, Path)), request_body = InvitationInput,
    responses((status = 201, body = InvitationOutput), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn create_invitation(
    State(state): State<AppState>,
    Administrator(scope): Administrator,
    Path(organisation): Path<OrganisationId>,
    Json(input): Json<InvitationInput>,
) -> Result<(StatusCode, Json<InvitationOutput>), AppError> {
    let address = input.email.as_deref().map(|typed| email("email", typed)).transpose()?;
    let link = people::invite(&state, &scope, &organisation, input.role, address.as_deref()).await?;
    Ok((StatusCode::CREATED, Json(InvitationOutput { link })))
}

/// Who accepts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AcceptanceInput {
    name: String,
    email: String,
    password: String,
    /// Name of the organisation, for the first administrator.
    #[serde(default)]
    organisation: String,
    #[serde(default = "french")]
    locale: Lang,
}

/// Accept an invitation with a new account.
#[utoipa::path(post, path = "/invitations/{token}/acceptance", tag = "accounts",
    params(("token" = String, Path)), request_body = AcceptanceInput,
    responses((status = 201, body = Created), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn accept_invitation(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Json(input): Json<AcceptanceInput>,
) -> Result<(StatusCode, Json<Created>), AppError> {
    let new = NewAccount {
        name: input.name,
        email: input.email,
        password: input.password,
        organisation: input.organisation,
    };
    let id = people::accept_as_newcomer(&state, &token, &new, input.locale).await?;
    Ok((StatusCode::CREATED, Json(Created { id })))
}

/// Take a role away; the last administrator stays.
#[utoipa::path(delete, path = "/organisations/{id}/people/{account}/{role}", tag = "accounts",
    security(("bearer" = [])),
    params(("id" = String, Path), ("account" = String, Path), ("role" = Role, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn remove_role(
    State(state): State<AppState>,
    Administrator(scope): Administrator,
    Path((organisation, account, role)): Path<(OrganisationId, AccountId, Role)>,
) -> Result<StatusCode, AppError> {
    people::remove_role(&state, &scope, &organisation, &account, role).await?;
    Ok(StatusCode::NO_CONTENT)
}
