//! The exact posterior of all competences, kept by dimension reduction.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use super::cells::Cells;
use super::lanes::{add_scaled, dot, multiply, rows_times, weighted_rows};
use super::marginal::Marginal;
use super::model::{FLOOR, ProfileError, ProfileModel};
use crate::ability::AbilityEstimate;
use crate::math::{exp, ln};
use pulp::{Arch, Scalar, Simd, WithSimd};
use std::sync::Arc;

/// What is known of every competence and of the general factor after some answers.
///
/// Exact on the model's grid; the order of the answers does not matter beyond rounding.
///
/// ```
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::profile::{CompetenceModel, ProfileModel, ProfilePosterior};
/// use jalon_engine::scale::{NormalPrior, Theta};
/// use std::sync::Arc;
/// let competence = CompetenceModel { loading: 0.8, cuts: vec![0.0] };
/// let model = ProfileModel::new(NormalPrior { mean: 0.0, sd: 1.5 }, &vec![competence; 3])?;
/// let mut posterior = ProfilePosterior::new(Arc::new(model));
///
/// let item = ResponseModel::Logistic(Logistic::two_pl(1.2, 0.3)?);
/// let right: Vec<f64> =
///     posterior.model().nodes().iter().map(|&theta| item.log_likelihood(Theta(theta), 1.0)).collect();
/// posterior.update(1, &right)?;
///
/// let [asked, other] = [1, 2].map(|competence| posterior.marginal(competence).estimate());
/// assert!(asked.theta.0 > other.theta.0 && other.theta.0 > 0.0); // the general factor tells the other
/// assert!((posterior.information_borrowed(1)).abs() < 1e-12); // nothing borrowed yet
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct ProfilePosterior {
    pub(super) model: Arc<ProfileModel>,
    /// Answers taken into account, by competence.
    answers: Vec<u32>,
    /// p(g | u), sums to 1.
    pub(super) general: Vec<f64>,
    pub(super) competences: Vec<Answers>,
    /// Room for one row.
    scratch: Vec<f64>,
}

/// What the answers say of one competence.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    /// ln L_k at the nodes; the greatest is 0.
    pub(super) log_likelihood: Vec<f64>,
    /// L_k at the nodes.
    pub(super) likelihood: Vec<f64>,
    /// m_k(g) = Σ_θ L_k(θ) P(θ | g).
    evidence: Vec<f64>,
    /// ln m_k(g).
    log_evidence: Vec<f64>,
    /// E[f | g, u] for each function f of the model, a row each.
    pub(super) conditional: Vec<f64>,
    /// p(g | u) / m_k(g) = p(g) Π_{j≠k} m_j(g) up to a constant: what the others say of g.
    pub(super) rest: Vec<f64>,
    /// p(θ_k | u), sums to 1.
    pub(super) masses: Vec<f64>,
}

impl ProfilePosterior {
    /// The prior: no answer yet.
    pub fn new(model: Arc<ProfileModel>) -> Self {
        let nodes = model.nodes().len();
        let competences = model.competences.iter().map(|structure| Answers {
            log_likelihood: vec![0.0; nodes],
            likelihood: vec![1.0; nodes],
            evidence: vec![1.0; nodes],
            log_evidence: vec![0.0; nodes],
            conditional: vec![0.0; structure.functions.len()],
            rest: model.general.clone(),
            masses: vec![0.0; nodes],
        });
        let competences = competences.collect();
        let answers = vec![0; model.competences()];
        let general = model.general.clone();
        let mut posterior = Self { model, answers, general, competences, scratch: vec![0.0; nodes] };
        let simd = Scalar::new();
        for competence in 0..posterior.answers.len() {
            posterior.read_conditionals(simd, competence);
        }
        posterior.read_masses(simd);
        posterior
    }

    /// The model it belongs to.
    pub fn model(&self) -> &Arc<ProfileModel> {
        &self.model
    }

    /// How many answers of a competence were taken into account; 0 for a competence there is not.
    pub fn answers(&self, competence: usize) -> u32 {
        self.answers.get(competence).copied().unwrap_or(0)
    }

