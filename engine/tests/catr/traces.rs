//! `randomCAT`: whole adaptive tests, item by item.

use super::criteria::{criterion, models, prior, quadrature, range, ranked};
use super::files::{cases, close};
use jalon_engine::ability::{AbilityEstimate, Estimator, Response};
use jalon_engine::scale::{StandardError, Theta};
use jalon_engine::seed::Seed;
use jalon_engine::selection::criterion::{Criterion, Given, ItemTable};
use jalon_engine::simulation::adaptive::{
    AdaptiveTest, CriterionSettings, Examinees, ExposureControl, ItemSelection, ScoreTable, Study,
    TestDesign, TestStopping,
};
use serde::Deserialize;
use std::num::NonZeroUsize;

#[derive(Deserialize)]
struct Case {
    label: String,
    model: String,
    bank: Vec<Vec<f64>>,
    responses_by_item: Vec<usize>,
    start: Start,
    method: String,
    criterion: String,
    stop: Stop,
    items: Vec<usize>,
    theta: Vec<f64>,
    se: Vec<f64>,
}

#[derive(Deserialize)]
struct Start {
    theta: f64,
}

#[derive(Deserialize)]
struct Stop {
    rule: String,
    thr: f64,
}

fn estimator(method: &str) -> Estimator {
    match method {
        "BM" => Estimator::Map { grid: range(), prior: prior() },
        "EAP" => Estimator::Eap { grid: quadrature(), prior: prior() },
        "ML" => Estimator::MaximumLikelihood { grid: range() },
        "WL" => Estimator::WeightedLikelihood { grid: range() },
        other => panic!("no estimator is called {other}"),
    }
}

fn is_over(stop: &Stop, given: usize, estimate: &AbilityEstimate) -> bool {
    match stop.rule.as_str() {
        "length" => given as f64 >= stop.thr,
        "precision" => estimate.standard_error.0 <= stop.thr,
        other => panic!("no rule is called {other}"),
    }
}

#[test]
fn whole_tests_are_those_of_cat_r() {
    for case in cases::<Case>(include_str!("../reference/catr_cat_traces.json")) {
        let table = ItemTable::new(models(&case.model, &case.bank), quadrature());
        let (estimator, rule) = (estimator(&case.method), criterion(&case.criterion));
        let mut given: Vec<Given> = Vec::new();
        let mut theta = Theta(case.start.theta);
        loop {
            let rule = if given.is_empty() { Criterion::MaximumFisherInformation } else { rule };
            let item = ranked(&table, &given, theta, &rule, estimator)[0].item;
            assert_eq!(item + 1, case.items[given.len()], "{} after {}", case.label, given.len());
            given.push(Given { item, category: case.responses_by_item[item] });
            let response =
                |given: &Given| Response::scored(&table.models()[given.item], given.category).unwrap();
            let estimate = estimator.estimate(&given.iter().map(response).collect::<Vec<_>>());
            close(estimate.theta.0, case.theta[given.len() - 1], 1e-9);
            close(estimate.standard_error.0, case.se[given.len() - 1], 1e-9);
            theta = estimate.theta;
            if is_over(&case.stop, given.len(), &estimate) {
                break;
            }
        }
        assert_eq!(given.len(), case.items.len(), "{}", case.label);
    }
}

fn design(case: &Case) -> TestDesign {
    let criterion = criterion(&case.criterion);
    let settings = CriterionSettings { criterion, prior: prior(), quadrature: quadrature() };
    let mut stopping = TestStopping::default();
    match case.stop.rule.as_str() {
        "length" => stopping.longest = (1..=case.bank.len()).find(|&length| length as f64 >= case.stop.thr),
        _ => stopping.standard_error = Some(StandardError(case.stop.thr)),
    }
    TestDesign {
        selection: ItemSelection::Criterion(settings),
        exposure: ExposureControl::None,
        estimator: estimator(&case.method),
        start: Theta(case.start.theta),
        stopping,
    }
}

#[test]
fn studies_give_the_tests_of_cat_r() {
    for case in cases::<Case>(include_str!("../reference/catr_cat_traces.json")) {
        let items = models(&case.model, &case.bank);
        let scores = case.responses_by_item.iter().map(|&score| u8::try_from(score).ok()).collect();
        let scores = ScoreTable::new(&items, scores).unwrap();
        let test = AdaptiveTest::new(&items, design(&case)).unwrap();
        let study = Study { test: &test, examinees: Examinees::Recorded(&scores), seed: Seed([0; 32]) };
        study.run(NonZeroUsize::MIN, |block| {
            let steps = block.tests().next().unwrap().steps;
            let items: Vec<usize> = steps.iter().map(|step| step.item as usize + 1).collect();
            assert_eq!(items, case.items, "{}", case.label);
            for (step, (theta, error)) in steps.iter().zip(case.theta.iter().zip(&case.se)) {
                close(step.theta.0, *theta, 1e-9);
                close(step.standard_error.0, *error, 1e-9);
            }
        });
    }
}
