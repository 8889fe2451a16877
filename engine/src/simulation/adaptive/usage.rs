//! How evenly a study used its items.

/// An item given to fewer than this share of the people counts as rarely used.
pub const RARE: f64 = 0.02;

/// How often each item was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    tests: u64,
    given: Vec<u64>,
}

impl Usage {
    pub(super) fn new(items: usize) -> Self {
        Self { tests: 0, given: vec![0; items] }
    }

    pub(super) fn add(&mut self, items: impl Iterator<Item = usize>) {
        self.tests += 1;
        items.for_each(|item| self.given[item] += 1);
    }

    /// Number of tests.
    pub fn tests(&self) -> u64 {
        self.tests
    }

    /// How many tests held each item.
    pub fn given(&self) -> &[u64] {
        &self.given
    }

    /// Exposure rate of each item: share of the tests that held it.
    pub fn rates(&self) -> impl Iterator<Item = f64> {
        self.given.iter().map(|&given| given as f64 / self.tests.max(1) as f64)
    }

    /// Greatest exposure rate.
    pub fn greatest_rate(&self) -> f64 {
        self.rates().fold(0.0, f64::max)
    }

    /// Share of the items whose rate is below [`RARE`].
    pub fn rarely_used(&self) -> f64 {
        self.rates().filter(|&rate| rate < RARE).count() as f64 / self.given.len().max(1) as f64
    }

    /// Mean number of items in a test, L; the sum of the rates.
    pub fn mean_length(&self) -> f64 {
        self.given.iter().sum::<u64>() as f64 / self.tests.max(1) as f64
    }

    /// Unevenness χ² = Σ (r_i − L/n)² / (L/n) over the n items (Chang & Ying 1999); 0 when all items
    /// are used alike.
    pub fn chi_square(&self) -> f64 {
        let even = self.mean_length() / self.given.len().max(1) as f64;
        if even > 0.0 {
            self.rates().map(|rate| (rate - even) * (rate - even)).sum::<f64>() / even
        } else {
            0.0
        }
    }

    /// Share of items that two tests have in common, averaged over all pairs of tests:
    /// T = Σ m_i (m_i − 1) / (L N (N − 1)), m_i how often item i was given (Chen, Ankenmann & Spray
    /// 2003); exact. With tests of unequal length L is their mean. `None` for fewer than two tests.
    pub fn overlap(&self) -> Option<f64> {
        let pairs = self.tests as f64 * self.tests.checked_sub(1)? as f64;
        let common: f64 = self.given.iter().map(|&given| given as f64 * (given as f64 - 1.0)).sum();
        let expected = self.mean_length() * pairs;
        (expected > 0.0).then(|| common / expected)
    }
}
