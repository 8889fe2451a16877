//! The distribution of one ability after some answers, on a grid of cells.
//!
//! 121 cells cover the prior's mean ± 4 standard deviations and two logits beyond the extreme cut
//! scores: 0.1 logit each when the standard deviation is 1.5. A cell starts with its prior mass, a
//! difference of Φ; the outermost cells also take the tails, so masses sum to 1 whatever the range.
//! Each answer multiplies a cell's mass by the likelihood at the cell's centre. Inside a cell the mass
//! is spread evenly, which is what [`Posterior::quantile`] and [`Posterior::level_probabilities`] both
//! assume and why they agree.
//!
//! Accuracy: cells of width h inflate the variance by about h²/12, here 0.0008: nothing next to a
//! standard error of 0.3 or more.

use super::{AbilityEstimate, Bound, Response};
use crate::math::{exp, ln, log_sum_exp, normal_mass};
use crate::scale::{NormalPrior, ReportingScale, StandardError, Theta};

/// Number of cells.
const CELLS: usize = 121;
/// How far cells reach beyond the extreme cut scores, in logit.
const BEYOND_CUTS: f64 = 2.0;
/// How far cells reach around the prior's mean, in standard deviations.
const AROUND_PRIOR: f64 = 4.0;

/// A posterior distribution of ability.
///
/// ```
/// use jalon_engine::ability::{Posterior, Response};
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::scale::{NormalPrior, ReportingScale};
/// let scale = ReportingScale::new(vec![-1.0, 1.0], 8, NormalPrior { mean: 0.0, sd: 1.5 })?;
/// let mut posterior = Posterior::prior(&scale);
/// let before = posterior.mean();
/// let item = ResponseModel::Logistic(Logistic::one_pl(0.0)?);
/// posterior.update(Response { model: &item, credit: 1.0 });
/// assert!(posterior.mean() > before);
/// assert!((posterior.level_probabilities(&scale).iter().sum::<f64>() - 1.0).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// Centre of the first cell.
    first: f64,
    /// Width of a cell.
    width: f64,
    /// Logarithms of the masses, up to a constant.
    log_weights: Vec<f64>,
}

impl Posterior {
    /// The scale's prior, before any answer.
    pub fn prior(scale: &ReportingScale) -> Self {
        let (first, width) = cells(scale);
        let mass = |cell| ln(prior_mass(scale.prior(), (first, width), cell));
        Self { first, width, log_weights: (0..CELLS).map(mass).collect() }
    }

    /// Takes one answer into account.
    pub fn update(&mut self, response: Response<'_>) {
        let (first, width) = (self.first, self.width);
        for (cell, log_weight) in self.log_weights.iter_mut().enumerate() {
            let centre = Theta(first + width * cell as f64);
            *log_weight += response.model.log_likelihood(centre, response.credit);
        }
    }

    /// Posterior mean, in logit (EAP; Bock & Mislevy 1982).
    pub fn mean(&self) -> f64 {
        self.estimate().theta.0
    }

    /// Posterior standard deviation, in logit.
    pub fn sd(&self) -> f64 {
        self.estimate().standard_error.0
    }

    /// Mean and standard deviation as one value.
    pub fn estimate(&self) -> AbilityEstimate {
        let masses = self.masses();
        let mean: f64 = self.centres().zip(&masses).map(|(centre, mass)| centre * mass).sum();
        let squares = self.centres().zip(&masses).map(|(x, mass)| (x - mean) * (x - mean) * mass);
        AbilityEstimate {
            theta: Theta(mean),
            standard_error: StandardError(squares.sum::<f64>().sqrt()),
            bounded: Bound::Free,
        }
    }

    /// The ability below which a share `p` of the mass lies; linear inside a cell.
    ///
    /// `p` outside \[0, 1\] gives an end of the range.
    pub fn quantile(&self, p: f64) -> Theta {
        let mut below = 0.0;
        for (centre, mass) in self.centres().zip(self.masses()) {
            if mass > 0.0 && below + mass >= p {
                let share = ((p - below) / mass).max(0.0);
                return Theta(centre + (share - 0.5) * self.width);
            }
            below += mass;
        }
        Theta(self.first + self.width * (self.log_weights.len() as f64 - 0.5))
    }

    /// P(level = 0), P(level = 1), …: the mass between two cut scores; sums to 1.
    ///
    /// A cell crossed by a cut score is split in proportion to width.
    pub fn level_probabilities(&self, scale: &ReportingScale) -> Vec<f64> {
        let mut edges = vec![f64::NEG_INFINITY];
        edges.extend_from_slice(scale.cuts());
        edges.push(f64::INFINITY);
        let masses = self.masses();
        edges.windows(2).map(|level| self.mass_between(&masses, level[0], level[1])).collect()
    }

