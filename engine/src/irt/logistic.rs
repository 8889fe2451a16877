//! Logistic response models with one to four parameters.
//!
//! P(θ) = c + (d − c) σ(a(θ − b)), Q = 1 − P, σ(x) = 1 / (1 + e⁻ˣ), D = 1
//! (Birnbaum 1968; Lord 1980; Barton & Lord 1981 for d).
//!
//! Quotients such as P′/P are written with the common factor σ cancelled, so that they stay finite
//! where P or Q underflows: at a = 2, b = 0, c = 0 and θ = −400 the textbook form is 0/0.

use super::curve::{CategoryPoint, Curve, MAX_CATEGORIES};
use crate::math::{exp_near, ln, ln_logistic, logistic_pair};
use crate::scale::Theta;
use serde::{Deserialize, Serialize};

/// Why parameters make no response model.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// The discrimination is not a positive finite number.
    #[error("the discrimination must be a positive number, not {0}")]
    Discrimination(f64),
    /// The difficulty is not finite.
    #[error("the difficulty must be a finite number, not {0}")]
    Difficulty(f64),
    /// The asymptotes are not 0 ≤ c < d ≤ 1.
    #[error("the asymptotes must satisfy 0 ≤ guessing < upper asymptote ≤ 1, not {0} and {1}")]
    Asymptotes(f64, f64),
    /// Thresholds that fall.
    #[error("the thresholds must not fall: {0} is followed by {1}")]
    Falling(f64, f64),
    /// Too few or too many categories, or slopes and intercepts that do not pair.
    #[error(
        "a model has 2 to {MAX_CATEGORIES} categories, each above the lowest with all its parameters, not {0}"
    )]
    Categories(usize),
}

/// A logistic model: discrimination a, difficulty b, guessing c, upper asymptote d (1 − slip).
///
/// ```
/// use jalon_engine::irt::Logistic;
/// use jalon_engine::scale::Theta;
/// let item = Logistic::three_pl(1.2, 0.5, 0.2)?;
/// assert!((item.probability(Theta(0.5)) - 0.6).abs() < 1e-15); // halfway between 0.2 and 1
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "LogisticDraft")]
pub struct Logistic {
    discrimination: f64,
    difficulty: f64,
    guessing: f64,
    slipping: f64,
}

/// Parameters before they are checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogisticDraft {
    discrimination: f64,
    difficulty: f64,
    guessing: f64,
    slipping: f64,
}

impl TryFrom<LogisticDraft> for Logistic {
    type Error = ParameterError;

    fn try_from(draft: LogisticDraft) -> Result<Self, ParameterError> {
        Self::new(draft.discrimination, draft.difficulty, draft.guessing, draft.slipping)
    }
}

impl Logistic {
    /// Four parameters: a > 0, b finite (logit), 0 ≤ c < d ≤ 1.
    pub fn new(
        discrimination: f64,
        difficulty: f64,
        guessing: f64,
        slipping: f64,
    ) -> Result<Self, ParameterError> {
        if !(discrimination.is_finite() && discrimination > 0.0) {
            return Err(ParameterError::Discrimination(discrimination));
        }
        if !difficulty.is_finite() {
            return Err(ParameterError::Difficulty(difficulty));
        }
        if !(0.0 <= guessing && guessing < slipping && slipping <= 1.0) {
            return Err(ParameterError::Asymptotes(guessing, slipping));
        }
        Ok(Self { discrimination, difficulty, guessing, slipping })
    }

    /// a = 1, c = 0, d = 1 (Rasch 1960).
    pub fn one_pl(difficulty: f64) -> Result<Self, ParameterError> {
        Self::new(1.0, difficulty, 0.0, 1.0)
    }

    /// c = 0, d = 1.
    pub fn two_pl(discrimination: f64, difficulty: f64) -> Result<Self, ParameterError> {
        Self::new(discrimination, difficulty, 0.0, 1.0)
    }

    /// d = 1.
    pub fn three_pl(discrimination: f64, difficulty: f64, guessing: f64) -> Result<Self, ParameterError> {
        Self::new(discrimination, difficulty, guessing, 1.0)
    }

    /// a, per logit.
    pub fn discrimination(&self) -> f64 {
        self.discrimination
    }

    /// b, in logit.
    pub fn difficulty(&self) -> f64 {
        self.difficulty
    }

