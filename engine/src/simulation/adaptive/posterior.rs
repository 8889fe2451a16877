//! The posterior on quadrature nodes, one answer at a time (Bock & Mislevy 1982).
//!
//! An answer multiplies the weight of every node by the probability of that answer there: a product of
//! rows that stand in a [`CurveTable`], no exponential. Sums run in eight fixed lanes, whatever registers
//! the processor has, so the bits are the same everywhere; they differ from those of
//! [`crate::ability::eap`], which adds logarithms, in the last digits only.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use crate::ability::Prior;
use crate::irt::CurveTable;
use crate::irt::table::LANES;
use crate::math::{Grid, exp, ln};
use crate::scale::{StandardError, Theta};
use pulp::{Arch, Simd, WithSimd};

/// Below this total the weights are computed again from logarithms, long before they underflow.
const LEAST_TOTAL: f64 = 1e-200;

/// The prior on the nodes of a grid, under the trapezoid rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NodePrior {
    nodes: Vec<f64>,
    weights: Vec<f64>,
    ln_weights: Vec<f64>,
    ones: Vec<f64>,
}

impl NodePrior {
    /// `None` for Jeffreys' prior, which depends on the items answered. A prior with no mass on the
    /// grid counts as flat.
    pub(super) fn new(grid: &Grid, prior: Prior) -> Option<Self> {
        if prior == Prior::Jeffreys {
            return None;
        }
        let density = |node: f64| prior.log_density(Theta(node), || 1.0);
        let on_grid = grid.nodes().any(|node| density(node).is_finite());
        let ln_weights: Vec<f64> = (grid.nodes().zip(grid.trapezoid_weights()))
            .map(|(node, width)| ln(width) + if on_grid { density(node) } else { 0.0 })
            .collect();
        let weights: Vec<f64> = ln_weights.iter().map(|&log| exp(log)).collect();
        let nodes: Vec<f64> = grid.nodes().collect();
        let ones = vec![1.0; nodes.len().next_multiple_of(LANES)];
        Some(Self { nodes: padded(&nodes), weights: padded(&weights), ln_weights, ones })
    }
}

/// Weights of the nodes after some answers; not divided by their total.
#[derive(Debug, Clone)]
pub(super) struct NodePosterior<'a> {
    prior: &'a NodePrior,
    table: &'a CurveTable,
    weights: Vec<f64>,
    /// Items and scores, in their order.
    answers: Vec<(usize, usize)>,
    arch: Arch,
}

/// Posterior mean and standard deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moments {
    pub(super) theta: Theta,
    pub(super) standard_error: StandardError,
}

impl<'a> NodePosterior<'a> {
    /// Before the first answer. The table has the nodes of the prior.
    pub(super) fn new(prior: &'a NodePrior, table: &'a CurveTable) -> Self {
        Self { prior, table, weights: prior.weights.clone(), answers: Vec::new(), arch: Arch::new() }
    }

    /// Forgets all answers.
    pub(super) fn reset(&mut self) {
        self.weights.copy_from_slice(&self.prior.weights);
        self.answers.clear();
    }

    /// Takes one more answer.
    pub(super) fn update(&mut self, item: usize, score: usize) -> Moments {
        self.answers.push((item, score));
        let (total, moments) = self.multiply(self.table.probability(item, score));
        if total >= LEAST_TOTAL {
            return moments;
        }
        self.recompute();
        self.multiply(&self.prior.ones).1
    }

    /// Multiplies the weights by a row; their total and moments.
    fn multiply(&mut self, row: &[f64]) -> (f64, Moments) {
        let Self { arch, weights, prior, .. } = self;
        arch.dispatch(Multiply { weights, row, nodes: &prior.nodes })
    }

