//! Registering, signing in and out, bearer tokens.

use super::extract::secret_hash;
use super::{Role, password, people, store, throttle};
use crate::entropy;
use crate::error::AppError;
use crate::http::form::{email, line};
use crate::ids::AccountId;
use crate::state::AppState;
use crate::ui::Lang;

/// A signed-in browser stays so for twelve hours at most.
pub const SESSION_MS: i64 = 12 * 60 * 60 * 1000;

/// Tries at one account from one address, and from anywhere, in fifteen minutes.
const TRIES_PER_ADDRESS: i64 = 10;
const TRIES_PER_ACCOUNT: i64 = 60;

/// Creates a learner's account.
pub async fn register(state: &AppState, new: &people::NewAccount, lang: Lang) -> Result<AccountId, AppError> {
    let (name, address) = (line("name", &new.name, 80)?, email("email", &new.email)?);
    password::check(&new.password)?;
    let hash = password::hash(new.password.clone()).await?;
    store::create_account(&state.db, &*state.clock, &address, &hash, &name, lang.tag())
        .await
        .map_err(people::taken_email)
}

/// Checks an e-mail and a password. Unknown and wrong look the same and take the same time.
pub async fn check_password(
    state: &AppState,
    typed_email: &str,
    typed_password: &str,
    address: &str,
) -> Result<AccountId, AppError> {
    let email = typed_email.trim().to_lowercase();
    let keys = [format!("sign-in:{email}:{address}"), format!("sign-in:{email}")];
    throttle::count(state, &keys[0], TRIES_PER_ADDRESS).await?;
    throttle::count(state, &keys[1], TRIES_PER_ACCOUNT).await?;
    let account = store::account_by_email(&state.db, &email).await?;
    let stored = account.as_ref().map(|account| account.password_hash.clone());
    let fits = password::verify(typed_password.chars().take(256).collect(), stored).await?;
    match account.filter(|_| fits) {
        Some(account) => {
            for key in &keys {
                throttle::take_back(state, key).await?;
            }
            Ok(account.id)
        }
        None => Err(AppError::invalid("password", "sign-in")),
    }
}

/// Opens a browser session, closing the one it replaces: a token fixed beforehand is worth nothing.
pub async fn open_session(
    state: &AppState,
    account: &AccountId,
    replaces: Option<&str>,
) -> Result<String, AppError> {
    let token = entropy::token();
    let old = replaces.map(secret_hash);
    let now = state.now();
    store::open_session(&state.db, account, &secret_hash(&token), old.as_deref(), now, now.0 + SESSION_MS)
        .await?;
    Ok(token)
}

/// A bearer token that acts for an account in one role; shown once, only its hash is kept.
pub async fn create_token(
    state: &AppState,
    email: &str,
    role: Role,
    label: &str,
) -> Result<String, AppError> {
    let account = store::account_by_email(&state.db, &email.trim().to_lowercase())
        .await?
        .ok_or_else(|| AppError::invalid("email", "no-such-account"))?;
    token_for(state, &account.id, role, label).await
}

/// See [`create_token`], for an account already known.
pub async fn token_for(
    state: &AppState,
    account: &AccountId,
    role: Role,
    label: &str,
) -> Result<String, AppError> {
    if role != Role::Learner && !store::holds_role(&state.db, account, role).await? {
        return Err(AppError::invalid("role", "role-not-held"));
    }
    let token = format!("jal_{}", entropy::token());
    store::keep_token(&state.db, &secret_hash(&token), account, role, label, state.now()).await?;
    Ok(token)
}

/// Changes one's password; every session is closed.
pub async fn change_password(
    state: &AppState,
    account: &AccountId,
    email: &str,
    present: &str,
    new: &str,
) -> Result<(), AppError> {
    check_password(state, email, present, "account").await.map_err(|error| match error {
        AppError::Invalid { .. } => AppError::invalid("present", "present-password"),
        other => other,
    })?;
    password::check(new)?;
    let hash = password::hash(new.to_owned()).await?;
    Ok(store::change_password(&state.db, account, &hash).await?)
}
