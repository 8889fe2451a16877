//! `jalon simulate compare`: the engine against two published algorithms, on the same bank and people.

mod pictures;
mod table;
mod targets;

use crate::cli::Failure;
use crate::cli::progress::Progress;
use clap::{Args, ValueEnum};
use jalon_engine::scale::{ReportingScale, ScaleError};
use jalon_engine::seed::Seed;
use jalon_engine::simulation::compare::{
    CertificationComparison, CompareError, CompareSettings, PositioningComparison, certification, grid,
    logit_levels, narrow_levels, positioning,
};
use jalon_engine::simulation::population::{Population, PopulationSettings};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

/// Options of `simulate compare`.
#[derive(Debug, Args)]
#[command(after_help = "\
Eight populations by two scales of levels; docs/measurement.md explains what is compared.
The same options give the same numbers on every machine, whatever the number of processors.

Examples:
  jalon simulate compare
  jalon simulate compare --simulees 100 --scale logit --json
  jalon simulate compare --markdown --pictures docs/images/measurement")]
pub(super) struct CompareCommand {
    /// People of each population.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    simulees: u32,
    /// Everything random follows from this number, from 0 to 255.
    #[arg(long, default_value_t = 42)]
    seed: u8,
    /// Scale of levels [default: both].
    #[arg(long)]
    scale: Option<StudyScale>,
    /// Print every number as JSON.
    #[arg(long)]
    json: bool,
    /// Print the tables of docs/measurement.md.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Write pictures (SVG) into this folder.
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,
}

/// How wide levels are, next to the spread of abilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum StudyScale {
    /// One standard deviation of ability: most people stand in the four levels of the middle.
    Logit,
    /// 0.47 standard deviations: people stand in all levels.
    Narrow,
}

/// One population.
#[derive(Debug, Serialize)]
struct Cell {
    positioning: PositioningComparison,
    certification: CertificationComparison,
}

/// All populations on one scale.
#[derive(Debug, Serialize)]
struct Study {
    scale: StudyScale,
    cells: Vec<Cell>,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    settings: &'a CompareSettings,
    studies: &'a [Study],
}

impl StudyScale {
    fn name(self) -> &'static str {
        match self {
            Self::Logit => "logit",
            Self::Narrow => "narrow",
        }
    }

    fn levels(self) -> Result<ReportingScale, ScaleError> {
        match self {
            Self::Logit => logit_levels(),
            Self::Narrow => narrow_levels(),
        }
    }
}

/// Whatever the numbers say, the command succeeds: it tells them.
pub(super) fn run(command: &CompareCommand) -> Result<ExitCode, Failure> {
    let settings = CompareSettings {
        simulees: command.simulees,
        threads: thread::available_parallelism().map_or(1, usize::from),
        ..CompareSettings::new(Seed([command.seed; 32]))
    };
    let scales = command.scale.map_or_else(|| StudyScale::value_variants().to_vec(), |scale| vec![scale]);
    let studies = studies(&scales, &settings)?;
    if let Some(folder) = &command.pictures {
        pictures::write(folder, &studies)
            .map_err(|error| format!("cannot write into {}: {error}", folder.display()))?;
    }
    if command.json {
        println!("{}", serde_json::to_string(&Printed { settings: &settings, studies: &studies })?);
    } else {
        for study in &studies {
            print!("{}", targets::text(study));
            if command.markdown {
                print!("{}", table::markdown(study));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn studies(scales: &[StudyScale], settings: &CompareSettings) -> Result<Vec<Study>, Failure> {
    let populations = grid();
    let mut progress = Progress::new((scales.len() * populations.len()) as u64);
    let mut done = 0;
    let mut studies = Vec::new();
    for &scale in scales {
        let levels = scale.levels()?;
        let mut cells = Vec::new();
        for population in &populations {
            progress.show(done);
            cells.push(cell(*population, &levels, settings)?);
            done += 1;
        }
        studies.push(Study { scale, cells });
    }
    Ok(studies)
}

fn cell(
    population: PopulationSettings,
    levels: &ReportingScale,
    settings: &CompareSettings,
) -> Result<Cell, CompareError> {
    let population = Population::draw(population, levels, settings.seed)?;
    Ok(Cell {
        positioning: positioning::positioning(&population, settings)?,
        certification: certification::certification(&population, settings)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Simulate {
        #[command(flatten)]
        command: super::super::SimulateCommand,
    }

    fn study() -> Study {
        let settings = CompareSettings { simulees: 2, threads: 1, ..CompareSettings::new(Seed([1; 32])) };
        let levels = logit_levels().unwrap();
        let cell = |population| cell(population, &levels, &settings).unwrap();
        Study { scale: StudyScale::Logit, cells: grid().into_iter().take(2).map(cell).collect() }
    }

    #[test]
    fn the_study_stands_beside_the_plans() {
        let read = |words: &[&str]| Simulate::try_parse_from([&["simulate"], words].concat());
        assert!(read(&["compare", "--scale", "narrow", "--simulees", "20"]).is_ok());
        assert!(read(&["positioning-all", "--simulees", "20"]).is_ok());
        assert!(read(&[]).is_err() && read(&["compare", "--json", "--markdown"]).is_err());
    }

    #[test]
    fn tables_and_pictures_show_every_population() {
        let study = study();
        let text = table::markdown(&study);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| 0.7 | 0.25 |")).collect();
        assert_eq!(rows.len(), 6, "{text}");
        let columns = |line: &str| line.matches('|').count();
        let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("| λ |")).collect();
        assert!(rows.iter().zip([0, 0, 1, 1, 2, 2]).all(|(row, head)| columns(row) == columns(heads[head])));
        assert!(!text.contains("NaN"), "{text}");

        for (name, picture) in pictures::of(&study) {
            assert!(picture.starts_with("<svg xmlns=") && picture.contains("polyline"), "{name}");
            assert!(!picture.contains("NaN"), "{name}: {picture}");
        }
    }

    /// Half of the two populations know the difficulties: a promise made for those is made in one.
    #[test]
    fn promises_are_counted_where_they_are_made() {
        let text = targets::text(&study());
        let made = |promise: &str| text.lines().find(|line| line.contains(promise)).unwrap().to_owned();
        assert!(made("a sixth").ends_with("of 1 |") && made("a quarter").ends_with("of 2 |"), "{text}");
    }
}
