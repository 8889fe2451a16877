//! SQL of accounts, memberships, sessions, tokens, invitations.

use super::{Identity, Membership, Role};
use crate::clock::Clock;
use crate::db::{Db, Row, StoreError};
use crate::ids::{AccountId, OrganisationId};
use crate::values;
use jalon_engine::session::event::Timestamp;

/// A person who signs in, as stored.
#[derive(Debug, Clone)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// Lower-cased e-mail.
    pub email: String,
    /// argon2 PHC string.
    pub password_hash: String,
    /// Name shown.
    pub display_name: String,
}

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: AccountId(row.text("id")?),
        email: row.text("email")?,
        password_hash: row.text("password_hash")?,
        display_name: row.text("display_name")?,
    })
}

fn membership(row: &Row<'_>) -> Result<Membership, StoreError> {
    let role = row.text("role")?;
    Ok(Membership {
        organisation: OrganisationId(row.text("organisation_id")?),
        organisation_name: row.text("name")?,
        role: Role::parse(&role).ok_or(StoreError::Inconsistent {
            table: "memberships",
            row: row.text("organisation_id")?,
            why: format!("unknown role `{role}`"),
        })?,
    })
}

/// The account of a bearer token, with the one role the token carries.
pub async fn identity_by_token(db: &Db, token_hash: &str) -> Result<Option<Identity>, StoreError> {
    let found = db
        .read_optional(
            "SELECT a.id, a.email, a.password_hash, a.display_name, t.role FROM api_tokens t \
             JOIN accounts a ON a.id = t.account_id \
             WHERE t.token_hash = $1 AND t.revoked_ms IS NULL AND a.state = 'active'",
            &values![token_hash],
            |row| Ok((account(row)?, row.text("role")?)),
        )
        .await?;
    let Some((account, role)) = found else { return Ok(None) };
    let mut identity = with_memberships(db, account).await?;
    identity.memberships.retain(|membership| membership.role.as_str() == role);
    Ok(Some(identity))
}

/// The account of a session cookie that has not expired.
pub async fn identity_by_session(
    db: &Db,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Identity>, StoreError> {
    let found = db
        .read_optional(
            "SELECT a.id, a.email, a.password_hash, a.display_name FROM web_sessions s \
             JOIN accounts a ON a.id = s.account_id \
             WHERE s.token_hash = $1 AND s.expires_ms > $2 AND a.state = 'active'",
            &values![token_hash, now.0],
            account,
        )
        .await?;
    match found {
        Some(account) => with_memberships(db, account).await.map(Some),
        None => Ok(None),
    }
}

async fn with_memberships(db: &Db, account: Account) -> Result<Identity, StoreError> {
    let memberships = db
        .read(
            "SELECT m.organisation_id, m.role, o.name FROM memberships m \
             JOIN organisations o ON o.id = m.organisation_id \
             WHERE m.account_id = $1 ORDER BY m.organisation_id, m.role",
            &values![account.id.as_str()],
            membership,
        )
        .await?;
    Ok(Identity {
        account: account.id,
        display_name: account.display_name,
        email: account.email,
        memberships,
    })
}

/// An account with its roles.
pub async fn account_by_id(db: &Db, id: &AccountId) -> Result<Identity, StoreError> {
    let found = db
        .read_one(
            "SELECT id, email, password_hash, display_name FROM accounts WHERE id = $1 AND state = 'active'",
            &values![id.as_str()],
            account,
        )
        .await?;
    with_memberships(db, found).await
}

/// The active account with this e-mail (already lower-cased).
pub async fn account_by_email(db: &Db, email: &str) -> Result<Option<Account>, StoreError> {
    db.read_optional(
        "SELECT id, email, password_hash, display_name FROM accounts WHERE email = $1 AND state = 'active'",
        &values![email],
        account,
    )
    .await
}

/// Creates an account; [`StoreError::Conflict`] when the e-mail is taken.
pub async fn create_account(
    db: &Db,
    clock: &dyn Clock,
    email: &str,
    password_hash: &str,
    display_name: &str,
    locale: &str,
) -> Result<AccountId, StoreError> {
    let id = AccountId::new(clock);
    db.execute(
        "INSERT INTO accounts (id, email, password_hash, display_name, locale, state, created_ms) \
         VALUES ($1, $2, $3, $4, $5, 'active', $6)",
        &values![id.as_str(), email, password_hash, display_name, locale, clock.now().0],
    )
    .await?;
    Ok(id)
}

/// Creates an organisation. `kind` is `real` or `demo`.
pub async fn create_organisation(
    db: &Db,
    clock: &dyn Clock,
    name: &str,
    kind: &str,
) -> Result<OrganisationId, StoreError> {
    let id = OrganisationId::new(clock);
    db.execute(
        "INSERT INTO organisations (id, name, kind, created_ms) VALUES ($1, $2, $3, $4)",
        &values![id.as_str(), name, kind, clock.now().0],
    )
    .await?;
    Ok(id)
}

/// Whether there is such an organisation; [`StoreError::NotFound`] when there is none.
pub async fn organisation_exists(db: &Db, id: &OrganisationId) -> Result<(), StoreError> {
    db.read_one("SELECT id FROM organisations WHERE id = $1", &values![id.as_str()], |row| row.text("id"))
        .await
        .map(|_| ())
}

/// Gives a role; giving it twice changes nothing.
pub async fn add_membership(
    db: &Db,
    now: Timestamp,
    account: &AccountId,
    organisation: &OrganisationId,
    role: Role,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO memberships (account_id, organisation_id, role, created_ms) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (account_id, organisation_id, role) DO NOTHING",
        &values![account.as_str(), organisation.as_str(), role.as_str(), now.0],
    )
    .await?;
    Ok(())
}

