//! A person who comes back: what was seen comes last, and the test derives again all the same.

use jalon_engine::bank::ItemBank;
use jalon_engine::item::ItemId;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{
    CompletedSession, SeenInstances, Session, SessionEvent, SessionPlan, Timestamp, Transcript,
};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

const SIZE: GeneratedBank = GeneratedBank { competences: 3, items_per_competence: 24 };

static BANK: LazyLock<Arc<ItemBank>> =
    LazyLock::new(|| Arc::new(ItemBank::read(&SIZE.files_with_general_factor(0.8)).bank.unwrap()));

fn taken(plan: &SessionPlan, seed: u8, seen: &SeenInstances) -> CompletedSession {
    let session = Session::begin(Arc::new(plan.clone()), BANK.clone(), Seed([seed; 32]), "en").unwrap();
    let abilities = SIZE.codes().map(|code| (code, Theta(0.2))).collect();
    let learner = SimulatedLearner::new(abilities, Seed([!seed; 32]));
    simulate(session.remembering(seen.clone()), &learner, Timestamp(1)).unwrap()
}

fn asked(done: &CompletedSession) -> BTreeSet<ItemId> {
    let item = |event: &SessionEvent| match event {
        SessionEvent::Answered { item, .. } => Some(item.clone()),
        SessionEvent::Ended { .. } => None,
    };
    done.session().events().iter().filter_map(item).collect()
}

fn both_plans() -> [SessionPlan; 2] {
    [SIZE.plan(), SIZE.plan_together(10)]
}

#[test]
fn a_retake_asks_what_was_not_seen_as_long_as_there_is_any() {
    for plan in both_plans() {
        let mut seen = SeenInstances::default();
        let first = taken(&plan, 1, &seen);
        seen.extend(first.session());
        let second = taken(&plan, 1, &seen);
        assert!(asked(&first).is_disjoint(&asked(&second)), "the same seed, and other questions");
        assert_eq!(first.outcome().stop_reason, second.outcome().stop_reason);
    }
}

#[test]
fn who_has_seen_everything_is_asked_as_anybody() {
    for plan in both_plans() {
        let mut everything = SeenInstances::default();
        BANK.items().for_each(|item| everything.insert_only_form(item.id.clone()));
        let (anybody, again) = (taken(&plan, 4, &SeenInstances::default()), taken(&plan, 4, &everything));
        assert_eq!(anybody.session().events(), again.session().events());
    }
}

#[test]
fn a_retake_replays_and_derives_again_and_not_without_what_was_seen() {
    for plan in both_plans() {
        let mut seen = SeenInstances::default();
        seen.extend(taken(&plan, 2, &seen).session());
        let retake = taken(&plan, 2, &seen);
        let transcript = retake.transcript();
        assert_eq!(transcript.engine_version, "0.2.0");
        let read: Transcript = serde_json::from_slice(&serde_json::to_vec(&transcript).unwrap()).unwrap();
        assert_eq!(
            read.replay(BANK.clone()).unwrap().into_completed().unwrap().transcript().digest(),
            transcript.digest()
        );
        let forgetting = Transcript { seen: SeenInstances::default(), ..transcript.clone() };
        assert!(forgetting.replay(BANK.clone()).is_err());

        let mut record = retake.record();
        assert_eq!(record.rederive(), Ok(vec![]));
        assert_eq!(record.compare_bank(&BANK), vec![]);
        assert_eq!(record.compare_transcript(&transcript, BANK.clone()), Ok(vec![]));
        let asked_before = record.origin.seen.len();
        assert!(asked_before > 5 && asked_before == asked(&taken(&plan, 2, &SeenInstances::default())).len());
        record.origin.seen.clear();
        assert!(!record.rederive().unwrap().is_empty(), "the choices depend on what was seen");
        record.origin.seen = vec![3, 3];
        assert!(record.rederive().is_err());
    }
}
