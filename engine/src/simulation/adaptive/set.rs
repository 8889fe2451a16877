//! A set of items, one bit each.

const WORD: usize = u64::BITS as usize;

/// Some of the items of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemSet(Vec<u64>);

impl ItemSet {
    /// None of this many items.
    pub(super) fn none_of(items: usize) -> Self {
        Self(vec![0; items.div_ceil(WORD)])
    }

    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    pub(super) fn insert(&mut self, item: usize) {
        self.0[item / WORD] |= 1 << (item % WORD);
    }

    pub(super) fn contains(&self, item: usize) -> bool {
        self.0[item / WORD] >> (item % WORD) & 1 == 1
    }
}
