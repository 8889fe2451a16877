//! Item response models: the probability of a right answer given ability.
//!
//! Only logistic models for now; [`ResponseModel`] leaves room for polytomous ones.

pub mod logistic;

pub use logistic::Logistic;
use serde::{Deserialize, Serialize};

/// A response model with its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResponseModel {
    /// 1PL to 4PL.
    Logistic(Logistic),
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
