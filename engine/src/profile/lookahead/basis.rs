//! Few directions that carry nearly all of what the competences share.
//!
//! The functions f̃_m(g) = E[f_m | g, u] are smooth in g and much alike. Pivoted Gram–Schmidt under
//! p(g | u) takes the function with the greatest remainder as next direction:
//! f̃_m(g) = mean + Σ_d b_md φ_d(g) + r_m(g), the φ_d orthonormal. What is left, Σ‖r_m‖², is known
//! and bounds the error of leaving it out.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use super::features::Features;
use crate::profile::lanes::{add_scaled, dot, multiply};
use pulp::Simd;

/// Number of directions.
pub(super) const DIRECTIONS: usize = 3;

/// A function of smaller variance counts as constant.
const CONSTANT: f64 = 1e-28;

/// A number for each direction.
pub(super) type Direction = [f64; DIRECTIONS];

/// Directions, and what they leave out.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    /// φ_d(g), a row each; 0 where fewer suffice.
    pub(super) directions: Vec<f64>,
    /// b_md, for each function.
    pub(super) coefficients: Vec<Direction>,
    /// ‖r_m‖², for each function.
    pub(super) left: Vec<f64>,
    /// r_m(g), a row for each function.
    remainders: Vec<f64>,
    weighted: Vec<f64>,
}

impl Basis {
    pub(super) fn new(features: &Features) -> Self {
        let (nodes, functions) = (features.nodes(), features.rows().len() / features.nodes());
        Self {
            directions: vec![0.0; DIRECTIONS * nodes],
            coefficients: vec![[0.0; DIRECTIONS]; functions],
            left: vec![0.0; functions],
            remainders: vec![0.0; features.rows().len()],
            weighted: vec![0.0; nodes],
        }
    }

    /// Finds the directions of `features` under the masses of g.
    #[inline(always)]
    pub(super) fn read<S: Simd>(&mut self, simd: S, features: &Features, general: &[f64]) {
        self.remainders.copy_from_slice(features.rows());
        self.measure(simd, general);
        for direction in 0..DIRECTIONS {
            self.take_greatest(simd, direction, general);
            self.subtract(simd, direction);
            self.measure(simd, general);
        }
    }

    /// ‖r_m‖² of every function.
    #[inline(always)]
    fn measure<S: Simd>(&mut self, simd: S, general: &[f64]) {
        for (remainder, left) in self.remainders.chunks_exact(general.len()).zip(&mut self.left) {
            multiply(simd, remainder, general, &mut self.weighted);
            *left = dot(simd, remainder, &self.weighted);
        }
    }

    /// The function with the greatest remainder, scaled to length 1.
    #[inline(always)]
    fn take_greatest<S: Simd>(&mut self, simd: S, direction: usize, general: &[f64]) {
        let nodes = general.len();
        let greatest =
            (0..self.left.len()).fold(0, |best, m| if self.left[m] > self.left[best] { m } else { best });
        let scale = if self.left[greatest] > CONSTANT { 1.0 / self.left[greatest].sqrt() } else { 0.0 };
        let row = &mut self.directions[direction * nodes..(direction + 1) * nodes];
        row.fill(0.0);
        add_scaled(simd, row, scale, &self.remainders[greatest * nodes..(greatest + 1) * nodes]);
        multiply(simd, row, general, &mut self.weighted);
    }

    /// r_m ← r_m − b_md φ_d for every function.
    #[inline(always)]
    fn subtract<S: Simd>(&mut self, simd: S, direction: usize) {
        let nodes = self.weighted.len();
        let row = &self.directions[direction * nodes..(direction + 1) * nodes];
        for (remainder, coefficients) in self.remainders.chunks_exact_mut(nodes).zip(&mut self.coefficients) {
            coefficients[direction] = dot(simd, remainder, &self.weighted);
            add_scaled(simd, remainder, -coefficients[direction], row);
        }
    }
}
