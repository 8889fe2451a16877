//! Reference distributions by simulation: what a statistic does when nothing is wrong.
//!
//! A person of the estimated ability answers the same items again, many times, each time with draws
//! of their own; the statistic of the real answers is compared with those. Exact for fixed items up to
//! the number of replications and the error of the estimate; when the choice of items matters, give
//! [`simulated`] a closure that runs the whole adaptive test.

use super::{Direction, Flag, Index};
use crate::ability::Response;
use crate::scale::Theta;
use crate::seed::{DrawPurpose, Draws, Seed};

/// Values of a statistic in `replications` simulations, rising; those that are not numbers are left out.
pub fn simulated(seed: Seed, replications: u32, mut statistic: impl FnMut(&mut Draws) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = (0..replications)
        .map(|replication| statistic(&mut seed.draws(replication, DrawPurpose::Simulation)))
        .filter(|value| !value.is_nan())
        .collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Answers of a person of this ability to the same items.
pub fn answers<'a>(responses: &[Response<'a>], theta: Theta, draws: &mut Draws) -> Vec<Response<'a>> {
    responses
        .iter()
        .map(|response| {
            let (drawn, mut reached) = (draws.uniform(), 0.0);
            let curve = response.model.curve(theta);
            let highest = curve.len() - 1;
            let score = curve[..highest]
                .iter()
                .position(|point| {
                    reached += point.probability;
                    drawn < reached
                })
                .unwrap_or(highest);
            Response { model: response.model, credit: score as f64 / highest as f64 }
        })
        .collect()
}

/// Bounds that a share `alpha` of the simulated values pass, half on each side.
///
/// `sorted` from [`simulated`]; `None` when it is empty.
pub fn bounds(sorted: &[f64], alpha: f64) -> Option<(f64, f64)> {
    let outside = tail(sorted.len(), alpha);
    let last = sorted.len().checked_sub(1)?;
    Some((*sorted.get(outside.min(last))?, *sorted.get(last.saturating_sub(outside))?))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the number of values")]
fn tail(count: usize, alpha: f64) -> usize {
    (0.5 * alpha.clamp(0.0, 1.0) * count as f64) as usize
}

/// A flag with its p-value by simulation: twice the smaller of the two tails, at most 1.
///
/// A tail is (1 + values at least as extreme) / (1 + replications), never 0 (Davison & Hinkley 1997).
///
/// ```
/// use jalon_engine::integrity::{Direction, Index, reference::flag};
/// let reference: Vec<f64> = (1..=99).map(f64::from).collect();
/// let high = flag(Index::Cusum, 98.0, &reference);
/// assert_eq!((high.direction, high.p_value), (Direction::High, 2.0 * 3.0 / 100.0));
/// ```
pub fn flag(index: Index, statistic: f64, sorted: &[f64]) -> Flag {
    let below = sorted.partition_point(|value| *value <= statistic);
    let above = sorted.len() - sorted.partition_point(|value| *value < statistic);
    let tail = |count: usize| (count + 1) as f64 / (sorted.len() + 1) as f64;
    let direction = if below < above { Direction::Low } else { Direction::High };
    let p_value = (2.0 * tail(below.min(above))).min(1.0);
    Flag { index, statistic, p_value, direction }
}
