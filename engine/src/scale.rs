//! Ability and how it is reported: theta, standard error, cut scores, levels, points.

use serde::{Deserialize, Serialize};

/// Ability on the bank's logistic metric (D = 1), in logit.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Theta(pub f64);

/// Standard error of an ability estimate, in logit; not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StandardError(pub f64);

/// A level of the reporting scale; 0 means below the first cut score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(pub u8);

/// Normal prior of ability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormalPrior {
    /// Mean, in logit.
    pub mean: f64,
    /// Standard deviation, in logit; positive.
    pub sd: f64,
}

/// Why a reporting scale cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScaleError {
    /// No cut score, or more levels than a [`Level`] can count.
    #[error("a scale has 1 to 254 cut scores, not {0}")]
    Count(usize),
    /// A cut score that is not above the one before, or not finite.
    #[error("cut scores rise: {0} cannot stand where it does")]
    NotRising(f64),
    /// Points per level are zero or more than a million.
    #[error("a level is worth 1 to 1 000 000 points, not {0}")]
    Points(u32),
    /// The prior is not a normal distribution.
    #[error("the prior needs a finite mean and a positive standard deviation")]
    Prior,
}

/// Cut scores, points and the prior they are used with.
///
/// With cuts c₁ < … < c_M on θ, level l is \[c_l, c_{l+1}), with c₀ = −∞ and c_{M+1} = +∞.
///
/// # The level awarded
/// With confidence γ the level awarded is the greatest l with P(θ ≥ c_l) ≥ γ. That is the level of
/// the (1 − γ) quantile of the posterior: q ≥ c_l exactly when P(θ ≥ c_l) ≥ γ. Points come from the
/// continuous place of that same quantile, so ⌊points / points per level⌋ is always the level.
/// γ = 0.5 gives the median level.
///
/// ```
/// use jalon_engine::scale::{Level, NormalPrior, ReportingScale, Theta};
/// let scale = ReportingScale::new(vec![-1.0, 0.0, 1.0], 8, NormalPrior { mean: 0.0, sd: 1.5 })?;
/// assert_eq!(scale.level_of(Theta(0.5)), Level(2));
/// assert_eq!(scale.position(Theta(0.5)), 2.5);
/// assert_eq!(scale.points(2.5), 20);
/// assert_eq!(scale.max_points(), 24);
/// # Ok::<(), jalon_engine::scale::ScaleError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReportingScale {
    cuts: Vec<f64>,
    points_per_level: u32,
    prior: NormalPrior,
}

impl ReportingScale {
    /// Checks that cuts rise, that a level is worth something and that the prior is one.
    pub fn new(cuts: Vec<f64>, points_per_level: u32, prior: NormalPrior) -> Result<Self, ScaleError> {
        if cuts.is_empty() || cuts.len() > 254 {
            return Err(ScaleError::Count(cuts.len()));
        }
        if let Some(cut) = first_not_rising(&cuts) {
            return Err(ScaleError::NotRising(cut));
        }
        if !(1..=1_000_000).contains(&points_per_level) {
            return Err(ScaleError::Points(points_per_level));
        }
        if !(prior.mean.is_finite() && prior.sd.is_finite() && prior.sd > 0.0) {
            return Err(ScaleError::Prior);
        }
        Ok(Self { cuts, points_per_level, prior })
    }

    /// Number of levels above 0.
    pub fn levels(&self) -> u8 {
        u8::try_from(self.cuts.len()).unwrap_or(u8::MAX)
    }

    /// Cut scores, rising; the first is the entry of level 1.
    pub fn cuts(&self) -> &[f64] {
        &self.cuts
    }

    /// Entry of a level; `None` for level 0 and for levels the scale does not have.
    pub fn cut(&self, level: Level) -> Option<Theta> {
        let index = usize::from(level.0).checked_sub(1)?;
        self.cuts.get(index).copied().map(Theta)
    }

    /// Points of one level.
    pub fn points_per_level(&self) -> u32 {
        self.points_per_level
    }

    /// Prior distribution of ability.
    pub fn prior(&self) -> NormalPrior {
        self.prior
    }

    /// The level of an ability: how many cut scores it reaches.
    pub fn level_of(&self, theta: Theta) -> Level {
        let reached = self.cuts.iter().take_while(|cut| theta.0 >= **cut).count();
        Level(u8::try_from(reached).unwrap_or(u8::MAX))
    }

