//! Banks and people that follow from numbers.

use jalon_engine::irt::{Graded, Logistic, Nominal, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::NormalPrior;
use jalon_engine::seed::{DrawPurpose, Draws, Seed};

pub(crate) const SEED: Seed = Seed([31; 32]);
pub(crate) const STANDARD_NORMAL: NormalPrior = NormalPrior { mean: 0.0, sd: 1.0 };

/// Right or wrong: 2PL, 3PL and 4PL.
pub(crate) fn logistic(items: usize) -> Vec<ResponseModel> {
    let mut draws = SEED.draws(0, DrawPurpose::StudyBank);
    (0..items).map(|item| logistic_item(&mut draws, item % 4)).collect()
}

/// Every model.
pub(crate) fn mixed(items: usize) -> Vec<ResponseModel> {
    let mut draws = SEED.draws(1, DrawPurpose::StudyBank);
    (0..items).map(|item| mixed_item(&mut draws, item % 7)).collect()
}

fn logistic_item(draws: &mut Draws, kind: usize) -> ResponseModel {
    let (a, b) = (0.5 + 1.5 * draws.uniform(), 1.3 * draws.normal());
    let (c, d) = [(0.0, 1.0), (0.0, 1.0), (0.2, 1.0), (0.15, 0.95)][kind];
    ResponseModel::Logistic(Logistic::new(a, b, c, d).unwrap())
}

fn mixed_item(draws: &mut Draws, kind: usize) -> ResponseModel {
    let (a, b) = (0.5 + 1.2 * draws.uniform(), 1.2 * draws.normal());
    match kind {
        0 => ResponseModel::Graded(Graded::new(a, vec![b - 0.9, b, b + 0.7]).unwrap()),
        1 => ResponseModel::Nominal(Nominal::generalised_partial_credit(a, &[b + 0.4, b - 0.4]).unwrap()),
        2 => ResponseModel::Nominal(Nominal::rating_scale(b, &[-0.8, 0.1, 0.7]).unwrap()),
        3 => ResponseModel::Nominal(Nominal::new(&[a, 0.4, 2.0 * a], &[0.3, -0.2, -b]).unwrap()),
        other => logistic_item(draws, other - 4),
    }
}

/// Nodes of integrals.
pub(crate) fn quadrature() -> Grid {
    Grid::new(-4.0, 4.0, 33).unwrap()
}

/// Range of maxima.
pub(crate) fn range() -> Grid {
    Grid::new(-4.0, 4.0, 81).unwrap()
}
