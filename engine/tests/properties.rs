//! What holds for every item, every pattern of answers and every bank.

use jalon_engine::ability::{Estimator, Posterior, Prior, Response};
use jalon_engine::bank::ItemBank;
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, ReportingScale, Theta};
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::SelectionRule;
use jalon_engine::session::{CompletedSession, Session, SessionPlan, Step, Timestamp};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use jalon_engine::stopping::StopReason;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

const GENERATED: GeneratedBank = GeneratedBank { competences: 3, items_per_competence: 14 };

static BANK: LazyLock<Arc<ItemBank>> = LazyLock::new(|| {
    let report = ItemBank::read(&GENERATED.files());
    Arc::new(report.bank.unwrap_or_else(|| panic!("{:#?}", report.diagnostics)))
});

fn scale() -> ReportingScale {
    let cuts = vec![-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45];
    ReportingScale::new(cuts, 8, NormalPrior { mean: 0.0, sd: 1.5 }).unwrap()
}

fn models() -> impl Strategy<Value = Logistic> {
    (0.2..3.0, -4.0..4.0, 0.0..0.4, 0.6..=1.0)
        .prop_map(|(a, b, c, d): (f64, f64, f64, f64)| Logistic::new(a, b, c, d).unwrap())
}

/// A model and the credit that its item got.
type Answered = (ResponseModel, f64);

fn answers(most: usize) -> impl Strategy<Value = Vec<Answered>> {
    let credit = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    vec((models().prop_map(ResponseModel::Logistic), credit), 1..most)
}

fn responses(answers: &[Answered]) -> Vec<Response<'_>> {
    answers.iter().map(|(model, credit)| Response { model, credit: *credit }).collect()
}

fn posterior(answers: &[Answered]) -> Posterior {
    let mut posterior = Posterior::prior(&scale());
    for response in responses(answers) {
        posterior.update(response);
    }
    posterior
}

fn seeds() -> impl Strategy<Value = Seed> {
    any::<[u8; 32]>().prop_map(Seed)
}

