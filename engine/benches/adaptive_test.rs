//! Whole adaptive tests over the reference bank, on one thread. One iteration is 1,000 simulees.
//!
//! `cargo bench -p jalon-engine --bench adaptive_test`

#![expect(clippy::expect_used, reason = "a benchmark without its bank says nothing")]

mod bank_500;

use bank_500::{STANDARD_NORMAL, design, items};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jalon_engine::seed::Seed;
use jalon_engine::simulation::adaptive::{AdaptiveTest, Examinees, Study};
use std::hint::black_box;
use std::num::NonZeroUsize;

const SIMULEES: u32 = 1000;

fn tests(criterion: &mut Criterion) {
    let items = items();
    let test = AdaptiveTest::new(&items, design()).expect("a range");
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count: SIMULEES };
    let study = Study { test: &test, examinees, seed: Seed([1; 32]) };
    let mut group = criterion.benchmark_group("adaptive_test");
    group.throughput(Throughput::Elements(u64::from(SIMULEES)));
    group.bench_function("1000 simulees", |bench| {
        bench.iter(|| {
            study.run(NonZeroUsize::MIN, |block| {
                black_box(block);
            });
        });
    });
    group.finish();
}

criterion_group!(benches, tests);
criterion_main!(benches);
