//! Signs that answers were not what they seem: flags with their statistic and p-value, never a verdict.
//!
//! A flag says how surprising the answers are if the model holds and the person worked as others do.
//! People are surprising for good reasons too: a flag asks somebody to look, and changes no score.
//!
//! | question | statistic | file |
//! |---|---|---|
//! | Do the answers fit the ability? | l_z, l_z* | [`person_fit`] |
//! | Did they fit at first and not later? | CUSUM | [`cusum`] |
//! | Did the ability change at some item? | greatest likelihood ratio | [`change_point`] |
//! | Were times like those of others? | log-normal residuals | [`response_time`] |
//! | Were answers given without reading? | rapid guesses, effort | [`effort`] |
//!
//! Whoever tests many people, or many items of one, must expect false alarms:
//! [`false_discovery_threshold`] keeps their share in bounds.

pub mod change_point;
pub mod cusum;
pub mod effort;
pub mod person_fit;
pub mod reference;
pub mod response_time;
#[cfg(test)]
mod tests;

use crate::math::normal_cdf;
use serde::{Deserialize, Serialize};

/// A statistic that was looked at, and how surprising it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// What was looked at.
    pub index: Index,
    /// Its value.
    pub statistic: f64,
    /// Probability of a value at least as extreme, on either side, if nothing is wrong.
    pub p_value: f64,
    /// On which side of the expectation the value lies.
    pub direction: Direction,
}

/// What a [`Flag`] looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Index {
    /// l_z: low when answers fit the ability badly.
    Lz,
    /// l_z*: l_z with the right mean and variance at an estimated ability.
    LzStar,
    /// CUSUM of score residuals: high when a run of answers is better than the whole.
    Cusum,
    /// Likelihood ratio of two abilities before and after an item: high when the second is greater.
    ChangePoint,
    /// Standardised residual of a log response time: low when the answer came fast.
    ResponseTime,
    /// Share of answers given with effort: low when many were rapid.
    Effort,
}

/// The side of the expectation on which a statistic lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Lower than expected.
    Low,
    /// Higher than expected, or as expected.
    High,
}

impl Flag {
    /// A statistic that is standard normal if nothing is wrong.
    fn standard_normal(index: Index, statistic: f64) -> Self {
        let direction = if statistic < 0.0 { Direction::Low } else { Direction::High };
        Self { index, statistic, p_value: 2.0 * normal_cdf(-statistic.abs()), direction }
    }
}

/// The greatest p-value that may be followed up so that at most `rate` of those followed up are false
/// alarms, on average (Benjamini & Hochberg 1995); 0 when there is none.
///
/// The greatest p₍ₖ₎ ≤ k · rate / n, with p₍₁₎ ≤ … ≤ p₍ₙ₎ and independent statistics.
///
/// ```
/// use jalon_engine::integrity::false_discovery_threshold;
/// assert_eq!(false_discovery_threshold(&[0.9, 0.001, 0.04, 0.02], 0.05), 0.02);
/// assert_eq!(false_discovery_threshold(&[0.9, 0.4], 0.05), 0.0);
/// ```
pub fn false_discovery_threshold(p_values: &[f64], rate: f64) -> f64 {
    let mut sorted = p_values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let allowed = |place: usize| (place + 1) as f64 * rate / sorted.len() as f64;
    let last = sorted.iter().enumerate().rev().find(|(place, p_value)| **p_value <= allowed(*place));
    last.map_or(0.0, |(_, p_value)| *p_value)
}
