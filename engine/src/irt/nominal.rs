//! Divide-by-total models: nominal (Bock 1972), generalised partial credit (Muraki 1992), partial
//! credit (Masters 1982) and rating scale (Andrich 1978).
//!
//! Pₖ ∝ exp(αₖθ + cₖ), with α₀ = c₀ = 0. With slopes αₖ the score functions are those of an
//! exponential family: ℓ′ₖ = αₖ − E α, ℓ″ = −Var α, ℓ‴ = −E(α − E α)³, the last two for every category.
//! Partial credit with steps δ₁ … δ_K and discrimination a is αₖ = ka, cₖ = −a Σ_{v≤k} δ_v.

use super::curve::{CategoryPoint, Curve, MAX_CATEGORIES};
use super::logistic::ParameterError;
use crate::math::{exp, log_sum_exp};
use crate::scale::Theta;
use serde::{Deserialize, Serialize};

/// A divide-by-total model, by the slopes and intercepts of its categories above the lowest.
///
/// ```
/// use jalon_engine::irt::Nominal;
/// use jalon_engine::scale::Theta;
/// let item = Nominal::partial_credit(&[-0.5, 0.5])?;
/// let curve = item.curve(Theta(-0.5)); // where the first step is as likely as not
/// assert!((curve[0].probability - curve[1].probability).abs() < 1e-15);
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "NominalDraft")]
pub struct Nominal {
    slopes: Box<[f64]>,
    intercepts: Box<[f64]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NominalDraft {
    slopes: Vec<f64>,
    intercepts: Vec<f64>,
}

impl TryFrom<NominalDraft> for Nominal {
    type Error = ParameterError;

    fn try_from(draft: NominalDraft) -> Result<Self, ParameterError> {
        Self::new(&draft.slopes, &draft.intercepts)
    }
}

impl Nominal {
    /// K + 1 categories from the slopes α₁ … α_K (per logit) and intercepts c₁ … c_K.
    pub fn new(slopes: &[f64], intercepts: &[f64]) -> Result<Self, ParameterError> {
        if slopes.len() != intercepts.len() || !(1..MAX_CATEGORIES).contains(&slopes.len()) {
            return Err(ParameterError::Categories(slopes.len().max(intercepts.len()) + 1));
        }
        if let Some(odd) = slopes.iter().find(|slope| !slope.is_finite()) {
            return Err(ParameterError::Discrimination(*odd));
        }
        if let Some(odd) = intercepts.iter().find(|intercept| !intercept.is_finite()) {
            return Err(ParameterError::Difficulty(*odd));
        }
        let above_lowest = |values: &[f64]| std::iter::once(0.0).chain(values.iter().copied()).collect();
        Ok(Self { slopes: above_lowest(slopes), intercepts: above_lowest(intercepts) })
    }

    /// Generalised partial credit: a > 0 and the steps δ₁ … δ_K, in any order.
    pub fn generalised_partial_credit(discrimination: f64, steps: &[f64]) -> Result<Self, ParameterError> {
        if !(discrimination.is_finite() && discrimination > 0.0) {
            return Err(ParameterError::Discrimination(discrimination));
        }
        let slopes: Vec<f64> = (1..=steps.len()).map(|category| discrimination * category as f64).collect();
        let mut sum = 0.0;
        let intercepts: Vec<f64> = steps
            .iter()
            .map(|step| {
                sum += step;
                -discrimination * sum
            })
            .collect();
        Self::new(&slopes, &intercepts)
    }

    /// Partial credit: a = 1.
    pub fn partial_credit(steps: &[f64]) -> Result<Self, ParameterError> {
        Self::generalised_partial_credit(1.0, steps)
    }

    /// Rating scale: steps b + τ_v, the τ shared by the items of a scale.
    pub fn rating_scale(location: f64, steps: &[f64]) -> Result<Self, ParameterError> {
        Self::partial_credit(&steps.iter().map(|step| location + step).collect::<Vec<_>>())
    }

    /// α₀ = 0, α₁, …, per logit.
    pub fn slopes(&self) -> &[f64] {
        &self.slopes
    }

    /// max α − min α, per logit.
    pub fn range_of_slopes(&self) -> f64 {
        let slopes = self.slopes.iter().copied();
        slopes.clone().fold(f64::NEG_INFINITY, f64::max) - slopes.fold(f64::INFINITY, f64::min)
    }

    /// c₀ = 0, c₁, ….
    pub fn intercepts(&self) -> &[f64] {
        &self.intercepts
    }

    /// Number of categories, K + 1.
    pub fn categories(&self) -> usize {
        self.slopes.len()
    }

    /// All categories at θ.
    pub fn curve(&self, theta: Theta) -> Curve {
        let mut logs = [0.0; MAX_CATEGORIES];
        let logs = &mut logs[..self.categories()];
        for (log, (slope, intercept)) in logs.iter_mut().zip(self.slopes.iter().zip(&self.intercepts)) {
            *log = slope * theta.0 + intercept;
        }
        let total = log_sum_exp(logs);
        let probability = |category: usize| exp(logs[category] - total);
        let expected = |value: &dyn Fn(f64) -> f64| -> f64 {
            (0..self.categories()).map(|category| probability(category) * value(self.slopes[category])).sum()
        };
        let mean = expected(&|slope| slope);
        let variance = expected(&|slope| (slope - mean) * (slope - mean));
        let skew = expected(&|slope| (slope - mean) * (slope - mean) * (slope - mean));
        Curve::new(self.categories(), |category| CategoryPoint {
            probability: probability(category),
            ln_probability: logs[category] - total,
            first: self.slopes[category] - mean,
            second: -variance,
            third: -skew,
        })
    }
}
