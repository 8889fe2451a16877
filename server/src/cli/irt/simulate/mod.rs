//! `jalon irt simulate`: adaptive tests over a table of items, given to simulated people or to answers
//! already recorded.

mod exposure;
mod people;
mod report;
mod rules;
mod sheet;
mod trace;

use super::selection::{self, Selection};
use super::settings::{self, Measurement, Method};
use super::table::{ItemTable, open_both, open_items};
use crate::cli::Failure;
use crate::cli::progress::Progress;
use clap::Args;
use exposure::Exposure;
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::simulation::adaptive::{AdaptiveTest, Study, Summary, TestDesign};
use people::{People, Population};
use report::{Control, Report};
use rules::{Classified, StopRule};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;
use trace::Trace;

/// People simulated when their number is not said.
const SIMULEES: u32 = 1000;

/// Options of `irt simulate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  jalon irt simulate --items items.csv --simulees 10000 --seed 1 --select mfi --estimate eap \\
    --stop length:30 --json
  jalon irt simulate --items items.csv --select randomesque:5 --estimate map --stop length:40,se:0.3
  jalon irt simulate --items items.csv --exposure sympson-hetter:0.25 --stop length:30 --json
  jalon irt simulate --items items.csv --exposure eligibility:0.25 --stop information:0.2,length:40
  jalon irt simulate --items items.csv --stop sprt:0.3:0.05:0.05,length:40 --cuts=-0.5,1
  jalon irt simulate --items items.csv --responses answers.csv --stop length:30 --trace steps.csv

Selection: every one of `irt select`; progressive, proportional and stratified are spread over
--stop length:N. The first item is the most informative at the start, unless chance or strata decide.
mei estimates ability after each answer that may come as --estimate says.

Stopping: length:N (at most N answers), se:X (standard error at most X), se-change:X (the last answer
changed it by less than X), information:X (no item left has X at the estimate), shortest:N (all rules
but length wait for N answers); several together, separated by commas or by repeating --stop. A test
also ends when no item is left. With --cuts C,C,… (cut scores in logit, rising) a test stops, too, when
it is decided at every cut score on which side the ability lies:
  ci:Z                    the interval of Z standard errors around the estimate leaves all of them out.
  sprt:DELTA:ALPHA:BETA   sequential probability ratio test of C + DELTA against C − DELTA, with these
                          rates of error above and below.
  glr:DELTA:ALPHA:BETA    the same with the greatest likelihoods from C + DELTA up and from C − DELTA down.
  curtail:GAMMA:DELTA:ALPHA:BETA   with probability GAMMA, the decisions of such a test would still be
                          the same at --stop length:N. It looks at every way the test may go on: slow.

Exposure, R the greatest rate wanted, from the average rate of an item to 1:
  sympson-hetter:R  an item selected is given with probability K, else set aside for the rest of the
                    test. The K are found first, for --stop length:N, on other simulees (as many as
                    --simulees, but 1,000 to 10,000; with --responses, on the same people), until no
                    rate is more than three standard errors above R.
  restricted:R      an item waits while its rate among the tests before is R or more.
  eligibility:R     by chance, items are eligible in segments of ability; the whole test counts where
                    it ends (also eligibility:R:FADING, [0.995], and eligibility:R:FADING:θ,θ,… with the
                    boundaries of the segments [-1,-0.35,0.35,1]). Where no eligible item is left the
                    others may come; `unprotected` counts how often.
With the last two a test depends on those before it: they are given one after the other.

