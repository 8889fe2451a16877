//! Which question the flash baseline asks next.

use super::estimate::probability;
use super::{FlashCertification, FlashQuestion};
use crate::seed::DrawPurpose;

/// How many questions may be drawn.
const KEPT: usize = 5;

/// Rules left nothing to ask before the test was long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("after {answered} answers no question satisfies the rules")]
pub struct PoolExhausted {
    /// Questions answered so far.
    pub answered: usize,
}

impl FlashCertification<'_> {
    /// The next question; `None` when the test has its full length.
    ///
    /// One question a tube and a skill. Until every competence was asked, only those that were not;
    /// then competences of the last N answers are avoided, unless nothing else is left. The five of
    /// greatest reward α²P(1 − P) at the present θ are kept: the first is taken with probability p,
    /// the second with p(1 − p), …, the last with what remains: 0.51, 0.25, 0.122, 0.060, 0.058.
    ///
    /// # Errors
    /// [`PoolExhausted`] instead of a shorter test.
    pub fn next(&self) -> Result<Option<usize>, PoolExhausted> {
        if self.asked.len() >= self.settings.length {
            return Ok(None);
        }
        let ranked = self.ranked();
        let kept = &ranked[..ranked.len().min(KEPT)];
        kept.get(self.drawn(kept.len())).copied().map(Some).ok_or(self.exhausted())
    }

    /// The question of greatest reward.
    pub(super) fn most_informative(&self) -> Result<usize, PoolExhausted> {
        self.ranked().first().copied().ok_or(self.exhausted())
    }

    /// α²P(1 − P), per logit².
    pub fn reward(&self, question: usize) -> f64 {
        let question = &self.bank.questions[question];
        let p = probability(question, self.estimate.theta);
        question.discrimination * question.discrimination * p * (1.0 - p)
    }

    fn exhausted(&self) -> PoolExhausted {
        PoolExhausted { answered: self.asked.len() }
    }

    /// Candidates by falling reward; equal ones in the order of the bank.
    fn ranked(&self) -> Vec<usize> {
        let mut ranked: Vec<(f64, usize)> =
            self.candidates().into_iter().map(|question| (self.reward(question), question)).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
        ranked.into_iter().map(|(_, question)| question).collect()
    }

    fn candidates(&self) -> Vec<usize> {
        let questions = &self.bank.questions;
        let asked = |of: fn(&FlashQuestion) -> usize, question: &FlashQuestion| {
            self.asked.iter().any(|other| of(&questions[*other]) == of(question))
        };
        let free: Vec<usize> = (0..questions.len())
            .filter(|index| !asked(|one| one.tube, &questions[*index]))
            .filter(|index| !asked(|one| one.skill, &questions[*index]))
            .collect();
        if self.competences_asked() < self.bank.competences {
            return free
                .into_iter()
                .filter(|index| !asked(|one| one.competence, &questions[*index]))
                .collect();
        }
        self.avoiding_recent(free)
    }

    fn competences_asked(&self) -> usize {
        let mut asked: Vec<usize> =
            self.asked.iter().map(|question| self.bank.questions[*question].competence).collect();
        asked.sort_unstable();
        asked.dedup();
        asked.len()
    }

    fn avoiding_recent(&self, free: Vec<usize>) -> Vec<usize> {
        let competence = |question: &usize| self.bank.questions[*question].competence;
        let recent = &self.asked[self.asked.len().saturating_sub(self.settings.competences_apart)..];
        let is_recent =
            |question: &usize| recent.iter().any(|other| competence(other) == competence(question));
        let others: Vec<usize> = free.iter().copied().filter(|question| !is_recent(question)).collect();
        if others.is_empty() { free } else { others }
    }

    /// Index i with probability p(1 − p)ⁱ, the last with the rest.
    fn drawn(&self, count: usize) -> usize {
        let position = u32::try_from(self.asked.len()).unwrap_or(u32::MAX);
        index_at(self.seed.draws(position, DrawPurpose::Selection).uniform(), self.settings.take_best, count)
    }
}

fn index_at(mut uniform: f64, p: f64, count: usize) -> usize {
    let mut share = p;
    for index in 1..count {
        if uniform < share {
            return index - 1;
        }
        uniform -= share;
        share *= 1.0 - p;
    }
    count.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.51, 0.51·0.49 = 0.2499, 0.51·0.49² = 0.122451, 0.51·0.49³ = 0.06000, rest 0.05765.
    #[test]
    fn the_draw_has_the_published_shares() {
        let mut counts = [0_u32; 5];
        (0..100_000).for_each(|step| counts[index_at(f64::from(step) / 1e5, 0.51, 5)] += 1);
        for (count, share) in counts.iter().zip([0.51, 0.2499, 0.122_451, 0.060_000, 0.057_648]) {
            assert!((f64::from(*count) / 1e5 - share).abs() < 3e-5, "{count} {share}");
        }
    }

    #[test]
    fn fewer_questions_share_the_draw_among_them() {
        assert_eq!(index_at(0.99, 0.51, 1), 0);
        assert_eq!(index_at(0.50, 0.51, 2), 0);
        assert_eq!(index_at(0.52, 0.51, 2), 1);
        assert_eq!(index_at(0.99, 1.0, 5), 0);
    }
}
