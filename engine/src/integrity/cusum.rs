//! CUSUM of score residuals: runs of answers that are better, or worse, than the ability explains.
//!
//! van Krimpen-Stoop & Meijer (2000): with T_i = (u_i − E u_i(θ̂))/n, u between 0 and 1,
//! C⁺_i = max(0, C⁺_{i−1} + T_i) and C⁻_i = min(0, C⁻_{i−1} + T_i) from C⁺_0 = C⁻_0 = 0. A run of
//! answers better than expected, as with items known beforehand, raises C⁺; fatigue or a late lack of
//! time lowers C⁻. Their distribution has no closed form: bounds and p-values come by simulation.

use super::{Flag, Index, reference};
use crate::ability::{Estimator, Response};
use crate::scale::Theta;
use crate::seed::Seed;

/// C⁺ and C⁻ after each answer.
///
/// ```
/// use jalon_engine::ability::Response;
/// use jalon_engine::integrity::cusum::chart;
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::scale::Theta;
/// let item = ResponseModel::Logistic(Logistic::one_pl(0.0)?);
/// let answers = [1.0, 1.0, 0.0, 0.0].map(|credit| Response { model: &item, credit });
/// let expected = [(0.125, 0.0), (0.25, 0.0), (0.125, -0.125), (0.0, -0.25)];
/// assert_eq!(chart(&answers, Theta(0.0)), expected);
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
pub fn chart(responses: &[Response<'_>], theta: Theta) -> Vec<(f64, f64)> {
    let count = responses.len() as f64;
    let (mut upper, mut lower) = (0.0, 0.0);
    let step = |response: &Response<'_>| {
        let residual = (response.credit - expected_credit(response, theta)) / count;
        upper = f64::max(0.0, upper + residual);
        lower = f64::min(0.0, lower + residual);
        (upper, lower)
    };
    responses.iter().map(step).collect()
}

/// Σ_k P_k k / (categories − 1).
fn expected_credit(response: &Response<'_>, theta: Theta) -> f64 {
    let curve = response.model.curve(theta);
    let highest = (curve.len() - 1) as f64;
    curve.iter().enumerate().map(|(score, point)| point.probability * score as f64 / highest).sum()
}

/// The C⁺ or C⁻ farthest from 0; 0 without answers.
pub fn extreme(responses: &[Response<'_>], theta: Theta) -> f64 {
    let farther = |best: f64, next: f64| if next.abs() > best.abs() { next } else { best };
    chart(responses, theta).into_iter().flat_map(|(upper, lower)| [upper, lower]).fold(0.0, farther)
}

/// The farthest C⁺ or C⁻ at the estimate, with its p-value by simulation of the same items.
///
/// Each simulated person is estimated anew, as the real one was.
pub fn flag(responses: &[Response<'_>], estimator: &Estimator, seed: Seed, replications: u32) -> Flag {
    let theta = estimator.estimate(responses).theta;
    let sorted = reference::simulated(seed, replications, |draws| {
        let answers = reference::answers(responses, theta, draws);
        extreme(&answers, estimator.estimate(&answers).theta)
    });
    reference::flag(Index::Cusum, extreme(responses, theta), &sorted)
}
