//! Fisher information: at the estimate, or weighted over θ.

use super::lanes::dot;
use super::{Candidate, Situation, Workspace};
use crate::ability::Prior;

/// I(θ̂) (Lord 1977).
pub(super) fn at_estimate(situation: &Situation<'_>, candidates: &mut Vec<Candidate>) {
    situation.fill(candidates, |item| situation.table.models()[item].information(situation.theta));
}

/// ∫ I L dθ (Veerkamp & Berger 1997), with a prior ∫ I L g dθ (van der Linden 1998).
pub(super) fn weighted(
    situation: &Situation<'_>,
    prior: Option<Prior>,
    workspace: &mut Workspace,
    candidates: &mut Vec<Candidate>,
) {
    workspace.integrate(situation, prior);
    situation.fill(candidates, |item| dot(&workspace.weights, situation.table.curves().information(item)));
}
