//! How near estimates come to the truth.

use super::study::TestRecord;
use crate::scale::Theta;

/// Quantile of the standard normal distribution that bounds a 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Sums over tests of people whose ability is known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Accuracy {
    tests: u64,
    error: f64,
    squared_error: f64,
    standard_error: f64,
    covered: u64,
    answers: u64,
}

impl Accuracy {
    /// Adds a test of a person of this ability; a test without an answer tells nothing.
    pub(super) fn add(&mut self, truth: Theta, test: &TestRecord<'_>) {
        let Some(last) = test.steps.last() else { return };
        let error = last.theta.0 - truth.0;
        self.tests += 1;
        self.error += error;
        self.squared_error += error * error;
        self.standard_error += last.standard_error.0;
        self.covered += u64::from(error.abs() <= Z_95 * last.standard_error.0);
        self.answers += test.steps.len() as u64;
    }

    /// Number of tests.
    pub fn tests(&self) -> u64 {
        self.tests
    }

    /// Mean of θ̂ − θ, in logit; `None` without tests, as for all means here.
    pub fn bias(&self) -> Option<f64> {
        self.mean(self.error)
    }

    /// √ of the mean of (θ̂ − θ)², in logit.
    pub fn rmse(&self) -> Option<f64> {
        self.mean(self.squared_error).map(f64::sqrt)
    }

    /// Mean of the standard errors that the tests reported, in logit.
    pub fn mean_standard_error(&self) -> Option<f64> {
        self.mean(self.standard_error)
    }

    /// Empirical standard error: standard deviation of θ̂ − θ, in logit.
    pub fn empirical_standard_error(&self) -> Option<f64> {
        let bias = self.bias()?;
        Some((self.mean(self.squared_error)? - bias * bias).max(0.0).sqrt())
    }

    /// Share of tests whose interval θ̂ ± 1.96 SE holds θ.
    pub fn coverage(&self) -> Option<f64> {
        self.mean(self.covered as f64)
    }

    /// Mean number of answers.
    pub fn mean_length(&self) -> Option<f64> {
        self.mean(self.answers as f64)
    }

    fn mean(&self, sum: f64) -> Option<f64> {
        (self.tests > 0).then(|| sum / self.tests as f64)
    }
}
