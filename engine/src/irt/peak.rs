//! Where information is greatest, and how much of it an item can give over an interval of abilities.
//!
//! 1PL to 4PL: with P for θ, ln I = 2 ln(P − c) + 2 ln(d − P) − ln P − ln Q + const. Its derivative
//! 2/(P − c) − 2/(d − P) − 1/P + 1/Q falls in P, because P − c ≤ P and d − P ≤ Q; so information has one
//! hill (Magis 2013), and over an interval it is greatest at the peak or at the end nearer to it.
//!
//! Other models: |I′| ≤ gI for a constant g, so that I grows over a distance t at most by e^{gt}.
//! - Nominal: I = Var α and I′ = E(α − Eα)³, hence g = max α − min α.
//! - Graded: I′ = E ℓ′³ + 2 E ℓ′ℓ″ with |ℓ′| ≤ a, 0 ≤ −ℓ″ ≤ a²/2 and E(−ℓ″) = I; by Cauchy and Schwarz
//!   |E ℓ′ℓ″| ≤ √(I · a²I/2), hence g = (1 + √2) a.

use super::{Logistic, ResponseModel};
use crate::math::{exp, falling_root, ln};
use crate::scale::Theta;
use std::f64::consts::SQRT_2;

impl Logistic {
    /// The ability at which information is greatest, in logit.
    ///
    /// Without slipping θ* = b + ln((1 + √(1 + 8c)) / 2) / a (Birnbaum 1968; Lord 1980), else the root of
    /// a cubic in P (Magis 2013).
    ///
    /// ```
    /// use jalon_engine::irt::Logistic;
    /// use jalon_engine::scale::Theta;
    /// let item = Logistic::new(1.4, 0.3, 0.2, 0.95)?;
    /// let peak = item.information_peak().0;
    /// for beside in [peak - 1e-3, peak + 1e-3] {
    ///     assert!(item.information(Theta(beside)) < item.information(Theta(peak)));
    /// }
    /// # Ok::<(), jalon_engine::irt::ParameterError>(())
    /// ```
    pub fn information_peak(&self) -> Theta {
        let (c, d) = (self.guessing(), self.slipping());
        let exponent = match (c > 0.0, d < 1.0) {
            (false, false) => return Theta(self.difficulty()),
            (true, false) => ln(0.5 * (1.0 + (1.0 + 8.0 * c).sqrt())),
            (false, true) => -ln(0.5 * (1.0 + (1.0 + 8.0 * (1.0 - d)).sqrt())),
            (true, true) => {
                let p = probability_at_peak(c, d);
                ln((p - c) / (d - p))
            }
        };
        Theta(self.difficulty() + exponent / self.discrimination())
    }
}

/// Root between c and d of 2(c + d − 2P)PQ + (P − c)(d − P)(P − Q), the derivative of ln I in P times
/// (P − c)(d − P)PQ.
fn probability_at_peak(c: f64, d: f64) -> f64 {
    let slope = |p: f64| {
        let (above, below, product) = (p - c, d - p, p * (1.0 - p));
        let value = 2.0 * (below - above) * product + above * below * (2.0 * p - 1.0);
        let bend = -4.0 * product
            + 2.0 * (below - above) * (1.0 - 2.0 * p)
            + (below - above) * (2.0 * p - 1.0)
            + 2.0 * above * below;
        (value, bend)
    };
    falling_root(slope, c, d)
}

/// What is known of an item's information without computing it at a given ability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InformationShape {
    /// One hill.
    Hill {
        /// Where it is highest.
        peak: Theta,
    },
    /// |I′| ≤ growth · I.
    Bounded {
        /// Per logit.
        growth: f64,
    },
}

/// Rounding must not break a bound: computed information errs by far less than this share of it,
/// or by less than the second where categories' probabilities underflow.
const SLACK: (f64, f64) = (1.0 + 1e-9, 1e-24);

impl InformationShape {
    /// The shape of a model's information.
    pub fn of(model: &ResponseModel) -> Self {
        match model {
            ResponseModel::Logistic(model) => Self::Hill { peak: model.information_peak() },
            ResponseModel::Graded(model) => Self::Bounded { growth: (1.0 + SQRT_2) * model.discrimination() },
            ResponseModel::Nominal(model) => Self::Bounded { growth: model.range_of_slopes() },
        }
    }

