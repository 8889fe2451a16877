//! What holds for every pattern of answers.

use super::{PRIOR, after, assert_near, competence, mixed_items, read, row, two_pl};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::profile::{ProfileModel, ProfilePosterior, ReliabilityStudy};
use jalon_engine::seed::{DrawPurpose, Seed};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

const LOADINGS: [f64; 3] = [0.55, 0.85, 0.7];

fn model() -> Arc<ProfileModel> {
    Arc::new(ProfileModel::new(PRIOR, &LOADINGS.map(competence)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_answers_does_not_matter(
        answers in vec((0..10_usize, 0..2_usize), 1..20).prop_shuffle(),
        by in 1..19_usize,
    ) {
        let model = model();
        let items = read(&model, &mixed_items());
        let mut other = answers.clone();
        other.rotate_left(by % answers.len());
        let (one, two) = (after(&model, &items, &answers), after(&model, &items, &other));
        for k in 0..3 {
            let (one, two) = (one.marginal(k), two.marginal(k));
            one.masses().iter().zip(two.masses()).for_each(|(a, b)| assert_near(*a, *b, 1e-12));
        }
    }

    #[test]
    fn level_probabilities_sum_to_one_and_agree_with_quantiles(
        answers in vec((0..10_usize, 0..2_usize), 0..20),
        confidence in 0.05..0.95,
    ) {
        let model = model();
        let posterior = after(&model, &read(&model, &mixed_items()), &answers);
        let cuts = competence(0.0).cuts;
        for k in 0..3 {
            for marginal in [posterior.marginal(k), posterior.own_marginal(k), posterior.rest_marginal(k)] {
                let levels = marginal.level_probabilities();
                assert_near(levels.iter().sum(), 1.0, 1e-12);
                let quantile = marginal.quantile(1.0 - confidence).0;
                let awarded = cuts.iter().filter(|cut| quantile >= **cut).count();
                let at_least = |level: usize| levels[level..].iter().sum::<f64>();
                prop_assert!(at_least(awarded) >= confidence - 1e-9);
                prop_assert!(awarded == 4 || at_least(awarded + 1) < confidence + 1e-9);
            }
        }
    }

    #[test]
    fn a_right_answer_never_lowers_a_level(
        answers in vec((0..3_usize, 0.3..2.5, -3.0..3.0, 0.0..0.3, 0..2_u8), 0..12),
        (k, a, b, c) in (0..3_usize, 0.3..2.5, -3.0..3.0, 0.0..0.3),
    ) {
        let model = model();
        let item = |a, b, c| ResponseModel::Logistic(Logistic::three_pl(a, b, c).unwrap());
        let mut posterior = ProfilePosterior::new(model.clone());
        for (k, a, b, c, score) in answers {
            posterior.update(k, &row(&model, &item(a, b, c), f64::from(score))).unwrap();
        }
        let mut right = posterior.clone();
        right.update(k, &row(&model, &item(a, b, c), 1.0)).unwrap();
        for k in 0..3 {
            let (before, after) = (posterior.marginal(k), right.marginal(k));
            let (before, after) = (before.level_probabilities(), after.level_probabilities());
            for level in 1..before.len() {
                let at_least = |levels: &[f64]| levels[level..].iter().sum::<f64>();
                prop_assert!(at_least(&after) >= at_least(&before) - 1e-12);
            }
        }
    }
}

#[test]
fn a_competence_without_answers_says_nothing_of_the_others() {
    let answers = [(0, 1.2, -0.5, 1.0), (1, 0.8, 0.3, 0.0), (0, 1.7, 0.6, 1.0)];
    let [three, two] = [3, 2].map(|competences| {
        let model = Arc::new(
            ProfileModel::new(
                PRIOR,
                &LOADINGS[..competences].iter().map(|l| competence(*l)).collect::<Vec<_>>(),
            )
            .unwrap(),
        );
        let mut posterior = ProfilePosterior::new(model.clone());
        for (k, a, b, credit) in answers {
            posterior.update(k, &row(&model, &two_pl(a, b), credit)).unwrap();
        }
        posterior
    });
    assert_eq!(three.general(), two.general());
    assert_eq!(three.marginal(0).masses(), two.marginal(0).masses());
}

#[test]
fn contradictory_evidence_leaves_a_posterior() {
    let model = Arc::new(ProfileModel::new(PRIOR, &[competence(0.999), competence(0.999)]).unwrap());
    let mut posterior = ProfilePosterior::new(model.clone());
    let item = two_pl(3.0, 0.0);
    for _ in 0..400 {
        posterior.update(0, &row(&model, &item, 1.0)).unwrap();
        posterior.update(1, &row(&model, &item, 0.0)).unwrap();
    }
    for k in 0..2 {
        let masses = posterior.marginal(k);
        assert_near(masses.masses().iter().sum(), 1.0, 1e-12);
        assert!(masses.variance().is_finite());
    }
}

#[test]
fn own_answers_add_value_only_when_there_are_enough() {
    let model = Arc::new(ProfileModel::new(PRIOR, &[0.9, 0.9, 0.9].map(competence)).unwrap());
    let mut study = ReliabilityStudy::new(&model);
    for person in 0..200 {
        let mut draws = Seed([3; 32]).draws(person, DrawPurpose::Simulation);
        let theta = model.nodes()[10 + draws.index_below(20)]; // the same in all competences
        let mut posterior = ProfilePosterior::new(model.clone());
        for (k, count) in [(0, 1), (1, 12), (2, 12)] {
            for question in 0..count {
                let item = two_pl(1.2, f64::from(question % 5) - 2.0);
                let right = draws.uniform() < item.probability(jalon_engine::scale::Theta(theta));
                posterior.update(k, &row(&model, &item, f64::from(u8::from(right)))).unwrap();
            }
        }
        study.add(&posterior);
    }
    let subscores = study.subscores();
    assert!(!subscores[0].adds_value() && subscores[1].adds_value(), "{subscores:?}");
    for subscore in subscores {
        assert!(subscore.whole > subscore.own.max(subscore.rest) && subscore.whole < 1.0);
    }
}

#[test]
fn the_same_answers_give_the_same_bits_on_every_machine() {
    let model = model();
    let posterior = after(&model, &read(&model, &mixed_items()), &[(0, 1), (2, 3), (3, 1), (5, 0), (7, 2)]);
    let bits = [0, 1, 2].map(|k| posterior.marginal(k).estimate().theta.0.to_bits());
    assert_eq!(bits, [4_604_056_386_664_858_298, 4_603_699_221_924_053_522, 4_606_728_753_749_231_246]);
}
