//! Kullback–Leibler divergence of the answers at θ̂ from those at every other θ.

use super::lanes::dot;
use super::{Candidate, Situation, Workspace};
use crate::ability::Prior;
use crate::math::ln;

/// ∫ w(θ) Σₓ Pₓ(θ̂) ln (Pₓ(θ̂) / Pₓ(θ)) dθ with w the likelihood, or with a prior the posterior (Chang &
/// Ying 1996), computed as Σₓ Pₓ(θ̂) (W ln Pₓ(θ̂) − ∫ w ln Pₓ dθ), W = ∫ w dθ.
pub(super) fn weighted(
    situation: &Situation<'_>,
    prior: Option<Prior>,
    workspace: &mut Workspace,
    candidates: &mut Vec<Candidate>,
) {
    let table = situation.table;
    workspace.integrate(situation, prior);
    let weights = &workspace.weights;
    let total: f64 = weights.iter().sum();
    situation.fill(candidates, |item| {
        let mut sum = 0.0;
        table.models()[item].each_probability(situation.theta, |category, probability| {
            if probability > 0.0 {
                let elsewhere = dot(weights, table.curves().ln_probability(item, category));
                sum += probability * (total * ln(probability) - elsewhere);
            }
        });
        sum
    });
}
