//! When a test stops.

use super::Classification;
use crate::scale::StandardError;
use crate::stopping::StopReason;

/// When a test stops. The rules, in their order: the longest length; and, not before the shortest one,
/// precision, a decision, an error that hardly changes, too little information left. A test also ends when
/// nothing is left to give.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TestStopping {
    /// No test stops by another rule than the longest length before this many answers.
    pub shortest: usize,
    /// No test is longer; `None`: as long as there are items.
    pub longest: Option<usize>,
    /// A test stops when its standard error is at most this, in logit.
    pub standard_error: Option<StandardError>,
    /// A test stops when a rule has decided on which side of every cut score the ability lies.
    pub classification: Option<Classification>,
    /// A test stops when the last answer changed its standard error by less than this, in logit.
    pub error_change: Option<f64>,
    /// A test stops when no item left has this much information at the estimate, per logit².
    pub information: Option<f64>,
}

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    /// Number of answers.
    pub(super) answers: usize,
    /// The error now.
    pub(super) standard_error: StandardError,
    /// The error before the last answer.
    pub(super) before: StandardError,
}

impl TestStopping {
    /// Why a test stops here; `None` while it goes on. `decided` is what classification says, `left` the
    /// greatest information left.
    pub(super) fn reason(
        &self,
        reached: Reached,
        decided: impl FnOnce() -> Option<StopReason>,
        left: impl FnOnce() -> Option<f64>,
    ) -> Option<StopReason> {
        let Reached { answers, standard_error, before } = reached;
        if self.longest.is_some_and(|longest| answers >= longest) {
            return Some(StopReason::Length);
        }
        if answers < self.shortest.max(1) {
            return None;
        }
        if self.standard_error.is_some_and(|target| standard_error <= target) {
            return Some(StopReason::Precision);
        }
        if let Some(reason) = decided() {
            return Some(reason);
        }
        let change = (before.0 - standard_error.0).abs();
        if self.error_change.is_some_and(|least| change < least) {
            return Some(StopReason::ErrorChange);
        }
        let least = self.information?;
        left().is_some_and(|information| information < least).then_some(StopReason::Information)
    }
}
