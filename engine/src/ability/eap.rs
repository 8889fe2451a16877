//! Expected a posteriori (Bock & Mislevy 1982).
//!
//! θ̂ = Σ X_q L(X_q) g(X_q) w_q / Σ L(X_q) g(X_q) w_q over the nodes X_q of a grid, w the trapezoid
//! weights; the standard error is the posterior standard deviation on the same nodes. Exact up to
//! the grid: with 41 nodes over ±4 prior standard deviations the error is far below the estimate's.

use super::evidence::Evidence;
use super::{AbilityEstimate, Bound, Prior, Response};
use crate::math::{Grid, exp, ln, log_sum_exp};
use crate::scale::{StandardError, Theta};

/// Posterior mean and standard deviation; always inside the grid.
///
/// A prior with no mass on the grid counts as flat.
pub fn estimate(responses: &[Response<'_>], grid: &Grid, prior: Prior) -> AbilityEstimate {
    let weights = weights(responses, grid, prior);
    let mean: f64 = grid.nodes().zip(&weights).map(|(node, weight)| node * weight).sum();
    let squares = grid.nodes().zip(&weights).map(|(node, weight)| (node - mean) * (node - mean) * weight);
    AbilityEstimate {
        theta: Theta(mean),
        standard_error: StandardError(squares.sum::<f64>().sqrt()),
        bounded: Bound::Free,
    }
}

/// Posterior weights of the nodes; they sum to 1.
pub(super) fn weights(responses: &[Response<'_>], grid: &Grid, prior: Prior) -> Vec<f64> {
    let evidence = Evidence(responses);
    let density = |node: f64| prior.log_density(Theta(node), || evidence.information(node));
    let on_grid = grid.nodes().any(|node| density(node).is_finite());
    let logs: Vec<f64> = grid
        .nodes()
        .zip(grid.trapezoid_weights())
        .map(|(node, width)| {
            let density = if on_grid { density(node) } else { 0.0 };
            ln(width) + density + evidence.log_likelihood(node)
        })
        .collect();
    let total = log_sum_exp(&logs);
    logs.iter().map(|log| exp(log - total)).collect()
}
