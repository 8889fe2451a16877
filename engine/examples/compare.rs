//! The comparison study on its whole grid as two tables. For 1,000 simulees a cell, levels one logit
//! wide and difficulties taken as seen:
//! `cargo run --release -p jalon-engine --example compare -- 1000 logit 0`.

use jalon_engine::scale::ReportingScale;
use jalon_engine::seed::Seed;
use jalon_engine::simulation::compare::{
    Accuracy, CertificationComparison, CertificationResult, CompareSettings, PositioningComparison,
    certification, grid, logit_levels, narrow_levels, positioning,
};
use jalon_engine::simulation::population::{Population, PopulationSettings};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument =
        |place: usize, otherwise: &str| arguments.get(place).map_or(otherwise, String::as_str).to_owned();
    let settings = CompareSettings {
        simulees: argument(0, "100").parse()?,
        assumed_difficulty_error: argument(2, "0").parse()?,
        ..CompareSettings::new(Seed([42; 32]))
    };
    let scale = if argument(1, "logit") == "narrow" { narrow_levels()? } else { logit_levels()? };
    positionings(&scale, &settings)?;
    certifications(&scale, &settings)
}

fn positionings(scale: &ReportingScale, settings: &CompareSettings) -> Result<(), Box<dyn Error>> {
    println!("Positioning (RMSE in levels, exact level, within one; * no worse than the tube)");
    for cell in grid() {
        let population = Population::draw(cell, scale, settings.seed)?;
        print_positioning(&positioning::positioning(&population, settings)?);
    }
    Ok(())
}

fn print_positioning(result: &PositioningComparison) {
    let tube = &result.tube;
    println!("{}", name(&result.population));
    println!("  tube    {:5.1} questions {}", tube.mean_questions, shown(&tube.accuracy));
    println!("  tube, remapped          {}", shown(&tube.remapped));
    for share in [1.0 / 6.0, 0.25] {
        let Some(step) = result.after_share(share) else { continue };
        let mark = |mean_square: f64| if mean_square <= 0.0 { "*" } else { "-" };
        println!(
            "  profile {:5} questions {} {}{} gap {:+.3} se {:.3}",
            step.questions,
            shown(&step.accuracy),
            mark(step.gap.mean_square),
            mark(step.gap_remapped.mean_square),
            step.gap.mean_square,
            step.gap.standard_error,
        );
    }
    println!(
        "  no worse from {:?}, remapped {:?}",
        result.questions_to_match, result.questions_to_match_remapped
    );
}

fn certifications(scale: &ReportingScale, settings: &CompareSettings) -> Result<(), Box<dyn Error>> {
    println!("Certification in {} questions", settings.certification_length);
    for cell in grid() {
        let population = Population::draw(cell, scale, settings.seed)?;
        print_certification(&certification::certification(&population, settings)?);
    }
    Ok(())
}

fn print_certification(result: &CertificationComparison) {
    println!("{}", name(&result.population));
    for (who, found) in [("flash  ", &result.flash), ("profile", &result.profile)] {
        println!(
            "  {who} {} consistency {:.2} kappa {:.2} exposure {:.3} {} overlap {:.3}",
            shown(&found.competences),
            found.level_consistency,
            found.level_kappa,
            found.exposure.maximum,
            by_segment(found),
            found.exposure.overlap,
        );
        println!("          overall by ability: {}", along(found));
    }
    println!("  flash, remapped: {}", shown(&result.flash_remapped));
    let pairs = result.profile.by_competence.iter().zip(&result.flash.by_competence);
    let better = pairs.filter(|(profile, flash)| profile.rmse < flash.rmse).count();
    println!("  lower RMSE in {better} competences; unprotected questions {}", result.unprotected_questions);
}

fn by_segment(found: &CertificationResult) -> String {
    let rows = found.exposure.maximum_by_segment.iter();
    rows.map(|row| format!("{:.2} of {}", row.maximum, row.tests)).collect::<Vec<_>>().join(", ")
}

fn along(found: &CertificationResult) -> String {
    let rows = found.overall.iter().filter_map(|row| row.accuracy);
    rows.map(|accuracy| format!("{:.2} ({:+.2})", accuracy.rmse, accuracy.bias))
        .collect::<Vec<_>>()
        .join(", ")
}

fn name(cell: &PopulationSettings) -> String {
    let PopulationSettings { loading, mean_log_discrimination, difficulty_error, .. } = cell;
    format!("loading {loading}, mean ln a {mean_log_discrimination}, difficulties off by {difficulty_error}")
}

fn shown(accuracy: &Accuracy) -> String {
    let Accuracy { rmse, bias, exact_level, within_one_level } = accuracy;
    format!("{rmse:.3} (bias {bias:+.3}) {exact_level:.3} {within_one_level:.3}")
}
