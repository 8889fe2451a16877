//! SQL of the register of certificates.

use super::code::CertificateCode;
use super::record::{Certificate, Revocation, RevocationCategory};
use crate::accounts::extract::Scope;
use crate::db::{Db, Row, StoreError, Tx};
use crate::ids::{AccountId, AttemptId, CandidateId, CertificateId, OrganisationId, SittingId};
use crate::values;
use jalon_engine::session::event::Timestamp;

fn inconsistent(row: &str, why: &dyn ToString) -> StoreError {
    StoreError::Inconsistent { table: "certificates", row: row.to_owned(), why: why.to_string() }
}

fn certificate(row: &Row<'_>) -> Result<Certificate, StoreError> {
    let id = row.text("id")?;
    let code = row.text("code")?.parse().map_err(|error| inconsistent(&id, &error))?;
    Ok(Certificate {
        code,
        organisation: OrganisationId(row.text("organisation_id")?),
        sitting: SittingId(row.text("sitting_id")?),
        candidate: CandidateId(row.text("candidate_id")?),
        attempt: AttemptId(row.text("attempt_id")?),
        holder_name: row.text("holder_name")?,
        credential: row.text("credential")?,
        issued_by: AccountId(row.text("issued_by")?),
        issued: Timestamp(row.int("issued_ms")?),
        revocation: revocation(row, &id)?,
        id: CertificateId(id),
    })
}

fn revocation(row: &Row<'_>, id: &str) -> Result<Option<Revocation>, StoreError> {
    if row.text("state")? == "valid" {
        return Ok(None);
    }
    let text = |column: &str| row.optional_text(column)?.ok_or_else(|| inconsistent(id, &column));
    let category = RevocationCategory::parse(&text("revocation_category")?);
    Ok(Some(Revocation {
        by: AccountId(text("revoked_by")?),
        at: Timestamp(row.optional_int("revoked_ms")?.ok_or_else(|| inconsistent(id, &"revoked_ms"))?),
        category: category.ok_or_else(|| inconsistent(id, &"unknown category"))?,
        reason: text("revocation_reason")?,
    }))
}

/// A signed certificate that is not in the register yet.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// The entry to be.
    pub certificate: Certificate,
    /// DID of the key that signed.
    pub key_id: String,
}

/// Enters a certificate, unless the attempt already has one, valid or withdrawn. Answers whether it was entered.
pub async fn insert(tx: &mut Tx, new: &NewCertificate) -> Result<bool, StoreError> {
    let NewCertificate { certificate: one, key_id } = new;
    if of_attempt_in(tx, &one.attempt).await?.is_some() {
        return Ok(false);
    }
    let rows = tx
        .execute(
            "INSERT INTO certificates (id, code, organisation_id, sitting_id, candidate_id, attempt_id, \
             holder_name, key_id, credential, state, issued_by, issued_ms) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'valid', $10, $11) ON CONFLICT DO NOTHING",
            &values![
                one.id.as_str(),
                &one.code.compact(),
                one.organisation.as_str(),
                one.sitting.as_str(),
                one.candidate.as_str(),
                one.attempt.as_str(),
                &one.holder_name,
                key_id,
                &one.credential,
                one.issued_by.as_str(),
                one.issued.0,
            ],
        )
        .await?;
    Ok(rows == 1)
}

const OF_ATTEMPT: &str = "SELECT * FROM certificates WHERE attempt_id = $1 ORDER BY issued_ms DESC, id DESC";

async fn of_attempt_in(tx: &mut Tx, attempt: &AttemptId) -> Result<Option<Certificate>, StoreError> {
    tx.read_optional(OF_ATTEMPT, &values![attempt.as_str()], certificate).await
}

/// The newest certificate of an attempt, valid or withdrawn.
pub async fn of_attempt(db: &Db, attempt: &AttemptId) -> Result<Option<Certificate>, StoreError> {
    db.read_optional(OF_ATTEMPT, &values![attempt.as_str()], certificate).await
}

/// The code under which an attempt's certificate is shown, valid or withdrawn.
pub async fn code_of_attempt(db: &Db, attempt: &AttemptId) -> Result<Option<CertificateCode>, StoreError> {
    Ok(of_attempt(db, attempt).await?.map(|certificate| certificate.code))
}

/// The certificate with a public code: whoever has the code may see it.
pub async fn by_code(db: &Db, code: CertificateCode) -> Result<Option<Certificate>, StoreError> {
    db.read_optional("SELECT * FROM certificates WHERE code = $1", &values![&code.compact()], certificate)
        .await
}

/// A certificate of the certifier's organisations, by its id or its code.
pub async fn find(db: &Db, scope: &Scope, id_or_code: &str) -> Result<Certificate, StoreError> {
    let found = if let Ok(code) = id_or_code.parse() {
        by_code(db, code).await?
    } else {
        db.read_optional("SELECT * FROM certificates WHERE id = $1", &values![id_or_code], certificate)
            .await?
    };
    found.filter(|found| scope.covers(&found.organisation)).ok_or(StoreError::NotFound)
}

/// Certificates of a sitting, as far as the certifier's organisations issued them; in the order of issue.
pub async fn of_sitting(db: &Db, scope: &Scope, sitting: &SittingId) -> Result<Vec<Certificate>, StoreError> {
    let mut found = db
        .read(
            "SELECT * FROM certificates WHERE sitting_id = $1 ORDER BY issued_ms, id",
            &values![sitting.as_str()],
            certificate,
        )
        .await?;
    found.retain(|one| scope.covers(&one.organisation));
    Ok(found)
}

/// Withdraws a valid certificate. Answers whether it was valid until now.
pub async fn revoke(tx: &mut Tx, id: &CertificateId, revocation: &Revocation) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE certificates SET state = 'revoked', revoked_by = $2, revoked_ms = $3, \
             revocation_category = $4, revocation_reason = $5 WHERE id = $1 AND state = 'valid'",
            &values![
                id.as_str(),
                revocation.by.as_str(),
                revocation.at.0,
                revocation.category.as_str(),
                &revocation.reason,
            ],
        )
        .await?;
    Ok(rows == 1)
}
