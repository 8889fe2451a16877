//! Sessions that measure competences together, through a general factor.

use jalon_engine::bank::ItemBank;
use jalon_engine::framework::CompetenceCode;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{
    BeginError, CompletedSession, Measurement, Session, SessionPlan, Step, Timestamp,
};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use jalon_engine::stopping::StopReason;
use std::sync::{Arc, LazyLock};

const SIXTEEN: GeneratedBank = GeneratedBank { competences: 16, items_per_competence: 12 };
const LONGEST: u32 = 40;

static BANK: LazyLock<Arc<ItemBank>> = LazyLock::new(|| {
    let report = ItemBank::read(&SIXTEEN.files_with_general_factor(0.8));
    Arc::new(report.bank.unwrap_or_else(|| panic!("{:#?}", report.diagnostics)))
});

fn begin(plan: SessionPlan, seed: u8) -> Session {
    Session::begin(Arc::new(plan), BANK.clone(), Seed([seed; 32]), "fr").unwrap()
}

fn learner(theta: impl Fn(usize) -> f64, seed: u8) -> SimulatedLearner {
    let abilities = SIXTEEN.codes().enumerate().map(|(k, code)| (code, Theta(theta(k)))).collect();
    SimulatedLearner::new(abilities, Seed([seed; 32]))
}

fn completed(plan: SessionPlan, learner: &SimulatedLearner, seed: u8) -> CompletedSession {
    simulate(begin(plan, seed), learner, Timestamp(0)).unwrap()
}

#[test]
fn every_competence_gets_what_it_needs_and_no_more_than_it_may() {
    for seed in 0..12 {
        let even = learner(|k| f64::from(seed) / 4.0 - 1.5 + 0.1 * k as f64, 100 + seed);
        let outcome = completed(SIXTEEN.plan_together(LONGEST), &even, seed).outcome();
        assert!(outcome.answers <= LONGEST);
        for competence in &outcome.competences {
            assert!((2..=5).contains(&competence.answers), "{competence:?}");
            assert!(competence.level.is_some());
            assert!(competence.information_borrowed.is_some_and(|share| share > 0.1));
        }
    }
}

#[test]
fn a_length_that_just_suffices_is_spent_on_what_is_owed() {
    let outcome = completed(SIXTEEN.plan_together(32), &learner(|_| 0.5, 3), 7).outcome();
    assert!(outcome.competences.iter().all(|competence| competence.answers == 2));
    assert_eq!((outcome.answers, outcome.stop_reason), (32, StopReason::Length));
}

#[test]
fn answers_about_others_tell_something_of_a_competence_hardly_asked_about() {
    let mean = |theta: f64| {
        // The first competence is answered alike; only the others differ.
        let split = learner(|k| if k == 0 { 0.0 } else { theta }, 5);
        let done = completed(SIXTEEN.plan_together(LONGEST), &split, 9);
        let all: f64 = done.outcome().competences.iter().skip(1).map(|known| known.theta.0).sum();
        (done.outcome().competences[0].theta.0, all / 15.0)
    };
    let ((low, weak), (high, able)) = (mean(-1.8), mean(1.8));
    assert!(weak < -1.0 && able > 1.0, "{weak} {able}");
    assert!(high > low + 0.5, "{low} {high}");
}

#[test]
fn the_length_stays_in_the_range_that_was_told() {
    let somebody = learner(|k| 0.2 * k as f64 - 1.5, 21);
    let (mut session, mut least, mut most) = (begin(SIXTEEN.plan_together(LONGEST), 22), 0, u32::MAX);
    while let Some((position, item, _)) = session.presented() {
        let told = session.progress();
        assert!(told.expected_min > told.answered && told.expected_min <= told.expected_max);
        (least, most) = (least.max(told.expected_min), most.min(told.expected_max));
        let given = somebody.answer(position, item, "fr");
        session = session.answer(position, given.answer, given.elapsed_ms, Timestamp(0)).unwrap().0;
    }
    let asked = session.progress().answered;
    assert!((least..=most).contains(&asked), "{least} {asked} {most}");
}

#[test]
fn the_first_question_is_welcoming_and_a_subject_never_comes_twice_in_a_row() {
    for seed in 30..36 {
        let done = completed(SIXTEEN.plan_together(LONGEST), &learner(|_| 0.0, seed), seed);
        let items: Vec<_> = done.session().answers().map(|given| BANK.item(given.item).unwrap()).collect();
        assert!(items[0].parameters.model.probability(Theta(0.0)) > 0.55);
        let alike = items.windows(2).filter(|pair| pair[0].competence == pair[1].competence);
        assert_eq!(alike.count(), 0);
    }
}

#[test]
fn a_session_is_replayed_to_the_last_bit() {
    let done = completed(SIXTEEN.plan_together(LONGEST), &learner(|_| 0.7, 40), 41);
    let transcript = done.transcript();
    assert_eq!(transcript.engine_version, "0.2.0");
    let again = transcript.replay(BANK.clone()).unwrap().into_completed().unwrap();
    assert_eq!(again.outcome(), done.outcome());
    assert_eq!(again.transcript().digest(), transcript.digest());
}

#[test]
fn a_plan_over_some_competences_measures_those() {
    let competences: Vec<CompetenceCode> = SIXTEEN.codes().skip(4).take(3).collect();
    let plan = SessionPlan { competences: competences.clone(), ..SIXTEEN.plan_together(12) };
    let outcome = completed(plan, &learner(|_| 1.0, 50), 51).outcome();
    let covered: Vec<_> = outcome.competences.iter().map(|known| known.competence.clone()).collect();
    assert_eq!(covered, competences);
}

#[test]
fn a_bank_without_a_general_factor_cannot_serve_it() {
    let bank = Arc::new(ItemBank::read(&SIXTEEN.files()).bank.unwrap());
    let refused = Session::begin(Arc::new(SIXTEEN.plan_together(40)), bank, Seed([0; 32]), "fr");
    assert_eq!(refused.err(), Some(BeginError::NoGeneralFactor));
}

#[test]
fn a_bank_with_a_general_factor_serves_plans_that_do_not_use_it_as_before() {
    let plan = SIXTEEN.plan();
    assert_eq!(plan.measurement, Measurement::Independent);
    let plain = Arc::new(ItemBank::read(&SIXTEEN.files()).bank.unwrap());
    let bare = Session::begin(Arc::new(plan.clone()), plain, Seed([60; 32]), "fr").unwrap();
    let Step::Present { item, .. } = bare.step() else { panic!("nothing is asked") };
    let Step::Present { item: with_factor, .. } = begin(plan, 60).step().clone() else {
        panic!("nothing is asked")
    };
    assert_eq!(*item, with_factor);
}
