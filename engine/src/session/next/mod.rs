//! What comes next: a pure function of plan, bank, seed, language and history.
//!
//! 1. Each competence is closed or open ([`crate::stopping::StoppingRules::competence`]). When all are
//!    closed, or the whole test has reached its length or its time, it stops, with the reason.
//! 2. When competences are measured one by one, they take turns and each is asked what tells most about
//!    itself ([`in_turn`]); when they are measured together, the question is asked that tells most about
//!    the whole profile ([`together`]).
//!
//! A question that the person has seen in an earlier test, in the only form it has, comes only when its competence has
//! no other left. A diagnostic follows its list instead ([`listed`]).

mod in_turn;
mod listed;
mod together;

use super::event::{Position, SessionEvent};
use super::knowledge::Knowledge;
use super::plan::SessionPlan;
use super::seen::SeenInstances;
use super::track::{Track, Tracks};
use super::{Step, answered};
use crate::bank::ItemBank;
use crate::framework::CompetenceCode;
use crate::item::{Item, ItemId};
use crate::seed::{DrawPurpose, Draws, Seed};
use crate::selection::content::{Screening, screen};
use crate::stopping::StopReason;
use std::borrow::Cow;
use std::sync::Arc;

/// What a session never changes.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) plan: Arc<SessionPlan>,
    pub(super) bank: Arc<ItemBank>,
    pub(super) seed: Seed,
    pub(super) locale: String,
    /// The numbers the seed gave, by position, in a test derived again from its [record](super::record) without the
    /// seed; empty in every other.
    pub(super) drawn: Vec<u64>,
    pub(super) seen: SeenInstances,
}

/// A competence that may get another question.
struct Open<'a> {
    track: &'a Track,
    candidates: Vec<&'a Item>,
}

impl Frame {
    /// The draws that choose among the best questions at a position.
    pub(super) fn draws(&self, position: Position) -> Draws {
        let place = usize::try_from(position.0).unwrap_or(usize::MAX).wrapping_sub(1);
        match self.drawn.get(place) {
            Some(number) => Draws::given(*number),
            None => self.seed.draws(position.0, DrawPurpose::Selection),
        }
    }

    /// The item in the form that stands at a place of this test.
    pub(super) fn instance(&self, item: &ItemId, position: Position) -> Option<Cow<'_, Item>> {
        let item = self.bank.items.get(item)?;
        Some(item.instance_unlike(&self.seed, position.0, self.seen.of(&item.id)))
    }

    /// The form of the item to answer, when it takes many.
    pub(super) fn form(&self, step: &Step) -> Option<Arc<Item>> {
        let Step::Present { position, item } = step else { return None };
        match self.instance(item, *position)? {
            Cow::Owned(form) => Some(Arc::new(form)),
            Cow::Borrowed(_) => None,
        }
    }

    pub(super) fn screen(&self, competence: &CompetenceCode, seen: &[&Item]) -> Screening<'_> {
        screen(self.bank.items.values(), competence, &self.locale, seen)
    }

    /// Those that the person has not seen in an earlier test, or all when there are none.
    fn new_first<'a>(&self, candidates: Vec<&'a Item>) -> Vec<&'a Item> {
        let is_new = |item: &&Item| !self.seen.has_only_form_of(item);
        if self.seen.is_empty() {
            return candidates;
        }
        if candidates.iter().any(is_new) {
            candidates.into_iter().filter(is_new).collect()
        } else {
            candidates
        }
    }

    /// The items answered, in order.
    pub(super) fn seen(&self, events: &[SessionEvent]) -> Vec<&Item> {
        events.iter().filter_map(answered).filter_map(|given| self.bank.items.get(given.item)).collect()
    }
}

/// The next step after these events; `tracks` is what was learnt from them.
pub(super) fn next(frame: &Frame, tracks: &Tracks, events: &[SessionEvent]) -> Step {
    let seen = frame.seen(events);
    if let Some(diagnostic) = &frame.plan.diagnostic {
        return listed::next(diagnostic, seen.len());
    }
    let (open, closed) = sort(frame, &tracks.all, &seen);
    if open.is_empty() {
        return Step::Stop(all_closed(&closed));
    }
    let position = Position(count(seen.len()) + 1);
    if let Some(reason) = frame.plan.stopping.whole(position.0 - 1, elapsed_ms(events)) {
        return Step::Stop(reason);
    }
    match choose(frame, tracks, &open, seen.last().copied(), position) {
        Some(item) => Step::Present { position, item: item.id.clone() },
        None => Step::Stop(StopReason::BankExhausted),
    }
}

/// Sum of the answering times, in milliseconds.
pub(super) fn elapsed_ms(events: &[SessionEvent]) -> u64 {
    events.iter().filter_map(answered).map(|given| u64::from(given.elapsed_ms)).sum()
}

/// A number of items or answers; far below 2³² in any test.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn sort<'a>(frame: &'a Frame, tracks: &'a [Track], seen: &[&Item]) -> (Vec<Open<'a>>, Vec<StopReason>) {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for track in tracks {
        let candidates = frame.screen(&track.competence, seen).candidates;
        let rules = &frame.plan.stopping;
        let closing = || rules.competence(track.answers, track.estimate.standard_error, candidates.len());
        match track.settled.or_else(closing) {
            Some(reason) => closed.push(reason),
            None => open.push(Open { track, candidates: frame.new_first(candidates) }),
        }
    }
    (open, closed)
}

/// The reason of a test whose competences are all closed: precision when all are precise, else the
/// lack of items when one lacked any, else length.
fn all_closed(reasons: &[StopReason]) -> StopReason {
    let precise = reasons.iter().all(|reason| *reason == StopReason::Precision);
    match (precise, reasons.contains(&StopReason::BankExhausted)) {
        (true, _) => StopReason::Precision,
        (_, true) => StopReason::BankExhausted,
        _ => StopReason::Length,
    }
}

fn choose<'a>(
    frame: &'a Frame,
    tracks: &'a Tracks,
    open: &[Open<'a>],
    last: Option<&Item>,
    position: Position,
) -> Option<&'a Item> {
    match &tracks.knowledge {
        Knowledge::Independent(_) => in_turn::choose(frame, open, last, position),
        Knowledge::Together(knowledge) => together::choose(frame, knowledge, open, last, position),
    }
}

/// Whether a competence has to wait because the last question was about it.
fn waits(open: &Open, last: Option<&Item>) -> bool {
    last.is_some_and(|item| item.competence == open.track.competence)
}
