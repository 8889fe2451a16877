//! Certifications by the profile, with exposure held down.

use super::{Test, simulee};
use crate::seed::DrawPurpose;
use crate::selection::exposure::EligibleSet;
use crate::simulation::compare::eligibility::Control;
use crate::simulation::compare::parallel::in_order;
use crate::simulation::compare::profile::{ProfileAlgorithm, Rules, mean_ability};
use crate::simulation::compare::{CompareError, CompareSettings};
use crate::simulation::population::Population;
use std::ops::Range;

/// Tests between two updates of the exposure control.
const BLOCK: u32 = 8;

/// Tests under one exposure control.
pub(super) struct ControlledTests {
    pub(super) tests: Vec<Test>,
    /// Questions for which no eligible one was left.
    pub(super) unprotected: u32,
}

/// A test with what the exposure control needs.
struct Controlled {
    test: Test,
    eligible: EligibleSet,
    unprotected: u32,
}

/// Tests 0 to `count`, after a warm-up on as many others that are not reported.
pub(super) fn tests(
    population: &Population,
    settings: &CompareSettings,
    count: u32,
) -> Result<ControlledTests, CompareError> {
    let rules = Rules {
        length: settings.certification_length,
        minimum_per_competence: settings.minimum_per_competence,
        difficulty_error: settings.assumed_difficulty_error,
    };
    let profile = ProfileAlgorithm::new(population, rules)?;
    let mut control = Control::new(population, settings.target_exposure)?;
    let mut reported = ControlledTests { tests: Vec::new(), unprotected: 0 };
    for block in blocks(count..2 * count).chain(blocks(0..count)) {
        let is_reported = block.start < count;
        let done = in_order(block, settings.threads, |part| {
            let mut profile = profile.clone();
            part.map(|test| controlled(population, &mut profile, &control, test)).collect()
        })?;
        for Controlled { test, eligible, unprotected } in done {
            control.record(&eligible, test.asked.clone(), unprotected == 0, test.overall);
            if is_reported {
                reported.tests.push(test);
                reported.unprotected += unprotected;
            }
        }
    }
    Ok(reported)
}

fn blocks(tests: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    let end = tests.end;
    let count = (end - tests.start).div_ceil(BLOCK);
    (0..count).map(move |block| tests.start + block * BLOCK).map(move |start| start..(start + BLOCK).min(end))
}

fn controlled(
    population: &Population,
    profile: &mut ProfileAlgorithm,
    control: &Control,
    test: u32,
) -> Result<Controlled, CompareError> {
    let simulee = simulee(population, test);
    let protection = control.draw(&mut simulee.test_seed().draws(0, DrawPurpose::Selection));
    let run = profile.run(population, &simulee, Some(&protection), |_, _| {})?;
    let test = Test {
        places: profile.places(&run.posterior),
        overall: mean_ability(&run.posterior).theta,
        asked: run.given,
    };
    Ok(Controlled { test, eligible: protection.into_eligible(), unprotected: run.unprotected })
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn blocks_cover_all_tests_in_order() {
        assert_eq!(blocks(100..120).collect::<Vec<_>>(), [100..108, 108..116, 116..120]);
        assert_eq!(blocks(5..5).count(), 0);
    }
}
