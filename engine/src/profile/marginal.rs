//! The distribution of one competence: what a result reports of it.

use super::cells::Cells;
use super::model::Structure;
use crate::ability::AbilityEstimate;
use crate::scale::Theta;

/// A distribution of θ_k on the model's cells.
///
/// Inside a cell the mass is spread evenly: quantiles are linear there, and a cell crossed by a cut
/// score is split in proportion to width. Hence P(level ≥ l) ≥ γ exactly when the (1 − γ) quantile
/// reaches the cut of l.
#[derive(Debug, Clone, PartialEq)]
pub struct Marginal<'a> {
    pub(super) cells: &'a Cells,
    pub(super) structure: &'a Structure,
    pub(super) masses: Vec<f64>,
}

impl Marginal<'_> {
    /// Mean and standard deviation (EAP; Bock & Mislevy 1982), in logit.
    pub fn estimate(&self) -> AbilityEstimate {
        self.cells.estimate(&self.masses)
    }

    /// Variance, in logit².
    pub fn variance(&self) -> f64 {
        self.cells.moments(&self.masses).1
    }

    /// The ability below which a share `p` of the mass lies; outside \[0, 1\] an end of the range.
    pub fn quantile(&self, p: f64) -> Theta {
        self.cells.quantile(&self.masses, p)
    }

    /// P(level = 0), P(level = 1), …; sums to 1.
    pub fn level_probabilities(&self) -> Vec<f64> {
        let rows = self.structure.level_rows().chunks_exact(self.masses.len());
        rows.map(|shares| shares.iter().zip(&self.masses).map(|(share, mass)| share * mass).sum()).collect()
    }

    /// The masses at the model's nodes; they sum to 1.
    pub fn masses(&self) -> &[f64] {
        &self.masses
    }
}
