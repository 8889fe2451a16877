//! The level that the tube baseline predicts from direct answers.

use super::TubeAnswer;
use crate::math::logistic;

/// Level predicted before the first answer.
const LEVEL_AT_START: f64 = 2.0;
/// Candidates are 0.5, 1, …, 7.5.
const CANDIDATES: u8 = 15;
/// Difficulty of the pseudo-answer that is always right.
const ALWAYS_RIGHT: f64 = 0.0;
/// Difficulty of the pseudo-answer that is always wrong.
const ALWAYS_WRONG: f64 = 7.0;

/// P(L, d) = σ(L − d): predicted chance of a right answer at level L to a skill of difficulty d.
pub(super) fn chance(level: f64, difficulty: u8) -> f64 {
    logistic(level - f64::from(difficulty))
}

/// Direct answers, of which only the count by difficulty and the number of right ones matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DirectAnswers {
    by_difficulty: Vec<u32>,
    right: u32,
}

impl DirectAnswers {
    pub(super) fn record(&mut self, difficulty: u8, answer: TubeAnswer) {
        let difficulty = usize::from(difficulty);
        if self.by_difficulty.len() <= difficulty {
            self.by_difficulty.resize(difficulty + 1, 0);
        }
        self.by_difficulty[difficulty] += 1;
        self.right += u32::from(answer == TubeAnswer::Right);
    }

    pub(super) fn count(&self) -> u32 {
        self.by_difficulty.iter().sum()
    }

    /// L∗ = argmin |Σ (uᵢ − P(L, dᵢ))| over the candidates, the lowest of several; the sum runs over
    /// the direct answers and two pseudo-answers, right at d = 0 and wrong at d = 7.
    pub(super) fn predicted_level(&self) -> f64 {
        if self.count() == 0 {
            return LEVEL_AT_START;
        }
        let mut best = (f64::INFINITY, 0.0);
        for candidate in 1..=CANDIDATES {
            let level = 0.5 * f64::from(candidate);
            let misfit = self.surplus(level).abs();
            if misfit < best.0 {
                best = (misfit, level);
            }
        }
        best.1
    }

    /// Right answers beyond those expected at a level, pseudo-answers included.
    fn surplus(&self, level: f64) -> f64 {
        let expected: f64 = (0_u8..)
            .zip(&self.by_difficulty)
            .map(|(difficulty, &count)| f64::from(count) * chance(level, difficulty))
            .sum();
        let pseudo = 1.0 - logistic(level - ALWAYS_RIGHT) - logistic(level - ALWAYS_WRONG);
        f64::from(self.right) - expected + pseudo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(answers: &[(u8, TubeAnswer)]) -> f64 {
        let mut direct = DirectAnswers::default();
        for (difficulty, answer) in answers {
            direct.record(*difficulty, *answer);
        }
        direct.predicted_level()
    }

    #[test]
    fn the_test_starts_at_level_two() {
        assert!((after(&[]) - 2.0).abs() < 1e-15);
    }

    /// One right answer at d = 2. Misfit |2 − σ(L) − σ(L − 2) − σ(L − 7)|:
    /// L = 4.0: σ(4) = 0.98201, σ(2) = 0.88080, σ(−3) = 0.04743 → 0.08976
    /// L = 4.5: σ(4.5) = 0.98901, σ(2.5) = 0.92414, σ(−2.5) = 0.07586 → 0.01099
    /// L = 5.0: σ(5) = 0.99331, σ(3) = 0.95257, σ(−2) = 0.11920 → 0.06508
    #[test]
    fn a_right_answer_at_two_predicts_four_and_a_half() {
        assert!((after(&[(2, TubeAnswer::Right)]) - 4.5).abs() < 1e-15);
    }

    /// One wrong answer at d = 2. Misfit |1 − σ(L) − σ(L − 2) − σ(L − 7)|:
    /// L = 0.5: σ(0.5) = 0.62246, σ(−1.5) = 0.18243, σ(−6.5) = 0.00150 → 0.19361
    /// L = 1.0: σ(1) = 0.73106, σ(−1) = 0.26894, σ(−6) = 0.00247 → 0.00247
    /// L = 1.5: σ(1.5) = 0.81757, σ(−0.5) = 0.37754, σ(−5.5) = 0.00407 → 0.19918
    #[test]
    fn a_wrong_answer_at_two_predicts_one() {
        assert!((after(&[(2, TubeAnswer::NotRight)]) - 1.0).abs() < 1e-15);
    }

    /// Right at 2, wrong at 4. Misfit |2 − σ(L) − σ(L − 2) − σ(L − 4) − σ(L − 7)|:
    /// L = 2.5: 0.92414 + 0.62246 + 0.18243 + 0.01099 = 1.74002 → 0.25998
    /// L = 3.0: 0.95257 + 0.73106 + 0.26894 + 0.01799 = 1.97056 → 0.02944
    /// L = 3.5: 0.97069 + 0.81757 + 0.37754 + 0.02931 = 2.19511 → 0.19511
    #[test]
    fn mixed_answers_predict_the_level_between_them() {
        assert!((after(&[(2, TubeAnswer::Right), (4, TubeAnswer::NotRight)]) - 3.0).abs() < 1e-15);
    }

    /// The pseudo-answer at d = 7 holds the prediction down. Right at 1, 2 and 3. Misfit
    /// |4 − σ(L) − σ(L − 1) − σ(L − 2) − σ(L − 3) − σ(L − 7)|:
    /// L = 5.0: 0.99331 + 0.98201 + 0.95257 + 0.88080 + 0.11920 = 3.92789 → 0.07211
    /// L = 5.5: 0.99593 + 0.98901 + 0.97069 + 0.92414 + 0.18243 = 4.06220 → 0.06220
    /// L = 6.0: 0.99753 + 0.99331 + 0.98201 + 0.95257 + 0.26894 = 4.19436 → 0.19436
    #[test]
    fn right_answers_alone_do_not_reach_the_top() {
        let answers = [1, 2, 3].map(|difficulty| (difficulty, TubeAnswer::Right));
        assert!((after(&answers) - 5.5).abs() < 1e-15);
    }
}
