//! Signing in and out, registering, one's account, invitations, the people of an organisation.

use super::extract::{Administrator, SESSION_COOKIE, SignedIn, secret_hash};
use super::people::{self, Invitation, Member, NewAccount};
use super::{Role, invitations_store, sign_in, store};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::{Form, optional_line};
use crate::http::path::Path;
use crate::ids::{AccountId, OrganisationId};
use crate::state::AppState;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

/// Routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(show_sign_in).post(create_session))
        .route("/sign-out", post(close_session))
        .route("/register", get(show_register).post(create_account))
        .route("/account", get(show_account))
        .route("/account/password", post(change_password))
        .route("/invitations/{token}", get(show_invitation).post(accept_invitation))
        .route("/people", get(show_people))
        .route("/people/invitations", post(create_invitation))
        .route("/people/removals", post(remove_role))
}

#[derive(Debug, Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    shell: Shell,
    errors: FormErrors,
    email: String,
    next: String,
}

#[derive(Debug, Default, Deserialize)]
struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn show_sign_in(shell: Shell, Query(form): Query<SignInForm>) -> Response {
    Page(SignInPage { shell, errors: FormErrors::default(), email: String::new(), next: form.next })
        .into_response()
}

async fn create_session(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    jar: CookieJar,
    Form(form): Form<SignInForm>,
) -> Result<Response, AppError> {
    match sign_in::check_password(&state, &form.email, &form.password, &address.0).await {
        Ok(account) => enter(&state, jar, &account, &form.next).await,
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            let page = SignInPage { shell, errors, email: form.email, next: form.next };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
    }
}

/// Opens a session for a person and leads on.
async fn enter(
    state: &AppState,
    jar: CookieJar,
    account: &AccountId,
    next: &str,
) -> Result<Response, AppError> {
    let token = sign_in::open_session(state, account, jar.get(SESSION_COOKIE).map(Cookie::value)).await?;
    let cookie = Cookie::build((SESSION_COOKIE, token))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .build();
    let identity = store::account_by_id(&state.db, account).await?;
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    let next = if local { next } else { home_of(&identity) };
    Ok((jar.add(cookie), Redirect::to(next)).into_response())
}

/// Where somebody starts work.
fn home_of(identity: &super::Identity) -> &'static str {
    [(Role::Certifier, "/sittings"), (Role::Trainer, "/cohorts"), (Role::Administrator, "/people")]
        .into_iter()
        .find(|(role, _)| identity.has(*role))
        .map_or("/me", |(_, path)| path)
}

async fn close_session(State(state): State<AppState>, jar: CookieJar) -> Result<Response, AppError> {
    if let Some(cookie) = jar.get(SESSION_COOKIE) {
        store::close_session(&state.db, &secret_hash(cookie.value())).await?;
    }
    let mut gone = Cookie::build((SESSION_COOKIE, "")).path("/").secure(true).http_only(true).build();
    gone.make_removal();
    Ok((jar.add(gone), Redirect::to("/")).into_response())
}

#[derive(Debug, Template)]
#[template(path = "accounts/register.html")]
struct RegisterPage {
    shell: Shell,
    errors: FormErrors,
    full_name: String,
    email: String,
    next: String,
}

#[derive(Debug, Default, Deserialize)]
struct RegisterForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    next: String,
}

impl RegisterForm {
    fn account(&self) -> NewAccount {
        NewAccount {
            name: self.name.clone(),
            email: self.email.clone(),
            password: self.password.clone(),
            organisation: self.organisation.clone(),
        }
    }
}

async fn show_register(shell: Shell, Query(form): Query<RegisterForm>) -> Response {
    let page = RegisterPage {
        shell,
        errors: FormErrors::default(),
        full_name: String::new(),
        email: String::new(),
        next: form.next,
    };
    Page(page).into_response()
}

async fn create_account(
    State(state): State<AppState>,
    shell: Shell,
    jar: CookieJar,
    Form(form): Form<RegisterForm>,
) -> Result<Response, AppError> {
    match sign_in::register(&state, &form.account(), shell.lang).await {
        Ok(account) => enter(&state, jar, &account, &form.next).await,
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            let page =
                RegisterPage { shell, errors, full_name: form.name, email: form.email, next: form.next };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    identity: super::Identity,
    errors: FormErrors,
}

async fn show_account(shell: Shell, SignedIn(identity): SignedIn) -> Response {
    Page(AccountPage { shell, identity, errors: FormErrors::default() }).into_response()
}

#[derive(Debug, Deserialize)]
struct PasswordForm {
    present: String,
    password: String,
}

/// Changes the password; every browser is signed out, this one signed in afresh.
async fn change_password(
    State(state): State<AppState>,
    shell: Shell,
    SignedIn(identity): SignedIn,
    jar: CookieJar,
    Form(form): Form<PasswordForm>,
) -> Result<Response, AppError> {
    let changed =
        sign_in::change_password(&state, &identity.account, &identity.email, &form.present, &form.password)
            .await;
    match changed {
        Ok(()) => enter(&state, jar, &identity.account, "/account").await,
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(AccountPage { shell, identity, errors }))
                .into_response())
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "accounts/invitation.html")]
struct InvitationPage {
    shell: Shell,
    invitation: Invitation,
    errors: FormErrors,
    full_name: String,
    email: String,
    organisation: String,
}

