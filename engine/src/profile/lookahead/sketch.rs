//! Bounds of an item's worth, cheap enough to be read for every candidate.
//!
//! For an item of competence k only a few rows over the nodes of θ_k are needed: π for P̄, the own
//! functions, and E[φ_d | θ_k, u] for the [directions](super::basis) that the others share.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use super::basis::{Basis, DIRECTIONS, Direction};
use super::features::Features;
use crate::irt::CurveTable;
use crate::profile::ProfilePosterior;
use crate::profile::lanes::{multiply, rows_times, weighted_rows};
use pulp::Simd;

/// A category of smaller probability tells nothing that counts.
const NEVER: f64 = 1e-14;

/// Between which values the exact reduction lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) lower: f64,
    pub(super) upper: f64,
}

/// What items of one competence are multiplied with.
#[derive(Debug, Clone)]
pub(super) struct Sketch {
    /// Built for the present posterior.
    pub(super) ready: bool,
    /// π; √w π(f − mean) for the own functions; π E[φ_d | θ_k, u] for the directions. A row each.
    rows: Vec<f64>,
    /// Number of own functions.
    own: usize,
    /// Σ b_m b_mᵀ over the functions of the other competences.
    form: [Direction; DIRECTIONS],
    /// √Σ ‖r_m‖² over the functions of the other competences.
    left: f64,
    /// One product for each row.
    products: Vec<f64>,
    scratch: Vec<f64>,
}

impl Sketch {
    pub(super) fn new(features: &Features, competence: usize) -> Self {
        let (nodes, own) = (features.nodes(), features.owned()[competence].len());
        let rows = 1 + own + DIRECTIONS;
        Self {
            ready: false,
            rows: vec![0.0; rows * nodes],
            own,
            form: [[0.0; DIRECTIONS]; DIRECTIONS],
            left: 0.0,
            products: vec![0.0; rows],
            scratch: vec![0.0; nodes],
        }
    }

    /// Builds the rows of a competence.
    #[inline(always)]
    pub(super) fn read<S: Simd>(
        &mut self,
        simd: S,
        competence: usize,
        posterior: &ProfilePosterior,
        features: &Features,
        basis: &Basis,
    ) {
        self.read_own(simd, competence, posterior, features);
        self.read_shared(simd, competence, posterior, basis);
        self.read_form(competence, features, basis);
        self.ready = true;
    }

    #[inline(always)]
    fn read_own<S: Simd>(
        &mut self,
        simd: S,
        competence: usize,
        posterior: &ProfilePosterior,
        features: &Features,
    ) {
        let nodes = features.nodes();
        let masses = &posterior.competences[competence].masses;
        let functions = &posterior.model.competences[competence].functions[features.place(competence)];
        let (first, rest) = self.rows.split_at_mut(nodes);
        first.copy_from_slice(masses);
        for (row, function) in rest.chunks_exact_mut(nodes).zip(functions.chunks_exact(nodes)) {
            multiply(simd, function, masses, row);
            let mean: f64 = row.iter().sum();
            let root = features.roots[competence];
            for ((value, mass), function) in row.iter_mut().zip(masses).zip(function) {
                *value = root * mass * (function - mean);
            }
        }
    }

    /// π(θ) E[φ_d | θ, u] = L_k(θ) Σ_g P(θ | g) p(g) Π_{j≠k} m_j(g) φ_d(g).
    #[inline(always)]
    fn read_shared<S: Simd>(
        &mut self,
        simd: S,
        competence: usize,
        posterior: &ProfilePosterior,
        basis: &Basis,
    ) {
        let own = &posterior.competences[competence];
        let transition = &posterior.model.competences[competence].transition;
        let nodes = own.rest.len();
        let rows = self.rows[(1 + self.own) * nodes..].chunks_exact_mut(nodes);
        for (row, direction) in rows.zip(basis.directions.chunks_exact(nodes)) {
            multiply(simd, direction, &own.rest, &mut self.scratch);
            weighted_rows(simd, &self.scratch, transition, row);
            row.iter_mut().zip(&own.likelihood).for_each(|(value, likelihood)| *value *= likelihood);
        }
    }

    fn read_form(&mut self, competence: usize, features: &Features, basis: &Basis) {
        let (mut form, mut left) = ([[0.0; DIRECTIONS]; DIRECTIONS], 0.0);
        let owned = &features.owned()[competence];
        let others = (0..basis.left.len()).filter(|function| !owned.contains(function));
        for function in others {
            let b = basis.coefficients[function];
            for row in 0..DIRECTIONS {
                for column in 0..DIRECTIONS {
                    form[row][column] += b[row] * b[column];
                }
            }
            left += basis.left[function];
        }
        (self.form, self.left) = (form, left.sqrt());
    }

    /// Between which values the reduction by an item lies.
    ///
    /// The own part is exact. For the others, leaving the remainders out moves the norm of their
    /// covariances with category x by at most √(Σ‖r_m‖²) √Var(P_x), and Var(P_x) ≤ P̄_x(1 − P̄_x);
    /// divided by √P̄_x and added over the m categories that is at most √(Σ‖r_m‖²) √(m − 1).
    #[inline(always)]
    pub(super) fn bounds<S: Simd>(&mut self, simd: S, curves: &CurveTable, item: usize) -> Bounds {
        let (mut own, mut shared) = (0.0, 0.0);
        let categories = curves.categories(item);
        for category in counted(categories) {
            let Some(weight) = self.read_products(simd, curves.probability(item, category), categories)
            else {
                continue;
            };
            own += weight * self.own_squares();
            shared += weight * self.shared_squares();
        }
        let (shared, slack) = (shared.sqrt(), self.left * ((categories - 1) as f64).sqrt());
        let (less, more) = ((shared - slack).max(0.0), shared + slack);
        Bounds { lower: own + less * less, upper: own + more * more }
    }

    /// Multiplies every row with the probabilities of one category; what squares of covariances
    /// count for: 1/P̄, or 1/P̄ + 1/(1 − P̄) when the other category is not read.
    #[inline(always)]
    pub(super) fn read_products<S: Simd>(
        &mut self,
        simd: S,
        probability: &[f64],
        categories: usize,
    ) -> Option<f64> {
        rows_times(simd, &self.rows, probability, &mut self.products);
        let (chance, rest) = (self.products[0], 1.0 - self.products[0]);
        if categories == 2 {
            (chance > NEVER && rest > NEVER).then(|| 1.0 / (chance * rest))
        } else {
            (chance > NEVER).then(|| 1.0 / chance)
        }
    }

    /// P̄ of the category last multiplied.
    pub(super) fn chance(&self) -> f64 {
        self.products[0]
    }

    /// Σ Cov(f, P)² over the own functions.
    #[inline(always)]
    pub(super) fn own_squares(&self) -> f64 {
        self.products[1..=self.own].iter().map(|product| product * product).sum()
    }

    /// Σ Cov(f̃, P)² over the functions of the others, without their remainders.
    #[inline(always)]
    fn shared_squares(&self) -> f64 {
        let shared = &self.products[1 + self.own..];
        let mut sum = 0.0;
        for (row, form) in self.form.iter().enumerate() {
            for (column, form) in form.iter().enumerate() {
                sum += form * shared[row] * shared[column];
            }
        }
        sum.max(0.0)
    }
}

/// The categories that need reading: of two, the second alone.
pub(super) fn counted(categories: usize) -> std::ops::Range<usize> {
    usize::from(categories == 2)..categories
}
