//! The most informative item of 500, 5,000 and 50,000, twenty of them given: by reading every item, and by the index.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::exp;
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::information_index::InformationIndex;
use std::hint::black_box;

/// ln a ~ N(0, 0.3²), b ~ N(0, 1).
fn bank(items: usize) -> Vec<ResponseModel> {
    let mut draws = Seed([7; 32]).draws(1, DrawPurpose::StudyBank);
    let mut item =
        || Logistic::two_pl(exp(0.3 * draws.normal()), draws.normal()).map(ResponseModel::Logistic);
    (0..items).filter_map(|_| item().ok()).collect()
}

/// Abilities between −2.5 and 2.5, in no order.
fn abilities() -> Vec<Theta> {
    (0..512).map(|step| Theta(-2.5 + 5.0 * f64::from(step * 193 % 512) / 511.0)).collect()
}

/// The twenty best items at 0, which a test of an average person has used.
fn given(index: &InformationIndex, items: usize) -> Vec<bool> {
    let mut best = [(0, 0.0); 20];
    index.best_k(Theta(0.0), |_| false, &mut best);
    let mut given = vec![false; items];
    for (item, _) in best {
        given[item] = true;
    }
    given
}

fn scan(bank: &[ResponseModel], theta: Theta, given: &[bool]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (item, model) in bank.iter().enumerate().filter(|(item, _)| !given[*item]) {
        let information = model.information(theta);
        if best.is_none_or(|best| information > best.1) {
            best = Some((item, information));
        }
    }
    best
}

fn next_item(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("next item");
    for items in [500, 5_000, 50_000] {
        let bank = bank(items);
        let Ok(index) = InformationIndex::new(&bank, -4.0, 4.0) else { return };
        let given = given(&index, items);
        let mut thetas = abilities().into_iter().cycle();
        let mut next = move || thetas.next().unwrap_or(Theta(0.0));
        group.bench_function(BenchmarkId::new("scan", items), |bencher| {
            bencher.iter(|| scan(black_box(&bank), next(), &given));
        });
        group.bench_function(BenchmarkId::new("index", items), |bencher| {
            bencher.iter(|| index.best(black_box(next()), |item| given[item]));
        });
    }
    group.finish();
}

fn making(criterion: &mut Criterion) {
    let bank = bank(50_000);
    let mut group = criterion.benchmark_group("making the index");
    group.sample_size(10).bench_function("50000", |bencher| {
        bencher.iter(|| InformationIndex::new(black_box(&bank), -4.0, 4.0));
    });
    group.finish();
}

criterion_group!(benches, next_item, making);
criterion_main!(benches);
