//! Keys that give themselves away: by their place in the file, by their length.
//!
//! Judged over all single choices that count, once there are a hundred: with fewer, chance does more than
//! authors. Options are shown in a drawn order, so the place in the file shows a habit of the author.

use super::Audited;
use crate::bank::Diagnostic;
use crate::bank::check::finding::Findings;
use crate::bank::source::Place;
use crate::item::{ItemKind, ItemStatus};
use std::collections::BTreeMap;

/// Fewest questions to judge a habit by.
const FEWEST: usize = 100;
/// Greatest share of one place.
const MOST_AT_A_PLACE: f64 = 0.30;
/// Greatest share of keys that are the longest choice: a guess among four finds one in four.
const MOST_LONGEST: f64 = 0.35;

/// Where the key of a single choice stands, and whether it is longer than every other choice, by language.
struct Habit<'a> {
    place: usize,
    longest: Vec<(&'a str, bool)>,
}

pub(super) fn check(questions: &[Audited<'_>]) -> Vec<Diagnostic> {
    let habits: Vec<Habit<'_>> = questions.iter().filter_map(habit).collect();
    let mut findings = Findings::of("bank.yaml");
    if habits.len() >= FEWEST {
        places(&habits, &mut findings);
        lengths(&habits, &mut findings);
    }
    findings.into_diagnostics()
}

fn habit<'a>(question: &'a Audited<'a>) -> Option<Habit<'a>> {
    let draft = question.draft;
    if draft.kind.value != ItemKind::SingleChoice || draft.status != ItemStatus::Operational {
        return None;
    }
    let right = &draft.key.value.choice.as_ref()?.value;
    let mut longest = Vec::new();
    let mut place = None;
    for (locale, content) in draft.content.value.iter() {
        let choices = &content.value.choices.as_ref()?.value;
        place = place.or(choices.iter().position(|(id, _)| id.value == *right));
        let length = |text: &str| text.trim().chars().count();
        let own = length(&choices.value(right)?.value);
        let others = choices.iter().filter(|(id, _)| id.value != *right);
        longest.push((locale.value.as_str(), others.into_iter().all(|(_, text)| length(&text.value) < own)));
    }
    Some(Habit { place: place?, longest })
}

fn places(habits: &[Habit<'_>], findings: &mut Findings) {
    let mut counts = BTreeMap::new();
    for habit in habits {
        *counts.entry(habit.place).or_insert(0_usize) += 1;
    }
    for (place, count) in counts {
        let share = count as f64 / habits.len() as f64;
        if share > MOST_AT_A_PLACE {
            let message = format!(
                "the key is choice {} in {:.0} % of {} single choices",
                place + 1,
                100.0 * share,
                habits.len()
            );
            findings.fault(Place::FILE, message, "move keys, so that no place has more than 30 %");
        }
    }
}

fn lengths(habits: &[Habit<'_>], findings: &mut Findings) {
    let mut counts = BTreeMap::new();
    for (locale, is_longest) in habits.iter().flat_map(|habit| &habit.longest) {
        *counts.entry(*locale).or_insert(0_usize) += usize::from(*is_longest);
    }
    for (locale, count) in counts {
        let share = count as f64 / habits.len() as f64;
        if share > MOST_LONGEST {
            let percent = 100.0 * share;
            let message =
                format!("the right choice is the longest in {percent:.0} % of questions in `{locale}`");
            findings.fault(Place::FILE, message, "even out the lengths of choices");
        }
    }
}
