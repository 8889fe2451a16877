//! One answer in the model of sixteen competences: the update, and the choice among 1,000 items.
//!
//! `cargo bench -p jalon-engine --bench profile`

#![expect(clippy::expect_used, reason = "a benchmark may end with a message")]

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::profile::{
    CompetenceModel, Criterion, Lookahead, ProfileItems, ProfileModel, ProfilePosterior,
};
use jalon_engine::scale::NormalPrior;
use jalon_engine::seed::{DrawPurpose, Seed};
use std::hint::black_box;
use std::sync::Arc;

const COMPETENCES: usize = 16;
const ITEMS: usize = 1000;

/// A number between 0 and 1 for each (item, parameter): spread evenly, the same on every run.
fn spread(item: usize, parameter: f64) -> f64 {
    (item as f64 * parameter).fract()
}

fn items(model: &ProfileModel) -> ProfileItems {
    let models: Vec<ResponseModel> = (0..ITEMS)
        .map(|item| {
            let discrimination = 0.6 + 1.4 * spread(item, 0.618_033_988_75);
            let difficulty = -3.5 + 7.0 * spread(item, 0.754_877_666_25);
            ResponseModel::Logistic(Logistic::two_pl(discrimination, difficulty).expect("a 2PL item"))
        })
        .collect();
    ProfileItems::new(model, models.iter().enumerate().map(|(item, model)| (item % COMPETENCES, model)))
        .expect("items of the model")
}

fn model() -> Arc<ProfileModel> {
    let cuts = vec![-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45];
    let competences: Vec<CompetenceModel> = (0..COMPETENCES)
        .map(|k| CompetenceModel { loading: 0.65 + 0.02 * k as f64, cuts: cuts.clone() })
        .collect();
    Arc::new(ProfileModel::new(NormalPrior { mean: 0.0, sd: 1.5 }, &competences).expect("a model"))
}

/// A posterior after `answers` chosen questions, what is left to ask, and the next question.
struct Step {
    posterior: ProfilePosterior,
    candidates: Vec<usize>,
    next: usize,
}

fn step(items: &ProfileItems, lookahead: &mut Lookahead, answers: u32) -> Step {
    let mut posterior = ProfilePosterior::new(model());
    let mut candidates: Vec<usize> = (0..ITEMS).collect();
    for position in 0..answers {
        let best = lookahead.best(&posterior, items, &candidates).expect("an item");
        candidates.retain(|&item| item != best.item);
        let chance = items.curves().probability(best.item, 1)[24];
        let right = Seed([7; 32]).draws(position, DrawPurpose::Simulation).uniform() < chance;
        posterior.answer(items, best.item, usize::from(right)).expect("a row");
    }
    let next = lookahead.best(&posterior, items, &candidates).expect("an item").item;
    Step { posterior, candidates, next }
}

fn answer_and_choose(bench: &mut Bench) {
    let items = items(&model());
    for criterion in [Criterion::Variance, Criterion::Levels] {
        let mut group = bench.benchmark_group(format!("profile {criterion:?}"));
        let mut lookahead = Lookahead::new(&model(), criterion, &[1.0; COMPETENCES]).expect("weights");
        for answers in [0, 10, 40] {
            let Step { posterior, candidates, next } = step(&items, &mut lookahead, answers);
            group.bench_function(format!("answer and choose after {answers}"), |bench| {
                bench.iter_batched_ref(
                    || posterior.clone(),
                    |posterior| {
                        posterior.answer(&items, next, 1).expect("a row");
                        lookahead.best(posterior, &items, black_box(&candidates))
                    },
                    BatchSize::SmallInput,
                );
            });
            group.bench_function(format!("choose after {answers}"), |bench| {
                bench.iter(|| lookahead.best(&posterior, &items, black_box(&candidates)));
            });
            group.bench_function(format!("choose without bounds after {answers}"), |bench| {
                bench.iter(|| {
                    let all = lookahead.reductions(&posterior, &items, black_box(&candidates));
                    all.iter().map(|choice| choice.reduction).fold(0.0, f64::max)
                });
            });
        }
    }
}

criterion_group!(benches, answer_and_choose);
criterion_main!(benches);
