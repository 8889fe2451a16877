//! Positioning of all competences: the tube baseline against the profile.

use super::accuracy::{Accuracy, Gap, Line, Tally};
use super::parallel::in_order;
use super::place::{Places, remapped};
use super::profile::{ProfileAlgorithm, Rules};
use super::tube::TubeAlgorithm;
use super::{CompareError, CompareSettings};
use crate::simulation::population::{Population, PopulationSettings};
use serde::Serialize;
use std::ops::Range;

/// What the tube baseline needed and said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TubeResult {
    /// Mean number of questions.
    pub mean_questions: f64,
    /// Fewest questions of a simulee.
    pub fewest_questions: u32,
    /// Most questions of a simulee.
    pub most_questions: u32,
    /// On its own points.
    pub accuracy: Accuracy,
    /// The line fitted to its points.
    pub line: Line,
    /// After that line.
    pub remapped: Accuracy,
}

/// The profile after a number of questions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PositioningStep {
    /// Questions asked.
    pub questions: usize,
    /// What is known then.
    pub accuracy: Accuracy,
    /// Its squared errors less the baseline's on its own points.
    pub gap: Gap,
    /// Its squared errors less the baseline's after the fitted line.
    pub gap_remapped: Gap,
}

/// Positioning in one cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PositioningComparison {
    /// The cell.
    pub population: PopulationSettings,
    /// Simulees.
    pub simulees: u32,
    /// The baseline.
    pub tube: TubeResult,
    /// The profile after 1, 2, … questions.
    pub profile: Vec<PositioningStep>,
    /// Fewest questions after which the profile's error is not above the baseline's on its own points.
    pub questions_to_match: Option<usize>,
    /// The same against the baseline after the fitted line.
    pub questions_to_match_remapped: Option<usize>,
}

impl PositioningComparison {
    /// The profile after this share of the baseline's mean number of questions, rounded down; the
    /// last step when the profile did not go that far.
    pub fn after_share(&self, share: f64) -> Option<&PositioningStep> {
        let allowed = share * self.tube.mean_questions;
        self.profile.iter().take_while(|step| step.questions as f64 <= allowed).last()
    }
}

/// One simulee.
struct Run {
    truth: Places,
    questions: u32,
    tube: Places,
    /// After each question of the profile.
    profile: Vec<Tally>,
}

/// Runs the positioning of one cell.
///
/// # Errors
/// When the bank is too small or settings make no model.
pub fn positioning(
    population: &Population,
    settings: &CompareSettings,
) -> Result<PositioningComparison, CompareError> {
    let tube = TubeAlgorithm::new(population);
    let rules = Rules {
        length: settings.positioning_length,
        minimum_per_competence: 1,
        difficulty_error: settings.assumed_difficulty_error,
    };
    let profile = ProfileAlgorithm::new(population, rules)?;
    let part = |part: Range<u32>| {
        let mut profile = profile.clone();
        part.map(|number| simulate(population, number, &tube, &mut profile)).collect()
    };
    let runs: Vec<Run> = in_order(0..settings.simulees, settings.threads, part)?;
    Ok(summary(population, &runs))
}

fn simulate(
    population: &Population,
    number: u32,
    tube: &TubeAlgorithm,
    profile: &mut ProfileAlgorithm,
) -> Result<Run, CompareError> {
    let simulee = population.simulee(number, 0);
    let truth = Places::of(population.scale(), simulee.abilities());
    let found = tube.run(population, &simulee);
    let mut tallies = Vec::new();
    profile.run(population, &simulee, None, |algorithm, posterior| {
        tallies.push(Tally::of(&algorithm.places(posterior), &truth));
    })?;
    Ok(Run { truth, questions: found.questions, tube: found.places, profile: tallies })
}

fn summary(population: &Population, runs: &[Run]) -> PositioningComparison {
    let truth: Vec<Places> = runs.iter().map(|run| run.truth.clone()).collect();
    let said: Vec<Places> = runs.iter().map(|run| run.tube.clone()).collect();
    let line = Line::fitting(&said, &truth);
    let own: Vec<Tally> = tallies(&said, &truth);
    let moved = tallies(&remapped(population.scale(), line, &said), &truth);
    let profile = steps(runs, &own, &moved);
    let matching = |gap: fn(&PositioningStep) -> Gap| {
        profile.iter().find(|step| gap(step).mean_square <= 0.0).map(|step| step.questions)
    };
    PositioningComparison {
        population: *population.settings(),
        simulees: u32::try_from(runs.len()).unwrap_or(u32::MAX),
        tube: tube_result(runs, &own, &moved, line),
        questions_to_match: matching(|step| step.gap),
        questions_to_match_remapped: matching(|step| step.gap_remapped),
        profile,
    }
}

/// One tally a simulee.
fn tallies(said: &[Places], truth: &[Places]) -> Vec<Tally> {
    said.iter().zip(truth).map(|(said, truth)| Tally::of(said, truth)).collect()
}

fn tube_result(runs: &[Run], own: &[Tally], remapped: &[Tally], line: Line) -> TubeResult {
    let questions = || runs.iter().map(|run| run.questions);
    TubeResult {
        mean_questions: questions().map(f64::from).sum::<f64>() / runs.len() as f64,
        fewest_questions: questions().min().unwrap_or(0),
        most_questions: questions().max().unwrap_or(0),
        accuracy: Tally::all(own).accuracy(),
        line,
        remapped: Tally::all(remapped).accuracy(),
    }
}

fn steps(runs: &[Run], own: &[Tally], remapped: &[Tally]) -> Vec<PositioningStep> {
    let length = runs.iter().map(|run| run.profile.len()).min().unwrap_or(0);
    let step = |index: usize| {
        let reached: Vec<Tally> = runs.iter().map(|run| run.profile[index]).collect();
        PositioningStep {
            questions: index + 1,
            accuracy: Tally::all(&reached).accuracy(),
            gap: Gap::between(&reached, own),
            gap_remapped: Gap::between(&reached, remapped),
        }
    };
    (0..length).map(step).collect()
}
