//! Why a test ended, as sessions and studies store it.

use super::Trigger;
use serde::{Deserialize, Serialize};

/// Why a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopReason {
    /// Every competence is known with the precision asked for.
    Precision,
    /// As many questions as the plan allows.
    Length,
    /// No suitable question is left.
    BankExhausted,
    /// The time allowed has passed.
    Time,
    /// The learner stopped, or handed over what was done.
    EndedByLearner,
    /// The invigilator ended the test.
    EndedByInvigilator,
    /// No item left tells enough: in studies over a table of items.
    Information,
    /// The last answer hardly changed the standard error: in such studies.
    ErrorChange,
    /// The confidence interval left out every cut score: in such studies.
    ConfidenceInterval,
    /// The sequential probability ratio test decided at every cut score: in such studies.
    ProbabilityRatio,
    /// The generalised likelihood ratio test decided at every cut score: in such studies.
    GeneralisedRatio,
    /// More answers would hardly have changed the decisions at the cut scores: in such studies.
    Curtailment,
    /// The posterior left little doubt about the level or the cut scores: in such studies.
    PosteriorMass,
}

impl From<Trigger> for StopReason {
    fn from(trigger: Trigger) -> Self {
        match trigger {
            Trigger::Length { .. } => Self::Length,
            Trigger::Time { .. } => Self::Time,
            Trigger::Exhausted => Self::BankExhausted,
            Trigger::StandardError { .. } | Trigger::TotalInformation { .. } => Self::Precision,
            Trigger::RemainingInformation { .. } | Trigger::PredictedReduction { .. } => Self::Information,
            Trigger::ErrorChange { .. } => Self::ErrorChange,
            Trigger::ConfidenceInterval { .. } => Self::ConfidenceInterval,
            Trigger::ProbabilityRatio { .. } => Self::ProbabilityRatio,
            Trigger::GeneralisedRatio { .. } => Self::GeneralisedRatio,
            Trigger::Curtailment { .. } => Self::Curtailment,
            Trigger::LevelMass { .. } | Trigger::CutMass { .. } => Self::PosteriorMass,
        }
    }
}
