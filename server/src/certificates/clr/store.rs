//! SQL of records: the certificates of one person.

use crate::certificates::record::Certificate;
use crate::certificates::store::certificate;
use crate::db::{Db, StoreError};
use crate::ids::CandidateId;
use crate::values;

/// The certificates that stand of the person of this one, in its organisation; the newest first. A person is a name
/// and a birth date, as at enrolment.
pub(super) async fn of_person(db: &Db, one: &Certificate) -> Result<Vec<Certificate>, StoreError> {
    db.read(
        "SELECT c.* FROM certificates c JOIN candidates p ON p.id = c.candidate_id \
         WHERE p.identity_key = (SELECT own.identity_key FROM candidates own WHERE own.id = $1) \
         AND c.organisation_id = $2 AND c.state = 'valid' ORDER BY c.issued_ms DESC, c.id DESC",
        &values![one.candidate.as_str(), one.organisation.as_str()],
        certificate,
    )
    .await
}

/// The birth date of a candidate, `YYYY-MM-DD`.
pub(super) async fn birth_date(db: &Db, candidate: &CandidateId) -> Result<String, StoreError> {
    db.read_one("SELECT birth_date FROM candidates WHERE id = $1", &values![candidate.as_str()], |row| {
        row.text("birth_date")
    })
    .await
}
