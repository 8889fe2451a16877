//! Graded response model (Samejima 1969; Muraki 1990 for shared thresholds).
//!
//! P*ₖ = σ(a(θ − bₖ)) is the probability of reaching at least category k, P*₀ = 1, P*_{K+1} = 0, and
//! Pₖ = P*ₖ − P*ₖ₊₁. The difference of two logistic functions is computed as
//! σ(x)σ(−y)(1 − e^{y−x}), which keeps its digits where both are near 0 or near 1; since
//! σ′ = σ(1 − σ), ℓ′ₖ = a(1 − P*ₖ − P*ₖ₊₁) needs no division.

use super::curve::{CategoryPoint, Curve, MAX_CATEGORIES};
use super::logistic::ParameterError;
use crate::math::{exp_m1, ln, ln_logistic, logistic};
use crate::scale::Theta;
use serde::{Deserialize, Serialize};

/// A graded response model: discrimination a > 0 and thresholds b₁ ≤ … ≤ b_K.
///
/// Samejima's rise strictly. Two equal ones are taken all the same, for published tables of rounded
/// parameters have them; they leave a category between them that nobody gives
/// ([`Graded::is_reachable`]).
///
/// ```
/// use jalon_engine::irt::Graded;
/// use jalon_engine::scale::Theta;
/// let item = Graded::new(1.0, vec![-1.0, 1.0])?;
/// let curve = item.curve(Theta(0.0));
/// assert_eq!(curve.len(), 3);
/// assert!((curve[0].probability - curve[2].probability).abs() < 1e-15); // symmetric around 0
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "GradedDraft")]
pub struct Graded {
    discrimination: f64,
    thresholds: Box<[f64]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GradedDraft {
    discrimination: f64,
    thresholds: Vec<f64>,
}

impl TryFrom<GradedDraft> for Graded {
    type Error = ParameterError;

    fn try_from(draft: GradedDraft) -> Result<Self, ParameterError> {
        Self::new(draft.discrimination, draft.thresholds)
    }
}

/// One boundary P*: its place on the logistic scale, and both of its tails.
#[derive(Clone, Copy)]
struct Boundary {
    exponent: f64,
    above: f64,
    below: f64,
}

impl Graded {
    /// K + 1 categories from K ≥ 1 thresholds that never fall, in logit.
    pub fn new(discrimination: f64, thresholds: Vec<f64>) -> Result<Self, ParameterError> {
        if !(discrimination.is_finite() && discrimination > 0.0) {
            return Err(ParameterError::Discrimination(discrimination));
        }
        if !(1..MAX_CATEGORIES).contains(&thresholds.len()) {
            return Err(ParameterError::Categories(thresholds.len() + 1));
        }
        if let Some(odd) = thresholds.iter().find(|threshold| !threshold.is_finite()) {
            return Err(ParameterError::Difficulty(*odd));
        }
        if let Some(pair) = thresholds.windows(2).find(|pair| pair[0] > pair[1]) {
            return Err(ParameterError::Falling(pair[0], pair[1]));
        }
        Ok(Self { discrimination, thresholds: thresholds.into() })
    }

    /// a, per logit.
    pub fn discrimination(&self) -> f64 {
        self.discrimination
    }

    /// b₁ ≤ … ≤ b_K, in logit.
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// Number of categories, K + 1.
    pub fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// Whether anybody gives this category: not when it lies between two equal thresholds.
    ///
    /// ```
    /// use jalon_engine::irt::Graded;
    /// let item = Graded::new(1.2, vec![-0.5, 1.0, 1.0])?;
    /// assert_eq!([0, 1, 2, 3].map(|category| item.is_reachable(category)), [true, true, false, true]);
    /// # Ok::<(), jalon_engine::irt::ParameterError>(())
    /// ```
    pub fn is_reachable(&self, category: usize) -> bool {
        let lower = category.checked_sub(1).and_then(|below| self.thresholds.get(below));
        let upper = self.thresholds.get(category);
        lower.zip(upper).is_none_or(|(lower, upper)| lower < upper)
    }

    /// All categories at θ.
    pub fn curve(&self, theta: Theta) -> Curve {
        Curve::new(self.categories(), |category| self.point(category, theta))
    }

    fn point(&self, category: usize, theta: Theta) -> CategoryPoint {
        let (low, high) = (self.boundary(category, theta), self.boundary(category + 1, theta));
        let gap = exp_m1(high.exponent - low.exponent); // −1 when an end is infinite
        let probability = 0.0 - gap * low.above * high.below; // between equal thresholds 0, not −0
        let (spread_low, spread_high) = (low.above * low.below, high.above * high.below);
        let a = self.discrimination;
        let bend = spread_low * (low.below - low.above) + spread_high * (high.below - high.above);
        CategoryPoint {
            probability,
            ln_probability: ln(-gap) + ln_logistic(low.exponent) + ln_logistic(-high.exponent),
            first: a * (low.below - high.above),
            second: -a * a * (spread_low + spread_high),
            third: -a * a * a * bend,
        }
    }

    /// P*ₖ; the outermost boundaries stand at ±∞.
    fn boundary(&self, index: usize, theta: Theta) -> Boundary {
        let exponent = match index.checked_sub(1).map(|at| self.thresholds.get(at)) {
            None => f64::INFINITY,
            Some(None) => f64::NEG_INFINITY,
            Some(Some(threshold)) => self.discrimination * (theta.0 - threshold),
        };
        Boundary { exponent, above: logistic(exponent), below: logistic(-exponent) }
    }
}
