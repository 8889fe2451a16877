//! Sums of products over rows of a [`crate::irt::CurveTable`], eight at a time in a fixed order.
//!
//! Rows are a multiple of eight long, so that nothing is left over. The order is part of the result: it
//! is the same however wide the machine's registers are.

use crate::irt::table::LANES;

/// Σ xᵢyᵢ; both a multiple of [`LANES`] long.
#[inline]
pub(super) fn dot(x: &[f64], y: &[f64]) -> f64 {
    dots([x], y)[0]
}

/// Σ xᵢyᵢ for several x and one y.
#[inline]
pub(super) fn dots<const N: usize>(x: [&[f64]; N], y: &[f64]) -> [f64; N] {
    let rows = x.map(|row| row.as_chunks::<LANES>().0);
    let mut sums = [[0.0; LANES]; N];
    for (at, factors) in y.as_chunks::<LANES>().0.iter().enumerate() {
        for (sum, row) in sums.iter_mut().zip(rows) {
            for ((sum, value), factor) in sum.iter_mut().zip(&row[at]).zip(factors) {
                *sum += value * factor;
            }
        }
    }
    sums.map(fold)
}

/// The sum of the lanes, by halves: each lane of the first half with its fellow of the second, and again.
#[inline]
fn fold(lanes: [f64; LANES]) -> f64 {
    let [quarter, half] = [LANES / 4, LANES / 2];
    let pair = |at: usize| lanes[at] + lanes[at + half];
    let four = |at: usize| pair(at) + pair(at + quarter);
    four(0) + four(1)
}