    fn mass_between(&self, masses: &[f64], lower: f64, upper: f64) -> f64 {
        let share = |centre: f64| {
            let (left, right) = (centre - 0.5 * self.width, centre + 0.5 * self.width);
            ((right.min(upper) - left.max(lower)) / (right - left)).max(0.0)
        };
        self.centres().zip(masses).map(|(centre, mass)| share(centre) * mass).sum()
    }

    /// Centres of the cells, rising, and their masses, which sum to 1: for expectations of any function.
    pub fn cells(&self) -> Vec<(Theta, f64)> {
        self.centres().map(Theta).zip(self.masses()).collect()
    }

    /// Masses of the cells; they sum to 1.
    fn masses(&self) -> Vec<f64> {
        let total = log_sum_exp(&self.log_weights);
        self.log_weights.iter().map(|log| exp(log - total)).collect()
    }

    fn centres(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.log_weights.len()).map(|cell| self.first + self.width * cell as f64)
    }
}

/// Centre of the first cell and width of all.
fn cells(scale: &ReportingScale) -> (f64, f64) {
    let NormalPrior { mean, sd } = scale.prior();
    let cuts = scale.cuts().iter().copied();
    let lowest = cuts.clone().fold(mean - AROUND_PRIOR * sd, |low, cut| low.min(cut - BEYOND_CUTS));
    let highest = cuts.fold(mean + AROUND_PRIOR * sd, |high, cut| high.max(cut + BEYOND_CUTS));
    (lowest, (highest - lowest) / (CELLS - 1) as f64)
}

fn prior_mass(prior: NormalPrior, (first, width): (f64, f64), cell: usize) -> f64 {
    let edge = |cells: f64| (first + width * cells - prior.mean) / prior.sd;
    let lower = if cell == 0 { f64::NEG_INFINITY } else { edge(cell as f64 - 0.5) };
    let upper = if cell + 1 == CELLS { f64::INFINITY } else { edge(cell as f64 + 0.5) };
    normal_mass(lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::{Logistic, ResponseModel};

    fn scale() -> ReportingScale {
        let cuts = vec![-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45];
        ReportingScale::new(cuts, 8, NormalPrior { mean: 0.0, sd: 1.5 }).unwrap()
    }

    #[test]
    fn the_prior_has_the_moments_it_was_given() {
        let prior = Posterior::prior(&scale());
        assert!(prior.mean().abs() < 1e-12);
        assert!((prior.sd() - 1.5).abs() < 1e-3);
        assert!((prior.quantile(0.5).0).abs() < 1e-9);
        assert!((prior.quantile(0.975).0 - 1.5 * 1.959_964).abs() < 2e-3);
    }

    #[test]
    fn the_level_awarded_is_the_highest_one_likely_enough() {
        let mut posterior = Posterior::prior(&scale());
        let model = ResponseModel::Logistic(Logistic::three_pl(1.4, 0.3, 0.2).unwrap());
        for credit in [1.0, 0.0, 1.0, 0.5, 1.0] {
            posterior.update(Response { model: &model, credit });
            let probabilities = posterior.level_probabilities(&scale());
            for confidence in [0.05, 0.3, 0.5, 0.8, 0.95] {
                let awarded = usize::from(scale().level_of(posterior.quantile(1.0 - confidence)).0);
                let at_least = |level: usize| probabilities[level..].iter().sum::<f64>();
                assert!(at_least(awarded) >= confidence - 1e-12);
                assert!(awarded == 8 || at_least(awarded + 1) < confidence + 1e-12);
            }
        }
    }

    #[test]
    fn the_same_answers_give_the_same_bits_on_every_machine() {
        let mut posterior = Posterior::prior(&scale());
        for (difficulty, credit) in [(-0.7, 1.0), (0.4, 0.0), (0.1, 0.5), (-1.2, 1.0)] {
            let model = Logistic::new(1.1, difficulty, 0.2, 0.98).unwrap();
            posterior.update(Response { model: &ResponseModel::Logistic(model), credit });
        }
        let bits = [posterior.mean(), posterior.sd(), posterior.quantile(0.2).0].map(f64::to_bits);
        assert_eq!(bits, [13_813_152_039_264_009_478, 4_607_256_869_816_217_200, 13_829_486_801_144_919_288]);
    }

    #[test]
    fn quantiles_stay_in_range_for_any_share() {
        let prior = Posterior::prior(&scale());
        for p in [-1.0, 0.0, 1.0, 2.0] {
            assert!(prior.quantile(p).0.abs() <= 6.05 + 1e-9);
        }
    }
}
