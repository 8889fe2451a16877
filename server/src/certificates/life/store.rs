//! SQL of what happens to a certificate. Every change is a guarded update, judged by rows affected.

use super::{Reservation, Signed};
use crate::certificates::code::CertificateCode;
use crate::certificates::draft::{CredentialDraft, StatusPlace};
use crate::certificates::record::{Act, Category, Certificate, Change};
use crate::certificates::store::inconsistent;
use crate::clock::Clock;
use crate::db::{Db, Row, StoreError, Tx};
use crate::ids::{AccountId, AttemptId, CertificateEventId, CertificateId, SittingId, StatusListId};
use crate::sittings::ReviewedResult;
use crate::values;
use jalon_engine::session::event::Timestamp;

fn reservation(row: &Row<'_>) -> Result<Reservation, StoreError> {
    let id = row.text("id")?;
    let draft = row.optional_text("draft")?.unwrap_or_default();
    let draft: CredentialDraft = serde_json::from_str(&draft).map_err(|error| inconsistent(&id, &error))?;
    let issued = Timestamp(row.int("issued_ms")?);
    Ok(Reservation { draft, key: row.text("key_id")?, issued, id: CertificateId(id) })
}

/// Everything of a certificate but its signature.
#[derive(Debug)]
pub(super) struct NewReservation<'a> {
    /// Public code.
    pub(super) code: CertificateCode,
    /// What it states.
    pub(super) result: &'a ReviewedResult,
    /// What will be signed.
    pub(super) draft: &'a str,
    /// By which key.
    pub(super) key: &'a str,
    /// Where its status is published.
    pub(super) list: &'a StatusListId,
    /// Which bit.
    pub(super) index: u32,
    /// Who publishes it.
    pub(super) by: &'a AccountId,
}

/// Enters a reservation. Answers `false`, changing nothing, when its code or its bit is taken, or when the attempt
/// has a certificate.
pub(super) async fn reserve(
    tx: &mut Tx,
    clock: &dyn Clock,
    new: &NewReservation<'_>,
) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "INSERT INTO certificates (id, code, organisation_id, sitting_id, candidate_id, attempt_id, \
             holder_name, draft, key_id, status_list_id, status_index, state, issued_by, issued_ms) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'reserved', $12, $13) ON CONFLICT DO NOTHING",
            &values![
                CertificateId::new(clock).as_str(),
                &new.code.compact(),
                new.result.organisation_id().as_str(),
                new.result.sitting_id().as_str(),
                new.result.candidate_id().as_str(),
                new.result.attempt_id().as_str(),
                &new.result.holder_name(),
                new.draft,
                new.key,
                new.list.as_str(),
                new.index,
                new.by.as_str(),
                clock.now().0,
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Whether an attempt has a certificate, reserved, standing or not.
pub(super) async fn has_certificate(tx: &mut Tx, attempt: &AttemptId) -> Result<bool, StoreError> {
    let found = tx
        .read_optional(
            "SELECT id FROM certificates WHERE attempt_id = $1",
            &values![attempt.as_str()],
            |row| row.text("id"),
        )
        .await?;
    Ok(found.is_some())
}

/// All reservations, the oldest first.
pub(super) async fn reserved(db: &Db) -> Result<Vec<Reservation>, StoreError> {
    db.read("SELECT * FROM certificates WHERE state = 'reserved' ORDER BY id", &[], reservation).await
}

/// Reservations of a sitting.
pub(super) async fn reserved_of_sitting(
    db: &Db,
    sitting: &SittingId,
) -> Result<Vec<Reservation>, StoreError> {
    db.read(
        "SELECT * FROM certificates WHERE sitting_id = $1 AND state = 'reserved' ORDER BY id",
        &values![sitting.as_str()],
        reservation,
    )
    .await
}

/// The reservation of an attempt.
pub(super) async fn reserved_of_attempt(
    db: &Db,
    attempt: &AttemptId,
) -> Result<Vec<Reservation>, StoreError> {
    db.read(
        "SELECT * FROM certificates WHERE attempt_id = $1 AND state = 'reserved'",
        &values![attempt.as_str()],
        reservation,
    )
    .await
}

/// Gives a reservation whose key is gone to another key; nothing was signed, so nothing is lost.
pub(super) async fn hand_over(db: &Db, reservation: &Reservation, key: &str) -> Result<bool, StoreError> {
    let rows = db
        .execute(
            "UPDATE certificates SET key_id = $3 WHERE id = $1 AND key_id = $2 AND state = 'reserved'",
            &values![reservation.id.as_str(), &reservation.key, key],
        )
        .await?;
    Ok(rows == 1)
}

/// Stores what was signed. Answers whether it was still reserved, for this key.
pub(super) async fn complete(tx: &mut Tx, one: &Reservation, signed: &Signed) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE certificates SET state = 'valid', credential = $3, jwt_signature = $4 \
             WHERE id = $1 AND key_id = $2 AND state = 'reserved'",
            &values![one.id.as_str(), &one.key, &signed.credential, &signed.jwt_signature],
        )
        .await?;
    Ok(rows == 1)
}

const SUSPEND: &str = "UPDATE certificates SET state = 'suspended', suspended_by = $2, suspended_ms = $3, \
    suspension_category = $4, suspension_reason = $5 WHERE id = $1 AND state = 'valid'";
