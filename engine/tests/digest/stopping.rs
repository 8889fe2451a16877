//! Stopping plans: each rule alone after three answers, with what stopped it.

use super::Tried;
use super::banks::{mixed, quadrature};
use super::bytes::Bytes;
use super::walk::{Walk, scale};
use jalon_engine::irt::ResponseModel;
use jalon_engine::stopping::likelihood_ratio::SequentialTest;
use jalon_engine::stopping::{Situation, StoppingPlan, StoppingRule, Trigger};

const TEST: SequentialTest = SequentialTest { half_width: 0.3, alpha: 0.1, beta: 0.1 };

/// Every rule, 14 tests each.
pub(crate) fn plans() -> Vec<Tried> {
    let rules = [
        ("length", StoppingRule::Length { maximum: 9 }),
        ("time", StoppingRule::Time { limit_ms: 200_000 }),
        ("exhausted", StoppingRule::Exhausted),
        ("standard-error", StoppingRule::StandardError { target: 0.5 }),
        ("total-information", StoppingRule::TotalInformation { target: 4.0 }),
        ("remaining-information", StoppingRule::RemainingInformation { below: 0.25 }),
        (
            "predicted-reduction",
            StoppingRule::PredictedReduction { target: 0.4, least: 0.02, worthwhile: 0.03 },
        ),
        ("confidence-interval", StoppingRule::ConfidenceInterval { z: 1.0 }),
        ("probability-ratio", StoppingRule::ProbabilityRatio { test: TEST }),
        ("generalised-ratio", StoppingRule::GeneralisedRatio { test: TEST }),
        ("curtailment", StoppingRule::Curtailment { test: TEST, full_length: 12, probability: 0.8 }),
        ("level-mass", StoppingRule::LevelMass { probability: 0.7 }),
        ("cut-mass", StoppingRule::CutMass { probability: 0.8 }),
    ];
    let items = mixed(21);
    let tests = |rule| (0..14).map(|person| stopped(&items, person, rule)).collect();
    rules.map(|(name, rule)| Tried::new(name, tests(rule))).into()
}

/// A test of the most informative items, to the rule or to the end of the bank.
fn stopped(items: &[ResponseModel], person: u32, rule: StoppingRule) -> Bytes {
    let plan = StoppingPlan { minimum_length: 3, rules: vec![rule, StoppingRule::Exhausted] };
    let next = |walk: &mut Walk<'_>| {
        if let Some(trigger) = trigger(walk, &plan) {
            walk.bytes.note(&trigger);
            return None;
        }
        let information = walk.information();
        walk.ranked(|item| information[item]).first().copied()
    };
    Walk::along(items, person, next).bytes
}

fn trigger(walk: &Walk<'_>, plan: &StoppingPlan) -> Option<Trigger> {
    let remaining: Vec<&ResponseModel> = walk.free().into_iter().map(|item| &walk.items[item]).collect();
    plan.stops(&Situation {
        responses: &walk.responses,
        remaining: &remaining,
        estimate: walk.posterior.estimate(),
        previous_error: None,
        posterior: &walk.posterior,
        scale: &scale(),
        range: quadrature(),
        elapsed_ms: 30_000 * walk.given.len() as u64,
    })
}