    /// c, the probability of success far below b.
    pub fn guessing(&self) -> f64 {
        self.guessing
    }

    /// d, the probability of success far above b; 1 when nobody slips.
    pub fn slipping(&self) -> f64 {
        self.slipping
    }

    /// P(θ).
    pub fn probability(&self, theta: Theta) -> f64 {
        self.at(theta).p
    }

    /// Whether P(θ) exceeds u: a right answer, when u is drawn uniformly. The exponential is computed only
    /// where u is very near to P, so that the answer is that of [`Self::probability`] for every θ that is a
    /// number.
    ///
    /// ```
    /// # use jalon_engine::irt::Logistic;
    /// # use jalon_engine::scale::Theta;
    /// let item = Logistic::two_pl(1.2, 0.5)?;
    /// assert!(item.exceeds(Theta(0.5), 0.499_999_9) && !item.exceeds(Theta(0.5), 0.5));
    /// # Ok::<(), jalon_engine::irt::ParameterError>(())
    /// ```
    pub fn exceeds(&self, theta: Theta, u: f64) -> bool {
        /// Far more than [`exp_near`] loses.
        const DOUBT: f64 = 1e-3;
        /// From here on e⁻ˣ makes no difference.
        const FAR: f64 = 700.0;
        let x = self.exponent(theta);
        let e = exp_near(-x.abs().min(FAR));
        // P − c is (d − c) / (1 + e) or (d − c) e / (1 + e), with 1 ≤ 1 + e ≤ 2.
        let least = (u - self.guessing) * (1.0 + e);
        let most = (self.slipping - self.guessing) * if x >= 0.0 { 1.0 } else { e };
        if (most - least).abs() > DOUBT { least < most } else { u < self.probability(theta) }
    }

    /// P′(θ) = a (d − c) σ (1 − σ), per logit.
    pub fn slope(&self, theta: Theta) -> f64 {
        self.at(theta).slope
    }

    /// P″(θ) = a P′ (1 − 2σ), per logit².
    pub fn curvature(&self, theta: Theta) -> f64 {
        let point = self.at(theta);
        self.discrimination * point.slope * (point.down - point.up)
    }

    /// Fisher information I(θ) = P′² / (PQ), per logit²; never negative.
    pub fn information(&self, theta: Theta) -> f64 {
        let point = self.at(theta);
        point.slope_over_p * point.slope_over_q
    }

    /// Log-likelihood of a credit u in \[0, 1\]: u ln P + (1 − u) ln Q; finite at every finite θ.
    ///
    /// Partial credit enters as a fraction of a right answer, a quasi-likelihood that keeps the
    /// expectation of u at P, until polytomous models give each step its own parameters.
    pub fn log_likelihood(&self, theta: Theta, credit: f64) -> f64 {
        credit * self.ln_p(theta) + (1.0 - credit) * self.ln_q(theta)
    }

    /// First and second derivative of [`Logistic::log_likelihood`] in θ.
    ///
    /// l′ = u P′/P − (1 − u) P′/Q; l″ = u (P″/P − (P′/P)²) − (1 − u) (P″/Q + (P′/Q)²).
    pub fn score(&self, theta: Theta, credit: f64) -> (f64, f64) {
        let point = self.at(theta);
        let bend = self.discrimination * (point.down - point.up);
        let (right, wrong) = (point.slope_over_p, point.slope_over_q);
        let first = credit * right - (1.0 - credit) * wrong;
        let second = credit * right * (bend - right) - (1.0 - credit) * wrong * (bend + wrong);
        (first, second)
    }

    /// Wrong and right at θ, with ℓ″ = ℓ′(P″/P′ − ℓ′) for both, since P and Q share P″/P′ = a(1 − 2σ).
    pub fn curve(&self, theta: Theta) -> Curve {
        let point = self.at(theta);
        let bend = self.discrimination * (point.down - point.up);
        let bend_slope = -2.0 * self.discrimination * self.discrimination * point.up * point.down;
        let category = |probability: f64, ln_probability: f64, first: f64| {
            let second = first * (bend - first);
            let third = second * (bend - first) + first * (bend_slope - second);
            CategoryPoint { probability, ln_probability, first, second, third }
        };
        Curve::new(2, |right| match right {
            0 => category(
                1.0 - self.slipping + (self.slipping - self.guessing) * point.down,
                self.ln_q(theta),
                -point.slope_over_q,
            ),
            _ => category(point.p, self.ln_p(theta), point.slope_over_p),
        })
    }

