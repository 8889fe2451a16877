//! Shadow tests of 30 items from 500, under 50 rows: quantiles over the steps of whole simulated
//! tests, then the first step alone (nothing to start from) and a whole test.
//!
//! `cargo bench -p jalon-engine --bench shadow`

#![expect(clippy::expect_used, reason = "a benchmark may end with a message")]
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark reads the clock")]

use criterion::{Criterion, criterion_group};
use jalon_engine::irt::Logistic;
use jalon_engine::math::{Grid, exp, ln};
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Draws, Seed};
use jalon_engine::selection::shadow::{
    Blueprint, BlueprintDraft, Row, RowName, Rule, ShadowTest, Step, assemble,
};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ITEMS: usize = 500;
const LENGTH: u32 = 30;
const TESTS: u32 = 200;
/// Each test is given so many times, and the shortest time of a step counts: every run does exactly
/// the same work, and what is longer belongs to other processes.
const REPEATS: usize = 3;

/// Items of a 2PL bank with a blueprint over them.
struct Bank {
    items: Vec<Logistic>,
    blueprint: Blueprint,
}

fn draws(position: u32) -> Draws {
    Seed([42; 32]).draws(position, DrawPurpose::Simulation)
}

/// Discriminations are log-normal around 1, difficulties standard normal, as in the field's
/// simulations; attributes are drawn independently of both and of each other.
fn bank() -> Bank {
    let mut draws = draws(0);
    let items = (0..ITEMS)
        .map(|_| Logistic::two_pl(exp(0.3 * draws.normal()), draws.normal()).expect("a 2PL item"))
        .collect();
    let mut rules = Vec::new();
    for (values, lower, upper) in [(16, 1, 3), (4, 6, 9), (4, 6, 9), (3, 9, 11)] {
        let attribute: Vec<usize> = (0..ITEMS).map(|_| draws.index_below(values)).collect();
        for value in 0..values {
            let items = (0..ITEMS).filter(|item| attribute[*item] == value).collect();
            rules.push(Rule::Count { items, lower, upper });
        }
    }
    let quantity = (0..ITEMS).map(|_| 30.0 + draws.index_below(61) as f64).collect();
    rules.push(Rule::Sum { quantity, lower: f64::NEG_INFINITY, upper: 1500.0 });
    rules.extend((0..10).map(|set| Rule::Set {
        items: (6 * set..6 * set + 6).collect(),
        lower: 2,
        upper: 4,
    }));
    rules.extend((0..11).map(|group| Rule::Enemies { items: (60 + 3 * group..63 + 3 * group).collect() }));
    let row = |(index, rule)| Row { name: RowName(format!("row {index}")), rule };
    let rows: Vec<Row> = rules.into_iter().enumerate().map(row).collect();
    assert_eq!(rows.len() + 1, 50, "with the length there are 50 rows");
    let blueprint = Blueprint::new(BlueprintDraft { items: ITEMS, length: LENGTH, rows });
    Bank { items, blueprint: blueprint.expect("a blueprint without faults") }
}

/// A simulated person, with the posterior of ability on 41 points.
struct Person {
    theta: Theta,
    draws: Draws,
    grid: Grid,
    log_posterior: Vec<f64>,
}

impl Person {
    fn new(number: u32) -> Self {
        let mut draws = draws(number + 1);
        let grid = Grid::new(-4.0, 4.0, 41).expect("a grid");
        let log_posterior = grid.nodes().map(|theta| -0.5 * theta * theta).collect();
        Self { theta: Theta(draws.normal()), draws, grid, log_posterior }
    }

    /// Posterior mean.
    fn estimate(&self) -> Theta {
        let weights: Vec<f64> = self.log_posterior.iter().map(|log| exp(*log)).collect();
        let sum: f64 = weights.iter().sum();
        Theta(self.grid.nodes().zip(&weights).map(|(theta, weight)| theta * weight).sum::<f64>() / sum)
    }

    fn answer(&mut self, item: &Logistic) {
        let right = self.draws.uniform() < item.probability(self.theta);
        for (theta, log) in self.grid.nodes().zip(&mut self.log_posterior) {
            let chance = item.probability(Theta(theta));
            *log += ln(if right { chance } else { 1.0 - chance });
        }
    }
}

/// Gives a whole test; `each` sees how long every step took.
fn whole_test(bank: &Bank, number: u32, mut each: impl FnMut(Duration)) {
    let mut person = Person::new(number);
    let (mut given, mut previous) = (Vec::new(), None::<ShadowTest>);
    for _ in 0..LENGTH {
        let theta = person.estimate();
        let values: Vec<f64> = bank.items.iter().map(|item| item.information(theta)).collect();
        let step = Step { values: &values, given: &given, barred: &[] };
        let start = Instant::now();
        let shadow = assemble(&bank.blueprint, &step, previous.as_ref()).expect("a shadow test");
        each(start.elapsed());
        let item = shadow.next.expect("an item until the test is complete");
        person.answer(&bank.items[item]);
        given.push(item);
        previous = Some(shadow);
    }
}

fn quantiles() {
    let bank = bank();
    let mut steps = Vec::new();
    for number in 0..TESTS {
        let mut shortest = vec![Duration::MAX; LENGTH as usize];
        for _ in 0..REPEATS {
            let mut at = shortest.iter_mut();
            whole_test(&bank, number, |step| {
                if let Some(shortest) = at.next() {
                    *shortest = step.min(*shortest);
                }
            });
        }
        steps.extend(shortest);
    }
    let later: Vec<Duration> =
        steps.iter().enumerate().filter(|(at, _)| at % 30 > 0).map(|(_, t)| *t).collect();
    print("all steps", steps);
    print("all but the first of each test", later);
}

fn print(name: &str, mut steps: Vec<Duration>) {
    steps.sort();
    let quantile = |share: usize| steps[(steps.len() - 1) * share / 1000].as_secs_f64() * 1e3;
    println!(
        "{name}: {} steps, ms: p50 {:.2}, p95 {:.2}, p99 {:.2}, longest {:.2}",
        steps.len(),
        quantile(500),
        quantile(950),
        quantile(990),
        quantile(1000)
    );
}

fn shadow(criterion: &mut Criterion) {
    let bank = bank();
    let values: Vec<f64> = bank.items.iter().map(|item| item.information(Theta(0.0))).collect();
    let first = Step { values: &values, given: &[], barred: &[] };
    criterion.bench_function("shadow/first step, 500 items, 50 rows", |bencher| {
        bencher.iter(|| assemble(&bank.blueprint, black_box(&first), None));
    });
    criterion.bench_function("shadow/whole test of 30 items", |bencher| {
        let mut number = 0;
        bencher.iter(|| {
            number = (number + 1) % TESTS;
            whole_test(&bank, number, |_| {});
        });
    });
}

criterion_group!(benches, shadow);

fn main() {
    quantiles();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
