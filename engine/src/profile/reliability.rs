//! How much each competence's result is worth, from simulated or observed posteriors.

use super::model::ProfileModel;
use super::posterior::ProfilePosterior;

/// Proportional reductions of the variance of θ_k, 1 − E[Var(θ_k | data)] / Var(θ_k): the reliability
/// of a result from these data (Haberman 2008; in item response theory Haberman & Sinharay 2010).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SubscoreReliability {
    /// From all answers.
    pub whole: f64,
    /// From the answers of the competence alone.
    pub own: f64,
    /// From the answers of the other competences alone.
    pub rest: f64,
}

impl SubscoreReliability {
    /// Whether the competence's own answers say more of it than the others do: only then is a
    /// separate result worth reporting.
    pub fn adds_value(&self) -> bool {
        self.own > self.rest
    }
}

/// Adds up posterior variances over persons.
///
/// ```
/// use jalon_engine::profile::{CompetenceModel, ProfileModel, ProfilePosterior, ReliabilityStudy};
/// use jalon_engine::scale::NormalPrior;
/// use std::sync::Arc;
/// let competence = CompetenceModel { loading: 0.8, cuts: vec![] };
/// let model = Arc::new(ProfileModel::new(NormalPrior { mean: 0.0, sd: 1.0 }, &[competence])?);
/// let mut study = ReliabilityStudy::new(&model);
/// study.add(&ProfilePosterior::new(model)); // nobody answered anything: nothing is known
/// assert!(study.subscores()[0].whole.abs() < 1e-12);
/// # Ok::<(), jalon_engine::profile::ProfileError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReliabilityStudy {
    persons: u64,
    prior: Vec<f64>,
    /// Sums over persons: given all, own and the others' answers.
    sums: Vec<[f64; 3]>,
}

impl ReliabilityStudy {
    /// No person yet.
    pub fn new(model: &ProfileModel) -> Self {
        let prior: Vec<f64> = (0..model.competences()).map(|k| model.prior_variance(k)).collect();
        Self { persons: 0, sums: vec![[0.0; 3]; prior.len()], prior }
    }

    /// Adds the posterior of one person at the end of a test.
    pub fn add(&mut self, posterior: &ProfilePosterior) {
        self.persons += 1;
        for (competence, sums) in self.sums.iter_mut().enumerate() {
            sums[0] += posterior.marginal(competence).variance();
            sums[1] += posterior.own_marginal(competence).variance();
            sums[2] += posterior.rest_marginal(competence).variance();
        }
    }

    /// The reliabilities of every competence; not a number before the first person.
    pub fn subscores(&self) -> Vec<SubscoreReliability> {
        let persons = self.persons as f64;
        let subscore = |(sums, prior): (&[f64; 3], &f64)| {
            let [whole, own, rest] = sums.map(|sum| 1.0 - sum / (persons * prior));
            SubscoreReliability { whole, own, rest }
        };
        self.sums.iter().zip(&self.prior).map(subscore).collect()
    }
}
