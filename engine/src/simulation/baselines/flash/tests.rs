//! Whole tests of the flash baseline.

use super::*;
use crate::math::exp;
use crate::seed::{DrawPurpose, Seed};

/// A question of its own tube and skill.
fn question(index: usize, competence: usize, discrimination: f64, difficulty: f64) -> FlashQuestion {
    FlashQuestion { competence, tube: index, skill: index, discrimination, difficulty }
}

fn bank(count: usize, competences: usize) -> FlashBank {
    let difficulty = |index: usize| 6.0 * index as f64 / count as f64 - 3.0;
    FlashBank::new(
        (0..count).map(|index| question(index, index % competences, 1.0, difficulty(index))).collect(),
    )
}

fn free() -> FlashSettings {
    FlashSettings { step_limit: None, ..FlashSettings::default() }
}

/// Two answers by the definition, written out anew: products over all answers, a prior centred on the
/// estimate before.
#[test]
fn estimates_follow_the_definition() {
    let items = [(1.2, 0.3, true), (0.8, -0.5, false), (1.5, 1.0, true)];
    let questions = items.iter().enumerate().map(|(index, (a, b, _))| question(index, 0, *a, *b)).collect();
    let bank = FlashBank::new(questions);
    for limit in [None, Some(0.5)] {
        let settings = FlashSettings { step_limit: limit, ..FlashSettings::default() };
        let mut test = FlashCertification::begin(&bank, settings, Seed([3; 32]));
        let mut theta = 0.0_f64;
        for answered in 1..=items.len() {
            test.answer(answered - 1, items[answered - 1].2);
            let (mut total, mut first, mut second) = (0.0, 0.0, 0.0);
            for node in 0..80 {
                let x = -9.0 + 0.225 * f64::from(node);
                let mut weight = exp(-(x - theta) * (x - theta) / 3.0);
                for (a, b, is_right) in &items[..answered] {
                    let p = 1.0 / (1.0 + exp(a * (b - x)));
                    weight *= if *is_right { p } else { 1.0 - p };
                }
                total += weight;
                first += weight * x;
                second += weight * x * x;
            }
            let mean = first / total;
            theta = match limit {
                Some(v) if theta.abs() < v => mean.clamp(theta - v, theta + v),
                Some(v) => mean.clamp(theta - (v * theta).abs(), theta + (v * theta).abs()),
                None => mean,
            };
            let spread = second / total - 2.0 * theta * mean + theta * theta;
            let expected = (spread - 0.1125 * 0.1125 / 12.0).sqrt();
            assert!((test.estimate().theta - theta).abs() < 1e-10);
            assert!((test.estimate().standard_error - expected).abs() < 1e-10);
        }
    }
}

#[test]
fn before_the_first_answer_the_error_is_five() {
    let bank = bank(10, 2);
    let settings = FlashSettings { start: -3.0, ..FlashSettings::default() };
    let estimate = FlashCertification::begin(&bank, settings, Seed([1; 32])).estimate();
    assert_eq!(estimate, FlashEstimate { theta: -3.0, standard_error: 5.0 });
}

/// α = 2 and δ = 0 at θ = 0: 4·½·½ = 1. α = 1 and δ = 1: σ(−1)σ(1) = 0.196612.
#[test]
fn the_reward_is_the_information_at_the_estimate() {
    let bank = FlashBank::new(vec![question(0, 0, 2.0, 0.0), question(1, 0, 1.0, 1.0)]);
    let test = FlashCertification::begin(&bank, free(), Seed([1; 32]));
    assert!((test.reward(0) - 1.0).abs() < 1e-15);
    assert!((test.reward(1) - 0.196_612).abs() < 1e-6);
}

#[test]
fn one_of_the_five_best_is_asked() {
    let bank = bank(60, 1);
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..200 {
        let test = FlashCertification::begin(&bank, free(), Seed([number; 32]));
        seen.insert(test.next().unwrap().unwrap());
    }
    // Difficulties are 0.1 apart: 0, ±0.1, ±0.2.
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [28, 29, 30, 31, 32]);
}

#[test]
fn every_competence_comes_once_before_any_comes_twice() {
    let bank = bank(160, 16);
    let mut test = FlashCertification::begin(&bank, free(), Seed([4; 32]));
    while let Some(question) = test.next().unwrap() {
        test.answer(question, question % 3 == 0);
    }
    let competence = |question: &usize| bank.questions()[*question].competence;
    let mut first: Vec<usize> = test.asked()[..16].iter().map(competence).collect();
    first.sort_unstable();
    assert_eq!(first, (0..16).collect::<Vec<_>>());
    assert_eq!(test.asked().len(), 32);
    assert!(test.asked().windows(2).all(|pair| competence(&pair[0]) != competence(&pair[1])));
}

