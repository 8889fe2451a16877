//! `jalon irt estimate`: the ability of each person, with its standard error.

use super::output::{Columns, JsonArray};
use super::settings::{Measurement, Method};
use super::table::{ItemTable, ResponseTable, each_person, open_both};
use crate::cli::Failure;
use clap::Args;
use jalon_engine::ability::{Bound, Estimator};
use serde::Serialize;
use std::path::PathBuf;

/// Options of `irt estimate`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  jalon irt estimate --items items.csv --responses answers.csv --method wle
  jalon irt estimate --items items.csv --responses answers.csv --method eap \\
    --prior normal:0:1 --quadrature=-6:6:61 --json

Missing answers are skipped. ml and wle know nothing of a person who gave no answer: theta is null, and
at_bound false, for there is no estimate to stand at a bound.")]
pub struct EstimateCommand {
    /// Item table: CSV with the header item,model,a,b,c,d,b1,b2,…
    #[arg(long, value_name = "FILE")]
    items: PathBuf,
    /// Answers: CSV with the header person,ITEM,ITEM,…; a score or nothing in each cell.
    #[arg(long, value_name = "FILE")]
    responses: PathBuf,
    /// Estimator.
    #[arg(long, value_enum, default_value = "eap")]
    method: Method,
    #[command(flatten)]
    measurement: Measurement,
    /// Print a JSON array of {"person","theta","standard_error","at_bound"}.
    #[arg(long)]
    json: bool,
}

/// One person; `theta` is null when nothing is known, `standard_error` when it is infinite.
#[derive(Serialize)]
struct Estimate<'a> {
    person: &'a str,
    theta: Option<f64>,
    standard_error: f64,
    at_bound: bool,
}

/// Prints the estimates in the order of the persons.
pub fn run(command: &EstimateCommand) -> Result<(), Failure> {
    command.measurement.check_estimate(command.method)?;
    let (items, answers) = open_both(&command.items, &command.responses)?;
    let estimator = command.measurement.estimator(command.method);
    if command.json { json(&items, &answers, &estimator) } else { table(&items, &answers, &estimator) }
}

fn json(items: &ItemTable, answers: &ResponseTable, estimator: &Estimator) -> Result<(), Failure> {
    let mut array = JsonArray::open();
    each_person(items, answers, |person, responses| {
        let estimate = estimator.estimate(responses);
        Ok(array.push(&Estimate {
            person,
            theta: (estimate.bounded != Bound::Undetermined).then_some(estimate.theta.0),
            standard_error: estimate.standard_error.0,
            at_bound: matches!(estimate.bounded, Bound::Lowest | Bound::Highest),
        })?)
    })?;
    Ok(array.close()?)
}

fn table(items: &ItemTable, answers: &ResponseTable, estimator: &Estimator) -> Result<(), Failure> {
    let width = answers.persons().iter().map(|person| person.chars().count()).max().unwrap_or(0);
    let mut columns = Columns::open("person", width, &["answers", "theta", "SE"])?;
    each_person(items, answers, |person, responses| {
        let (count, estimate) = (responses.len(), estimator.estimate(responses));
        let (theta, remark) = match estimate.bounded {
            Bound::Free if count == 0 => (estimate.theta.0, "no answer: the prior alone"),
            Bound::Free => (estimate.theta.0, ""),
            Bound::Lowest => (estimate.theta.0, "at the lower bound"),
            Bound::Highest => (estimate.theta.0, "at the upper bound"),
            Bound::Undetermined => (f64::NAN, "no answer: nothing is known"),
        };
        Ok(columns.counted(person, count, &[theta, estimate.standard_error.0], remark)?)
    })?;
    Ok(columns.close()?)
}
