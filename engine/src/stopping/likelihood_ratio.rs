//! Sequential likelihood-ratio tests at a cut score.
//!
//! With θ₀ = c − δ and θ₁ = c + δ around the cut score c, the statistic is
//! - SPRT (Wald 1947; Reckase 1983; Eggen 1999): Λ = ln L(θ₁) − ln L(θ₀);
//! - GLR (Thompson 2009, 2011): Λ = sup_{θ ≥ θ₁} ln L − sup_{θ ≤ θ₀} ln L.
//!
//! Above when Λ ≥ ln((1 − β)/α), below when Λ ≤ ln(β/(1 − α)), else undecided. α is the greatest
//! probability of "above" at θ₀ and β of "below" at θ₁, about, for the SPRT without a longest length.

use super::{Side, Situation};
use crate::math::{Grid, Maximum, global_maximum, ln};
use crate::scale::Theta;
use serde::{Deserialize, Serialize};

/// The indifference region and the error rates.
///
/// ```
/// use jalon_engine::stopping::{Side, likelihood_ratio::SequentialTest};
/// let test = SequentialTest { half_width: 0.3, alpha: 0.05, beta: 0.1 };
/// let (lower, upper) = test.bounds(); // ln(0.1 / 0.95), ln(0.9 / 0.05)
/// assert!((lower + 2.2513).abs() < 1e-4 && (upper - 2.8904).abs() < 1e-4);
/// assert_eq!(test.decide(3.0), Some(Side::Above));
/// assert_eq!(test.decide(0.0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SequentialTest {
    /// δ, in logit; positive.
    pub half_width: f64,
    /// α: 0 < α < ½.
    pub alpha: f64,
    /// β: 0 < β < ½.
    pub beta: f64,
}

impl SequentialTest {
    /// ln(β/(1 − α)) and ln((1 − β)/α).
    pub fn bounds(&self) -> (f64, f64) {
        (ln(self.beta / (1.0 - self.alpha)), ln((1.0 - self.beta) / self.alpha))
    }

    /// Halfway between the bounds.
    pub fn middle(&self) -> f64 {
        let (lower, upper) = self.bounds();
        0.5 * (lower + upper)
    }

    /// The decision for a value of Λ; `None` between the bounds.
    pub fn decide(&self, statistic: f64) -> Option<Side> {
        let (lower, upper) = self.bounds();
        if statistic >= upper {
            Some(Side::Above)
        } else if statistic <= lower {
            Some(Side::Below)
        } else {
            None
        }
    }

    /// The decision that must be taken when no question is left: the bound that Λ is nearer to.
    pub fn forced(&self, statistic: f64) -> Side {
        if statistic >= self.middle() { Side::Above } else { Side::Below }
    }

    /// Λ of the SPRT at a cut score.
    pub fn ratio(&self, situation: &Situation<'_>, cut: f64) -> f64 {
        situation.log_likelihood(Theta(cut + self.half_width))
            - situation.log_likelihood(Theta(cut - self.half_width))
    }

    /// Λ of the GLR at a cut score: suprema inside the range, found as by [`global_maximum`].
    ///
    /// A side of which the range holds nothing counts by its end, θ₁ or θ₀.
    pub fn generalised_ratio(&self, situation: &Situation<'_>, cut: f64) -> f64 {
        let (range, lower, upper) = (situation.range, cut - self.half_width, cut + self.half_width);
        supremum(situation, upper, range.highest().max(upper))
            - supremum(situation, range.lowest().min(lower), lower)
    }
}

/// Greatest ln L between two abilities.
fn supremum(situation: &Situation<'_>, lowest: f64, highest: f64) -> f64 {
    let height = |theta: f64| situation.log_likelihood(Theta(theta));
    let slope = |theta: f64| {
        let slopes =
            situation.responses.iter().map(|response| response.model.score(Theta(theta), response.credit));
        slopes.fold((0.0, 0.0), |sum, slope| (sum.0 + slope.0, sum.1 + slope.1))
    };
    let Ok(grid) = Grid::new(lowest, highest, situation.range.count()) else { return height(lowest) };
    match global_maximum(&grid, height, slope) {
        Maximum::Inside(theta) => height(theta),
        Maximum::Lowest => height(lowest),
        Maximum::Highest => height(highest),
    }
}
