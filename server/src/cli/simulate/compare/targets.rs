//! Which targets are met, and in how many populations.

use super::{Cell, Study};
use jalon_engine::simulation::compare::{Exposure, PositioningStep};
use std::fmt::Write;

/// Greatest exposure promised.
const EXPOSURE: f64 = 0.25;

/// A promise, the populations it is made for and where it is kept.
struct Target {
    promise: &'static str,
    made: fn(&Cell) -> bool,
    kept: fn(&Cell) -> bool,
}

const TARGETS: [Target; 9] = [
    Target {
        promise: "Positioning, a quarter of the questions: RMSE no worse than the tube's",
        made: |_| true,
        kept: |cell| after(cell, 0.25, |step| step.gap.mean_square),
    },
    Target {
        promise: "… than the tube's after the best line",
        made: |_| true,
        kept: |cell| after(cell, 0.25, |step| step.gap_remapped.mean_square),
    },
    Target {
        promise: "Positioning, a sixth of the questions, difficulties known: RMSE no worse than the tube's",
        made: is_known,
        kept: |cell| after(cell, SIXTH, |step| step.gap.mean_square),
    },
    Target {
        promise: "… than the tube's after the best line",
        made: is_known,
        kept: |cell| after(cell, SIXTH, |step| step.gap_remapped.mean_square),
    },
    Target {
        promise: "Certification: RMSE lower than flash's in every competence",
        made: |_| true,
        kept: |cell| better_competences(cell) == cell.certification.profile.by_competence.len(),
    },
    Target {
        promise: "Certification: RMSE over all competences lower than flash's",
        made: |_| true,
        kept: |cell| cell.certification.gap.mean_square < 0.0,
    },
    Target {
        promise: "… than flash's after the best line",
        made: |_| true,
        kept: |cell| cell.certification.gap_remapped.mean_square < 0.0,
    },
    Target {
        promise: "Certification: greatest exposure at most 0.25",
        made: |_| true,
        kept: |cell| cell.certification.profile.exposure.maximum <= EXPOSURE,
    },
    Target {
        promise: "… in every segment of true ability",
        made: |_| true,
        kept: |cell| greatest_by_segment(&cell.certification.profile.exposure) <= EXPOSURE,
    },
];

/// A sixth of the tube's questions.
pub(super) const SIXTH: f64 = 1.0 / 6.0;

fn is_known(cell: &Cell) -> bool {
    cell.positioning.population.difficulty_error <= 0.0
}

fn after(cell: &Cell, share: f64, excess: fn(&PositioningStep) -> f64) -> bool {
    cell.positioning.after_share(share).is_some_and(|step| excess(step) <= 0.0)
}

/// Competences in which the profile's RMSE is below that of flash.
pub(super) fn better_competences(cell: &Cell) -> usize {
    let both = cell.certification.profile.by_competence.iter().zip(&cell.certification.flash.by_competence);
    both.filter(|(profile, flash)| profile.rmse < flash.rmse).count()
}

/// The greatest exposure among the people of one segment.
pub(super) fn greatest_by_segment(exposure: &Exposure) -> f64 {
    exposure.maximum_by_segment.iter().map(|row| row.maximum).fold(0.0, f64::max)
}

/// The list of targets, as Markdown.
pub(super) fn text(study: &Study) -> String {
    let mut text = format!("### Targets, {} scale\n\n", study.scale.name());
    text.push_str("| target | kept in |\n|---|---|\n");
    for target in &TARGETS {
        let made: Vec<&Cell> = study.cells.iter().filter(|cell| (target.made)(cell)).collect();
        let kept = made.iter().filter(|cell| (target.kept)(cell)).count();
        let _ = writeln!(text, "| {} | {kept} of {} |", target.promise, made.len());
    }
    text.push('\n');
    text
}
