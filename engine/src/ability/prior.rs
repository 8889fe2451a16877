//! Distributions of ability before the first answer.

use crate::math::ln;
use crate::scale::{NormalPrior, Theta};

/// A prior distribution of ability, for [`super::eap`] and [`super::map`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prior {
    /// Normal.
    Normal(NormalPrior),
    /// Uniform between two abilities.
    Uniform {
        /// Lower end, in logit.
        lowest: f64,
        /// Upper end, in logit.
        highest: f64,
    },
    /// Jeffreys (1946): proportional to √I(θ) of the items answered, hence known only with them.
    Jeffreys,
}

impl Prior {
    /// Logarithm of the density at θ, up to a constant; −∞ where the density is 0.
    ///
    /// `information` is the test information at θ of the items answered.
    pub fn log_density(&self, theta: Theta, information: impl FnOnce() -> f64) -> f64 {
        match *self {
            Self::Normal(prior) => {
                let distance = (theta.0 - prior.mean) / prior.sd;
                -0.5 * distance * distance
            }
            Self::Uniform { lowest, highest } if (lowest..=highest).contains(&theta.0) => 0.0,
            Self::Uniform { .. } => f64::NEG_INFINITY,
            Self::Jeffreys => 0.5 * ln(information()),
        }
    }
}
