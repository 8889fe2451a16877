//! Parameters of a question before anyone has answered it, and after.
//!
//! Either way the difficulty is uncertain, and the model in force is the one averaged over it.

use crate::irt::logistic::ParameterError;
use crate::irt::{ItemParameters, Logistic, ParameterSource, ResponseModel};
use crate::item::content::{Body, Content};
use serde::Serialize;

/// What is assumed of a question that nobody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExpertPrior {
    /// Discrimination a, per logit; positive.
    pub discrimination: f64,
    /// Standard error of the discrimination.
    pub discrimination_se: f64,
    /// Standard error of the difficulty σ_b, in logit: how far authors err about a level.
    pub difficulty_se: f64,
}

impl ExpertPrior {
    /// Parameters of a question whose author aimed at the level that begins at `cut`.
    ///
    /// b = cut; c = [`chance`]; d = 1; a is attenuated for the uncertainty of b
    /// ([`attenuated`]).
    pub(crate) fn parameters(&self, cut: f64, content: &Content) -> Result<ItemParameters, ParameterError> {
        let discrimination = attenuated(self.discrimination, self.difficulty_se);
        let model = Logistic::new(discrimination, cut, chance(&content.body), 1.0)?;
        Ok(ItemParameters {
            model: ResponseModel::Logistic(model),
            difficulty_se: self.difficulty_se,
            source: ParameterSource::ExpertPrior,
        })
    }
}

/// Parameters estimated from answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Estimates {
    /// Discrimination.
    pub(crate) a: f64,
    /// Difficulty.
    pub(crate) b: f64,
    /// Lower asymptote.
    pub(crate) c: f64,
    /// Upper asymptote.
    pub(crate) d: f64,
    /// Standard error of the difficulty.
    pub(crate) b_se: f64,
}

impl Estimates {
    /// Parameters in force, with a attenuated for the error of b ([`attenuated`]).
    pub(crate) fn parameters(&self, calibration: &str) -> Result<ItemParameters, ParameterError> {
        let model = Logistic::new(attenuated(self.a, self.b_se), self.b, self.c, self.d)?;
        Ok(ItemParameters {
            model: ResponseModel::Logistic(model),
            difficulty_se: self.b_se,
            source: ParameterSource::Calibrated { calibration: calibration.to_owned() },
        })
    }
}

/// Discrimination of the response curve averaged over an uncertain difficulty.
///
/// a* = a ÷ √(1 + k² a² σ_b²) with k = 16√3 ÷ (15π): for b ~ N(b̂, σ_b²) the mean of
/// σ(a(θ − b)) is close to σ(a*(θ − b̂)). Probit approximation: the logistic is taken for a normal
/// distribution function of the same shape, for which the mean is exact. Never above a; equal to a
/// when σ_b = 0. Within 0.02 of the exact mean for a ≤ 2 and σ_b ≤ 1.
pub(crate) fn attenuated(a: f64, b_se: f64) -> f64 {
    let k = 16.0 * 3.0_f64.sqrt() / (15.0 * std::f64::consts::PI);
    a / (1.0 + k * k * a * a * b_se * b_se).sqrt()
}

/// Probability of full credit for someone who fills in at random; 0 when something is typed or done.
///
/// | kind | chance |
/// |---|---|
/// | single choice among n | 1 ÷ n |
/// | multiple choice among m | 1 ÷ (2ᵐ − 1), nothing ticked being no answer |
/// | ordering of n | 1 ÷ n! |
/// | p prompts, n options | 1 ÷ nᵖ |
/// | cloze | product over its lists of 1 ÷ n |
pub(crate) fn chance(body: &Body) -> f64 {
    match body {
        Body::SingleChoice { choices } => 1.0 / choices.len().max(1) as f64,
        Body::MultipleChoice { choices } => {
            let answers = power(2.0, choices.len()) - 1.0;
            1.0 / answers.max(1.0)
        }
        Body::ShortText { .. } | Body::Number { .. } | Body::Task { .. } => 0.0,
        Body::Ordering { items } => (1..=items.len()).map(|n| 1.0 / n as f64).product(),
        Body::Matching { prompts, options } => power(1.0 / options.len().max(1) as f64, prompts.len()),
        Body::Cloze { .. } => body.gaps().iter().map(|gap| gap_chance(gap.choices.len())).product(),
    }
}

/// A typed gap, without a list, leaves nothing to chance.
fn gap_chance(choices: usize) -> f64 {
    if choices == 0 { 0.0 } else { 1.0 / choices as f64 }
}

fn power(base: f64, exponent: usize) -> f64 {
    std::iter::repeat_n(base, exponent).product()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::content::{ClozePart, Gap, ItemOption};

    fn options(count: usize) -> Vec<ItemOption> {
        (0..count).map(|n| ItemOption { id: n.to_string(), text: n.to_string() }).collect()
    }

    fn gap(choices: usize) -> ClozePart {
        ClozePart::Gap(Gap { id: "g".into(), label: "g".into(), choices: options(choices) })
    }

    #[test]
    fn chance_is_what_a_blind_answer_earns() {
        let cases = [
            (Body::SingleChoice { choices: options(4) }, 0.25),
            (Body::MultipleChoice { choices: options(4) }, 1.0 / 15.0),
            (Body::ShortText { hint: None }, 0.0),
            (Body::Number { hint: None, unit: None }, 0.0),
            (Body::Ordering { items: options(4) }, 1.0 / 24.0),
            (Body::Matching { prompts: options(2), options: options(3) }, 1.0 / 9.0),
            (Body::Cloze { parts: vec![gap(2), gap(3)] }, 1.0 / 6.0),
            (Body::Cloze { parts: vec![gap(2), gap(0)] }, 0.0),
        ];
        for (body, expected) in cases {
            assert!((chance(&body) - expected).abs() < 1e-15, "{body:?}");
        }
    }

    #[test]
    fn an_uncertain_difficulty_flattens_the_curve() {
        assert!((attenuated(1.2, 0.0) - 1.2).abs() < 1e-15);
        assert!((attenuated(1.2, 0.5) - 1.131_621).abs() < 1e-6);
        assert!(attenuated(1.2, 0.5) > attenuated(1.2, 0.6));
    }

    /// The exact mean by a fine sum over b, at several abilities.
    #[test]
    fn the_attenuated_curve_is_near_the_exact_mean() {
        for (a, se) in [(0.8, 0.5), (1.2, 0.5), (2.0, 1.0)] {
            for theta in [-3.0, -1.0, -0.3, 0.0, 0.7, 2.0, 4.0] {
                let exact = mean_over_difficulty(a, se, theta);
                let near = crate::math::logistic(attenuated(a, se) * theta);
                assert!((exact - near).abs() < 0.02, "a={a} se={se} theta={theta}");
            }
        }
    }

    fn mean_over_difficulty(a: f64, se: f64, theta: f64) -> f64 {
        let nodes = (-400..=400).map(|node| f64::from(node) / 50.0);
        let weighted = nodes.map(|z| {
            let weight = crate::math::exp(-z * z / 2.0);
            (weight, weight * crate::math::logistic(a * (theta - se * z)))
        });
        let (mass, sum) = weighted.fold((0.0, 0.0), |(m, s), (w, v)| (m + w, s + v));
        sum / mass
    }
}
