//! Content balancing item by item: three heuristics that cost next to nothing.
//!
//! Unlike [`shadow`](super::shadow) tests they look one item ahead, so a rule about the whole test may
//! end up broken. All work on plain values, one entry for each candidate, and name the candidate chosen.

mod priority_index;
mod proportional;
mod weighted_deviations;

pub use priority_index::{Quota, exposure_factor, priority_index};
pub use proportional::proportional;
pub use weighted_deviations::{InformationTarget, Property, weighted_deviations};

/// A candidate and what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// Place of the candidate in the slices given.
    pub index: usize,
    /// The quantity it was chosen by; each rule says which.
    pub value: f64,
}

/// The greatest value, the first one if several are equal.
fn greatest(values: impl Iterator<Item = (usize, f64)>) -> Option<Choice> {
    values.fold(None, |best: Option<Choice>, (index, value)| match best {
        Some(best) if value.total_cmp(&best.value).is_le() => Some(best),
        _ => Some(Choice { index, value }),
    })
}
