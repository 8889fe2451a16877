//! Global discrimination index: how much the probability of an answer varies over the likely θ.

use super::lanes::dot;
use super::{Candidate, Situation, Workspace};
use crate::ability::Prior;

/// Σ_q π_q (P(X_q) − P̄)², P̄ = Σ π P, π the likelihood, or with a prior the posterior, at the nodes, scaled
/// to sum to 1 (Kaplan, de la Torre & Barrada 2015).
///
/// With more than two categories half the sum over categories, which for two is the same.
pub(super) fn weighted(
    situation: &Situation<'_>,
    prior: Option<Prior>,
    workspace: &mut Workspace,
    candidates: &mut Vec<Candidate>,
) {
    let curves = situation.table.curves();
    workspace.weigh(situation, prior);
    let total: f64 = workspace.weights.iter().sum();
    workspace.weights.iter_mut().for_each(|weight| *weight /= total);
    let weights = &workspace.weights;
    let spread = |item: usize, category: usize| {
        let row = curves.probability(item, category);
        let mean = dot(weights, row);
        let square = |(weight, probability): (&f64, &f64)| {
            let distance = probability - mean;
            weight * distance * distance
        };
        weights.iter().zip(row).map(square).sum::<f64>()
    };
    situation.fill(candidates, |item| match curves.categories(item) {
        2 => spread(item, 1),
        categories => 0.5 * (0..categories).map(|category| spread(item, category)).sum::<f64>(),
    });
}
