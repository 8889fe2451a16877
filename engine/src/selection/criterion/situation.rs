//! What criteria look at: a table of items, a test so far, and the weights that its answers give to θ.

use super::Candidate;
use crate::ability::{Estimator, Prior};
use crate::irt::{CurveTable, ResponseModel};
use crate::math::{Grid, exp};
use crate::scale::Theta;
use std::f64::consts::PI;

/// Items and their curves over a quadrature.
#[derive(Debug, Clone)]
pub struct ItemTable {
    models: Vec<ResponseModel>,
    curves: CurveTable,
    /// Weights of the trapezoid rule, in logit; zero past the last node.
    widths: Vec<f64>,
}

impl ItemTable {
    /// Reads every curve at every node of the quadrature.
    pub fn new(models: Vec<ResponseModel>, quadrature: Grid) -> Self {
        let curves = CurveTable::new(&models, &quadrature.nodes().collect::<Vec<_>>());
        let mut widths: Vec<f64> =
            quadrature.trapezoid_weights().map(|weight| weight * quadrature.step()).collect();
        widths.resize(curves.stride(), 0.0);
        Self { models, curves, widths }
    }

    /// The items.
    pub fn models(&self) -> &[ResponseModel] {
        &self.models
    }

    /// Their curves.
    pub fn curves(&self) -> &CurveTable {
        &self.curves
    }
}

/// An item that was given and the category of its answer, 0 for the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Index in the table.
    pub item: usize,
    /// Score of the answer.
    pub category: usize,
}

/// Where a test stands.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The items.
    pub table: &'a ItemTable,
    /// What was answered so far.
    pub given: &'a [Given],
    /// Indices of the items that may come next.
    pub free: &'a [usize],
    /// θ̂, the estimate so far.
    pub theta: Theta,
    /// Prior of the criteria that use a posterior.
    pub prior: Prior,
    /// How criteria estimate ability after one more answer.
    pub estimator: Estimator,
}

impl Situation<'_> {
    /// One value for each free item.
    pub(super) fn fill(&self, candidates: &mut Vec<Candidate>, mut value: impl FnMut(usize) -> f64) {
        candidates.clear();
        candidates.extend(self.free.iter().map(|&item| Candidate { item, value: value(item) }));
    }

    /// Density of the prior at a node; Jeffreys' is √I of the items given, not scaled to 1.
    fn density(&self, prior: Prior, at: usize) -> f64 {
        let node = self.table.curves.nodes()[at];
        match prior {
            Prior::Normal(normal) => {
                let distance = (node - normal.mean) / normal.sd;
                exp(-0.5 * distance * distance) / (normal.sd * (2.0 * PI).sqrt())
            }
            Prior::Uniform { lowest, highest } if (lowest..=highest).contains(&node) => {
                1.0 / (highest - lowest)
            }
            Prior::Uniform { .. } => 0.0,
            Prior::Jeffreys => {
                let items = self.given.iter();
                items.map(|given| self.table.curves.information(given.item)[at]).sum::<f64>().sqrt()
            }
        }
    }
}

/// Buffers for [`super::Criterion::measure`], to be kept from one choice to the next.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// L, or L times the prior's density, at each node; zero past the last.
    pub(super) weights: Vec<f64>,
    /// Weights times a first and a second power of the distance from a centre.
    pub(super) moments: [Vec<f64>; 2],
}

impl Workspace {
    /// Weighs the nodes by the likelihood of the answers, times the density of a prior.
    pub(super) fn weigh(&mut self, situation: &Situation<'_>, prior: Option<Prior>) {
        let curves = &situation.table.curves;
        self.weights.clear();
        self.weights.resize(curves.stride(), 0.0);
        for (at, weight) in self.weights.iter_mut().take(curves.nodes().len()).enumerate() {
            *weight = prior.map_or(1.0, |prior| situation.density(prior, at));
        }
        for given in situation.given {
            let row = curves.probability(given.item, given.category);
            self.weights.iter_mut().zip(row).for_each(|(weight, probability)| *weight *= probability);
        }
    }

    /// As [`Workspace::weigh`], times the weights of the trapezoid rule: sums are then integrals.
    pub(super) fn integrate(&mut self, situation: &Situation<'_>, prior: Option<Prior>) {
        self.weigh(situation, prior);
        self.weights.iter_mut().zip(&situation.table.widths).for_each(|(weight, width)| *weight *= width);
    }

    /// Fills the moments: weights times (X − centre) and (X − centre)².
    pub(super) fn centre(&mut self, nodes: &[f64], centre: f64) {
        let [first, second] = &mut self.moments;
        for moment in [&mut *first, &mut *second] {
            moment.clear();
            moment.resize(self.weights.len(), 0.0);
        }
        for (at, node) in nodes.iter().enumerate() {
            first[at] = self.weights[at] * (node - centre);
            second[at] = first[at] * (node - centre);
        }
    }
}
