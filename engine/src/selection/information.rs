//! Orders candidates by Fisher information at a target (Lord 1977).

use crate::item::Item;
use crate::scale::Theta;

/// Candidates with the most informative first; ties in the order of ids.
pub fn ranked<'a>(candidates: &[&'a Item], target: Theta) -> Vec<&'a Item> {
    let mut ranked: Vec<(f64, &Item)> =
        candidates.iter().map(|item| (item.parameters.model.information(target), *item)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.id.cmp(&other.1.id)));
    ranked.into_iter().map(|(_, item)| item).collect()
}
