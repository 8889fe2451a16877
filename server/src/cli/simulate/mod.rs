//! `jalon simulate PLAN`: simulated people through a real plan of the real bank. `compare` beside it.

mod compare;
mod document;
mod plot;
mod sheet;

use super::Failure;
use super::progress::Progress;
use crate::ui::Lang;
use clap::{Args, Subcommand};
use jalon_engine::bank::{BankReport, Diagnostic, ItemBank, Severity};
use jalon_engine::seed::Seed;
use jalon_engine::session::SessionPlan;
use jalon_engine::simulation::plan_study::{
    Missed, PlanReport, PlanStudy, Promise, SimulatedTest, StudyError,
};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

/// Options of `simulate`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "\
The people are drawn from the bank's own population and answer as its parameters say: a best case.
Exit code 1 when the plan misses a target it sets itself (`targets:` in its file).

Examples:
  jalon simulate positioning-all
  jalon simulate certification-all --simulees 5000 --report certification-all.html
  jalon simulate positioning-1.2 --bank question-bank --json")]
pub struct SimulateCommand {
    #[command(subcommand)]
    study: Option<StudyCommand>,
    /// Id of the plan, as in the bank's `plans/`.
    #[arg(required = true)]
    plan: Option<String>,
    /// Folder of the bank [default: the one compiled in].
    #[arg(long, env = "JALON_BANK", value_name = "DIR")]
    bank: Option<PathBuf>,
    /// People to simulate.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    simulees: u32,
    /// Everything random follows from this number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Language of the questions and of the report.
    #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
    locale: String,
    /// Write the report as a page with pictures, in one file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Print everything as JSON.
    #[arg(long)]
    json: bool,
}

/// Studies that need no plan.
#[derive(Debug, Subcommand)]
enum StudyCommand {
    /// Compare the engine with two published algorithms.
    Compare(compare::CompareCommand),
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    seed: u64,
    #[serde(flatten)]
    report: &'a PlanReport,
    promises: &'a [Promise],
    missed: &'a [Missed],
}

/// Exit code 1 when a target of a plan is missed.
pub fn run(command: &SimulateCommand) -> Result<ExitCode, Failure> {
    match (&command.study, &command.plan) {
        (Some(StudyCommand::Compare(study)), _) => compare::run(study),
        (None, Some(plan)) => run_plan(command, plan),
        (None, None) => Err("name a plan".into()),
    }
}

fn run_plan(command: &SimulateCommand, id: &str) -> Result<ExitCode, Failure> {
    let bank = Arc::new(read(command.bank.as_deref())?);
    let plan = bank.plan(id).filter(|plan| adapts(plan)).ok_or_else(|| not_studied(id, &bank))?;
    let study = PlanStudy::new(bank.clone(), Arc::new(plan.clone()), &command.locale, seed(command.seed));
    let tests = take(&study, command.simulees)?;
    let report = PlanReport::of(&study, &tests);
    let (promises, missed) = (bank.targets(id).promises(&report), bank.targets(id).missed(&report));
    if let Some(path) = &command.report {
        let lang = Lang::from_tag(&command.locale).unwrap_or(Lang::Fr);
        let page = document::page(lang, &bank, &report, &promises, command.seed)?;
        std::fs::write(path, page).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    if command.json {
        println!(
            "{}",
            serde_json::to_string(&Printed {
                seed: command.seed,
                report: &report,
                promises: &promises,
                missed: &missed
            })?
        );
    } else {
        print!("{}", sheet::sheet(&report, &promises));
    }
    Ok(if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(folder: Option<&Path>) -> Result<ItemBank, Failure> {
    let named = || folder.map_or_else(|| "compiled in".to_owned(), |path| path.display().to_string());
    let (_, report) =
        crate::bank::read(folder).map_err(|error| format!("cannot read the bank {}: {error}", named()))?;
    let faults = faults(&report);
    report.bank.ok_or_else(|| {
        let option = folder.map_or_else(String::new, |path| format!(" --bank {}", path.display()));
        format!(
            "the bank {} has faults:\n{faults}Mend them; `jalon bank check{option}` tells them again, with the \
             remedy of each",
            named()
        )
        .into()
    })
}

/// `file:line:column: what is wrong`, one fault a line.
fn faults(report: &BankReport) -> String {
    let faults = report.diagnostics.iter().filter(|found| found.severity == Severity::Fault);
    let line =
        |found: &Diagnostic| format!("{}:{}:{}: {}\n", found.path, found.line, found.column, found.message);
    faults.map(line).collect::<Vec<_>>().concat()
}

/// Whether a plan chooses its questions; a diagnostic measures nothing that could be studied.
fn adapts(plan: &SessionPlan) -> bool {
    plan.diagnostic.is_none()
}

/// Why there is nothing to study under this name, and what there is.
fn not_studied(id: &str, bank: &ItemBank) -> Failure {
    let known: Vec<&str> = bank.plans().filter(|plan| adapts(plan)).map(|plan| plan.id.as_str()).collect();
    let known = known.join(", ");
    match bank.plan(id) {
        Some(_) => format!(
            "the plan `{id}` is a diagnostic: it gives advice and measures nothing, so there is nothing to \
             simulate; the plans that measure: {known}"
        )
        .into(),
        None => format!("there is no plan `{id}`; the bank has: {known}").into(),
    }
}

/// The number in the first bytes of a seed.
fn seed(number: u64) -> Seed {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_le_bytes());
    Seed(bytes)
}

/// Every test, in the order of the simulees; the number of threads changes nothing.
fn take(study: &PlanStudy, simulees: u32) -> Result<Vec<SimulatedTest>, StudyError> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(8));
    let next = AtomicU32::new(0);
    let (sender, received) = mpsc::channel();
    let mut progress = Progress::new(u64::from(simulees));
    let mut tests: Vec<(u32, SimulatedTest)> = thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    // Nobody listens any more once a test has failed.
                    if number >= simulees || sender.send((number, study.test(number))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut done = 0;
        received
            .into_iter()
            .map(|(number, test)| {
                done += 1;
                progress.show(done);
                Ok((number, test?))
            })
            .collect::<Result<_, StudyError>>()
    })?;
    tests.sort_unstable_by_key(|(number, _)| *number);
    Ok(tests.into_iter().map(|(_, test)| test).collect())
}
