//! a-stratified selection: items of low discrimination first, those of high discrimination last.
//!
//! While little is known of θ, an item that discriminates well is wasted and over-exposed. The bank is cut
//! into strata by rising a, the test into as many stages; in each stage the item with b nearest to θ̂ is taken
//! from its stratum (Chang & Ying 1999). Where a and b go together, strata would differ in difficulty: with
//! blocks, items are first grouped by b, and each group gives one item to every stratum (Chang, Qian & Ying
//! 2001).

use crate::irt::Logistic;
use crate::scale::Theta;

/// A bank cut into strata.
///
/// ```
/// use jalon_engine::irt::Logistic;
/// use jalon_engine::scale::Theta;
/// use jalon_engine::selection::stratified::Strata;
/// let bank = [(1.5, 0.0), (0.6, 0.1), (0.8, 1.0), (1.9, 1.1)];
/// let bank = bank.into_iter().map(|(a, b)| Logistic::two_pl(a, b)).collect::<Result<Vec<_>, _>>()?;
/// let strata = Strata::by_discrimination(&bank, 2);
/// assert_eq!(strata.items(0).collect::<Vec<_>>(), [1, 2]); // by rising difficulty
/// let planned = 10;
/// assert_eq!(strata.best(0, planned, Theta(0.9), |_| false), Some(2)); // the first stage
/// assert_eq!(strata.best(9, planned, Theta(0.9), |_| false), Some(3)); // the last
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Strata {
    /// Lowest discrimination first; in each, (difficulty, index) by rising difficulty, then index.
    strata: Vec<Vec<(f64, usize)>>,
}

impl Strata {
    /// Strata of equal sizes, to one item, by discrimination (Chang & Ying 1999); 0 strata count as 1.
    pub fn by_discrimination(items: &[Logistic], strata: usize) -> Self {
        let strata = strata.max(1);
        let ranked = ranked(items, Logistic::discrimination);
        let place = |rank: usize| rank * strata / items.len();
        Self::gather(items, strata, ranked.iter().enumerate().map(|(rank, &item)| (place(rank), item)))
    }

    /// Strata of like difficulties: the items ranked by b are cut into groups of as many as there are strata,
    /// and in each group the item with the lowest a goes to the first stratum, and so on (Chang, Qian & Ying
    /// 2001). The last group may be short; its items go to the first strata.
    pub fn with_difficulty_blocks(items: &[Logistic], strata: usize) -> Self {
        let strata = strata.max(1);
        let mut ranked = ranked(items, Logistic::difficulty);
        for block in ranked.chunks_mut(strata) {
            block.sort_by(|&one, &other| by(items, Logistic::discrimination, one, other));
        }
        Self::gather(items, strata, ranked.iter().enumerate().map(|(rank, &item)| (rank % strata, item)))
    }

    fn gather(items: &[Logistic], strata: usize, places: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut gathered = vec![Vec::new(); strata];
        places.for_each(|(stratum, item)| gathered[stratum].push((items[item].difficulty(), item)));
        for stratum in &mut gathered {
            stratum.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        }
        Self { strata: gathered }
    }

    /// Number of strata.
    pub fn count(&self) -> usize {
        self.strata.len()
    }

    /// Indices of the items of a stratum, by rising difficulty; none past the last stratum.
    pub fn items(&self, stratum: usize) -> impl Iterator<Item = usize> + '_ {
        self.strata.get(stratum).into_iter().flatten().map(|(_, item)| *item)
    }

    /// The stage of the choice after `given` items, in a test planned to have `planned`: stages are of equal
    /// lengths, to one item; a longer test stays in the last.
    pub fn stage(&self, given: usize, planned: usize) -> usize {
        (given * self.count() / planned.max(1)).min(self.count() - 1)
    }

    /// The item of the stage's stratum with b nearest to θ̂, ties by lowest index. A stratum without a free
    /// item is passed over for the next, after the last for the one before the stage's; `None` when no item
    /// is free.
    pub fn best(
        &self,
        given: usize,
        planned: usize,
        theta: Theta,
        barred: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let stage = self.stage(given, planned);
        let mut order = (stage..self.count()).chain((0..stage).rev());
        order.find_map(|stratum| nearest(&self.strata[stratum], theta.0, &barred))
    }
}

/// Outwards from θ̂ on both sides: the first free item on each.
fn nearest(stratum: &[(f64, usize)], theta: f64, barred: impl Fn(usize) -> bool) -> Option<usize> {
    let split = stratum.partition_point(|(difficulty, _)| *difficulty < theta);
    let free = |entry: &&(f64, usize)| !barred(entry.1);
    let above = stratum[split..].iter().find(free);
    let below = stratum[..split].iter().rev().find(free).map(|found| {
        // Equal difficulties stand by rising index: of those, the first free.
        let equal = stratum[..split].partition_point(|(difficulty, _)| *difficulty < found.0);
        stratum[equal..split].iter().find(free).unwrap_or(found)
    });
    let distance = |entry: &&(f64, usize)| (entry.0 - theta).abs();
    let nearer = |one: &&(f64, usize), other: &&(f64, usize)| {
        distance(one).total_cmp(&distance(other)).then(one.1.cmp(&other.1))
    };
    above.into_iter().chain(below).min_by(nearer).map(|(_, item)| *item)
}

