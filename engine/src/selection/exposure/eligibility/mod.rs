//! θ-conditional item eligibility: live control of exposure in each segment of ability.
//!
//! Before a test, chance decides which items are eligible in which segment of ability (van der Linden
//! & Veldkamp 2004, 2007):
//!
//! P(E_i | s) = min(1, r ε_is / α_is), and 1 while α_is = 0
//!
//! with α_is the visits to segment s in which item i was given there, and ε_is the visits in which it
//! was eligible there, or in which the eligible items could not make a test. Where items are given
//! too often α grows faster than r ε, and they become rarer; no simulation is needed beforehand.
//!
//! Fading: at each visit to a segment its counts are first multiplied by w ≤ 1, so that the last
//! 1/(1 − w) visits or so decide, and a change of the bank or of the population is soon followed. It
//! also lets the control settle: an item is met more often once the items before it are held back, and
//! counts that never fade are slow to see that. w = 0.99 to 0.999 serves.
//!
//! One number u_i is drawn for each item, and item i is eligible in every segment where
//! u_i < P(E_i | s). Each segment so has its probability, and sets of neighbours overlap as much as they can.
//!
//! Two ways to use and count it:
//! - By the segment passed (the papers): the eligible items of the segment where the estimate now
//!   stands; one [`Visit`] for each segment passed, with the items given there. It bounds the rate
//!   among the visits to a segment. It does not bound the rate among people of a segment: what all of
//!   them are given while they pass another one may be rare there.
//! - By the segment reached (recommended): only items eligible in every segment where the ability
//!   may still lie ([`EligibilityRule::open_segments`]); one [`Visit`], with all items of the test, to the
//!   segment of the last estimate. Whatever was given was then eligible in that segment, so the rate
//!   among all tests that end there is bounded.

mod set;
mod state;

use super::MaximumRate;
use serde::{Deserialize, Serialize};
pub use set::EligibleSet;
pub use state::{EligibilityState, MergeError, Visit};

use crate::ability::AbilityEstimate;
use crate::scale::Theta;
use std::ops::RangeInclusive;

/// Settings of the control.
///
/// ```
/// use jalon_engine::scale::Theta;
/// use jalon_engine::selection::exposure::EligibilityRule;
/// let rule = EligibilityRule::new(0.25, 0.999, vec![-1.0, 1.0])?;
/// assert_eq!(rule.segments(), 3);
/// assert_eq!([-3.0, -1.0, 4.0].map(|theta| rule.segment_of(Theta(theta))), [0, 1, 2]);
/// # Ok::<(), jalon_engine::selection::exposure::eligibility::EligibilityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "EligibilityDraft", into = "EligibilityDraft")]
pub struct EligibilityRule {
    maximum_rate: MaximumRate,
    fading: f64,
    boundaries: Vec<f64>,
}

/// Settings before they are checked.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EligibilityDraft {
    maximum_rate: f64,
    fading: f64,
    boundaries: Vec<f64>,
}

/// Why settings make no control.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EligibilityError {
    /// The maximum rate is not one.
    #[error(transparent)]
    Rate(#[from] super::RateError),
    /// The fading factor is not above 0 and at most 1.
    #[error("the fading factor lies above 0 and is at most 1, not {0}")]
    Fading(f64),
    /// Boundaries that do not rise.
    #[error("the boundaries of the segments must be finite and rise: {0} cannot stand where it does")]
    Boundary(f64),
}

impl EligibilityRule {
    /// `maximum_rate` r; `fading` w, with 1 for none; `boundaries` rising, in logit: n of them part
    /// n + 1 segments, each with its lower boundary and without its upper one.
    pub fn new(maximum_rate: f64, fading: f64, boundaries: Vec<f64>) -> Result<Self, EligibilityError> {
        let maximum_rate = MaximumRate::new(maximum_rate)?;
        if !(fading > 0.0 && fading <= 1.0) {
            return Err(EligibilityError::Fading(fading));
        }
        let mut below = f64::NEG_INFINITY;
        for &boundary in &boundaries {
            if !boundary.is_finite() || boundary <= below {
                return Err(EligibilityError::Boundary(boundary));
            }
            below = boundary;
        }
        Ok(Self { maximum_rate, fading, boundaries })
    }

    /// Number of segments.
    pub fn segments(&self) -> usize {
        self.boundaries.len() + 1
    }

    /// The segment of an ability, counted from 0.
    pub fn segment_of(&self, theta: Theta) -> usize {
        self.boundaries.partition_point(|&boundary| boundary <= theta.0)
    }

    /// The segments where the ability may still lie: those that meet θ̂ ± z SE.
    ///
    /// z = 2 leaves out the segment of the last estimate about once in twenty early items.
    pub fn open_segments(&self, estimate: AbilityEstimate, z: f64) -> RangeInclusive<usize> {
        let reach = z * estimate.standard_error.0;
        let segment = |theta: f64| self.segment_of(Theta(theta));
        segment(estimate.theta.0 - reach)..=segment(estimate.theta.0 + reach)
    }

    /// The boundaries between segments, rising, in logit.
    pub fn boundaries(&self) -> &[f64] {
        &self.boundaries
    }

    /// r.
    pub fn maximum_rate(&self) -> MaximumRate {
        self.maximum_rate
    }

    /// w.
    pub fn fading(&self) -> f64 {
        self.fading
    }
}

impl TryFrom<EligibilityDraft> for EligibilityRule {
    type Error = EligibilityError;

    fn try_from(draft: EligibilityDraft) -> Result<Self, EligibilityError> {
        Self::new(draft.maximum_rate, draft.fading, draft.boundaries)
    }
}

impl From<EligibilityRule> for EligibilityDraft {
    fn from(rule: EligibilityRule) -> Self {
        Self { maximum_rate: rule.maximum_rate.get(), fading: rule.fading, boundaries: rule.boundaries }
    }
}

#[cfg(test)]
mod tests;
