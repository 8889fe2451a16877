//! The cells that carry a distribution of ability: their centres, edges and what is read from masses.

use crate::ability::{AbilityEstimate, Bound};
use crate::scale::{StandardError, Theta};

/// Equal cells on the θ scale, in logit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cells {
    /// Centres, rising.
    pub(super) nodes: Vec<f64>,
    /// Width of a cell.
    pub(super) width: f64,
}

impl Cells {
    /// `count` cells whose outermost centres are the two ends.
    pub(super) fn new(lowest: f64, highest: f64, count: usize) -> Self {
        let width = (highest - lowest) / (count - 1) as f64;
        Self { nodes: (0..count).map(|cell| lowest + width * cell as f64).collect(), width }
    }

    /// Both edges of a cell; the outermost ones are infinite.
    pub(super) fn edges(&self, cell: usize) -> (f64, f64) {
        let (lower, upper) = self.inner_edges(cell);
        (
            if cell == 0 { f64::NEG_INFINITY } else { lower },
            if cell + 1 == self.nodes.len() { f64::INFINITY } else { upper },
        )
    }

    fn inner_edges(&self, cell: usize) -> (f64, f64) {
        (self.nodes[cell] - 0.5 * self.width, self.nodes[cell] + 0.5 * self.width)
    }

    /// The share of each cell's width that lies between two abilities.
    pub(super) fn shares(&self, lower: f64, upper: f64) -> impl Iterator<Item = f64> {
        (0..self.nodes.len()).map(move |cell| {
            let (left, right) = self.inner_edges(cell);
            ((right.min(upper) - left.max(lower)) / (right - left)).max(0.0)
        })
    }

    /// Mean and variance of masses that sum to 1.
    pub(super) fn moments(&self, masses: &[f64]) -> (f64, f64) {
        let mean: f64 = self.nodes.iter().zip(masses).map(|(node, mass)| node * mass).sum();
        let squares = self.nodes.iter().zip(masses).map(|(node, mass)| (node - mean) * (node - mean) * mass);
        (mean, squares.sum())
    }

    /// Mean and standard deviation of masses that sum to 1.
    pub(super) fn estimate(&self, masses: &[f64]) -> AbilityEstimate {
        let (mean, variance) = self.moments(masses);
        AbilityEstimate {
            theta: Theta(mean),
            standard_error: StandardError(variance.sqrt()),
            bounded: Bound::Free,
        }
    }

    /// The ability below which a share `p` of the mass lies; linear inside a cell.
    pub(super) fn quantile(&self, masses: &[f64], p: f64) -> Theta {
        let mut below = 0.0;
        for (&node, &mass) in self.nodes.iter().zip(masses) {
            if mass > 0.0 && below + mass >= p {
                let share = ((p - below) / mass).max(0.0);
                return Theta(node + (share - 0.5) * self.width);
            }
            below += mass;
        }
        Theta(self.nodes[self.nodes.len() - 1] + 0.5 * self.width)
    }
}
