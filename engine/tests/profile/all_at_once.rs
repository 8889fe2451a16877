//! Dimension reduction gives what a sum over all dimensions gives.

use super::brute_force::BruteForce;
use super::{PRIOR, after, assert_near, competence, mixed_items, read};
use jalon_engine::profile::ProfileModel;
use std::sync::Arc;

const LOADINGS: [f64; 3] = [0.55, 0.85, 0.7];
const ANSWERS: [(usize, usize); 6] = [(0, 1), (2, 3), (3, 1), (5, 0), (2, 2), (1, 1)];

#[test]
fn three_competences_agree_with_the_sum_over_four_dimensions() {
    let model = Arc::new(ProfileModel::with_nodes(PRIOR, &LOADINGS.map(competence), 16).unwrap());
    let items = mixed_items();
    let read = read(&model, &items);
    for answers in [&ANSWERS[..0], &ANSWERS[..1], &ANSWERS[..3], &ANSWERS] {
        let answered: Vec<_> = answers
            .iter()
            .map(|&(item, category)| (items[item].0, items[item].1.clone(), category))
            .collect();
        let brute = BruteForce::new(&model, LOADINGS, &answered);
        let posterior = after(&model, &read, answers);
        let covariance = posterior.covariance();
        for (k, row) in covariance.iter().enumerate() {
            let marginal = posterior.marginal(k);
            assert_near(marginal.estimate().theta.0, brute.mean(k), 1e-12);
            assert_near(marginal.variance(), brute.covariance(k, k), 1e-12);
            let edges = [f64::NEG_INFINITY, -1.75, -0.35, 0.5, 1.75, f64::INFINITY];
            for (level, found) in marginal.level_probabilities().into_iter().enumerate() {
                assert_near(found, brute.between(k, edges[level], edges[level + 1]), 1e-12);
            }
            for (j, &found) in row.iter().enumerate() {
                assert_near(found, brute.covariance(j, k), 1e-12);
            }
        }
    }
}

#[test]
fn own_and_other_answers_are_told_apart() {
    let model = Arc::new(ProfileModel::with_nodes(PRIOR, &LOADINGS.map(competence), 16).unwrap());
    let items = mixed_items();
    let posterior = after(&model, &read(&model, &items), &ANSWERS);
    for k in 0..3 {
        let some = |own: bool| -> BruteForce {
            let answered = ANSWERS.iter().filter(|(item, _)| (items[*item].0 == k) == own);
            let answered: Vec<_> =
                answered.map(|&(item, category)| (items[item].0, items[item].1.clone(), category)).collect();
            BruteForce::new(&model, LOADINGS, &answered)
        };
        let (own, rest) = (some(true), some(false));
        assert_near(posterior.own_marginal(k).estimate().theta.0, own.mean(k), 1e-12);
        assert_near(posterior.own_marginal(k).variance(), own.covariance(k, k), 1e-12);
        assert_near(posterior.rest_marginal(k).estimate().theta.0, rest.mean(k), 1e-12);
        assert_near(posterior.rest_marginal(k).variance(), rest.covariance(k, k), 1e-12);
        let borrowed = 1.0 - posterior.marginal(k).variance() / own.covariance(k, k);
        assert_near(posterior.information_borrowed(k), borrowed, 1e-12);
    }
}
