//! Our numbers against those of published software; see `reference/README.md` for how they arose.

#![expect(clippy::unwrap_used, reason = "a test tells what went wrong by panicking")]

use jalon_engine::ability::{Bound, Estimator, Prior, Response};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::{Grid, normal_cdf};
use jalon_engine::scale::{NormalPrior, Theta};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use statrs::distribution::{ContinuousCDF, Normal};
use std::collections::BTreeMap;

type Parameters = [f64; 4];

const STANDARD: NormalPrior = NormalPrior { mean: 0.0, sd: 1.0 };
const SHIFTED: NormalPrior = NormalPrior { mean: 0.5, sd: 1.5 };

fn cases<Case: DeserializeOwned>(text: &str) -> Vec<Case> {
    serde_json::from_str(text).unwrap()
}

fn logistic([a, b, c, d]: Parameters) -> Logistic {
    Logistic::new(a, b, c, d).unwrap()
}

fn responses(items: &[Parameters], answers: &[f64]) -> Vec<Response> {
    let pairs = items.iter().zip(answers);
    pairs
        .map(|(item, &credit)| Response { model: ResponseModel::Logistic(logistic(*item)), credit })
        .collect()
}

#[track_caller]
fn close(ours: f64, theirs: f64, tolerance: f64) {
    let scale = theirs.abs().max(1.0);
    assert!((ours - theirs).abs() <= tolerance * scale, "{ours} is not {theirs}");
}

#[derive(Deserialize)]
#[expect(non_snake_case, reason = "the names of the reference")]
struct ResponseFunction {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    theta: Vec<f64>,
    P: Vec<f64>,
    dP: Vec<f64>,
    d2P: Vec<f64>,
    info: Vec<f64>,
}

#[test]
fn probabilities_slopes_and_information_are_those_of_cat_r() {
    for case in cases::<ResponseFunction>(include_str!("reference/response_functions.json")) {
        let model = logistic([case.a, case.b, case.c, case.d]);
        for (index, &theta) in case.theta.iter().enumerate() {
            close(model.probability(Theta(theta)), case.P[index], 1e-13);
            close(model.slope(Theta(theta)), case.dP[index], 1e-13);
            close(model.curvature(Theta(theta)), case.d2P[index], 1e-13);
            close(model.information(Theta(theta)), case.info[index], 1e-12);
        }
    }
}

#[derive(Deserialize)]
struct Ability {
    items: Vec<Parameters>,
    answers: Vec<f64>,
    estimates: BTreeMap<String, Expected>,
}

#[derive(Deserialize)]
struct Expected {
    theta: f64,
    standard_error: f64,
    at_bound: bool,
}

fn estimator(name: &str) -> Estimator {
    let search = Grid::new(-4.0, 4.0, 161).unwrap();
    let nodes = Grid::new(-4.0, 4.0, 33).unwrap();
    let wide = Grid::new(-6.0, 6.0, 61).unwrap();
    let uniform = Prior::Uniform { lowest: -3.0, highest: 3.0 };
    match name {
        "ml" => Estimator::MaximumLikelihood { grid: search },
        "map" => Estimator::Map { grid: search, prior: STANDARD },
        "map_shifted" => Estimator::Map { grid: search, prior: SHIFTED },
        "eap" => Estimator::Eap { grid: nodes, prior: Prior::Normal(STANDARD) },
        "eap_uniform" => Estimator::Eap { grid: nodes, prior: uniform },
        "eap_wide" => Estimator::Eap { grid: wide, prior: Prior::Normal(STANDARD) },
        other => panic!("no estimator is called {other}"),
    }
}

#[test]
fn abilities_and_their_errors_are_those_of_cat_r() {
    for case in cases::<Ability>(include_str!("reference/abilities.json")) {
        let responses = responses(&case.items, &case.answers);
        for (name, expected) in &case.estimates {
            let ours = estimator(name).estimate(&responses);
            close(ours.theta.0, expected.theta, 1e-9);
            close(ours.standard_error.0, expected.standard_error, 1e-9);
            assert_eq!(ours.bounded != Bound::Free, expected.at_bound, "{name}");
        }
    }
}

#[derive(Deserialize)]
struct NextItem {
    bank: Vec<Parameters>,
    administered: Vec<usize>,
    theta: f64,
    best: Vec<usize>,
    information: Vec<f64>,
}

/// Items not yet given, the most informative first.
fn ranked(bank: &[Parameters], given: &[usize], theta: f64) -> Vec<(f64, usize)> {
    let free = (0..bank.len()).filter(|index| !given.contains(index));
    let mut ranked: Vec<_> =
        free.map(|index| (logistic(bank[index]).information(Theta(theta)), index)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    ranked
}

#[test]
fn the_most_informative_items_are_those_of_cat_r() {
    for case in cases::<NextItem>(include_str!("reference/next_items.json")) {
        let ranked = ranked(&case.bank, &case.administered, case.theta);
        for ((ours, index), (theirs, expected)) in ranked.iter().zip(case.information.iter().zip(&case.best))
        {
            assert_eq!(index, expected);
            close(*ours, *theirs, 1e-12);
        }
    }
}

#[derive(Deserialize)]
struct AdaptiveTest {
    method: String,
    bank: Vec<Parameters>,
    items: Vec<usize>,
    answers: Vec<f64>,
    theta: Vec<f64>,
    standard_error: Vec<f64>,
}

#[test]
fn whole_adaptive_tests_take_the_path_of_cat_r() {
    for case in cases::<AdaptiveTest>(include_str!("reference/adaptive_tests.json")) {
        let estimator = estimator(if case.method == "EAP" { "eap" } else { "map" });
        let mut theta = 0.0;
        for step in 0..case.items.len() {
            let given = &case.items[..step];
            assert_eq!(ranked(&case.bank, given, theta)[0].1, case.items[step], "step {step}");
            let items: Vec<Parameters> = case.items[..=step].iter().map(|&item| case.bank[item]).collect();
            let ours = estimator.estimate(&responses(&items, &case.answers));
            close(ours.theta.0, case.theta[step], 1e-9);
            close(ours.standard_error.0, case.standard_error[step], 1e-9);
            theta = ours.theta.0;
        }
    }
}

#[test]
fn the_normal_distribution_is_that_of_statrs() {
    let oracle = Normal::new(0.0, 1.0).unwrap();
    for step in -800..=800 {
        let x = f64::from(step) / 100.0;
        close(normal_cdf(x), oracle.cdf(x), 1e-9);
    }
}
