//! Stopping by posterior mass: the answers leave little doubt about the level, or about a cut score.

use crate::scale::Level;

/// The most probable level and its probability, from P(level = 0), P(level = 1), …; ties to the lower.
///
/// ```
/// use jalon_engine::scale::Level;
/// use jalon_engine::stopping::mass::modal_level;
/// assert_eq!(modal_level(&[0.1, 0.7, 0.2]), (Level(1), 0.7));
/// ```
pub fn modal_level(levels: &[f64]) -> (Level, f64) {
    let better = |best: (u8, f64), next: (u8, f64)| if next.1 > best.1 { next } else { best };
    let (level, probability) = (0..).zip(levels.iter().copied()).fold((0, 0.0), better);
    (Level(level), probability)
}

/// The least certain cut score: min over cuts of max(P above, P below).
///
/// 1 when there is no cut. Weaker than the mass of one level: with many levels each cut may be
/// certain enough while the level between two of them holds less.
///
/// ```
/// use jalon_engine::stopping::mass::least_certain_cut;
/// assert_eq!(least_certain_cut(&[0.125, 0.625, 0.25]), 0.75); // 0.875 at the first cut, 0.75 at the second
/// ```
pub fn least_certain_cut(levels: &[f64]) -> f64 {
    let mut below = 0.0;
    let cuts = levels.iter().take(levels.len().saturating_sub(1));
    cuts.map(|mass| {
        below += mass;
        f64::max(below, 1.0 - below)
    })
    .fold(1.0, f64::min)
}
