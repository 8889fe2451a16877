//! The model of many competences against sums over all of them at once, and against its own limits.

mod all_at_once;
mod brute_force;
mod limits;
mod looking_ahead;
mod properties;

use jalon_engine::irt::{Graded, Logistic, Nominal, ResponseModel};
use jalon_engine::profile::{CompetenceModel, ProfileItems, ProfileModel, ProfilePosterior};
use jalon_engine::scale::{NormalPrior, Theta};
use std::sync::Arc;

const PRIOR: NormalPrior = NormalPrior { mean: 0.2, sd: 1.5 };

fn competence(loading: f64) -> CompetenceModel {
    CompetenceModel { loading, cuts: vec![-1.75, -0.35, 0.5, 1.75] }
}

fn two_pl(discrimination: f64, difficulty: f64) -> ResponseModel {
    ResponseModel::Logistic(Logistic::two_pl(discrimination, difficulty).unwrap())
}

/// Items of every kind, each with its competence.
fn mixed_items() -> Vec<(usize, ResponseModel)> {
    let logistic = |a, b, c| ResponseModel::Logistic(Logistic::three_pl(a, b, c).unwrap());
    let graded = |a, thresholds| ResponseModel::Graded(Graded::new(a, thresholds).unwrap());
    let partial =
        |a, steps: &[f64]| ResponseModel::Nominal(Nominal::generalised_partial_credit(a, steps).unwrap());
    vec![
        (0, two_pl(1.2, -0.4)),
        (1, logistic(1.6, 0.7, 0.2)),
        (2, graded(1.4, vec![-1.0, 0.2, 1.1])),
        (0, partial(0.9, &[-0.5, 0.6])),
        (1, two_pl(0.7, -1.5)),
        (2, logistic(2.0, 1.9, 0.25)),
        (0, graded(2.2, vec![-2.0, 2.0])),
        (1, partial(1.3, &[1.0, -1.0, 0.4])),
        (2, two_pl(1.0, 0.0)),
        (2, ResponseModel::Nominal(Nominal::new(&[0.0, 0.8, 0.3], &[0.0, -0.4, 0.2]).unwrap())),
    ]
}

fn read(model: &ProfileModel, items: &[(usize, ResponseModel)]) -> ProfileItems {
    ProfileItems::new(model, items.iter().map(|(competence, model)| (*competence, model))).unwrap()
}

/// The posterior after answers (item, category).
fn after(model: &Arc<ProfileModel>, items: &ProfileItems, answers: &[(usize, usize)]) -> ProfilePosterior {
    let mut posterior = ProfilePosterior::new(model.clone());
    for &(item, category) in answers {
        posterior.answer(items, item, category).unwrap();
    }
    posterior
}

/// ln P(right or wrong) at the nodes.
fn row(model: &ProfileModel, item: &ResponseModel, credit: f64) -> Vec<f64> {
    model.nodes().iter().map(|&theta| item.log_likelihood(Theta(theta), credit)).collect()
}

fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
}
