//! The counts that tests share, and what one test adds to them.

use super::{EligibilityRule, EligibleSet};
use crate::seed::Draws;
use serde::{Deserialize, Serialize};

/// α and ε of every item in every segment.
///
/// A server keeps one, draws from it when a test begins and records the test when it ends. Counts of
/// disjoint groups of tests add up ([`EligibilityState::merge`]): without fading the order and the
/// place of counting change nothing, not even a bit.
///
/// ```
/// use jalon_engine::seed::{DrawPurpose, Seed};
/// use jalon_engine::selection::exposure::eligibility::{EligibilityRule, EligibilityState, Visit};
/// let rule = EligibilityRule::new(0.25, 1.0, vec![0.0])?;
/// let mut state = EligibilityState::new(2, &rule);
/// let eligible = state.draw(&rule, &mut Seed([1; 32]).draws(0, DrawPurpose::Selection));
/// assert!(eligible.contains(0, 1) && eligible.contains(1, 1)); // nothing was given yet
/// state.record(&rule, &eligible, &[Visit { segment: 1, given: vec![0], feasible: true }]);
/// assert_eq!(state.probability(&rule, 0, 1), 0.25);
/// assert_eq!(state.probability(&rule, 1, 1), 1.0);
/// # Ok::<(), jalon_engine::selection::exposure::eligibility::EligibilityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityState {
    items: usize,
    /// α, segment by segment.
    administered: Vec<f64>,
    /// ε, segment by segment.
    eligible: Vec<f64>,
}

/// What a test did while its estimate stood in one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The segment, counted from 0.
    pub segment: usize,
    /// Items given there.
    pub given: Vec<usize>,
    /// False when the eligible items could not make a test and all were used: all count as eligible.
    pub feasible: bool,
}

/// States that count different items or segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only counts of the same items and segments can be added")]
pub struct MergeError;

impl EligibilityState {
    /// No test yet.
    pub fn new(items: usize, rule: &EligibilityRule) -> Self {
        let counts = vec![0.0; items * rule.segments()];
        Self { items, administered: counts.clone(), eligible: counts }
    }

    /// P(E_i | s) = min(1, r ε / α); 1 while α is 0.
    pub fn probability(&self, rule: &EligibilityRule, item: usize, segment: usize) -> f64 {
        let index = segment * self.items + item;
        let (given, eligible) = (self.administered[index], self.eligible[index]);
        if given > 0.0 { (rule.maximum_rate().get() * eligible / given).min(1.0) } else { 1.0 }
    }

    /// Draws the eligible items of one test: one uniform number an item, in their order.
    pub fn draw(&self, rule: &EligibilityRule, draws: &mut Draws) -> EligibleSet {
        EligibleSet::draw(self.items, rule.segments(), |item| {
            let drawn = draws.uniform();
            move |segment| drawn < self.probability(rule, item, segment)
        })
    }

    /// Counts one test: the set drawn for it and what it did in each segment it visited, each once.
    pub fn record(&mut self, rule: &EligibilityRule, eligible: &EligibleSet, visits: &[Visit]) {
        for visit in visits {
            for item in 0..self.items {
                let index = visit.segment * self.items + item;
                let counts = eligible.contains(item, visit.segment) || !visit.feasible;
                self.eligible[index] = rule.fading() * self.eligible[index] + f64::from(u8::from(counts));
                self.administered[index] *= rule.fading();
            }
            for item in &visit.given {
                self.administered[visit.segment * self.items + item] += 1.0;
            }
        }
    }

    /// Adds the counts of other tests, recorded elsewhere.
    ///
    /// With fading the sum is that of two streams, each faded by its own visits: still a fair
    /// estimate, of up to twice as many visits.
    pub fn merge(&mut self, other: &Self) -> Result<(), MergeError> {
        if (self.items, self.eligible.len()) != (other.items, other.eligible.len()) {
            return Err(MergeError);
        }
        let add = |counts: &mut [f64], more: &[f64]| {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        };
        add(&mut self.administered, &other.administered);
        add(&mut self.eligible, &other.eligible);
        Ok(())
    }
}
