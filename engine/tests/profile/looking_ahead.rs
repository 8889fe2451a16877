//! The look-ahead is what updating with every answer would find, and its bounds lose no item.

use super::{PRIOR, after, assert_near, competence, mixed_items, read, two_pl};
use jalon_engine::irt::ResponseModel;
use jalon_engine::profile::{Choice, Criterion, Lookahead, ProfileItems, ProfileModel, ProfilePosterior};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

/// The loss of a posterior, from its marginals.
fn loss(posterior: &ProfilePosterior, criterion: Criterion, weights: &[f64]) -> f64 {
    let of = |k: usize| match criterion {
        Criterion::Variance => posterior.marginal(k).variance(),
        Criterion::Levels => {
            1.0 - posterior.marginal(k).level_probabilities().iter().map(|p| p * p).sum::<f64>()
        }
    };
    weights.iter().enumerate().map(|(k, weight)| weight * of(k)).sum()
}

/// The expected loss after an item, by updating with each of its answers.
fn expected_loss(
    posterior: &ProfilePosterior,
    (items, item): (&ProfileItems, usize),
    criterion: Criterion,
    weights: &[f64],
) -> f64 {
    let masses = posterior.marginal(items.competence(item)).masses().to_vec();
    let after = |category: usize| {
        let probability = items.curves().probability(item, category);
        let chance: f64 = masses.iter().zip(probability).map(|(mass, p)| mass * p).sum();
        let mut updated = posterior.clone();
        updated.answer(items, item, category).unwrap();
        chance * loss(&updated, criterion, weights)
    };
    (0..items.curves().categories(item)).map(after).sum()
}

#[test]
fn every_reduction_is_what_updating_with_every_answer_gives() {
    let model = Arc::new(ProfileModel::new(PRIOR, &[0.55, 0.85, 0.7].map(competence)).unwrap());
    let items = read(&model, &mixed_items());
    let all: Vec<usize> = (0..items.count()).collect();
    let weights = [1.0, 0.4, 2.5];
    let answers = [(0, 1), (2, 3), (3, 1), (5, 0), (2, 2), (1, 1), (6, 2)];
    for criterion in [Criterion::Variance, Criterion::Levels] {
        let mut lookahead = Lookahead::new(&model, criterion, &weights).unwrap();
        for answered in 0..=answers.len() {
            let posterior = after(&model, &items, &answers[..answered]);
            let before = loss(&posterior, criterion, &weights);
            for choice in lookahead.reductions(&posterior, &items, &all) {
                let expected = before - expected_loss(&posterior, (&items, choice.item), criterion, &weights);
                assert_near(choice.reduction, expected, 1e-12);
            }
        }
    }
}

#[test]
fn of_equal_items_the_first_is_chosen() {
    let model = Arc::new(ProfileModel::new(PRIOR, &[competence(0.8), competence(0.8)]).unwrap());
    let twins = [(0, two_pl(1.0, 0.0)), (0, two_pl(1.3, 0.2)), (0, two_pl(1.3, 0.2))];
    let items = read(&model, &twins);
    let posterior = ProfilePosterior::new(model.clone());
    let mut lookahead = Lookahead::new(&model, Criterion::Variance, &[1.0, 1.0]).unwrap();
    assert_eq!(lookahead.best(&posterior, &items, &[2, 1, 0]).unwrap().item, 1);
    assert_eq!(lookahead.best(&posterior, &items, &[0, 2]).unwrap().item, 2);
    assert_eq!(lookahead.best(&posterior, &items, &[]), None);
    assert!(lookahead.top(&posterior, &items, &[0, 1], 0).is_empty());
    assert_eq!(lookahead.top(&posterior, &items, &[0, 1], 5).len(), 2);
}

#[test]
fn a_competence_without_weight_is_asked_only_for_what_it_tells_of_the_others() {
    let items = [(0, two_pl(1.0, 0.0)), (1, two_pl(1.0, 0.0))];
    for loading in [0.0, 0.9] {
        let model = Arc::new(ProfileModel::new(PRIOR, &[competence(loading), competence(loading)]).unwrap());
        let items = read(&model, &items);
        let mut lookahead = Lookahead::new(&model, Criterion::Variance, &[0.0, 1.0]).unwrap();
        let found = lookahead.reductions(&ProfilePosterior::new(model.clone()), &items, &[0, 1]);
        assert!(found[1].reduction > 0.1);
        assert_eq!(found[0].reduction > 1e-12, loading > 0.0, "{found:?}");
    }
}

fn banks() -> impl Strategy<Value = Vec<(usize, ResponseModel)>> {
    let two_pl = (0..5_usize, 0.3..3.0, -4.0..4.0).prop_map(|(k, a, b)| (k, two_pl(a, b)));
    let mixed = (0..5_usize, 0..10_usize).prop_map(|(k, at)| (k, mixed_items()[at].1.clone()));
    vec(prop_oneof![3 => two_pl, 1 => mixed], 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bounds_never_lose_one_of_the_best(
        bank in banks(),
        loadings in vec(0.0..0.99, 5),
        weights in vec(0.0..3.0, 5),
        answered in vec((0..60_usize, 0..2_usize), 0..30),
        count in 1..6_usize,
    ) {
        let competences: Vec<_> = loadings.into_iter().map(competence).collect();
        let model = Arc::new(ProfileModel::new(PRIOR, &competences).unwrap());
        let items = read(&model, &bank);
        let answered: Vec<_> = answered.into_iter().map(|(item, score)| (item % bank.len(), score)).collect();
        let posterior = after(&model, &items, &answered);
        let all: Vec<usize> = (0..items.count()).collect();
        for criterion in [Criterion::Variance, Criterion::Levels] {
            let mut lookahead = Lookahead::new(&model, criterion, &weights).unwrap();
            let mut expected: Vec<Choice> = lookahead.reductions(&posterior, &items, &all).to_vec();
            expected.sort_by(|a, b| b.reduction.total_cmp(&a.reduction).then(a.item.cmp(&b.item)));
            expected.truncate(count);
            prop_assert_eq!(lookahead.top(&posterior, &items, &all, count), &expected[..]);
        }
    }
}
