//! The higher-order model on a population: what we propose.

use super::CompareError;
use super::eligibility::Protection;
use super::place::{Places, place};
use crate::ability::{AbilityEstimate, Bound};
use crate::irt::{Logistic, ResponseModel};
use crate::profile::{CompetenceModel, Criterion, Lookahead, ProfileItems, ProfileModel, ProfilePosterior};
use crate::scale::{StandardError, Theta};
use crate::simulation::population::{Population, PopulationError, Simulee, StudyQuestion};
use std::sync::Arc;

/// How the profile asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rules {
    /// Questions of a test.
    pub(super) length: usize,
    /// Fewest questions on each competence.
    pub(super) minimum_per_competence: usize,
    /// Standard error of difficulties to count with, in logit.
    pub(super) difficulty_error: f64,
}

/// The model, its questions, and room to look ahead.
#[derive(Debug, Clone)]
pub(super) struct ProfileAlgorithm {
    model: Arc<ProfileModel>,
    items: Arc<ProfileItems>,
    rules: Rules,
    lookahead: Lookahead,
    /// The place of each node of θ.
    node_places: Vec<f64>,
    candidates: Vec<usize>,
}

/// A test that is over.
#[derive(Debug, Clone)]
pub(super) struct ProfileRun {
    /// Questions in order.
    pub(super) given: Vec<usize>,
    /// What is known at the end.
    pub(super) posterior: ProfilePosterior,
    /// How many of them were chosen with protection set aside.
    pub(super) unprotected: u32,
}

/// A test under way.
struct Asked {
    given: Vec<usize>,
    skills: Vec<bool>,
    by_competence: Vec<usize>,
}

impl ProfileAlgorithm {
    /// With the population's loading, cut scores and prior, and the parameters it shows.
    pub(super) fn new(population: &Population, rules: Rules) -> Result<Self, CompareError> {
        let (settings, scale) = (population.settings(), population.scale());
        let competence = CompetenceModel { loading: settings.loading, cuts: scale.cuts().to_vec() };
        let competences = settings.shape.competences;
        let model = Arc::new(ProfileModel::new(scale.prior(), &vec![competence; competences])?);
        let curve = |question: &StudyQuestion| {
            let flattened = flattened(&question.seen, rules.difficulty_error)?;
            Ok((population.skills()[question.skill].competence, ResponseModel::Logistic(flattened)))
        };
        let curves: Result<Vec<_>, CompareError> = population.questions().iter().map(curve).collect();
        let curves = curves?;
        let items = ProfileItems::new(&model, curves.iter().map(|(competence, curve)| (*competence, curve)))?;
        let lookahead = Lookahead::new(&model, Criterion::Variance, &vec![1.0; competences])?;
        let node_places = model.nodes().iter().map(|node| place(scale, Theta(*node))).collect();
        Ok(Self { model, items: Arc::new(items), rules, lookahead, node_places, candidates: Vec::new() })
    }

    /// A test: each question is the one that promises the greatest reduction of Σ Var(θ_k | u) among
    /// those that `protection` allows, one a skill, while the fewest of each competence stay within
    /// reach. When none is allowed, protection is set aside for that question and it is counted.
    /// `after` is called after each answer.
    pub(super) fn run(
        &mut self,
        population: &Population,
        simulee: &Simulee,
        protection: Option<&Protection<'_>>,
        mut after: impl FnMut(&Self, &ProfilePosterior),
    ) -> Result<ProfileRun, CompareError> {
        let mut posterior = ProfilePosterior::new(self.model.clone());
        let mut asked = Asked {
            given: Vec::with_capacity(self.rules.length),
            skills: vec![false; population.skills().len()],
            by_competence: vec![0; self.model.competences()],
        };
        let mut unprotected = 0;
        while asked.given.len() < self.rules.length {
            let open = protection.map(|protection| {
                let segments = protection.open_segments(mean_ability(&posterior));
                move |question| protection.allows(question, segments.clone())
            });
            self.read_candidates(population, &asked, |question| {
                open.as_ref().is_none_or(|allows| allows(question))
            });
            if self.candidates.is_empty() {
                unprotected += 1;
                self.read_candidates(population, &asked, |_| true);
            }
            let best = self.lookahead.best(&posterior, &self.items, &self.candidates);
            let question = best.ok_or(CompareError::Exhausted(asked.given.len()))?.item;
            asked.note(population, question);
            posterior.answer(&self.items, question, usize::from(simulee.is_right(population, question)))?;
            after(self, &posterior);
        }
        Ok(ProfileRun { given: asked.given, posterior, unprotected })
    }

    /// Posterior means of the places, median levels.
    pub(super) fn places(&self, posterior: &ProfilePosterior) -> Places {
        let (mut places, mut levels) = (Vec::new(), Vec::new());
        for competence in 0..self.model.competences() {
            let marginal = posterior.marginal(competence);
            places.push(
                marginal.masses().iter().zip(&self.node_places).map(|(mass, place)| mass * place).sum(),
            );
            levels.push(median_level(&marginal.level_probabilities()));
        }
        Places { places, levels }
    }

