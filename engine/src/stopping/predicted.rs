//! Predicted reduction of the standard error by the next item (Choi, Grady & Dodd 2011).
//!
//! With the posterior p(θ | u) and the next item's P(x | θ), the predicted error is the expectation of
//! the posterior standard deviation after its answer:
//! Σ_x P(x | u) · SD(θ | u, x), P(x | u) = ∫ P(x | θ) p(θ | u) dθ. The next item is the remaining one with
//! the greatest information at the estimate.

use super::Situation;
use crate::irt::ResponseModel;
use crate::scale::Theta;

/// SD(θ | u) minus its expectation after one more item, in logit; hardly ever negative.
pub fn reduction(situation: &Situation<'_>, item: &ResponseModel) -> f64 {
    let cells = situation.posterior.cells();
    let after: f64 = (0..item.categories()).map(|category| share_of_error(&cells, item, category)).sum();
    situation.posterior.sd() - after
}

/// P(x | u) · SD(θ | u, x) for one category x.
fn share_of_error(cells: &[(Theta, f64)], item: &ResponseModel, category: usize) -> f64 {
    let joint: Vec<f64> =
        cells.iter().map(|(theta, mass)| mass * item.curve(*theta)[category].probability).collect();
    let sum = |value: &dyn Fn(f64) -> f64| -> f64 {
        cells.iter().zip(&joint).map(|((theta, _), joint)| value(theta.0) * joint).sum()
    };
    let probability = sum(&|_| 1.0);
    if probability <= 0.0 {
        return 0.0;
    }
    let mean = sum(&|theta| theta) / probability;
    (sum(&|theta| (theta - mean) * (theta - mean)) * probability).sqrt()
}

/// The reduction to expect of the best remaining item; 0 when none is left.
pub fn best_reduction(situation: &Situation<'_>) -> f64 {
    situation.best_remaining(1).first().map_or(0.0, |(item, _)| reduction(situation, item))
}
