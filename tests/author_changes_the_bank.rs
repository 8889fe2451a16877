//! An author changes the bank while the service runs: tests under way stay as they began, new ones get the change;
//! a retake shows other forms.

use crate::learner_does_a_task::bank as small_bank;
use jalon::attempts::store;
use jalon::bank::watch::{Reloaded, reload};
use jalon::bank::{embedded_files, store as banks};
use jalon::ids::{AttemptId, CandidateId};
use jalon::sittings::candidates_store;
use jalon_engine::bank::BankFiles;
use jalon_engine::item::ItemId;
use jalon_engine::item::variant::InstanceId;
use jalon_engine::session::SessionEvent;
use jalon_tests::learner::{begin, take};
use jalon_tests::{CandidateUnderTest, SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};
use std::path::Path;

/// The bank as files in a folder, with one text changed everywhere.
fn write(folder: &Path, from: &str, to: &str) {
    write_files(embedded_files(), folder, from, to);
}

fn write_files(files: BankFiles, folder: &Path, from: &str, to: &str) {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.replace(from, to)).unwrap();
    }
}

fn attempt(path: &str) -> AttemptId {
    AttemptId(path.rsplit('/').next().unwrap().to_owned())
}

async fn a_running_test_stays_on_the_bank_it_began_with(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, "positioning-1.1").await;
    let before = app.state.banks.current().revision().clone();
    let shown = person.get(&path).await.texts("main p, main legend, main label");
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "kind: task\n", "kind: task\nsources: [A source added later]\n");
    assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Replaced);
    assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Same);
    let after = app.state.banks.current().revision().clone();
    assert_ne!(after, before);

    assert_eq!(person.get(&path).await.texts("main p, main legend, main label"), shown);
    take(&mut person, &path).await;
    let record = store::find(&app.state.db, &attempt(&path)).await.unwrap();
    assert_eq!(record.bank_revision, before);
    assert_eq!(banks::load(&app.state.db, &before).await.unwrap(), embedded_files());
    let path = begin(&mut app.anonymous(), "positioning-1.1").await;
    let record = store::find(&app.state.db, &attempt(&path)).await.unwrap();
    assert_eq!(record.bank_revision, after);
}

async fn many_changes_leave_every_earlier_bank_within_reach(app: TestApp) {
    let first = app.state.banks.current().revision().clone();
    let folder = tempfile::tempdir().unwrap();
    for edition in 0..10 {
        let edited = format!("kind: task\nsources: [Edition {edition}]\n");
        write_files(small_bank::files(), folder.path(), "kind: task\n", &edited);
        assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Replaced, "{edition}");
    }
    let again = app.state.banks.revision(&app.state.db, &first).await.unwrap();
    assert_eq!(again.revision(), &first);
}

async fn a_bank_with_a_fault_is_not_put_in_force(app: TestApp) {
    let before = app.state.banks.current().revision().clone();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "level_reason:", "reason:");
    assert!(
        matches!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Faulty(faults) if faults > 600)
    );
    assert_eq!(app.state.banks.current().revision(), &before);
}

async fn a_lesson_is_mended_without_another_revision(app: TestApp) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "", "");
    let path = folder.path().join("lessons/1.1/browse-a-site.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let title =
        |app: &TestApp| app.state.banks.current().lesson("browse-a-site").unwrap().texts["en"].title.clone();
    let before = title(&app);
    std::fs::write(&path, text.replace(&before, "Another title")).unwrap();
    assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Same);
    assert_eq!(title(&app), "Another title");
}

async fn a_review_is_added_without_another_revision(app: TestApp) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "", "");
    let path = folder.path().join("reviews/2099-01-31-01-readings.csv");
    let row = "item,date,reading,key,level,changed\nwhat-to-tell-the-helpdesk,2099-01-31,second,agreed,4,\n";
    std::fs::write(&path, row).unwrap();
    assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Same);
    let bank = app.state.banks.current();
    let last = bank.reviews(&ItemId("what-to-tell-the-helpdesk".to_owned())).last().unwrap();
    assert_eq!((last.date.as_str(), last.level), ("2099-01-31", Some(4)));
    std::fs::write(&path, row.replace("2099-01-31,", "2099-02-30,")).unwrap();
    assert_eq!(reload(&app.state, folder.path()).await.unwrap(), Reloaded::Faulty(1));
}

