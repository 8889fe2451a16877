//! What is known of one competence as the test goes on.

use crate::ability::{AbilityEstimate, Posterior, Response};
use crate::framework::CompetenceCode;
use crate::item::Item;
use crate::item::answer::{Score, Verdict};
use crate::scale::ReportingScale;

/// What is known of one competence so far.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceEstimate {
    /// Its code.
    pub competence: CompetenceCode,
    /// Answers taken.
    pub answers: u32,
    /// Posterior mean and standard deviation.
    pub estimate: AbilityEstimate,
}

/// The running account of one competence.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) competence: CompetenceCode,
    pub(super) answers: u32,
    pub(super) correct: u32,
    pub(super) posterior: Posterior,
    /// Mean and standard deviation of the posterior, computed once after each answer.
    pub(super) estimate: AbilityEstimate,
}

impl Track {
    pub(super) fn new(competence: CompetenceCode, scale: &ReportingScale) -> Self {
        let posterior = Posterior::prior(scale);
        let estimate = posterior.estimate();
        Self { competence, answers: 0, correct: 0, posterior, estimate }
    }

    pub(super) fn learn(&mut self, item: &Item, score: Score) {
        self.answers += 1;
        self.correct += u32::from(score.verdict == Verdict::Correct);
        self.posterior.update(Response { model: &item.parameters.model, credit: score.credit });
        self.estimate = self.posterior.estimate();
    }

    pub(super) fn known(&self) -> CompetenceEstimate {
        CompetenceEstimate {
            competence: self.competence.clone(),
            answers: self.answers,
            estimate: self.estimate,
        }
    }
}
