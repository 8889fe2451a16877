//! Maximum likelihood (Lord 1980).
//!
//! θ̂ maximises ln L(θ); its standard error is 1 / √I(θ̂). The likelihood of a constant pattern has no
//! maximum: the end of the range is returned and said to be one. The score of a 3PL or 4PL may have
//! several roots; the grid is scanned for all of them and the global maximum is taken.

use super::evidence::Evidence;
use super::{AbilityEstimate, Response, place};
use crate::math::Grid;
use crate::scale::StandardError;

/// Maximum likelihood between the ends of the grid.
pub fn estimate(responses: &[Response<'_>], grid: &Grid) -> AbilityEstimate {
    if responses.is_empty() {
        return AbilityEstimate::undetermined(grid);
    }
    let evidence = Evidence(responses);
    let maximum =
        evidence.maximum(grid, |theta| evidence.log_likelihood(theta), |theta| evidence.score(theta));
    let (theta, bounded) = place(maximum, grid);
    let standard_error = StandardError(1.0 / evidence.information(theta.0).sqrt());
    AbilityEstimate { theta, standard_error, bounded }
}
