//! Flags against brute force, and their rates on clean and on strange answers.

use super::person_fit::{FitError, lz, lz_star};
use super::response_time::{TimeModel, TimedAnswer, residuals};
use super::{Direction, Flag, Index, change_point, cusum, effort, reference};
use crate::ability::{Estimator, Prior, Response};
use crate::irt::{Logistic, Nominal, ResponseModel};
use crate::math::{Grid, exp, ln};
use crate::scale::{NormalPrior, Theta};
use crate::seed::{DrawPurpose, Draws, Seed};

fn draws(position: u32) -> Draws {
    Seed([31; 32]).draws(position, DrawPurpose::StudyPerson)
}

/// 2PL items, a from 0.8 to 2, b ~ N(0, 1).
fn two_pl(count: usize) -> Vec<ResponseModel> {
    let mut draws = Seed([30; 32]).draws(1, DrawPurpose::StudyBank);
    let model = |draws: &mut Draws| Logistic::two_pl(0.8 + 1.2 * draws.uniform(), draws.normal());
    (0..count).map(|_| ResponseModel::Logistic(model(&mut draws).unwrap())).collect()
}

fn partial_credit(count: usize) -> Vec<ResponseModel> {
    let mut draws = Seed([29; 32]).draws(1, DrawPurpose::StudyBank);
    let model = |draws: &mut Draws| Nominal::partial_credit(&[draws.normal() - 0.6, draws.normal() + 0.6]);
    (0..count).map(|_| ResponseModel::Nominal(model(&mut draws).unwrap())).collect()
}

/// Answers of somebody whose ability at each item is `theta(item)`.
fn answers<'a>(
    models: &'a [ResponseModel],
    draws: &mut Draws,
    theta: impl Fn(usize) -> f64,
) -> Vec<Response<'a>> {
    let blank = models.iter().map(|model| Response { model, credit: 0.0 });
    blank
        .enumerate()
        .flat_map(|(item, blank)| reference::answers(&[blank], Theta(theta(item)), draws))
        .collect()
}

fn grid() -> Grid {
    Grid::new(-5.0, 5.0, 21).unwrap()
}

fn normal(mean: f64, sd: f64) -> Prior {
    Prior::Normal(NormalPrior { mean, sd })
}

fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt())
}

/// Mean and standard deviation of l_z and l_z* over clean people of ability N(0, 1).
fn of_clean_people(models: &[ResponseModel], estimator: &Estimator, people: u32) -> [(f64, f64); 2] {
    let (mut plain, mut corrected) = (Vec::new(), Vec::new());
    for person in 0..people {
        let mut draws = draws(person);
        let theta = draws.normal();
        let answers = answers(models, &mut draws, |_| theta);
        if let Ok(flag) = lz_star(&answers, estimator) {
            plain.push(lz(&answers, estimator.estimate(&answers).theta).unwrap().statistic);
            corrected.push(flag.statistic);
        }
    }
    assert!(corrected.len() as f64 > 0.97 * f64::from(people));
    [moments(&plain), moments(&corrected)]
}

#[test]
fn the_correction_restores_mean_and_variance_at_warms_estimate() {
    let warm = Estimator::WeightedLikelihood { grid: Grid::new(-5.0, 5.0, 11).unwrap() };
    let [plain, corrected] = of_clean_people(&two_pl(40), &warm, 1000);
    // Separate code found 0.05 and 1.01, against 0.09 and 0.82, with other items. Standard errors 0.03.
    assert!(corrected.0.abs() < 0.15 && (corrected.1 - 1.0).abs() < 0.06, "{corrected:?}");
    assert!((plain.1 - 0.82).abs() < 0.08 && plain.0 > corrected.0, "{plain:?} {corrected:?}");
    println!("l_z {plain:?}, l_z* {corrected:?}");
}

#[test]
fn the_correction_holds_for_other_estimators_and_for_partial_credit() {
    let map = Estimator::Map { grid: grid(), prior: normal(0.0, 1.0) };
    let likelihood = Estimator::MaximumLikelihood { grid: grid() };
    for (models, estimator) in [(two_pl(40), map), (two_pl(40), likelihood), (partial_credit(30), likelihood)]
    {
        let [plain, corrected] = of_clean_people(&models, &estimator, 500);
        assert!(corrected.0.abs() < 0.2 && (corrected.1 - 1.0).abs() < 0.1, "{corrected:?}");
        assert!((corrected.1 - 1.0).abs() < (plain.1 - 1.0).abs(), "{plain:?} {corrected:?}");
    }
}

