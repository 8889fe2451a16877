//! Where a test stands: all that a stopping rule may look at.

use crate::ability::{AbilityEstimate, Posterior, Response};
use crate::irt::ResponseModel;
use crate::math::Grid;
use crate::scale::{ReportingScale, StandardError, Theta};

/// The state of a test on one ability after some answers.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The answers, in order.
    pub responses: &'a [Response<'a>],
    /// The items that may still come.
    pub remaining: &'a [&'a ResponseModel],
    /// The provisional estimate.
    pub estimate: AbilityEstimate,
    /// The standard error before the last answer; `None` when there was none.
    pub previous_error: Option<StandardError>,
    /// The posterior after these answers.
    pub posterior: &'a Posterior,
    /// The cut scores to classify by.
    pub scale: &'a ReportingScale,
    /// Range in which likelihoods are compared, and nodes from which maxima are sought.
    pub range: Grid,
    /// Answering time so far, in milliseconds.
    pub elapsed_ms: u64,
}

impl<'a> Situation<'a> {
    /// Number of answers.
    pub fn answers(&self) -> u32 {
        u32::try_from(self.responses.len()).unwrap_or(u32::MAX)
    }

    /// ln L(θ) of the answers.
    pub fn log_likelihood(&self, theta: Theta) -> f64 {
        self.responses.iter().map(|response| response.model.log_likelihood(theta, response.credit)).sum()
    }

    /// Fisher information at the estimate of the items answered, per logit².
    pub fn total_information(&self) -> f64 {
        self.responses.iter().map(|response| response.model.information(self.estimate.theta)).sum()
    }

    /// The `count` remaining items with the greatest information at the estimate, best first; ties
    /// in the order given.
    pub fn best_remaining(&self, count: usize) -> Vec<(&'a ResponseModel, f64)> {
        let theta = self.estimate.theta;
        let mut ranked: Vec<_> =
            self.remaining.iter().map(|&model| (model, model.information(theta))).collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
        ranked.truncate(count);
        ranked
    }
}
