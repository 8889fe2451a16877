//! `thetaEst` and `semTheta`: every estimator, its standard error and whether it stands at a bound.

use super::files::{cases, close, dichotomous, polytomous};
use jalon_engine::ability::{Bound, Estimator, Prior, Response};
use jalon_engine::irt::ResponseModel;
use jalon_engine::math::Grid;
use jalon_engine::scale::NormalPrior;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[expect(non_snake_case, reason = "the names of the reference")]
struct Case {
    model: String,
    items: Vec<Vec<Option<f64>>>,
    x: Vec<Option<usize>>,
    D: f64,
    est: BTreeMap<String, Expected>,
}

#[derive(Deserialize)]
struct Expected {
    theta_tight: f64,
    se: f64,
    at_bound: bool,
}

fn normal(mean: f64, sd: f64) -> Prior {
    Prior::Normal(NormalPrior { mean, sd })
}

fn estimator(name: &str) -> Estimator {
    let range = Grid::new(-4.0, 4.0, 161).unwrap();
    let nodes = Grid::new(-4.0, 4.0, 33).unwrap();
    match name {
        "ML" => Estimator::MaximumLikelihood { grid: range },
        "BM" => Estimator::Map { grid: range, prior: normal(0.0, 1.0) },
        "BM_N0.5_1.5" => Estimator::Map { grid: range, prior: normal(0.5, 1.5) },
        "BM_Jeffreys" => Estimator::Map { grid: range, prior: Prior::Jeffreys },
        "WL" => Estimator::WeightedLikelihood { grid: range },
        "EAP" => Estimator::Eap { grid: nodes, prior: normal(0.0, 1.0) },
        "EAP_unif" => Estimator::Eap { grid: nodes, prior: Prior::Uniform { lowest: -3.0, highest: 3.0 } },
        "EAP_61" => Estimator::Eap { grid: Grid::new(-6.0, 6.0, 61).unwrap(), prior: normal(0.0, 1.0) },
        other => panic!("no estimator is called {other}"),
    }
}

fn check(case: &Case, model: impl Fn(&[f64]) -> ResponseModel) {
    let vector = |item: &Vec<Option<f64>>| item.iter().copied().flatten().collect::<Vec<f64>>();
    let models: Vec<_> = case.items.iter().map(|item| model(&vector(item))).collect();
    // Missing responses are skipped.
    let answered = models.iter().zip(&case.x);
    let responses: Vec<_> = answered
        .filter_map(|(model, score)| score.map(|score| Response::scored(model, score).unwrap()))
        .collect();
    for (name, expected) in &case.est {
        let ours = estimator(name).estimate(&responses);
        close(ours.theta.0, expected.theta_tight, 1e-9);
        // catR forgets D in the second term of this one error: right only where D is 1.
        if (case.D - 1.0).abs() < 1e-12 || name != "BM_Jeffreys" {
            close(ours.standard_error.0, expected.se, 1e-9);
        }
        assert_eq!(ours.bounded != Bound::Free, expected.at_bound, "{name}");
    }
}

#[test]
fn abilities_from_dichotomous_items_are_those_of_cat_r() {
    for case in cases::<Case>(include_str!("../reference/catr_theta_dichotomous.json")) {
        check(&case, |item| dichotomous(item, case.D));
    }
}

#[test]
fn abilities_from_polytomous_items_are_those_of_cat_r() {
    for case in cases::<Case>(include_str!("../reference/catr_theta_polytomous.json")) {
        check(&case, |item| polytomous(&case.model, item));
    }
}
