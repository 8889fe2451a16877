//! Probabilities of eligibility given ability (van der Linden & Veldkamp 2004, 2007).
//!
//! Before a test each question is declared eligible or not, by segment s of ability, with probability
//! P(E_i | s) = min{1, r ε_is / α_is}: α counts the tests that visited s and were given i, there or
//! before or after, ε those that visited s while i was eligible there. Both fade by a factor at each
//! test, so that recent tests count most. One uniform number decides for all segments of a test: a
//! question eligible where it is least likely to be is eligible everywhere.
//!
//! What was given elsewhere counts too because a segment is left soon: everybody starts in the same
//! one, and questions spent there would be missing from the rates of the others.
//!
//! Counts move between blocks of tests only. Inside a block every test sees the same probabilities
//! and can run beside the others.

use super::profile::Given;
use super::segments::SEGMENTS;

/// What remains of the counts after one more test.
const FADING: f64 = 0.999;

/// The state shared by tests.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Eligibility {
    rate: f64,
    /// α by segment and question.
    given: Vec<Vec<f64>>,
    /// ε by segment and question.
    eligible: Vec<Vec<f64>>,
}

/// What one test did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Visits {
    /// Segments visited.
    pub(super) segments: [bool; SEGMENTS],
    /// Questions given.
    pub(super) given: Vec<Given>,
}

impl Visits {
    pub(super) fn of(given: Vec<Given>) -> Self {
        let mut segments = [false; SEGMENTS];
        for one in &given {
            segments[one.segment] = true;
        }
        Self { segments, given }
    }
}

impl Eligibility {
    /// No test yet: everything is eligible. `rate` is the exposure aimed at.
    pub(super) fn new(questions: usize, rate: f64) -> Self {
        let zeros = vec![vec![0.0; questions]; SEGMENTS];
        Self { rate, given: zeros.clone(), eligible: zeros }
    }

    /// Whether a question is eligible in a segment for the test that drew this number from \[0, 1).
    pub(super) fn allows(&self, segment: usize, question: usize, uniform: f64) -> bool {
        let given = self.given[segment][question];
        given <= 0.0 || uniform * given < self.rate * self.eligible[segment][question]
    }

    /// Counts tests in order, each with the numbers it drew.
    pub(super) fn record<'a>(&mut self, tests: impl IntoIterator<Item = (&'a Visits, &'a [f64])>) {
        let before = self.clone();
        for (visits, uniforms) in tests {
            for segment in (0..SEGMENTS).filter(|segment| visits.segments[*segment]) {
                for (question, &uniform) in uniforms.iter().enumerate() {
                    self.given[segment][question] *= FADING;
                    let allowed = f64::from(u8::from(before.allows(segment, question, uniform)));
                    self.eligible[segment][question] = FADING * self.eligible[segment][question] + allowed;
                }
            }
            for segment in (0..SEGMENTS).filter(|segment| visits.segments[*segment]) {
                for given in &visits.given {
                    self.given[segment][given.question] += 1.0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(segment: usize, given: &[usize]) -> Visits {
        let mut visits = Visits::of(given.iter().map(|&question| Given { segment, question }).collect());
        visits.segments[segment] = true;
        visits
    }

    /// Two tests in segment 1 with everything eligible, question 0 given in both: α = 1.999,
    /// ε = 1.999, so P(E) = r = 0.25. Question 1 was given in the second: P(E) = 0.25·1.999/1 ≈ 0.5.
    #[test]
    fn probabilities_follow_the_counts() {
        let mut state = Eligibility::new(3, 0.25);
        let tests = [visit(1, &[0]), visit(1, &[0, 1])];
        let uniforms = [0.5; 3];
        state.record(tests.iter().map(|visits| (visits, &uniforms[..])));
        assert!(state.allows(1, 0, 0.2499) && !state.allows(1, 0, 0.2501));
        assert!(state.allows(1, 1, 0.4997) && !state.allows(1, 1, 0.4998));
        assert!(state.allows(1, 2, 0.999_999) && state.allows(0, 0, 0.999_999));
    }

    /// A test in which a question was not eligible adds to neither count of it: its chances stay.
    #[test]
    fn tests_without_a_question_fade_both_counts() {
        let mut state = Eligibility::new(1, 0.25);
        state.record([(&visit(0, &[0]), &[0.5][..])]);
        state.record([(&visit(0, &[]), &[0.9][..])]);
        assert!(state.allows(0, 0, 0.2499) && !state.allows(0, 0, 0.2501));
    }

    /// The rate is held: everyone wants question 0, a quarter gets it.
    #[test]
    fn a_question_everyone_wants_is_given_to_few() {
        let mut state = Eligibility::new(2, 0.25);
        let mut given = 0;
        for test in 0..4000_u32 {
            let uniform = f64::from(test.wrapping_mul(2_654_435_761)) / 4_294_967_296.0;
            let wanted = usize::from(!state.allows(2, 0, uniform));
            given += u32::from(test >= 1000 && wanted == 0);
            state.record([(&visit(2, &[wanted]), &[uniform, uniform][..])]);
        }
        assert!((f64::from(given) / 3000.0 - 0.25).abs() < 0.02, "{given}");
    }
}
