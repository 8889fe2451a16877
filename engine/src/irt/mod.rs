//! Item response models: the probability of a right answer given ability.
//!
//! Only logistic models for now; [`ResponseModel`] leaves room for polytomous ones.

pub mod logistic;

use crate::scale::Theta;
pub use logistic::{Logistic, ParameterError};
use serde::{Deserialize, Serialize};

/// A response model with its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResponseModel {
    /// 1PL to 4PL.
    Logistic(Logistic),
}

impl ResponseModel {
    /// Probability of full credit at θ.
    pub fn probability(&self, theta: Theta) -> f64 {
        match self {
            Self::Logistic(model) => model.probability(theta),
        }
    }

    /// Fisher information at θ, per logit²; never negative.
    pub fn information(&self, theta: Theta) -> f64 {
        match self {
            Self::Logistic(model) => model.information(theta),
        }
    }

    /// Log-likelihood of a credit in \[0, 1\]; see [`Logistic::log_likelihood`].
    pub fn log_likelihood(&self, theta: Theta, credit: f64) -> f64 {
        match self {
            Self::Logistic(model) => model.log_likelihood(theta, credit),
        }
    }

    /// First and second derivative of the log-likelihood in θ; see [`Logistic::score`].
    pub fn score(&self, theta: Theta, credit: f64) -> (f64, f64) {
        match self {
            Self::Logistic(model) => model.score(theta, credit),
        }
    }
}

/// Where parameters come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum ParameterSource {
    /// Derived from the author's level; no answers were used.
    ExpertPrior,
    /// Estimated from answers to exactly this revision.
    Calibrated {
        /// Id of the calibration file.
        calibration: String,
    },
}

/// Parameters in force for an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemParameters {
    /// The model used in selection and estimation.
    pub model: ResponseModel,
    /// Standard error of the difficulty, in logit.
    pub difficulty_se: f64,
    /// Where they come from.
    pub source: ParameterSource,
}
