//! Why a test ended, as sessions store it.

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
}
