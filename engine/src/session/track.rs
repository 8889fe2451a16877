//! What is known of the plan's competences as the test goes on.

use super::knowledge::Knowledge;
use super::next::Frame;
use crate::ability::AbilityEstimate;
use crate::framework::CompetenceCode;
use crate::item::Item;
use crate::item::answer::{Score, Verdict};
use crate::stopping::{StopReason, StoppingRules};

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
    /// Its place in the plan.
    pub(super) place: usize,
    pub(super) answers: u32,
    pub(super) correct: u32,
    /// Mean and standard deviation of the posterior, computed once after each answer.
    pub(super) estimate: AbilityEstimate,
    /// Why it gets no further question; once settled it stays so, even when answers to other
    /// competences make it a little less certain again.
    pub(super) settled: Option<StopReason>,
}

impl Track {
    pub(super) fn known(&self) -> CompetenceEstimate {
        CompetenceEstimate {
            competence: self.competence.clone(),
            answers: self.answers,
            estimate: self.estimate,
        }
    }

    fn read(&mut self, knowledge: &Knowledge, rules: &StoppingRules) {
        self.estimate = knowledge.estimate(self.place);
        self.settled = self.settled.or(rules.known_enough(self.answers, self.estimate.standard_error));
    }
}

/// The account of all competences, in the plan's order.
#[derive(Debug, Clone)]
pub(super) struct Tracks {
    pub(super) all: Vec<Track>,
    pub(super) knowledge: Knowledge,
}

impl Tracks {
    /// Before any answer.
    pub(super) fn before(frame: &Frame) -> Self {
        let knowledge = Knowledge::before(frame);
        let track = |(place, competence): (usize, &CompetenceCode)| Track {
            competence: competence.clone(),
            place,
            answers: 0,
            correct: 0,
            estimate: knowledge.estimate(place),
            settled: None,
        };
        let all = frame.plan.competences.iter().enumerate().map(track).collect();
        Self { all, knowledge }
    }

    /// Takes an answer into account; an item of no competence of the plan changes nothing.
    pub(super) fn learn(&mut self, item: &Item, score: Score, rules: &StoppingRules) {
        let Some(own) = self.all.iter_mut().find(|track| track.competence == item.competence) else { return };
        own.answers += 1;
        own.correct += u32::from(score.verdict == Verdict::Correct);
        let place = own.place;
        self.knowledge.learn(place, item, score);
        match &self.knowledge {
            Knowledge::Independent(_) => self.all[place].read(&self.knowledge, rules),
            Knowledge::Together(_) => {
                for track in &mut self.all {
                    track.read(&self.knowledge, rules);
                }
            }
        }
    }
}
