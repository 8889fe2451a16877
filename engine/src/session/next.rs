//! What comes next: a pure function of plan, bank, seed, language and history.
//!
//! 1. Each competence is closed or open ([`crate::stopping::StoppingRules::competence`]). When all are
//!    closed, or the whole test has reached its length or its time, it stops, with the reason.
//! 2. Among the open competences the next is the one with the fewest answers; then the one known least
//!    well; then the first in the plan. The competence of the last question waits its turn while
//!    another one is open.
//! 3. In that competence the plan's rule chooses among the screened items, at the posterior mean, or at
//!    [`starting_target`] for the first question.

use super::event::{Position, SessionEvent};
use super::plan::SessionPlan;
use super::track::Track;
use super::{Step, answered};
use crate::bank::ItemBank;
use crate::framework::CompetenceCode;
use crate::item::Item;
use crate::seed::{DrawPurpose, Seed};
use crate::selection::content::{Screening, screen};
use crate::selection::starting_target;
use crate::stopping::StopReason;
use std::sync::Arc;

/// What a session never changes.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) plan: Arc<SessionPlan>,
    pub(super) bank: Arc<ItemBank>,
    pub(super) seed: Seed,
    pub(super) locale: String,
}

/// A competence that may get another question.
struct Open<'a> {
    track: &'a Track,
    candidates: Vec<&'a Item>,
}

impl Frame {
    pub(super) fn screen(&self, competence: &CompetenceCode, seen: &[&Item]) -> Screening<'_> {
        screen(self.bank.items.values(), competence, &self.locale, seen)
    }

    /// The items answered, in order.
    pub(super) fn seen(&self, events: &[SessionEvent]) -> Vec<&Item> {
        events.iter().filter_map(answered).filter_map(|given| self.bank.items.get(given.item)).collect()
    }
}

/// The next step after these events; `tracks` is what was learnt from them.
pub(super) fn next(frame: &Frame, tracks: &[Track], events: &[SessionEvent]) -> Step {
    let seen = frame.seen(events);
    let (open, closed) = sort(frame, tracks, &seen);
    if open.is_empty() {
        return Step::Stop(all_closed(&closed));
    }
    let position = Position(count(seen.len()) + 1);
    if let Some(reason) = frame.plan.stopping.whole(position.0 - 1, elapsed_ms(events)) {
        return Step::Stop(reason);
    }
    match choose(frame, &open, seen.last().copied(), position) {
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
        match rules.competence(track.answers, track.estimate.standard_error, candidates.len()) {
            Some(reason) => closed.push(reason),
            None => open.push(Open { track, candidates }),
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

fn choose<'a>(frame: &Frame, open: &[Open<'a>], last: Option<&Item>, position: Position) -> Option<&'a Item> {
    let waits = |open: &&Open| last.is_some_and(|item| item.competence == open.track.competence);
    let others = open.iter().filter(|open| !waits(open));
    let chosen = others.min_by(|one, other| by_need(one, other)).or_else(|| open.first())?;
    let target = match chosen.track.answers {
        0 => starting_target(frame.bank.scale.prior()),
        _ => chosen.track.estimate.theta,
    };
    let mut draws = frame.seed.draws(position.0, DrawPurpose::Selection);
    frame.plan.selection.select(&chosen.candidates, target, &mut draws)
}

/// Fewest answers first, then the greatest standard error; equal ones stay in the plan's order.
fn by_need(one: &Open, other: &Open) -> std::cmp::Ordering {
    let errors = (one.track.estimate.standard_error.0, other.track.estimate.standard_error.0);
    one.track.answers.cmp(&other.track.answers).then(errors.1.total_cmp(&errors.0))
}
