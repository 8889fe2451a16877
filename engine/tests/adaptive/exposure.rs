//! Exposure control: rates come down to what was asked, and every test follows the rule.

use super::{STANDARD_NORMAL, blocks, design, eap, reference_items};
use jalon_engine::irt::ResponseModel;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::selection::exposure::sympson_hetter::ControlParameters;
use jalon_engine::selection::exposure::tuning::{TuningError, TuningSettings};
use jalon_engine::selection::exposure::{EligibilityRule, MaximumRate};
use jalon_engine::simulation::adaptive::{
    AdaptiveTest, Examinees, ExposureControl, ScoreTable, Study, Summary, TestBlock, TestDesign, TestRecord,
};
use jalon_engine::stopping::StopReason;
use std::num::NonZeroUsize;

const LENGTH: usize = 12;

fn people(count: u32) -> Examinees<'static> {
    Examinees::Drawn { ability: STANDARD_NORMAL, count }
}

fn controlled(exposure: ExposureControl) -> TestDesign {
    TestDesign { exposure, ..design(eap(41), LENGTH) }
}

fn rate(rate: f64) -> MaximumRate {
    MaximumRate::new(rate).unwrap()
}

fn summary(items: usize, blocks: &[TestBlock], boundaries: &[f64]) -> Summary {
    let mut summary = Summary::with_segments(items, boundaries);
    for block in blocks {
        summary.add(block);
    }
    summary
}

fn tests(blocks: &[TestBlock]) -> Vec<TestRecord<'_>> {
    blocks.iter().flat_map(TestBlock::tests).collect()
}

#[test]
fn no_test_gives_an_item_that_was_given_too_often_before() {
    let items = &reference_items()[..120];
    let blocks = blocks(items, controlled(ExposureControl::Restricted(rate(0.25))), people(700), 3);
    let mut given = vec![0_u32; items.len()];
    for (before, test) in (0_u32..).zip(tests(&blocks)) {
        for step in test.steps {
            let seen = &mut given[step.item as usize];
            assert!(before == 0 || f64::from(*seen) < 0.25 * f64::from(before), "test {before}");
            *seen += 1;
        }
        assert_eq!(test.steps.len(), LENGTH);
    }
    let greatest = summary(items.len(), &blocks, &[]).usage().greatest_rate();
    assert!(greatest > 0.2 && greatest < 0.25 + 1.0 / 700.0, "{greatest}");
}

#[test]
fn tuned_parameters_hold_for_other_people() {
    let items = &reference_items()[..120];
    let free = blocks(items, controlled(ExposureControl::None), people(4000), 1);
    assert!(summary(items.len(), &free, &[]).usage().greatest_rate() > 0.9);

    let mut test = AdaptiveTest::new(items, controlled(ExposureControl::None)).unwrap();
    let settings =
        TuningSettings { maximum_rate: rate(0.3), tolerance: 0.02, rounds: 100, test_length: LENGTH };
    let threads = NonZeroUsize::new(2).unwrap();
    let rates = test.tune_exposure(settings, people(4000), Seed([77; 32]), threads).unwrap();
    assert!(rates[0] > 0.9 && rates[rates.len() - 1] <= 0.32, "{rates:?}");
    let study = Study { test: &test, examinees: people(4000), seed: Seed([78; 32]) };
    let mut blocks = Vec::new();
    study.run(threads, |block| blocks.push(block.clone()));
    // 120 items, each with a standard error of 0.007: the greatest may be four of them above.
    assert!(summary(items.len(), &blocks, &[]).usage().greatest_rate() < 0.35);
    for test in tests(&blocks) {
        assert_eq!(test.steps.len(), LENGTH);
        assert!(test.steps.iter().all(|step| !test.set_aside.contains(&step.item)), "given after all");
    }
    assert!(tests(&blocks).iter().any(|test| !test.set_aside.is_empty()));
}

#[test]
fn parameters_of_one_hold_nothing_back() {
    let items = &reference_items()[..60];
    let all = ControlParameters::unrestricted(items.len(), 1);
    let free = blocks(items, controlled(ExposureControl::None), people(50), 1);
    assert_eq!(blocks(items, controlled(ExposureControl::SympsonHetter(all)), people(50), 1), free);
}

#[test]
fn what_cannot_be_tuned_is_said() {
    let items = &reference_items()[..20];
    let mut test = AdaptiveTest::new(items, controlled(ExposureControl::None)).unwrap();
    let settings =
        TuningSettings { maximum_rate: rate(0.5), tolerance: 0.01, rounds: 20, test_length: LENGTH };
    let refused = test.tune_exposure(settings, people(50), Seed([1; 32]), NonZeroUsize::MIN);
    assert!(matches!(refused, Err(TuningError::Impossible { length: LENGTH, items: 20, .. })));
}

