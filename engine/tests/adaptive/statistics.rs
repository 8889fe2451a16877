//! Studies: the same for any number of threads, and right as statistics.

use super::{STANDARD_NORMAL, blocks, design, eap, reference_items};
use jalon_engine::irt::{Graded, Logistic, ResponseModel};
use jalon_engine::scale::{StandardError, Theta};
use jalon_engine::simulation::adaptive::{Examinees, ScoreTable, Summary, TestBlock, TestRecord};
use jalon_engine::stopping::StopReason;

fn summary(items: usize, blocks: &[TestBlock]) -> Summary {
    let mut summary = Summary::new(items);
    for block in blocks {
        summary.add(block);
    }
    summary
}

fn tests(blocks: &[TestBlock]) -> Vec<TestRecord<'_>> {
    blocks.iter().flat_map(TestBlock::tests).collect()
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let items = reference_items();
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count: 1100 };
    let [one, three, many] =
        [1, 3, 50].map(|threads| blocks(&items, design(eap(41), 20), examinees, threads));
    assert_eq!(one, three);
    assert_eq!(one, many);
    assert_eq!(
        tests(&one).iter().map(|test| test.simulee).collect::<Vec<_>>(),
        (0..1100).collect::<Vec<_>>()
    );
}

/// 30 items at θ = 1: the estimates of a person tested again and again spread as the error says. One
/// number shared by all answers of a person would give about four times that.
#[test]
fn answers_of_a_simulee_do_not_share_their_luck() {
    let items = reference_items();
    let abilities = [Theta(1.0); 2000];
    let blocks = blocks(&items, design(eap(41), 30), Examinees::OfAbility(&abilities), 1);
    let summary = summary(items.len(), &blocks);
    let spread = summary.accuracy().empirical_standard_error().unwrap();
    let reported = summary.mean_standard_error().unwrap();
    assert!((0.9..1.1).contains(&(spread / reported)), "{spread} {reported}");
}

/// With abilities from the prior the posterior is right: no bias, intervals that hold the truth in
/// 95 of 100 cases, errors as large as reported.
#[test]
fn intervals_hold_the_truth_as_often_as_they_promise() {
    let items = reference_items();
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count: 10_000 };
    let blocks = blocks(&items, design(eap(41), 30), examinees, 1);
    let summary = summary(items.len(), &blocks);
    let accuracy = summary.accuracy();
    assert!(accuracy.bias().unwrap().abs() < 0.01);
    assert!((accuracy.coverage().unwrap() - 0.95).abs() < 0.008); // standard error 0.0022
    assert!((accuracy.rmse().unwrap() / summary.mean_standard_error().unwrap() - 1.0).abs() < 0.05);
    let bins: Vec<_> = summary.bins().collect();
    assert_eq!(bins.iter().map(|bin| bin.accuracy.tests()).sum::<u64>(), 10_000);
    assert!(bins[0].accuracy.bias().unwrap() > 0.0, "shrinkage towards the mean");
    assert!(bins.iter().all(|bin| bin.usage.greatest_rate() <= 1.0));
}

#[test]
fn the_summary_counts_what_pairs_of_tests_share() {
    let items = reference_items();
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count: 40 };
    let blocks = blocks(&items, design(eap(41), 10), examinees, 1);
    let (tests, summary) = (tests(&blocks), summary(items.len(), &blocks));
    let mut shared = Vec::new();
    for (number, one) in tests.iter().enumerate() {
        for other in &tests[number + 1..] {
            let common = one.steps.iter().filter(|step| other.steps.iter().any(|it| it.item == step.item));
            shared.push(common.count() as f64 / 10.0);
        }
    }
    let expected = shared.iter().sum::<f64>() / shared.len() as f64;
    assert!((summary.usage().overlap().unwrap() - expected).abs() < 1e-12);
    assert!((summary.usage().rates().sum::<f64>() - 10.0).abs() < 1e-9);
    assert!(summary.usage().greatest_rate() >= 1.0, "everyone gets the same first item");
    assert!(summary.usage().rarely_used() > 0.5);
}

#[test]
fn tests_stop_for_the_reason_told() {
    let items: Vec<_> = (0..8)
        .map(|item| ResponseModel::Logistic(Logistic::two_pl(1.5, f64::from(item) - 4.0).unwrap()))
        .collect();
    let abilities = [Theta(0.0)];
    let run = |shortest, longest, target: Option<f64>| {
        let mut design = design(eap(41), 8);
        design.stopping.shortest = shortest;
        design.stopping.longest = longest;
        design.stopping.standard_error = target.map(StandardError);
        let blocks = blocks(&items, design, Examinees::OfAbility(&abilities), 1);
        let test = tests(&blocks)[0];
        (test.steps.len(), test.reason)
    };
    assert_eq!(run(0, Some(3), None), (3, StopReason::Length));
    assert_eq!(run(0, None, None), (8, StopReason::BankExhausted));
    assert_eq!(run(0, None, Some(9.0)), (1, StopReason::Precision));
    assert_eq!(run(4, None, Some(9.0)), (4, StopReason::Precision));
    assert_eq!(run(4, Some(2), Some(9.0)), (2, StopReason::Length));
}

#[test]
fn a_test_without_an_answer_tells_no_error() {
    let items = [ResponseModel::Logistic(Logistic::one_pl(0.0).unwrap())];
    let told = |scores: Vec<Option<u8>>| {
        let table = ScoreTable::new(&items, scores).unwrap();
        let blocks = blocks(&items, design(eap(41), 1), Examinees::Recorded(&table), 1);
        summary(items.len(), &blocks).mean_standard_error()
    };
    assert!(told(vec![Some(1)]).is_some());
    assert_eq!(told(vec![None, Some(1), None]), told(vec![Some(1)]));
    assert_eq!(told(vec![None, None]), None);
}

#[test]
fn an_item_without_an_answer_is_never_given() {
    let item = |b| ResponseModel::Logistic(Logistic::one_pl(b).unwrap());
    let items = [item(0.0), item(0.5), item(-0.5)];
    let scores = vec![None, Some(1), Some(0), Some(1), None, None, None, None, None];
    let table = ScoreTable::new(&items, scores).unwrap();
    let blocks = blocks(&items, design(eap(41), 3), Examinees::Recorded(&table), 1);
    let given: Vec<Vec<_>> =
        tests(&blocks).iter().map(|test| test.steps.iter().map(|step| step.item).collect()).collect();
    assert_eq!(given, [vec![1, 2], vec![0], vec![]]);
    assert!(ScoreTable::new(&items, vec![Some(0); 4]).is_err());
    assert!(ScoreTable::new(&items, vec![Some(0), Some(2), None]).is_err());
}

#[test]
fn categories_are_drawn_with_their_probabilities() {
    let item = ResponseModel::Graded(Graded::new(1.3, vec![-0.5, 0.2, 1.0]).unwrap());
    let items = std::slice::from_ref(&item);
    let abilities = vec![Theta(0.4); 20_000];
    let blocks = blocks(items, design(eap(41), 1), Examinees::OfAbility(&abilities), 1);
    let mut counts = [0.0; 4];
    for test in tests(&blocks) {
        counts[usize::from(test.steps[0].score)] += 1.0;
    }
    for (count, point) in counts.iter().zip(item.curve(Theta(0.4)).iter()) {
        assert!((count / 20_000.0 - point.probability).abs() < 0.014, "four standard errors");
    }
}
