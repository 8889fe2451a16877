//! `jalon irt select`: which item should come next.

use super::output::{Columns, JsonArray};
use super::selection::{self, Rule, Selection};
use super::settings::{self, Measurement, Method};
use super::table::{ItemTable, open_items, score};
use crate::cli::Failure;
use clap::Args;
use jalon_engine::ability::Response;
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::criterion::{
    self, Candidate, Criterion, Direction, Given, Situation, Workspace,
};
use jalon_engine::selection::stratified::Strata;
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;

/// Options of `irt select`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  jalon irt select --items items.csv --criterion mfi --theta 0.5
  jalon irt select --items items.csv --criterion mepv --history \"i3=1, i7=0\" --top 1 --json

Criteria: mfi, urry, thopt, mlwi, mpwi, mei (observed information), mei-fisher, mepv, kl, klp,
gdi, gdip, random, randomesque:K, progressive, proportional (over --length; or with a length of
their own, progressive:LENGTH), stratified, stratified:K, stratified:K:blocks (K strata by
discrimination, 4 if not said, over --length; with blocks, strata of like difficulties).
mei estimates ability after each answer that may come by map.
Best is the greatest value, but the least of mepv (a variance) and of urry, thopt and stratified
(distances; of stratified, stratum by stratum). urry, thopt and stratified are for 1pl to 4pl.
Items of the history are not listed.
Of randomesque:K the values are those of mfi; with --seed the item drawn stands first.")]
pub struct SelectCommand {
    /// Item table: CSV with the header item,model,a,b,c,d,b1,b2,…
    #[arg(long, value_name = "FILE")]
    items: PathBuf,
    /// What makes an item the next one.
    #[arg(long, default_value = "mfi", value_parser = selection::selection)]
    criterion: Selection,
    /// Ability estimated so far [default: the posterior mode of the history].
    #[arg(long, value_name = "θ", value_parser = settings::number, allow_hyphen_values = true)]
    theta: Option<f64>,
    /// Items given and their scores.
    #[arg(long, value_name = "ITEM=SCORE,…", default_value = "", hide_default_value = true)]
    history: String,
    /// Planned length of the test, for progressive, proportional and stratified.
    #[arg(long, value_name = "N", default_value = "30")]
    length: usize,
    /// How many items to list.
    #[arg(long, value_name = "N", default_value = "5")]
    top: usize,
    /// From which all chance follows: a whole number, or 64 hexadecimal digits.
    #[arg(long, value_parser = settings::seed)]
    seed: Option<Seed>,
    #[command(flatten)]
    measurement: Measurement,
    /// Print a JSON array of {"item","value"}.
    #[arg(long)]
    json: bool,
}

/// One candidate.
#[derive(Serialize)]
struct Choice<'a> {
    item: &'a str,
    value: f64,
}

/// Prints the best items, the best first.
pub fn run(command: &SelectCommand) -> Result<(), Failure> {
    let items = open_items(&command.items)?;
    let given = history(&items, &command.history)?;
    command.check(given.len())?;
    let theta = command.theta.map_or_else(|| command.mode(&items, &given), Theta);
    let (direction, ranked) = match command.criterion.over(&items, Some(command.length))? {
        Rule::Criterion(criterion) => {
            (criterion.direction(), command.ranked(criterion, &items, &given, theta)?)
        }
        Rule::Strata { strata, length } => {
            let next = in_strata(&strata, length, &items, &given, theta)?;
            (Direction::Least, next.take(command.top).collect())
        }
    };
    let best = ranked.iter().take(command.top);
    if command.json {
        let mut array = JsonArray::open();
        for candidate in best {
            array.push(&Choice { item: &items.names()[candidate.item], value: candidate.value })?;
        }
        return Ok(array.close()?);
    }
    let direction = match direction {
        Direction::Greatest => "greatest",
        Direction::Least => "least",
    };
    writeln!(
        io::stdout(),
        "{} at θ = {:.4}, the {direction} value is best",
        command.criterion.name(),
        theta.0
    )?;
    let mut columns = Columns::open("item", items.name_width(), &["value"])?;
    for candidate in best {
        columns.row(&items.names()[candidate.item], &[candidate.value], "")?;
    }
    Ok(columns.close()?)
}

