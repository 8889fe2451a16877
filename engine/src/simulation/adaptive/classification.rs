//! Rules of [`crate::stopping`] in a test of a study: those that classify by cut scores, or any other.

use super::posterior::Moments;
use crate::ability::{AbilityEstimate, Bound, Posterior, Response};
use crate::irt::ResponseModel;
use crate::math::Grid;
use crate::scale::{ReportingScale, StandardError};
use crate::stopping::{Situation, StopReason, StoppingRule};

/// Cut scores and what decides about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// The cut scores; its prior is that of the posterior by which curtailment and posterior mass weigh.
    pub scale: ReportingScale,
    /// Range in which likelihoods are compared, and nodes from which maxima are sought.
    pub range: Grid,
    /// The first that speaks ends the test.
    pub rules: Vec<StoppingRule>,
}

/// The answers of a test as the rules see them.
pub(super) struct Decider<'a> {
    classification: &'a Classification,
    prior: Posterior,
    posterior: Posterior,
    responses: Vec<Response<'a>>,
}

impl<'a> Decider<'a> {
    pub(super) fn new(classification: &'a Classification) -> Self {
        let prior = Posterior::prior(&classification.scale);
        Self { classification, posterior: prior.clone(), prior, responses: Vec::new() }
    }

    /// Forgets the answers of the test before.
    pub(super) fn begin(&mut self) {
        self.posterior.clone_from(&self.prior);
        self.responses.clear();
    }

    /// Takes note of an answer.
    pub(super) fn note(&mut self, model: &'a ResponseModel, score: usize) {
        if let Some(response) = Response::scored(model, score) {
            self.posterior.update(response);
            self.responses.push(response);
        }
    }

    /// Why the test stops here; `None` while no rule speaks.
    pub(super) fn reason(
        &self,
        known: Moments,
        previous_error: StandardError,
        remaining: &[&ResponseModel],
    ) -> Option<StopReason> {
        let Moments { theta, standard_error } = known;
        let situation = Situation {
            responses: &self.responses,
            remaining,
            estimate: AbilityEstimate { theta, standard_error, bounded: Bound::Free },
            previous_error: Some(previous_error),
            posterior: &self.posterior,
            scale: &self.classification.scale,
            range: self.classification.range,
            elapsed_ms: 0,
        };
        self.classification.rules.iter().find_map(|rule| rule.speaks(&situation)).map(StopReason::from)
    }
}