    fn read_candidates(&mut self, population: &Population, asked: &Asked, permitted: impl Fn(usize) -> bool) {
        let minimum = self.rules.minimum_per_competence;
        let owed: usize = asked.by_competence.iter().map(|count| minimum.saturating_sub(*count)).sum();
        let only_owed = owed >= self.rules.length - asked.given.len();
        let may = |question: &usize| {
            let competence = self.items.competence(*question);
            !asked.skills[population.questions()[*question].skill]
                && (!only_owed || asked.by_competence[competence] < minimum)
                && permitted(*question)
        };
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        candidates.extend((0..self.items.count()).filter(may));
        self.candidates = candidates;
    }
}

impl Asked {
    fn note(&mut self, population: &Population, question: usize) {
        let skill = population.questions()[question].skill;
        self.given.push(question);
        self.skills[skill] = true;
        self.by_competence[population.skills()[skill].competence] += 1;
    }
}

/// The mean of θ_k over the competences, M = Σ θ_k / K: its posterior mean and
/// √Var(M | u) = √(Σ_jk Cov(θ_j, θ_k | u)) / K.
pub(super) fn mean_ability(posterior: &ProfilePosterior) -> AbilityEstimate {
    let covariance = posterior.covariance();
    let competences = covariance.len() as f64;
    let theta = |competence| posterior.marginal(competence).estimate().theta.0;
    let sum: f64 = (0..covariance.len()).map(theta).sum();
    let variance: f64 = covariance.iter().flatten().sum();
    AbilityEstimate {
        theta: Theta(sum / competences),
        standard_error: StandardError(variance.sqrt() / competences),
        bounded: Bound::Free,
    }
}

/// Square of the number that makes σ(1.702 x) resemble Φ(x) (Haley 1952).
const LOGISTIC_SCALE: f64 = 1.702 * 1.702;

/// The curve averaged over a difficulty that is only known up to a normal error σ. The mean of
/// σ(a(θ − b)) over b is close to a flatter curve: a / √(1 + a²σ²/1.702²).
fn flattened(model: &Logistic, error: f64) -> Result<Logistic, PopulationError> {
    let a = model.discrimination();
    let flatter = a / (1.0 + a * a * error * error / LOGISTIC_SCALE).sqrt();
    Ok(Logistic::new(flatter, model.difficulty(), model.guessing(), model.slipping())?)
}

/// The greatest l with P(level ≥ l) ≥ ½.
fn median_level(probabilities: &[f64]) -> u8 {
    let mut above = 1.0;
    let mut level = 0;
    for (index, probability) in (0_u8..).zip(probabilities) {
        if above >= 0.5 {
            level = index;
        }
        above -= probability;
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::NormalPrior;

    #[test]
    fn the_median_level_holds_half_of_the_mass_above_its_cut() {
        assert_eq!(median_level(&[0.2, 0.3, 0.5]), 2);
        assert_eq!(median_level(&[0.2, 0.31, 0.49]), 1);
        assert_eq!(median_level(&[1.0, 0.0]), 0);
    }

    /// Before any answer M = λ g + √(1 − λ²) Σ ε_k / K, of variance λ² + (1 − λ²)/K: 0.49 + 0.51/4.
    #[test]
    fn the_mean_ability_is_known_as_well_as_its_prior_says() {
        let competence = CompetenceModel { loading: 0.7, cuts: vec![0.0] };
        let prior = NormalPrior { mean: 0.5, sd: 2.0 };
        let model = ProfileModel::new(prior, &vec![competence; 4]).unwrap();
        let found = mean_ability(&ProfilePosterior::new(Arc::new(model)));
        let sd = 2.0 * (0.49_f64 + 0.51 / 4.0).sqrt();
        assert!((found.theta.0 - 0.5).abs() < 1e-9, "{found:?}");
        assert!((found.standard_error.0 / sd - 1.0).abs() < 0.01, "{found:?} {sd}");
    }

    /// a = 2, σ = 0.5, b = 0, at θ = 1: the mean of σ(2(1 − b)) over b ~ N(0, 0.25) summed on a fine
    /// grid, against the flatter curve.
    #[test]
    fn a_flatter_curve_is_near_the_average_over_difficulties() {
        let model = Logistic::two_pl(2.0, 0.0).unwrap();
        let (mut mean, mut total) = (0.0, 0.0);
        for step in -400..=400 {
            let z = f64::from(step) / 100.0;
            let weight = crate::math::exp(-0.5 * z * z);
            mean += weight * model.probability(Theta(1.0 - 0.5 * z));
            total += weight;
        }
        let near = flattened(&model, 0.5).unwrap().probability(Theta(1.0));
        assert!((near - mean / total).abs() < 0.01, "{near} {}", mean / total);
        assert_eq!(flattened(&model, 0.0), Ok(model));
    }
}
