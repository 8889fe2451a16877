//! The comparison with the two [baselines](super::baselines): who measures sixteen competences better.
//!
//! All algorithms meet the same bank and the same simulees, and a simulee answers a question in the
//! same way whoever asks it ([`super::population`]).
//!
//! - [`positioning`]: as long as the tube baseline likes, against the higher-order model of
//!   [`crate::profile`] with greedy expected reduction of the summed posterior variance.
//! - [`certification`]: 32 questions of the flash baseline against 32 of the same model, with two
//!   questions a competence and a bound on exposure.
//!
//! # One scale for all
//! Everything is compared on places: the continuous place on the level scale
//! ([`crate::scale::ReportingScale::position`]), cut to 0 and the highest level, so that nobody is
//! blamed for what the scale cannot say.
//! - truth: the place of θ_k;
//! - tube: its points divided by 8;
//! - flash: the place of its single θ, the same in every competence;
//! - profile: the posterior mean of the place of θ_k; its level is the posterior median.
//!
//! Baselines are also judged after the line that fits the truth best by least squares over all
//! simulees and competences of the cell, so that none is punished for its scale. No baseline could
//! know that line.
//!
//! # Which levels
//! Discriminations and errors of difficulty are per standard deviation of ability, for abilities are
//! N(0, 1) on both scales of the study: [`logit_levels`] and [`narrow_levels`]. The wider the levels,
//! the more of a tube's skills lie where nobody is.
//!
//! # What favours whom
//! The profile model is told the true loading and sees the true guessing; a study of its assumptions
//! is another study. The flash baseline gets, for every question, the two-parameter curve nearest to
//! the one seen, which is what a calibration would find.

mod accuracy;
pub mod certification;
mod eligibility;
mod exposure;
mod flash;
mod parallel;
mod place;
pub mod positioning;
mod profile;
mod segments;
mod tube;

pub use accuracy::{Accuracy, Gap, Line};
pub use certification::{CertificationComparison, CertificationResult};
pub use exposure::Exposure;
pub use positioning::{PositioningComparison, PositioningStep, TubeResult};
pub use segments::{BySegment, SEGMENTS, Segment};

use super::baselines::flash::PoolExhausted;
use super::population::{BankShape, PopulationError, PopulationSettings};
use crate::profile::ProfileError;
use crate::scale::{NormalPrior, ReportingScale, ScaleError};
use crate::seed::Seed;
use crate::selection::exposure::eligibility::EligibilityError;
use serde::{Deserialize, Serialize};

