//! The item that is expected to tell most about the whole profile.
//!
//! # The reduction
//! The loss is a sum of posterior variances Σ_m Var(f_m | u) of functions of single competences
//! ([`Criterion`]). By the law of total variance an item of competence k, with categories x, is
//! expected to reduce it by
//!
//! Σ_m Σ_x P̄_x (E[f_m | u, x] − E[f_m | u])² = Σ_m Σ_x Cov(f_m, P_x)² / P̄_x, P̄_x = E[P_x(θ_k) | u],
//!
//! the covariance taken over the posterior: given θ_k, the answer is independent of everything else.
//! For a function of θ_k itself it is a sum over the nodes of θ_k. For a function of another
//! competence l it only passes through g: Cov(f_m, P_x) = Cov_g(E[f_m | g, u], E[P_x | g, u]).
//! Nothing is approximated: the same number as updating with every answer and weighing the results.
//!
//! # The choice
//! Reading all covariances costs O(Q²) an item for Q nodes. [Bounds](sketch) cost O(Q) and are so
//! tight, with three [directions](basis), that only a handful of items is left to be read exactly.
//! An item is left out only when it cannot be among the best; choices are those of
//! [`Lookahead::reductions`], to the last bit. Equal items: the one that comes first among the items.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

mod basis;
mod criterion;
mod exact;
mod features;
mod sketch;

use super::items::ProfileItems;
use super::model::{ProfileError, ProfileModel};
use super::posterior::ProfilePosterior;
use basis::Basis;
pub use criterion::Criterion;
use exact::Exact;
use features::Features;
use pulp::{Arch, Simd, WithSimd};
use sketch::{Bounds, Sketch};
use std::cmp::Ordering;

/// An item and what it is expected to reduce the loss by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// The item's place among the [`ProfileItems`].
    pub item: usize,
    /// Expected reduction of the loss; not negative.
    pub reduction: f64,
}

impl Choice {
    /// Best first; of equal ones the first item.
    fn order(&self, other: &Self) -> Ordering {
        other.reduction.total_cmp(&self.reduction).then(self.item.cmp(&other.item))
    }
}

/// Looks one question ahead. Keeps room for its tables: make one and use it again.
///
/// ```
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::profile::{
///     CompetenceModel, Criterion, Lookahead, ProfileItems, ProfileModel, ProfilePosterior,
/// };
/// use jalon_engine::scale::NormalPrior;
/// use std::sync::Arc;
/// let competence = |loading| CompetenceModel { loading, cuts: vec![-1.0, 1.0] };
/// let model = ProfileModel::new(NormalPrior { mean: 0.0, sd: 1.0 }, &[0.5, 0.9, 0.6].map(competence))?;
/// let item = ResponseModel::Logistic(Logistic::two_pl(1.2, 0.0)?);
/// let items = ProfileItems::new(&model, [(0, &item), (1, &item), (2, &item)])?;
///
/// let model = Arc::new(model);
/// let mut posterior = ProfilePosterior::new(model.clone());
/// let mut lookahead = Lookahead::new(&model, Criterion::Variance, &[1.0; 3])?;
/// let first = lookahead.best(&posterior, &items, &[0, 1, 2]).ok_or("no item")?;
/// assert_eq!(first.item, 1); // it tells most about the others
/// posterior.answer(&items, first.item, 1)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Lookahead {
    arch: Arch,
    features: Features,
    basis: Basis,
    sketches: Vec<Sketch>,
    exact: Exact,
    bounds: Vec<Bounds>,
    lowers: Vec<f64>,
    choices: Vec<Choice>,
}

/// # Panics
/// The choosing methods panic if a candidate is not among the items, or if items and posterior
/// belong to models of another shape.
impl Lookahead {
    /// For a model and a criterion with a weight for each competence.
    pub fn new(model: &ProfileModel, criterion: Criterion, weights: &[f64]) -> Result<Self, ProfileError> {
        let fits = weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
        if !fits || weights.len() != model.competences() {
            return Err(ProfileError::Weights);
        }
        let features = Features::new(model, criterion, weights);
        let basis = Basis::new(&features);
        let sketches = (0..weights.len()).map(|competence| Sketch::new(&features, competence)).collect();
        let exact = Exact::new(features.nodes());
        let (bounds, lowers, choices) = Default::default();
        Ok(Self { arch: Arch::new(), features, basis, sketches, exact, bounds, lowers, choices })
    }

