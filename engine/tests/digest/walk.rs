//! A test walked through item by item, for rules that are plain functions.

use super::banks::SEED;
use super::bytes::Bytes;
use jalon_engine::ability::{Posterior, Response};
use jalon_engine::irt::ResponseModel;
use jalon_engine::scale::{NormalPrior, ReportingScale, Theta};
use jalon_engine::seed::{DrawPurpose, Draws};

/// Three cut scores.
pub(crate) fn scale() -> ReportingScale {
    ReportingScale::new(vec![-1.0, 0.0, 1.0], 8, NormalPrior { mean: 0.0, sd: 1.2 }).unwrap()
}

/// A test under way.
pub(crate) struct Walk<'a> {
    pub(crate) items: &'a [ResponseModel],
    pub(crate) given: Vec<usize>,
    pub(crate) responses: Vec<Response<'a>>,
    pub(crate) posterior: Posterior,
    pub(crate) draws: Draws,
    pub(crate) bytes: Bytes,
}

impl<'a> Walk<'a> {
    /// Gives the items that `next` names to a person until it names none.
    pub(crate) fn along(
        items: &'a [ResponseModel],
        person: u32,
        mut next: impl FnMut(&mut Self) -> Option<usize>,
    ) -> Self {
        let mut draws = SEED.draws(person, DrawPurpose::Simulation);
        let truth = Theta(draws.normal());
        let mut walk = Self {
            items,
            given: Vec::new(),
            responses: Vec::new(),
            posterior: Posterior::prior(&scale()),
            draws,
            bytes: Bytes::default(),
        };
        while let Some(item) = next(&mut walk) {
            walk.answer(item, truth);
        }
        walk
    }

    fn answer(&mut self, item: usize, truth: Theta) {
        let (curve, u) = (self.items[item].curve(truth), self.draws.uniform());
        let mut reached = 0.0;
        let score = curve.iter().take_while(|point| {
            reached += point.probability;
            reached <= u
        });
        let score = score.count().min(curve.len() - 1);
        let response = Response::scored(&self.items[item], score).unwrap();
        self.given.push(item);
        self.responses.push(response);
        self.posterior.update(response);
        self.bytes.note(&(item, score));
        let estimate = self.posterior.estimate();
        self.bytes.note_bits(estimate.theta.0);
        self.bytes.note_bits(estimate.standard_error.0);
    }

    /// Information of every item at the estimate.
    pub(crate) fn information(&self) -> Vec<f64> {
        let theta = Theta(self.posterior.mean());
        self.items.iter().map(|item| item.information(theta)).collect()
    }

    /// Items not given, in order.
    pub(crate) fn free(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|item| !self.given.contains(item)).collect()
    }

    /// Items not given, those with the greatest value first; none of value 0.
    pub(crate) fn ranked(&self, value: impl Fn(usize) -> f64) -> Vec<usize> {
        let mut free: Vec<usize> = self.free().into_iter().filter(|&item| value(item) > 0.0).collect();
        free.sort_by(|&one, &other| value(other).total_cmp(&value(one)));
        free
    }
}
