//! The fast way chooses and estimates as the plain formulas do.

use super::{STANDARD_NORMAL, blocks, design, eap};
use jalon_engine::ability::{Estimator, Prior, Response};
use jalon_engine::irt::{Graded, Logistic, Nominal, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Draws, Seed};
use jalon_engine::selection::criterion::{Criterion, InformationKind};
use jalon_engine::simulation::adaptive::{
    CriterionSettings, Examinees, ItemSelection, TestDesign, TestRecord,
};

/// An item of any model; now and then the parameters of another, so that there are ties.
fn drawn_item(draws: &mut Draws) -> ResponseModel {
    let slope = 0.4 + 1.8 * draws.uniform();
    let place = 1.2 * draws.normal();
    match draws.index_below(7) {
        0 => ResponseModel::Logistic(Logistic::three_pl(slope, place, 0.25 * draws.uniform()).unwrap()),
        1 => ResponseModel::Logistic(Logistic::new(slope, place, 0.1, 0.95).unwrap()),
        2 => ResponseModel::Graded(Graded::new(slope, vec![place - 0.8, place, place + 1.0]).unwrap()),
        3 => {
            ResponseModel::Nominal(Nominal::generalised_partial_credit(slope, &[place, place + 0.7]).unwrap())
        }
        4 => ResponseModel::Logistic(Logistic::two_pl(1.5, 0.25).unwrap()),
        _ => ResponseModel::Logistic(Logistic::two_pl(slope, place).unwrap()),
    }
}

fn drawn_bank(number: u32) -> Vec<ResponseModel> {
    let mut draws = Seed([4; 32]).draws(number, DrawPurpose::StudyBank);
    (0..40 + draws.index_below(120)).map(|_| drawn_item(&mut draws)).collect()
}

/// Chooses every item of a test by scanning, from estimates made from all answers at once.
fn check_test(items: &[ResponseModel], design: &TestDesign, test: &TestRecord<'_>, tolerance: f64) {
    let mut theta = design.start;
    let mut responses: Vec<Response<'_>> = Vec::new();
    let mut free = vec![true; items.len()];
    for step in test.steps {
        let best = (0..items.len())
            .filter(|&item| free[item])
            .min_by(|&one, &other| items[other].information(theta).total_cmp(&items[one].information(theta)));
        assert_eq!(Some(step.item as usize), best);
        let item = &items[step.item as usize];
        free[step.item as usize] = false;
        responses.push(Response::scored(item, usize::from(step.score)).unwrap());
        let estimate = design.estimator.estimate(&responses);
        assert!((step.theta.0 - estimate.theta.0).abs() <= tolerance, "{step:?} {estimate:?}");
        let errors = [step.standard_error.0, estimate.standard_error.0];
        assert!(
            errors[0].to_bits() == errors[1].to_bits() || (errors[0] - errors[1]).abs() <= tolerance,
            "{step:?} {estimate:?}"
        );
        theta = estimate.theta;
    }
}

#[test]
fn choices_are_those_of_a_scan_and_estimates_those_of_logarithms() {
    for bank in 0..10 {
        let items = drawn_bank(bank);
        let design = design(eap(41), 25);
        let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count: 10 };
        for block in blocks(&items, design.clone(), examinees, 1) {
            block.tests().for_each(|test| check_test(&items, &design, &test, 1e-11));
        }
    }
}

#[test]
fn every_estimator_serves_a_test() {
    let grid = Grid::new(-4.0, 4.0, 161).unwrap();
    let estimators = [
        Estimator::Map { grid, prior: Prior::Normal(STANDARD_NORMAL) },
        Estimator::MaximumLikelihood { grid },
        Estimator::WeightedLikelihood { grid },
        Estimator::Eap { grid: Grid::new(-4.0, 4.0, 33).unwrap(), prior: Prior::Jeffreys },
        Estimator::Eap { grid, prior: Prior::Uniform { lowest: -3.0, highest: 3.0 } },
    ];
    let items = drawn_bank(99);
    for estimator in estimators {
        let design = design(estimator, 12);
        let examinees = Examinees::OfAbility(&[Theta(-1.0), Theta(0.3), Theta(6.0)]);
        for block in blocks(&items, design.clone(), examinees, 1) {
            block.tests().for_each(|test| check_test(&items, &design, &test, 1e-11));
        }
    }
}

