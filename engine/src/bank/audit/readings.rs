//! Questions that count and that nobody but their author has answered.

use super::Audited;
use crate::bank::check::finding::Findings;
use crate::bank::source::Place;
use crate::bank::{Diagnostic, ItemBank};
use crate::item::{ItemId, ItemStatus};
use crate::review::{Comparison, Reading, has_second_reading};
use std::collections::BTreeMap;

/// Most questions named in one line; the others are counted.
const MOST_NAMED: usize = 8;

/// Competence → questions that count without a second reading of what they now are.
pub(super) fn unread(questions: &[Audited<'_>], bank: Option<&ItemBank>) -> BTreeMap<String, Vec<ItemId>> {
    let mut unread = BTreeMap::<String, Vec<ItemId>>::new();
    for draft in questions.iter().map(|question| question.draft) {
        let id = ItemId(draft.id.value.clone());
        let is_read = bank.is_some_and(|bank| has_second_reading(bank.reviews(&id)));
        if draft.status == ItemStatus::Operational && !is_read {
            unread.entry(draft.competence.value.clone()).or_default().push(id);
        }
    }
    unread
}

/// How blind readings of the questions that count compare with what the questions are now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Answers that were the key, among those compared.
    pub keys_agreed: usize,
    /// Answers compared.
    pub keys: usize,
    /// Level of the question → level read less that of the question → last levels read.
    pub levels: BTreeMap<u8, BTreeMap<i16, usize>>,
}

impl Agreement {
    pub(super) fn of(bank: Option<&ItemBank>) -> Self {
        let mut agreement = Self::default();
        let items = bank.iter().flat_map(|bank| bank.items().map(move |item| (item, bank.reviews(&item.id))));
        for (item, reviews) in items.filter(|(item, _)| item.status == ItemStatus::Operational) {
            // Before it was last rewritten they read another question.
            let now = reviews
                .iter()
                .rposition(|review| review.reading == Reading::Rewritten)
                .map_or(0, |last| last + 1);
            let blind = || reviews[now..].iter().filter(|review| review.reading == Reading::Second);
            for key in blind().filter_map(|review| review.key) {
                agreement.keys += usize::from(key != Comparison::NotCompared);
                agreement.keys_agreed += usize::from(key == Comparison::Agreed);
            }
            if let Some(level) = blind().filter_map(|review| review.level).next_back() {
                let apart = i16::from(level) - i16::from(item.level);
                *agreement.levels.entry(item.level).or_default().entry(apart).or_default() += 1;
            }
        }
        agreement
    }
}

/// One line a competence, in a bank that keeps a register.
pub(super) fn check(unread: &BTreeMap<String, Vec<ItemId>>, bank: Option<&ItemBank>) -> Vec<Diagnostic> {
    let mut findings = Findings::of("reviews");
    for (competence, ids) in unread.iter().filter(|_| bank.is_some_and(|bank| !bank.reviews.is_empty())) {
        let count = ids.len();
        let message = format!("{competence}: no second reading yet of {count} questions: {}", named(ids));
        findings.warn(
            Place::FILE,
            message,
            "have them answered blind, and add a row for each; see README.md",
        );
    }
    findings.into_diagnostics()
}

fn named(ids: &[ItemId]) -> String {
    let names: Vec<&str> = ids.iter().take(MOST_NAMED).map(|id| id.0.as_str()).collect();
    let others = ids.len() - names.len();
    let end = if others == 0 { String::new() } else { format!(" and {others} more") };
    format!("{}{end}", names.join(", "))
}
