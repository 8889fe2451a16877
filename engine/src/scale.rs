//! Ability and how it is reported: theta, standard error, cut scores, levels, points.

use serde::{Deserialize, Serialize};

/// Ability on the bank's logistic metric (D = 1), in logit.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Theta(pub f64);

/// Standard error of an ability estimate, in logit; not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StandardError(pub f64);

/// A level of the reporting scale; 0 means below the first cut score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(pub u8);

/// Normal prior of ability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormalPrior {
    /// Mean, in logit.
    pub mean: f64,
    /// Standard deviation, in logit; positive.
    pub sd: f64,
}
// The reporting scale itself (cuts, probability of each level, points): see `ReportingScale`.
