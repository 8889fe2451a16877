//! Which question the tube baseline asks next.

use super::level::chance;
use super::{Mastery, TubeBank, TubePositioning};

/// A tube is easy when no skill of it is harder.
const EASY: u8 = 3;
/// Difficulty of the first question.
const FIRST_DIFFICULTY: u8 = 2;
/// Skills that exceed the predicted level by more are not asked.
const TOO_HARD: f64 = 2.0;

/// What to ask next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TubeChoice {
    /// The skill.
    pub skill: usize,
    /// One of its questions.
    pub question: usize,
}

impl TubePositioning<'_> {
    /// The next question; `None` when the test is over.
    ///
    /// Filters come first, in this order. First question: skills that have a question and are
    /// unknown, in easy tubes (no skill above 3) if there is one, untimed if there is one, of
    /// difficulty 2, else of the lowest difficulty left. Later: skills that have a question and are
    /// unknown, in easy tubes if there is one, untimed if the previous one was timed, d − L∗ ≤ 2.
    ///
    /// Of what remains, the skills of greatest [`Self::reward`] are kept and one is drawn.
    ///
    /// Whether a tube is easy is told by all its skills, known ones too. "Untimed after timed" leaves
    /// nothing when all that is left is timed, and the test ends: the rule has no exception.
    pub fn next(&self) -> Option<TubeChoice> {
        let level = self.direct.predicted_level();
        let kept = self.best(&self.filtered(level), level);
        let skill = *drawn(&kept, self.numbers.skill)?;
        let question = *drawn(&self.bank.skills()[skill].questions, self.numbers.question)?;
        Some(TubeChoice { skill, question })
    }

    /// L∗, the level predicted from the direct answers: the candidate of 0.5, 1, …, 7.5 that
    /// minimises |Σ (uᵢ − σ(L − dᵢ))|; 2 before the first answer.
    pub fn predicted_level(&self) -> f64 {
        self.direct.predicted_level()
    }

    /// R(s) = P(L, d)·n_easier + (1 − P(L, d))·n_harder, over the unknown skills of the tube with a
    /// difficulty of at most d and of at least d; the skill itself is in both.
    pub fn reward(&self, skill: usize, level: f64) -> f64 {
        let skills = self.bank.skills();
        let asked = skills[skill].difficulty;
        let unknown = self.bank.companions(skill).iter().filter(|other| self.is_unknown(**other));
        let (mut easier, mut harder) = (0_u32, 0_u32);
        for &other in unknown {
            easier += u32::from(skills[other].difficulty <= asked);
            harder += u32::from(skills[other].difficulty >= asked);
        }
        let p = chance(level, asked);
        p * f64::from(easier) + (1.0 - p) * f64::from(harder)
    }

    fn filtered(&self, level: f64) -> Vec<usize> {
        let skills = self.bank.skills();
        let askable = |skill: &usize| self.is_unknown(*skill) && !skills[*skill].questions.is_empty();
        let unknown: Vec<usize> = (0..skills.len()).filter(askable).collect();
        let kept = preferring(unknown, |skill| is_easy(self.bank, skill));
        match self.previous {
            None => first_difficulty(self.bank, preferring(kept, |skill| !skills[skill].timed)),
            Some(previous) => kept
                .into_iter()
                .filter(|skill| !(skills[previous].timed && skills[*skill].timed))
                .filter(|skill| f64::from(skills[*skill].difficulty) - level <= TOO_HARD)
                .collect(),
        }
    }

    /// All skills of the greatest reward; none when that is 0.
    fn best(&self, candidates: &[usize], level: f64) -> Vec<usize> {
        let rewards: Vec<f64> = candidates.iter().map(|skill| self.reward(*skill, level)).collect();
        let greatest = rewards.iter().copied().fold(0.0, f64::max);
        let ranked = candidates.iter().zip(&rewards);
        ranked.filter(|(_, reward)| **reward > 0.0 && **reward >= greatest).map(|(skill, _)| *skill).collect()
    }

    fn is_unknown(&self, skill: usize) -> bool {
        self.mastery[skill] == Mastery::Unknown
    }
}

fn is_easy(bank: &TubeBank, skill: usize) -> bool {
    bank.companions(skill).iter().all(|other| bank.skills()[*other].difficulty <= EASY)
}

/// Those that satisfy a wish, or all when none does.
fn preferring(skills: Vec<usize>, wish: impl Fn(usize) -> bool) -> Vec<usize> {
    let wished: Vec<usize> = skills.iter().copied().filter(|skill| wish(*skill)).collect();
    if wished.is_empty() { skills } else { wished }
}

fn first_difficulty(bank: &TubeBank, skills: Vec<usize>) -> Vec<usize> {
    let difficulty = |skill: usize| bank.skills()[skill].difficulty;
    let lowest = skills.iter().map(|skill| difficulty(*skill)).min().unwrap_or(FIRST_DIFFICULTY);
    let has_first = skills.iter().any(|skill| difficulty(*skill) == FIRST_DIFFICULTY);
    let wanted = if has_first { FIRST_DIFFICULTY } else { lowest };
    skills.into_iter().filter(|skill| difficulty(*skill) == wanted).collect()
}

fn drawn<T>(among: &[T], number: u32) -> Option<&T> {
    let count = u32::try_from(among.len()).ok()?;
    among.get(usize::try_from(number.checked_rem(count)?).ok()?)
}
