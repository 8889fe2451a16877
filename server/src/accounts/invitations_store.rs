//! SQL of invitations and of the people of an organisation.

use super::Role;
use super::extract::Scope;
use super::people::{Invitation, Member};
use crate::clock::Clock;
use crate::db::{Db, Row, StoreError, Tx};
use crate::ids::{AccountId, OrganisationId};
use crate::values;
use jalon_engine::session::event::Timestamp;

fn role(row: &Row<'_>) -> Result<Role, StoreError> {
    let text = row.text("role")?;
    Role::parse(&text).ok_or(StoreError::Inconsistent {
        table: "memberships",
        row: text.clone(),
        why: "unknown role".to_owned(),
    })
}

/// How many administrators there are in the whole service.
pub async fn administrators(db: &Db) -> Result<i64, StoreError> {
    db.read_one(
        "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM memberships WHERE role = 'administrator'",
        &[],
        |row| row.int("n"),
    )
    .await
}

/// The oldest organisation, if any.
pub async fn first_organisation(db: &Db) -> Result<Option<OrganisationId>, StoreError> {
    db.read_optional("SELECT id FROM organisations ORDER BY created_ms, id LIMIT 1", &[], |row| {
        row.text("id").map(OrganisationId)
    })
    .await
}

/// Withdraws invitations that nobody sent (those of the first administrator) and were not used.
pub async fn withdraw_first_invitations(db: &Db) -> Result<(), StoreError> {
    db.execute("DELETE FROM invitations WHERE invited_by IS NULL AND used_ms IS NULL", &[]).await?;
    Ok(())
}

/// An invitation to store.
#[derive(Debug)]
pub struct NewInvitation<'a> {
    /// SHA-256 of its secret.
    pub token_hash: &'a str,
    /// Where to.
    pub organisation: &'a OrganisationId,
    /// The role it gives.
    pub role: Role,
    /// Whom it is written for.
    pub email: Option<&'a str>,
    /// Who invites; nobody for the first administrator.
    pub invited_by: Option<&'a AccountId>,
    /// Now.
    pub now: Timestamp,
    /// When it lapses.
    pub expires_ms: i64,
}

/// Stores an invitation.
pub async fn invite(db: &Db, new: &NewInvitation<'_>) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO invitations (token_hash, organisation_id, role, email, invited_by, created_ms, expires_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values![
            new.token_hash,
            new.organisation.as_str(),
            new.role.as_str(),
            new.email,
            new.invited_by.map(AccountId::as_str),
            new.now.0,
            new.expires_ms
        ],
    )
    .await?;
    Ok(())
}

/// An invitation that can still be accepted.
pub async fn open_invitation(db: &Db, token_hash: &str, now: Timestamp) -> Result<Invitation, StoreError> {
    db.read_one(
        "SELECT i.organisation_id, i.role, i.email, i.invited_by, o.name FROM invitations i \
         JOIN organisations o ON o.id = i.organisation_id \
         WHERE i.token_hash = $1 AND i.used_ms IS NULL AND i.expires_ms > $2",
        &values![token_hash, now.0],
        |row| {
            Ok(Invitation {
                organisation: OrganisationId(row.text("organisation_id")?),
                organisation_name: row.text("name")?,
                role: role(row)?,
                email: row.optional_text("email")?,
                founds: row.optional_text("invited_by")?.is_none(),
            })
        },
    )
    .await
}

/// A new account that accepts an invitation, all or nothing.
#[derive(Debug)]
pub struct Newcomer<'a> {
    /// Lower-cased e-mail.
    pub email: &'a str,
    /// argon2 PHC string.
    pub password_hash: &'a str,
    /// Name shown.
    pub display_name: &'a str,
    /// Language.
    pub locale: &'a str,
    /// New name of the organisation, when the invitation founds it.
    pub organisation_name: Option<&'a str>,
}

