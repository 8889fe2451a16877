//! Keeps the best items from being shown to everyone.

use crate::item::Item;
use crate::seed::Draws;

/// One of the first `k`, with equal chances (Kingsbury & Zara 1989); `None` of an empty list.
pub fn randomesque<'a>(ranked: &[&'a Item], k: u32, draws: &mut Draws) -> Option<&'a Item> {
    let k = usize::try_from(k).unwrap_or(usize::MAX).clamp(1, ranked.len().max(1));
    ranked.get(draws.index_below(k)).copied()
}