/// l_z* in the dichotomous form of Magis, Raîche & Béland (2012), written from the formula.
fn dichotomous(answers: &[Response<'_>], theta: f64, r0: f64) -> f64 {
    let mut sums = [0.0; 3];
    let values: Vec<[f64; 5]> = answers
        .iter()
        .map(|answer| {
            let ResponseModel::Logistic(model) = answer.model else { panic!("not dichotomous") };
            let (p, slope) = (model.probability(Theta(theta)), model.slope(Theta(theta)));
            [answer.credit, p, slope, ln(p / (1.0 - p)), slope / (p * (1.0 - p))]
        })
        .collect();
    for [u, p, slope, w, r] in &values {
        sums[0] += (u - p) * w;
        sums[1] += slope * w;
        sums[2] += slope * r;
    }
    let c = sums[1] / sums[2];
    let variance: f64 = values.iter().map(|[_, p, _, w, r]| p * (1.0 - p) * (w - c * r) * (w - c * r)).sum();
    (sums[0] + c * r0) / variance.sqrt()
}

#[test]
fn two_categories_give_the_published_dichotomous_form() {
    let mut models = two_pl(15);
    models.push(ResponseModel::Logistic(Logistic::three_pl(1.4, 0.2, 0.2).unwrap()));
    let answers = answers(&models, &mut draws(5), |_| 0.4);
    let information = |theta| answers.iter().map(|answer| answer.model.information(theta)).sum::<f64>();
    let warm = |theta| answers.iter().map(|answer| answer.model.curve(theta).warm()).sum::<f64>();
    let cases: [(Estimator, &dyn Fn(Theta) -> f64); 3] = [
        (Estimator::MaximumLikelihood { grid: grid() }, &|_| 0.0),
        (Estimator::WeightedLikelihood { grid: grid() }, &|theta| warm(theta) / (2.0 * information(theta))),
        (Estimator::Map { grid: grid(), prior: normal(0.5, 2.0) }, &|theta| (0.5 - theta.0) / 4.0),
    ];
    for (estimator, r0) in cases {
        let theta = estimator.estimate(&answers).theta;
        let expected = dichotomous(&answers, theta.0, r0(theta));
        let found = lz_star(&answers, &estimator).unwrap();
        assert!((found.statistic - expected).abs() < 1e-9, "{found:?} {expected}");
    }
}

#[test]
fn lz_has_mean_0_and_variance_1_over_all_patterns() {
    let models: Vec<_> = two_pl(3).into_iter().chain(partial_credit(2)).collect();
    let (theta, mut total) = (Theta(0.3), [0.0; 3]);
    for code in 0..2 * 2 * 2 * 3 * 3 {
        let (mut rest, mut probability, mut pattern) = (code, 1.0, Vec::new());
        for model in &models {
            let score = rest % model.categories();
            rest /= model.categories();
            probability *= model.curve(theta)[score].probability;
            pattern.push(Response::scored(model, score).unwrap());
        }
        let statistic = lz(&pattern, theta).unwrap().statistic;
        total[0] += probability;
        total[1] += probability * statistic;
        total[2] += probability * statistic * statistic;
    }
    assert!((total[0] - 1.0).abs() < 1e-12 && total[1].abs() < 1e-12 && (total[2] - 1.0).abs() < 1e-12);
}

#[test]
fn what_is_not_defined_is_refused() {
    let models = two_pl(10);
    let refused = |credits: &[f64], estimator: Estimator| {
        let answers: Vec<_> =
            models.iter().zip(credits).map(|(model, &credit)| Response { model, credit }).collect();
        lz_star(&answers, &estimator)
    };
    let mixed = [1.0, 0.0, 1.0, 0.0];
    let posterior_mean = Estimator::Eap { grid: grid(), prior: normal(0.0, 1.0) };
    assert_eq!(refused(&mixed, posterior_mean), Err(FitError::PosteriorMean));
    let likelihood = Estimator::MaximumLikelihood { grid: grid() };
    assert_eq!(refused(&[1.0; 10], likelihood), Err(FitError::AtBound));
    assert_eq!(refused(&[], likelihood), Err(FitError::AtBound));
    let mode = Estimator::Map { grid: grid(), prior: normal(0.0, 1.0) };
    assert_eq!(refused(&[1.0], mode), Err(FitError::NoVariance));
    assert!(refused(&mixed, mode).is_ok());
}

#[test]
fn right_answers_to_hard_items_only_are_flagged() {
    let difficulties = (0..30).map(|item| f64::from(item) / 6.0 - 2.5);
    let models: Vec<_> =
        difficulties.map(|b| ResponseModel::Logistic(Logistic::two_pl(1.2, b).unwrap())).collect();
    let odd: Vec<_> = models
        .iter()
        .enumerate()
        .map(|(item, model)| Response { model, credit: f64::from(u8::from(item >= 15)) })
        .collect();
    let flag = lz_star(&odd, &Estimator::WeightedLikelihood { grid: grid() }).unwrap();
    assert!(flag.direction == Direction::Low && flag.p_value < 1e-4, "{flag:?}");
}

#[test]
fn clean_people_are_flagged_as_often_as_stated() {
    let models = two_pl(25);
    let estimator = Estimator::Eap { grid: Grid::new(-4.0, 4.0, 15).unwrap(), prior: normal(0.0, 1.0) };
    let mut flagged = 0;
    for person in 0..200 {
        let mut draws = draws(person);
        let theta = draws.normal();
        let flag = cusum::flag(&answers(&models, &mut draws, |_| theta), &estimator, draws.seed(), 79);
        flagged += u32::from(flag.p_value <= 0.1);
    }
    // Of 200 people 20 are expected, with a standard error of 4.2.
    assert!((8..=33).contains(&flagged), "{flagged}");
}

#[test]
fn a_run_of_answers_known_beforehand_raises_the_chart() {
    let models = two_pl(40);
    let estimator = Estimator::Eap { grid: Grid::new(-4.0, 4.0, 15).unwrap(), prior: normal(0.0, 1.0) };
    let known = answers(&models, &mut draws(3), |item| if item < 26 { -1.2 } else { 6.0 });
    let flag = cusum::flag(&known, &estimator, Seed([1; 32]), 199);
    assert!(flag.p_value < 0.03, "{flag:?}");
    let (after, change) = change_point::flag(&known, grid(), 5, (Seed([1; 32]), 39)).unwrap();
    assert!((24..=28).contains(&after.after), "{after:?}");
    assert!(change.direction == Direction::High && change.p_value <= 0.025, "{change:?}");
    assert_eq!(change_point::locate(&known[..9], grid(), 5), None);
}

#[test]
fn the_change_point_is_the_greatest_likelihood_ratio() {
    let models = two_pl(12);
    let answers = answers(&models, &mut draws(8), |_| 0.0);
    let found = change_point::locate(&answers, grid(), 3).unwrap();
    let greatest = |part: &[Response<'_>]| {
        (0..=10_000)
            .map(|step| Theta(f64::from(step) / 1000.0 - 5.0))
            .map(|theta| part.iter().map(|one| one.model.log_likelihood(theta, one.credit)).sum::<f64>())
            .fold(f64::NEG_INFINITY, f64::max)
    };
    let ratio =
        |after: usize| 2.0 * (greatest(&answers[..after]) + greatest(&answers[after..]) - greatest(&answers));
    let expected = (3..=9).map(ratio).fold(0.0, f64::max);
    assert!((found.statistic - expected).abs() < 1e-4, "{found:?} {expected}");
}

#[test]
fn simulated_bounds_hold_their_share() {
    let sorted = reference::simulated(Seed([2; 32]), 4000, Draws::normal);
    let (lower, upper) = reference::bounds(&sorted, 0.05).unwrap();
    assert!((lower + 1.96).abs() < 0.12 && (upper - 1.96).abs() < 0.12, "{lower} {upper}");
    let outside = sorted.iter().filter(|value| **value < lower || **value > upper).count();
    assert_eq!(outside, 200);
    assert_eq!(reference::bounds(&[], 0.05), None);
    assert!((reference::flag(Index::Cusum, 0.0, &sorted).p_value - 1.0).abs() < 0.05);
}

fn timed(models: &[TimeModel], draws: &mut Draws, speed: f64) -> Vec<TimedAnswer> {
    let time = |model: &TimeModel, normal: f64| model.intensity - speed + normal / model.discrimination;
    models.iter().map(|&model| TimedAnswer { model, seconds: exp(time(&model, draws.normal())) }).collect()
}

fn time_models() -> Vec<TimeModel> {
    let mut draws = draws(77);
    (0..20)
        .map(|_| TimeModel { intensity: 3.5 + 0.4 * draws.normal(), discrimination: 1.5 + draws.uniform() })
        .collect()
}

#[test]
fn time_residuals_are_standard_normal_whatever_the_speed() {
    let models = time_models();
    let statistics: Vec<f64> = (0..300)
        .flat_map(|person| {
            let mut draws = draws(person);
            let speed = 0.5 * draws.normal();
            residuals(&timed(&models, &mut draws, speed)).unwrap()
        })
        .map(|flag: Flag| flag.statistic)
        .collect();
    let (mean, sd) = moments(&statistics);
    assert!(mean.abs() < 0.03 && (sd - 1.0).abs() < 0.03, "{mean} {sd}");
}

#[test]
fn a_residual_compares_with_the_speed_of_the_other_answers() {
    let answer = |intensity, discrimination, ln_seconds: f64| TimedAnswer {
        model: TimeModel { intensity, discrimination },
        seconds: exp(ln_seconds),
    };
    let flags = residuals(&[answer(3.0, 2.0, 1.0), answer(4.0, 1.0, 4.5)]).unwrap();
    // The other answer shows a speed of −0.5: ln t is expected at 3.5, with variance 1/4 + 1.
    assert!((flags[0].statistic - (1.0 - 3.5) / 1.25_f64.sqrt()).abs() < 1e-12);
    assert_eq!(flags[0].direction, Direction::Low);
    assert_eq!(residuals(&[answer(3.0, 2.0, 1.0)]), None);
    let never = TimedAnswer { seconds: 0.0, ..answer(3.0, 2.0, 1.0) };
    assert_eq!(residuals(&[answer(3.0, 2.0, 1.0), never]), None);
}

#[test]
fn rapid_answers_lower_the_effort() {
    let models = time_models();
    let with_threshold = |timed: TimedAnswer| {
        let mean =
            exp(timed.model.intensity + 0.5 / (timed.model.discrimination * timed.model.discrimination));
        effort::ThresholdedAnswer { timed, threshold: effort::threshold(mean) }
    };
    let mut answers: Vec<_> = timed(&models, &mut draws(9), 0.0).into_iter().map(with_threshold).collect();
    let clean = effort::effort(&answers).unwrap();
    assert!(clean.statistic > 0.94 && clean.p_value > 0.05, "{clean:?}");
    for answer in &mut answers[15..] {
        answer.timed.seconds = 1.0;
    }
    let hasty = effort::effort(&answers).unwrap();
    assert!((hasty.statistic - 0.75).abs() < 1e-12 && hasty.direction == Direction::Low);
    assert!(hasty.p_value < 1e-4, "{hasty:?}");
}

#[test]
fn the_chance_of_so_many_rapid_answers_is_that_of_all_patterns() {
    let speed_known = TimeModel { intensity: 3.0, discrimination: 1.0 };
    let answer = |model: TimeModel, seconds, threshold| effort::ThresholdedAnswer {
        timed: TimedAnswer { model, seconds },
        threshold,
    };
    // One answer tells the speed, 0.2; two of three others are rapid.
    let answers = [
        answer(TimeModel { discrimination: 1.0, ..speed_known }, exp(2.8), 0.5),
        answer(speed_known, 1.0, 5.0),
        answer(TimeModel { intensity: 3.3, ..speed_known }, 2.0, 4.0),
    ];
    let chances = answers.map(|one| super::response_time::faster(one.timed.model, 0.2, one.threshold));
    let mut expected = 0.0;
    for pattern in 0..8_u32 {
        let probability: f64 = chances
            .iter()
            .enumerate()
            .map(|(index, chance)| if pattern >> index & 1 == 1 { *chance } else { 1.0 - chance })
            .product();
        expected += if pattern.count_ones() >= 2 { probability } else { 0.0 };
    }
    let found = effort::effort(&answers).unwrap();
    assert!((found.p_value - expected).abs() < 1e-14, "{found:?} {expected}");
}
