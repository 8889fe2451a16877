//! Competences measured together: the question that tells most about the whole profile.
//!
//! Among the screened items of the open competences the one is best that is expected to reduce the sum
//! of the posterior variances of the plan's competences most ([`Lookahead`]); the plan's rule takes the
//! best or one of the best k. Three rules come before merit:
//! - while the questions left just suffice for what competences still need, only those are asked about;
//! - the competence of the last question waits while another may come;
//! - the first question is one that most people answer rightly, when there is one.

use super::{Frame, Open, Position, waits};
use crate::item::Item;
use crate::profile::{Criterion, Lookahead};
use crate::selection::SelectionRule;
use crate::session::knowledge::Together;
use crate::stopping::StoppingRules;

/// Least probability of success of a first question: a test that starts with a failure is daunting.
const WELCOMING: f64 = 0.6;

pub(super) fn choose<'a>(
    frame: &Frame,
    knowledge: &Together,
    open: &[Open<'a>],
    last: Option<&Item>,
    position: Position,
) -> Option<&'a Item> {
    let turn = turn(open, last, &frame.plan.stopping, position);
    let mut candidates: Vec<(usize, &Item)> = turn
        .iter()
        .flat_map(|open| &open.candidates)
        .filter_map(|item| Some((knowledge.higher_order.place(&item.id)?, *item)))
        .collect();
    if position.0 == 1 && candidates.iter().any(|(place, _)| welcoming(knowledge, *place)) {
        candidates.retain(|(place, _)| welcoming(knowledge, *place));
    }
    let places: Vec<usize> = candidates.iter().map(|(place, _)| *place).collect();
    let chosen = best(frame, knowledge, &places, position)?;
    candidates.into_iter().find(|(place, _)| *place == chosen).map(|(_, item)| item)
}

/// The competences that may be asked about now.
fn turn<'o, 'a>(
    open: &'o [Open<'a>],
    last: Option<&Item>,
    rules: &StoppingRules,
    position: Position,
) -> Vec<&'o Open<'a>> {
    let owed = |open: &Open| rules.minimum_per_competence.saturating_sub(open.track.answers);
    let left = rules.maximum_length.map_or(u32::MAX, |longest| longest.saturating_sub(position.0 - 1));
    let pressing = open.iter().map(owed).sum::<u32>() >= left;
    let due: Vec<&Open> = open.iter().filter(|open| !pressing || owed(open) > 0).collect();
    let others: Vec<&Open> = due.iter().copied().filter(|open| !waits(open, last)).collect();
    if others.is_empty() { due } else { others }
}

/// P(right) before any answer is at least [`WELCOMING`].
fn welcoming(knowledge: &Together, place: usize) -> bool {
    let items = knowledge.higher_order.items();
    let marginal = knowledge.posterior.marginal(items.competence(place));
    let right = items.curves().probability(place, items.curves().categories(place) - 1);
    let expected: f64 = marginal.masses().iter().zip(right).map(|(mass, right)| mass * right).sum();
    expected >= WELCOMING
}

fn best(frame: &Frame, knowledge: &Together, places: &[usize], position: Position) -> Option<usize> {
    let model = knowledge.higher_order.model();
    let mut weights = vec![0.0; model.competences()];
    knowledge.places.iter().for_each(|&place| weights[place] = 1.0);
    let mut lookahead = Lookahead::new(model, Criterion::Variance, &weights).ok()?;
    let among = match frame.plan.selection {
        SelectionRule::MaximumInformation => 1,
        SelectionRule::Randomesque { k } => usize::try_from(k).unwrap_or(usize::MAX).max(1),
    };
    let top = lookahead.top(&knowledge.posterior, knowledge.higher_order.items(), places, among);
    let mut draws = frame.draws(position);
    top.get(draws.index_below(top.len())).map(|choice| choice.item)
}
