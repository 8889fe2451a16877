//! What the answers say of one ability: log-likelihood, score function, test information.

use super::Response;
use crate::math::{Grid, Maximum, global_maximum};
use crate::scale::Theta;

/// Responses, read at any θ; sums run in the order of the responses.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'a>(pub(super) &'a [Response<'a>]);

/// Sums over items of what [`crate::irt::Curve`] says.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) information: f64,
    pub(super) information_slope: f64,
    pub(super) information_curvature: f64,
    pub(super) warm: f64,
    pub(super) warm_slope: f64,
}

impl Evidence<'_> {
    pub(super) fn log_likelihood(&self, theta: f64) -> f64 {
        self.0.iter().map(|response| response.model.log_likelihood(Theta(theta), response.credit)).sum()
    }

    /// First and second derivative of the log-likelihood.
    pub(super) fn score(&self, theta: f64) -> (f64, f64) {
        let slopes = self.0.iter().map(|response| response.model.score(Theta(theta), response.credit));
        slopes.fold((0.0, 0.0), |sum, slope| (sum.0 + slope.0, sum.1 + slope.1))
    }

    pub(super) fn information(&self, theta: f64) -> f64 {
        self.0.iter().map(|response| response.model.information(Theta(theta))).sum()
    }

    pub(super) fn totals(&self, theta: f64) -> Totals {
        let mut totals = Totals::default();
        for response in self.0 {
            let curve = response.model.curve(Theta(theta));
            totals.information += curve.information();
            totals.information_slope += curve.information_slope();
            totals.information_curvature += curve.information_curvature();
            totals.warm += curve.warm();
            totals.warm_slope += curve.warm_slope();
        }
        totals
    }

    /// Maximum of the log-likelihood plus a concave term: at once where the sum is concave, else by
    /// searching every step of the grid.
    pub(super) fn maximum(
        &self,
        grid: &Grid,
        height: impl Fn(f64) -> f64,
        slope: impl Fn(f64) -> (f64, f64),
    ) -> Maximum {
        let concave = self.0.iter().all(|response| response.model.is_log_concave());
        let ends = Grid::new(grid.lowest(), grid.highest(), 2).ok().filter(|_| concave);
        global_maximum(&ends.unwrap_or(*grid), height, slope)
    }
}
