//! What to expect after one more answer: information at the new estimate, or posterior variance.
//!
//! Both weigh the possible answers by their probability at θ̂, not by their posterior predictive one.

use super::lanes::dots;
use super::{Candidate, InformationKind, Situation, Workspace};
use crate::ability::{OneMore, Response};

/// Σₓ Pₓ(θ̂) I(θ̂ₓ) (van der Linden 1998), θ̂ₓ the estimate with x among the answers.
pub(super) fn information(situation: &Situation<'_>, kind: InformationKind, candidates: &mut Vec<Candidate>) {
    let models = situation.table.models();
    let so_far = (situation.given.iter())
        .filter_map(|given| Response::scored(&models[given.item], given.category))
        .collect();
    let mut one_more = OneMore::new(so_far, situation.estimator);
    situation.fill(candidates, |item| {
        let model = &models[item];
        let likely = model.curve(situation.theta);
        let mut sum = 0.0;
        for (category, point) in likely.iter().enumerate() {
            let Some(response) = Response::scored(model, category) else { continue };
            let theta = one_more.estimate(response);
            let information = match kind {
                InformationKind::Observed => model.curve(theta)[category].observed_information(),
                InformationKind::Fisher => model.information(theta),
            };
            sum += point.probability * information;
        }
        sum
    });
}

/// Σₓ Pₓ(θ̂) Var(θ | answers, x) (van der Linden 1998), the variance that of the posterior mean's error.
///
/// Powers of θ are taken around the mean of the present posterior, which spares the variance its digits.
/// An answer impossible at every node counts as variance 0.
pub(super) fn variance(
    situation: &Situation<'_>,
    workspace: &mut Workspace,
    candidates: &mut Vec<Candidate>,
) {
    let curves = situation.table.curves();
    workspace.integrate(situation, Some(situation.prior));
    let total: f64 = workspace.weights.iter().sum();
    let first: f64 = workspace.weights.iter().zip(curves.nodes()).map(|(weight, node)| weight * node).sum();
    workspace.centre(curves.nodes(), first / total);
    let [first, second] = &workspace.moments;
    let rows: [&[f64]; 3] = [&workspace.weights, first, second];
    let after = |item: usize, category: usize| {
        let [mass, first, second] = dots(rows, curves.probability(item, category));
        let shift = first / mass;
        if mass > 0.0 { second / mass - shift * shift } else { 0.0 }
    };
    situation.fill(candidates, |item| {
        let mut sum = 0.0;
        situation.table.models()[item].each_probability(situation.theta, |category, probability| {
            sum += probability * after(item, category);
        });
        sum
    });
}
