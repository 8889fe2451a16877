//! Certification in a fixed number of questions: the flash baseline against the profile.
//!
//! Every simulee is certified twice, with independent luck: the second time tells how consistent
//! levels are. The profile's exposure control is warmed up before on other simulees.

mod controlled;
mod summary;

use super::accuracy::{Accuracy, Gap, Line};
use super::exposure::Exposure;
use super::flash::FlashAlgorithm;
use super::parallel::in_order;
use super::place::Places;
use super::segments::BySegment;
use super::{CompareError, CompareSettings};
use crate::scale::Theta;
use crate::simulation::population::{Population, PopulationSettings, Simulee};
use serde::Serialize;

/// Times each simulee is certified.
const REPLICATIONS: u32 = 2;

/// What one algorithm achieves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertificationResult {
    /// Over all competences.
    pub competences: Accuracy,
    /// Each competence by itself.
    pub by_competence: Vec<Accuracy>,
    /// By true ability in the competence.
    pub by_ability: Vec<BySegment>,
    /// Of the mean ability over the competences, by its true value.
    pub overall: Vec<BySegment>,
    /// Share of competences with the same level in both replications.
    pub level_consistency: f64,
    /// Cohen's κ of that agreement: 0 for chance, 1 for perfection.
    pub level_kappa: f64,
    /// How often questions were shown.
    pub exposure: Exposure,
}

/// Certification in one cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertificationComparison {
    /// The cell.
    pub population: PopulationSettings,
    /// Simulees, each certified twice.
    pub simulees: u32,
    /// Questions of each test.
    pub questions: usize,
    /// The baseline.
    pub flash: CertificationResult,
    /// The line fitted to its places.
    pub flash_line: Line,
    /// The baseline after that line.
    pub flash_remapped: Accuracy,
    /// The profile.
    pub profile: CertificationResult,
    /// The profile's squared errors less the baseline's.
    pub gap: Gap,
    /// The profile's squared errors less the baseline's after the fitted line.
    pub gap_remapped: Gap,
    /// Questions for which no eligible one was left, so that the control was set aside.
    pub unprotected_questions: u32,
}

/// One test of one algorithm.
struct Test {
    asked: Vec<usize>,
    places: Places,
    /// The mean ability over the competences, as found.
    overall: Theta,
}

/// Runs the certification of one cell.
///
/// # Errors
/// When the bank is too small or settings make no model.
pub fn certification(
    population: &Population,
    settings: &CompareSettings,
) -> Result<CertificationComparison, CompareError> {
    let tests = 0..REPLICATIONS * settings.simulees;
    let flash = FlashAlgorithm::new(population, settings.certification_length);
    let flash_tests = in_order(tests.clone(), settings.threads, |part| {
        part.map(|test| flash_test(population, &flash, test)).collect()
    })?;
    let controlled = controlled::tests(population, settings, tests.end)?;
    let people: Vec<Simulee> = tests.map(|test| simulee(population, test)).collect();
    Ok(summary::summary(population, &people, &flash_tests, &controlled))
}

/// Tests of a simulee stand together.
fn simulee(population: &Population, test: u32) -> Simulee {
    population.simulee(test / REPLICATIONS, test % REPLICATIONS)
}

fn flash_test(population: &Population, flash: &FlashAlgorithm, test: u32) -> Result<Test, CompareError> {
    let run = flash.run(population, &simulee(population, test))?;
    Ok(Test { asked: run.asked, places: run.places, overall: run.theta })
}
