//! Certification in a fixed number of questions with one ability: a baseline for comparisons.
//!
//! Two-parameter logistic model without guessing, one ability for all competences, exactly 32
//! questions. [`FlashCertification::next`] says how questions are chosen, [`estimate`] how ability is
//! estimated, [`Meshes`] how it becomes a score, [`FlashCertification::conclude`] what happens to
//! tests that were left.
//!
//! Quirks kept: the prior is centred again on the last estimate at every answer, so that answers enter
//! twice, their order matters and the standard error is too small; its correction uses half the grid's
//! step and may turn the variance negative; c = 0 although questions can be guessed; no question is
//! ever held back because it was shown too often. One difference: draws here have a seed.

mod choice;
mod ending;
pub mod estimate;
mod score;

pub use choice::PoolExhausted;
pub use ending::{Ending, Verdict};
pub use estimate::FlashEstimate;
pub use score::{MeshError, Meshes};

use crate::seed::Seed;
use estimate::{NODES, Quadrature};

/// A calibrated question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlashQuestion {
    /// Its competence, from 0.
    pub competence: usize,
    /// Its tube.
    pub tube: usize,
    /// Its skill.
    pub skill: usize,
    /// α, per logit.
    pub discrimination: f64,
    /// δ, in logit.
    pub difficulty: f64,
}

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlashSettings {
    /// θ before the first answer: 0 by default, −3 in some published configurations.
    pub start: f64,
    /// v, the greatest step of θ near 0, from 0.3 to 1; steps are free without it.
    pub step_limit: Option<f64>,
    /// Questions answered.
    pub length: usize,
    /// N: competences of the last N answers are avoided.
    pub competences_apart: usize,
    /// p: the best question is taken with probability p, the next with p(1 − p), …
    pub take_best: f64,
}

impl Default for FlashSettings {
    /// Start at 0, steps of at most 0.5, 32 questions, p = 0.51, no competence twice in a row.
    fn default() -> Self {
        Self { start: 0.0, step_limit: Some(0.5), length: 32, competences_apart: 1, take_best: 0.51 }
    }
}

/// Calibrated questions with their probabilities at every node.
#[derive(Debug, Clone, PartialEq)]
pub struct FlashBank {
    questions: Vec<FlashQuestion>,
    probabilities: Vec<[f64; NODES]>,
    competences: usize,
}

impl FlashBank {
    /// Tabulates P = 1 / (1 + exp(α(δ − θ))).
    pub fn new(questions: Vec<FlashQuestion>) -> Self {
        let quadrature = Quadrature::new();
        let probabilities = questions.iter().map(|question| quadrature.probabilities(question)).collect();
        let mut competences: Vec<usize> = questions.iter().map(|question| question.competence).collect();
        competences.sort_unstable();
        competences.dedup();
        Self { questions, probabilities, competences: competences.len() }
    }

    /// All questions.
    pub fn questions(&self) -> &[FlashQuestion] {
        &self.questions
    }
}

/// A certification under way.
///
/// ```
/// use jalon_engine::seed::Seed;
/// use jalon_engine::simulation::baselines::flash::{
///     FlashBank, FlashCertification, FlashQuestion, FlashSettings,
/// };
/// let question = |n: usize| FlashQuestion {
///     competence: n % 4, tube: n, skill: n, discrimination: 1.0, difficulty: n as f64 / 20.0 - 1.0,
/// };
/// let bank = FlashBank::new((0..40).map(question).collect());
/// let mut test = FlashCertification::begin(&bank, FlashSettings::default(), Seed([1; 32]));
/// while let Some(question) = test.next()? {
///     test.answer(question, bank.questions()[question].difficulty < 0.5);
/// }
/// assert_eq!(test.asked().len(), 32);
/// assert!(test.estimate().theta > 0.0);
/// # Ok::<(), jalon_engine::simulation::baselines::flash::PoolExhausted>(())
/// ```
#[derive(Debug, Clone)]
pub struct FlashCertification<'a> {
    bank: &'a FlashBank,
    settings: FlashSettings,
    seed: Seed,
    quadrature: Quadrature,
    asked: Vec<usize>,
    likelihood: [f64; NODES],
    estimate: FlashEstimate,
}

impl<'a> FlashCertification<'a> {
    /// A test without answers.
    pub fn begin(bank: &'a FlashBank, settings: FlashSettings, seed: Seed) -> Self {
        Self {
            bank,
            settings,
            seed,
            quadrature: Quadrature::new(),
            asked: Vec::with_capacity(settings.length),
            likelihood: [1.0; NODES],
            estimate: FlashEstimate::before_answers(settings.start),
        }
    }

    /// Questions answered, in order.
    pub fn asked(&self) -> &[usize] {
        &self.asked
    }

    /// Ability and its standard error after the answers so far.
    pub fn estimate(&self) -> FlashEstimate {
        self.estimate
    }

    /// Takes the answer to a question.
    pub fn answer(&mut self, question: usize, is_right: bool) {
        let probabilities = &self.bank.probabilities[question];
        for (likelihood, p) in self.likelihood.iter_mut().zip(probabilities) {
            *likelihood *= if is_right { *p } else { 1.0 - *p };
        }
        let (before, limit) = (self.estimate.theta, self.settings.step_limit);
        self.estimate = self.quadrature.estimate(&self.likelihood, before, limit);
        self.asked.push(question);
    }
}

#[cfg(test)]
mod tests;
