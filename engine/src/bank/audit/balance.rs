//! Keys that give themselves away: by their place in the file, by their length.
//!
//! Judged over all single choices that count, once there are a hundred: with fewer, chance does more than
//! authors. Options are shown in a drawn order, so the place in the file shows a habit of the author.

use super::Audited;
use crate::bank::Diagnostic;
use crate::bank::check::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::Place;
use crate::item::{ItemKind, ItemStatus, OptionOrder};
use std::collections::BTreeMap;

/// Fewest questions to judge a habit by.
const FEWEST: usize = 100;
/// Greatest share of one place.
const MOST_AT_A_PLACE: f64 = 0.30;
/// Greatest share of keys that are the longest choice: a guess among four finds one in four.
const MOST_LONGEST: f64 = 0.35;

/// Habits of the authors of single choices that count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyHabits {
    /// Questions looked at.
    pub questions: usize,
    /// Keys that stand first in the file, second, third…
    pub places: Vec<usize>,
    /// The same of questions whose choices are shown in the order of the file.
    pub places_shown: Vec<usize>,
    /// Language → keys longer than every other choice.
    pub longest: BTreeMap<String, usize>,
    /// Language → keys shorter than every other choice.
    pub shortest: BTreeMap<String, usize>,
}

impl KeyHabits {
    pub(super) fn of(questions: &[Audited<'_>]) -> Self {
        let mut habits = Self::default();
        let counts = |draft: &&ItemDraft| {
            draft.kind.value == ItemKind::SingleChoice && draft.status == ItemStatus::Operational
        };
        for draft in questions.iter().map(|question| question.draft).filter(counts) {
            habits.count(draft);
        }
        habits
    }

    /// Counts a question in; `None` when it has no key or no choices, which is a fault told elsewhere.
    fn count(&mut self, draft: &ItemDraft) -> Option<()> {
        let right = &draft.key.value.choice.as_ref()?.value;
        let first = draft.content.value.iter().next()?.1.value.choices.as_ref()?;
        let place = first.value.iter().position(|(id, _)| id.value == *right)?;
        let mut lengths = Vec::new();
        for (locale, content) in draft.content.value.iter() {
            let choices = &content.value.choices.as_ref()?.value;
            let length = |text: &str| text.trim().chars().count();
            let own = length(&choices.value(right)?.value);
            let others = || choices.iter().filter(|(id, _)| id.value != *right);
            let (longest, shortest) = (
                others().all(|(_, text)| length(&text.value) < own),
                others().all(|(_, text)| length(&text.value) > own),
            );
            lengths.push((&locale.value, longest, shortest));
        }
        self.questions += 1;
        one_more(&mut self.places, place);
        if draft.order.as_ref().is_some_and(|order| order.value == OptionOrder::Fixed) {
            one_more(&mut self.places_shown, place);
        }
        for (locale, longest, shortest) in lengths {
            *self.longest.entry(locale.clone()).or_default() += usize::from(longest);
            *self.shortest.entry(locale.clone()).or_default() += usize::from(shortest);
        }
        Some(())
    }

    /// The share of all questions that so many are.
    pub fn share(&self, count: usize) -> f64 {
        count as f64 / self.questions.max(1) as f64
    }

    /// What gives keys away.
    pub(super) fn check(&self) -> Vec<Diagnostic> {
        let mut findings = Findings::of("bank.yaml");
        if self.questions >= FEWEST {
            self.places(&mut findings);
            self.lengths(&mut findings);
        }
        findings.into_diagnostics()
    }

    fn places(&self, findings: &mut Findings) {
        for (place, &count) in (1..).zip(&self.places) {
            let share = self.share(count);
            if share > MOST_AT_A_PLACE {
                let percent = 100.0 * share;
                let message = format!(
                    "the key is choice {place} in {percent:.0} % of {} single choices",
                    self.questions
                );
                findings.fault(Place::FILE, message, "move keys, so that no place has more than 30 %");
            }
        }
    }

    fn lengths(&self, findings: &mut Findings) {
        for (locale, &count) in &self.longest {
            let share = self.share(count);
            if share > MOST_LONGEST {
                let percent = 100.0 * share;
                let message =
                    format!("the right choice is the longest in {percent:.0} % of questions in `{locale}`");
                findings.fault(Place::FILE, message, "even out the lengths of choices");
            }
        }
    }
}

fn one_more(counts: &mut Vec<usize>, place: usize) {
    counts.resize(counts.len().max(place + 1), 0);
    counts[place] += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_or_a_length_that_gives_keys_away_is_a_fault() {
        let said = |habits: &KeyHabits| -> Vec<String> {
            habits.check().into_iter().map(|found| found.message).collect()
        };
        let even = KeyHabits { questions: 100, places: vec![30, 30, 30, 10], ..KeyHabits::default() };
        assert_eq!(said(&even), Vec::<String>::new());
        let longest = BTreeMap::from([("en".to_owned(), 35), ("fr".to_owned(), 36)]);
        let habits = KeyHabits { places: vec![31, 30, 30, 9], longest, ..even };
        assert_eq!(
            said(&habits),
            [
                "the key is choice 1 in 31 % of 100 single choices",
                "the right choice is the longest in 36 % of questions in `fr`",
            ]
        );
        assert_eq!(said(&KeyHabits { questions: 99, ..habits }), Vec::<String>::new(), "chance does more");
    }
}
