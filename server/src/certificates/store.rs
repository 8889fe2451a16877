//! SQL of the register of certificates: reading it. What changes it is in `life`.
//!
//! A reserved certificate is nobody's yet: it is read as a `Reservation` by `life` and by no query here.

use super::code::CertificateCode;
use super::record::{Category, Certificate, Change, State};
use crate::accounts::extract::Scope;
use crate::db::{Db, Row, StoreError};
use crate::ids::{AccountId, AttemptId, CandidateId, CertificateId, OrganisationId, SittingId};
use crate::values;
use jalon_engine::session::event::Timestamp;

pub(super) fn inconsistent(row: &str, why: &dyn ToString) -> StoreError {
    StoreError::Inconsistent { table: "certificates", row: row.to_owned(), why: why.to_string() }
}

pub(super) fn certificate(row: &Row<'_>) -> Result<Certificate, StoreError> {
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
        key: row.text("key_id")?,
        jwt_signature: row.optional_text("jwt_signature")?,
        issued_by: AccountId(row.text("issued_by")?),
        issued: Timestamp(row.int("issued_ms")?),
        state: state(row, &id)?,
        id: CertificateId(id),
    })
}

fn state(row: &Row<'_>, id: &str) -> Result<State, StoreError> {
    match row.text("state")?.as_str() {
        "valid" => Ok(State::Valid),
        "suspended" => Ok(State::Suspended(change(row, id, SUSPENSION)?)),
        "revoked" => Ok(State::Revoked(change(row, id, REVOCATION)?)),
        other => Err(inconsistent(id, &format!("unknown state {other}"))),
    }
}

/// Columns of a change: by, at, category, reason.
type Columns = [&'static str; 4];
const SUSPENSION: Columns = ["suspended_by", "suspended_ms", "suspension_category", "suspension_reason"];
const REVOCATION: Columns = ["revoked_by", "revoked_ms", "revocation_category", "revocation_reason"];

fn change(row: &Row<'_>, id: &str, [by, at, category, reason]: Columns) -> Result<Change, StoreError> {
    let text = |column: &str| row.optional_text(column)?.ok_or_else(|| inconsistent(id, &column));
    let words = text(category)?;
    Ok(Change {
        by: AccountId(text(by)?),
        at: Timestamp(row.optional_int(at)?.ok_or_else(|| inconsistent(id, &at))?),
        category: Category::parse(&words).ok_or_else(|| inconsistent(id, &words))?,
        reason: text(reason)?,
    })
}

/// The newest certificate of an attempt, whether it stands or not.
pub async fn of_attempt(db: &Db, attempt: &AttemptId) -> Result<Option<Certificate>, StoreError> {
    db.read_optional(
        "SELECT * FROM certificates WHERE attempt_id = $1 AND state <> 'reserved' ORDER BY issued_ms DESC, id DESC",
        &values![attempt.as_str()],
        certificate,
    )
    .await
}

/// The code under which an attempt's certificate is shown, whether it stands or not.
pub async fn code_of_attempt(db: &Db, attempt: &AttemptId) -> Result<Option<CertificateCode>, StoreError> {
    Ok(of_attempt(db, attempt).await?.map(|certificate| certificate.code))
}

/// The certificate with a public code: whoever has the code may see it.
pub async fn by_code(db: &Db, code: CertificateCode) -> Result<Option<Certificate>, StoreError> {
    db.read_optional(
        "SELECT * FROM certificates WHERE code = $1 AND state <> 'reserved'",
        &values![&code.compact()],
        certificate,
    )
    .await
}

/// A certificate by its id; callers decide who may see it.
pub async fn any(db: &Db, id: &CertificateId) -> Result<Option<Certificate>, StoreError> {
    db.read_optional(
        "SELECT * FROM certificates WHERE id = $1 AND state <> 'reserved'",
        &values![id.as_str()],
        certificate,
    )
    .await
}

/// A certificate of the certifier's organisations, by its id or its code.
pub async fn find(db: &Db, scope: &Scope, id_or_code: &str) -> Result<Certificate, StoreError> {
    let found = match id_or_code.parse() {
        Ok(code) => by_code(db, code).await?,
        Err(_) => any(db, &CertificateId(id_or_code.to_owned())).await?,
    };
    found.filter(|found| scope.covers(&found.organisation)).ok_or(StoreError::NotFound)
}

/// Certificates of a sitting, as far as the certifier's organisations issued them; in the order of issue.
pub async fn of_sitting(db: &Db, scope: &Scope, sitting: &SittingId) -> Result<Vec<Certificate>, StoreError> {
    let mut found = db
        .read(
            "SELECT * FROM certificates WHERE sitting_id = $1 AND state <> 'reserved' ORDER BY issued_ms, id",
            &values![sitting.as_str()],
            certificate,
        )
        .await?;
    found.retain(|one| scope.covers(&one.organisation));
    Ok(found)
}

/// A file that a newer one of the same certificate took the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The file.
    pub credential: String,
    /// When it was issued.
    pub issued: Timestamp,
}

/// The files a certificate had before.
pub async fn replaced(db: &Db, id: &CertificateId) -> Result<Vec<Replaced>, StoreError> {
    db.read(
        "SELECT credential, issued_ms FROM replaced_certificates WHERE certificate_id = $1 ORDER BY issued_ms",
        &values![id.as_str()],
        |row| Ok(Replaced { credential: row.text("credential")?, issued: Timestamp(row.int("issued_ms")?) }),
    )
    .await
}

/// The certificates that a key signed and that were not withdrawn, in the order of their ids.
pub async fn signed_by(db: &Db, key: &str) -> Result<Vec<Certificate>, StoreError> {
    db.read(
        "SELECT * FROM certificates WHERE key_id = $1 AND state IN ('valid', 'suspended') ORDER BY id",
        &values![key],
        certificate,
    )
    .await
}