impl SelectCommand {
    /// Refuses a prior that would be left out where it should tell something.
    fn check(&self, answers: usize) -> Result<(), Failure> {
        let criterion =
            if let Selection::Criterion(criterion) = self.criterion { Some(criterion) } else { None };
        if self.theta.is_none() || matches!(criterion, Some(Criterion::ExpectedInformation(_))) {
            self.measurement.check_estimate(Method::Map)?;
        }
        criterion.map_or(Ok(()), |criterion| self.measurement.check_criterion(criterion, answers))
    }

    fn mode(&self, items: &ItemTable, given: &[Given]) -> Theta {
        let response = |given: &Given| Response::scored(&items.models()[given.item], given.category);
        let responses: Vec<Response<'_>> = given.iter().filter_map(response).collect();
        self.measurement.estimator(Method::Map).estimate(&responses).theta
    }

    fn ranked(
        &self,
        criterion: Criterion,
        items: &ItemTable,
        given: &[Given],
        theta: Theta,
    ) -> Result<Vec<Candidate>, Failure> {
        let table = criterion::ItemTable::new(items.models().to_vec(), self.measurement.quadrature);
        let free: Vec<usize> = (0..items.names().len()).filter(|&item| !is_given(given, item)).collect();
        let situation = Situation {
            table: &table,
            given,
            free: &free,
            theta,
            prior: self.measurement.prior,
            estimator: self.measurement.estimator(Method::Map),
        };
        let position = u32::try_from(given.len())? + 1;
        let mut draws = self.seed.unwrap_or(Seed([0; 32])).draws(position, DrawPurpose::Selection);
        let mut ranked = Vec::new();
        let measured = criterion.measure(&situation, &mut draws, &mut Workspace::default(), &mut ranked);
        measured.map_err(|error| selection::told(error, items))?;
        criterion.rank(&mut ranked);
        if self.seed.is_some()
            && let Some(drawn) = criterion.choose(&ranked, &mut draws)
        {
            let places = ranked.iter().position(|candidate| candidate.item == drawn.item).unwrap_or(0);
            ranked[..=places].rotate_right(1);
        }
        Ok(ranked)
    }
}

/// Items as they would be given one after the other at the same ability, with |b − θ|.
fn in_strata<'a>(
    strata: &'a Strata,
    length: usize,
    items: &ItemTable,
    given: &'a [Given],
    theta: Theta,
) -> Result<impl Iterator<Item = Candidate> + 'a, Failure> {
    let models = selection::dichotomous(items)?;
    let mut out: Vec<bool> = (0..models.len()).map(|item| is_given(given, item)).collect();
    Ok(std::iter::from_fn(move || {
        let item = strata.best(given.len(), length, theta, |item| out[item])?;
        out[item] = true;
        Some(Candidate { item, value: (models[item].difficulty() - theta.0).abs() })
    }))
}

fn is_given(given: &[Given], item: usize) -> bool {
    given.iter().any(|given| given.item == item)
}

/// `ITEM=SCORE,…`, every fault at once.
fn history(items: &ItemTable, text: &str) -> Result<Vec<Given>, Failure> {
    let (mut given, mut faults): (Vec<Given>, Vec<String>) = (Vec::new(), Vec::new());
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match answer(items, part) {
            Ok(answer) if given.iter().any(|earlier| earlier.item == answer.item) => {
                faults.push(format!("`{part}`: the item stands there twice"));
            }
            Ok(answer) => given.push(answer),
            Err(fault) => faults.push(format!("`{part}`: {fault}")),
        }
    }
    if faults.is_empty() { Ok(given) } else { Err(format!("--history: {}", faults.join("; ")).into()) }
}

fn answer(items: &ItemTable, text: &str) -> Result<Given, String> {
    let Some((name, cell)) = text.rsplit_once('=') else {
        return Err("write ITEM=SCORE".to_owned());
    };
    let Some(item) = items.names().iter().position(|known| known == name.trim()) else {
        return Err("no item of the table has this name".to_owned());
    };
    let highest = items.models()[item].categories() - 1;
    let category = score(cell.trim(), highest).ok_or_else(|| format!("scores go from 0 to {highest}"))?;
    let category = usize::from(category);
    if !items.models()[item].is_reachable(category) {
        return Err(format!("nobody scores {category}: its two thresholds are equal"));
    }
    Ok(Given { item, category })
}
