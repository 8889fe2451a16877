//! Estimates after one more answer, for many answers that may come.
//!
//! What the answers so far say is read once at the nodes of the estimator:
//! - For a mode, the slope of the log-posterior. An answer adds a slope of its own, which no answer to the
//!   item exceeds ([`ResponseModel::steepest`]): at most nodes the sign of the sum is known without
//!   computing it. Roots are then found as in [`super::map`].
//! - For a mean, the posterior weights, which an answer multiplies by its probability.
//!
//! Other estimators start again from all answers.
//!
//! [`ResponseModel::steepest`]: crate::irt::ResponseModel::steepest

use super::evidence::Evidence;
use super::{Estimator, Prior, Response, eap, place};
use crate::math::{Grid, exp, highest_maximum};
use crate::scale::Theta;

/// Rounding must not decide a sign.
const SLACK: f64 = 1.0 + 1e-9;

/// Below this total, products of weights and probabilities have lost their digits.
const LEAST_TOTAL: f64 = 1e-200;

/// The answers so far and what they say.
pub(crate) struct OneMore<'a> {
    responses: Vec<Response<'a>>,
    estimator: Estimator,
    so_far: SoFar,
    rising: Vec<bool>,
}

/// What is read once.
enum SoFar {
    /// Slopes of what is maximised, at the nodes.
    Mode(LogPosterior, Vec<f64>),
    /// Weights of the nodes.
    Mean(Grid, Vec<f64>),
    Nothing,
}

/// ln L plus a concave log-density, over a range.
#[derive(Clone, Copy)]
struct LogPosterior {
    grid: Grid,
    mean: f64,
    precision: f64,
}

impl<'a> OneMore<'a> {
    /// After these responses.
    pub(crate) fn new(responses: Vec<Response<'a>>, estimator: Estimator) -> Self {
        let so_far = SoFar::read(&responses, estimator);
        Self { responses, estimator, so_far, rising: Vec::new() }
    }

    /// The estimate with one more response.
    pub(crate) fn estimate(&mut self, response: Response<'a>) -> Theta {
        self.responses.push(response);
        let quick = match &self.so_far {
            SoFar::Mode(posterior, slopes) => {
                Some(mode(&self.responses, *posterior, slopes, &mut self.rising))
            }
            SoFar::Mean(grid, weights) => mean(response, grid, weights),
            SoFar::Nothing => None,
        };
        let theta = quick.unwrap_or_else(|| self.estimator.estimate(&self.responses).theta);
        self.responses.pop();
        theta
    }
}

