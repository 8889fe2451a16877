//! `jalon irt simulate`: adaptive tests over a table of items, given to simulated people or to answers
//! already recorded.

mod people;
mod report;
mod rules;
mod sheet;
mod trace;

use super::settings::{self, Measurement, Method};
use super::table::{ItemTable, open_both, open_items};
use crate::cli::Failure;
use crate::cli::progress::Progress;
use clap::Args;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::simulation::adaptive::{AdaptiveTest, ExposureControl, Study, Summary, TestDesign};
use people::{People, Population};
use report::Report;
use rules::{Selection, StopRule};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;
use trace::Trace;

/// Options of `irt simulate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  jalon irt simulate --items items.csv --simulees 10000 --seed 1 --select mfi --estimate eap \\
    --stop length:30 --json
  jalon irt simulate --items items.csv --select randomesque:5 --estimate map --stop length:40,se:0.3
  jalon irt simulate --items items.csv --responses answers.csv --stop length:30 --trace steps.csv

Selection: every criterion of `irt select`, and stratified:K (K strata by discrimination, for 1pl to
4pl and --stop length:N) or stratified:K:blocks (strata of like difficulties).
But where chance has a part in it, the first item is the most informative at the start.

Stopping: length:N (at most N answers), se:X (standard error at most X), shortest:N (se waits for N
answers); several together, separated by commas or by repeating --stop. A test also ends when no
item is left.

JSON: {\"simulees\", \"bias\" (mean of estimate − θ), \"rmse\", \"coverage\" (share of 95 % intervals that
hold θ), \"se\" (mean standard error told at the end), \"length\": {\"mean\", \"least\", \"most\"},
\"stopped\": {reason: tests}, \"by_theta\": [{\"theta\" (middle of the bin), \"lowest\", \"highest\", \"count\",
\"bias\", \"se\" (mean told), \"empirical_se\" (standard deviation of estimate − θ), \"rmse\", \"coverage\",
\"length\" (mean), \"greatest_exposure\"}], \"exposure\": [{\"item\", \"rate\"}], \"greatest_exposure\",
\"rarely_used\" (share of the items given to less than 2 %), \"overlap\" (share of items that two tests
have in common), \"chi_square\" (unevenness of exposure; Chang & Ying 1999)}.
With --responses true abilities are unknown: bias, rmse, coverage and by_theta are null.")]
pub struct SimulateCommand {
    /// Item table: CSV with the header item,model,a,b,c,d,b1,b2,…
    #[arg(long, value_name = "FILE")]
    items: PathBuf,
    /// People to simulate; with --responses, how many of the table [default: 1000, or the whole table].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    simulees: Option<u32>,
    /// From which all chance follows: a whole number, or 64 hexadecimal digits.
    #[arg(long, default_value = "1", value_parser = settings::seed)]
    seed: Seed,
    /// True abilities of simulated people: normal:MEAN:SD or uniform:LOW:HIGH.
    #[arg(long, default_value = "normal:0:1", value_parser = people::population, allow_hyphen_values = true)]
    population: Population,
    /// How the next item is chosen.
    #[arg(long, default_value = "mfi", value_parser = rules::selection)]
    select: Selection,
    /// Estimator, after each answer and at the end.
    #[arg(long, value_enum, default_value = "eap")]
    estimate: Method,
    /// When a test stops.
    #[arg(long, value_name = "RULE,…", default_value = "length:30", value_delimiter = ',', value_parser = rules::stop)]
    stop: Vec<StopRule>,
    /// Ability for which the first item is chosen.
    #[arg(long, value_name = "θ", default_value = "0", value_parser = settings::number, allow_hyphen_values = true)]
    start_theta: f64,
    /// Take the answers from this table: CSV with the header person,ITEM,ITEM,…; nobody is given an item
    /// without an answer.
    #[arg(long, value_name = "FILE", conflicts_with = "population")]
    responses: Option<PathBuf>,
    /// Write every step: CSV with the header person,step,item,score,theta,standard_error.
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
    #[command(flatten)]
    measurement: Measurement,
    /// Print a JSON object.
    #[arg(long)]
    json: bool,
}

/// Gives the tests and prints what they came to.
pub fn run(command: &SimulateCommand) -> Result<(), Failure> {
    let (items, people) = command.open()?;
    let test = AdaptiveTest::new(items.models(), command.design(&items)?)
        .map_err(|error| rules::told(error, &items))?;
    let study = Study { test: &test, examinees: people.examinees(), seed: command.seed };
    let mut trace = command.trace.as_deref().map(Trace::create).transpose()?;
    let mut progress = Progress::new(study.examinees.count() as u64);
    let mut summary = Summary::new(items.models().len());
    study.run(thread::available_parallelism().unwrap_or(NonZeroUsize::MIN), |block| {
        summary.add(block);
        if let Some(trace) = &mut trace {
            trace.add(block, &items, &people);
        }
        progress.show(summary.tests());
    });
    drop(progress);
    trace.map_or(Ok(()), Trace::close)?;
    let report = Report::of(&summary, &items);
    if command.json { report.json() } else { sheet::print(&report) }
}

impl SimulateCommand {
    fn open(&self) -> Result<(ItemTable, People), Failure> {
        let Some(responses) = &self.responses else {
            let people = People::simulated(self.population, self.simulees.unwrap_or(1000), &self.seed);
            return Ok((open_items(&self.items)?, people));
        };
        let (items, answers) = open_both(&self.items, responses)?;
        let people = People::recorded(&items, &answers, self.simulees)?;
        Ok((items, people))
    }

    fn design(&self, items: &ItemTable) -> Result<TestDesign, Failure> {
        let stopping = rules::stopping(&self.stop)?;
        Ok(TestDesign {
            selection: self.select.over(items, &self.measurement, stopping.longest)?,
            exposure: ExposureControl::None,
            estimator: self.measurement.estimator(self.estimate),
            start: Theta(self.start_theta),
            stopping,
        })
    }
}
