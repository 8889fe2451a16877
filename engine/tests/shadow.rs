//! Shadow tests against enumeration of every possible test, and over whole simulated tests.

use jalon_engine::selection::shadow::{
    Blueprint, BlueprintDraft, BlueprintFault, Row, RowName, Rule, ShadowError, Step, assemble,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

fn row(name: &str, rule: Rule) -> Row {
    Row { name: RowName(name.to_owned()), rule }
}

fn draft(items: usize, length: u32, rules: Vec<Rule>) -> BlueprintDraft {
    let rows = rules.into_iter().enumerate().map(|(index, rule)| row(&format!("row {index}"), rule));
    BlueprintDraft { items, length, rows: rows.collect() }
}

/// Whether a test meets one rule, read from its definition.
fn meets(rule: &Rule, test: &[usize], given: &[usize]) -> bool {
    let among = |items: &[usize], of: &[usize]| of.iter().filter(|item| items.contains(item)).count();
    match rule {
        Rule::Count { items, lower, upper } => {
            (*lower as usize..=*upper as usize).contains(&among(items, test))
        }
        Rule::Enemies { items } => among(items, test) <= 1,
        Rule::Sum { quantity, lower, upper } => {
            let sum: f64 = test.iter().map(|item| quantity[*item]).sum();
            lower - 1e-9 <= sum && sum <= upper + 1e-9
        }
        Rule::Set { items, lower, upper } => {
            let (used, before) = (among(items, test), among(items, given));
            let underway = given.last().is_some_and(|last| items.contains(last));
            let over = before > 0 && !underway;
            (used == 0 || (*lower as usize..=*upper as usize).contains(&used)) && !(over && used > before)
        }
        _ => unreachable!("every rule is known"),
    }
}

/// A bank of at most 10 items with rules, values and what was given; all at random.
#[derive(Debug, Clone)]
struct Case {
    draft: BlueprintDraft,
    values: Vec<f64>,
    given: Vec<usize>,
    barred: Vec<usize>,
}

const ITEMS: usize = 10;

fn counts() -> impl Strategy<Value = Rule> {
    (subsequence((0..ITEMS).collect::<Vec<_>>(), 1..ITEMS), 0_u32..3, 0_u32..3)
        .prop_map(|(items, lower, more)| Rule::Count { items, lower, upper: lower + more })
}

fn sums() -> impl Strategy<Value = Rule> {
    (vec(0_u32..90, ITEMS), 0.0..150.0, 0.0..200.0).prop_map(
        |(quantity, lower, more): (Vec<u32>, f64, f64)| Rule::Sum {
            quantity: quantity.into_iter().map(f64::from).collect(),
            lower,
            upper: lower + more,
        },
    )
}

fn enemies() -> impl Strategy<Value = Rule> {
    subsequence((0..ITEMS).collect::<Vec<_>>(), 2..4).prop_map(|items| Rule::Enemies { items })
}

/// Sets of three consecutive items, so that no item is in two.
fn sets() -> impl Strategy<Value = Vec<Rule>> {
    vec((1_u32..3, 0_u32..2), 0..4).prop_map(|bounds| {
        let set = |(index, (lower, more)): (usize, (u32, u32))| {
            let items = (3 * index..3 * index + 3).collect();
            Rule::Set { items, lower, upper: lower + more }
        };
        bounds.into_iter().take(3).enumerate().map(set).collect()
    })
}

fn cases() -> impl Strategy<Value = Case> {
    let value = prop_oneof![0.0..1.0, Just(0.5)];
    let rules = (vec(counts(), 0..4), vec(sums(), 0..3), vec(enemies(), 0..2), sets());
    let step =
        (vec(value, ITEMS), Just((0..ITEMS).collect::<Vec<_>>()).prop_shuffle(), 0_usize..3, 0_usize..3);
    (3_u32..6, rules, step).prop_map(
        |(length, (counts, sums, enemies, sets), (values, order, given, barred))| {
            let rules = counts.into_iter().chain(sums).chain(enemies).chain(sets);
            let fits = |rule: &Rule| match rule {
                Rule::Count { items, lower, .. } => *lower as usize <= items.len().min(length as usize),
                _ => true,
            };
            let (given, rest) = (order[..given].to_vec(), &order[given..]);
            let draft = draft(ITEMS, length, rules.filter(fits).collect());
            Case { draft, values, given, barred: rest[..barred].to_vec() }
        },
    )
}

impl Case {
    fn step(&self) -> Step<'_> {
        Step { values: &self.values, given: &self.given, barred: &self.barred }
    }

    /// Every choice of items that meets these rules; `None` stands for the length.
    fn tests(&self, rules: &[Option<&Rule>]) -> Vec<Vec<usize>> {
        let choices = (0_u32..1 << ITEMS).map(|bits| (0..ITEMS).filter(|i| bits >> i & 1 == 1).collect());
        choices
            .filter(|test: &Vec<usize>| {
                self.given.iter().all(|item| test.contains(item))
                    && !self.barred.iter().any(|item| test.contains(item))
                    && rules.iter().all(|rule| match rule {
                        Some(rule) => meets(rule, test, &self.given),
                        None => test.len() == self.draft.length as usize,
                    })
            })
            .collect()
    }

    fn all_rules(&self) -> Vec<Option<&Rule>> {
        std::iter::once(None).chain(self.draft.rows.iter().map(|row| Some(&row.rule))).collect()
    }

    fn value(&self, test: &[usize]) -> f64 {
        test.iter().map(|item| self.values[*item]).sum()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_shadow_test_is_the_best_of_all_tests_and_a_conflict_is_irreducible(case in cases()) {
        let blueprint = Blueprint::new(case.draft.clone()).unwrap();
        let tests = case.tests(&case.all_rules());
        let best = tests.iter().map(|test| case.value(test)).fold(f64::NEG_INFINITY, f64::max);
        match assemble(&blueprint, &case.step(), None) {
            Ok(found) => {
                prop_assert!(tests.contains(&found.items), "{:?} breaks a rule", found.items);
                prop_assert!((found.value - best).abs() < 1e-8, "{} is not {best}", found.value);
                prop_assert_eq!(found.next.is_none(), case.given.len() == case.draft.length as usize);
            }
            Err(ShadowError::Infeasible { rows }) => {
                prop_assert!(tests.is_empty(), "{:?} is a test", tests[0]);
                let rule = |name: &RowName| {
                    case.draft.rows.iter().find(|row| row.name == *name).map(|row| &row.rule)
                };
                let named: Vec<Option<&Rule>> = rows.iter().map(|row| rule(&row.name)).collect();
                prop_assert!(case.tests(&named).is_empty(), "{named:?} do not conflict");
                for without in 0..named.len() {
                    let mut rest = named.clone();
                    rest.remove(without);
                    prop_assert!(!case.tests(&rest).is_empty(), "{named:?} can lose one");
                }
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}

/// A bank whose values move from step to step as abilities do.
struct Bank {
    draft: BlueprintDraft,
}

fn bank(items: usize) -> Bank {
    let attribute = |divisor: usize, modulo: usize, which: usize| -> Vec<usize> {
        (0..items).filter(|item| (item * 7919 / divisor + item / 3) % modulo == which).collect()
    };
    let mut rules = Vec::new();
    for which in 0..6 {
        rules.push(Rule::Count { items: attribute(1, 6, which), lower: 2, upper: 5 });
    }
    for which in 0..3 {
        rules.push(Rule::Count { items: attribute(5, 3, which), lower: 5, upper: 9 });
    }
    let seconds = (0..items).map(|item| 30.0 + ((item * 131) % 61) as f64).collect();
    rules.push(Rule::Sum { quantity: seconds, lower: 0.0, upper: 1150.0 });
    for set in 0..6 {
        rules.push(Rule::Set { items: (5 * set..5 * set + 5).collect(), lower: 2, upper: 4 });
    }
    for group in 0..8 {
        rules.push(Rule::Enemies { items: (40 + 4 * group..43 + 4 * group).collect() });
    }
    Bank { draft: draft(items, 20, rules) }
}

#[test]
fn no_rule_is_broken_in_whole_tests() {
    let bank = bank(150);
    let blueprint = Blueprint::new(bank.draft.clone()).unwrap();
    for person in 0_usize..200 {
        let (mut given, mut previous) = (Vec::new(), None);
        while given.len() < 20 {
            let target = ((person * 37 + given.len() * (person % 11)) % 150) as f64;
            let values: Vec<f64> = (0..150_u32)
                .map(|item| 1.0 / (1.0 + (f64::from(item * 53 % 150) - target).abs() / 40.0))
                .collect();
            let step = Step { values: &values, given: &given, barred: &[] };
            let shadow = assemble(&blueprint, &step, previous.as_ref()).unwrap();
            let fresh = assemble(&blueprint, &step, None).unwrap();
            assert!((shadow.value - fresh.value).abs() < 1e-8, "a warm start changed the optimum");
            given.push(shadow.next.unwrap());
            previous = Some(shadow);
        }
        for row in &bank.draft.rows {
            assert!(meets(&row.rule, &given, &given[..0]), "{} is broken by {given:?}", row.name);
            if let Rule::Set { items, .. } = &row.rule {
                let places: Vec<usize> = (0..20).filter(|at| items.contains(&given[*at])).collect();
                assert!(places.windows(2).all(|pair| pair[1] == pair[0] + 1), "a set is torn apart");
            }
        }
    }
}

#[test]
fn the_item_of_the_set_under_way_comes_first() {
    let set = Rule::Set { items: vec![0, 1, 2], lower: 2, upper: 3 };
    let blueprint = Blueprint::new(draft(6, 3, vec![set])).unwrap();
    let values = [0.9, 0.1, 0.2, 0.8, 0.7, 0.0];
    let shadow =
        |given: &[usize]| assemble(&blueprint, &Step { values: &values, given, barred: &[] }, None).unwrap();
    assert_eq!((shadow(&[]).items, shadow(&[]).next), (vec![0, 2, 3], Some(0)));
    assert_eq!(shadow(&[0]).next, Some(2));
    assert_eq!(shadow(&[3]).items, [0, 2, 3]);
    assert_eq!(shadow(&[3, 4]).items, [3, 4, 5]);
}

#[test]
fn a_conflict_names_its_rows_and_their_numbers() {
    let rules = vec![
        Rule::Count { items: vec![0, 1, 2], lower: 2, upper: 3 },
        Rule::Count { items: vec![3, 4, 5], lower: 2, upper: 3 },
        Rule::Count { items: vec![6, 7], lower: 0, upper: 1 },
    ];
    let blueprint = Blueprint::new(draft(8, 3, rules)).unwrap();
    let step = Step { values: &[0.5; 8], given: &[], barred: &[] };
    let error = assemble(&blueprint, &step, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no test satisfies these rows together: “test length” wants exactly 3 and has 0, with 3 to 3 to \
         come; “row 0” wants 2 to 3 and has 0, with 0 to 3 to come; “row 1” wants 2 to 3 and has 0, with 0 \
         to 3 to come"
    );
}

#[test]
fn every_fault_of_a_draft_is_reported() {
    let rules = vec![
        Rule::Count { items: vec![0, 9, 0], lower: 3, upper: 2 },
        Rule::Sum { quantity: vec![1.0; 3], lower: 2.0, upper: 1.0 },
        Rule::Set { items: vec![0, 1], lower: 0, upper: 1 },
        Rule::Set { items: vec![1, 2], lower: 3, upper: 3 },
        Rule::Enemies { items: vec![1] },
    ];
    let mut draft = draft(4, 5, rules);
    draft.rows[4].name = RowName("row 0".to_owned());
    let faults = Blueprint::new(draft).unwrap_err();
    let name = |index: usize| RowName(format!("row {index}"));
    let expected = vec![
        BlueprintFault::Length { length: 5, items: 4 },
        BlueprintFault::UnknownItem { row: name(0), item: 9 },
        BlueprintFault::ItemTwice { row: name(0), item: 0 },
        BlueprintFault::BoundsCross { row: name(0), lower: 3.0, upper: 2.0 },
        BlueprintFault::Quantity { row: name(1), items: 4 },
        BlueprintFault::BoundsCross { row: name(1), lower: 2.0, upper: 1.0 },
        BlueprintFault::EmptySet { row: name(2) },
        BlueprintFault::TooFew { row: name(3), lower: 3, available: 2 },
        BlueprintFault::NameTwice(name(0)),
        BlueprintFault::LoneEnemy { row: name(0) },
        BlueprintFault::TwoSets { item: 1, first: name(2), second: name(3) },
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_step_that_makes_no_sense_is_refused() {
    let blueprint = Blueprint::new(draft(4, 2, Vec::new())).unwrap();
    let refusal = |values: &[f64], given: &[usize], barred: &[usize]| {
        assemble(&blueprint, &Step { values, given, barred }, None).unwrap_err()
    };
    assert_eq!(refusal(&[0.5; 3], &[], &[]), ShadowError::Values { items: 4 });
    assert_eq!(refusal(&[0.5, 0.5, 0.5, f64::NAN], &[], &[]), ShadowError::Values { items: 4 });
    assert_eq!(refusal(&[0.5; 4], &[4], &[]), ShadowError::UnknownItem { item: 4 });
    assert_eq!(refusal(&[0.5; 4], &[], &[7]), ShadowError::UnknownItem { item: 7 });
    assert_eq!(refusal(&[0.5; 4], &[1, 1], &[]), ShadowError::GivenTwice { item: 1 });
    assert_eq!(refusal(&[0.5; 4], &[0, 1, 2], &[]), ShadowError::TooMany { given: 3, length: 2 });
}
