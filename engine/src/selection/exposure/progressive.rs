//! Progressive and proportional choice: chance rules early in a test, information late.
//!
//! Both follow the progress s of the test. At its q-th item of M planned ones (Barrada, Olea, Ponsoda
//! & Abad 2008), with acceleration A:
//!
//! s_q = Σ_{f ≤ q} (f − 1)^A / Σ_{f ≤ M} (f − 1)^A
//!
//! - Progressive (Revuelta & Ponsoda 1998): greatest w_i = (1 − s) R_i + s I_i, with R_i uniform
//!   between 0 and the greatest information of the candidates.
//! - Proportional (Segall 2004; Barrada et al. 2008): item i with probability I_i^H / Σ_j I_j^H, H = M s.

use crate::math::pow;
use crate::seed::Draws;

/// Progress s_q at the `position`-th item, counted from 1, of `planned`; between 0 and 1.
///
/// The first item has s = 0, the last one s = 1, and so has every later one. A test of one item has
/// s = 1: there is nothing to grow towards. `acceleration` is not negative; 0 gives s = q/M, since
/// 0⁰ = 1 here; greater values let chance rule longer.
///
/// ```
/// use jalon_engine::selection::exposure::progressive::progress;
/// // (0 + 1) / (0 + 1 + 2 + 3)
/// assert!((progress(2, 4, 1.0) - 1.0 / 6.0).abs() < 1e-15);
/// assert_eq!(progress(1, 4, 1.0), 0.0);
/// assert_eq!(progress(4, 4, 1.0), 1.0);
/// ```
pub fn progress(position: u32, planned: u32, acceleration: f64) -> f64 {
    if position >= planned {
        return 1.0;
    }
    let sum = |last: u32| (0..last).map(|before| pow(f64::from(before), acceleration)).sum::<f64>();
    sum(position) / sum(planned)
}

/// Progressive weights of the candidates, from their information; one draw each, in their order.
///
/// `progress` is s, between 0 and 1. The candidate with the greatest weight comes next.
pub fn progressive_weights(information: &[f64], progress: f64, draws: &mut Draws) -> Vec<f64> {
    let greatest = information.iter().copied().fold(0.0, f64::max);
    let weight = |information: &f64| (1.0 - progress) * draws.uniform() * greatest + progress * information;
    information.iter().map(weight).collect()
}

/// Proportional probabilities of the candidates; they sum to 1.
///
/// `exponent` is H = M s. Information is divided by its greatest value first, so that no power
/// overflows; when no candidate has any, all are equally likely.
///
/// ```
/// use jalon_engine::selection::exposure::progressive::proportional_probabilities;
/// assert_eq!(proportional_probabilities(&[0.2, 0.4], 2.0), [0.2, 0.8]);
/// assert_eq!(proportional_probabilities(&[0.2, 0.4], 0.0), [0.5, 0.5]);
/// ```
pub fn proportional_probabilities(information: &[f64], exponent: f64) -> Vec<f64> {
    let greatest = information.iter().copied().fold(0.0, f64::max);
    let power = |information: &f64| {
        if greatest > 0.0 { pow(information.max(0.0) / greatest, exponent) } else { 1.0 }
    };
    let powers: Vec<f64> = information.iter().map(power).collect();
    let total: f64 = powers.iter().sum();
    powers.iter().map(|power| power / total).collect()
}

/// Index drawn with these probabilities; `None` of an empty list.
pub fn draw_proportionally(probabilities: &[f64], draws: &mut Draws) -> Option<usize> {
    let at = draws.uniform() * probabilities.iter().sum::<f64>();
    let mut reached = 0.0;
    let found = probabilities.iter().position(|probability| {
        reached += probability;
        at < reached
    });
    // Only rounding leaves `at` above the last sum: the last item that can be drawn is meant.
    found.or_else(|| probabilities.iter().rposition(|probability| *probability > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};

    fn draws() -> Draws {
        Seed([3; 32]).draws(1, DrawPurpose::Selection)
    }

    #[test]
    fn progress_grows_from_nothing_to_one_and_slower_with_acceleration() {
        for acceleration in [0.5, 1.0, 2.0, 4.0] {
            let steps: Vec<f64> = (1..=30).map(|q| progress(q, 30, acceleration)).collect();
            assert!(steps.windows(2).all(|pair| pair[0] < pair[1]));
            assert!((steps[0], steps[29]) == (0.0, 1.0));
            assert!(progress(15, 30, acceleration + 1.0) < steps[14]);
        }
        assert!((progress(3, 10, 0.0) - 0.3).abs() < 1e-15);
        assert!((progress(3, 5, 2.0) - 5.0 / 30.0).abs() < 1e-15); // (0 + 1 + 4) / (0 + 1 + 4 + 9 + 16)
    }

    #[test]
    fn at_the_end_information_decides_and_at_the_start_chance() {
        let information = [0.1, 0.5, 0.3];
        assert_eq!(progressive_weights(&information, 1.0, &mut draws()), information);
        let start = progressive_weights(&information, 0.0, &mut draws());
        let mut again = draws();
        assert!(start.iter().all(|weight| (weight - 0.5 * again.uniform()).abs() < 1e-15));
    }

    #[test]
    fn items_are_drawn_in_proportion() {
        let (mut draws, mut drawn) = (draws(), [0_u32; 4]);
        let probabilities = proportional_probabilities(&[1.0, 0.0, 2.0, 3.0], 1.0);
        for _ in 0..60_000 {
            drawn[draw_proportionally(&probabilities, &mut draws).unwrap()] += 1;
        }
        // Standard errors below 123.
        for (count, expected) in drawn.into_iter().zip([10_000.0, 0.0, 20_000.0, 30_000.0]) {
            assert!(
                (f64::from(count) - expected).abs() < 500.0 && (expected > 0.0 || count == 0),
                "{drawn:?}"
            );
        }
        assert_eq!(draw_proportionally(&[], &mut draws), None);
    }

    #[test]
    fn without_information_all_are_equally_likely() {
        assert_eq!(proportional_probabilities(&[0.0, 0.0], 5.0), [0.5, 0.5]);
        assert_eq!(proportional_probabilities(&[1e-300, 2e-300], 2.0), [0.2, 0.8]);
    }
}
