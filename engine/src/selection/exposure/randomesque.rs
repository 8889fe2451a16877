//! Randomesque choice: one of the best few, by chance.

use crate::item::Item;
use crate::seed::Draws;

/// One of the first `k`, with equal chances (Kingsbury & Zara 1989); `None` of an empty list.
pub fn randomesque<'a>(ranked: &[&'a Item], k: u32, draws: &mut Draws) -> Option<&'a Item> {
    let k = usize::try_from(k).unwrap_or(usize::MAX).clamp(1, ranked.len().max(1));
    ranked.get(draws.index_below(k)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::ItemBank;
    use crate::scale::Theta;
    use crate::seed::{DrawPurpose, Seed};
    use crate::selection::information::ranked;
    use crate::simulation::GeneratedBank;
    use std::collections::BTreeSet;

    #[test]
    fn each_of_the_best_k_is_taken_and_no_other() {
        let files = GeneratedBank { competences: 1, items_per_competence: 10 }.files();
        let bank = ItemBank::read(&files).bank.unwrap();
        let ranked = ranked(&bank.items.values().collect::<Vec<_>>(), Theta(0.0));
        for k in [0, 1, 3, 10, 99] {
            let draw = |position| Seed([5; 32]).draws(position, DrawPurpose::Selection);
            let taken: BTreeSet<_> = (0..300)
                .filter_map(|position| randomesque(&ranked, k, &mut draw(position)))
                .map(|item| &item.id)
                .collect();
            let best: BTreeSet<_> =
                ranked.iter().take(k.clamp(1, 10) as usize).map(|item| &item.id).collect();
            assert_eq!(taken, best);
        }
        assert!(randomesque(&[], 3, &mut Seed([5; 32]).draws(1, DrawPurpose::Selection)).is_none());
    }
}