    /// Weights from sums of logarithms; the greatest becomes 1.
    fn recompute(&mut self) {
        let logs = &mut self.weights;
        logs[..self.prior.ln_weights.len()].copy_from_slice(&self.prior.ln_weights);
        for &(item, score) in &self.answers {
            let row = self.table.ln_probability(item, score);
            logs.iter_mut().zip(row).for_each(|(log, ln_probability)| *log += ln_probability);
        }
        let logs = &mut logs[..self.prior.ln_weights.len()];
        let greatest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for log in logs {
            *log = exp(*log - greatest);
        }
    }
}

/// Multiplies the weights by a row; Σ w, and θ̂ = Σ X w / Σ w with its standard deviation
/// √(Σ (X − θ̂)² w / Σ w).
struct Multiply<'a> {
    weights: &'a mut [f64],
    row: &'a [f64],
    nodes: &'a [f64],
}

impl WithSimd for Multiply<'_> {
    type Output = (f64, Moments);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> (f64, Moments) {
        let weights = S::as_mut_simd_f64s(self.weights).0;
        let (row, nodes) = (S::as_simd_f64s(self.row).0, S::as_simd_f64s(self.nodes).0);
        let (mut totals, mut moments) = ([0.0; LANES], [0.0; LANES]);
        let lanes = (S::as_mut_simd_f64s(&mut totals).0, S::as_mut_simd_f64s(&mut moments).0);
        let width = lanes.0.len();
        let chunks =
            weights.chunks_exact_mut(width).zip(row.chunks_exact(width)).zip(nodes.chunks_exact(width));
        for ((weights, row), nodes) in chunks {
            for (lane, (weight, (&probability, &node))) in
                weights.iter_mut().zip(row.iter().zip(nodes)).enumerate()
            {
                *weight = simd.mul_f64s(*weight, probability);
                lanes.0[lane] = simd.add_f64s(lanes.0[lane], *weight);
                lanes.1[lane] = simd.add_f64s(lanes.1[lane], simd.mul_f64s(*weight, node));
            }
        }
        let total = tree(&totals);
        let mean = tree(&moments) / total;
        let center = simd.splat_f64s(mean);
        let mut squares = [0.0; LANES];
        let lanes = S::as_mut_simd_f64s(&mut squares).0;
        for (weights, nodes) in weights.chunks_exact(width).zip(nodes.chunks_exact(width)) {
            for (lane, (&weight, &node)) in weights.iter().zip(nodes).enumerate() {
                let distance = simd.sub_f64s(node, center);
                lanes[lane] =
                    simd.add_f64s(lanes[lane], simd.mul_f64s(weight, simd.mul_f64s(distance, distance)));
            }
        }
        let variance = tree(&squares) / total;
        (total, Moments { theta: Theta(mean), standard_error: StandardError(variance.sqrt()) })
    }
}

/// The sum of all lanes, of which lane j has added the terms j, j + 8, …; a fixed tree.
#[inline(always)]
fn tree(lanes: &[f64; LANES]) -> f64 {
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}

/// Values, filled up with zeros to whole lanes.
fn padded(values: &[f64]) -> Vec<f64> {
    let mut row = values.to_vec();
    row.resize(values.len().next_multiple_of(LANES), 0.0);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::{Logistic, ResponseModel};
    use crate::scale::NormalPrior;
    use pulp::Scalar;

    #[test]
    fn every_register_width_gives_the_same_bits() {
        let grid = Grid::new(-4.0, 4.0, 41).unwrap();
        let prior = NodePrior::new(&grid, Prior::Normal(NormalPrior { mean: 0.2, sd: 1.1 })).unwrap();
        let items = [ResponseModel::Logistic(Logistic::three_pl(1.3, 0.4, 0.2).unwrap())];
        let table = CurveTable::new(&items, &grid.nodes().collect::<Vec<_>>());
        let mut weights = prior.weights.clone();
        let mut posterior = NodePosterior::new(&prior, &table);
        for score in [1, 0, 1, 1, 0] {
            let row = table.probability(0, score);
            let plain = Multiply { weights: &mut weights, row, nodes: &prior.nodes }.with_simd(Scalar::new());
            assert_eq!(posterior.update(0, score), plain.1);
        }
    }
}