async fn show_invitation(
    State(state): State<AppState>,
    shell: Shell,
    Path(token): Path<String>,
) -> Result<Response, AppError> {
    let invitation = people::invitation(&state, &token).await?;
    let email = invitation.email.clone().unwrap_or_default();
    let page = InvitationPage {
        shell,
        invitation,
        errors: FormErrors::default(),
        full_name: String::new(),
        email,
        organisation: String::new(),
    };
    Ok(Page(page).into_response())
}

async fn accept_invitation(
    State(state): State<AppState>,
    shell: Shell,
    Path(token): Path<String>,
    jar: CookieJar,
    Form(form): Form<RegisterForm>,
) -> Result<Response, AppError> {
    let accepted = match &shell.identity {
        Some(identity) => people::accept(&state, &token, &identity.account, &form.organisation)
            .await
            .map(|()| identity.account.clone()),
        None => people::accept_as_newcomer(&state, &token, &form.account(), shell.lang).await,
    };
    match accepted {
        Ok(account) => enter(&state, jar, &account, "").await,
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            let invitation = people::invitation(&state, &token).await?;
            let (full_name, email, organisation) = (form.name, form.email, form.organisation);
            let page = InvitationPage { shell, invitation, errors, full_name, email, organisation };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "accounts/people.html")]
struct PeoplePage {
    shell: Shell,
    members: Vec<Member>,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    errors: FormErrors,
    link: Option<String>,
    email: String,
}

async fn show_people(
    State(state): State<AppState>,
    shell: Shell,
    Administrator(scope): Administrator,
) -> Result<Response, AppError> {
    people_page(&state, shell, &scope, FormErrors::default(), None, String::new()).await
}

async fn people_page(
    state: &AppState,
    shell: Shell,
    scope: &super::extract::Scope,
    errors: FormErrors,
    link: Option<String>,
    email: String,
) -> Result<Response, AppError> {
    let members = invitations_store::members(&state.db, scope).await?;
    let mut organisations: Vec<_> = members
        .iter()
        .map(|member| Choice::new(member.organisation.as_str(), member.organisation_name.as_str()))
        .collect();
    organisations.dedup();
    let roles = [Role::Trainer, Role::Certifier, Role::Administrator]
        .map(|role| {
            let key = format!("role-{}", role.as_str());
            Choice::new(role.as_str(), shell.t(&key)).with_hint(shell.t(&format!("{key}-hint")))
        })
        .to_vec();
    let status = if errors.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Page(PeoplePage { shell, members, organisations, roles, errors, link, email }))
        .into_response())
}

#[derive(Debug, Deserialize)]
struct InvitationForm {
    organisation: String,
    role: Role,
    #[serde(default)]
    email: String,
}

async fn create_invitation(
    State(state): State<AppState>,
    shell: Shell,
    Administrator(scope): Administrator,
    Form(form): Form<InvitationForm>,
) -> Result<Response, AppError> {
    let organisation = OrganisationId(form.organisation);
    let invited = match optional_line("email", &form.email, 254)
        .and_then(|typed| typed.map(|typed| crate::http::form::email("email", &typed)).transpose())
    {
        Ok(email) => people::invite(&state, &scope, &organisation, form.role, email.as_deref()).await,
        Err(error) => Err(error),
    };
    match invited {
        Ok(link) => {
            people_page(&state, shell, &scope, FormErrors::default(), Some(link), String::new()).await
        }
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            people_page(&state, shell, &scope, errors, None, form.email).await
        }
    }
}

#[derive(Debug, Deserialize)]
struct RemovalForm {
    organisation: String,
    account: String,
    role: Role,
}

async fn remove_role(
    State(state): State<AppState>,
    Administrator(scope): Administrator,
    Form(form): Form<RemovalForm>,
) -> Result<Response, AppError> {
    let (organisation, account) = (OrganisationId(form.organisation), AccountId(form.account));
    people::remove_role(&state, &scope, &organisation, &account, form.role).await?;
    Ok(Redirect::to("/people").into_response())
}
