//! Response curves read once at fixed nodes: what selection and estimation look up instead of computing.
//!
//! One row per item and category, items in the order given. Rows are padded with zeros to a multiple
//! of [`LANES`], so that loops over them have no remainder and run in wide registers.

use super::ResponseModel;
use crate::scale::Theta;

/// Rows are a multiple of this many values long.
pub const LANES: usize = 8;

/// Category probabilities and information of all items at all nodes.
///
/// Memory: 8 bytes × stride × Σ (2 × categories + 1); for 500 dichotomous items and 41 nodes 0.9 MB.
///
/// ```
/// use jalon_engine::irt::{CurveTable, Logistic, ResponseModel};
/// let items = [ResponseModel::Logistic(Logistic::two_pl(1.0, 0.0)?)];
/// let table = CurveTable::new(&items, &[-1.0, 0.0, 1.0]);
/// assert_eq!(table.probability(0, 1)[1], 0.5);
/// assert_eq!(table.information(0)[1], 0.25);
/// assert_eq!(table.probability(0, 1).len(), table.stride());
/// # Ok::<(), jalon_engine::irt::ParameterError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CurveTable {
    nodes: Vec<f64>,
    stride: usize,
    /// First row of each item, and one past the last.
    rows: Vec<usize>,
    probability: Vec<f64>,
    ln_probability: Vec<f64>,
    information: Vec<f64>,
}

impl CurveTable {
    /// Reads every model at every node.
    pub fn new<'a>(items: impl IntoIterator<Item = &'a ResponseModel>, nodes: &[f64]) -> Self {
        let stride = nodes.len().next_multiple_of(LANES);
        let (mut rows, mut information) = (vec![0], Vec::new());
        let (mut probability, mut ln_probability) = (Vec::new(), Vec::new());
        for model in items {
            let curves: Vec<_> = nodes.iter().map(|&node| model.curve(Theta(node))).collect();
            for category in 0..model.categories() {
                push_row(&mut probability, stride, curves.iter().map(|curve| curve[category].probability));
                push_row(
                    &mut ln_probability,
                    stride,
                    curves.iter().map(|curve| curve[category].ln_probability),
                );
            }
            push_row(&mut information, stride, nodes.iter().map(|&node| model.information(Theta(node))));
            rows.push(rows[rows.len() - 1] + model.categories());
        }
        Self { nodes: nodes.to_vec(), stride, rows, probability, ln_probability, information }
    }

    /// Number of items.
    pub fn items(&self) -> usize {
        self.rows.len() - 1
    }

    /// The nodes, in logit.
    pub fn nodes(&self) -> &[f64] {
        &self.nodes
    }

    /// Length of a row: the number of nodes rounded up to a multiple of [`LANES`].
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Number of categories of an item.
    pub fn categories(&self, item: usize) -> usize {
        self.rows[item + 1] - self.rows[item]
    }

    /// P(category | node); zero past the last node.
    pub fn probability(&self, item: usize, category: usize) -> &[f64] {
        self.row(&self.probability, self.rows[item] + category)
    }

    /// ln P(category | node); zero past the last node.
    pub fn ln_probability(&self, item: usize, category: usize) -> &[f64] {
        self.row(&self.ln_probability, self.rows[item] + category)
    }

    /// Fisher information at each node, per logit²; zero past the last node.
    pub fn information(&self, item: usize) -> &[f64] {
        self.row(&self.information, item)
    }

    fn row<'a>(&self, values: &'a [f64], row: usize) -> &'a [f64] {
        &values[row * self.stride..(row + 1) * self.stride]
    }
}

fn push_row(values: &mut Vec<f64>, stride: usize, row: impl Iterator<Item = f64>) {
    let end = values.len() + stride;
    values.extend(row);
    values.resize(end, 0.0);
}
