//! Posterior modes after one more answer, for many answers that may come.
//!
//! The slope of the log-posterior so far is read once at the nodes of the search. An answer adds a slope
//! of its own, which no answer to the item exceeds ([`crate::irt::ResponseModel::steepest`]): at most nodes the sign of
//! the sum is known without computing it. Roots are then found as in [`super::map`].

use super::evidence::Evidence;
use super::{Estimator, Prior, Response, place};
use crate::math::{Grid, highest_maximum};
use crate::scale::Theta;

/// Rounding must not decide a sign.
const SLACK: f64 = 1.0 + 1e-9;

/// The answers so far and where they pull.
pub(crate) struct OneMore<'a> {
    responses: Vec<Response<'a>>,
    estimator: Estimator,
    /// Range and prior without the part that depends on the items; `None` for Jeffreys' prior.
    posterior: Option<LogPosterior>,
    /// Slopes of the log-posterior so far at the nodes.
    slopes: Vec<f64>,
    rising: Vec<bool>,
}

/// ln L plus a concave log-density, over a range.
#[derive(Clone, Copy)]
struct LogPosterior {
    grid: Grid,
    mean: f64,
    precision: f64,
}

impl<'a> OneMore<'a> {
    /// After these responses; modes are sought as by [`Estimator::Map`].
    pub(crate) fn new(responses: Vec<Response<'a>>, grid: Grid, prior: Prior) -> Self {
        let posterior = LogPosterior::new(grid, prior);
        let slopes = posterior.map_or_else(Vec::new, |posterior| {
            let slope = |theta| posterior.slope(&responses, theta).0;
            posterior.grid.nodes().map(slope).collect()
        });
        Self { responses, estimator: Estimator::Map { grid, prior }, posterior, slopes, rising: Vec::new() }
    }

    /// The mode with one more response.
    pub(crate) fn mode(&mut self, response: Response<'a>) -> Theta {
        let Some(posterior) = self.posterior else { return self.estimated(response) };
        let steepest = response.model.steepest() * SLACK;
        let rises = |(node, &so_far): (f64, &f64)| {
            let pull = || response.model.score(Theta(node), response.credit).0;
            if so_far.abs() > steepest { so_far > 0.0 } else { so_far + pull() > 0.0 }
        };
        self.rising.clear();
        self.rising.extend(posterior.grid.nodes().zip(&self.slopes).map(rises));
        self.responses.push(response);
        let (height, slope) = (
            |theta: f64| posterior.height(&self.responses, theta),
            |theta: f64| posterior.slope(&self.responses, theta),
        );
        let (theta, _) =
            place(highest_maximum(&posterior.grid, &self.rising, height, slope), &posterior.grid);
        self.responses.pop();
        theta
    }

    fn estimated(&mut self, response: Response<'a>) -> Theta {
        self.responses.push(response);
        let theta = self.estimator.estimate(&self.responses).theta;
        self.responses.pop();
        theta
    }
}

impl LogPosterior {
    /// A uniform prior bounds the range, unless it leaves nothing of it.
    fn new(grid: Grid, prior: Prior) -> Option<Self> {
        match prior {
            Prior::Normal(normal) => {
                Some(Self { grid, mean: normal.mean, precision: 1.0 / (normal.sd * normal.sd) })
            }
            Prior::Uniform { lowest, highest } => {
                let common = Grid::new(lowest.max(grid.lowest()), highest.min(grid.highest()), grid.count());
                Some(Self { grid: common.unwrap_or(grid), mean: 0.0, precision: 0.0 })
            }
            Prior::Jeffreys => None,
        }
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
    fn modes_are_those_of_the_estimator() {
        let (models, grid) = (models(), Grid::new(-4.0, 4.0, 161).unwrap());
        let priors = [
            Prior::Normal(NormalPrior { mean: 0.3, sd: 1.1 }),
            Prior::Uniform { lowest: -2.5, highest: 3.0 },
            Prior::Uniform { lowest: 5.0, highest: 6.0 },
            Prior::Jeffreys,
        ];
        for (prior, pattern) in priors.into_iter().flat_map(|prior| (0..64_usize).map(move |at| (prior, at)))
        {
            let scored =
                |(at, model): (usize, &'_ ResponseModel)| (pattern >> at & 1) * (model.categories() - 1);
            let answered = pattern % 6;
            let so_far: Vec<Response<'_>> = (models[..answered].iter().enumerate())
                .map(|(at, model)| Response::scored(model, scored((at, model))).unwrap())
                .collect();
            let mut one_more = OneMore::new(so_far.clone(), grid, prior);
            for model in &models[answered..] {
                for category in 0..model.categories() {
                    let response = Response::scored(model, category).unwrap();
                    let all = [&so_far[..], &[response]].concat();
                    let expected = Estimator::Map { grid, prior }.estimate(&all).theta.0;
                    let found = one_more.mode(response).0;
                    assert!((found - expected).abs() < 1e-12, "{prior:?} {pattern}: {found} {expected}");
                }
            }
        }
    }
}
