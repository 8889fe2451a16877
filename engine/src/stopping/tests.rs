//! Rules against brute force and hand-worked numbers.

use super::curtailment::outlook;
use super::likelihood_ratio::SequentialTest;
use super::*;
use crate::ability::{AbilityEstimate, Bound, Posterior, Response};
use crate::irt::{Logistic, Nominal, ResponseModel};
use crate::math::{Grid, exp, ln};
use crate::scale::{Level, NormalPrior, ReportingScale, StandardError, Theta};

const TEST: SequentialTest = SequentialTest { half_width: 0.4, alpha: 0.1, beta: 0.05 };

fn models() -> Vec<ResponseModel> {
    let logistic = |a, b, c| ResponseModel::Logistic(Logistic::three_pl(a, b, c).unwrap());
    vec![
        logistic(1.2, -0.8, 0.0),
        logistic(0.9, 0.3, 0.2),
        logistic(1.6, 0.9, 0.0),
        ResponseModel::Nominal(Nominal::partial_credit(&[-0.5, 0.6]).unwrap()),
        logistic(1.1, 0.1, 0.25),
        logistic(0.7, -1.5, 0.0),
        logistic(1.9, 0.4, 0.0),
    ]
}

/// Asks `check` about a test of the first items, scored like this, with the others remaining.
fn with<T>(scores: &[usize], cuts: &[f64], check: impl Fn(&Situation<'_>) -> T) -> T {
    after(None, scores, cuts, check)
}

/// The same, with the standard error before the last answer.
fn after<T>(
    previous_error: Option<StandardError>,
    scores: &[usize],
    cuts: &[f64],
    check: impl Fn(&Situation<'_>) -> T,
) -> T {
    let models = models();
    let scale = ReportingScale::new(cuts.to_vec(), 8, NormalPrior { mean: 0.0, sd: 1.0 }).unwrap();
    let responses: Vec<Response<'_>> =
        models.iter().zip(scores).map(|(model, &score)| Response::scored(model, score).unwrap()).collect();
    let mut posterior = Posterior::prior(&scale);
    for response in &responses {
        posterior.update(*response);
    }
    let remaining: Vec<&ResponseModel> = models[scores.len()..].iter().collect();
    check(&Situation {
        responses: &responses,
        remaining: &remaining,
        estimate: posterior.estimate(),
        previous_error,
        posterior: &posterior,
        scale: &scale,
        range: Grid::new(-4.0, 4.0, 33).unwrap(),
        elapsed_ms: 61_000,
    })
}

/// ln L by the plain product of probabilities.
fn log_likelihood(scores: &[usize], theta: f64) -> f64 {
    let models = models();
    let probabilities =
        models.iter().zip(scores).map(|(model, &score)| model.curve(Theta(theta))[score].probability);
    ln(probabilities.product())
}

#[test]
fn the_ratio_is_that_of_the_likelihoods() {
    let scores = [1, 0, 1, 2, 1];
    let expected = log_likelihood(&scores, 0.9) - log_likelihood(&scores, 0.1);
    assert!((with(&scores, &[0.5], |now| TEST.ratio(now, 0.5)) - expected).abs() < 1e-12);
}

#[test]
fn the_generalised_ratio_compares_the_suprema_of_both_sides() {
    for (scores, cut) in
        [([1, 0, 1, 2, 1], 0.5), ([0, 0, 0, 0, 0], -1.0), ([1, 1, 1, 2, 1], 3.8), ([0, 1, 0, 1, 1], -6.0)]
    {
        let scan = |lowest: f64, highest: f64| {
            (0..=20_000)
                .map(|step| lowest + (highest - lowest) * f64::from(step) / 20_000.0)
                .map(|theta| log_likelihood(&scores, theta))
                .fold(f64::NEG_INFINITY, f64::max)
        };
        let (lower, upper) = (cut - 0.4, cut + 0.4);
        let expected = scan(upper, f64::max(upper, 4.0)) - scan(f64::min(lower, -4.0), lower);
        let found = with(&scores, &[cut], |now| TEST.generalised_ratio(now, cut));
        assert!((found - expected).abs() < 1e-6, "{cut}: {found} {expected}");
    }
}

#[test]
fn ratio_tests_stop_when_all_cuts_are_decided() {
    let test = SequentialTest { half_width: 0.5, alpha: 0.2, beta: 0.2 };
    let bound = ln(4.0);
    let (rule, cuts) = (StoppingRule::ProbabilityRatio { test }, [-1.0, 0.8]);
    let mut seen = [0; 2];
    for pattern in 0..128_usize {
        let scores: Vec<usize> = (0..7).map(|item| (pattern >> item) & 1).collect();
        let statistics =
            cuts.map(|cut| log_likelihood(&scores, cut + 0.5) - log_likelihood(&scores, cut - 0.5));
        let decided = statistics.iter().all(|statistic| statistic.abs() >= bound);
        let level = Level(statistics.iter().map(|statistic| u8::from(*statistic > 0.0)).sum());
        let weakest = statistics.into_iter().min_by(|x, y| x.abs().total_cmp(&y.abs())).unwrap();
        seen[usize::from(decided)] += 1;
        match with(&scores, &cuts, |now| rule.speaks(now)) {
            Some(Trigger::ProbabilityRatio { level: found, weakest: least }) => {
                assert!(decided && found == level && (least - weakest).abs() < 1e-12);
            }
            other => assert!(!decided && other.is_none(), "{scores:?}"),
        }
    }
    assert!(seen[0] > 20 && seen[1] > 5, "{seen:?}");
}

#[test]
fn the_generalised_ratio_decides_at_least_as_soon() {
    let test = SequentialTest { half_width: 0.2, alpha: 0.2, beta: 0.2 };
    let sides = |scores: &[usize]| {
        with(scores, &[0.0], |now| {
            let speaks = |rule: StoppingRule| rule.speaks(now).is_some();
            [speaks(StoppingRule::ProbabilityRatio { test }), speaks(StoppingRule::GeneralisedRatio { test })]
        })
    };
    let mut sooner = 0;
    for pattern in 0..128_usize {
        let scores: Vec<usize> = (0..7).map(|item| (pattern >> item) & 1).collect();
        let [simple, general] = sides(&scores);
        sooner += usize::from(general && !simple);
        assert!(general || !simple, "{scores:?}");
    }
    assert!(sooner > 0);
}

/// P(the forced decision stays) by enumerating all answers to the remaining items.
fn by_enumeration(scores: &[usize], cut: f64, left: usize) -> f64 {
    with(scores, &[cut], |now| {
        let items: Vec<_> = now.best_remaining(left).into_iter().map(|(model, _)| model).collect();
        let side = TEST.forced(TEST.ratio(now, cut));
        let mut total = 0.0;
        let patterns: usize = items.iter().map(|item| item.categories()).product();
        for (theta, mass) in now.posterior.cells() {
            for pattern in 0..patterns {
                let (mut code, mut ratio, mut probability) = (pattern, TEST.ratio(now, cut), 1.0);
                for item in &items {
                    let score = code % item.categories();
                    code /= item.categories();
                    let ln_p = |at: f64| item.curve(Theta(at))[score].ln_probability;
                    ratio += ln_p(cut + 0.4) - ln_p(cut - 0.4);
                    probability *= item.curve(theta)[score].probability;
                }
                total += if TEST.forced(ratio) == side { mass * probability } else { 0.0 };
            }
        }
        total
    })
}

#[test]
fn the_decision_stays_with_the_probability_found_by_enumeration() {
    for (scores, cut) in [(vec![1, 1], 0.0), (vec![0, 0], 0.4), (vec![1, 0, 1], -0.2), (vec![1], -1.5)] {
        for full_length in 3..=7_u32 {
            let left = full_length as usize - scores.len();
            let found = with(&scores, &[cut], |now| outlook(now, TEST, full_length));
            assert_eq!(found.answers_left, left);
            let expected = by_enumeration(&scores, cut, left);
            assert!((found.probability - expected).abs() < 0.01, "{scores:?} {left}: {found:?} {expected}");
        }
    }
}

#[test]
fn nothing_left_to_ask_leaves_the_decision_certain() {
    let certain = with(&[1, 0, 1], &[-0.5, 0.5], |now| outlook(now, TEST, 3));
    assert_eq!((certain.probability, certain.answers_left), (1.0, 0));
    let rule = StoppingRule::Curtailment { test: TEST, full_length: 3, probability: 0.99 };
    assert!(matches!(
        with(&[1, 0, 1], &[-0.5, 0.5], |now| rule.speaks(now)),
        Some(Trigger::Curtailment { .. })
    ));
    let open = StoppingRule::Curtailment { test: TEST, full_length: 7, probability: 0.99 };
    assert_eq!(with(&[1, 0], &[0.0], |now| open.speaks(now)), None);
}

#[test]
fn the_predicted_error_is_that_of_the_posteriors_after_each_answer() {
    with(&[1, 0, 1], &[0.0], |now| {
        for &item in now.remaining {
            let mut after = 0.0;
            for score in 0..item.categories() {
                let mut posterior = now.posterior.clone();
                posterior.update(Response::scored(item, score).unwrap());
                let cells = now.posterior.cells();
                let p: f64 = cells
                    .iter()
                    .map(|(theta, mass)| mass * exp(item.curve(*theta)[score].ln_probability))
                    .sum();
                after += p * posterior.sd();
            }
            assert!((predicted::reduction(now, item) - (now.posterior.sd() - after)).abs() < 1e-12);
        }
    });
}

#[test]
fn a_reduction_counts_differently_on_both_sides_of_the_target() {
    let rule = |target, least, worthwhile| StoppingRule::PredictedReduction { target, least, worthwhile };
    with(&[1, 0, 1], &[0.0], |now| {
        let (reduction, se) = (predicted::best_reduction(now), now.estimate.standard_error);
        assert!(reduction > 0.01);
        let stops = |rule: StoppingRule| rule.speaks(now).is_some();
        assert!(!stops(rule(0.1, reduction, 1.0)) && stops(rule(0.1, reduction + 1e-9, 0.0)));
        assert!(!stops(rule(se.0, 1.0, reduction)) && stops(rule(se.0, 0.0, reduction + 1e-9)));
    });
    let last = with(&[1, 0, 1, 1, 1, 1, 0], &[0.0], |now| rule(0.1, 1e-6, 1e-6).speaks(now));
    assert!(matches!(last, Some(Trigger::PredictedReduction { reduction: 0.0, .. })));
}

#[test]
fn the_interval_decides_when_it_leaves_the_cut_out() {
    let estimate =
        AbilityEstimate { theta: Theta(0.5), standard_error: StandardError(0.25), bounded: Bound::Free };
    assert_eq!(interval::decide(estimate, 2.0, 0.0), Some(Side::Above));
    assert_eq!(interval::decide(estimate, 2.0, 0.01), None);
    assert_eq!(interval::decide(estimate, 2.0, 1.0), None);
    assert_eq!(interval::decide(estimate, 2.0, 1.01), Some(Side::Below));
}

#[test]
fn hard_ends_do_not_wait_for_the_shortest_length() {
    let plan =
        |minimum_length, rules: &[StoppingRule]| StoppingPlan { minimum_length, rules: rules.to_vec() };
    let precise = StoppingRule::StandardError { target: 5.0 };
    let long = StoppingRule::Length { maximum: 3 };
    with(&[1, 0, 1], &[0.0], |now| {
        let standard_error = now.estimate.standard_error;
        assert_eq!(plan(4, &[precise]).stops(now), None);
        assert_eq!(plan(4, &[precise, long]).stops(now), Some(Trigger::Length { answers: 3 }));
        assert_eq!(plan(3, &[precise, long]).stops(now), Some(Trigger::StandardError { standard_error }));
        let late = StoppingRule::Time { limit_ms: 60_000 };
        assert_eq!(plan(9, &[late]).stops(now), Some(Trigger::Time { elapsed_ms: 61_000 }));
        assert_eq!(plan(0, &[StoppingRule::Exhausted]).stops(now), None);
    });
    let all = with(&[1, 0, 1, 1, 1, 1, 0], &[0.0], |now| plan(99, &[StoppingRule::Exhausted]).stops(now));
    assert_eq!(all, Some(Trigger::Exhausted));
}

#[test]
fn information_is_counted_at_the_estimate() {
    with(&[1, 0, 1], &[0.0], |now| {
        let at = |model: &ResponseModel| model.information(now.estimate.theta);
        let (answered, left) = (&models()[..3], &models()[3..]);
        let total: f64 = answered.iter().map(at).sum();
        let greatest = left.iter().map(at).fold(0.0, f64::max);
        let rule = StoppingRule::TotalInformation { target: total };
        assert_eq!(rule.speaks(now), Some(Trigger::TotalInformation { information: total }));
        assert_eq!(StoppingRule::TotalInformation { target: total + 1e-9 }.speaks(now), None);
        assert_eq!(StoppingRule::RemainingInformation { below: greatest }.speaks(now), None);
        let rule = StoppingRule::RemainingInformation { below: greatest + 1e-9 };
        assert_eq!(rule.speaks(now), Some(Trigger::RemainingInformation { greatest }));
    });
}

#[test]
fn an_error_that_hardly_changes_ends_a_test() {
    let scores = [1, 0, 1];
    let now = with(&scores, &[0.0], |now| now.estimate.standard_error);
    let speaks = |before: Option<f64>, below: f64| {
        let rule = StoppingRule::ErrorChange { below };
        after(before.map(StandardError), &scores, &[0.0], |now| rule.speaks(now))
    };
    let change = (now.0 + 0.02 - now.0).abs();
    let trigger = Trigger::ErrorChange { standard_error: now, change };
    assert_eq!(speaks(Some(now.0 + 0.02), 0.021), Some(trigger));
    assert_eq!(speaks(Some(now.0 + 0.02), 0.019), None);
    assert_eq!(speaks(Some(f64::INFINITY), 1e9), None);
    assert_eq!(speaks(None, 1e9), None);
}

#[test]
fn every_trigger_has_its_reason() {
    let test = TEST;
    with(&[1, 1, 1, 2, 1], &[-3.0], |now| {
        for (rule, reason) in [
            (StoppingRule::Length { maximum: 5 }, StopReason::Length),
            (StoppingRule::Time { limit_ms: 60_000 }, StopReason::Time),
            (StoppingRule::StandardError { target: 5.0 }, StopReason::Precision),
            (StoppingRule::RemainingInformation { below: 9.0 }, StopReason::Information),
            (StoppingRule::ConfidenceInterval { z: 1.0 }, StopReason::ConfidenceInterval),
            (StoppingRule::GeneralisedRatio { test }, StopReason::GeneralisedRatio),
            (StoppingRule::Curtailment { test, full_length: 5, probability: 0.9 }, StopReason::Curtailment),
            (StoppingRule::CutMass { probability: 0.9 }, StopReason::PosteriorMass),
        ] {
            assert_eq!(rule.speaks(now).map(StopReason::from), Some(reason), "{rule:?}");
        }
    });
}

#[test]
fn the_posterior_decides_by_level_or_by_cut() {
    with(&[1, 1, 1, 2, 1], &[0.0, 2.0], |now| {
        let levels = now.posterior.level_probabilities(now.scale);
        let (level, most) = mass::modal_level(&levels);
        let rule = StoppingRule::LevelMass { probability: most };
        assert_eq!(rule.speaks(now), Some(Trigger::LevelMass { level, probability: most }));
        assert_eq!(StoppingRule::LevelMass { probability: most + 1e-9 }.speaks(now), None);
        let least = mass::least_certain_cut(&levels);
        assert!(least > most);
        let rule = StoppingRule::CutMass { probability: least };
        assert_eq!(rule.speaks(now), Some(Trigger::CutMass { level, probability: least }));
    });
}

#[test]
fn plans_and_triggers_are_written_as_they_are_read() {
    let plan = StoppingPlan {
        minimum_length: 4,
        rules: vec![
            StoppingRule::Length { maximum: 30 },
            StoppingRule::Exhausted,
            StoppingRule::Curtailment { test: TEST, full_length: 30, probability: 0.95 },
        ],
    };
    let text = serde_json::to_string(&plan).unwrap();
    assert!(text.contains(r#"{"rule":"length","maximum":30}"#), "{text}");
    assert_eq!(serde_json::from_str::<StoppingPlan>(&text).unwrap(), plan);
    let trigger = Trigger::ConfidenceInterval { level: Level(2), lowest: 0.1, highest: 0.4 };
    let text = serde_json::to_string(&trigger).unwrap();
    assert_eq!(serde_json::from_str::<Trigger>(&text).unwrap(), trigger);
}