    /// Takes one answer into account: `log_likelihood` is ln P(answer | θ_k) at the model's nodes, up
    /// to a constant. Costs O(K Q²) for Q nodes, without allocation.
    ///
    /// The row of a [`crate::irt::CurveTable`] over [`ProfileModel::nodes`] fits.
    pub fn update(&mut self, competence: usize, log_likelihood: &[f64]) -> Result<(), ProfileError> {
        self.model.structure(competence)?;
        let fits = log_likelihood.len() == self.scratch.len();
        if !fits || log_likelihood.iter().any(|value| !value.is_finite()) {
            return Err(ProfileError::Row);
        }
        self.answers[competence] += 1;
        Arch::new().dispatch(Update { posterior: self, competence, log_likelihood });
        Ok(())
    }

    /// L_k: logarithms add up, their greatest is subtracted before `exp`.
    #[inline(always)]
    fn multiply_likelihood(&mut self, competence: usize, log_likelihood: &[f64]) {
        let Answers { log_likelihood: sum, likelihood, .. } = &mut self.competences[competence];
        sum.iter_mut().zip(log_likelihood).for_each(|(sum, value)| *sum += value);
        exp_below_greatest(sum, likelihood);
        let greatest = greatest(sum);
        for value in sum.iter_mut() {
            *value -= greatest;
        }
    }

    /// m_k(g), the only place where answers of k act on g.
    #[inline(always)]
    fn read_evidence<S: Simd>(&mut self, simd: S, competence: usize) {
        let own = &mut self.competences[competence];
        rows_times(simd, &self.model.competences[competence].transition, &own.likelihood, &mut own.evidence);
        own.log_evidence.iter_mut().zip(&own.evidence).for_each(|(log, &value)| *log = ln(value));
    }

    /// E[f | g, u] = Σ_θ f(θ) L_k(θ) P(θ | g) / m_k(g): changes with answers of k only.
    #[inline(always)]
    fn read_conditionals<S: Simd>(&mut self, simd: S, competence: usize) {
        let nodes = self.scratch.len();
        let structure = &self.model.competences[competence];
        let own = &mut self.competences[competence];
        let rows = own.conditional.chunks_exact_mut(nodes);
        for (function, conditional) in structure.functions.chunks_exact(nodes).zip(rows) {
            multiply(simd, function, &own.likelihood, &mut self.scratch);
            rows_times(simd, &structure.transition, &self.scratch, conditional);
            conditional.iter_mut().zip(&own.evidence).for_each(|(value, evidence)| *value /= evidence);
        }
    }

    /// p(g | u) ∝ p(g) Π_k m_k(g), in the order of the competences.
    #[inline(always)]
    fn read_general<S: Simd>(&mut self, simd: S) {
        self.scratch.fill(0.0);
        for competence in &self.competences {
            add_scaled(simd, &mut self.scratch, 1.0, &competence.log_evidence);
        }
        exp_below_greatest(&self.scratch, &mut self.general);
        self.general.iter_mut().zip(&self.model.general).for_each(|(mass, prior)| *mass *= prior);
        normalise(&mut self.general);
    }

    /// p(θ_k | u) ∝ L_k(θ) Σ_g P(θ | g) p(g) Π_{j≠k} m_j(g), for every k.
    ///
    /// The product that leaves k out is p(g | u) / m_k(g): m_k is never 0, for neither a likelihood
    /// nor a transition falls below the floor.
    #[inline(always)]
    fn read_masses<S: Simd>(&mut self, simd: S) {
        for (own, structure) in self.competences.iter_mut().zip(&self.model.competences) {
            let posterior = self.general.iter().zip(&own.evidence);
            own.rest.iter_mut().zip(posterior).for_each(|(rest, (mass, evidence))| *rest = mass / evidence);
            weighted_rows(simd, &own.rest, &structure.transition, &mut self.scratch);
            multiply(simd, &self.scratch, &own.likelihood, &mut own.masses);
            normalise(&mut own.masses);
        }
    }
}

/// One update, compiled for each kind of processor.
struct Update<'a> {
    posterior: &'a mut ProfilePosterior,
    competence: usize,
    log_likelihood: &'a [f64],
}

