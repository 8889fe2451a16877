//! The higher-order model on its grid: how each competence hangs on the general factor.

use super::cells::Cells;
use crate::irt::table::LANES;
use crate::math::normal_mass;
use crate::scale::NormalPrior;
use pulp::Scalar;

/// How far cells reach around the prior's mean, in standard deviations.
const AROUND_PRIOR: f64 = 4.5;
/// How far cells reach beyond the extreme cut scores, in logit.
const BEYOND_CUTS: f64 = 2.0;
/// Widest cell, in standard deviations of the prior.
const WIDEST_CELL: f64 = 0.25;
/// Most cells a model may ask for.
const MOST_CELLS: usize = 1024;
/// Whatever is smaller counts as this: products of three stay normal numbers, quotients finite.
pub(super) const FLOOR: f64 = 1e-100;

/// Why a model, a row or a criterion does not fit.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// A model measures at least one competence.
    #[error("a profile has at least one competence")]
    NoCompetence,
    /// The prior is not a normal distribution.
    #[error("the prior needs a finite mean and a positive standard deviation")]
    Prior,
    /// A loading outside \[0, 1).
    #[error("competence {competence}: a loading lies in [0, 1), not at {loading}")]
    Loading {
        /// Index of the competence.
        competence: usize,
        /// Its loading.
        loading: f64,
    },
    /// A cut score that is not finite, or not above the one before.
    #[error("competence {competence}: cut scores rise, {cut} cannot stand where it does")]
    Cuts {
        /// Index of the competence.
        competence: usize,
        /// The cut score at fault.
        cut: f64,
    },
    /// Too few or too many nodes: the cuts reach very far for the prior's standard deviation.
    #[error("a profile needs 8 to 1024 nodes, a multiple of 8, not {0}")]
    Nodes(usize),
    /// No competence has this index.
    #[error("there is no competence {0}")]
    Competence(usize),
    /// A row of log-likelihoods of the wrong length, or with a value that is not finite.
    #[error("a row holds one finite log-likelihood for each node")]
    Row,
    /// Weights that are not one number ≥ 0 for each competence.
    #[error("weights are finite numbers from 0, one for each competence")]
    Weights,
}

/// One competence of a [`ProfileModel`].
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceModel {
    /// Loading λ on the general factor: the correlation of θ with g; 0 ≤ λ < 1.
    pub loading: f64,
    /// Cut scores c₁ < … < c_M between its levels 0 … M, in logit; may be empty.
    pub cuts: Vec<f64>,
}

/// The higher-order model of K competences, with its grid. Unchanging: share it.
///
/// θ_k = μ + σ(λ_k g + √(1 − λ_k²) ε_k), g and ε_k standard normal and independent: the prior of each
/// θ_k is N(μ, σ²), and Corr(θ_j, θ_k) = λ_j λ_k (de la Torre & Song 2009; Huang, Chen & Wang 2012).
///
/// Cells cover μ ± 4.5σ and two logits beyond the extreme cut scores, none wider than σ/4; masses of
/// cells are differences of Φ, the outermost ones take the tails. Cells of width h inflate the
/// prior's variance by about (1 + λ²)h²/12, at most 1 %.
///
/// ```
/// use jalon_engine::profile::{CompetenceModel, ProfileModel};
/// use jalon_engine::scale::NormalPrior;
/// let competence = CompetenceModel { loading: 0.8, cuts: vec![-1.0, 0.0, 1.0] };
/// let model = ProfileModel::new(NormalPrior { mean: 0.0, sd: 1.5 }, &vec![competence; 16])?;
/// assert_eq!(model.competences(), 16);
/// assert_eq!(model.nodes().len(), 40);
/// # Ok::<(), jalon_engine::profile::ProfileError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileModel {
    pub(super) cells: Cells,
    /// Nodes of g, in standard deviations.
    pub(super) general_nodes: Vec<f64>,
    /// Prior masses of the nodes of g.
    pub(super) general: Vec<f64>,
    pub(super) competences: Vec<Structure>,
}

/// What the grid knows of one competence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Structure {
    /// P(cell of θ | node of g), a row for each node of g.
    pub(super) transition: Vec<f64>,
    /// Prior masses of the cells: Σ_g p(g) P(cell | g).
    pub(super) prior: Vec<f64>,
    /// Functions of θ at the nodes, a row each: θ itself, then the share of a cell in level 0, 1, ….
    pub(super) functions: Vec<f64>,
}

impl ProfileModel {
    /// The model on the grid described above.
    pub fn new(prior: NormalPrior, competences: &[CompetenceModel]) -> Result<Self, ProfileError> {
        check(prior, competences)?;
        let (lowest, highest) = range(prior, competences);
        let cells = ((highest - lowest) / (WIDEST_CELL * prior.sd)).ceil();
        let nodes = if cells < MOST_CELLS as f64 { whole(cells) + 1 } else { MOST_CELLS + 1 };
        Self::with_nodes(prior, competences, nodes.next_multiple_of(LANES))
    }

