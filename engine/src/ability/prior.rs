//! Distributions of ability before the first answer.

use crate::math::{Grid, exp, ln};
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

    /// Whether a node of the grid has a density above 0, as far as floating-point numbers tell it from 0:
    /// all that an integral over the nodes can see. Always so for Jeffreys', which the items decide.
    ///
    /// ```
    /// use jalon_engine::ability::Prior;
    /// use jalon_engine::math::Grid;
    /// let nodes = Grid::new(-4.0, 4.0, 33)?; // a quarter of a logit apart
    /// let between = Prior::Uniform { lowest: 0.1, highest: 0.2 };
    /// assert!(!between.has_mass_on_nodes(&nodes) && between.has_mass_within(&nodes));
    /// assert!(!Prior::Uniform { lowest: 5.0, highest: 9.0 }.has_mass_within(&nodes));
    /// # Ok::<(), jalon_engine::math::GridError>(())
    /// ```
    pub fn has_mass_on_nodes(&self, grid: &Grid) -> bool {
        grid.nodes().any(|node| self.has_density(node))
    }

    /// Whether the density is above 0 somewhere between the ends of the grid, on a node or not: all that a
    /// search for the mode needs.
    pub fn has_mass_within(&self, grid: &Grid) -> bool {
        match *self {
            Self::Normal(prior) => self.has_density(prior.mean.clamp(grid.lowest(), grid.highest())),
            Self::Uniform { lowest, highest } => lowest.max(grid.lowest()) < highest.min(grid.highest()),
            Self::Jeffreys => true,
        }
    }

    fn has_density(&self, theta: f64) -> bool {
        exp(self.log_density(Theta(theta), || 1.0)) > 0.0
    }
}