/// The mode given all responses; `slopes` are those without the last.
fn mode(
    responses: &[Response<'_>],
    posterior: LogPosterior,
    slopes: &[f64],
    rising: &mut Vec<bool>,
) -> Theta {
    let last = responses[responses.len() - 1];
    let steepest = last.model.steepest() * SLACK;
    let rises = |(node, &so_far): (f64, &f64)| {
        let pull = || last.model.score(Theta(node), last.credit).0;
        if so_far.abs() > steepest { so_far > 0.0 } else { so_far + pull() > 0.0 }
    };
    rising.clear();
    rising.extend(posterior.grid.nodes().zip(slopes).map(rises));
    let height = |theta: f64| posterior.height(responses, theta);
    let slope = |theta: f64| posterior.slope(responses, theta);
    place(highest_maximum(&posterior.grid, rising, height, slope), &posterior.grid).0
}

/// The mean of weights times the probability of a response; `None` where digits are lost.
fn mean(response: Response<'_>, grid: &Grid, weights: &[f64]) -> Option<Theta> {
    let (mut total, mut first) = (0.0, 0.0);
    for (node, weight) in grid.nodes().zip(weights) {
        let weight = weight * exp(response.model.log_likelihood(Theta(node), response.credit));
        total += weight;
        first += weight * node;
    }
    (total >= LEAST_TOTAL).then_some(Theta(first / total))
}

impl SoFar {
    /// A uniform prior bounds the range of a mode, unless it leaves nothing of it.
    fn read(responses: &[Response<'_>], estimator: Estimator) -> Self {
        match estimator {
            Estimator::Eap { prior: Prior::Jeffreys, .. } => Self::Nothing,
            Estimator::Eap { grid, prior } => Self::Mean(grid, eap::weights(responses, &grid, prior)),
            Estimator::Map { grid, prior: Prior::Normal(normal) } => {
                let precision = 1.0 / (normal.sd * normal.sd);
                Self::slopes(responses, LogPosterior { grid, mean: normal.mean, precision })
            }
            Estimator::Map { grid, prior: Prior::Uniform { lowest, highest } } => {
                let common = Grid::new(lowest.max(grid.lowest()), highest.min(grid.highest()), grid.count());
                Self::slopes(responses, LogPosterior::flat(common.unwrap_or(grid)))
            }
            Estimator::MaximumLikelihood { grid } => Self::slopes(responses, LogPosterior::flat(grid)),
            Estimator::Map { prior: Prior::Jeffreys, .. } | Estimator::WeightedLikelihood { .. } => {
                Self::Nothing
            }
        }
    }

    fn slopes(responses: &[Response<'_>], posterior: LogPosterior) -> Self {
        let slope = |theta| posterior.slope(responses, theta).0;
        Self::Mode(posterior, posterior.grid.nodes().map(slope).collect())
    }
}

impl LogPosterior {
    /// ln L alone.
    fn flat(grid: Grid) -> Self {
        Self { grid, mean: 0.0, precision: 0.0 }
    }

    fn height(&self, responses: &[Response<'_>], theta: f64) -> f64 {
        let distance = theta - self.mean;
        Evidence(responses).log_likelihood(theta) - 0.5 * distance * distance * self.precision
    }

    /// First and second derivative.
    fn slope(&self, responses: &[Response<'_>], theta: f64) -> (f64, f64) {
        let (first, second) = Evidence(responses).score(theta);
        (first - (theta - self.mean) * self.precision, second - self.precision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::{Graded, Logistic, Nominal, ResponseModel};
    use crate::scale::NormalPrior;

    fn models() -> Vec<ResponseModel> {
        let logistic = |a, b, c, d| ResponseModel::Logistic(Logistic::new(a, b, c, d).unwrap());
        vec![
            logistic(1.2, -0.5, 0.0, 1.0),
            logistic(2.4, 1.1, 0.3, 1.0),
            logistic(1.8, -1.4, 0.2, 0.9),
            logistic(3.0, 2.2, 0.35, 0.95),
            ResponseModel::Graded(Graded::new(1.7, vec![-1.0, 0.3]).unwrap()),
            ResponseModel::Nominal(Nominal::new(&[1.5, -0.7, 0.4], &[0.2, 0.1, -1.0]).unwrap()),
        ]
    }

    #[test]
    fn estimates_are_those_of_the_estimator() {
        let (models, grid) = (models(), Grid::new(-4.0, 4.0, 161).unwrap());
        let priors = [
            Prior::Normal(NormalPrior { mean: 0.3, sd: 1.1 }),
            Prior::Uniform { lowest: -2.5, highest: 3.0 },
            Prior::Uniform { lowest: 5.0, highest: 6.0 },
            Prior::Jeffreys,
        ];
        let others = [Estimator::MaximumLikelihood { grid }, Estimator::WeightedLikelihood { grid }];
        let estimators = priors.map(|prior| [Estimator::Map { grid, prior }, Estimator::Eap { grid, prior }]);
        let estimators = estimators.into_iter().flatten().chain(others);
        for (estimator, pattern) in
            estimators.flat_map(|estimator| (0..64_usize).map(move |at| (estimator, at)))
        {
            let scored =
                |(at, model): (usize, &'_ ResponseModel)| (pattern >> at & 1) * (model.categories() - 1);
            let answered = pattern % 6;
            let so_far: Vec<Response<'_>> = (models[..answered].iter().enumerate())
                .map(|(at, model)| Response::scored(model, scored((at, model))).unwrap())
                .collect();
            let mut one_more = OneMore::new(so_far.clone(), estimator);
            for model in &models[answered..] {
                for category in 0..model.categories() {
                    let response = Response::scored(model, category).unwrap();
                    let all = [&so_far[..], &[response]].concat();
                    let expected = estimator.estimate(&all).theta.0;
                    let found = one_more.estimate(response).0;
                    assert!((found - expected).abs() < 1e-12, "{estimator:?} {pattern}: {found} {expected}");
                }
            }
        }
    }
}
