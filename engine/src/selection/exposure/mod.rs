//! Keeps the best items from being shown to everyone.
//!
//! | rule | what it bounds | file |
//! |---|---|---|
//! | randomesque | nothing; spreads use over the best `k` | [`randomesque()`] |
//! | progressive, proportional | nothing; spreads use early in a test | [`super::criterion::Pace`] |
//! | restricted | the rate observed so far | [`restricted`] |
//! | Sympson–Hetter | the expected rate, by parameters tuned beforehand | [`sympson_hetter`], [`tuning`] |
//! | item eligibility | the expected rate in each segment of ability, live | [`eligibility`] |
//! | overlap | what a person sees again in a later attempt | [`attempts`] |
//!
//! Each is a pure function of its arguments: what happened is counted by the caller, chance comes
//! from the caller's [`crate::seed::Draws`]. [`statistics`] says how well a rule did.

pub mod attempts;
pub mod eligibility;
mod randomesque;
pub mod restricted;
pub mod statistics;
pub mod sympson_hetter;
pub mod tuning;

pub use eligibility::{EligibilityRule, EligibilityState, EligibleSet};
pub use randomesque::randomesque;
pub use statistics::ExposureCounts;

/// Why a rate is not one.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("the maximum exposure rate lies above 0 and is at most 1, not {0}")]
pub struct RateError(pub f64);

/// The greatest share of tests in which an item may appear: 0 < r ≤ 1.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct MaximumRate(f64);

impl MaximumRate {
    /// Checks that the rate lies above 0 and is at most 1.
    pub fn new(rate: f64) -> Result<Self, RateError> {
        if rate > 0.0 && rate <= 1.0 { Ok(Self(rate)) } else { Err(RateError(rate)) }
    }

    /// r.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for MaximumRate {
    type Error = RateError;

    fn try_from(rate: f64) -> Result<Self, RateError> {
        Self::new(rate)
    }
}

impl From<MaximumRate> for f64 {
    fn from(rate: MaximumRate) -> Self {
        rate.0
    }
}
