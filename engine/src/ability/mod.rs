//! Ability estimation: point estimators and the posterior that sessions carry.
//!
//! An estimate and its standard error always come together, from the same computation.

pub mod eap;
mod evidence;
pub mod map;
pub mod mle;
mod one_more;
pub mod posterior;
pub mod prior;
pub mod wle;

use crate::irt::ResponseModel;
use crate::math::{Grid, Maximum};
use crate::scale::{StandardError, Theta};
pub(crate) use one_more::OneMore;
pub use posterior::Posterior;
pub use prior::Prior;

/// An item's model and the credit its answer got.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response<'a> {
    /// Model of the item.
    pub model: &'a ResponseModel,
    /// 0 ≤ credit ≤ 1; in a polytomous model the score divided by the highest score.
    pub credit: f64,
}

impl<'a> Response<'a> {
    /// The response that got this score: 0 for the lowest category, 1 for the next.
    ///
    /// `None` when the model has no such category.
    ///
    /// ```
    /// use jalon_engine::ability::Response;
    /// use jalon_engine::irt::{Nominal, ResponseModel};
    /// let item = ResponseModel::Nominal(Nominal::partial_credit(&[-1.0, 0.0, 1.0])?);
    /// assert_eq!(Response::scored(&item, 3).map(|response| response.credit), Some(1.0));
    /// assert_eq!(Response::scored(&item, 4), None);
    /// # Ok::<(), jalon_engine::irt::ParameterError>(())
    /// ```
    pub fn scored(model: &'a ResponseModel, score: usize) -> Option<Self> {
        let highest = model.categories() - 1;
        (score <= highest).then(|| Self { model, credit: score as f64 / highest as f64 })
    }
}

/// Whether an estimate stands at the end of the range allowed to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// No: the estimate lies inside.
    Free,
    /// At the lower end, as when every answer is wrong.
    Lowest,
    /// At the upper end, as when every answer is right.
    Highest,
    /// There are no answers and no prior: every θ is as likely as any other.
    Undetermined,
}

/// An ability and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AbilityEstimate {
    /// The estimate.
    pub theta: Theta,
    /// Its standard error; infinite when nothing is known.
    pub standard_error: StandardError,
    /// Whether it stands at an end of its range.
    pub bounded: Bound,
}

impl AbilityEstimate {
    /// Nothing is known: the middle of the range, with an infinite error.
    fn undetermined(grid: &Grid) -> Self {
        Self {
            theta: Theta(0.5 * (grid.lowest() + grid.highest())),
            standard_error: StandardError(f64::INFINITY),
            bounded: Bound::Undetermined,
        }
    }
}

/// A way to estimate ability from responses.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Estimator {
    /// Posterior mean: always exists, hence the choice during a session ([`eap::estimate`]).
    Eap {
        /// Nodes of the trapezoid rule.
        grid: Grid,
        /// Distribution before the first answer.
        prior: Prior,
    },
    /// Posterior mode ([`map::estimate`]).
    Map {
        /// Range, and nodes from which the search starts.
        grid: Grid,
        /// Distribution before the first answer.
        prior: Prior,
    },
    /// Maximum likelihood ([`mle::estimate`]).
    MaximumLikelihood {
        /// Range, and nodes from which the search starts.
        grid: Grid,
    },
    /// Warm's weighted likelihood ([`wle::estimate`]).
    WeightedLikelihood {
        /// Range, and nodes from which the search starts.
        grid: Grid,
    },
}

impl Estimator {
    /// Its range, with the nodes that it reads.
    pub fn grid(&self) -> Grid {
        match *self {
            Self::Eap { grid, .. }
            | Self::Map { grid, .. }
            | Self::MaximumLikelihood { grid }
            | Self::WeightedLikelihood { grid } => grid,
        }
    }

    /// Whether its prior has any mass where it looks. Without, [`Self::estimate`] leaves the prior out.
    pub fn prior_has_mass(&self) -> bool {
        match self {
            Self::Eap { grid, prior } => prior.has_mass_on_nodes(grid),
            Self::Map { grid, prior } => prior.has_mass_within(grid),
            Self::MaximumLikelihood { .. } | Self::WeightedLikelihood { .. } => true,
        }
    }

    /// The estimate from these responses; their order only touches the last digits.
    ///
    /// ```
    /// use jalon_engine::ability::{Bound, Estimator, Response};
    /// use jalon_engine::irt::{Logistic, ResponseModel};
    /// use jalon_engine::math::Grid;
    /// let easy = ResponseModel::Logistic(Logistic::one_pl(-1.0)?);
    /// let hard = ResponseModel::Logistic(Logistic::one_pl(1.0)?);
    /// let likelihood = Estimator::MaximumLikelihood { grid: Grid::new(-4.0, 4.0, 161)? };
    /// let [right, wrong] = [1.0, 0.0].map(|credit| move |model| Response { model, credit });
    /// let mixed = likelihood.estimate(&[right(&easy), wrong(&hard)]);
    /// assert!(mixed.theta.0.abs() < 1e-12 && mixed.bounded == Bound::Free);
    /// assert_eq!(likelihood.estimate(&[right(&easy), right(&hard)]).bounded, Bound::Highest);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn estimate(&self, responses: &[Response<'_>]) -> AbilityEstimate {
        match self {
            Self::Eap { grid, prior } => eap::estimate(responses, grid, *prior),
            Self::Map { grid, prior } => map::estimate(responses, grid, *prior),
            Self::MaximumLikelihood { grid } => mle::estimate(responses, grid),
            Self::WeightedLikelihood { grid } => wle::estimate(responses, grid),
        }
    }
}

fn place(maximum: Maximum, grid: &Grid) -> (Theta, Bound) {
    match maximum {
        Maximum::Inside(theta) => (Theta(theta), Bound::Free),
        Maximum::Lowest => (Theta(grid.lowest()), Bound::Lowest),
        Maximum::Highest => (Theta(grid.highest()), Bound::Highest),
    }
}
