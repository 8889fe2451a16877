//! How evenly a bank is used: exposure rates, overlap between tests, χ².

use serde::{Deserialize, Serialize};

/// How often each item was given, over all tests of a group (everyone, or one segment of ability).
///
/// ```
/// use jalon_engine::selection::exposure::ExposureCounts;
/// let mut counts = ExposureCounts::new(4);
/// counts.record([0, 1]);
/// counts.record([0, 2]);
/// assert_eq!(counts.rates(), [1.0, 0.5, 0.5, 0.0]);
/// assert_eq!(counts.overlap(), Some(0.5)); // the two tests share one item of two
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExposureCounts {
    administered: Vec<u64>,
    tests: u64,
}

impl ExposureCounts {
    /// No test yet, for this many items.
    pub fn new(items: usize) -> Self {
        Self { administered: vec![0; items], tests: 0 }
    }

    /// Counts one test by the items it gave, each once; items the bank does not have are left out.
    pub fn record(&mut self, items: impl IntoIterator<Item = usize>) {
        self.tests += 1;
        for item in items {
            if let Some(count) = self.administered.get_mut(item) {
                *count += 1;
            }
        }
    }

    /// Adds the counts of other tests over the same items.
    pub fn merge(&mut self, other: &Self) {
        self.tests += other.tests;
        let longest = self.administered.len().max(other.administered.len());
        self.administered.resize(longest, 0);
        self.administered.iter_mut().zip(&other.administered).for_each(|(count, more)| *count += more);
    }

    /// m_i: tests in which each item was given.
    pub fn administered(&self) -> &[u64] {
        &self.administered
    }

    /// N, the number of tests.
    pub fn tests(&self) -> u64 {
        self.tests
    }

    /// r_i = m_i / N; zeros before the first test.
    pub fn rates(&self) -> Vec<f64> {
        let tests = self.tests.max(1) as f64;
        self.administered.iter().map(|&count| count as f64 / tests).collect()
    }

    /// The greatest rate; 0 before the first test.
    pub fn greatest_rate(&self) -> f64 {
        self.rates().into_iter().fold(0.0, f64::max)
    }

    /// Share of items whose rate is below `rate`: items that were hardly worth writing.
    pub fn share_below(&self, rate: f64) -> f64 {
        let below = self.rates().into_iter().filter(|&observed| observed < rate).count();
        below as f64 / self.administered.len().max(1) as f64
    }

    /// L, the mean number of items of a test.
    pub fn mean_length(&self) -> f64 {
        self.administered.iter().sum::<u64>() as f64 / self.tests.max(1) as f64
    }

    /// Exact mean overlap T̄ of two tests, as a share of their length.
    ///
    /// T̄ = Σ m_i (m_i − 1) / (L N (N − 1)): items shared by the average pair of tests, divided by
    /// the mean length L (Chen, Ankenmann & Spray 2003). `None` with fewer than two tests or no item.
    pub fn overlap(&self) -> Option<f64> {
        let (tests, length) = (self.tests as f64, self.mean_length());
        let pairs = |count: &u64| *count as f64 * (*count as f64 - 1.0);
        let shared: f64 = self.administered.iter().map(pairs).sum();
        (self.tests > 1 && length > 0.0).then(|| shared / (length * tests * (tests - 1.0)))
    }

    /// χ² = Σ (r_i − L/n)² / (L/n) over the n items (Chang & Ying 1999): 0 when all are used alike.
    ///
    /// `None` when no item was given.
    pub fn chi_square(&self) -> Option<f64> {
        let even = self.mean_length() / self.administered.len().max(1) as f64;
        let term = |rate: f64| (rate - even) * (rate - even) / even;
        (even > 0.0).then(|| self.rates().into_iter().map(term).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};
    use std::collections::BTreeSet;

    /// 60 tests of 2 to 7 of 20 items, low numbers preferred.
    fn tests() -> Vec<BTreeSet<usize>> {
        let mut draws = Seed([4; 32]).draws(1, DrawPurpose::Simulation);
        (0..60).map(|test| (0..2 + test % 6).map(|_| draws.index_below(20) / 2 * 2).collect()).collect()
    }

    fn counts(tests: &[BTreeSet<usize>]) -> ExposureCounts {
        let mut counts = ExposureCounts::new(20);
        for test in tests {
            counts.record(test.iter().copied());
        }
        counts
    }

    #[test]
    fn the_overlap_is_that_of_all_pairs() {
        let tests = tests();
        let mut shared = 0;
        for (index, one) in tests.iter().enumerate() {
            shared += tests[..index].iter().map(|other| one.intersection(other).count()).sum::<usize>();
        }
        let length = tests.iter().map(BTreeSet::len).sum::<usize>() as f64 / 60.0;
        let expected = shared as f64 / (60.0 * 59.0 / 2.0) / length;
        assert!((counts(&tests).overlap().unwrap() - expected).abs() < 1e-14);
    }

    #[test]
    fn in_large_samples_the_overlap_follows_from_the_variance_of_the_rates() {
        let base = counts(&tests());
        let mut many = base.clone();
        (0..2000).for_each(|_| many.merge(&base));
        let (rates, length) = (many.rates(), many.mean_length());
        let mean = length / 20.0;
        let variance = rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / 20.0;
        let expected = 20.0 / length * variance + mean;
        assert!((many.overlap().unwrap() - expected).abs() < 1e-5);
        assert!((many.chi_square().unwrap() - 20.0 * variance / mean).abs() < 1e-12);
    }

    #[test]
    fn merging_is_counting_together() {
        let tests = tests();
        let mut merged = counts(&tests[..23]);
        merged.merge(&counts(&tests[23..]));
        assert_eq!(merged, counts(&tests));
        assert!((merged.share_below(1e-9) - 0.5).abs() < 1e-15); // odd numbers are never drawn
    }

    #[test]
    fn a_bank_used_evenly_has_no_chi_square() {
        let mut counts = ExposureCounts::new(4);
        assert_eq!((counts.overlap(), counts.chi_square()), (None, None));
        counts.record([0, 1]);
        counts.record([2, 3]);
        assert_eq!((counts.overlap(), counts.chi_square()), (Some(0.0), Some(0.0)));
        assert!((counts.greatest_rate() - 0.5).abs() < 1e-15);
    }
}
