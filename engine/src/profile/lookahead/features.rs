//! What each competence's functions are expected to be given the general factor.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use super::criterion::Criterion;
use crate::profile::lanes::dot;
use crate::profile::{ProfileModel, ProfilePosterior};
use pulp::Simd;
use std::ops::Range;

/// The functions f_m whose posterior variance a criterion adds up, as √w E[f_m | g, u] less its mean.
#[derive(Debug, Clone)]
pub(super) struct Features {
    nodes: usize,
    /// Which rows belong to each competence.
    owned: Vec<Range<usize>>,
    /// The first of a competence's functions that counts, among those of its model.
    first: usize,
    /// √w E[f_m | g, u] − mean, a row each.
    rows: Vec<f64>,
    /// √w_k.
    pub(super) roots: Vec<f64>,
}

impl Features {
    pub(super) fn new(model: &ProfileModel, criterion: Criterion, weights: &[f64]) -> Self {
        let (nodes, mut owned, mut row) = (model.nodes().len(), Vec::new(), 0);
        for structure in &model.competences {
            let count = match criterion {
                Criterion::Variance => 1,
                Criterion::Levels => structure.levels(),
            };
            owned.push(row..row + count);
            row += count;
        }
        let first = usize::from(criterion == Criterion::Levels);
        let roots = weights.iter().map(|weight| weight.sqrt()).collect();
        Self { nodes, owned, first, rows: vec![0.0; row * nodes], roots }
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// All rows, one after the other.
    pub(super) fn rows(&self) -> &[f64] {
        &self.rows
    }

    /// Which rows belong to each competence.
    pub(super) fn owned(&self) -> &[Range<usize>] {
        &self.owned
    }

    /// Where the functions of a competence lie among the rows that its model or posterior keeps.
    pub(super) fn place(&self, competence: usize) -> Range<usize> {
        self.first * self.nodes..(self.first + self.owned[competence].len()) * self.nodes
    }

    /// Reads the posterior's conditional expectations.
    #[inline(always)]
    pub(super) fn read<S: Simd>(&mut self, simd: S, posterior: &ProfilePosterior) {
        for competence in 0..self.owned.len() {
            let place = self.place(competence);
            let root = self.roots[competence];
            let owned = &self.owned[competence];
            let rows =
                self.rows[owned.start * self.nodes..owned.end * self.nodes].chunks_exact_mut(self.nodes);
            let conditionals = posterior.competences[competence].conditional[place].chunks_exact(self.nodes);
            for (row, conditional) in rows.zip(conditionals) {
                let mean = dot(simd, &posterior.general, conditional);
                for (value, conditional) in row.iter_mut().zip(conditional) {
                    *value = root * (conditional - mean);
                }
            }
        }
    }
}
