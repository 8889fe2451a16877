//! Many reviewed sittings in little time: one that was really taken, copied behind the service's back. Each copy
//! replays like the original: same plan, bank, seed and answers, other people.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use crate::{SittingUnderTest, TestApp};
use jalon::db::{Db, Tx};
use jalon::values;

/// One sitting, taken by one person, reviewed, not yet published.
pub async fn template(app: &TestApp) -> SittingUnderTest {
    let mut sitting = SittingUnderTest::open(app, &[("Lopez", "Ana", 0)]).await;
    let mut ana = sitting.begins(app, "Lopez", "Ana").await;
    ana.finishes().await;
    sitting.reviewed(&[&ana]).await;
    sitting
}

/// Copies a sitting of one candidate into `sittings` of `candidates` each; answers the copies' ids.
pub async fn copies(db: &Db, template: &str, sittings: usize, candidates: usize) -> Vec<String> {
    let mut ids = Vec::with_capacity(sittings);
    for number in 0..sittings {
        let id = format!("sit_copy{number:08}");
        let mut tx = db.begin().await.unwrap();
        copy_sitting(&mut tx, template, &id).await;
        for candidate in 0..candidates {
            copy_candidate(&mut tx, template, &id, &format!("copy{number:08}x{candidate:04}")).await;
        }
        tx.commit().await.unwrap();
        ids.push(id);
    }
    ids
}

async fn copy_sitting(tx: &mut Tx, template: &str, id: &str) {
    tx.execute(
        "INSERT INTO sittings (id, organisation_id, created_by, name, place, starts_ms, time_zone, duration_minutes, \
         rules, plan_id, access_code, state, created_ms, ended_ms) \
         SELECT $1, organisation_id, created_by, name, place, starts_ms, time_zone, duration_minutes, \
         rules, plan_id, $2, state, created_ms, ended_ms FROM sittings WHERE id = $3",
        &values![id, id, template],
    )
    .await
    .unwrap();
}

async fn copy_candidate(tx: &mut Tx, template: &str, sitting: &str, name: &str) {
    let (candidate, attempt) = (format!("can_{name}"), format!("att_{name}"));
    tx.execute(
        "INSERT INTO candidates (id, sitting_id, first_name, last_name, birth_date, extra_time_percent, identity_key, \
         state, admitted_by, admitted_ms, started_ms, deadline_ms, credited_ms, granted_ms, completed_ms, decision, \
         decided_by, decided_ms, created_ms) \
         SELECT $1, $2, first_name, last_name, birth_date, extra_time_percent, $3, \
         state, admitted_by, admitted_ms, started_ms, deadline_ms, credited_ms, granted_ms, completed_ms, decision, \
         decided_by, decided_ms, created_ms FROM candidates WHERE sitting_id = $4",
        &values![&candidate, sitting, name, template],
    )
    .await
    .unwrap();
    let original =
        "SELECT a.id FROM attempts a JOIN candidates c ON c.id = a.candidate_id WHERE c.sitting_id = $1";
    let original = tx.read_one(original, &values![template], |row| row.text("id")).await.unwrap();
    tx.execute(
        "INSERT INTO attempts (id, plan_id, plan, engine_version, bank_revision, seed, locale, secret_hash, \
         resume_hash, candidate_id, helped, state, stop_reason, answered, started_ms, touched_ms, completed_ms, \
         transcript_digest) \
         SELECT $1, plan_id, plan, engine_version, bank_revision, seed, locale, $2, \
         $3, $4, helped, state, stop_reason, answered, started_ms, touched_ms, completed_ms, \
         transcript_digest FROM attempts WHERE id = $5",
        &values![&attempt, name, name, &candidate, &original],
    )
    .await
    .unwrap();
    tx.execute(
        "INSERT INTO attempt_events (attempt_id, event_number, position, payload, at_ms) \
         SELECT $1, event_number, position, payload, at_ms FROM attempt_events WHERE attempt_id = $2",
        &values![&attempt, &original],
    )
    .await
    .unwrap();
}