/// Accepts with a new account; used once: the second click finds nothing.
pub async fn accept_as_newcomer(
    db: &Db,
    clock: &dyn Clock,
    token_hash: &str,
    newcomer: &Newcomer<'_>,
) -> Result<AccountId, StoreError> {
    let account = AccountId::new(clock);
    let now = clock.now();
    let mut tx = db.begin().await?;
    tx.execute(
        "INSERT INTO accounts (id, email, password_hash, display_name, locale, state, created_ms) \
         VALUES ($1, $2, $3, $4, $5, 'active', $6)",
        &values![
            account.as_str(),
            newcomer.email,
            newcomer.password_hash,
            newcomer.display_name,
            newcomer.locale,
            now.0
        ],
    )
    .await?;
    use_invitation(&mut tx, token_hash, &account, now, newcomer.organisation_name).await?;
    tx.commit().await?;
    Ok(account)
}

/// Accepts with an account that exists.
pub async fn accept(
    db: &Db,
    token_hash: &str,
    account: &AccountId,
    now: Timestamp,
    organisation_name: Option<&str>,
) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    use_invitation(&mut tx, token_hash, account, now, organisation_name).await?;
    tx.commit().await
}

async fn use_invitation(
    tx: &mut Tx,
    token_hash: &str,
    account: &AccountId,
    now: Timestamp,
    organisation_name: Option<&str>,
) -> Result<(), StoreError> {
    let used = tx
        .execute(
            "UPDATE invitations SET used_ms = $1, used_by = $2 \
             WHERE token_hash = $3 AND used_ms IS NULL AND expires_ms > $1",
            &values![now.0, account.as_str(), token_hash],
        )
        .await?;
    if used == 0 {
        return Err(StoreError::NotFound);
    }
    tx.execute(
        "INSERT INTO memberships (account_id, organisation_id, role, created_ms) \
         SELECT $1, organisation_id, role, $2 FROM invitations WHERE token_hash = $3 \
         ON CONFLICT (account_id, organisation_id, role) DO NOTHING",
        &values![account.as_str(), now.0, token_hash],
    )
    .await?;
    if let Some(name) = organisation_name {
        tx.execute(
            "UPDATE organisations SET name = $1 \
             WHERE id = (SELECT organisation_id FROM invitations WHERE token_hash = $2)",
            &values![name, token_hash],
        )
        .await?;
    }
    Ok(())
}

/// The people of the organisations that a scope covers.
pub async fn members(db: &Db, scope: &Scope) -> Result<Vec<Member>, StoreError> {
    let mut members = Vec::new();
    for organisation in &scope.organisations {
        let found = db
            .read(
                "SELECT a.id, a.display_name, a.email, m.role, m.organisation_id, o.name FROM memberships m \
                 JOIN accounts a ON a.id = m.account_id JOIN organisations o ON o.id = m.organisation_id \
                 WHERE m.organisation_id = $1 ORDER BY a.id, m.role",
                &values![organisation.as_str()],
                |row| {
                    Ok(Member {
                        account: AccountId(row.text("id")?),
                        display_name: row.text("display_name")?,
                        email: row.text("email")?,
                        organisation: OrganisationId(row.text("organisation_id")?),
                        organisation_name: row.text("name")?,
                        role: role(row)?,
                    })
                },
            )
            .await?;
        members.extend(found);
    }
    members.sort_by(|a, b| {
        (&a.organisation_name, &a.display_name, a.role).cmp(&(&b.organisation_name, &b.display_name, b.role))
    });
    Ok(members)
}

/// Takes a role away; the last administrator of an organisation stays.
pub async fn remove_role(
    db: &Db,
    scope: &Scope,
    organisation: &OrganisationId,
    account: &AccountId,
    role: Role,
) -> Result<bool, StoreError> {
    if !scope.covers(organisation) {
        return Err(StoreError::NotFound);
    }
    let removed = db
        .execute(
            "DELETE FROM memberships WHERE account_id = $1 AND organisation_id = $2 AND role = $3 \
             AND (role <> 'administrator' OR (SELECT COUNT(*) FROM memberships m \
                  WHERE m.organisation_id = $2 AND m.role = 'administrator') > 1)",
            &values![account.as_str(), organisation.as_str(), role.as_str()],
        )
        .await?;
    Ok(removed == 1)
}
