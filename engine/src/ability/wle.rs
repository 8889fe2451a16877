//! Weighted likelihood (Warm 1989): maximum likelihood without its first-order bias.
//!
//! θ̂ solves ln L′ + J / (2I) = 0, with J = Σ P′P″/P over items and categories; for 1PL and 2PL that is
//! the posterior mode under Jeffreys' prior. The standard error is 1 / √I(θ̂). Where the equation has
//! several roots the one with the greatest weighted likelihood is taken: ln L + ∫ J / (2I), the integral
//! by Simpson's rule over the steps of the grid.

use super::evidence::Evidence;
use super::{AbilityEstimate, Response, place};
use crate::math::{Grid, global_maximum};
use crate::scale::StandardError;

/// Weighted likelihood between the ends of the grid; finite for constant patterns too.
pub fn estimate(responses: &[Response<'_>], grid: &Grid) -> AbilityEstimate {
    if responses.is_empty() {
        return AbilityEstimate::undetermined(grid);
    }
    let evidence = Evidence(responses);
    let weight = |theta: f64| {
        let total = evidence.totals(theta);
        0.5 * total.warm / total.information
    };
    let slope = |theta: f64| {
        let ((first, second), total) = (evidence.score(theta), evidence.totals(theta));
        let pull = 0.5 * total.warm / total.information;
        let bend =
            0.5 * total.warm_slope / total.information - pull * total.information_slope / total.information;
        (first + pull, second + bend)
    };
    let height = |theta: f64| evidence.log_likelihood(theta) + integral(grid, theta, weight);
    let (theta, bounded) = place(global_maximum(grid, height, slope), grid);
    let standard_error = StandardError(1.0 / evidence.information(theta.0).sqrt());
    AbilityEstimate { theta, standard_error, bounded }
}

/// ∫ from the grid's lower end to `end`, by Simpson's rule on each step.
fn integral(grid: &Grid, end: f64, function: impl Fn(f64) -> f64) -> f64 {
    let whole = grid.nodes().take_while(|node| *node < end);
    let mut sum = 0.0;
    let mut edges = whole.chain([end]);
    let Some(mut left) = edges.next() else { return sum };
    for right in edges {
        let middle = function(0.5 * (left + right));
        sum += (right - left) / 6.0 * (function(left) + 4.0 * middle + function(right));
        left = right;
    }
    sum
}
