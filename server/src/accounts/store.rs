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
