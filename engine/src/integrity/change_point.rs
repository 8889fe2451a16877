//! Change point: one ability before some item and another after it?
//!
//! Sinharay (2016): L_max = max_k 2 [l(θ̂_{1..k}) + l(θ̂_{k+1..n}) − l(θ̂_{1..n})] over places that leave a
//! least number of answers on each side, with maximum-likelihood estimates between the ends of a
//! grid. Its p-value comes by simulation of the same items.

use super::{Direction, Flag, Index, reference};
use crate::ability::{Estimator, Response};
use crate::math::Grid;
use crate::seed::Seed;

/// The likeliest place of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChangePoint {
    /// Answers before the change.
    pub after: usize,
    /// L_max, not negative.
    pub statistic: f64,
    /// Whether the ability after it is higher or lower than before.
    pub direction: Direction,
}

/// The likeliest change with at least `least` answers on each side; `None` when there are fewer.
pub fn locate(responses: &[Response<'_>], grid: Grid, least: usize) -> Option<ChangePoint> {
    let least = least.max(1);
    let (_, whole) = fitted(responses, grid);
    let mut best: Option<ChangePoint> = None;
    for after in least..=responses.len().checked_sub(least)? {
        let ((before, first), (later, second)) =
            (fitted(&responses[..after], grid), fitted(&responses[after..], grid));
        let statistic = (2.0 * (first + second - whole)).max(0.0);
        if best.is_none_or(|best| statistic > best.statistic) {
            let direction = if later < before { Direction::Low } else { Direction::High };
            best = Some(ChangePoint { after, statistic, direction });
        }
    }
    best
}

/// θ̂ and l(θ̂).
fn fitted(responses: &[Response<'_>], grid: Grid) -> (f64, f64) {
    let theta = Estimator::MaximumLikelihood { grid }.estimate(responses).theta;
    let likelihood =
        responses.iter().map(|response| response.model.log_likelihood(theta, response.credit)).sum();
    (theta.0, likelihood)
}

/// The likeliest change and its flag; `None` with too few answers.
///
/// The p-value is the one tail that matters, (1 + simulated values at least as great) / (1 +
/// replications); the direction tells whether the later answers are better.
pub fn flag(
    responses: &[Response<'_>],
    grid: Grid,
    least: usize,
    (seed, replications): (Seed, u32),
) -> Option<(ChangePoint, Flag)> {
    let found = locate(responses, grid, least)?;
    let theta = Estimator::MaximumLikelihood { grid }.estimate(responses).theta;
    let sorted = reference::simulated(seed, replications, |draws| {
        locate(&reference::answers(responses, theta, draws), grid, least)
            .map_or(0.0, |change| change.statistic)
    });
    let greater = sorted.len() - sorted.partition_point(|value| *value < found.statistic);
    let p_value = (greater + 1) as f64 / (sorted.len() + 1) as f64;
    let ChangePoint { statistic, direction, .. } = found;
    Some((found, Flag { index: Index::ChangePoint, statistic, p_value, direction }))
}
