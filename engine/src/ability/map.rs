//! Maximum a posteriori with a normal prior (Samejima 1969; Mislevy 1986).
//!
//! θ̂ maximises ln L(θ) − (θ − μ)² / (2σ²); its standard error is 1 / √(I(θ̂) + 1/σ²).

use super::{AbilityEstimate, Response, information, log_likelihood, place, score};
use crate::math::{Grid, global_maximum};
use crate::scale::{NormalPrior, StandardError, Theta};

/// Posterior mode between the ends of the grid: the highest one, when the posterior has several.
pub fn estimate(responses: &[Response], grid: &Grid, prior: NormalPrior) -> AbilityEstimate {
    let precision = 1.0 / (prior.sd * prior.sd);
    let height = |theta: f64| {
        let distance = theta - prior.mean;
        log_likelihood(responses, Theta(theta)) - 0.5 * distance * distance * precision
    };
    let slope = |theta: f64| {
        let (first, second) = score(responses, Theta(theta));
        (first - (theta - prior.mean) * precision, second - precision)
    };
    let (theta, bounded) = place(global_maximum(grid, height, slope), grid);
    let standard_error = StandardError(1.0 / (information(responses, theta) + precision).sqrt());
    AbilityEstimate { theta, standard_error, bounded }
}
