//! Whole adaptive tests: against the reference, against plain computation, against statistics.

mod classification;
mod exposure;
mod plain;
mod reference;
mod statistics;

use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, Theta};
use jalon_engine::seed::Seed;
use jalon_engine::simulation::adaptive::{
    AdaptiveTest, Examinees, ExposureControl, ItemSelection, Study, TestBlock, TestDesign, TestStopping,
};
use std::num::NonZeroUsize;

const STANDARD_NORMAL: NormalPrior = NormalPrior { mean: 0.0, sd: 1.0 };

/// The bank of 500 2PL items behind `cat_tests_100.csv`.
fn reference_items() -> Vec<ResponseModel> {
    let item = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [a, b, c, d] = [2, 3, 4, 5].map(|column| cells[column].parse().unwrap());
        ResponseModel::Logistic(Logistic::new(a, b, c, d).unwrap())
    };
    include_str!("../reference/cat_bank_500.csv").lines().skip(1).map(item).collect()
}

fn eap(count: usize) -> Estimator {
    let grid = Grid::new(-4.0, 4.0, count).unwrap();
    Estimator::Eap { grid, prior: Prior::Normal(STANDARD_NORMAL) }
}

/// Most informative item, from θ = 0, of a given length.
fn design(estimator: Estimator, length: usize) -> TestDesign {
    TestDesign {
        selection: ItemSelection::MaximumInformation,
        exposure: ExposureControl::None,
        estimator,
        start: Theta(0.0),
        stopping: TestStopping { longest: Some(length), ..TestStopping::default() },
    }
}

fn blocks(
    items: &[ResponseModel],
    design: TestDesign,
    examinees: Examinees<'_>,
    threads: usize,
) -> Vec<TestBlock> {
    let test = AdaptiveTest::new(items, design).unwrap();
    let study = Study { test: &test, examinees, seed: Seed([9; 32]) };
    let mut blocks = Vec::new();
    study.run(NonZeroUsize::new(threads).unwrap(), |block| blocks.push(block.clone()));
    blocks
}
