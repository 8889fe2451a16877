//! Distance between the estimate and an item's place on the scale.

use super::{Candidate, Criterion, CriterionError, Situation};
use crate::irt::{Logistic, ResponseModel};

/// |b − θ̂| (Urry 1970).
pub(super) fn difficulty(
    situation: &Situation<'_>,
    candidates: &mut Vec<Candidate>,
) -> Result<(), CriterionError> {
    distances(situation, candidates, Criterion::Urry, Logistic::difficulty)
}

/// |θ* − θ̂|, θ* where information is greatest (Li & Schafer 2005; Magis 2013 for 4PL).
pub(super) fn optimal_theta(
    situation: &Situation<'_>,
    candidates: &mut Vec<Candidate>,
) -> Result<(), CriterionError> {
    distances(situation, candidates, Criterion::OptimalTheta, |model| model.information_peak().0)
}

fn distances(
    situation: &Situation<'_>,
    candidates: &mut Vec<Candidate>,
    criterion: Criterion,
    place: impl Fn(&Logistic) -> f64,
) -> Result<(), CriterionError> {
    candidates.clear();
    for &item in situation.free {
        let ResponseModel::Logistic(model) = &situation.table.models()[item] else {
            return Err(CriterionError::NotDichotomous { criterion: criterion.name(), item });
        };
        candidates.push(Candidate { item, value: (place(model) - situation.theta.0).abs() });
    }
    Ok(())
}
