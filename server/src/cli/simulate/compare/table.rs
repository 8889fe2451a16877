//! The tables of docs/measurement.md.

use super::Study;
use super::targets::{SIXTH, better_competences, greatest_by_segment};
use jalon_engine::simulation::compare::{Accuracy, CertificationResult, PositioningStep, Segment};
use jalon_engine::simulation::population::PopulationSettings;
use std::fmt::Write;

/// What the first columns say of a population.
const POPULATION: &str = "λ | ln a | b off by";

/// All tables.
pub(super) fn markdown(study: &Study) -> String {
    let mut text = String::new();
    positioning(&mut text, study);
    certification(&mut text, study);
    bias(&mut text, study);
    text
}

fn positioning(text: &mut String, study: &Study) {
    let _ = writeln!(text, "### (a) Positioning, {} scale\n", study.scale.name());
    head(
        text,
        "tube asks | RMSE (after line) | exact / ±1 | profile asks ¼ | RMSE | exact / ±1 | \
         profile asks ⅙ | RMSE | exact / ±1 | as good after (after line)",
    );
    for cell in &study.cells {
        let (positioning, tube) = (&cell.positioning, &cell.positioning.tube);
        let _ = writeln!(
            text,
            "| {} | {:.0} | {:.3} ({:.3}) | {} | {} | {} | {} ({}) |",
            population(&positioning.population),
            tube.mean_questions,
            tube.accuracy.rmse,
            tube.remapped.rmse,
            levels(&tube.accuracy),
            share(positioning.after_share(0.25)),
            share(positioning.after_share(SIXTH)),
            questions(positioning.questions_to_match),
            questions(positioning.questions_to_match_remapped),
        );
    }
    text.push('\n');
}

fn certification(text: &mut String, study: &Study) {
    let _ = writeln!(text, "### (b) Certification in 32 questions, {} scale\n", study.scale.name());
    head(
        text,
        "flash RMSE (after line) | exact / ±1 | κ | exposure (segment) | overlap | \
         profile RMSE | exact / ±1 | κ | exposure (segment) | overlap | better in",
    );
    for cell in &study.cells {
        let both = &cell.certification;
        let _ = writeln!(
            text,
            "| {} | {:.3} ({:.3}) | {} | {:.3} | {} | {} of {} |",
            population(&both.population),
            both.flash.competences.rmse,
            both.flash_remapped.rmse,
            use_of_bank(&both.flash),
            both.profile.competences.rmse,
            use_of_bank(&both.profile),
            better_competences(cell),
            both.profile.by_competence.len(),
        );
    }
    text.push('\n');
}

/// Along true ability in the competence.
fn bias(text: &mut String, study: &Study) {
    let _ = writeln!(text, "### (b) Bias along true ability, {} scale\n", study.scale.name());
    let certification = &study.cells[0].certification;
    let names = [("flash", &certification.flash), ("profile", &certification.profile)];
    let columns = names.map(|(name, result)| {
        result.by_ability.iter().map(|row| format!("{name} {}", ends(row.segment))).collect::<Vec<_>>()
    });
    head(text, &columns.concat().join(" | "));
    for cell in &study.cells {
        let both = &cell.certification;
        let rows = both.flash.by_ability.iter().chain(&both.profile.by_ability);
        let values: Vec<String> = rows
            .map(|row| {
                row.accuracy.map_or_else(|| "–".to_owned(), |accuracy| format!("{:+.2}", accuracy.bias))
            })
            .collect();
        let _ = writeln!(text, "| {} | {} |", population(&both.population), values.join(" | "));
    }
    text.push('\n');
}

fn ends(segment: Segment) -> String {
    match (segment.from, segment.to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("below {to}"),
        (None, None) => "all".to_owned(),
    }
}

fn head(text: &mut String, columns: &str) {
    let count = POPULATION.split(" | ").chain(columns.split(" | ")).count();
    let _ = writeln!(text, "| {POPULATION} | {columns} |\n|{}", "---:|".repeat(count));
}

fn population(cell: &PopulationSettings) -> String {
    format!("{} | {} | {}", cell.loading, cell.mean_log_discrimination, cell.difficulty_error)
}

fn levels(accuracy: &Accuracy) -> String {
    format!("{:.3} / {:.3}", accuracy.exact_level, accuracy.within_one_level)
}

fn share(step: Option<&PositioningStep>) -> String {
    step.map_or_else(
        || "– | – | –".to_owned(),
        |step| format!("{} | {:.3} | {}", step.questions, step.accuracy.rmse, levels(&step.accuracy)),
    )
}

fn questions(count: Option<usize>) -> String {
    count.map_or_else(|| "–".to_owned(), |count| count.to_string())
}

fn use_of_bank(result: &CertificationResult) -> String {
    format!(
        "{} | {:.2} | {:.3} ({:.3}) | {:.3}",
        levels(&result.competences),
        result.level_kappa,
        result.exposure.maximum,
        greatest_by_segment(&result.exposure),
        result.exposure.overlap,
    )
}
