//! Item response models: the probability of each score given ability.

pub mod curve;
pub mod graded;
pub mod logistic;
pub mod nominal;
pub mod peak;
pub mod table;

use crate::scale::Theta;
pub use curve::{CategoryPoint, Curve, MAX_CATEGORIES};
pub use graded::Graded;
pub use logistic::{Logistic, ParameterError};
pub use nominal::Nominal;
pub use peak::InformationShape;
use serde::{Deserialize, Serialize};
pub use table::CurveTable;

/// A response model with its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResponseModel {
    /// 1PL to 4PL: wrong or right.
    Logistic(Logistic),
    /// Graded response: ordered categories by thresholds.
    Graded(Graded),
    /// Nominal, and its special cases: generalised partial credit, partial credit, rating scale.
    Nominal(Nominal),
}

impl ResponseModel {
    /// Number of categories; 2 for a dichotomous model.
    pub fn categories(&self) -> usize {
        match self {
            Self::Logistic(_) => 2,
            Self::Graded(model) => model.categories(),
            Self::Nominal(model) => model.categories(),
        }
    }

    /// Whether anybody gives this category; see [`Graded::is_reachable`].
    pub fn is_reachable(&self, category: usize) -> bool {
        match self {
            Self::Logistic(_) | Self::Nominal(_) => true,
            Self::Graded(model) => model.is_reachable(category),
        }
    }

    /// All categories at θ.
    pub fn curve(&self, theta: Theta) -> Curve {
        match self {
            Self::Logistic(model) => model.curve(theta),
            Self::Graded(model) => model.curve(theta),
            Self::Nominal(model) => model.curve(theta),
        }
    }

    /// Probability of full credit at θ.
    pub fn probability(&self, theta: Theta) -> f64 {
        match self {
            Self::Logistic(model) => model.probability(theta),
            _ => self.curve(theta)[self.categories() - 1].probability,
        }
    }

    /// Probability of each category at θ, from the lowest: [`ResponseModel::curve`] without what costs time.
    pub fn each_probability(&self, theta: Theta, mut visit: impl FnMut(usize, f64)) {
        if let Self::Logistic(model) = self {
            let right = model.probability(theta);
            visit(0, 1.0 - right);
            visit(1, right);
        } else {
            self.curve(theta)
                .iter()
                .enumerate()
                .for_each(|(category, point)| visit(category, point.probability));
        }
    }

    /// Fisher information at θ, per logit²; never negative.
    pub fn information(&self, theta: Theta) -> f64 {
        match self {
            Self::Logistic(model) => model.information(theta),
            _ => self.curve(theta).information(),
        }
    }

    /// No answer's log-likelihood is steeper than this at any θ, per logit: a for a logistic or graded item,
    /// the range of the slopes for a nominal one.
    pub fn steepest(&self) -> f64 {
        match self {
            Self::Logistic(model) => model.discrimination(),
            Self::Graded(model) => model.discrimination(),
            Self::Nominal(model) => model.range_of_slopes(),
        }
    }

    /// Whether the log-likelihood of any whole credit is concave in θ, so that it has one maximum at
    /// most: true but for guessing and slipping.
    pub fn is_log_concave(&self) -> bool {
        match self {
            Self::Logistic(model) => model.guessing() <= 0.0 && model.slipping() >= 1.0,
            Self::Graded(_) | Self::Nominal(_) => true,
        }
    }

    /// The category of a credit in \[0, 1\]: the nearest to credit × (categories − 1).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 15")]
    pub fn category(&self, credit: f64) -> usize {
        let highest = (self.categories() - 1) as f64;
        (credit.clamp(0.0, 1.0) * highest).round() as usize
    }

    /// Log-likelihood of a credit in \[0, 1\].
    ///
    /// A dichotomous model takes partial credit as a fraction of a right answer
    /// ([`Logistic::log_likelihood`]); a polytomous one reads the [category](Self::category) of it.
    pub fn log_likelihood(&self, theta: Theta, credit: f64) -> f64 {
        match self {
            Self::Logistic(model) => model.log_likelihood(theta, credit),
            _ => self.curve(theta)[self.category(credit)].ln_probability,
        }
    }

    /// First and second derivative of the log-likelihood in θ; see [`Logistic::score`].
    pub fn score(&self, theta: Theta, credit: f64) -> (f64, f64) {
        if let Self::Logistic(model) = self {
            return model.score(theta, credit);
        }
        let point = self.curve(theta)[self.category(credit)];
        (point.first, point.second)
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
