//! Tests whose items, ability and error were computed by another programme.

use super::{blocks, design, eap, reference_items};
use jalon_engine::simulation::adaptive::{Examinees, ScoreTable, TestBlock};

struct Expected {
    theta: f64,
    standard_error: f64,
    items: Vec<u32>,
    answers: Vec<Option<u8>>,
}

fn expected() -> Vec<Expected> {
    let read = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Expected {
            theta: cells[2].parse().unwrap(),
            standard_error: cells[3].parse().unwrap(),
            items: cells[4].split(' ').map(|item| item.parse::<u32>().unwrap() - 1).collect(),
            answers: cells[5].bytes().map(|digit| Some(digit - b'0')).collect(),
        }
    };
    include_str!("../reference/cat_tests_100.csv").lines().skip(1).map(read).collect()
}

#[test]
fn items_abilities_and_errors_are_those_of_the_reference() {
    let (items, expected) = (reference_items(), expected());
    let scores = expected.iter().flat_map(|test| test.answers.clone()).collect();
    let table = ScoreTable::new(&items, scores).unwrap();
    let blocks = blocks(&items, design(eap(41), 30), Examinees::Recorded(&table), 2);
    let mut compared = 0;
    for (test, expected) in blocks.iter().flat_map(TestBlock::tests).zip(&expected) {
        assert!(test.steps.iter().map(|step| step.item).eq(expected.items.iter().copied()));
        let last = test.steps.last().unwrap();
        assert!((last.theta.0 - expected.theta).abs() < 1e-12, "{:?} {}", last, expected.theta);
        assert!((last.standard_error.0 - expected.standard_error).abs() < 1e-12);
        compared += 1;
    }
    assert_eq!(compared, expected.len());
}
