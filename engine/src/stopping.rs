//! When a test stops, always with its reason.

use serde::{Deserialize, Serialize};

/// Rules, applied to each competence and to the whole test.
///
/// Priority: longest length reached → stop; no item left → stop; below the shortest length → go on;
/// then precision.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoppingRules {
    /// No competence stops on precision before this many answers.
    pub minimum_per_competence: u32,
    /// A competence gets at most this many.
    pub maximum_per_competence: u32,
    /// A competence is done when its standard error is at most this, in logit.
    pub standard_error: f64,
    /// The whole test gets at most this many; `None`: the sum over competences.
    pub maximum_length: Option<u32>,
    /// Time allowed for the whole test, in seconds of answering; `None`: no limit.
    pub maximum_seconds: Option<u32>,
}

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
}
