//! `jalon irt curves`: category probabilities and information of each item over θ.

use super::output::{Columns, JsonArray};
use super::settings;
use super::table::{ItemTable, open_items};
use crate::cli::Failure;
use clap::Args;
use jalon_engine::irt::ResponseModel;
use jalon_engine::scale::Theta;
use serde::Serialize;
use std::path::PathBuf;

/// Options of `irt curves`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  jalon irt curves --items items.csv --theta=-2,-1,0,1,2
  jalon irt curves --items items.csv --theta=0 --json")]
pub struct CurvesCommand {
    /// Item table: CSV with the header item,model,a,b,c,d,b1,b2,…
    #[arg(long, value_name = "FILE")]
    items: PathBuf,
    /// Abilities, in logit, separated by commas.
    #[arg(
        long, value_name = "θ,θ,…", value_delimiter = ',', value_parser = settings::number,
        allow_hyphen_values = true, default_value = "-4,-3,-2,-1,0,1,2,3,4"
    )]
    theta: Vec<f64>,
    /// Print a JSON array of {"item","theta","probability","information"}.
    #[arg(long)]
    json: bool,
}

/// One item's curves; `probability[i]` holds every category's at `theta[i]`, the lowest first.
#[derive(Serialize)]
struct Curves<'a> {
    item: &'a str,
    theta: &'a [f64],
    probability: Vec<Vec<f64>>,
    information: Vec<f64>,
}

/// Prints the curves.
pub fn run(command: &CurvesCommand) -> Result<(), Failure> {
    let items = open_items(&command.items)?;
    if command.json { json(&items, &command.theta) } else { table(&items, &command.theta) }
}

fn probabilities(model: &ResponseModel, theta: f64) -> Vec<f64> {
    model.curve(Theta(theta)).iter().map(|point| point.probability).collect()
}

fn json(items: &ItemTable, theta: &[f64]) -> Result<(), Failure> {
    let mut array = JsonArray::open();
    for (item, model) in items.names().iter().zip(items.models()) {
        array.push(&Curves {
            item,
            theta,
            probability: theta.iter().map(|&theta| probabilities(model, theta)).collect(),
            information: theta.iter().map(|&theta| model.information(Theta(theta))).collect(),
        })?;
    }
    Ok(array.close()?)
}

fn table(items: &ItemTable, theta: &[f64]) -> Result<(), Failure> {
    let most = items.models().iter().map(ResponseModel::categories).max().unwrap_or(2);
    let scores: Vec<String> = (0..most).map(|score| format!("P({score})")).collect();
    let titles: Vec<&str> =
        ["theta", "inform."].into_iter().chain(scores.iter().map(String::as_str)).collect();
    let mut columns = Columns::open("item", items.name_width(), &titles)?;
    for (item, model) in items.names().iter().zip(items.models()) {
        for &theta in theta {
            let mut row = vec![theta, model.information(Theta(theta))];
            row.extend(probabilities(model, theta));
            columns.row(item, &row, "")?;
        }
    }
    Ok(columns.close()?)
}