/// Indices by a rising parameter, then by index.
fn ranked(items: &[Logistic], parameter: impl Fn(&Logistic) -> f64) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..items.len()).collect();
    ranked.sort_by(|&one, &other| by(items, &parameter, one, other));
    ranked
}

fn by(
    items: &[Logistic],
    parameter: impl Fn(&Logistic) -> f64,
    one: usize,
    other: usize,
) -> std::cmp::Ordering {
    parameter(&items[one]).total_cmp(&parameter(&items[other])).then(one.cmp(&other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};

    /// Discriminations that rise with difficulty, in an order of no account; some difficulties are equal.
    fn bank(items: usize) -> Vec<Logistic> {
        let mut draws = Seed([11; 32]).draws(0, DrawPurpose::StudyBank);
        let mut item = || {
            let b = (draws.normal() * 8.0).round() / 8.0;
            Logistic::two_pl(1.5 + 0.2 * b + 0.2 * draws.uniform(), b).unwrap()
        };
        (0..items).map(|_| item()).collect()
    }

    fn mean(strata: &Strata, bank: &[Logistic], stratum: usize, value: impl Fn(&Logistic) -> f64) -> f64 {
        strata.items(stratum).map(|item| value(&bank[item])).sum::<f64>()
            / strata.items(stratum).count() as f64
    }

    #[test]
    fn strata_divide_the_bank_by_discrimination() {
        let bank = bank(103);
        let strata = Strata::by_discrimination(&bank, 4);
        let greatest =
            |stratum| strata.items(stratum).map(|item| bank[item].discrimination()).fold(0.0, f64::max);
        let least =
            |stratum| strata.items(stratum).map(|item| bank[item].discrimination()).fold(9.0, f64::min);
        assert!((1..4).all(|stratum| greatest(stratum - 1) <= least(stratum)));
        assert!((0..4).all(|stratum| [25, 26].contains(&strata.items(stratum).count())));
        let mut all: Vec<usize> = (0..4).flat_map(|stratum| strata.items(stratum)).collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..103));
    }

    #[test]
    fn blocks_give_every_stratum_the_same_difficulties() {
        let bank = bank(400);
        let (plain, blocked) =
            (Strata::by_discrimination(&bank, 4), Strata::with_difficulty_blocks(&bank, 4));
        let gap = |strata: &Strata| {
            mean(strata, &bank, 3, Logistic::difficulty) - mean(strata, &bank, 0, Logistic::difficulty)
        };
        assert!(gap(&plain) > 1.5, "{}", gap(&plain));
        assert!(gap(&blocked).abs() < 0.1, "{}", gap(&blocked));
        let a = |stratum| mean(&blocked, &bank, stratum, Logistic::discrimination);
        assert!((1..4).all(|stratum| a(stratum - 1) < a(stratum)));
    }

    #[test]
    fn the_nearest_free_item_of_the_stage_is_taken() {
        let bank = bank(60);
        let strata = Strata::with_difficulty_blocks(&bank, 3);
        for step in 0..300_usize {
            let (given, theta) = (step % 12, -3.0 + 0.02 * step as f64);
            let barred = |item: usize| !(item * 7 + step).is_multiple_of(3);
            let distance = |item: &usize| (bank[*item].difficulty() - theta).abs();
            let mut free: Vec<usize> =
                strata.items(strata.stage(given, 12)).filter(|item| !barred(*item)).collect();
            free.sort_unstable();
            let by_scan = free.iter().copied().min_by(|one, other| distance(one).total_cmp(&distance(other)));
            assert_eq!(strata.best(given, 12, Theta(theta), barred), by_scan);
        }
    }

    #[test]
    fn stages_follow_the_planned_length() {
        let strata = Strata::by_discrimination(&bank(12), 3);
        let stages: Vec<usize> = (0..9).map(|given| strata.stage(given, 7)).collect();
        assert_eq!(stages, [0, 0, 0, 1, 1, 2, 2, 2, 2]);
    }

    #[test]
    fn a_used_up_stratum_gives_way_to_the_next() {
        let bank = bank(9);
        let strata = Strata::by_discrimination(&bank, 3);
        let only = |stratum: usize| strata.items(stratum).collect::<Vec<_>>();
        let middle = only(1);
        let later = strata.best(3, 9, Theta(0.0), |item| middle.contains(&item));
        assert!(later.is_some_and(|item| only(2).contains(&item)));
        let first = only(0);
        let earlier = strata.best(8, 9, Theta(0.0), |item| !first.contains(&item));
        assert!(earlier.is_some_and(|item| first.contains(&item)));
        assert_eq!(strata.best(0, 9, Theta(0.0), |_| true), None);
        assert_eq!(Strata::by_discrimination(&[], 0).best(0, 0, Theta(0.0), |_| false), None);
    }
}