const REINSTATE: &str = "UPDATE certificates SET state = 'valid', suspended_by = NULL, suspended_ms = NULL, \
    suspension_category = NULL, suspension_reason = NULL WHERE id = $1 AND state = 'suspended'";
const REVOKE: &str = "UPDATE certificates SET state = 'revoked', revoked_by = $2, revoked_ms = $3, \
    revocation_category = $4, revocation_reason = $5 WHERE id = $1 AND state IN ('valid', 'suspended')";

/// The file that counts now; nobody changes it before the transaction ends.
pub(super) async fn credential(tx: &mut Tx, id: &CertificateId) -> Result<String, StoreError> {
    let query = "SELECT credential FROM certificates WHERE id = $1";
    tx.read_one(query, &values![id.as_str()], |row| row.text("credential")).await
}

/// Moves a certificate from state to state. Answers whether it was in a state that allows it.
pub(super) async fn apply(
    tx: &mut Tx,
    id: &CertificateId,
    act: Act,
    change: &Change,
) -> Result<bool, StoreError> {
    let rows = match act {
        Act::Reinstate => tx.execute(REINSTATE, &values![id.as_str()]).await?,
        Act::Suspend | Act::Revoke => {
            let sql = if act == Act::Suspend { SUSPEND } else { REVOKE };
            let values = values![
                id.as_str(),
                change.by.as_str(),
                change.at.0,
                change.category.as_str(),
                &change.reason
            ];
            tx.execute(sql, &values).await?
        }
    };
    Ok(rows == 1)
}

/// The status list of a certificate has another bit now; one without a list has none.
pub(super) async fn touch_list(tx: &mut Tx, id: &CertificateId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE status_lists SET changes = changes + 1 \
         WHERE id = (SELECT c.status_list_id FROM certificates c WHERE c.id = $1)",
        &values![id.as_str()],
    )
    .await?;
    Ok(())
}

/// What to remember of a change.
#[derive(Debug)]
pub(super) struct NewEvent<'a> {
    /// To what.
    pub(super) certificate: &'a CertificateId,
    /// `suspended`, `reinstated`, `revoked` or `reissued`.
    pub(super) kind: &'static str,
    /// For the public.
    pub(super) category: Option<Category>,
    /// For the organisation.
    pub(super) reason: &'a str,
    /// By whom; nobody is the command line.
    pub(super) by: Option<&'a AccountId>,
}

/// Remembers what happened.
pub(super) async fn record(tx: &mut Tx, clock: &dyn Clock, event: &NewEvent<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO certificate_events (id, certificate_id, kind, category, reason, actor_id, at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values![
            CertificateEventId::new(clock).as_str(),
            event.certificate.as_str(),
            event.kind,
            event.category.map(Category::as_str),
            event.reason,
            event.by.map(AccountId::as_str),
            clock.now().0,
        ],
    )
    .await?;
    Ok(())
}

/// Puts a newly signed file in the place of the one that `old` has, which is kept beside. Answers whether `old` is
/// still what stands there.
pub(super) async fn replace(
    tx: &mut Tx,
    old: &Certificate,
    new: &Reservation,
    signed: &Signed,
) -> Result<bool, StoreError> {
    let draft = serde_json::to_string(&new.draft).map_err(|error| inconsistent(old.id.as_str(), &error))?;
    let rows = tx
        .execute(
            "UPDATE certificates SET draft = $3, key_id = $4, credential = $5, jwt_signature = $6, issued_ms = $7 \
             WHERE id = $1 AND key_id = $2 AND state IN ('valid', 'suspended')",
            &values![
                old.id.as_str(),
                &old.key,
                &draft,
                &new.key,
                &signed.credential,
                &signed.jwt_signature,
                new.issued.0,
            ],
        )
        .await?;
    if rows == 0 {
        return Ok(false);
    }
    let kept = tx
        .execute(
            "INSERT INTO replaced_certificates (certificate_id, key_id, credential, jwt_signature, issued_ms, \
             replaced_ms) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            &values![
                old.id.as_str(),
                &old.key,
                &old.credential,
                old.jwt_signature.as_deref(),
                old.issued.0,
                new.issued.0,
            ],
        )
        .await?;
    Ok(kept == 1)
}

/// Where the status of a certificate is published; certificates of before have no place.
pub(super) async fn place_of(tx: &mut Tx, id: &CertificateId) -> Result<Option<StatusPlace>, StoreError> {
    tx.read_optional(
        "SELECT l.url, c.status_index FROM certificates c JOIN status_lists l ON l.id = c.status_list_id \
         WHERE c.id = $1",
        &values![id.as_str()],
        |row| {
            let index = row.int("status_index")?;
            let index = u32::try_from(index).map_err(|error| inconsistent("status_index", &error))?;
            Ok(StatusPlace { list: row.text("url")?, index })
        },
    )
    .await
}

/// Gives a certificate of before its place in a status list, on the occasion of signing it anew.
pub(super) async fn place(
    tx: &mut Tx,
    id: &CertificateId,
    list: &StatusListId,
    index: u32,
) -> Result<bool, StoreError> {
    let rows = tx
        .execute(
            "UPDATE certificates SET status_list_id = $2, status_index = $3 \
             WHERE id = $1 AND status_list_id IS NULL AND NOT EXISTS (SELECT 1 FROM certificates c \
             WHERE c.status_list_id = $4 AND c.status_index = $5)",
            &values![id.as_str(), list.as_str(), index, list.as_str(), index],
        )
        .await?;
    Ok(rows == 1)
}
