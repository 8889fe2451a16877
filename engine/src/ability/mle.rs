//! Maximum likelihood (Lord 1980).
//!
//! θ̂ maximises ln L(θ) = Σ u ln P + (1 − u) ln Q; its standard error is 1 / √I(θ̂).
//! The likelihood of a constant pattern has no maximum: the end of the range is returned and said to
//! be one. The score of a 3PL or 4PL may have several roots; the grid is scanned for the global one.

use super::{AbilityEstimate, Bound, Response, information, log_likelihood, place, score};
use crate::math::{Grid, global_maximum};
use crate::scale::{StandardError, Theta};

/// Maximum likelihood between the ends of the grid.
pub fn estimate(responses: &[Response], grid: &Grid) -> AbilityEstimate {
    if responses.is_empty() {
        return undetermined(grid);
    }
    let height = |theta| log_likelihood(responses, Theta(theta));
    let slope = |theta| score(responses, Theta(theta));
    let (theta, bounded) = place(global_maximum(grid, height, slope), grid);
    let standard_error = StandardError(1.0 / information(responses, theta).sqrt());
    AbilityEstimate { theta, standard_error, bounded }
}

fn undetermined(grid: &Grid) -> AbilityEstimate {
    AbilityEstimate {
        theta: Theta(0.5 * (grid.lowest() + grid.highest())),
        standard_error: StandardError(f64::INFINITY),
        bounded: Bound::Undetermined,
    }
}
