//! Segments of ability, in which results are reported and exposure is held down.

use super::accuracy::{Accuracy, Tally};
use serde::Serialize;

/// Ends of the inner segments, in standard deviations of a competence around its mean.
const EDGES: [f64; 4] = [-1.0, -0.35, 0.35, 1.0];

/// Number of segments.
pub const SEGMENTS: usize = EDGES.len() + 1;

/// The segment of a standardised ability.
pub(super) fn segment_of(standardised: f64) -> usize {
    EDGES.iter().take_while(|edge| standardised >= **edge).count()
}

/// A segment of ability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Segment {
    /// Lower end, in logit; nothing when open.
    pub from: Option<f64>,
    /// Upper end, in logit; nothing when open.
    pub to: Option<f64>,
}

/// The ends of the inner segments on a scale with this mean and standard deviation.
pub(super) fn boundaries(mean: f64, sd: f64) -> [f64; SEGMENTS - 1] {
    EDGES.map(|edge| mean + sd * edge)
}

/// The segments of a scale with this mean and standard deviation.
pub(super) fn segments(mean: f64, sd: f64) -> [Segment; SEGMENTS] {
    let boundaries = boundaries(mean, sd);
    let edge = |index: usize| boundaries.get(index).copied();
    std::array::from_fn(|index| Segment { from: index.checked_sub(1).and_then(edge), to: edge(index) })
}

/// Accuracy for the true abilities of one segment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BySegment {
    /// The segment of true ability.
    pub segment: Segment,
    /// How many results lie in it.
    pub count: u32,
    /// Nothing when none does.
    pub accuracy: Option<Accuracy>,
}

/// Tallies by segment as reported.
pub(super) fn report(mean: f64, sd: f64, tallies: &[Tally; SEGMENTS]) -> Vec<BySegment> {
    let both = segments(mean, sd).into_iter().zip(tallies);
    let row = |(segment, tally): (Segment, &Tally)| BySegment {
        segment,
        count: tally.count(),
        accuracy: (tally.count() > 0).then(|| tally.accuracy()),
    };
    both.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_holds_its_lower_end() {
        let found = [-9.0, -1.0, -0.35, 0.0, 0.35, 0.99, 1.0, 9.0].map(segment_of);
        assert_eq!(found, [0, 1, 2, 2, 3, 3, 4, 4]);
        let segments = segments(0.5, 2.0);
        assert_eq!(segments[0], Segment { from: None, to: Some(-1.5) });
        assert_eq!(segments[4], Segment { from: Some(2.5), to: None });
    }
}