/// Why a comparison cannot be run.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CompareError {
    /// The population cannot be drawn.
    #[error(transparent)]
    Population(#[from] PopulationError),
    /// The profile model cannot be built.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The exposure aimed at is no rate.
    #[error(transparent)]
    Exposure(#[from] EligibilityError),
    /// The bank is too thin for the flash baseline.
    #[error(transparent)]
    Flash(#[from] PoolExhausted),
    /// The bank is too thin for the profile's test.
    #[error("the bank has nothing left to ask after {0} questions")]
    Exhausted(usize),
}

/// How large a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CompareSettings {
    /// Simulees of a cell.
    pub simulees: u32,
    /// Everything random follows from it.
    pub seed: Seed,
    /// Threads; results are the same whatever their number.
    pub threads: usize,
    /// Most questions that the profile asks in positioning.
    pub positioning_length: usize,
    /// Questions of a certification.
    pub certification_length: usize,
    /// Fewest questions on each competence in the profile's certification.
    pub minimum_per_competence: usize,
    /// Exposure rate that the profile's certification aims at; below the rate promised, since rates
    /// observed in a group scatter around it.
    pub target_exposure: f64,
    /// Standard error of difficulties that the profile counts with, in logit; 0 takes them as they
    /// are seen.
    pub assumed_difficulty_error: f64,
}

impl CompareSettings {
    /// 1,000 simulees a cell, 64 and 32 questions, two a competence, exposure 0.2, difficulties taken
    /// as they are seen.
    pub fn new(seed: Seed) -> Self {
        Self {
            simulees: 1000,
            seed,
            threads: 2,
            positioning_length: 64,
            certification_length: 32,
            minimum_per_competence: 2,
            target_exposure: 0.2,
            assumed_difficulty_error: 0.0,
        }
    }
}

/// Half the number of levels of both study scales.
const HALF_OF_LEVELS: f64 = 4.0;

/// Abilities N(0, 1) and eight levels one logit wide around 0: what the tube baseline takes for granted
/// when it reads levels as logits. Nearly everyone stands in the four levels of the middle.
///
/// # Errors
/// None for these numbers.
pub fn logit_levels() -> Result<ReportingScale, ScaleError> {
    study_scale(1.0)
}

/// Abilities N(0, 1) and eight levels of 0.7/1.5 around 0: levels as wide, next to the spread of
/// abilities, as those of a bank with cut scores 0.7 logit apart and a prior of standard deviation
/// 1.5. People spread over all levels.
///
/// # Errors
/// None for these numbers.
pub fn narrow_levels() -> Result<ReportingScale, ScaleError> {
    study_scale(0.7 / 1.5)
}

fn study_scale(width: f64) -> Result<ReportingScale, ScaleError> {
    let cuts = (0..8_u8).map(|level| width * (f64::from(level) + 0.5 - HALF_OF_LEVELS)).collect();
    ReportingScale::new(cuts, 8, NormalPrior { mean: 0.0, sd: 1.0 })
}

/// The grid: loading 0.7 and 0.85, mean ln a 0.25 and 0.7, difficulties known and misjudged by 0.5;
/// 80 tubes of five skills, five tubes a competence, three questions a skill.
pub fn grid() -> Vec<PopulationSettings> {
    let shape = BankShape { competences: 16, tubes: 5, skills: 5, questions: 3 };
    let mut cells = Vec::new();
    for loading in [0.7, 0.85] {
        for mean_log_discrimination in [0.25, 0.7] {
            for difficulty_error in [0.0, 0.5] {
                cells.push(PopulationSettings { loading, mean_log_discrimination, difficulty_error, shape });
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::population::Population;

    fn small(threads: usize) -> (Population, CompareSettings) {
        let shape = BankShape { competences: 4, tubes: 5, skills: 5, questions: 2 };
        let cell = PopulationSettings { shape, ..grid()[0] };
        let settings = CompareSettings {
            simulees: 20,
            threads,
            positioning_length: 16,
            certification_length: 8,
            ..CompareSettings::new(Seed([3; 32]))
        };
        (Population::draw(cell, &logit_levels().unwrap(), settings.seed).unwrap(), settings)
    }

    #[test]
    fn results_are_the_same_whatever_the_number_of_threads() {
        let ((population, one), (_, three)) = (small(1), small(3));
        let text = |settings| {
            let positioning = positioning::positioning(&population, settings).unwrap();
            let certification = certification::certification(&population, settings).unwrap();
            serde_json::to_string(&(positioning, certification)).unwrap()
        };
        assert_eq!(text(&one), text(&three));
    }

    #[test]
    fn more_questions_tell_more() {
        let (population, settings) = small(1);
        let result = positioning::positioning(&population, &settings).unwrap();
        let rmse = |questions: usize| result.profile[questions - 1].accuracy.rmse;
        assert!(rmse(16) < rmse(4) && rmse(4) < 1.2, "{} {}", rmse(4), rmse(16));
        assert!(result.tube.mean_questions > 30.0 && result.tube.remapped.rmse <= result.tube.accuracy.rmse);
        let half = result.after_share(16.5 / result.tube.mean_questions);
        assert_eq!(half.map(|step| step.questions), Some(16));
    }

    #[test]
    fn certifications_have_their_length_and_content() {
        let (population, settings) = small(1);
        let result = certification::certification(&population, &settings).unwrap();
        assert_eq!((result.questions, result.simulees), (8, 20));
        assert_eq!(result.profile.by_competence.len(), 4);
        let tests: u32 = result.profile.exposure.maximum_by_segment.iter().map(|row| row.tests).sum();
        assert_eq!(tests, 40);
    }

    /// 500 tests, at least 60 in each segment: standard errors of rates near 0.05 there at most.
    #[test]
    fn exposure_is_held_down_in_every_segment() {
        let (population, settings) = small(2);
        let greatest = |target_exposure| {
            let settings = CompareSettings { simulees: 250, target_exposure, ..settings };
            let result = certification::certification(&population, &settings).unwrap();
            let rows = result.profile.exposure.maximum_by_segment.into_iter();
            rows.map(|row| row.maximum).fold(0.0, f64::max)
        };
        let (free, held) = (greatest(1.0), greatest(0.2));
        assert!(free > 0.9 && held < 0.36, "{free} {held}");
    }

    #[test]
    fn a_bank_too_thin_is_an_error() {
        let (population, settings) = small(1);
        let longer = CompareSettings { certification_length: 200, ..settings };
        assert!(certification::certification(&population, &longer).is_err());
        let longer = CompareSettings { positioning_length: 200, ..settings };
        let exhausted = positioning::positioning(&population, &longer);
        assert_eq!(exhausted, Err(CompareError::Exhausted(100)));
    }

    #[test]
    fn the_grid_has_all_eight_cells() {
        let cells = grid();
        assert_eq!(cells.len(), 8);
        assert!(cells.iter().enumerate().all(|(index, cell)| !cells[..index].contains(cell)));
        let narrow = narrow_levels().unwrap();
        assert!(
            (narrow.cuts()[0] + 2.45 / 1.5).abs() < 1e-12 && (narrow.cuts()[7] - 2.45 / 1.5).abs() < 1e-12
        );
        assert!((logit_levels().unwrap().cuts()[7] - 3.5).abs() < 1e-12);
    }
}
