//! Maximum a posteriori (Samejima 1969; Mislevy 1986), with a normal, uniform or Jeffreys prior.
//!
//! θ̂ maximises ln L(θ) + ln g(θ). Standard errors, with I the test information at θ̂:
//! normal prior 1 / √(I + 1/σ²); uniform 1 / √I; Jeffreys, where ln g = ½ ln I,
//! 1 / √(I + (I′² − I″I) / (2I²)).

use super::evidence::Evidence;
use super::{AbilityEstimate, Prior, Response, mle, place};
use crate::math::{Grid, Maximum, global_maximum};
use crate::scale::{NormalPrior, StandardError, Theta};

/// Posterior mode between the ends of the grid: the highest one, when the posterior has several.
pub fn estimate(responses: &[Response<'_>], grid: &Grid, prior: Prior) -> AbilityEstimate {
    match prior {
        Prior::Normal(prior) => normal(responses, grid, prior),
        Prior::Uniform { lowest, highest } => uniform(responses, grid, (lowest, highest)),
        Prior::Jeffreys => jeffreys(responses, grid),
    }
}

fn normal(responses: &[Response<'_>], grid: &Grid, prior: NormalPrior) -> AbilityEstimate {
    let precision = 1.0 / (prior.sd * prior.sd);
    let evidence = Evidence(responses);
    let height = |theta: f64| {
        let distance = theta - prior.mean;
        evidence.log_likelihood(theta) - 0.5 * distance * distance * precision
    };
    let slope = |theta: f64| {
        let (first, second) = evidence.score(theta);
        (first - (theta - prior.mean) * precision, second - precision)
    };
    finish(evidence.maximum(grid, height, slope), grid, |theta| evidence.information(theta) + precision)
}

/// The likelihood's maximum where the prior is not 0; the whole grid when they do not meet.
fn uniform(responses: &[Response<'_>], grid: &Grid, (lowest, highest): (f64, f64)) -> AbilityEstimate {
    let common = Grid::new(lowest.max(grid.lowest()), highest.min(grid.highest()), grid.count());
    mle::estimate(responses, &common.unwrap_or(*grid))
}

fn jeffreys(responses: &[Response<'_>], grid: &Grid) -> AbilityEstimate {
    if responses.is_empty() {
        return AbilityEstimate::undetermined(grid);
    }
    let evidence = Evidence(responses);
    let height = |theta: f64| {
        Prior::Jeffreys.log_density(Theta(theta), || evidence.information(theta))
            + evidence.log_likelihood(theta)
    };
    // Of ½ ln I: I′ / 2I and (I″I − I′²) / 2I².
    let prior = |theta: f64| {
        let total = evidence.totals(theta);
        let ratio = total.information_slope / total.information;
        (0.5 * ratio, 0.5 * (total.information_curvature / total.information - ratio * ratio))
    };
    let slope = |theta: f64| {
        let ((first, second), (pull, stiffness)) = (evidence.score(theta), prior(theta));
        (first + pull, second + stiffness)
    };
    let maximum = global_maximum(grid, height, slope);
    finish(maximum, grid, |theta| evidence.information(theta) - prior(theta).1)
}

fn finish(maximum: Maximum, grid: &Grid, precision: impl Fn(f64) -> f64) -> AbilityEstimate {
    let (theta, bounded) = place(maximum, grid);
    AbilityEstimate { theta, standard_error: StandardError(1.0 / precision(theta.0).sqrt()), bounded }
}