    fn exponent(&self, theta: Theta) -> f64 {
        self.discrimination * (theta.0 - self.difficulty)
    }

    fn at(&self, theta: Theta) -> Point {
        let z = self.exponent(theta);
        let (up, down) = logistic_pair(z);
        let span = self.slipping - self.guessing;
        let p = self.guessing + span * up;
        let q = (1.0 - self.slipping) + span * down;
        let steepness = self.discrimination * span;
        Point {
            up,
            down,
            p,
            slope: steepness * up * down,
            slope_over_p: steepness * down * quotient(up, p, self.guessing, span),
            slope_over_q: steepness * up * quotient(down, q, 1.0 - self.slipping, span),
        }
    }

    fn ln_p(&self, theta: Theta) -> f64 {
        if self.guessing > 0.0 {
            ln(self.at(theta).p)
        } else {
            ln(self.slipping) + ln_logistic(self.exponent(theta))
        }
    }

    fn ln_q(&self, theta: Theta) -> f64 {
        if self.slipping < 1.0 {
            ln(1.0 - self.slipping + (self.slipping - self.guessing) * self.at(theta).down)
        } else {
            ln(1.0 - self.guessing) + ln_logistic(-self.exponent(theta))
        }
    }
}

/// Everything at one θ; `up` = σ, `down` = 1 − σ.
struct Point {
    up: f64,
    down: f64,
    p: f64,
    slope: f64,
    slope_over_p: f64,
    slope_over_q: f64,
}

/// part / (floor + span · part) with the common factor cancelled when the floor is 0.
fn quotient(part: f64, whole: f64, floor: f64, span: f64) -> f64 {
    if floor > 0.0 { part / whole } else { 1.0 / span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_where_the_probability_underflows() {
        let model = Logistic::two_pl(2.0, 0.0).unwrap();
        for theta in [-4000.0, -400.0, 400.0, 4000.0].map(Theta) {
            assert!(model.information(theta) >= 0.0);
            assert!(model.log_likelihood(theta, 1.0).is_finite());
            assert!(model.log_likelihood(theta, 0.0).is_finite());
        }
        assert!((model.score(Theta(-4000.0), 1.0).0 - 2.0).abs() < 1e-15);
    }

    #[test]
    fn derivatives_agree_with_differences() {
        let model = Logistic::new(1.3, 0.4, 0.2, 0.95).unwrap();
        let (h, theta) = (1e-5, 0.9);
        for credit in [0.0, 0.3, 1.0] {
            let l = |x| model.log_likelihood(Theta(x), credit);
            let (first, second) = model.score(Theta(theta), credit);
            assert!((first - (l(theta + h) - l(theta - h)) / (2.0 * h)).abs() < 1e-8);
            let difference = (l(theta + h) - 2.0 * l(theta) + l(theta - h)) / (h * h);
            assert!((second - difference).abs() < 1e-4);
        }
    }

    #[test]
    fn an_answer_is_that_of_the_probability_however_near() {
        let models = [Logistic::two_pl(1.7, -0.3).unwrap(), Logistic::new(0.8, 1.1, 0.2, 0.96).unwrap()];
        for model in models {
            for theta in (-4000..=4000).map(|step| Theta(f64::from(step) / 5.0)) {
                let p = model.probability(theta);
                for u in [p, p.next_up(), p.next_down(), p + 1e-4, p - 1e-4, p + 2e-3, p - 2e-3, 0.0, 0.5] {
                    assert_eq!(model.exceeds(theta, u), u < p, "{theta:?} {u}");
                }
            }
        }
    }

    #[test]
    fn impossible_parameters_are_refused() {
        assert_eq!(Logistic::two_pl(0.0, 0.0), Err(ParameterError::Discrimination(0.0)));
        assert!(Logistic::two_pl(1.0, f64::INFINITY).is_err());
        assert_eq!(Logistic::new(1.0, 0.0, 0.5, 0.5), Err(ParameterError::Asymptotes(0.5, 0.5)));
        assert!(Logistic::three_pl(1.0, 0.0, f64::NAN).is_err());
        let text = r#"{"discrimination":-1,"difficulty":0,"guessing":0,"slipping":1}"#;
        assert!(serde_json::from_str::<Logistic>(text).is_err());
    }
}