#[test]
fn eligibility_bounds_the_rate_among_the_tests_that_end_in_a_segment() {
    let items = &reference_items()[..240];
    let boundaries = [-0.6, 0.6];
    let rule = EligibilityRule::new(0.3, 0.995, boundaries.to_vec()).unwrap();
    let blocks = blocks(items, controlled(ExposureControl::Eligibility(rule)), people(4000), 2);
    let late = |block: &&TestBlock| block.tests().next().is_some_and(|test| test.simulee >= 1000);
    let late: Vec<TestBlock> = blocks.iter().filter(late).cloned().collect();
    let late = summary(items.len(), &late, &boundaries);
    for segment in late.segments() {
        let greatest = segment.usage.greatest_rate();
        assert!(segment.usage.tests() > 500 && greatest < 0.4, "{greatest} below {}", segment.highest);
    }
    assert_eq!(late.unprotected(), 0);
}

#[test]
fn without_an_eligible_item_others_come_and_are_counted() {
    let items = &reference_items()[..LENGTH];
    let rule = EligibilityRule::new(0.5, 1.0, vec![]).unwrap();
    let blocks = blocks(items, controlled(ExposureControl::Eligibility(rule)), people(60), 1);
    assert!(tests(&blocks).iter().all(|test| test.steps.len() == LENGTH));
    assert_eq!(tests(&blocks)[0].unprotected, 0, "nothing was given before the first test");
    let counted: usize = tests(&blocks).iter().map(|test| test.unprotected).sum();
    assert_eq!(summary(items.len(), &blocks, &[]).unprotected(), counted as u64);
    assert!(counted > 0);
}

#[test]
fn tests_that_share_their_control_are_the_same_on_any_number_of_threads() {
    let items = &reference_items()[..100];
    let rule = EligibilityRule::new(0.3, 0.99, vec![-0.5, 0.5]).unwrap();
    let mut test = AdaptiveTest::new(items, controlled(ExposureControl::None)).unwrap();
    let settings =
        TuningSettings { maximum_rate: rate(0.4), tolerance: 0.1, rounds: 50, test_length: LENGTH };
    test.tune_exposure(settings, people(600), Seed([3; 32]), NonZeroUsize::MIN).unwrap();
    let tuned = test.design().exposure.clone();
    for control in [ExposureControl::Restricted(rate(0.2)), ExposureControl::Eligibility(rule), tuned] {
        let [one, three] =
            [1, 3].map(|threads| blocks(items, controlled(control.clone()), people(800), threads));
        assert_eq!(one, three, "{control:?}");
    }
}

#[test]
fn recorded_answers_are_controlled_too() {
    let items: Vec<ResponseModel> = reference_items()[..40].to_vec();
    let answers = (0..200 * items.len()).map(|cell| Some(u8::from(cell % 3 == 0))).collect();
    let table = ScoreTable::new(&items, answers).unwrap();
    let design = controlled(ExposureControl::Restricted(rate(0.4)));
    let blocks = blocks(&items, design, Examinees::Recorded(&table), 2);
    assert!(summary(items.len(), &blocks, &[]).usage().greatest_rate() <= 0.4 + 1.0 / 200.0);
}

/// The greatest information that a test leaves at an estimate after some of its answers.
fn left(items: &[ResponseModel], test: &TestRecord<'_>, answers: usize) -> f64 {
    let theta: Theta = test.steps[answers - 1].theta;
    let given = |item: &usize| test.steps[..answers].iter().any(|step| step.item as usize == *item);
    let free = (0..items.len()).filter(|item| !given(item));
    free.map(|item| items[item].information(theta)).fold(0.0, f64::max)
}

#[test]
fn a_test_stops_where_little_information_is_left_and_not_before() {
    let items = &reference_items()[..60];
    let mut design = design(eap(41), 60);
    design.stopping.information = Some(0.3);
    let blocks = blocks(items, design, people(40), 1);
    for test in tests(&blocks) {
        assert_eq!(test.reason, StopReason::Information);
        assert!(left(items, &test, test.steps.len()) < 0.3);
        assert!((1..test.steps.len()).all(|answers| left(items, &test, answers) >= 0.3));
    }
}

#[test]
fn a_test_stops_where_the_error_hardly_changes_and_not_before() {
    let items = &reference_items()[..60];
    let mut design = design(eap(41), 60);
    design.stopping.error_change = Some(0.01);
    let blocks = blocks(items, design, people(40), 1);
    for test in tests(&blocks) {
        assert_eq!(test.reason, StopReason::ErrorChange);
        let errors: Vec<f64> = test.steps.iter().map(|step| step.standard_error.0).collect();
        let small = |pair: &[f64]| (pair[0] - pair[1]).abs() < 0.01;
        assert!(errors.len() > 1 && errors.windows(2).position(small) == Some(errors.len() - 2));
    }
}