#[test]
fn a_tube_and_a_skill_come_once() {
    let in_pairs =
        |index: usize| FlashQuestion { tube: index / 2, skill: index / 2, ..question(index, 0, 1.0, 0.0) };
    let bank = FlashBank::new((0..8).map(in_pairs).collect());
    let settings = FlashSettings { length: 4, ..free() };
    let mut test = FlashCertification::begin(&bank, settings, Seed([4; 32]));
    while let Some(question) = test.next().unwrap() {
        test.answer(question, true);
    }
    let mut tubes: Vec<usize> = test.asked().iter().map(|question| question / 2).collect();
    tubes.sort_unstable();
    assert_eq!(tubes, [0, 1, 2, 3]);
}

#[test]
fn a_pool_that_runs_dry_is_an_error() {
    let bank = bank(6, 3);
    let mut test = FlashCertification::begin(&bank, free(), Seed([4; 32]));
    while let Ok(Some(question)) = test.next() {
        test.answer(question, true);
    }
    assert_eq!(test.next(), Err(PoolExhausted { answered: 6 }));
}

fn answered(bank: &FlashBank, count: usize) -> FlashCertification<'_> {
    let mut test = FlashCertification::begin(bank, free(), Seed([4; 32]));
    for _ in 0..count {
        let question = test.next().unwrap().unwrap();
        test.answer(question, true);
    }
    test
}

#[test]
fn incomplete_tests_are_rejected_cancelled_or_scored() {
    let bank = bank(160, 16);
    assert_eq!(answered(&bank, 19).conclude(Ending::ByCandidate), Ok(Verdict::Rejected));
    assert_eq!(answered(&bank, 19).conclude(Ending::Technical), Ok(Verdict::Cancelled));
    let as_is = answered(&bank, 25).estimate();
    assert_eq!(answered(&bank, 25).conclude(Ending::Technical), Ok(Verdict::Scored(as_is)));
    let Ok(Verdict::Scored(degraded)) = answered(&bank, 25).conclude(Ending::ByCandidate) else { panic!() };
    assert!(degraded.theta < as_is.theta - 0.3, "{} {}", degraded.theta, as_is.theta);
    let whole = answered(&bank, 32).estimate();
    assert_eq!(answered(&bank, 32).conclude(Ending::ByCandidate), Ok(Verdict::Scored(whole)));
}

/// The reference run of this algorithm: 900 questions, a ~ LogN(0, 0.3), b ~ U(−4.5, 6.8). It found a
/// bias within ±0.1, a standard deviation of 0.23 to 0.32 and a reported error of 0.24 to 0.28 for θ
/// from −3 to 5, in order of magnitude; it had 60 simulees a point, here 200.
#[test]
fn the_reference_run_is_found_again() {
    let questions = (0..900_usize).map(|index| {
        let mut draws = Seed([8; 32]).draws(u32::try_from(index).unwrap(), DrawPurpose::StudyBank);
        let a = exp(0.3 * draws.normal());
        FlashQuestion { tube: index / 5, ..question(index, index / 5 % 16, a, 11.3 * draws.uniform() - 4.5) }
    });
    let bank = FlashBank::new(questions.collect());
    for theta in [-3.0, -1.0, 1.0, 3.0, 5.0] {
        let run = |simulee: u8| {
            let seed = Seed([simulee; 32]);
            let mut test = FlashCertification::begin(&bank, FlashSettings::default(), seed);
            while let Some(asked) = test.next().unwrap() {
                let p = estimate::probability(&bank.questions()[asked], theta);
                let place = u32::try_from(asked).unwrap();
                test.answer(asked, seed.draws(place, DrawPurpose::Simulation).uniform() < p);
            }
            test.estimate()
        };
        let runs: Vec<FlashEstimate> = (0..200).map(run).collect();
        let mean = |value: &dyn Fn(&FlashEstimate) -> f64| runs.iter().map(value).sum::<f64>() / 200.0;
        let centre = mean(&|run| run.theta);
        let sd = mean(&|run| (run.theta - centre) * (run.theta - centre)).sqrt();
        let reported = mean(&|run| run.standard_error);
        assert!((centre - theta).abs() < 0.1, "bias {} at {theta}", centre - theta);
        assert!((0.20..0.35).contains(&sd), "SD {sd} at {theta}");
        assert!((0.22..0.30).contains(&reported), "reported {reported} at {theta}");
    }
}
