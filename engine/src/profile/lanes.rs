//! Products of rows in eight fixed lanes: the same bits whatever registers the processor has.
//!
//! Lane j adds the elements j, j + 8, j + 16, … in that order, and the eight sums are added in a
//! fixed tree; products are rounded before they are added, never fused. `S` says how many lanes a
//! register holds, which changes the speed and not a bit. Rows are a multiple of [`LANES`] long.

#![expect(clippy::inline_always, reason = "must take the caller's vector instructions")]

use crate::irt::table::LANES;
use pulp::Simd;

/// Σ aᵢbᵢ.
#[inline(always)]
pub(super) fn dot<S: Simd>(simd: S, a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let sums = S::as_mut_simd_f64s(&mut lanes).0;
    let (a, b) = (S::as_simd_f64s(a).0, S::as_simd_f64s(b).0);
    for (a, b) in a.chunks_exact(sums.len()).zip(b.chunks_exact(sums.len())) {
        for ((sum, &a), &b) in sums.iter_mut().zip(a).zip(b) {
            *sum = simd.add_f64s(*sum, simd.mul_f64s(a, b));
        }
    }
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}

/// out ← matrix × x: one [`dot`] for each row of `matrix`.
#[inline(always)]
pub(super) fn rows_times<S: Simd>(simd: S, matrix: &[f64], x: &[f64], out: &mut [f64]) {
    for (row, out) in matrix.chunks_exact(x.len()).zip(out) {
        *out = dot(simd, row, x);
    }
}

/// sum ← sum + factor × row.
#[inline(always)]
pub(super) fn add_scaled<S: Simd>(simd: S, sum: &mut [f64], factor: f64, row: &[f64]) {
    let factor = simd.splat_f64s(factor);
    for (sum, &row) in S::as_mut_simd_f64s(sum).0.iter_mut().zip(S::as_simd_f64s(row).0) {
        *sum = simd.add_f64s(*sum, simd.mul_f64s(factor, row));
    }
}

/// out ← Σ_r weight_r × row_r of `matrix`.
#[inline(always)]
pub(super) fn weighted_rows<S: Simd>(simd: S, weights: &[f64], matrix: &[f64], out: &mut [f64]) {
    out.fill(0.0);
    for (&weight, row) in weights.iter().zip(matrix.chunks_exact(out.len())) {
        add_scaled(simd, out, weight, row);
    }
}

/// out ← a × b, element by element.
#[inline(always)]
pub(super) fn multiply<S: Simd>(simd: S, a: &[f64], b: &[f64], out: &mut [f64]) {
    let (a, b) = (S::as_simd_f64s(a).0, S::as_simd_f64s(b).0);
    for ((&a, &b), out) in a.iter().zip(b).zip(S::as_mut_simd_f64s(out).0) {
        *out = simd.mul_f64s(a, b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulp::{Arch, Scalar, WithSimd};

    struct Products<'a>(&'a [f64], &'a [f64]);

    impl WithSimd for Products<'_> {
        type Output = (f64, Vec<f64>);

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) -> (f64, Vec<f64>) {
            let mut rows = vec![0.0; 8];
            weighted_rows(simd, self.0, self.1, &mut rows);
            (dot(simd, self.0, self.1), rows)
        }
    }

    #[test]
    fn every_register_width_gives_the_same_bits() {
        let a: Vec<f64> = (1..=48).map(|i| 1.0 / f64::from(i)).collect();
        let b: Vec<f64> = (1..=384).map(|i| f64::from(i * i % 97) / 7.0).collect();
        let plain = Products(&a, &b).with_simd(Scalar::new());
        assert_eq!(Arch::new().dispatch(Products(&a, &b)), plain);
        let sum: f64 = a.iter().zip(&b).map(|(a, b)| a * b).sum();
        assert!((plain.0 - sum).abs() < 1e-12);
        let third: f64 = a.iter().zip(b.chunks(8)).map(|(a, row)| a * row[3]).sum();
        assert!((plain.1[3] - third).abs() < 1e-12);
    }
}
