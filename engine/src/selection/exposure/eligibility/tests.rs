//! Eligibility at work: rates in each segment, fading, merging, infeasible pools.

use super::*;
use crate::ability::{Estimator, Prior, Response};
use crate::irt::{Logistic, ResponseModel};
use crate::math::Grid;
use crate::scale::NormalPrior;
use crate::seed::{DrawPurpose, Draws, Seed};
use crate::selection::exposure::ExposureCounts;

const LENGTH: usize = 12;

/// 120 items, difficulties and discriminations spread by chance.
fn bank() -> Vec<ResponseModel> {
    let mut draws = Seed([21; 32]).draws(1, DrawPurpose::StudyBank);
    let model = |draws: &mut Draws| Logistic::two_pl(0.6 + 1.4 * draws.uniform(), 1.3 * draws.normal());
    (0..120).map(|_| ResponseModel::Logistic(model(&mut draws).unwrap())).collect()
}

/// One test by maximum information among the items eligible in every segment where the ability may
/// still lie; its true ability and its visit to the segment of the last estimate.
fn test(bank: &[ResponseModel], rule: &EligibilityRule, eligible: &EligibleSet, person: u32) -> (f64, Visit) {
    let mut draws = Seed([22; 32]).draws(person, DrawPurpose::Simulation);
    let (truth, grid) = (draws.normal(), Grid::new(-4.0, 4.0, 21).unwrap());
    let estimator = Estimator::Eap { grid, prior: Prior::Normal(NormalPrior { mean: 0.0, sd: 1.0 }) };
    let (mut given, mut responses) = (Vec::new(), Vec::new());
    for _ in 0..LENGTH {
        let estimate = estimator.estimate(&responses);
        let open = rule.open_segments(estimate, 2.0);
        let best = (0..bank.len())
            .filter(|item| !given.contains(item) && eligible.contains_all(*item, open.clone()))
            .map(|item| (bank[item].information(estimate.theta), item))
            .fold((f64::NEG_INFINITY, 0), |best, next| if next.0 > best.0 { next } else { best })
            .1;
        let right = draws.uniform() < bank[best].probability(Theta(truth));
        given.push(best);
        responses.push(Response { model: &bank[best], credit: f64::from(u8::from(right)) });
    }
    let segment = rule.segment_of(estimator.estimate(&responses).theta);
    (truth, Visit { segment, given, feasible: true })
}

/// Exposure by segment of the last estimate and of the true ability, after a fifth of the tests.
fn exposure(rule: &EligibilityRule, tests: u32) -> [Vec<ExposureCounts>; 2] {
    let bank = bank();
    let mut state = EligibilityState::new(bank.len(), rule);
    let mut by_estimate = vec![ExposureCounts::new(bank.len()); rule.segments()];
    let mut by_truth = by_estimate.clone();
    for person in 0..tests {
        let eligible = state.draw(rule, &mut Seed([23; 32]).draws(person, DrawPurpose::Selection));
        let (truth, visit) = test(&bank, rule, &eligible, person);
        if person >= tests / 5 {
            by_estimate[visit.segment].record(visit.given.iter().copied());
            by_truth[rule.segment_of(Theta(truth))].record(visit.given.iter().copied());
        }
        state.record(rule, &eligible, &[visit]);
    }
    [by_estimate, by_truth]
}

fn greatest(counts: &[ExposureCounts]) -> f64 {
    counts.iter().map(ExposureCounts::greatest_rate).fold(0.0, f64::max)
}

#[test]
fn no_rate_passes_the_maximum_in_any_segment() {
    let boundaries = vec![-1.0, 0.0, 1.0];
    let [by_estimate, by_truth] =
        exposure(&EligibilityRule::new(0.25, 0.99, boundaries.clone()).unwrap(), 4000);
    // The greatest of 120 rates of some 450 tests each: standard errors of 0.02.
    assert!(greatest(&by_estimate) <= 0.31, "{}", greatest(&by_estimate));
    assert!(greatest(&by_truth) <= 0.31, "{}", greatest(&by_truth));
    // Without control everyone in a segment sees its best items.
    let [_, free] = exposure(&EligibilityRule::new(1.0, 1.0, boundaries).unwrap(), 300);
    assert!(greatest(&free) > 0.9);
}

#[test]
fn fading_follows_a_change() {
    // An item never given for 2,000 visits is free again when the past fades, not when it stays.
    let free_after = |fading| {
        let rule = EligibilityRule::new(0.25, fading, vec![]).unwrap();
        let mut state = EligibilityState::new(1, &rule);
        let all = state.draw(&rule, &mut Seed([1; 32]).draws(0, DrawPurpose::Selection));
        let visit = |given: &[usize]| [Visit { segment: 0, given: given.to_vec(), feasible: true }];
        (0..4000).for_each(|_| state.record(&rule, &all, &visit(&[0])));
        (0..2000).for_each(|_| state.record(&rule, &all, &visit(&[])));
        state.probability(&rule, 0, 0)
    };
    assert!((free_after(1.0) - 0.25 * 6000.0 / 4000.0).abs() < 1e-12);
    assert!(free_after(0.995) >= 1.0);
}