JSON: {\"simulees\", \"bias\" (mean of estimate − θ), \"rmse\", \"coverage\" (share of 95 % intervals that
hold θ), \"se\" (mean standard error told at the end, of the tests with an answer), \"length\":
{\"mean\", \"least\", \"most\"},
\"stopped\": {reason: tests}, \"by_theta\": [{\"theta\" (middle of the bin), \"lowest\", \"highest\", \"count\",
\"bias\", \"se\" (mean told), \"empirical_se\" (standard deviation of estimate − θ), \"rmse\", \"coverage\",
\"length\" (mean), \"greatest_exposure\"}], \"by_estimate\": [{\"lowest\", \"highest\", \"count\",
\"greatest_exposure\", \"overlap\"}] (segments of the last estimate), \"exposure\": [{\"item\", \"rate\",
with sympson-hetter \"k\"}], \"greatest_exposure\", \"exposure_control\": null or {\"rule\", \"rate\" (R),
\"tuning\" (of sympson-hetter, the greatest rate of each round), \"unprotected\"},
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
    #[arg(long, default_value = "mfi", value_parser = selection::selection)]
    select: Selection,
    /// What keeps items from being given to everyone.
    #[arg(long, value_name = "RULE", default_value = "none", value_parser = exposure::exposure)]
    exposure: Exposure,
    /// Estimator, after each answer and at the end.
    #[arg(long, value_enum, default_value = "eap")]
    estimate: Method,
    /// When a test stops.
    #[arg(long, value_name = "RULE,…", default_value = "length:30", value_delimiter = ',', value_parser = rules::stop)]
    stop: Vec<StopRule>,
    /// Cut scores for the rules of --stop that classify, in logit, rising.
    #[arg(long, value_name = "C,…", value_delimiter = ',', value_parser = settings::number, allow_hyphen_values = true)]
    cuts: Vec<f64>,
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
    let mut test = AdaptiveTest::new(items.models(), command.design(&items)?)
        .map_err(|error| rules::told(error, &items))?;
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let tuning = command.tune(&mut test, &people, threads)?;
    let study = Study { test: &test, examinees: people.examinees(), seed: command.seed };
    let mut trace = command.trace.as_deref().map(Trace::create).transpose()?;
    let mut progress = Progress::new(study.examinees.count() as u64);
    let mut summary = Summary::with_segments(items.models().len(), command.exposure.boundaries());
    study.run(threads, |block| {
        summary.add(block);
        if let Some(trace) = &mut trace {
            trace.add(block, &items, &people);
        }
        progress.show(summary.tests());
    });
    drop(progress);
    trace.map_or(Ok(()), Trace::close)?;
    let control = Control::of(&command.exposure, tuning, &summary);
    let report = Report::of(&summary, &items, &test.design().exposure, control);
    if command.json { report.json() } else { sheet::print(&report) }
}

impl SimulateCommand {
    fn open(&self) -> Result<(ItemTable, People), Failure> {
        let Some(responses) = &self.responses else {
            let people = People::simulated(self.population, self.simulees.unwrap_or(SIMULEES), &self.seed);
            return Ok((open_items(&self.items)?, people));
        };
        let (items, answers) = open_both(&self.items, responses)?;
        let people = People::recorded(&items, &answers, self.simulees)?;
        Ok((items, people))
    }

    /// Prepares a control that must be tuned, on others than the people of the study where they are drawn.
    fn tune(
        &self,
        test: &mut AdaptiveTest<'_>,
        people: &People,
        threads: NonZeroUsize,
    ) -> Result<Vec<f64>, Failure> {
        let seed = self.seed.draws(0, DrawPurpose::Simulation).seed();
        let count = self.simulees.unwrap_or(SIMULEES).clamp(1000, 10_000);
        let others = self.responses.is_none().then(|| People::simulated(self.population, count, &seed));
        let examinees = others.as_ref().unwrap_or(people).examinees();
        self.exposure.tune(test, examinees, seed, threads)
    }

    fn design(&self, items: &ItemTable) -> Result<TestDesign, Failure> {
        self.measurement.check_estimate(self.estimate)?;
        if let Selection::Criterion(criterion) = self.select {
            // Criteria are asked from the second item on: Jeffreys' prior has its items then.
            self.measurement.check_criterion(criterion, 1)?;
        }
        let classified = Classified { cuts: &self.cuts, measurement: &self.measurement };
        let stopping = rules::stopping(&self.stop, classified)?;
        Ok(TestDesign {
            selection: rules::selection(self.select, items, &self.measurement, stopping.longest)?,
            exposure: self.exposure.control(items.models().len(), stopping.longest)?,
            estimator: self.measurement.estimator(self.estimate),
            start: Theta(self.start_theta),
            stopping,
        })
    }
}