impl WithSimd for Update<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { posterior, competence, log_likelihood } = self;
        posterior.multiply_likelihood(competence, log_likelihood);
        posterior.read_evidence(simd, competence);
        posterior.read_conditionals(simd, competence);
        posterior.read_general(simd);
        posterior.read_masses(simd);
    }
}

/// What is read from the posterior.
///
/// # Panics
/// These methods panic if the model has no competence of the index given.
impl ProfilePosterior {
    /// p(θ_k | u): what all answers say of a competence.
    pub fn marginal(&self, competence: usize) -> Marginal<'_> {
        self.distribution(competence, self.competences[competence].masses.clone())
    }

    /// p(θ_k | u_k): what the answers of this competence alone say of it, with its prior.
    pub fn own_marginal(&self, competence: usize) -> Marginal<'_> {
        let prior = &self.model.competences[competence].prior;
        let mut masses = vec![0.0; prior.len()];
        multiply(Scalar::new(), prior, &self.competences[competence].likelihood, &mut masses);
        normalise(&mut masses);
        self.distribution(competence, masses)
    }

    /// p(θ_k | u_{−k}): what the answers of the other competences say of this one.
    pub fn rest_marginal(&self, competence: usize) -> Marginal<'_> {
        let mut masses = vec![0.0; self.scratch.len()];
        let transition = &self.model.competences[competence].transition;
        weighted_rows(Scalar::new(), &self.competences[competence].rest, transition, &mut masses);
        normalise(&mut masses);
        self.distribution(competence, masses)
    }

    fn distribution(&self, competence: usize, masses: Vec<f64>) -> Marginal<'_> {
        Marginal { cells: &self.model.cells, structure: &self.model.competences[competence], masses }
    }

    /// Mean and standard deviation of the general factor g, in standard deviations of its prior.
    pub fn general(&self) -> AbilityEstimate {
        let nodes = self.model.general_nodes.clone();
        Cells { width: nodes[1] - nodes[0], nodes }.estimate(&self.general)
    }

    /// The share of what is known of a competence that comes from the others:
    /// 1 − Var(θ_k | u) / Var(θ_k | u_k). May be slightly negative.
    pub fn information_borrowed(&self, competence: usize) -> f64 {
        1.0 - self.marginal(competence).variance() / self.own_marginal(competence).variance()
    }

    /// Cov(θ_j, θ_k | u), in logit²: a row for each competence.
    ///
    /// Given g the competences are independent, so off the diagonal it is Cov_g(E[θ_j | g, u],
    /// E[θ_k | g, u]). For a total S = Σ w_k θ_k, Var(S | u) = Σ_jk w_j w_k Cov(θ_j, θ_k | u).
    pub fn covariance(&self) -> Vec<Vec<f64>> {
        let nodes = self.scratch.len();
        let centred: Vec<Vec<f64>> =
            self.competences.iter().map(|own| self.centred(&own.conditional[..nodes])).collect();
        let cell = |j: usize, k: usize| {
            if j == k {
                return self.marginal(j).variance();
            }
            multiply_three(&self.general, &centred[j], &centred[k])
        };
        let all = 0..self.competences.len();
        all.clone().map(|j| all.clone().map(|k| cell(j.min(k), j.max(k))).collect()).collect()
    }

    fn centred(&self, row: &[f64]) -> Vec<f64> {
        let mean = dot(Scalar::new(), &self.general, row);
        row.iter().map(|value| value - mean).collect()
    }
}

fn multiply_three(a: &[f64], b: &[f64], c: &[f64]) -> f64 {
    a.iter().zip(b).zip(c).map(|((a, b), c)| a * b * c).sum()
}

/// exp of each value less the greatest, not below the floor.
fn exp_below_greatest(logs: &[f64], out: &mut [f64]) {
    let greatest = greatest(logs);
    out.iter_mut().zip(logs).for_each(|(out, log)| *out = exp(log - greatest).max(FLOOR));
}

fn greatest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn normalise(masses: &mut [f64]) {
    let total: f64 = masses.iter().sum();
    for mass in masses.iter_mut() {
        *mass /= total;
    }
}
