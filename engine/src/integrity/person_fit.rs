//! Person fit by the likelihood of the answers: l_z and l_z*.
//!
//! With x_ik = 1 where item i was answered in category k, and w_ik = ln P_ik(θ):
//!
//! l_z = Σ_i Σ_k (x_ik − P_ik) w_ik / √V, V = Σ_i [Σ_k P_ik w_ik² − (Σ_k P_ik w_ik)²]
//! (Drasgow, Levine & Williams 1985); standard normal at the true θ, too narrow at an estimate.
//!
//! l_z* (Snijders 2001; Magis, Raîche & Béland 2012; more than two categories: Sinharay 2016) takes
//! out what estimation fits away. With r_ik = P′_ik/P_ik, c = Σ Σ P′_ik w_ik / Σ Σ P′_ik r_ik and
//! w̃_ik = w_ik − c r_ik:
//!
//! l_z* = (Σ_i Σ_k (x_ik − P_ik) w_ik + c r₀) / √(Σ_i [Σ_k P_ik w̃_ik² − (Σ_k P_ik w̃_ik)²])
//!
//! where r₀ completes the estimating equation r₀ + Σ Σ (x_ik − P_ik) r_ik = 0 at θ̂: 0 for maximum
//! likelihood, J/(2I) for Warm's, ∂ ln g/∂θ for the posterior mode, which is (μ − θ̂)/σ² under a normal
//! prior (form checked against Sinharay 2026, arXiv:2605.00216). The posterior mean solves no such
//! equation, so l_z* is not defined for it.
//!
//! In an adaptive test items follow the answers, and both are far from normal: use
//! [`super::reference`] for the p-value then.

use super::{Flag, Index};
use crate::ability::{Bound, Estimator, Prior, Response};
use crate::irt::Curve;
use crate::scale::Theta;

/// Why l_z* cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FitError {
    /// The estimator solves no estimating equation.
    #[error("the posterior mean solves no estimating equation: use maximum likelihood, Warm's or the mode")]
    PosteriorMean,
    /// The estimate stands at an end of its range, where the estimating equation does not hold.
    #[error("the estimate stands at an end of its range")]
    AtBound,
    /// Nothing is left to vary: too few items, or items that are all alike at the estimate.
    #[error("answers to these items cannot fit better or worse")]
    NoVariance,
}

/// l_z at a given ability, as if that were known; `None` when the answers have no variance there.
///
/// ```
/// use jalon_engine::ability::Response;
/// use jalon_engine::integrity::person_fit::lz;
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::math::ln;
/// use jalon_engine::scale::Theta;
/// let item = ResponseModel::Logistic(Logistic::one_pl(ln(3.0))?); // P = ¼ at θ = 0
/// let right = Response { model: &item, credit: 1.0 };
/// let flag = lz(&[right], Theta(0.0)).ok_or("no variance")?;
/// // (1 − ¼) ln(¼ / ¾) / √(¼ ¾ ln²(¼ / ¾)) = −√3
/// assert!((flag.statistic + 3_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lz(responses: &[Response<'_>], theta: Theta) -> Option<Flag> {
    let sums = Sums::at(responses, theta, 0.0);
    (sums.variance > VANISHING).then(|| Flag::standard_normal(Index::Lz, sums.fit / sums.variance.sqrt()))
}

/// l_z* at the estimate that `estimator` gives for these answers.
///
/// Items in the order given, chosen beforehand; credits that are whole categories.
pub fn lz_star(responses: &[Response<'_>], estimator: &Estimator) -> Result<Flag, FitError> {
    if matches!(estimator, Estimator::Eap { .. }) {
        return Err(FitError::PosteriorMean);
    }
    let estimate = estimator.estimate(responses);
    if estimate.bounded != Bound::Free {
        return Err(FitError::AtBound);
    }
    let theta = estimate.theta;
    let information = |curve: &Curve| curve.information();
    let slope: f64 = curves(responses, theta).map(|curve| weighted_slope(&curve)).sum();
    let total: f64 = curves(responses, theta).map(|curve| information(&curve)).sum();
    let c = slope / total;
    let sums = Sums::at(responses, theta, c);
    if sums.variance.is_nan() || sums.variance <= VANISHING {
        return Err(FitError::NoVariance);
    }
    let statistic = (sums.fit + c * completion(responses, estimator, theta)) / sums.variance.sqrt();
    Ok(Flag::standard_normal(Index::LzStar, statistic))
}

/// Variances below this are rounding: at a single item w̃ is the same in all categories.
const VANISHING: f64 = 1e-10;

fn curves<'a>(responses: &'a [Response<'_>], theta: Theta) -> impl Iterator<Item = Curve> + 'a {
    responses.iter().map(move |response| response.model.curve(theta))
}

/// Σ_k P′_k w_k of one item.
fn weighted_slope(curve: &Curve) -> f64 {
    curve.iter().map(|point| point.probability * point.first * point.ln_probability).sum()
}

/// r₀ of an estimator that solves an equation; 0 for the posterior mean, which was refused before.
fn completion(responses: &[Response<'_>], estimator: &Estimator, theta: Theta) -> f64 {
    let total = |value: fn(&Curve) -> f64| curves(responses, theta).map(|curve| value(&curve)).sum::<f64>();
    match estimator {
        Estimator::WeightedLikelihood { .. } => total(Curve::warm) / (2.0 * total(Curve::information)),
        Estimator::Map { prior: Prior::Normal(prior), .. } => (prior.mean - theta.0) / (prior.sd * prior.sd),
        Estimator::Map { prior: Prior::Jeffreys, .. } => {
            total(Curve::information_slope) / (2.0 * total(Curve::information))
        }
        Estimator::Map { prior: Prior::Uniform { .. }, .. }
        | Estimator::MaximumLikelihood { .. }
        | Estimator::Eap { .. } => 0.0,
    }
}

/// Σ Σ (x − P) w, and the variance of Σ Σ (x − P)(w − c r).
struct Sums {
    fit: f64,
    variance: f64,
}

impl Sums {
    fn at(responses: &[Response<'_>], theta: Theta, c: f64) -> Self {
        let (mut fit, mut variance) = (0.0, 0.0);
        for response in responses {
            let curve = response.model.curve(theta);
            let mean = |value: &dyn Fn(usize) -> f64| -> f64 {
                curve.iter().enumerate().map(|(k, point)| point.probability * value(k)).sum()
            };
            fit += response.model.log_likelihood(theta, response.credit) - mean(&|k| curve[k].ln_probability);
            let weight = |k: usize| curve[k].ln_probability - c * curve[k].first;
            let centre = mean(&weight);
            variance += mean(&|k| (weight(k) - centre) * (weight(k) - centre));
        }
        Self { fit, variance }
    }
}
