//! The exact reduction by one item.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use super::features::Features;
use super::sketch::{Sketch, counted};
use crate::profile::lanes::{dot, rows_times};
use crate::profile::{ProfileItems, ProfilePosterior};
use pulp::Simd;

/// Room for the two rows of the computation.
#[derive(Debug, Clone)]
pub(super) struct Exact {
    /// L_k(θ)(P(θ) − P̄).
    centred: Vec<f64>,
    /// p(g | u)(E[P | g, u] − P̄).
    given_general: Vec<f64>,
}

impl Exact {
    pub(super) fn new(nodes: usize) -> Self {
        Self { centred: vec![0.0; nodes], given_general: vec![0.0; nodes] }
    }

    /// Σ_x Σ_m Cov(f_m, P_x)² / P̄_x over all functions; the item's competence has the `sketch`.
    #[inline(always)]
    pub(super) fn reduction<S: Simd>(
        &mut self,
        simd: S,
        posterior: &ProfilePosterior,
        features: &Features,
        sketch: &mut Sketch,
        (items, item): (&ProfileItems, usize),
    ) -> f64 {
        let categories = items.curves().categories(item);
        let competence = items.competence(item);
        let mut reduction = 0.0;
        for category in counted(categories) {
            let probability = items.curves().probability(item, category);
            let Some(weight) = sketch.read_products(simd, probability, categories) else { continue };
            self.read_given_general(simd, posterior, competence, (probability, sketch.chance()));
            reduction += weight * (sketch.own_squares() + self.others(simd, features, competence));
        }
        reduction
    }

    /// p(g | u)(E[P | g, u] − P̄) = p(g) Π_{j≠k} m_j(g) Σ_θ P(θ | g) L_k(θ)(P(θ) − P̄).
    #[inline(always)]
    fn read_given_general<S: Simd>(
        &mut self,
        simd: S,
        posterior: &ProfilePosterior,
        competence: usize,
        (probability, chance): (&[f64], f64),
    ) {
        let own = &posterior.competences[competence];
        for ((centred, probability), likelihood) in
            self.centred.iter_mut().zip(probability).zip(&own.likelihood)
        {
            *centred = likelihood * (probability - chance);
        }
        rows_times(
            simd,
            &posterior.model.competences[competence].transition,
            &self.centred,
            &mut self.given_general,
        );
        self.given_general.iter_mut().zip(&own.rest).for_each(|(value, rest)| *value *= rest);
    }

    /// Σ Cov_g(E[f_m | g, u], E[P | g, u])² over the functions of the other competences.
    #[inline(always)]
    fn others<S: Simd>(&self, simd: S, features: &Features, competence: usize) -> f64 {
        let owned = &features.owned()[competence];
        let mut squares = 0.0;
        for (function, row) in features.rows().chunks_exact(features.nodes()).enumerate() {
            if !owned.contains(&function) {
                let covariance = dot(simd, row, &self.given_general);
                squares += covariance * covariance;
            }
        }
        squares
    }
}
