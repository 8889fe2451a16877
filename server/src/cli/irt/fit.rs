//! `jalon irt fit`: do the answers of each person fit the model? Flags with their p-values, never a verdict.

use super::output::{Columns, JsonArray};
use super::settings::{Measurement, Method, seed};
use super::table::{ItemTable, ResponseTable, each_person, open_both};
use crate::cli::Failure;
use clap::Args;
use jalon_engine::ability::{AbilityEstimate, Bound, Estimator, Response};
use jalon_engine::integrity::{Flag, Index, change_point, cusum, person_fit};
use jalon_engine::math::Grid;
use jalon_engine::seed::{DrawPurpose, Seed};
use serde::Serialize;
use std::path::PathBuf;

/// Fewest answers on each side of a change point.
const LEAST_ON_A_SIDE: usize = 5;

/// Options of `irt fit`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  jalon irt fit --items items.csv --responses answers.csv
  jalon irt fit --items items.csv --responses answers.csv --method map --replications 1000 --json

lz (Drasgow, Levine & Williams 1985) takes the estimate for the truth and is too narrow; lz_star (Snijders 2001;
Sinharay 2016) corrects that, for ml, map and wle, and is left out where the estimate stands at a bound. Both are
standard normal for items chosen beforehand, not for an adaptive test. cusum (van Krimpen-Stoop & Meijer 2000) and
change_point (Sinharay 2016) take the items in the order of the table and have p-values by simulation: they are told
with --replications only. A p-value is of both sides but for change_point. A flag asks somebody to look.")]
pub struct FitCommand {
    /// Item table: CSV with the header item,model,a,b,c,d,b1,b2,…
    #[arg(long, value_name = "FILE")]
    items: PathBuf,
    /// Answers: CSV with the header person,ITEM,ITEM,…; a score or nothing in each cell.
    #[arg(long, value_name = "FILE")]
    responses: PathBuf,
    /// Estimator.
    #[arg(long, value_enum, default_value = "wle")]
    method: Method,
    #[command(flatten)]
    measurement: Measurement,
    /// Simulated persons for each real one, at most 100000; 0 leaves out what needs them.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=100_000))]
    replications: u32,
    /// Key of the simulation: the same gives the same p-values.
    #[arg(long, value_name = "SEED", default_value = "1", value_parser = seed)]
    seed: Seed,
    /// Print a JSON array of {"person","answers","theta","flags":[{"index","statistic","p_value","direction"}],…}.
    #[arg(long)]
    json: bool,
}

/// What is said of one person; `change_after` counts the answers before the likeliest change.
#[derive(Serialize)]
struct Fit<'a> {
    person: &'a str,
    answers: usize,
    theta: Option<f64>,
    flags: Vec<Flag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change_after: Option<usize>,
    #[serde(skip)]
    bounded: Bound,
}

/// Prints what is found in the order of the persons.
pub fn run(command: &FitCommand) -> Result<(), Failure> {
    command.measurement.check_estimate(command.method)?;
    let (items, answers) = open_both(&command.items, &command.responses)?;
    if command.json { json(command, &items, &answers) } else { table(command, &items, &answers) }
}

fn each(
    command: &FitCommand,
    items: &ItemTable,
    answers: &ResponseTable,
    mut told: impl FnMut(Fit<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let estimator = command.measurement.estimator(command.method);
    let mut position = 0;
    each_person(items, answers, |person, responses| {
        let seed = command.seed.draws(position, DrawPurpose::Simulation).seed();
        position += 1;
        told(fit(person, responses, &estimator, command, seed))
    })
}

fn fit<'a>(
    person: &'a str,
    responses: &[Response<'_>],
    estimator: &Estimator,
    command: &FitCommand,
    seed: Seed,
) -> Fit<'a> {
    let AbilityEstimate { theta, bounded, .. } = estimator.estimate(responses);
    let known = bounded != Bound::Undetermined && !responses.is_empty();
    let lz = known.then(|| person_fit::lz(responses, theta)).flatten();
    let lz_star = known.then(|| person_fit::lz_star(responses, estimator).ok()).flatten();
    let simulated = known && command.replications > 0;
    let cusum = simulated.then(|| cusum::flag(responses, estimator, seed, command.replications));
    let grid: Grid = command.measurement.bounds.0;
    let change = simulated
        .then(|| change_point::flag(responses, grid, LEAST_ON_A_SIDE, (seed, command.replications)))
        .flatten();
    Fit {
        person,
        answers: responses.len(),
        theta: known.then_some(theta.0),
        flags: [lz, lz_star, cusum, change.map(|(_, flag)| flag)].into_iter().flatten().collect(),
        change_after: change.map(|(change, _)| change.after),
        bounded,
    }
}

fn json(command: &FitCommand, items: &ItemTable, answers: &ResponseTable) -> Result<(), Failure> {
    let mut array = JsonArray::open();
    each(command, items, answers, |fit| Ok(array.push(&fit)?))?;
    Ok(array.close()?)
}

fn table(command: &FitCommand, items: &ItemTable, answers: &ResponseTable) -> Result<(), Failure> {
    let width = answers.persons().iter().map(|person| person.chars().count()).max().unwrap_or(0);
    let simulated = command.replications > 0;
    let shown: &[(Index, &str)] = if simulated {
        &[(Index::Lz, "lz"), (Index::LzStar, "lz*"), (Index::Cusum, "CUSUM"), (Index::ChangePoint, "change")]
    } else {
        &[(Index::Lz, "lz"), (Index::LzStar, "lz*")]
    };
    let heads = shown.iter().flat_map(|(_, name)| [*name, "p"]);
    let heads: Vec<&str> = ["answers", "theta"].into_iter().chain(heads).collect();
    let mut columns = Columns::open("person", width, &heads)?;
    each(command, items, answers, |fit| {
        let flags = shown.iter().map(|(index, _)| fit.flags.iter().find(|flag| flag.index == *index));
        let numbers =
            flags.flat_map(|flag| flag.map_or([f64::NAN; 2], |flag| [flag.statistic, flag.p_value]));
        let numbers: Vec<f64> = std::iter::once(fit.theta.unwrap_or(f64::NAN)).chain(numbers).collect();
        let remark = match (fit.theta, fit.bounded, fit.change_after) {
            (None, ..) => "no answer".to_owned(),
            (_, Bound::Lowest | Bound::Highest, _) => "at a bound: no lz*".to_owned(),
            (.., Some(after)) => format!("likeliest change: after answer {after}"),
            _ => String::new(),
        };
        Ok(columns.counted(fit.person, fit.answers, &numbers, &remark)?)
    })?;
    Ok(columns.close()?)
}
