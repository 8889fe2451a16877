//! What many tests say of a design: accuracy overall and along ability, length, use of the items.

use super::accuracy::Accuracy;
use super::study::{TestBlock, TestRecord};
use super::usage::Usage;
use crate::stopping::StopReason;
use std::collections::BTreeMap;

/// Width of an ability bin, in logit.
const BIN_WIDTH: f64 = 0.5;
/// Lowest bound between bins, in logit.
const LOWEST: f64 = -4.0;
/// Bins of [`BIN_WIDTH`] between −4 and 4, and one beyond each end.
const BINS: usize = 18;

/// What the tests of a study came to; blocks are added in the order in which it hands them over.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    accuracy: Accuracy,
    usage: Usage,
    bins: Vec<AbilityBin>,
    segments: Vec<AbilitySegment>,
    unprotected: u64,
    /// Tests with an answer, and the sum of their last standard errors.
    measured: u64,
    standard_error: f64,
    lengths: BTreeMap<usize, u64>,
    reasons: BTreeMap<StopReason, u64>,
}

/// The tests of people whose true ability lies in \[lowest, highest).
#[derive(Debug, Clone, PartialEq)]
pub struct AbilityBin {
    /// Lower end, in logit; −∞ for the first bin.
    pub lowest: f64,
    /// Upper end, in logit; +∞ for the last bin.
    pub highest: f64,
    /// How near estimates come to the truth here.
    pub accuracy: Accuracy,
    /// How evenly items are used here: a low overall rate can hide a high one.
    pub usage: Usage,
}

/// The tests whose last estimate lies in \[lowest, highest): what exposure control can know of.
#[derive(Debug, Clone, PartialEq)]
pub struct AbilitySegment {
    /// Lower end, in logit; −∞ for the first segment.
    pub lowest: f64,
    /// Upper end, in logit; +∞ for the last segment.
    pub highest: f64,
    /// How evenly items are used here.
    pub usage: Usage,
}

impl Summary {
    /// No tests yet, over this many items.
    pub fn new(items: usize) -> Self {
        let edge = |index: usize| LOWEST + BIN_WIDTH * index as f64;
        let bin = |index: usize| AbilityBin {
            lowest: if index == 0 { f64::NEG_INFINITY } else { edge(index - 1) },
            highest: if index + 1 == BINS { f64::INFINITY } else { edge(index) },
            accuracy: Accuracy::default(),
            usage: Usage::new(items),
        };
        Self {
            accuracy: Accuracy::default(),
            usage: Usage::new(items),
            bins: (0..BINS).map(bin).collect(),
            segments: Vec::new(),
            unprotected: 0,
            measured: 0,
            standard_error: 0.0,
            lengths: BTreeMap::new(),
            reasons: BTreeMap::new(),
        }
    }

    /// No tests yet; use of the items will also be told by segments with these rising boundaries, in logit.
    pub fn with_segments(items: usize, boundaries: &[f64]) -> Self {
        let lowest = [f64::NEG_INFINITY].into_iter().chain(boundaries.iter().copied());
        let highest = boundaries.iter().copied().chain([f64::INFINITY]);
        let segment = |(lowest, highest)| AbilitySegment { lowest, highest, usage: Usage::new(items) };
        Self { segments: lowest.zip(highest).map(segment).collect(), ..Self::new(items) }
    }

    /// Adds the tests of a block.
    pub fn add(&mut self, block: &TestBlock) {
        block.tests().for_each(|test| self.add_test(&test));
    }

    fn add_test(&mut self, test: &TestRecord<'_>) {
        let items = || test.steps.iter().map(|step| usize::try_from(step.item).unwrap_or(usize::MAX));
        self.usage.add(items());
        self.unprotected += test.unprotected as u64;
        if let Some(last) = test.steps.last() {
            self.measured += 1;
            self.standard_error += last.standard_error.0;
            if let Some(here) = self.segments.iter_mut().find(|segment| last.theta.0 < segment.highest) {
                here.usage.add(items());
            }
        }
        *self.lengths.entry(test.steps.len()).or_default() += 1;
        *self.reasons.entry(test.reason).or_default() += 1;
        if let Some(truth) = test.truth {
            self.accuracy.add(truth, test);
            if let Some(bin) = self.bins.iter_mut().find(|bin| truth.0 < bin.highest) {
                bin.accuracy.add(truth, test);
                bin.usage.add(items());
            }
        }
    }

    /// Number of tests.
    pub fn tests(&self) -> u64 {
        self.lengths.values().sum()
    }

    /// How near estimates come to the truth; of no tests when true abilities are not known.
    pub fn accuracy(&self) -> &Accuracy {
        &self.accuracy
    }

    /// How evenly items are used.
    pub fn usage(&self) -> &Usage {
        &self.usage
    }

    /// Ability bins that hold a test, from the lowest.
    pub fn bins(&self) -> impl Iterator<Item = &AbilityBin> {
        self.bins.iter().filter(|bin| bin.accuracy.tests() > 0)
    }

    /// The segments asked for, from the lowest, also those without a test.
    pub fn segments(&self) -> &[AbilitySegment] {
        &self.segments
    }

    /// How many items were given though not eligible ([`TestRecord::unprotected`]).
    pub fn unprotected(&self) -> u64 {
        self.unprotected
    }

    /// Mean of the standard errors reported at the end, in logit, of the tests with an answer; `None` without
    /// any.
    pub fn mean_standard_error(&self) -> Option<f64> {
        (self.measured > 0).then(|| self.standard_error / self.measured as f64)
    }

    /// How many tests had each length.
    pub fn lengths(&self) -> &BTreeMap<usize, u64> {
        &self.lengths
    }

    /// How many tests ended for each reason.
    pub fn reasons(&self) -> &BTreeMap<StopReason, u64> {
        &self.reasons
    }
}
