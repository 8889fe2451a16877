//! Sympson–Hetter parameters for a test, by giving it again and again.

use super::{AdaptiveTest, Examinees, ExposureControl, Study, TestRecord};
use crate::seed::Seed;
use crate::selection::exposure::tuning::{SelectionCounts, TuningError, TuningSettings, tune};
use std::num::NonZeroUsize;

impl AdaptiveTest<'_> {
    /// Tunes the K of this test and puts them in force; returns the greatest rate of each round.
    ///
    /// Every round gives the test to the same examinees with the same luck ([`tune`]). They should be many,
    /// and other than those of the study that follows: K that fit the luck of some people say little of
    /// others.
    pub fn tune_exposure(
        &mut self,
        settings: TuningSettings,
        examinees: Examinees<'_>,
        seed: Seed,
        threads: NonZeroUsize,
    ) -> Result<Vec<f64>, TuningError> {
        let tuned = tune(settings, self.items.len(), 1, |parameters, _| {
            self.design.exposure = ExposureControl::SympsonHetter(parameters.clone());
            let mut counts = SelectionCounts::new(self.items.len());
            Study { test: self, examinees, seed }
                .run(threads, |block| block.tests().for_each(|test| count(&test, &mut counts)));
            vec![counts]
        })?;
        self.design.exposure = ExposureControl::SympsonHetter(tuned.parameters);
        Ok(tuned.greatest_rates)
    }
}

fn count(test: &TestRecord<'_>, counts: &mut SelectionCounts) {
    counts.tests += 1;
    for step in test.steps {
        counts.selected[step.item as usize] += 1;
        counts.administered[step.item as usize] += 1;
    }
    test.set_aside.iter().for_each(|&item| counts.selected[item as usize] += 1);
}
