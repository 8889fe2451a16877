//! Overlap across a person's attempts: what was seen before is barred for a while, or weighs less.
//!
//! Ages are counted in whatever unit the caller keeps (attempts, days): the engine has no clock. An
//! item given in the attempt just before this one has age 1.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What becomes of items that the person saw in an earlier attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum RetestRule {
    /// Barred while their age is at most `window`.
    Barred {
        /// Greatest age at which an item is still barred.
        window: u32,
    },
    /// Their criterion value is multiplied by age / (window + 1): it grows back evenly.
    Recovering {
        /// Greatest age at which an item still weighs less.
        window: u32,
    },
}

impl RetestRule {
    /// Weight between 0 and 1 of an item last seen at this age; `None` when it never was.
    ///
    /// A weight of 0 means barred: an item of weight 0 must not be given, however few are left.
    ///
    /// ```
    /// use jalon_engine::selection::exposure::attempts::RetestRule;
    /// let barred = RetestRule::Barred { window: 2 };
    /// assert_eq!([None, Some(1), Some(2), Some(3)].map(|age| barred.weight(age)), [1.0, 0.0, 0.0, 1.0]);
    /// let recovering = RetestRule::Recovering { window: 3 };
    /// assert_eq!([Some(0), Some(1), Some(4)].map(|age| recovering.weight(age)), [0.0, 0.25, 1.0]);
    /// ```
    pub fn weight(self, age: Option<u32>) -> f64 {
        match (self, age) {
            (Self::Barred { window } | Self::Recovering { window }, Some(age)) if age > window => 1.0,
            (_, None) => 1.0,
            (Self::Barred { .. }, Some(_)) => 0.0,
            (Self::Recovering { window }, Some(age)) => f64::from(age) / (f64::from(window) + 1.0),
        }
    }
}

/// Share of the items of one attempt that were given in earlier ones; 0 of an attempt without items.
///
/// ```
/// use jalon_engine::selection::exposure::attempts::seen_before;
/// assert_eq!(seen_before(&[1, 2, 3, 4], &[4, 9, 1]), 0.5);
/// ```
pub fn seen_before(attempt: &[usize], earlier: &[usize]) -> f64 {
    let earlier: BTreeSet<usize> = earlier.iter().copied().collect();
    let again = attempt.iter().filter(|item| earlier.contains(item)).count();
    again as f64 / attempt.len().max(1) as f64
}
