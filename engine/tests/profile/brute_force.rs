//! The posterior of three competences and g by a plain sum over four dimensions.

use super::PRIOR;
use jalon_engine::irt::ResponseModel;
use jalon_engine::math::normal_cdf;
use jalon_engine::profile::ProfileModel;
use jalon_engine::scale::Theta;

/// Expectations under p(g, θ₀, θ₁, θ₂ | u).
pub(crate) struct BruteForce {
    nodes: Vec<f64>,
    /// Mass of (g, θ₀, θ₁, θ₂), the last index moving fastest; sums to 1.
    masses: Vec<f64>,
}

impl BruteForce {
    pub(crate) fn new(
        model: &ProfileModel,
        loadings: [f64; 3],
        answered: &[(usize, ResponseModel, usize)],
    ) -> Self {
        let nodes = model.nodes().to_vec();
        let general: Vec<f64> =
            (0..nodes.len()).map(|i| -4.5 + 9.0 * i as f64 / (nodes.len() - 1) as f64).collect();
        let prior = cells(&general, 0.0, 1.0);
        let mut masses = Vec::new();
        for (g, p) in general.iter().zip(&prior) {
            let [a, b, c] = loadings.map(|loading| {
                let sd = PRIOR.sd * (1.0 - loading * loading).sqrt();
                cells(&nodes, PRIOR.mean + PRIOR.sd * loading * g, sd)
            });
            for i in 0..nodes.len() {
                for j in 0..nodes.len() {
                    for k in 0..nodes.len() {
                        let likelihood: f64 = answered
                            .iter()
                            .map(|(competence, model, category)| {
                                let node = nodes[[i, j, k][*competence]];
                                model.curve(Theta(node))[*category].probability
                            })
                            .product();
                        masses.push(p * a[i] * b[j] * c[k] * likelihood);
                    }
                }
            }
        }
        let total: f64 = masses.iter().sum();
        for mass in &mut masses {
            *mass /= total;
        }
        Self { nodes, masses }
    }

    /// E[f(θ₀, θ₁, θ₂)], f of indices of nodes.
    pub(crate) fn expect(&self, f: impl Fn([usize; 3]) -> f64) -> f64 {
        let n = self.nodes.len();
        let index = |place: usize| [place / (n * n) % n, place / n % n, place % n];
        self.masses.iter().enumerate().map(|(place, mass)| mass * f(index(place))).sum()
    }

    pub(crate) fn mean(&self, k: usize) -> f64 {
        self.expect(|at| self.nodes[at[k]])
    }

    pub(crate) fn covariance(&self, j: usize, k: usize) -> f64 {
        let (a, b) = (self.mean(j), self.mean(k));
        self.expect(|at| (self.nodes[at[j]] - a) * (self.nodes[at[k]] - b))
    }

    /// P(θ_k between two abilities), a cell crossed by an end split in proportion to width.
    pub(crate) fn between(&self, k: usize, lower: f64, upper: f64) -> f64 {
        let half = (self.nodes[1] - self.nodes[0]) / 2.0;
        self.expect(|at| {
            let node = self.nodes[at[k]];
            (((node + half).min(upper) - (node - half).max(lower)) / (2.0 * half)).max(0.0)
        })
    }
}

/// Normal masses of the cells around nodes; the outermost cells take the tails.
fn cells(nodes: &[f64], mean: f64, sd: f64) -> Vec<f64> {
    let half = (nodes[1] - nodes[0]) / 2.0;
    let below = |i: usize| if i == 0 { 0.0 } else { normal_cdf((nodes[i] - half - mean) / sd) };
    (0..nodes.len()).map(|i| if i + 1 == nodes.len() { 1.0 } else { below(i + 1) } - below(i)).collect()
}