#[test]
fn merging_counts_gives_the_same_state_in_any_order() {
    let rule = EligibilityRule::new(0.2, 1.0, vec![-0.5, 0.5]).unwrap();
    let bank = bank();
    let tests: Vec<_> = (0..60)
        .map(|person| {
            let fresh = EligibilityState::new(bank.len(), &rule);
            let eligible = fresh.draw(&rule, &mut Seed([9; 32]).draws(person, DrawPurpose::Selection));
            let visit = test(&bank, &rule, &eligible, person).1;
            (eligible, visit)
        })
        .collect();
    let counted = |tests: &[(EligibleSet, Visit)]| {
        let mut state = EligibilityState::new(bank.len(), &rule);
        for (eligible, visit) in tests {
            state.record(&rule, eligible, std::slice::from_ref(visit));
        }
        state
    };
    let (mut one, other, all) = (counted(&tests[40..]), counted(&tests[..40]), counted(&tests));
    one.merge(&other).unwrap();
    assert_eq!(one, all);
    assert_eq!(one.merge(&EligibilityState::new(3, &rule)), Err(MergeError));
    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<EligibilityState>(&text).unwrap(), all);
}

#[test]
fn each_item_is_eligible_with_its_probability_in_each_segment() {
    let rule = EligibilityRule::new(0.3, 1.0, vec![0.0]).unwrap();
    let mut state = EligibilityState::new(70, &rule);
    let all = state.draw(&rule, &mut Seed([1; 32]).draws(0, DrawPurpose::Selection));
    let visit = |segment, given| Visit { segment, given, feasible: true };
    state.record(&rule, &all, &[visit(0, vec![66])]);
    state.record(&rule, &all, &[visit(0, vec![]), visit(1, vec![66])]);
    let mut eligible = [[0_u32; 2]; 2];
    for test in 0..20_000 {
        let set = state.draw(&rule, &mut Seed([2; 32]).draws(test, DrawPurpose::Selection));
        let [low, high] = [set.contains(66, 0), set.contains(66, 1)];
        eligible[usize::from(low)][usize::from(high)] += 1;
        assert!(set.contains(3, 0) && set.contains(69, 1) && !set.contains(70, 1) && !set.contains(3, 2));
    }
    // P = 0.6 and 0.3; eligible above only where eligible below. Standard errors below 71.
    let [[neither, above], [below, both]] = eligible.map(|row| row.map(f64::from));
    assert!(above == 0.0 && (neither - 8000.0).abs() < 300.0);
    assert!((below - 6000.0).abs() < 300.0 && (both - 6000.0).abs() < 300.0);
}

#[test]
fn an_infeasible_pool_counts_as_eligible() {
    let rule = EligibilityRule::new(0.5, 1.0, vec![]).unwrap();
    let mut state = EligibilityState::new(1, &rule);
    let all = state.draw(&rule, &mut Seed([1; 32]).draws(0, DrawPurpose::Selection));
    let visit = |feasible| [Visit { segment: 0, given: vec![0], feasible }];
    (0..3).for_each(|_| state.record(&rule, &all, &visit(true)));
    let barred = (0..99)
        .map(|test| state.draw(&rule, &mut Seed([1; 32]).draws(test, DrawPurpose::Selection)))
        .find(|set| !set.contains(0, 0))
        .unwrap();
    let mut infeasible = state.clone();
    infeasible.record(&rule, &barred, &visit(false));
    assert!((infeasible.probability(&rule, 0, 0) - 0.5).abs() < 1e-15);
    state.record(&rule, &barred, &[Visit { segment: 0, given: vec![], feasible: true }]);
    assert!((state.probability(&rule, 0, 0) - 0.5).abs() < 1e-15);
}

#[test]
fn settings_are_checked_also_when_read() {
    assert!(matches!(EligibilityRule::new(0.0, 1.0, vec![]), Err(EligibilityError::Rate(_))));
    assert_eq!(EligibilityRule::new(0.2, 0.0, vec![]), Err(EligibilityError::Fading(0.0)));
    assert_eq!(EligibilityRule::new(0.2, 1.0, vec![1.0, 1.0]), Err(EligibilityError::Boundary(1.0)));
    let text = r#"{"maximum_rate":0.2,"fading":1.5,"boundaries":[]}"#;
    assert!(serde_json::from_str::<EligibilityRule>(text).is_err());
    let rule = EligibilityRule::new(0.2, 0.99, vec![0.0]).unwrap();
    assert_eq!(
        serde_json::from_str::<EligibilityRule>(&serde_json::to_string(&rule).unwrap()).unwrap(),
        rule
    );
}
