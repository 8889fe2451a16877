//! Competences measured one by one take turns.
//!
//! The next is the open one with the fewest answers; then the one known least well; then the first in
//! the plan. The competence of the last question waits while another one is open. In it the plan's rule
//! chooses among the screened items, at the posterior mean, or at [`starting_target`] for its first
//! question.

use super::{Frame, Open, Position, waits};
use crate::item::Item;
use crate::selection::starting_target;

pub(super) fn choose<'a>(
    frame: &Frame,
    open: &[Open<'a>],
    last: Option<&Item>,
    position: Position,
) -> Option<&'a Item> {
    let others = open.iter().filter(|open| !waits(open, last));
    let chosen = others.min_by(|one, other| by_need(one, other)).or_else(|| open.first())?;
    let target = match chosen.track.answers {
        0 => starting_target(frame.bank.scale.prior()),
        _ => chosen.track.estimate.theta,
    };
    let mut draws = frame.draws(position);
    frame.plan.selection.select(&chosen.candidates, target, &mut draws)
}

/// Fewest answers first, then the greatest standard error; equal ones stay in the plan's order.
fn by_need(one: &Open, other: &Open) -> std::cmp::Ordering {
    let errors = (one.track.estimate.standard_error.0, other.track.estimate.standard_error.0);
    one.track.answers.cmp(&other.track.answers).then(errors.1.total_cmp(&errors.0))
}