    /// The model on the same range with a number of nodes of one's own, for θ and for g: a multiple
    /// of 8. For studies of accuracy; memory and time grow with its square.
    pub fn with_nodes(
        prior: NormalPrior,
        competences: &[CompetenceModel],
        nodes: usize,
    ) -> Result<Self, ProfileError> {
        check(prior, competences)?;
        if !(LANES..=MOST_CELLS).contains(&nodes) || !nodes.is_multiple_of(LANES) {
            return Err(ProfileError::Nodes(nodes));
        }
        let (lowest, highest) = range(prior, competences);
        let cells = Cells::new(lowest, highest, nodes);
        let factor = Cells::new(-AROUND_PRIOR, AROUND_PRIOR, nodes);
        let general: Vec<f64> = (0..nodes).map(|cell| mass(factor.edges(cell))).collect();
        let structure = |competence| Structure::new(prior, competence, &cells, (&factor.nodes, &general));
        let competences = competences.iter().map(structure).collect();
        Ok(Self { cells, general_nodes: factor.nodes, general, competences })
    }

    /// Number of competences.
    pub fn competences(&self) -> usize {
        self.competences.len()
    }

    /// Where likelihoods are wanted: the nodes of every θ_k, in logit. Their number is a multiple of 8.
    pub fn nodes(&self) -> &[f64] {
        &self.cells.nodes
    }

    /// Variance of θ_k before any answer, on the grid, in logit².
    ///
    /// # Panics
    /// If there is no competence `competence`.
    pub fn prior_variance(&self, competence: usize) -> f64 {
        self.cells.moments(&self.competences[competence].prior).1
    }

    pub(super) fn structure(&self, competence: usize) -> Result<&Structure, ProfileError> {
        self.competences.get(competence).ok_or(ProfileError::Competence(competence))
    }
}

impl Structure {
    fn new(
        prior: NormalPrior,
        competence: &CompetenceModel,
        cells: &Cells,
        (factor, general): (&[f64], &[f64]),
    ) -> Self {
        let spread = prior.sd * (1.0 - competence.loading * competence.loading).sqrt();
        let mut transition = Vec::with_capacity(factor.len() * cells.nodes.len());
        for node in factor {
            let centre = prior.mean + prior.sd * competence.loading * node;
            let standard = |edge: f64| (edge - centre) / spread;
            transition.extend((0..cells.nodes.len()).map(|cell| {
                let (lower, upper) = cells.edges(cell);
                mass((standard(lower), standard(upper)))
            }));
        }
        let mut marginal = vec![0.0; cells.nodes.len()];
        super::lanes::weighted_rows(Scalar::new(), general, &transition, &mut marginal);
        Self { transition, prior: marginal, functions: functions(cells, &competence.cuts) }
    }

    /// Number of levels: cut scores + 1.
    pub(super) fn levels(&self) -> usize {
        self.functions.len() / self.prior.len() - 1
    }

    /// The share of each cell in each level, a row for each level.
    pub(super) fn level_rows(&self) -> &[f64] {
        &self.functions[self.prior.len()..]
    }
}

/// Normal mass between two edges, not below the floor.
fn mass((lower, upper): (f64, f64)) -> f64 {
    normal_mass(lower, upper).max(FLOOR)
}

fn functions(cells: &Cells, cuts: &[f64]) -> Vec<f64> {
    let mut rows = cells.nodes.clone();
    let mut edges = vec![f64::NEG_INFINITY];
    edges.extend_from_slice(cuts);
    edges.push(f64::INFINITY);
    for level in edges.windows(2) {
        rows.extend(cells.shares(level[0], level[1]));
    }
    rows
}

/// First and last node.
fn range(prior: NormalPrior, competences: &[CompetenceModel]) -> (f64, f64) {
    let cuts = competences.iter().flat_map(|competence| competence.cuts.iter().copied());
    let lowest =
        cuts.clone().fold(prior.mean - AROUND_PRIOR * prior.sd, |low, cut| low.min(cut - BEYOND_CUTS));
    let highest = cuts.fold(prior.mean + AROUND_PRIOR * prior.sd, |high, cut| high.max(cut + BEYOND_CUTS));
    (lowest, highest)
}

fn check(prior: NormalPrior, competences: &[CompetenceModel]) -> Result<(), ProfileError> {
    if !(prior.mean.is_finite() && prior.sd.is_finite() && prior.sd > 0.0) {
        return Err(ProfileError::Prior);
    }
    if competences.is_empty() {
        return Err(ProfileError::NoCompetence);
    }
    for (competence, CompetenceModel { loading, cuts }) in competences.iter().enumerate() {
        if !(0.0..1.0).contains(loading) {
            return Err(ProfileError::Loading { competence, loading: *loading });
        }
        let mut below = f64::NEG_INFINITY;
        for &cut in cuts {
            if !cut.is_finite() || cut <= below {
                return Err(ProfileError::Cuts { competence, cut });
            }
            below = cut;
        }
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1024")]
fn whole(cells: f64) -> usize {
    cells as usize
}