proptest! {
    #[test]
    fn a_probability_lies_between_its_asymptotes_and_rises(model in models(), theta in -8.0..8.0, step in 0.01..2.0) {
        let (here, above) = (model.probability(Theta(theta)), model.probability(Theta(theta + step)));
        prop_assert!(0.0 < here && here < 1.0);
        prop_assert!(model.guessing() <= here && above <= model.slipping());
        prop_assert!(here <= above);
    }

    #[test]
    fn information_is_never_negative_and_always_finite(model in models(), theta in -1e4..1e4) {
        let information = model.information(Theta(theta));
        prop_assert!(information >= 0.0 && information.is_finite());
        let (first, second) = model.score(Theta(theta), 0.5);
        prop_assert!(first.is_finite() && second.is_finite());
    }

    #[test]
    fn an_answer_turned_right_never_lowers_the_estimate(answers in answers(12), which in any::<prop::sample::Index>()) {
        let mut wrong = answers.clone();
        let mut right = answers;
        let index = which.index(right.len());
        (wrong[index].1, right[index].1) = (0.0, 1.0);
        prop_assert!(posterior(&wrong).mean() < posterior(&right).mean());
        let eap = Estimator::Eap {
            grid: Grid::new(-6.0, 6.0, 61).unwrap(),
            prior: Prior::Normal(scale().prior()),
        };
        prop_assert!(eap.estimate(&responses(&wrong)).theta.0 < eap.estimate(&responses(&right)).theta.0);
    }

    #[test]
    fn the_order_of_answers_does_not_matter(answers in answers(20)) {
        let backwards: Vec<Answered> = answers.iter().rev().cloned().collect();
        let (one, other) = (posterior(&answers), posterior(&backwards));
        prop_assert!((one.mean() - other.mean()).abs() < 1e-10);
        prop_assert!((one.sd() - other.sd()).abs() < 1e-10);
    }

    #[test]
    fn level_probabilities_sum_to_one(answers in answers(30)) {
        let probabilities = posterior(&answers).level_probabilities(&scale());
        prop_assert_eq!(probabilities.len(), 9);
        prop_assert!(probabilities.iter().all(|p| (0.0..=1.0 + 1e-12).contains(p)));
        prop_assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn quantiles_rise(answers in answers(30), one in 0.0..=1.0, other in 0.0..=1.0) {
        let posterior = posterior(&answers);
        let (low, high) = if one <= other { (one, other) } else { (other, one) };
        prop_assert!(posterior.quantile(low).0 <= posterior.quantile(high).0);
    }

    #[test]
    fn a_quantile_has_its_share_of_the_mass_below(answers in answers(20), share in 0.01..0.99) {
        let posterior = posterior(&answers);
        let cut = posterior.quantile(share).0;
        let halves = ReportingScale::new(vec![cut], 1, scale().prior()).unwrap();
        prop_assert!((posterior.level_probabilities(&halves)[0] - share).abs() < 1e-9);
    }

    #[test]
    fn a_draw_stays_below_its_bound(seed in seeds(), position: u32, n in 1_usize..) {
        let mut draws = seed.draws(position, DrawPurpose::Selection);
        prop_assert!(draws.index_below(n) < n);
        prop_assert!((0.0..1.0).contains(&draws.uniform()));
    }
}

#[test]
fn draws_are_uniform() {
    let mut counts = [0_u32; 7];
    for position in 0..10_000 {
        let mut draws = Seed([3; 32]).draws(position, DrawPurpose::Selection);
        (0..7).for_each(|_| counts[draws.index_below(7)] += 1);
    }
    let chi_square: f64 =
        counts.iter().map(|&count| (f64::from(count) - 1e4) * (f64::from(count) - 1e4) / 1e4).sum();
    assert!(chi_square < 22.5, "{counts:?}"); // exceeded once in a thousand seeds
}

prop_compose! {
    fn plans()(
        shortest in 0_u32..5,
        more in 1_u32..6,
        standard_error in 0.3..1.2,
        maximum_length in prop::option::of(1_u32..20),
        maximum_seconds in prop::option::of(30_u32..1200),
        k in 0_u32..6,
    ) -> SessionPlan {
        let mut plan = GENERATED.plan();
        plan.stopping.minimum_per_competence = shortest;
        plan.stopping.maximum_per_competence = shortest + more;
        plan.stopping.standard_error = standard_error;
        plan.stopping.maximum_length = maximum_length;
        plan.stopping.maximum_seconds = maximum_seconds;
        plan.selection =
            if k == 0 { SelectionRule::MaximumInformation } else { SelectionRule::Randomesque { k } };
        plan
    }
}

fn run(plan: SessionPlan, seed: Seed, theta: f64) -> CompletedSession {
    let session = Session::begin(Arc::new(plan), BANK.clone(), seed, "fr").unwrap();
    let learner = SimulatedLearner::new(GENERATED.codes().map(|code| (code, Theta(theta))).collect(), seed);
    simulate(session, &learner, Timestamp(0)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_must_not_meet_never_meets(plan in plans(), seed in seeds(), theta in -3.0..3.0) {
        let completed = run(plan, seed, theta);
        let items: Vec<_> =
            completed.session().answers().map(|given| BANK.item(given.item).unwrap()).collect();
        let families: BTreeSet<_> = items.iter().map(|item| &item.family).collect();
        prop_assert_eq!(families.len(), items.len());
        for pair in items.windows(2) {
            prop_assert!(pair.iter().any(|item| item.time_limit_seconds.is_none()));
        }
        for item in &items {
            prop_assert!(items.iter().all(|other| !item.enemies.contains(&other.id)));
        }
    }

    #[test]
    fn every_stop_has_a_reason_that_holds(plan in plans(), seed in seeds(), theta in -3.0..3.0) {
        let rules = plan.stopping;
        let completed = run(plan, seed, theta);
        let outcome = completed.outcome();
        prop_assert!(outcome.competences.iter().all(|c| c.answers <= rules.maximum_per_competence));
        prop_assert!(rules.maximum_length.is_none_or(|longest| outcome.answers <= longest));
        let limit_ms = rules.maximum_seconds.map(|seconds| u64::from(seconds) * 1000);
        match outcome.stop_reason {
            StopReason::Precision => for competence in &outcome.competences {
                prop_assert!(competence.answers >= rules.minimum_per_competence);
                prop_assert!(competence.standard_error.0 <= rules.standard_error);
            },
            StopReason::Length => prop_assert!(
                rules.maximum_length == Some(outcome.answers)
                    || outcome.competences.iter().any(|c| c.answers == rules.maximum_per_competence)
            ),
            StopReason::Time => prop_assert!(limit_ms.is_some_and(|limit| completed.session().elapsed_ms() >= limit)),
            StopReason::BankExhausted => prop_assert!(
                outcome.competences.iter().any(|c| c.answers < rules.maximum_per_competence)
            ),
            reason => prop_assert!(false, "nobody ended this test: {reason:?}"),
        }
    }

    #[test]
    fn the_length_told_is_the_length_had(plan in plans(), seed in seeds(), theta in -3.0..3.0) {
        let mut plan = plan;
        plan.stopping.maximum_seconds = None;
        let completed = run(plan.clone(), seed, theta);
        let exhausted = completed.stop_reason() == StopReason::BankExhausted;
        let length = completed.outcome().answers;
        let mut session = Session::begin(Arc::new(plan), BANK.clone(), seed, "fr").unwrap();
        let answers: Vec<_> = completed.session().answers().collect();
        for given in answers {
            let progress = session.progress();
            prop_assert_eq!(progress.answered + 1, given.position.0);
            prop_assert!(length <= progress.expected_max);
            prop_assert!(exhausted || progress.expected_min <= length);
            session = session.answer(given.position, given.answer.clone(), given.elapsed_ms, given.at).unwrap().0;
        }
        prop_assert_eq!(session.progress().expected_min, session.progress().expected_max);
    }

    #[test]
    fn competences_take_turns(seed in seeds(), theta in -3.0..3.0) {
        let mut plan = GENERATED.plan();
        plan.stopping.standard_error = 0.0;
        let completed = run(plan, seed, theta);
        let items = completed.session().answers().map(|given| BANK.item(given.item).unwrap());
        let asked: Vec<_> = items.map(|item| &item.competence).collect();
        for pair in asked[..12].windows(2) {
            prop_assert_ne!(pair[0], pair[1]);
        }
        for code in GENERATED.codes() {
            prop_assert_eq!(asked[..12].iter().filter(|asked| ***asked == code).count(), 4);
        }
    }

    #[test]
    fn levels_and_points_agree(plan in plans(), seed in seeds(), theta in -3.0..3.0, confidence in 0.1..0.95) {
        let mut plan = plan;
        plan.award_confidence = confidence;
        let outcome = run(plan, seed, theta).outcome();
        for competence in &outcome.competences {
            prop_assert_eq!(competence.level.map(|level| u32::from(level.0)), competence.points.map(|points| points / 8));
            prop_assert!(competence.level_range.0 <= competence.level_range.1);
            if let Some(level) = competence.level {
                let reached: f64 = competence.level_probabilities[usize::from(level.0)..].iter().sum();
                prop_assert!(reached >= confidence - 1e-9);
            }
        }
    }
}

#[test]
fn an_able_learner_ends_higher_than_a_weak_one() {
    let mut plan = GENERATED.plan();
    plan.stopping.standard_error = 0.0;
    let mean = |theta: f64| {
        let outcomes = (0..20).map(|seed| run(plan.clone(), Seed([seed; 32]), theta).outcome());
        outcomes.flat_map(|outcome| outcome.competences).map(|competence| competence.theta.0).sum::<f64>()
            / 60.0
    };
    let (weak, able) = (mean(-1.5), mean(1.5));
    assert!(weak < -0.7 && able > 0.7, "{weak} {able}");
}

#[test]
fn the_first_question_is_easy() {
    let plan = SessionPlan { selection: SelectionRule::MaximumInformation, ..GENERATED.plan() };
    let session = Session::begin(Arc::new(plan), BANK.clone(), Seed([9; 32]), "en").unwrap();
    let Step::Present { item, .. } = session.step() else { panic!("nothing is asked") };
    let model = &BANK.item(item).unwrap().parameters.model;
    assert!(model.probability(Theta(0.0)) > 0.5);
}
