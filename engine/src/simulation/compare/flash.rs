//! The flash baseline on a population.

use super::place::Places;
use crate::irt::Logistic;
use crate::math::{exp, logistic};
use crate::scale::{NormalPrior, Theta};
use crate::simulation::baselines::flash::{
    FlashBank, FlashCertification, FlashQuestion, FlashSettings, PoolExhausted,
};
use crate::simulation::population::{Population, Simulee};

/// Nodes on which a two-parameter curve is fitted.
const NODES: usize = 41;
/// How far the nodes reach, in standard deviations.
const REACH: f64 = 4.0;
/// Newton steps of that fit; a handful is enough.
const STEPS: usize = 50;

/// The bank as the flash baseline sees it.
#[derive(Debug, Clone)]
pub(super) struct FlashAlgorithm {
    bank: FlashBank,
    settings: FlashSettings,
}

/// What it did with one simulee.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FlashRun {
    pub(super) asked: Vec<usize>,
    pub(super) theta: Theta,
    pub(super) places: Places,
}

impl FlashAlgorithm {
    /// Starts at the population's mean, with the usual limit of steps.
    pub(super) fn new(population: &Population, length: usize) -> Self {
        let prior = population.scale().prior();
        let settings = FlashSettings { start: prior.mean, length, ..FlashSettings::default() };
        let questions = population.questions().iter().map(|question| {
            let skill = &population.skills()[question.skill];
            let (discrimination, difficulty) = nearest_two_pl(&question.seen, prior);
            FlashQuestion {
                competence: skill.competence,
                tube: skill.tube,
                skill: question.skill,
                discrimination,
                difficulty,
            }
        });
        Self { bank: FlashBank::new(questions.collect()), settings }
    }

    pub(super) fn run(&self, population: &Population, simulee: &Simulee) -> Result<FlashRun, PoolExhausted> {
        let mut test = FlashCertification::begin(&self.bank, self.settings, simulee.test_seed());
        while let Some(question) = test.next()? {
            test.answer(question, simulee.is_right(population, question));
        }
        let theta = Theta(test.estimate().theta);
        let everywhere = vec![theta; population.settings().shape.competences];
        let places = Places::of(population.scale(), &everywhere);
        Ok(FlashRun { asked: test.asked().to_vec(), theta, places })
    }
}

/// (α, δ) of the two-parameter curve that many answers of the population would be calibrated to: it
/// maximises Σ w [P ln σ(αθ + β) + (1 − P) ln σ(−αθ − β)] over nodes weighted by the prior, β = −αδ.
///
/// The sum is concave. Newton's steps start at 0, where the curvature is greatest: from the curve itself
/// they run away for difficult questions with guessing (a = 1.1, b = 2.4, c = 0.2).
fn nearest_two_pl(model: &Logistic, prior: NormalPrior) -> (f64, f64) {
    let (mut slope, mut intercept) = (0.0, 0.0);
    for _ in 0..STEPS {
        let step = newton_step(model, prior, slope, intercept);
        slope += step.0;
        intercept += step.1;
        if step.0.abs() + step.1.abs() < 1e-12 {
            break;
        }
    }
    (slope, -intercept / slope)
}

/// Newton's step in (slope, intercept), abilities measured from 0.
fn newton_step(model: &Logistic, prior: NormalPrior, slope: f64, intercept: f64) -> (f64, f64) {
    let (mut g1, mut g0, mut h11, mut h10, mut h00) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for node in 0..NODES {
        let z = REACH * (2.0 * node as f64 / (NODES - 1) as f64 - 1.0);
        let theta = prior.mean + prior.sd * z;
        let fitted = logistic(slope * theta + intercept);
        let weight = exp(-0.5 * z * z);
        let residual = weight * (model.probability(Theta(theta)) - fitted);
        let curvature = weight * fitted * (1.0 - fitted);
        g1 += residual * theta;
        g0 += residual;
        h11 += curvature * theta * theta;
        h10 += curvature * theta;
        h00 += curvature;
    }
    let determinant = h11 * h00 - h10 * h10;
    ((h00 * g1 - h10 * g0) / determinant, (h11 * g0 - h10 * g1) / determinant)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIOR: NormalPrior = NormalPrior { mean: 0.3, sd: 1.5 };

    #[test]
    fn without_guessing_the_nearest_curve_is_the_curve_itself() {
        let (a, b) = nearest_two_pl(&Logistic::two_pl(1.7, -0.8).unwrap(), PRIOR);
        assert!((a - 1.7).abs() < 1e-10 && (b + 0.8).abs() < 1e-10);
    }

    /// The input that made Newton's steps run away from another start.
    #[test]
    fn hard_questions_with_guessing_have_a_nearest_curve() {
        let (a, b) = nearest_two_pl(&Logistic::three_pl(1.126, 2.42, 0.21).unwrap(), PRIOR);
        assert!(a > 0.2 && a < 1.126 && b > 1.0 && b < 3.0, "{a} {b}");
    }

    #[test]
    fn guessing_makes_the_nearest_curve_flatter_and_easier() {
        let model = Logistic::three_pl(1.7, 0.8, 0.2).unwrap();
        let (a, b) = nearest_two_pl(&model, PRIOR);
        assert!(a < 1.5 && b < 0.7, "{a} {b}");
        let (step_slope, step_intercept) = newton_step(&model, PRIOR, a, -a * b);
        assert!(step_slope.abs() < 1e-10 && step_intercept.abs() < 1e-10);
    }
}
