//! The rules of a session over several competences.

use super::StopReason;
use crate::scale::StandardError;
use serde::{Deserialize, Serialize};

/// Rules, applied to each competence and to the whole test.
///
/// A competence is closed, in this priority, by its longest length; by precision, not before its
/// shortest length; by the lack of a suitable item. A test stops when all its competences are closed,
/// else by its longest length, else by time.
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

impl StoppingRules {
    /// Why a competence with this many answers and this error is done; `None` while it is not.
    ///
    /// Says nothing of the items left: see [`StoppingRules::competence`].
    ///
    /// ```
    /// use jalon_engine::scale::StandardError;
    /// use jalon_engine::stopping::{StopReason, StoppingRules};
    /// let rules = StoppingRules {
    ///     minimum_per_competence: 3,
    ///     maximum_per_competence: 8,
    ///     standard_error: 0.5,
    ///     maximum_length: None,
    ///     maximum_seconds: None,
    /// };
    /// assert_eq!(rules.known_enough(2, StandardError(0.4)), None);
    /// assert_eq!(rules.known_enough(3, StandardError(0.4)), Some(StopReason::Precision));
    /// assert_eq!(rules.known_enough(8, StandardError(0.9)), Some(StopReason::Length));
    /// ```
    pub fn known_enough(&self, answers: u32, standard_error: StandardError) -> Option<StopReason> {
        if answers >= self.maximum_per_competence {
            Some(StopReason::Length)
        } else if answers >= self.minimum_per_competence && standard_error.0 <= self.standard_error {
            Some(StopReason::Precision)
        } else {
            None
        }
    }

    /// Why a competence gets no further question; `None` while it is open.
    ///
    /// `candidates` is how many items may come next.
    pub fn competence(
        &self,
        answers: u32,
        standard_error: StandardError,
        candidates: usize,
    ) -> Option<StopReason> {
        let exhausted = (candidates == 0).then_some(StopReason::BankExhausted);
        self.known_enough(answers, standard_error).or(exhausted)
    }

    /// Why the whole test stops while competences are still open: its length, then its time.
    pub fn whole(&self, answers: u32, elapsed_ms: u64) -> Option<StopReason> {
        let limit_ms = self.maximum_seconds.map(|seconds| u64::from(seconds) * 1000);
        if self.maximum_length.is_some_and(|longest| answers >= longest) {
            Some(StopReason::Length)
        } else if limit_ms.is_some_and(|limit| elapsed_ms >= limit) {
            Some(StopReason::Time)
        } else {
            None
        }
    }
}