    /// The best candidate; `None` if there is none.
    pub fn best(
        &mut self,
        posterior: &ProfilePosterior,
        items: &ProfileItems,
        candidates: &[usize],
    ) -> Option<Choice> {
        self.top(posterior, items, candidates, 1).first().copied()
    }

    /// The `count` best candidates, best first.
    pub fn top(
        &mut self,
        posterior: &ProfilePosterior,
        items: &ProfileItems,
        candidates: &[usize],
        count: usize,
    ) -> &[Choice] {
        self.look(posterior, items, candidates, Some(count));
        self.choices.sort_unstable_by(Choice::order);
        self.choices.truncate(count);
        &self.choices
    }

    /// The exact reduction of every candidate, in their order. O(Q²) a candidate: to look at all.
    pub fn reductions(
        &mut self,
        posterior: &ProfilePosterior,
        items: &ProfileItems,
        candidates: &[usize],
    ) -> &[Choice] {
        self.look(posterior, items, candidates, None);
        &self.choices
    }

    /// Weighs exactly all candidates, or those that may be among the `count` best.
    fn look(
        &mut self,
        posterior: &ProfilePosterior,
        items: &ProfileItems,
        candidates: &[usize],
        count: Option<usize>,
    ) {
        self.choices.clear();
        if count != Some(0) && !candidates.is_empty() {
            self.arch.dispatch(Look { lookahead: self, posterior, items, candidates, count });
        }
    }

    /// The `count`-th greatest lower bound, less a slack far above rounding: whatever stays below
    /// it has `count` better ones.
    fn threshold(&mut self, count: usize) -> f64 {
        let Some(skipped) = self.bounds.len().checked_sub(count) else { return f64::NEG_INFINITY };
        self.lowers.clear();
        self.lowers.extend(self.bounds.iter().map(|bounds| bounds.lower));
        let (_, lower, _) = self.lowers.select_nth_unstable_by(skipped, f64::total_cmp);
        *lower * (1.0 - 1e-9) - 1e-12
    }
}

/// One look ahead, compiled for each kind of processor.
struct Look<'a> {
    lookahead: &'a mut Lookahead,
    posterior: &'a ProfilePosterior,
    items: &'a ProfileItems,
    candidates: &'a [usize],
    count: Option<usize>,
}

impl WithSimd for Look<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        self.read(simd);
        if let Some(count) = self.count {
            self.bound(simd);
            self.weigh_best(simd, count);
        } else {
            self.weigh_all(simd);
        }
    }
}

impl Look<'_> {
    /// What all competences need of the posterior.
    #[inline(always)]
    fn read<S: Simd>(&mut self, simd: S) {
        let Lookahead { features, basis, sketches, .. } = self.lookahead;
        features.read(simd, self.posterior);
        basis.read(simd, features, &self.posterior.general);
        for sketch in sketches.iter_mut() {
            sketch.ready = false;
        }
        for &item in self.candidates {
            let competence = self.items.competence(item);
            if !sketches[competence].ready {
                sketches[competence].read(simd, competence, self.posterior, features, basis);
            }
        }
    }

    #[inline(always)]
    fn bound<S: Simd>(&mut self, simd: S) {
        let Lookahead { bounds, sketches, .. } = self.lookahead;
        bounds.clear();
        for &item in self.candidates {
            bounds.push(sketches[self.items.competence(item)].bounds(simd, self.items.curves(), item));
        }
    }

    /// Weighs exactly every candidate that may be among the `count` best.
    #[inline(always)]
    fn weigh_best<S: Simd>(&mut self, simd: S, count: usize) {
        let threshold = self.lookahead.threshold(count);
        for (place, &item) in self.candidates.iter().enumerate() {
            if self.lookahead.bounds[place].upper >= threshold {
                self.weigh(simd, item);
            }
        }
    }

    #[inline(always)]
    fn weigh_all<S: Simd>(&mut self, simd: S) {
        for &item in self.candidates {
            self.weigh(simd, item);
        }
    }

    #[inline(always)]
    fn weigh<S: Simd>(&mut self, simd: S, item: usize) {
        let Lookahead { exact, features, sketches, choices, .. } = self.lookahead;
        let sketch = &mut sketches[self.items.competence(item)];
        let reduction = exact.reduction(simd, self.posterior, features, sketch, (self.items, item));
        choices.push(Choice { item, reduction });
    }
}
