//! What the tube baseline says at the end.

use super::{Mastery, TubeBank, TubePositioning};

/// Points of a level.
const POINTS_PER_LEVEL: u32 = 8;
/// Most points of one skill.
const MOST_OF_A_SKILL: f64 = 4.0;
/// What sums of thirds, fifths, … may lack to the whole number they stand for.
const ROUNDING: f64 = 1e-9;

/// The result in one competence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Sum of the values of the validated skills.
    pub exact: f64,
    /// ⌊exact⌋, at most 8 times the highest level.
    pub points: u32,
    /// ⌊exact / 8⌋, at most the highest level.
    pub level: u32,
}

impl TubePositioning<'_> {
    /// The result in a competence, on a scale that ends at `highest_level`.
    ///
    /// A validated skill is worth min(4, 8/n), n being the number of skills of its difficulty in its
    /// competence that have a question.
    pub fn place(&self, competence: usize, highest_level: u32) -> Place {
        let exact = exact_points(self.bank, &self.mastery, competence);
        let points = whole(exact + ROUNDING);
        Place {
            exact,
            points: points.min(POINTS_PER_LEVEL * highest_level),
            level: (points / POINTS_PER_LEVEL).min(highest_level),
        }
    }
}

/// Skills of one difficulty are counted before they are weighed, so a full level is 8 and not almost.
fn exact_points(bank: &TubeBank, mastery: &[Mastery], competence: usize) -> f64 {
    let mut counts = vec![(0_u32, 0_u32); usize::from(u8::MAX) + 1];
    for (skill, mastery) in bank.skills().iter().zip(mastery) {
        if skill.competence == competence && !skill.questions.is_empty() {
            let (all, validated) = &mut counts[usize::from(skill.difficulty)];
            *all += 1;
            *validated += u32::from(matches!(mastery, Mastery::Validated(_)));
        }
    }
    let worth = |(all, validated): (u32, u32)| {
        let full = (f64::from(POINTS_PER_LEVEL) / f64::from(all.max(1))).min(MOST_OF_A_SKILL);
        if validated == all { full * f64::from(all) } else { full * f64::from(validated) }
    };
    counts.into_iter().map(worth).sum()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of a few hundred points")]
fn whole(points: f64) -> u32 {
    points as u32
}
