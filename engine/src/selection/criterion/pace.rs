//! How fast chance gives way to information over a test of planned length.

use super::{Candidate, Situation, information};
use crate::math::{exp, ln};
use crate::seed::Draws;
use serde::{Deserialize, Serialize};

/// The share s_q of information in the q-th choice of M: s_q = Σ_{f≤q} (f − 1)^A / Σ_{f≤M} (f − 1)^A
/// (Barrada, Olea, Ponsoda & Abad 2008).
///
/// It rises from 0 at the first choice to 1 at the last; the greater A, the longer chance rules.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PaceDraft")]
pub struct Pace {
    length: u32,
    acceleration: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaceDraft {
    length: u32,
    acceleration: f64,
}

impl TryFrom<PaceDraft> for Pace {
    type Error = &'static str;

    fn try_from(draft: PaceDraft) -> Result<Self, Self::Error> {
        Self::new(draft.length, draft.acceleration)
            .ok_or("a pace needs a length of at least 2 and a positive acceleration")
    }
}

impl Pace {
    /// For a test of `length` items, at least 2, and an acceleration A > 0, usually 1; else `None`.
    pub fn new(length: u32, acceleration: f64) -> Option<Self> {
        (length >= 2 && acceleration.is_finite() && acceleration > 0.0)
            .then_some(Self { length, acceleration })
    }

    /// s_q after `given` answers, when the choice is the (given + 1)-th.
    ///
    /// ```
    /// use jalon_engine::selection::criterion::Pace;
    /// let pace = Pace::new(4, 1.0).ok_or("a length of at least 2")?;
    /// let shares: Vec<f64> = (0..4).map(|given| pace.information_share(given)).collect();
    /// for (share, expected) in shares.iter().zip([0.0, 1.0 / 6.0, 3.0 / 6.0, 1.0]) {
    ///     assert!((share - expected).abs() < 1e-14);
    /// }
    /// # Ok::<(), &str>(())
    /// ```
    pub fn information_share(&self, given: usize) -> f64 {
        let sum = |last: usize| (1..=last).map(|f| exp(self.acceleration * ln(f as f64))).sum::<f64>();
        let last = self.length as usize - 1;
        sum(given.min(last)) / sum(last)
    }

    /// (1 − s) R + s I, R uniform between 0 and the greatest information of a free item (Revuelta & Ponsoda 1998).
    pub(super) fn progressive(
        self,
        situation: &Situation<'_>,
        draws: &mut Draws,
        candidates: &mut Vec<Candidate>,
    ) {
        let share = self.information_share(situation.given.len());
        information::at_estimate(situation, candidates);
        let greatest = candidates.iter().map(|candidate| candidate.value).fold(0.0, f64::max);
        for candidate in candidates {
            candidate.value = (1.0 - share) * greatest * draws.uniform() + share * candidate.value;
        }
    }

    /// H ln I + G with H = M s and G from the standard Gumbel distribution: the greatest falls on an item
    /// with probability proportional to I^H (Gumbel 1954), as Segall 2004 draws.
    pub(super) fn proportional(
        self,
        situation: &Situation<'_>,
        draws: &mut Draws,
        candidates: &mut Vec<Candidate>,
    ) {
        let power = f64::from(self.length) * self.information_share(situation.given.len());
        information::at_estimate(situation, candidates);
        for candidate in candidates {
            let merit = if power > 0.0 { power * ln(candidate.value) } else { 0.0 };
            candidate.value = merit - ln(-ln(draws.uniform()));
        }
    }
}