/// Counts a try in a window and answers how many there were.
pub async fn count_try(db: &Db, key_hash: &str, window_ms: i64) -> Result<i64, StoreError> {
    let mut tx = db.begin().await?;
    tx.execute(
        "INSERT INTO throttles (key_hash, window_ms, tries) VALUES ($1, $2, 1) \
         ON CONFLICT (key_hash, window_ms) DO UPDATE SET tries = throttles.tries + 1",
        &values![key_hash, window_ms],
    )
    .await?;
    let tries = tx
        .read_one(
            "SELECT tries FROM throttles WHERE key_hash = $1 AND window_ms = $2",
            &values![key_hash, window_ms],
            |row| row.int("tries"),
        )
        .await?;
    // Old windows say nothing any more.
    tx.execute("DELETE FROM throttles WHERE window_ms < $1", &values![window_ms - 86_400_000]).await?;
    tx.commit().await?;
    Ok(tries)
}

/// Takes back one try of a key, in its latest window.
pub async fn take_back_try(db: &Db, key_hash: &str) -> Result<(), StoreError> {
    db.execute(
        "UPDATE throttles SET tries = tries - 1 WHERE key_hash = $1 AND tries > 0 \
         AND window_ms = (SELECT MAX(window_ms) FROM throttles WHERE key_hash = $1)",
        &values![key_hash],
    )
    .await?;
    Ok(())
}

/// Opens a session and closes the one it replaces.
pub async fn open_session(
    db: &Db,
    account: &AccountId,
    token_hash: &str,
    replaces: Option<&str>,
    now: Timestamp,
    expires_ms: i64,
) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    if let Some(old) = replaces {
        tx.execute("DELETE FROM web_sessions WHERE token_hash = $1", &values![old]).await?;
    }
    tx.execute("DELETE FROM web_sessions WHERE expires_ms <= $1", &values![now.0]).await?;
    tx.execute(
        "INSERT INTO web_sessions (token_hash, account_id, created_ms, seen_ms, expires_ms) \
         VALUES ($1, $2, $3, $3, $4)",
        &values![token_hash, account.as_str(), now.0, expires_ms],
    )
    .await?;
    tx.commit().await
}

/// Closes a session.
pub async fn close_session(db: &Db, token_hash: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM web_sessions WHERE token_hash = $1", &values![token_hash]).await?;
    Ok(())
}

/// Changes a password and closes every session of the account.
pub async fn change_password(db: &Db, account: &AccountId, password_hash: &str) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.execute(
        "UPDATE accounts SET password_hash = $1 WHERE id = $2",
        &values![password_hash, account.as_str()],
    )
    .await?;
    tx.execute("DELETE FROM web_sessions WHERE account_id = $1", &values![account.as_str()]).await?;
    tx.commit().await
}

/// Stores a bearer token's hash.
pub async fn keep_token(
    db: &Db,
    token_hash: &str,
    account: &AccountId,
    role: Role,
    label: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO api_tokens (token_hash, account_id, role, label, created_ms) VALUES ($1, $2, $3, $4, $5)",
        &values![token_hash, account.as_str(), role.as_str(), label, now.0],
    )
    .await?;
    Ok(())
}

/// Revokes a bearer token; answers whether it was in force.
pub async fn revoke_token(db: &Db, token_hash: &str, now: Timestamp) -> Result<bool, StoreError> {
    let affected = db
        .execute(
            "UPDATE api_tokens SET revoked_ms = $1 WHERE token_hash = $2 AND revoked_ms IS NULL",
            &values![now.0, token_hash],
        )
        .await?;
    Ok(affected == 1)
}

/// Whether an account holds a role anywhere.
pub async fn holds_role(db: &Db, account: &AccountId, role: Role) -> Result<bool, StoreError> {
    let held = db
        .read_one(
            "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM memberships WHERE account_id = $1 AND role = $2",
            &values![account.as_str(), role.as_str()],
            |row| row.int("n"),
        )
        .await?;
    Ok(held > 0)
}