    /// Continuous place on the level scale, from 0 to just below `levels + 1`; never decreasing in θ.
    ///
    /// Level plus the share of the way to the next cut. Above the last cut the last step is repeated,
    /// below the first cut the first step is. A scale with a single cut takes the prior's standard
    /// deviation as step.
    pub fn position(&self, theta: Theta) -> f64 {
        let level = self.level_of(theta);
        let reached = usize::from(level.0);
        let share = match reached.checked_sub(1) {
            None => 1.0 - (self.cuts[0] - theta.0) / self.step(0),
            Some(index) => (theta.0 - self.cuts[index]) / self.step(index),
        };
        let highest = (f64::from(level.0) + 1.0).next_down();
        (f64::from(level.0) + share.max(0.0)).min(highest)
    }

    /// min(⌊points per level × position⌋, points per level × levels).
    pub fn points(&self, position: f64) -> u32 {
        let points = (f64::from(self.points_per_level) * position).floor();
        whole(points.clamp(0.0, f64::from(self.max_points())))
    }

    /// Most points that a competence can give: points per level × levels.
    pub fn max_points(&self) -> u32 {
        self.points_per_level * u32::from(self.levels())
    }

    /// Width of the step that starts at a cut.
    fn step(&self, index: usize) -> f64 {
        let Some(last) = self.cuts.len().checked_sub(2) else { return self.prior.sd };
        let start = index.min(last);
        self.cuts[start + 1] - self.cuts[start]
    }
}

fn first_not_rising(cuts: &[f64]) -> Option<f64> {
    let mut below = f64::NEG_INFINITY;
    for &cut in cuts {
        if !cut.is_finite() || cut <= below {
            return Some(cut);
        }
        below = cut;
    }
    None
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller keeps it between 0 and a number of type u32"
)]
fn whole(points: f64) -> u32 {
    points as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eight_levels() -> ReportingScale {
        let cuts = vec![-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45];
        ReportingScale::new(cuts, 8, NormalPrior { mean: 0.0, sd: 1.5 }).unwrap()
    }

    #[test]
    fn points_and_level_agree_everywhere() {
        for points_per_level in [1, 3, 7, 8, 10, 1000] {
            let scale = eight_levels();
            let scale = ReportingScale::new(scale.cuts, points_per_level, scale.prior).unwrap();
            let mut before = 0;
            for step in -8000..8000 {
                let theta = Theta(f64::from(step) / 1000.0);
                let points = scale.points(scale.position(theta));
                assert_eq!(points / points_per_level, u32::from(scale.level_of(theta).0), "{theta:?}");
                assert!(points >= before);
                before = points;
            }
            assert_eq!(before, scale.max_points());
        }
    }

    #[test]
    fn points_and_level_agree_next_to_each_cut() {
        let scale = eight_levels();
        for (level, &cut) in (1_u32..).zip(scale.cuts()) {
            for (theta, expected) in [(cut.next_down(), level - 1), (cut, level), (cut.next_up(), level)] {
                assert_eq!(u32::from(scale.level_of(Theta(theta)).0), expected);
                assert_eq!(scale.points(scale.position(Theta(theta))) / 8, expected);
            }
        }
    }

    #[test]
    fn positions_end_at_zero_and_just_below_the_number_of_levels_plus_one() {
        let scale = eight_levels();
        assert_eq!(scale.position(Theta(-100.0)).to_bits(), 0.0_f64.to_bits());
        assert!(scale.position(Theta(100.0)) < 9.0 && scale.position(Theta(100.0)) > 8.999);
        assert!((scale.position(Theta(-2.8)) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn impossible_scales_are_refused() {
        let prior = NormalPrior { mean: 0.0, sd: 1.0 };
        assert_eq!(ReportingScale::new(vec![], 8, prior), Err(ScaleError::Count(0)));
        assert_eq!(ReportingScale::new(vec![1.0, 1.0], 8, prior), Err(ScaleError::NotRising(1.0)));
        assert!(ReportingScale::new(vec![f64::NAN], 8, prior).is_err());
        assert_eq!(ReportingScale::new(vec![0.0], 0, prior), Err(ScaleError::Points(0)));
        let flat = NormalPrior { mean: 0.0, sd: 0.0 };
        assert_eq!(ReportingScale::new(vec![0.0], 8, flat), Err(ScaleError::Prior));
    }
}