    /// A number that the model's information, as computed, does not exceed between two abilities.
    ///
    /// `self` is the shape of `model`. The bound is tight for a hill; else it exceeds the greatest
    /// information by a factor of at most e^{growth · (upper − lower)}.
    pub fn bound(&self, model: &ResponseModel, lower: Theta, upper: Theta) -> f64 {
        let at = |theta: f64| model.information(Theta(theta));
        let bound = match *self {
            Self::Hill { peak } => at(peak.0.clamp(lower.0, upper.0)),
            Self::Bounded { growth } => {
                at(0.5 * (lower.0 + upper.0)) * exp(0.5 * growth * (upper.0 - lower.0))
            }
        };
        bound * SLACK.0 + SLACK.1
    }

    /// A number that the model's information, as computed, does not fall below between two abilities.
    ///
    /// `self` is the shape of `model`; tight for a hill, as [`Self::bound`] is.
    pub fn floor(&self, model: &ResponseModel, lower: Theta, upper: Theta) -> f64 {
        let at = |theta: f64| model.information(Theta(theta));
        let floor = match *self {
            Self::Hill { .. } => at(lower.0).min(at(upper.0)),
            Self::Bounded { growth } => {
                at(0.5 * (lower.0 + upper.0)) * exp(-0.5 * growth * (upper.0 - lower.0))
            }
        };
        floor / SLACK.0 - SLACK.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::{Graded, Nominal};

    #[test]
    fn the_peak_is_where_a_fine_search_finds_it() {
        for (c, d) in [(0.0, 1.0), (0.25, 1.0), (0.0, 0.9), (0.3, 0.86), (1e-9, 1.0 - 1e-9)] {
            let model = Logistic::new(1.3, 0.4, c, d).unwrap();
            let information = |step: u32| model.information(Theta(-2.0 + f64::from(step) * 1e-4));
            let highest = (0..40_000).max_by(|one, other| information(*one).total_cmp(&information(*other)));
            let found = -2.0 + f64::from(highest.unwrap()) * 1e-4;
            assert!((model.information_peak().0 - found).abs() < 2e-4, "c {c}, d {d}");
        }
    }

    /// The closed forms and the cubic say the same where both hold.
    #[test]
    fn the_forms_meet() {
        let peak = |c: f64, d: f64| Logistic::new(1.7, -0.2, c, d).unwrap().information_peak().0;
        assert!((peak(0.2, 1.0) - peak(0.2, 1.0 - 1e-12)).abs() < 1e-9);
        assert!((peak(0.0, 0.9) - peak(1e-12, 0.9)).abs() < 1e-9);
        assert!((peak(0.2, 1.0) + 0.2 + (peak(0.0, 0.8) + 0.2)).abs() < 1e-15); // mirrored
    }

    #[test]
    fn no_information_leaves_its_bounds() {
        let models = [
            ResponseModel::Logistic(Logistic::new(2.4, 0.1, 0.2, 0.9).unwrap()),
            ResponseModel::Graded(Graded::new(2.0, vec![-1.0, -0.9, 1.2]).unwrap()),
            ResponseModel::Nominal(Nominal::new(&[2.0, -1.0, 0.5], &[0.3, 1.0, -2.0]).unwrap()),
            ResponseModel::Nominal(Nominal::partial_credit(&[1.5, -0.5, 0.2]).unwrap()),
        ];
        for (model, width) in models.iter().flat_map(|model| [0.02, 0.3, 2.0].map(|width| (model, width))) {
            let shape = InformationShape::of(model);
            for cell in -200..200 {
                let (lower, upper) = (f64::from(cell) * width, f64::from(cell + 1) * width);
                let bound = shape.bound(model, Theta(lower), Theta(upper));
                let inside = (0..=20).map(|step| lower + width * f64::from(step) / 20.0);
                let floor = shape.floor(model, Theta(lower), Theta(upper));
                for information in inside.map(|theta| model.information(Theta(theta))) {
                    assert!((floor..=bound).contains(&information), "{model:?} between {lower} and {upper}");
                }
            }
        }
    }
}
