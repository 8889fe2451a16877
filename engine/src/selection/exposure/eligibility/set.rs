//! Which items are eligible in which segment during one test.

use serde::{Deserialize, Serialize};

/// The outcome of one draw, kept with the test: bits, segment by segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibleSet {
    items: usize,
    /// One word for 64 items; each segment begins a new word.
    words: Vec<u64>,
}

impl EligibleSet {
    /// No item of this many is eligible anywhere: before the first draw.
    pub fn none_of(items: usize) -> Self {
        Self { items, words: Vec::new() }
    }

    /// `eligible` says of each item in which segments it is.
    pub(super) fn draw<In: Fn(usize) -> bool>(
        items: usize,
        segments: usize,
        mut eligible: impl FnMut(usize) -> In,
    ) -> Self {
        let stride = items.div_ceil(64);
        let mut words = vec![0; stride * segments];
        for item in 0..items {
            let eligible = eligible(item);
            for segment in (0..segments).filter(|&segment| eligible(segment)) {
                words[segment * stride + item / 64] |= 1 << (item % 64);
            }
        }
        Self { items, words }
    }

    /// Whether an item may be given while the estimate stands in a segment; no item that does not exist.
    pub fn contains(&self, item: usize, segment: usize) -> bool {
        let word = self.words.get(segment * self.items.div_ceil(64) + item / 64);
        item < self.items && word.is_some_and(|word| word >> (item % 64) & 1 == 1)
    }

    /// Whether an item is eligible in each of these segments.
    pub fn contains_all(&self, item: usize, mut segments: impl Iterator<Item = usize>) -> bool {
        segments.all(|segment| self.contains(item, segment))
    }

    /// Number of items of the bank, eligible or not.
    pub fn items(&self) -> usize {
        self.items
    }
}
