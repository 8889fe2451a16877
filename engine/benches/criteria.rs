//! One choice among 500 2PL items, ten of them given, 41 nodes: every criterion, and three of them as their formulas are
//! written, with every probability computed where it is needed.

use criterion::{BenchmarkId, Criterion as Benchmark, criterion_group, criterion_main};
use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::{Grid, GridError, exp, ln};
use jalon_engine::scale::{NormalPrior, Theta};
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::criterion::{Criterion, Given, ItemTable, Situation, Workspace};
use std::hint::black_box;

/// ln a ~ N(0, 0.3²), b ~ N(0, 1).
fn bank() -> Vec<ResponseModel> {
    let mut draws = Seed([7; 32]).draws(1, DrawPurpose::StudyBank);
    let mut item =
        || Logistic::two_pl(exp(0.3 * draws.normal()), draws.normal()).map(ResponseModel::Logistic);
    (0..500).filter_map(|_| item().ok()).collect()
}

const NAMES: [&str; 13] = [
    "mfi",
    "urry",
    "thopt",
    "mlwi",
    "mpwi",
    "mei",
    "mepv",
    "kl",
    "klp",
    "gdi",
    "gdip",
    "proportional:30",
    "progressive:30",
];

fn criteria(benchmark: &mut Benchmark) {
    let Ok((quadrature, range)) = grids() else { return };
    let table = ItemTable::new(bank(), quadrature);
    let given: Vec<Given> = (0..10).map(|item| Given { item: item * 41, category: item % 2 }).collect();
    let free: Vec<usize> = (0..500).filter(|item| given.iter().all(|given| given.item != *item)).collect();
    let prior = Prior::Normal(NormalPrior { mean: 0.0, sd: 1.0 });
    let estimator = Estimator::Map { grid: range, prior };
    let situation =
        Situation { table: &table, given: &given, free: &free, theta: Theta(0.3), prior, estimator };
    let mut group = benchmark.benchmark_group("criterion");
    let (mut workspace, mut candidates) = (Workspace::default(), Vec::new());
    for name in NAMES {
        let Ok(criterion) = name.parse::<Criterion>() else { continue };
        let mut draws = Seed([1; 32]).draws(1, DrawPurpose::Selection);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                criterion.measure(black_box(&situation), &mut draws, &mut workspace, &mut candidates).is_ok()
            });
        });
    }
    for (name, value) in [("mpwi", mpwi as Formula), ("mepv", mepv), ("kl", kl)] {
        let values = || free.iter().map(|&item| value(&situation, &quadrature, item)).fold(0.0, f64::max);
        group.bench_function(BenchmarkId::new("as written", name), |bencher| bencher.iter(values));
    }
    group.finish();
}

fn grids() -> Result<(Grid, Grid), GridError> {
    Ok((Grid::new(-4.0, 4.0, 41)?, Grid::new(-4.0, 4.0, 161)?))
}

type Formula = fn(&Situation<'_>, &Grid, usize) -> f64;

fn probability(situation: &Situation<'_>, item: usize, category: usize, theta: f64) -> f64 {
    let right = situation.table.models()[item].probability(Theta(theta));
    if category == 1 { right } else { 1.0 - right }
}

fn likelihood(situation: &Situation<'_>, theta: f64) -> f64 {
    situation.given.iter().map(|given| probability(situation, given.item, given.category, theta)).product()
}

fn density(theta: f64) -> f64 {
    exp(-0.5 * theta * theta)
}

fn mpwi(situation: &Situation<'_>, grid: &Grid, item: usize) -> f64 {
    let model = &situation.table.models()[item];
    grid.nodes().map(|x| model.information(Theta(x)) * likelihood(situation, x) * density(x)).sum()
}

fn mepv(situation: &Situation<'_>, grid: &Grid, item: usize) -> f64 {
    let expected = |category: usize| {
        let weight =
            |x: f64| likelihood(situation, x) * density(x) * probability(situation, item, category, x);
        let total: f64 = grid.nodes().map(weight).sum();
        let mean = grid.nodes().map(|x| x * weight(x)).sum::<f64>() / total;
        let variance = grid.nodes().map(|x| (x - mean) * (x - mean) * weight(x)).sum::<f64>() / total;
        probability(situation, item, category, situation.theta.0) * variance
    };
    expected(0) + expected(1)
}

fn kl(situation: &Situation<'_>, grid: &Grid, item: usize) -> f64 {
    let divergence = |x: f64| {
        let term = |category: usize| {
            let here = probability(situation, item, category, situation.theta.0);
            here * ln(here / probability(situation, item, category, x))
        };
        term(0) + term(1)
    };
    grid.nodes().map(|x| likelihood(situation, x) * divergence(x)).sum()
}

criterion_group!(benches, criteria);
criterion_main!(benches);
