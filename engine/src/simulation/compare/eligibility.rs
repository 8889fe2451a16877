//! Exposure control of the profile's certifications: item eligibility by the segment reached.
//!
//! Segments are those of the mean ability over the competences. A question is given when it is
//! eligible in every segment where that mean may still lie
//! ([`EligibilityRule::open_segments`]), and the whole test counts in the segment where it ends.
//!
//! Counts move between blocks of tests only. Inside a block every test sees the same probabilities
//! and can run beside the others.

use super::segments::boundaries;
use crate::ability::AbilityEstimate;
use crate::scale::Theta;
use crate::seed::Draws;
use crate::selection::exposure::eligibility::{EligibilityError, Visit};
use crate::selection::exposure::{EligibilityRule, EligibilityState, EligibleSet};
use crate::simulation::population::Population;
use std::ops::RangeInclusive;

/// What remains of the counts of a segment after one more test there.
const FADING: f64 = 0.995;
/// Standard errors around the estimate within which a segment is open.
const REACH: f64 = 2.0;

/// The state shared by tests.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Control {
    rule: EligibilityRule,
    state: EligibilityState,
}

impl Control {
    /// No test yet: everything is eligible. `rate` is the exposure aimed at.
    pub(super) fn new(population: &Population, rate: f64) -> Result<Self, EligibilityError> {
        let prior = population.scale().prior();
        let rule = EligibilityRule::new(rate, FADING, boundaries(prior.mean, prior.sd).to_vec())?;
        Ok(Self { state: EligibilityState::new(population.questions().len(), &rule), rule })
    }

    /// What one test may give.
    pub(super) fn draw(&self, draws: &mut Draws) -> Protection<'_> {
        Protection { rule: &self.rule, eligible: self.state.draw(&self.rule, draws) }
    }

    /// Counts a test that ended at this ability.
    pub(super) fn record(&mut self, eligible: &EligibleSet, given: Vec<usize>, feasible: bool, end: Theta) {
        let visit = Visit { segment: self.rule.segment_of(end), given, feasible };
        self.state.record(&self.rule, eligible, &[visit]);
    }
}

/// The questions eligible in one test.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Protection<'a> {
    rule: &'a EligibilityRule,
    eligible: EligibleSet,
}

impl Protection<'_> {
    /// The segments where the ability may still lie.
    pub(super) fn open_segments(&self, estimate: AbilityEstimate) -> RangeInclusive<usize> {
        self.rule.open_segments(estimate, REACH)
    }

    /// Whether a question may be given while these segments are open.
    pub(super) fn allows(&self, question: usize, mut open: RangeInclusive<usize>) -> bool {
        self.eligible.contains_all(question, &mut open)
    }

    pub(super) fn into_eligible(self) -> EligibleSet {
        self.eligible
    }
}
