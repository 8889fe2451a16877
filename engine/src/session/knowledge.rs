//! What the answers say of the plan's competences: one by one, or through what ties them together.

use super::next::Frame;
use super::plan::Measurement;
use crate::ability::{AbilityEstimate, Posterior, Response};
use crate::bank::{HigherOrder, ItemBank};
use crate::item::Item;
use crate::item::answer::Score;
use crate::profile::ProfilePosterior;
use crate::scale::{ReportingScale, Theta};
use std::sync::Arc;

/// The posterior of every competence of the plan, known by its place in the plan.
#[derive(Debug, Clone)]
pub(super) enum Knowledge {
    /// Each competence on its own.
    Independent(Vec<Posterior>),
    /// All of them through a general factor.
    Together(Box<Together>),
}

/// One posterior over all competences of the framework.
#[derive(Debug, Clone)]
pub(super) struct Together {
    pub(super) higher_order: Arc<HigherOrder>,
    pub(super) posterior: ProfilePosterior,
    /// Place in the plan → place in the model.
    pub(super) places: Vec<usize>,
}

impl Knowledge {
    /// Before any answer. A plan that measures together on a bank without a general factor is refused
    /// when the bank is read and when a session begins; here it would measure independently.
    pub(super) fn before(frame: &Frame) -> Self {
        if let (Measurement::HigherOrder, Some(higher_order)) =
            (frame.plan.measurement, &frame.bank.higher_order)
        {
            return Self::Together(Box::new(Together::new(frame, higher_order)));
        }
        let prior = Posterior::prior(&frame.bank.scale);
        Self::Independent(vec![prior; frame.plan.competences.len()])
    }

    /// Takes the answer to an item of the competence at `place` into account.
    pub(super) fn learn(&mut self, place: usize, item: &Item, score: Score) {
        let response = Response { model: &item.parameters.model, credit: score.credit };
        match self {
            Self::Independent(posteriors) => posteriors[place].update(response),
            Self::Together(together) => together.learn(place, response),
        }
    }

    /// Mean and standard deviation of a competence.
    pub(super) fn estimate(&self, place: usize) -> AbilityEstimate {
        match self {
            Self::Independent(posteriors) => posteriors[place].estimate(),
            Self::Together(together) => together.posterior.marginal(together.places[place]).estimate(),
        }
    }

    /// The abilities below which these shares of a competence's mass lie.
    pub(super) fn quantiles<const N: usize>(&self, place: usize, shares: [f64; N]) -> [Theta; N] {
        match self {
            Self::Independent(posteriors) => shares.map(|share| posteriors[place].quantile(share)),
            Self::Together(together) => {
                let marginal = together.posterior.marginal(together.places[place]);
                shares.map(|share| marginal.quantile(share))
            }
        }
    }

    /// P(level = 0), P(level = 1), … of a competence.
    pub(super) fn level_probabilities(&self, place: usize, scale: &ReportingScale) -> Vec<f64> {
        match self {
            Self::Independent(posteriors) => posteriors[place].level_probabilities(scale),
            Self::Together(together) => {
                together.posterior.marginal(together.places[place]).level_probabilities()
            }
        }
    }

    /// The share of what is known of a competence that comes from answers to others; `None` when
    /// competences are measured one by one.
    pub(super) fn information_borrowed(&self, place: usize) -> Option<f64> {
        match self {
            Self::Independent(_) => None,
            Self::Together(together) => Some(together.posterior.information_borrowed(together.places[place])),
        }
    }
}

impl Together {
    fn new(frame: &Frame, higher_order: &Arc<HigherOrder>) -> Self {
        let places = frame.plan.competences.iter().filter_map(|code| higher_order.competence(code)).collect();
        let posterior = ProfilePosterior::new(Arc::clone(higher_order.model()));
        Self { higher_order: Arc::clone(higher_order), posterior, places }
    }

    fn learn(&mut self, place: usize, response: Response<'_>) {
        let nodes = self.posterior.model().nodes();
        let row: Vec<f64> =
            nodes.iter().map(|&node| response.model.log_likelihood(Theta(node), response.credit)).collect();
        // Log-likelihoods are finite at every node, and the row has one for each: nothing to refuse.
        let taken = self.posterior.update(self.places[place], &row);
        debug_assert!(taken.is_ok(), "{taken:?}");
    }
}

/// Whether a bank can measure as a plan asks.
pub(super) fn can_measure(bank: &ItemBank, measurement: Measurement) -> bool {
    measurement == Measurement::Independent || bank.higher_order.is_some()
}
