//! Tests that stop once they have decided on which side of the cut scores somebody stands.

use super::{STANDARD_NORMAL, blocks, design, eap, reference_items};
use jalon_engine::ability::{AbilityEstimate, Bound, Estimator, Posterior, Prior, Response};
use jalon_engine::irt::ResponseModel;
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, ReportingScale, StandardError, Theta};
use jalon_engine::selection::criterion::Criterion;
use jalon_engine::simulation::adaptive::{
    AdaptiveTest, Classification, CriterionSettings, DesignError, Examinees, ItemSelection, TestBlock,
    TestDesign, TestRecord,
};
use jalon_engine::stopping::likelihood_ratio::SequentialTest;
use jalon_engine::stopping::{Situation, StopReason, StoppingRule};

const LENGTH: usize = 15;
const SHORTEST: usize = 3;
const ABILITIES: [f64; 10] = [-2.5, -1.8, -1.2, -0.7, -0.2, 0.3, 0.9, 1.4, 2.0, 2.6];
const TEST: SequentialTest = SequentialTest { half_width: 0.3, alpha: 0.1, beta: 0.1 };

fn asking(rule: StoppingRule) -> Classification {
    let scale = ReportingScale::new(vec![-0.4, 0.8], 1, STANDARD_NORMAL).unwrap();
    Classification { scale, range: Grid::new(-4.0, 4.0, 41).unwrap(), rules: vec![rule] }
}

/// Whether the rules speak after some answers of a test, everything computed anew.
fn speaks(items: &[ResponseModel], test: &TestRecord<'_>, answers: usize, asked: &Classification) -> bool {
    let (given, last) = (&test.steps[..answers], test.steps[answers - 1]);
    let responses: Vec<Response<'_>> = given
        .iter()
        .map(|step| Response::scored(&items[step.item as usize], usize::from(step.score)).unwrap())
        .collect();
    let mut posterior = Posterior::prior(&asked.scale);
    for response in &responses {
        posterior.update(*response);
    }
    let is_given = |item: usize| given.iter().any(|step| step.item as usize == item);
    let remaining: Vec<&ResponseModel> =
        items.iter().enumerate().filter(|(item, _)| !is_given(*item)).map(|(_, model)| model).collect();
    let before = answers.checked_sub(2).map_or(f64::INFINITY, |at| test.steps[at].standard_error.0);
    let situation = Situation {
        responses: &responses,
        remaining: &remaining,
        estimate: AbilityEstimate {
            theta: last.theta,
            standard_error: last.standard_error,
            bounded: Bound::Free,
        },
        previous_error: Some(StandardError(before)),
        posterior: &posterior,
        scale: &asked.scale,
        range: asked.range,
        elapsed_ms: 0,
    };
    asked.rules.iter().any(|rule| rule.speaks(&situation).is_some())
}

#[test]
fn a_test_stops_where_its_rule_decides_and_not_before() {
    let items = &reference_items()[..60];
    let abilities = ABILITIES.map(Theta);
    for (rule, reason) in [
        (StoppingRule::ConfidenceInterval { z: 1.3 }, StopReason::ConfidenceInterval),
        (StoppingRule::ProbabilityRatio { test: TEST }, StopReason::ProbabilityRatio),
        (StoppingRule::GeneralisedRatio { test: TEST }, StopReason::GeneralisedRatio),
        (
            StoppingRule::Curtailment { test: TEST, full_length: 15, probability: 0.9 },
            StopReason::Curtailment,
        ),
        (StoppingRule::CutMass { probability: 0.9 }, StopReason::PosteriorMass),
        (StoppingRule::ErrorChange { below: 0.03 }, StopReason::ErrorChange),
    ] {
        let mut design = design(eap(41), LENGTH);
        design.stopping.shortest = SHORTEST;
        design.stopping.classification = Some(asking(rule));
        let blocks = blocks(items, design, Examinees::OfAbility(&abilities), 2);
        let mut decided = 0;
        for test in blocks.iter().flat_map(TestBlock::tests) {
            let length = test.steps.len();
            assert!((SHORTEST..=LENGTH).contains(&length), "{rule:?}");
            assert!((SHORTEST..length).all(|answers| !speaks(items, &test, answers, &asking(rule))));
            if test.reason == reason {
                assert!(speaks(items, &test, length, &asking(rule)), "{rule:?}");
                decided += 1;
            } else {
                assert_eq!((test.reason, length), (StopReason::Length, LENGTH), "{rule:?}");
            }
        }
        assert!(decided > 0, "{rule:?}");
    }
}

#[test]
fn a_decision_stands_beside_the_other_rules() {
    let items = &reference_items()[..60];
    let abilities = ABILITIES.map(Theta);
    let mut design = design(eap(41), LENGTH);
    design.stopping.standard_error = Some(StandardError(0.45));
    design.stopping.classification = Some(asking(StoppingRule::ConfidenceInterval { z: 1.3 }));
    let blocks = blocks(items, design, Examinees::OfAbility(&abilities), 1);
    let reasons: Vec<StopReason> = blocks.iter().flat_map(TestBlock::tests).map(|test| test.reason).collect();
    assert!(reasons.contains(&StopReason::Precision), "{reasons:?}");
    assert!(reasons.contains(&StopReason::ConfidenceInterval), "{reasons:?}");
}

#[test]
fn a_prior_that_says_nothing_where_ability_is_looked_for_is_refused() {
    let items = &reference_items()[..20];
    let (grid, range) = (Grid::new(-4.0, 4.0, 33).unwrap(), Grid::new(-4.0, 4.0, 161).unwrap());
    let refused =
        |design: TestDesign| matches!(AdaptiveTest::new(items, design), Err(DesignError::PriorWithoutMass));
    let far = Prior::Uniform { lowest: 5.0, highest: 9.0 };
    let needle = Prior::Normal(NormalPrior { mean: 0.1, sd: 0.001 });
    for prior in [far, needle, Prior::Normal(NormalPrior { mean: 50.0, sd: 0.1 })] {
        assert!(refused(design(Estimator::Eap { grid, prior }, 5)), "{prior:?}");
    }
    // A mode lies between nodes as well.
    assert!(refused(design(Estimator::Map { grid: range, prior: far }, 5)));
    assert!(!refused(design(Estimator::Map { grid: range, prior: needle }, 5)));
    for (name, weighs) in [("mpwi", true), ("mepv", true), ("klp", true), ("gdip", true), ("kl", false)] {
        let criterion: Criterion = name.parse().unwrap();
        let settings = CriterionSettings { criterion, prior: far, quadrature: grid };
        let selection = ItemSelection::Criterion(settings);
        assert_eq!(refused(TestDesign { selection, ..design(eap(41), 5) }), weighs, "{name}");
    }
}
