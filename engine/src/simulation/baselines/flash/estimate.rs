//! How the flash baseline estimates ability.
//!
//! At answer k, on the 80 nodes −9, −8.775, …, 8.775:
//! 1. the likelihood Λ_k(x) of all k answers;
//! 2. the prior N(θ_{k−1}, variance 1.5), normalised on the nodes;
//! 3. the posterior, Λ_k times that prior, normalised;
//! 4. the estimate before limits: the posterior mean;
//! 5. the limit v, if one is set: θ_k stays within θ_{k−1} ± gap, with gap = v when |θ_{k−1}| < v,
//!    else |v·θ_{k−1}|.
//!
//! se_k = √(Σ posterior(x)(x − θ_k)² − (9/80)²/12), around the limited θ_k; not a number when the
//! correction exceeds the sum.

use super::FlashQuestion;
use crate::math::{exp, logistic};

/// Nodes of the grid.
pub(super) const NODES: usize = 80;
/// First node, with its sign turned; the range is twice as wide.
const RANGE: f64 = 9.0;
/// Variance of the prior.
const VARIANCE: f64 = 1.5;
/// Standard error before the first answer.
const ERROR_AT_START: f64 = 5.0;

/// Ability and its standard error, in logit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlashEstimate {
    /// θ.
    pub theta: f64,
    /// Its standard error; 5 before the first answer, not a number when its variance is negative.
    pub standard_error: f64,
}

impl FlashEstimate {
    pub(super) fn before_answers(theta: f64) -> Self {
        Self { theta, standard_error: ERROR_AT_START }
    }
}

/// The nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quadrature {
    nodes: [f64; NODES],
}

impl Quadrature {
    pub(super) fn new() -> Self {
        let step = 2.0 * RANGE / NODES as f64;
        Self { nodes: std::array::from_fn(|node| step * node as f64 - RANGE) }
    }

    pub(super) fn probabilities(&self, question: &FlashQuestion) -> [f64; NODES] {
        self.nodes.map(|theta| probability(question, theta))
    }

    /// θ_k and se_k from Λ_k at the nodes and θ_{k−1}.
    pub(super) fn estimate(
        &self,
        likelihood: &[f64; NODES],
        before: f64,
        step_limit: Option<f64>,
    ) -> FlashEstimate {
        let posterior = self.posterior(likelihood, before);
        let over = |value: &dyn Fn(f64) -> f64| -> f64 {
            self.nodes.iter().zip(&posterior).map(|(x, mass)| value(*x) * mass).sum()
        };
        let theta = limited(over(&|x| x), before, step_limit);
        let half_step = RANGE / NODES as f64;
        let variance = over(&|x| (x - theta) * (x - theta)) - half_step * half_step / 12.0;
        FlashEstimate { theta, standard_error: variance.sqrt() }
    }

    fn posterior(&self, likelihood: &[f64; NODES], centre: f64) -> [f64; NODES] {
        let density = |x: f64| exp(-0.5 * (x - centre) * (x - centre) / VARIANCE);
        let weights: [f64; NODES] = std::array::from_fn(|node| likelihood[node] * density(self.nodes[node]));
        let total: f64 = weights.iter().sum();
        weights.map(|weight| weight / total)
    }
}

/// P = 1 / (1 + exp(α(δ − θ))).
pub(super) fn probability(question: &FlashQuestion, theta: f64) -> f64 {
    logistic(question.discrimination * (theta - question.difficulty))
}

fn limited(theta: f64, before: f64, step_limit: Option<f64>) -> f64 {
    let Some(v) = step_limit else { return theta };
    let gap = if before.abs() < v { v } else { (v * before).abs() };
    theta.clamp(before - gap, before + gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_run_from_minus_nine_to_almost_nine() {
        let nodes = Quadrature::new().nodes;
        assert!((nodes[0] + 9.0).abs() < 1e-15 && (nodes[1] + 8.775).abs() < 1e-12);
        assert!((nodes[79] - 8.775).abs() < 1e-12);
    }

    /// Without answers the posterior is the prior: its mean stays and its variance is 1.5 less the
    /// correction (9/80)²/12 = 0.001055. The nodes are symmetric around 0 but for −9, which weighs
    /// e^{−27}.
    #[test]
    fn a_flat_likelihood_returns_the_prior() {
        let estimate = Quadrature::new().estimate(&[1.0; NODES], 0.0, None);
        assert!(estimate.theta.abs() < 1e-9);
        let expected = (1.5_f64 - 0.001_054_687_5).sqrt();
        assert!((estimate.standard_error - expected).abs() < 1e-9, "{}", estimate.standard_error);
    }

    /// All mass at the node 1.125 (−9 + 45·0.225): the mean is 1.125 and the variance before its
    /// correction 0, so the standard error is not a number. With the limit 0.5, θ = 0.5 and the sum is
    /// (1.125 − 0.5)² = 0.390625.
    #[test]
    fn the_standard_error_stands_around_the_limited_estimate() {
        let mut likelihood = [0.0; NODES];
        likelihood[45] = 1.0;
        let free = Quadrature::new().estimate(&likelihood, 0.0, None);
        assert!((free.theta - 1.125).abs() < 1e-12 && free.standard_error.is_nan());
        let held = Quadrature::new().estimate(&likelihood, 0.0, Some(0.5));
        assert!((held.theta - 0.5).abs() < 1e-15);
        let expected = (0.390_625_f64 - 0.001_054_687_5).sqrt();
        assert!((held.standard_error - expected).abs() < 1e-12);
    }

    /// v = 0.5: from 0.2 steps of 0.5, from −3 steps of 1.5, from 0.5 (not below v) steps of 0.25.
    #[test]
    fn steps_are_limited_by_v_near_zero_and_in_proportion_elsewhere() {
        let cases = [(9.0, 0.2, 0.7), (-9.0, 0.2, -0.3), (4.0, -3.0, -1.5), (-8.0, -3.0, -4.5)];
        for (theta, before, expected) in cases {
            assert!((limited(theta, before, Some(0.5)) - expected).abs() < 1e-12);
        }
        assert!((limited(4.0, 0.5, Some(0.5)) - 0.75).abs() < 1e-12);
        assert!((limited(0.6, 0.5, Some(0.5)) - 0.6).abs() < 1e-12);
        assert!((limited(4.0, 0.5, None) - 4.0).abs() < 1e-12);
    }
}