/// Σₓ Pₓ(θ̂) times the observed information of x at the estimate that x would give.
fn expected_information(
    item: &ResponseModel,
    theta: Theta,
    responses: &[Response<'_>],
    estimator: &Estimator,
) -> f64 {
    let likely = item.curve(theta);
    let after = |category: usize| {
        let response = Response::scored(item, category).unwrap();
        let theta = estimator.estimate(&[responses, &[response]].concat()).theta;
        likely[category].probability * item.curve(theta)[category].observed_information()
    };
    (0..item.categories()).map(after).sum()
}

#[test]
fn information_is_expected_as_the_test_estimates() {
    let (grid, prior) = (Grid::new(-4.0, 4.0, 33).unwrap(), Prior::Normal(STANDARD_NORMAL));
    let estimators = [
        Estimator::Eap { grid, prior },
        Estimator::Map { grid, prior },
        Estimator::MaximumLikelihood { grid },
        Estimator::WeightedLikelihood { grid },
    ];
    let items = &drawn_bank(7)[..25];
    for estimator in estimators {
        let criterion = Criterion::ExpectedInformation(InformationKind::Observed);
        let selection = ItemSelection::Criterion(CriterionSettings { criterion, prior, quadrature: grid });
        let design = TestDesign { selection, ..design(estimator, 5) };
        for block in blocks(items, design, Examinees::OfAbility(&[Theta(-0.5), Theta(1.0)]), 1) {
            for test in block.tests() {
                let responses: Vec<Response<'_>> = (test.steps.iter())
                    .map(|step| {
                        Response::scored(&items[step.item as usize], usize::from(step.score)).unwrap()
                    })
                    .collect();
                for answers in 1..test.steps.len() {
                    let free =
                        |item: &usize| test.steps[..answers].iter().all(|step| step.item as usize != *item);
                    let (given, theta) = (&responses[..answers], test.steps[answers - 1].theta);
                    let value = |item: usize| expected_information(&items[item], theta, given, &estimator);
                    let best = (0..items.len()).filter(free).map(value).fold(f64::NEG_INFINITY, f64::max);
                    let chosen = value(test.steps[answers].item as usize);
                    assert!(best - chosen <= 1e-12 * best.abs(), "{estimator:?} {chosen} {best}");
                }
            }
        }
    }
}

/// Answers so unlikely that the product of their probabilities underflows.
#[test]
fn the_posterior_outlives_answers_that_cannot_be() {
    let steep = |b| ResponseModel::Logistic(Logistic::two_pl(60.0, b).unwrap());
    let items: Vec<ResponseModel> =
        (0..60).map(|item| steep(if item % 2 == 0 { -9.0 } else { 9.0 })).collect();
    let scores: Vec<Option<u8>> = (0..60_u8).map(|item| Some(item % 2)).collect();
    let table = jalon_engine::simulation::adaptive::ScoreTable::new(&items, scores).unwrap();
    let design = design(eap(41), 60);
    for block in blocks(&items, design.clone(), Examinees::Recorded(&table), 1) {
        for test in block.tests() {
            let responses: Vec<_> = (test.steps.iter())
                .map(|step| Response::scored(&items[step.item as usize], usize::from(step.score)).unwrap())
                .collect();
            for (answers, step) in (1..).zip(test.steps) {
                let estimate = design.estimator.estimate(&responses[..answers]);
                assert!((step.theta.0 - estimate.theta.0).abs() < 1e-10, "{step:?} {estimate:?}");
                assert!((step.standard_error.0 - estimate.standard_error.0).abs() < 1e-10);
            }
        }
    }
}
