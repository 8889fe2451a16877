//! How often questions were shown, and how much tests have in common.

use super::segments::{SEGMENTS, Segment};
use serde::Serialize;

/// A question is hardly used below this rate.
const HARDLY_USED: f64 = 0.02;

/// Exposure of a bank over many tests.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exposure {
    /// Greatest share of the tests that one question was given in.
    pub maximum: f64,
    /// The same among the tests of people of one segment of true mean ability. With few tests chance
    /// alone raises it: see their count.
    pub maximum_by_segment: Vec<SegmentExposure>,
    /// Mean share of questions that two tests have in common (Chen, Ankenmann & Spray 2003):
    /// Σ m_i(m_i − 1) / (L N(N − 1)), m_i being how often question i was given, L the length, N the
    /// number of tests.
    pub overlap: f64,
    /// Share of the bank given in less than 2 % of the tests.
    pub hardly_used: f64,
}

/// Exposure in one segment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SegmentExposure {
    /// The segment of true mean ability.
    pub segment: Segment,
    /// Tests in it.
    pub tests: u32,
    /// Greatest share of them that one question was given in; 0 without tests.
    pub maximum: f64,
}

/// Exposure over tests: for each the segment of its person and the questions given.
pub(super) fn exposure<'a>(
    tests: impl Iterator<Item = (usize, &'a [usize])>,
    questions: usize,
    segments: [Segment; SEGMENTS],
) -> Exposure {
    let mut given = vec![[0_u32; SEGMENTS]; questions];
    let (mut count, mut asked) = ([0_u32; SEGMENTS], 0_usize);
    for (segment, test) in tests {
        count[segment] += 1;
        asked += test.len();
        for &question in test {
            given[question][segment] += 1;
        }
    }
    let tests = f64::from(count.iter().sum::<u32>());
    let totals: Vec<f64> = given.iter().map(|by_segment| f64::from(by_segment.iter().sum::<u32>())).collect();
    let row = |(index, segment): (usize, Segment)| SegmentExposure {
        segment,
        tests: count[index],
        maximum: greatest(given.iter().map(|question| f64::from(question[index])))
            / f64::from(count[index].max(1)),
    };
    let pairs: f64 = totals.iter().map(|total| total * (total - 1.0)).sum();
    let hardly_used = totals.iter().filter(|total| **total < HARDLY_USED * tests).count();
    Exposure {
        maximum: greatest(totals.iter().copied()) / tests,
        maximum_by_segment: segments.into_iter().enumerate().map(row).collect(),
        overlap: pairs / (asked as f64 * (tests - 1.0)),
        hardly_used: hardly_used as f64 / questions as f64,
    }
}

fn greatest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::compare::segments::segments;

    /// Three tests of two questions out of four: {0, 1}, {0, 2}, {0, 1}. Pairs have 1, 2 and 1
    /// questions in common of 2: overlap (½ + 1 + ½)/3 = ⅔.
    #[test]
    fn exposure_is_as_worked_by_hand() {
        let tests: [(usize, &[usize]); 3] = [(2, &[0, 1]), (2, &[0, 2]), (4, &[0, 1])];
        let exposure = exposure(tests.into_iter(), 4, segments(0.0, 1.0));
        assert!((exposure.maximum - 1.0).abs() < 1e-15);
        assert!((exposure.overlap - 2.0 / 3.0).abs() < 1e-15);
        assert!((exposure.hardly_used - 0.25).abs() < 1e-15);
        let by_segment: Vec<f64> = exposure.maximum_by_segment.iter().map(|row| row.maximum).collect();
        assert_eq!(by_segment, [0.0, 0.0, 1.0, 0.0, 1.0]);
        assert_eq!(exposure.maximum_by_segment[2].tests, 2);
    }
}