/// The questions that a test showed, and the forms of those that have several.
async fn shown(app: &TestApp, id: &AttemptId) -> Vec<(ItemId, Option<InstanceId>)> {
    let events = store::events(&app.state.db, id).await.unwrap();
    let shown = |event: SessionEvent| match event {
        SessionEvent::Answered { item, instance, .. } => Some((item, instance)),
        SessionEvent::Ended { .. } => None,
    };
    events.into_iter().filter_map(shown).collect()
}

async fn forms(app: &TestApp, id: &AttemptId) -> Vec<(ItemId, InstanceId)> {
    shown(app, id).await.into_iter().filter_map(|(item, form)| Some((item, form?))).collect()
}

async fn a_retake_shows_nothing_that_the_account_has_seen(app: TestApp) {
    let mut learner = app.learner("Nadia").await;
    let fields = [("plan", "positioning-1.2"), ("helped", "no"), ("keep", "account")];
    let mut seen = Vec::new();
    for take_number in 0..3 {
        let path = learner.post_form("/attempts", &fields).await.location().unwrap();
        let record = store::find(&app.state.db, &attempt(&path)).await.unwrap();
        for (item, form) in
            seen.iter().filter_map(|(item, form): &(ItemId, Option<_>)| Some((item, form.as_ref()?)))
        {
            assert!(record.seen.of(item).contains(form), "take {take_number}: {item}");
        }
        take(&mut learner, &path).await;
        let shown = shown(&app, &record.id).await;
        assert!(shown.iter().all(|one| !seen.contains(one)), "{shown:?} after {seen:?}");
        seen.extend(shown);
    }
    assert!(seen.iter().any(|(_, form)| form.is_some()) && seen.iter().any(|(_, form)| form.is_none()));
    let path = begin(&mut app.learner("Omar").await, "positioning-1.2").await;
    assert!(store::find(&app.state.db, &attempt(&path)).await.unwrap().seen.is_empty(), "another person");
}

async fn a_candidate_who_comes_back_gets_other_forms(app: TestApp) {
    let people = [("Diallo", "Awa", 0), ("Petit", "Léa", 0)];
    let mut first = SittingUnderTest::open(&app, &people).await;
    let mut awa = first.begins(&app, "Diallo", "Awa").await;
    awa.finishes().await;
    let shown = forms(&app, &of_candidate(&app, &awa).await).await;
    assert!(!shown.is_empty(), "the plan has questions with variants");

    let body = json!({"name": "July", "place": "Room 2", "date": "2026-09-02", "time": "10:00",
        "duration_minutes": 60, "plan": "certification-area-1", "rules": "Work alone."});
    let planned = first.certifier.post_json("/api/v1/sittings", &body).await.json();
    let text = |key: &str| planned[key].as_str().unwrap().to_owned();
    let SittingUnderTest { certifier, person, .. } = first;
    let mut second = SittingUnderTest { certifier, person, id: text("id"), code: text("access_code") };
    for (last, first, _) in people {
        let body = json!({"last_name": last, "first_name": first, "birth_date": "1985-03-27"});
        assert_eq!(second.post("/candidates", &body).await.status, 201);
    }
    assert_eq!(second.post("/opening", &Value::Null).await.status, 200);
    let awa = second.begins(&app, "Diallo", "Awa").await;
    let id = of_candidate(&app, &awa).await;
    let seen = store::find(&app.state.db, &id).await.unwrap().seen;
    assert!(shown.iter().all(|(item, form)| seen.of(item).contains(form)), "{shown:?} {seen:?}");
    let lea = second.begins(&app, "Petit", "Léa").await;
    let id = of_candidate(&app, &lea).await;
    assert!(store::find(&app.state.db, &id).await.unwrap().seen.is_empty(), "she took no test before");
}

async fn of_candidate(app: &TestApp, candidate: &CandidateUnderTest) -> AttemptId {
    let id = CandidateId(candidate.id.clone());
    candidates_store::any(&app.state.db, &id).await.unwrap().attempt.unwrap().id
}

on_both_databases!(with super::small_bank::files();
    many_changes_leave_every_earlier_bank_within_reach,
);

on_both_databases!(
    a_running_test_stays_on_the_bank_it_began_with,
    a_bank_with_a_fault_is_not_put_in_force,
    a_lesson_is_mended_without_another_revision,
    a_review_is_added_without_another_revision,
    a_retake_shows_nothing_that_the_account_has_seen,
    a_candidate_who_comes_back_gets_other_forms,
);
