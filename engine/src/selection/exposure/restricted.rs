//! Restricted maximum information: an item is barred while it has been given too often.
//!
//! Revuelta & Ponsoda (1998): item i may be given in the next test only if m_i / N < r, with m_i the
//! tests in which it appeared among the N before. After the next test its rate is below
//! (r N + 1) / (N + 1), so no rate ever passes r by more than 1/N.

use super::MaximumRate;

/// Whether an item that appeared in `administered` of `tests` tests must wait; never before the first test.
///
/// ```
/// use jalon_engine::selection::exposure::{MaximumRate, restricted::is_barred};
/// let quarter = MaximumRate::new(0.25)?;
/// assert!(!is_barred(0, 0, quarter));
/// assert!(is_barred(25, 100, quarter));
/// assert!(!is_barred(24, 100, quarter));
/// # Ok::<(), jalon_engine::selection::exposure::RateError>(())
/// ```
pub fn is_barred(administered: u64, tests: u64, maximum: MaximumRate) -> bool {
    tests > 0 && administered as f64 >= maximum.get() * tests as f64
}
