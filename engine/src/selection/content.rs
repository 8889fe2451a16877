//! Which items may come next, and why the others may not.
//!
//! Rules are applied in the order of [`Removal`]; the first that speaks is the reason kept. Nothing
//! is ever relaxed: when no candidate is left, the caller is told so.

use crate::framework::CompetenceCode;
use crate::item::{Item, ItemId, ItemStatus};

/// Why an item of the competence cannot come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Removal {
    /// It is a draft, in pretest or retired.
    NotOperational,
    /// It does not exist in the learner's language.
    OtherLocale,
    /// It was answered in this test.
    AlreadySeen,
    /// Another item of its family was answered in this test.
    FamilySeen,
    /// An item that gives it away, or that it gives away, was answered in this test.
    EnemySeen,
    /// It has a time limit and so had the item just answered.
    TimedAfterTimed,
}

/// The items of a competence, sorted into those that may come next and those that may not.
#[derive(Debug, Clone)]
pub struct Screening<'a> {
    /// May come next, in the order of ids.
    pub candidates: Vec<&'a Item>,
    /// May not, with the reason.
    pub removed: Vec<(&'a Item, Removal)>,
}

/// Screens the items of one competence against those already answered, in order.
pub fn screen<'a>(
    items: impl Iterator<Item = &'a Item>,
    competence: &CompetenceCode,
    locale: &str,
    seen: &[&Item],
) -> Screening<'a> {
    let mut screening = Screening { candidates: Vec::new(), removed: Vec::new() };
    for item in items.filter(|item| &item.competence == competence) {
        match removal(item, locale, seen) {
            Some(reason) => screening.removed.push((item, reason)),
            None => screening.candidates.push(item),
        }
    }
    screening
}

fn removal(item: &Item, locale: &str, seen: &[&Item]) -> Option<Removal> {
    if item.status != ItemStatus::Operational {
        Some(Removal::NotOperational)
    } else if !item.content.contains_key(locale) {
        Some(Removal::OtherLocale)
    } else if seen.iter().any(|other| other.id == item.id) {
        Some(Removal::AlreadySeen)
    } else if seen.iter().any(|other| other.family == item.family) {
        Some(Removal::FamilySeen)
    } else if seen.iter().any(|other| are_enemies(item, other)) {
        Some(Removal::EnemySeen)
    } else if seen.last().is_some_and(|last| is_timed(last) && is_timed(item)) {
        Some(Removal::TimedAfterTimed)
    } else {
        None
    }
}

/// Enmity holds both ways, whichever of the two declares it.
fn are_enemies(one: &Item, other: &Item) -> bool {
    let declares = |item: &Item, id: &ItemId| item.enemies.contains(id);
    declares(one, &other.id) || declares(other, &one.id)
}

fn is_timed(item: &Item) -> bool {
    item.time_limit_seconds.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::ItemBank;
    use crate::simulation::GeneratedBank;

    /// Reasons by question number, after these questions of competence 1.1 were answered.
    fn reasons(seen: &[u32]) -> Vec<(String, Removal)> {
        let files = GeneratedBank { competences: 1, items_per_competence: 12 }.files();
        let bank = ItemBank::read(&files).bank.unwrap();
        let seen: Vec<&Item> = seen.iter().map(|number| &bank.items[&id(*number)]).collect();
        let code = CompetenceCode("1.1".to_owned());
        let screening = screen(bank.items.values(), &code, "fr", &seen);
        assert_eq!(screening.candidates.len() + screening.removed.len(), 12);
        screening.removed.iter().map(|(item, reason)| (item.id.0.clone(), *reason)).collect()
    }

    fn id(number: u32) -> ItemId {
        ItemId(format!("q1-1-{number}"))
    }

    #[test]
    fn each_removal_says_why() {
        assert!(reasons(&[]).is_empty());
        let expected = [(3, Removal::FamilySeen), (4, Removal::AlreadySeen)];
        assert_eq!(reasons(&[4]), expected.map(|(number, reason)| (id(number).0, reason)));
        let timed =
            [(11, Removal::TimedAfterTimed), (3, Removal::TimedAfterTimed), (7, Removal::AlreadySeen)];
        assert_eq!(reasons(&[7]), timed.map(|(number, reason)| (id(number).0, reason)));
    }

    #[test]
    fn enmity_holds_both_ways() {
        assert!(reasons(&[2]).contains(&(id(5).0, Removal::EnemySeen)));
        assert!(reasons(&[5]).contains(&(id(2).0, Removal::EnemySeen)));
    }
}
