//! The work that all comparisons of speed share: 500 2PL items, 30 items a test, most informative item,
//! posterior mean on 41 nodes over ±4.

use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, Theta};
use jalon_engine::simulation::adaptive::{ExposureControl, ItemSelection, TestDesign, TestStopping};

pub(crate) const STANDARD_NORMAL: NormalPrior = NormalPrior { mean: 0.0, sd: 1.0 };

/// The reference bank of 500 items.
pub(crate) fn items() -> Vec<ResponseModel> {
    include_str!("../../tests/reference/cat_bank_500.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cell = |index: usize| line.split(',').nth(index).and_then(|cell| cell.parse().ok());
            let item = Logistic::two_pl(cell(2).expect("a"), cell(3).expect("b")).expect("a 2PL item");
            ResponseModel::Logistic(item)
        })
        .collect()
}

pub(crate) fn design() -> TestDesign {
    let grid = Grid::new(-4.0, 4.0, 41).expect("a grid");
    TestDesign {
        selection: ItemSelection::MaximumInformation,
        exposure: ExposureControl::None,
        estimator: Estimator::Eap { grid, prior: Prior::Normal(STANDARD_NORMAL) },
        start: Theta(0.0),
        stopping: TestStopping { longest: Some(30), ..TestStopping::default() },
    }
}
