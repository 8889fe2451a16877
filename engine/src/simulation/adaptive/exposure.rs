//! Exposure control in tests of a study: what the rules of [`crate::selection::exposure`] bar.

use super::posterior::Moments;
use super::set::ItemSet;
use super::{TestDesign, TestStep};
use crate::ability::{AbilityEstimate, Bound};
use crate::seed::Draws;
use crate::selection::exposure::eligibility::Visit;
use crate::selection::exposure::restricted::is_barred;
use crate::selection::exposure::sympson_hetter::ControlParameters;
use crate::selection::exposure::{
    EligibilityRule, EligibilityState, EligibleSet, ExposureCounts, MaximumRate,
};
use std::ops::RangeInclusive;

/// Standard errors around the estimate within which a segment is open.
const REACH: f64 = 2.0;

/// What keeps items from being given to everyone.
#[derive(Debug, Clone, PartialEq)]
pub enum ExposureControl {
    /// Nothing.
    None,
    /// An item selected is given with probability K, else set aside for the rest of the test (Sympson &
    /// Hetter 1985); one class of ability. [`super::AdaptiveTest::tune_exposure`] finds the K.
    SympsonHetter(ControlParameters),
    /// Items are barred while their rate among the tests before is at least this (Revuelta & Ponsoda
    /// 1998).
    Restricted(MaximumRate),
    /// Items are eligible in segments of ability by chance, by the segment reached (van der Linden &
    /// Veldkamp 2007; [`crate::selection::exposure::eligibility`]). Where no eligible item is left the
    /// others may be given, which is counted ([`super::TestRecord::unprotected`]).
    Eligibility(EligibilityRule),
}

impl ExposureControl {
    /// Whether a test depends on those before it.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Restricted(_) | Self::Eligibility(_))
    }
}

/// A control at work: what is counted from test to test, and what holds in this one.
pub(super) enum Control<'a> {
    Free,
    HeldBack(&'a ControlParameters),
    Restricted { rate: MaximumRate, counts: ExposureCounts },
    Eligible(Eligibility<'a>),
}

/// Eligibility at work.
pub(super) struct Eligibility<'a> {
    rule: &'a EligibilityRule,
    state: EligibilityState,
    set: EligibleSet,
}

impl<'a> Control<'a> {
    /// Before the first test over this many items.
    pub(super) fn new(design: &'a TestDesign, items: usize) -> Self {
        match &design.exposure {
            ExposureControl::None => Self::Free,
            ExposureControl::SympsonHetter(parameters) => Self::HeldBack(parameters),
            ExposureControl::Restricted(rate) => {
                Self::Restricted { rate: *rate, counts: ExposureCounts::new(items) }
            }
            ExposureControl::Eligibility(rule) => {
                let (state, set) = (EligibilityState::new(items, rule), EligibleSet::none_of(items));
                Self::Eligible(Eligibility { rule, state, set })
            }
        }
    }

    /// Before a test: bars what it may not give, draws what it may.
    pub(super) fn begin(&mut self, barred: &mut ItemSet, draws: &mut Draws) {
        match self {
            Self::Free | Self::HeldBack(_) => {}
            Self::Restricted { rate, counts } => {
                let given = counts.administered().iter().enumerate();
                let too_often = given.filter(|(_, given)| is_barred(**given, counts.tests(), *rate));
                too_often.for_each(|(item, _)| barred.insert(item));
            }
            Self::Eligible(eligibility) => {
                eligibility.set = eligibility.state.draw(eligibility.rule, draws);
            }
        }
    }

    /// Whether an item that was selected is given.
    pub(super) fn gives(&self, item: usize, draws: &mut Draws) -> bool {
        match self {
            Self::HeldBack(parameters) => parameters.gives(item, 0, draws),
            _ => true,
        }
    }

    /// After a test in which `unprotected` items were given though not eligible.
    pub(super) fn end(&mut self, steps: &[TestStep], unprotected: usize) {
        let given = steps.iter().map(|step| step.item as usize);
        match (self, steps.last()) {
            (Self::Restricted { counts, .. }, _) => counts.record(given),
            (Self::Eligible(Eligibility { rule, state, set }), Some(last)) => {
                let segment = rule.segment_of(last.theta);
                let visit = Visit { segment, given: given.collect(), feasible: unprotected == 0 };
                state.record(rule, set, &[visit]);
            }
            _ => {}
        }
    }
}

impl Eligibility<'_> {
    /// The segments where the ability may still lie.
    pub(super) fn open_segments(&self, known: Moments) -> RangeInclusive<usize> {
        let Moments { theta, standard_error } = known;
        self.rule.open_segments(AbilityEstimate { theta, standard_error, bounded: Bound::Free }, REACH)
    }

    /// Whether an item is eligible in all of these segments.
    pub(super) fn allows(&self, item: usize, open: &RangeInclusive<usize>) -> bool {
        self.set.contains_all(item, open.clone())
    }
}
