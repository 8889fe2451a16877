//! Shape of the tree (RFC 9162, §2.1): which nodes exist, which ones a proof is made of. Numbers only; who has the
//! hashes asks here which to fetch.
//!
//! Only complete subtrees are kept: they never change again. Everything else is folded from at most
//! log₂(size) of them.

use super::hash::{Hash, node_hash, root_of};
use std::ops::Range;

/// A complete subtree: `2^level` leaves from leaf `index · 2^level` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// 0 for a leaf.
    pub level: u32,
    /// Place among the nodes of its level.
    pub index: u64,
}

impl Node {
    /// The node of a single leaf.
    pub fn leaf(index: u64) -> Self {
        Self { level: 0, index }
    }

    /// Its number in the order in which nodes become complete: behind the last leaf below it come the nodes that this
    /// leaf completes, from below.
    ///
    /// When leaf `m` arrives there are `m` leaves and `m/2 + m/4 + … = m − ones(m)` inner nodes; hence, with `m` the
    /// last leaf below the node, position = `2m − ones(m) + level`.
    ///
    /// ```
    /// use jalon::certificates::log::tree::Node;
    /// let order = [(0, 0), (0, 1), (1, 0), (0, 2), (0, 3), (1, 1), (2, 0), (0, 4)];
    /// for (position, (level, index)) in (0..).zip(order) {
    ///     assert_eq!(Node { level, index }.position(), position);
    /// }
    /// ```
    pub fn position(self) -> u64 {
        let last_leaf = ((self.index + 1) << self.level) - 1;
        2 * last_leaf - u64::from(last_leaf.count_ones()) + u64::from(self.level)
    }
}

/// The complete subtrees that cover the leaves of `span`, largest first. A span of a proof begins at a multiple of the
/// largest power of two it holds, so each part lies where a node is.
pub fn subtrees(span: Range<u64>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut start = span.start;
    while start < span.end {
        let level = (span.end - start).ilog2();
        nodes.push(Node { level, index: start >> level });
        start += 1 << level;
    }
    nodes
}

/// The spans whose roots prove that leaf `index` is among the first `size`, from the leaf up.
///
/// `PATH(m, D[n])` of RFC 9162, §2.1.3.1.
pub fn inclusion(index: u64, size: u64) -> Vec<Range<u64>> {
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(middle..end);
            end = middle;
        } else {
            path.push(start..middle);
            start = middle;
        }
    }
    path.reverse();
    path
}

/// The spans whose roots prove that the first `old` of `new` leaves are what they were, from below; nothing has to be
/// proven of an empty or an equal tree.
///
/// `PROOF(m, D[n])` of RFC 9162, §2.1.4.1.
pub fn consistency(old: u64, new: u64) -> Vec<Range<u64>> {
    let (mut start, mut end) = (0, new);
    let mut path = Vec::new();
    while old > start && old < end {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(middle..end);
            end = middle;
        } else {
            path.push(start..middle);
            start = middle;
        }
    }
    // What remains ends where the old tree ended; the verifier knows it when it is the whole old tree.
    if start > 0 {
        path.push(start..end);
    }
    path.reverse();
    path
}

/// Every node that the spans of a proof are folded from, in order: what to fetch, at once.
pub fn nodes(spans: &[Range<u64>]) -> Vec<Node> {
    spans.iter().cloned().flat_map(subtrees).collect()
}

/// The roots of the spans, from the hashes of their [`nodes`].
pub fn roots(spans: &[Range<u64>], hashes: &[Hash]) -> Vec<Hash> {
    let mut rest = hashes;
    let mut root = |span: &Range<u64>| {
        let (own, others) = rest.split_at(subtrees(span.clone()).len());
        rest = others;
        root_of(own)
    };
    spans.iter().map(&mut root).collect()
}

/// The largest power of two below `length`.
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// The right edge of a growing tree: what is needed to append, and to know the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// Of a tree with `size` leaves, by the hashes of `subtrees(0..size)`.
    pub fn new(size: u64, peaks: Vec<Hash>) -> Self {
        debug_assert_eq!(peaks.len(), size.count_ones() as usize);
        Self { size, peaks }
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Root of the tree.
    pub fn root(&self) -> Hash {
        root_of(&self.peaks)
    }

    /// Appends a leaf; answers the nodes this completes, by position: the leaf itself first.
    pub fn push(&mut self, leaf: Hash) -> Vec<(Node, Hash)> {
        let mut completed = vec![(Node::leaf(self.size), leaf)];
        let mut hash = leaf;
        for level in 1..=self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node_hash(&left, &hash);
                completed.push((Node { level, index: self.size >> level }, hash));
            }
        }
        self.peaks.push(hash);
        self.size += 1;
        completed
    }
}
