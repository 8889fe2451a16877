//! Where the model becomes a known one, and how fine its grid must be.

use super::{PRIOR, assert_near, competence, row, two_pl};
use jalon_engine::ability::{Posterior, Response};
use jalon_engine::profile::{ProfileError, ProfileModel, ProfilePosterior};
use jalon_engine::scale::ReportingScale;
use std::sync::Arc;

/// (competence, discrimination, difficulty, credit).
const ANSWERS: [(usize, f64, f64, f64); 9] = [
    (0, 1.2, -0.5, 1.0),
    (1, 0.8, 0.3, 0.0),
    (0, 1.7, 0.6, 1.0),
    (2, 1.1, -1.4, 1.0),
    (1, 1.3, -0.9, 1.0),
    (0, 0.9, 1.5, 0.0),
    (2, 1.5, 0.1, 0.0),
    (0, 1.4, 1.1, 0.5),
    (1, 2.0, 0.2, 1.0),
];

fn answered(model: ProfileModel) -> ProfilePosterior {
    let model = Arc::new(model);
    let mut posterior = ProfilePosterior::new(model.clone());
    for (k, a, b, credit) in ANSWERS {
        if k < model.competences() {
            posterior.update(k, &row(&model, &two_pl(a, b), credit)).unwrap();
        }
    }
    posterior
}

#[test]
fn without_loadings_each_competence_is_measured_alone() {
    let together = answered(ProfileModel::new(PRIOR, &[0.0, 0.0, 0.0].map(competence)).unwrap());
    for k in 0..3 {
        let model = Arc::new(ProfileModel::new(PRIOR, &[competence(0.0)]).unwrap());
        let mut alone = ProfilePosterior::new(model.clone());
        for (_, a, b, credit) in ANSWERS.iter().filter(|answer| answer.0 == k) {
            alone.update(0, &row(&model, &two_pl(*a, *b), *credit)).unwrap();
        }
        let (found, expected) = (together.marginal(k), alone.marginal(0));
        assert_near(found.estimate().theta.0, expected.estimate().theta.0, 1e-13);
        assert_near(found.variance(), expected.variance(), 1e-13);
        assert_near(together.information_borrowed(k), 0.0, 1e-13);
        for other in (0..3).filter(|other| *other != k) {
            assert_near(together.covariance()[k][other], 0.0, 1e-13);
        }
    }
}

/// The unidimensional posterior of the engine, after the answers of the first competence.
fn unidimensional() -> (f64, f64) {
    let mut posterior = Posterior::prior(&ReportingScale::new(competence(0.0).cuts, 8, PRIOR).unwrap());
    for (_, a, b, credit) in ANSWERS.iter().filter(|answer| answer.0 == 0) {
        posterior.update(Response { model: &two_pl(*a, *b), credit: *credit });
    }
    (posterior.mean(), posterior.sd())
}

#[test]
fn one_competence_is_a_unidimensional_test() {
    let (mean, sd) = unidimensional();
    let mut before = f64::INFINITY;
    for nodes in [24, 40, 80, 160] {
        let model = ProfileModel::with_nodes(PRIOR, &[competence(0.7)], nodes).unwrap();
        let found = answered(model).marginal(0).estimate();
        let error = (found.theta.0 - mean).abs() + (found.standard_error.0 - sd).abs();
        assert!(error < before, "{nodes} nodes: {error} after {before}");
        before = error;
    }
    assert!(before < 5e-4, "{before}");
}

#[test]
fn the_usual_grid_is_fine_enough() {
    for loadings in [[0.5, 0.6, 0.7], [0.85, 0.9, 0.95]] {
        let usual = answered(ProfileModel::new(PRIOR, &loadings.map(competence)).unwrap());
        let fine = answered(ProfileModel::with_nodes(PRIOR, &loadings.map(competence), 400).unwrap());
        for k in 0..3 {
            let (found, expected) = (usual.marginal(k), fine.marginal(k));
            assert_near(found.estimate().theta.0, expected.estimate().theta.0, 0.01);
            assert_near(found.variance().sqrt(), expected.variance().sqrt(), 0.01);
            let levels = found.level_probabilities().into_iter().zip(expected.level_probabilities());
            levels.for_each(|(found, expected)| assert_near(found, expected, 0.01));
        }
    }
}

#[test]
fn the_likelihood_ratio_at_a_cut_needs_no_prior() {
    let answers = ANSWERS.iter().filter(|answer| answer.0 == 0);
    let likelihood = |theta: f64| -> f64 {
        let theta = jalon_engine::scale::Theta(theta);
        answers.clone().map(|(_, a, b, credit)| two_pl(*a, *b).log_likelihood(theta, *credit)).sum()
    };
    let greatest = |from: f64, to: f64| {
        let places = (0..=4000).map(|step| from + (to - from) * f64::from(step) / 4000.0);
        places.map(likelihood).fold(f64::NEG_INFINITY, f64::max)
    };
    for loading in [0.0, 0.9] {
        let model = ProfileModel::new(PRIOR, &[0.8, loading, 0.5].map(competence)).unwrap();
        let (lowest, highest) = (model.nodes()[0], model.nodes()[model.nodes().len() - 1]);
        let posterior = answered(model);
        for cut in [-1.75, -0.35, 0.5, 1.75] {
            let found = posterior.log_likelihood_ratio(0, cut, 0.3).unwrap();
            assert_near(found.simple, likelihood(cut + 0.3) - likelihood(cut - 0.3), 0.01);
            let generalised = greatest(cut + 0.3, highest) - greatest(lowest, cut - 0.3);
            assert_near(found.generalised, generalised, 0.01);
        }
    }
}

#[test]
fn what_cannot_be_a_model_is_refused() {
    let refused = |loading: f64, cuts: &[f64]| {
        let mut odd = competence(loading);
        odd.cuts = cuts.to_vec();
        ProfileModel::new(PRIOR, &[odd]).unwrap_err()
    };
    assert!(matches!(refused(1.0, &[]), ProfileError::Loading { competence: 0, .. }));
    assert!(matches!(refused(-0.1, &[]), ProfileError::Loading { .. }));
    assert!(matches!(refused(f64::NAN, &[]), ProfileError::Loading { .. }));
    assert!(matches!(refused(0.5, &[0.0, 0.0]), ProfileError::Cuts { cut: 0.0, .. }));
    assert!(matches!(refused(0.5, &[1e9]), ProfileError::Nodes(_)));
    assert_eq!(ProfileModel::new(PRIOR, &[]), Err(ProfileError::NoCompetence));
    let nodes = ProfileModel::with_nodes(PRIOR, &[competence(0.5)], 41);
    assert_eq!(nodes, Err(ProfileError::Nodes(41)));
}

#[test]
fn a_row_that_does_not_fit_is_refused_and_changes_nothing() {
    let model = Arc::new(ProfileModel::new(PRIOR, &[competence(0.5)]).unwrap());
    let mut posterior = ProfilePosterior::new(model.clone());
    let mut odd = vec![-1.0; model.nodes().len()];
    assert_eq!(posterior.update(0, &odd[1..]), Err(ProfileError::Row));
    assert_eq!(posterior.update(1, &odd), Err(ProfileError::Competence(1)));
    odd[3] = f64::NEG_INFINITY;
    assert_eq!(posterior.update(0, &odd), Err(ProfileError::Row));
    assert_eq!(posterior.answers(0), 0);
    assert_near(posterior.marginal(0).estimate().theta.0, PRIOR.mean, 1e-12);
}
