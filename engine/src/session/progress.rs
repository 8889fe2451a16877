//! How far a test is: an honest range, since an adaptive test does not know its length.

use super::next::count;
use super::plan::Measurement;
use super::track::Track;
use super::{Session, Step};
use crate::item::Item;
use crate::selection::content::Removal;
use std::collections::BTreeSet;

/// Answers given and the length to expect, in questions.
///
/// The length stays in the range unless time runs out, somebody ends the test, or the bank runs dry
/// early because an item rules out others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Answers given.
    pub answered: u32,
    /// Fewest questions in all.
    pub expected_min: u32,
    /// Most questions in all.
    pub expected_max: u32,
}

pub(super) fn progress(session: &Session) -> Progress {
    let seen = session.frame.seen(&session.events);
    let answered = count(seen.len());
    if matches!(session.step, Step::Stop(_)) {
        return Progress { answered, expected_min: answered, expected_max: answered };
    }
    if let Some(diagnostic) = &session.plan().diagnostic {
        let all = count(diagnostic.questions.len());
        return Progress { answered, expected_min: all, expected_max: all };
    }
    let ranges = session.tracks.all.iter().map(|track| range(session, track, &seen));
    let (least, most) = ranges.fold((0, 0), |sum, range| (sum.0 + range.0, sum.1 + range.1));
    let longest = session.plan().stopping.maximum_length.unwrap_or(u32::MAX);
    let least = least.max(answered + 1);
    Progress { answered, expected_min: least.min(longest), expected_max: most.min(longest) }
}

/// Fewest and most answers a competence will have in the end.
fn range(session: &Session, track: &Track, seen: &[&Item]) -> (u32, u32) {
    let rules = &session.plan().stopping;
    let answers = track.answers;
    if track.settled.is_some() {
        return (answers, answers);
    }
    // Measured together, answers about others may settle it; on its own it takes one more.
    let more = u32::from(session.plan().measurement == Measurement::Independent);
    let most = rules.maximum_per_competence.min(answers + families_left(session, track, seen));
    (rules.minimum_per_competence.max(answers + more).min(most), most)
}

/// Families that can still give one question; an item that only has to wait counts.
fn families_left(session: &Session, track: &Track, seen: &[&Item]) -> u32 {
    let screening = session.frame.screen(&track.competence, seen);
    let waiting = screening.removed.iter().filter(|(_, reason)| *reason == Removal::TimedAfterTimed);
    let left = screening.candidates.iter().copied().chain(waiting.map(|(item, _)| *item));
    count(left.map(|item| item.family.as_str()).collect::<BTreeSet<_>>().len())
}
