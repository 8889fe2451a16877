//! Stochastic curtailment: stop when more questions would hardly change the decision.
//!
//! Finkelman (2008, 2010). At full length the decision at each cut score is forced by the sign of
//! Λ_N relative to the middle of the bounds (see [`SequentialTest::forced`]). Here
//!
//! P(the same decision at N | u) = ∫ P(Λ_n + Σ λ_i(x_i) stays on its side | θ) p(θ | u) dθ
//!
//! over the remaining items with the greatest information at θ̂, as many as are left to the full
//! length; λ_i(x) = ln P_i(x | c + δ) − ln P_i(x | c − δ), and p(θ | u) is the posterior.
//!
//! The distribution of Σ λ given θ is carried on [`CELLS`] + 1 equally spaced points between its
//! extremes, each step sharing mass between the two nearest points so that its mean is exact; when the
//! extremes lie on one side the probability is exactly 0 or 1. θ runs over the posterior's cells where
//! at least 10⁻⁶ of the mass lies. With several cut scores the
//! probability that all decisions stay is at least 1 − Σ (1 − P_c), which is what is used.

use super::likelihood_ratio::SequentialTest;
use super::{Side, Situation};
use crate::irt::ResponseModel;
use crate::scale::Theta;

/// Steps between the least and the greatest sum of the remaining log-ratios.
pub const CELLS: usize = 200;

/// Posterior cells with less mass are left out.
const NEGLIGIBLE: f64 = 1e-6;

/// Present decisions and a lower bound of the probability that all of them stay.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Decisions if the test ended now, in the order of the cut scores.
    pub sides: Vec<Side>,
    /// At least this probable are the same decisions after `answers_left` more answers.
    pub probability: f64,
    /// Answers to the full length, or to the end of the bank.
    pub answers_left: usize,
}

/// What would become of the decisions at all cut scores if the test went on to `full_length` answers.
pub fn outlook(situation: &Situation<'_>, test: SequentialTest, full_length: u32) -> Outlook {
    let left = usize::try_from(full_length.saturating_sub(situation.answers())).unwrap_or(usize::MAX);
    let items: Vec<&ResponseModel> =
        situation.best_remaining(left).into_iter().map(|(model, _)| model).collect();
    let mut sides = Vec::new();
    let mut doubt = 0.0;
    for &cut in situation.scale.cuts() {
        let ratio = test.ratio(situation, cut);
        let side = test.forced(ratio);
        doubt += 1.0 - stays(situation, test, &items, cut, (ratio, side));
        sides.push(side);
    }
    Outlook { sides, probability: (1.0 - doubt).max(0.0), answers_left: items.len() }
}

/// P(the decision at one cut score stays | u).
fn stays(
    situation: &Situation<'_>,
    test: SequentialTest,
    items: &[&ResponseModel],
    cut: f64,
    (ratio, side): (f64, Side),
) -> f64 {
    let lattice = Lattice::new(test, items, cut);
    let needed = test.middle() - ratio;
    let above = if lattice.least >= needed {
        1.0
    } else if lattice.least + lattice.span < needed {
        0.0
    } else {
        let cells = situation.posterior.cells();
        let cells = || cells.iter().filter(|(_, mass)| *mass >= NEGLIGIBLE);
        let reached: f64 = cells().map(|(theta, mass)| mass * lattice.reaches(items, *theta, needed)).sum();
        reached / cells().map(|(_, mass)| mass).sum::<f64>()
    };
    match side {
        Side::Above => above,
        Side::Below => 1.0 - above,
    }
}

/// Equally spaced sums of the remaining log-ratios.
struct Lattice {
    /// The least sum.
    least: f64,
    /// The greatest one minus the least.
    span: f64,
    /// For each item and category, λ minus the item's least λ.
    shifts: Vec<Vec<f64>>,
}

impl Lattice {
    fn new(test: SequentialTest, items: &[&ResponseModel], cut: f64) -> Self {
        let (mut least, mut span, mut shifts) = (0.0, 0.0, Vec::new());
        for item in items {
            let [upper, lower] =
                [cut + test.half_width, cut - test.half_width].map(|at| item.curve(Theta(at)));
            let ratios: Vec<f64> = upper
                .iter()
                .zip(lower.iter())
                .map(|(upper, lower)| upper.ln_probability - lower.ln_probability)
                // −∞ − (−∞) where nobody gives the category, which then moves no mass.
                .map(|ratio| if ratio.is_nan() { 0.0 } else { ratio })
                .collect();
            let smallest = ratios.iter().copied().fold(f64::INFINITY, f64::min);
            let greatest = ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            least += smallest;
            span += greatest - smallest;
            shifts.push(ratios.iter().map(|ratio| ratio - smallest).collect());
        }
        Self { least, span, shifts }
    }

    /// P(Σ λ ≥ needed | θ).
    fn reaches(&self, items: &[&ResponseModel], theta: Theta, needed: f64) -> f64 {
        let width = self.span / CELLS as f64;
        let mut masses = vec![0.0; CELLS + 1];
        masses[0] = 1.0;
        for (item, shifts) in items.iter().zip(&self.shifts) {
            let curve = item.curve(theta);
            let mut next = vec![0.0; CELLS + 1];
            for (shift, point) in shifts.iter().zip(curve.iter()) {
                spread(&masses, &mut next, shift / width, point.probability);
            }
            masses = next;
        }
        let points = masses.iter().enumerate();
        points.filter(|(point, _)| self.least + width * *point as f64 >= needed).map(|(_, mass)| mass).sum()
    }
}

/// Moves every mass by `shift` points, with this probability: each between its two nearest points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and CELLS")]
fn spread(from: &[f64], to: &mut [f64], shift: f64, probability: f64) {
    let whole = shift.floor();
    let (share, whole) = (shift - whole, whole as usize);
    for (point, mass) in from.iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
        let near = (point + whole).min(to.len() - 1);
        let far = (near + 1).min(to.len() - 1);
        to[near] += mass * probability * (1.0 - share);
        to[far] += mass * probability * share;
    }
}
