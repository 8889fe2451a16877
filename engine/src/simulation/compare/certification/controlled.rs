//! Certifications by the profile, with exposure held down.

use super::{Test, simulee};
use crate::seed::DrawPurpose;
use crate::simulation::compare::eligibility::{Eligibility, Visits};
use crate::simulation::compare::parallel::in_order;
use crate::simulation::compare::profile::{ProfileAlgorithm, Rules};
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
    visits: Visits,
    uniforms: Vec<f64>,
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
    let mut eligibility = Eligibility::new(population.questions().len(), settings.target_exposure);
    let mut reported = ControlledTests { tests: Vec::new(), unprotected: 0 };
    for block in blocks(count..2 * count).chain(blocks(0..count)) {
        let is_reported = block.start < count;
        let done = in_order(block, settings.threads, |part| {
            let mut profile = profile.clone();
            part.map(|test| controlled(population, &mut profile, &eligibility, test)).collect()
        })?;
        eligibility.record(done.iter().map(|one: &Controlled| (&one.visits, &one.uniforms[..])));
        for one in done.into_iter().filter(|_| is_reported) {
            reported.tests.push(one.test);
            reported.unprotected += one.unprotected;
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
    eligibility: &Eligibility,
    test: u32,
) -> Result<Controlled, CompareError> {
    let simulee = simulee(population, test);
    let mut draws = simulee.test_seed().draws(0, DrawPurpose::Selection);
    let uniforms: Vec<f64> = population.questions().iter().map(|_| draws.uniform()).collect();
    let allows = |segment, question: usize| eligibility.allows(segment, question, uniforms[question]);
    let run = profile.run(population, &simulee, allows, |_, _| {})?;
    let test = Test {
        asked: run.given.iter().map(|given| given.question).collect(),
        places: profile.places(&run.posterior),
        overall: profile.mean_theta(&run.posterior),
    };
    Ok(Controlled { test, visits: Visits::of(run.given), uniforms, unprotected: run.unprotected })
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
