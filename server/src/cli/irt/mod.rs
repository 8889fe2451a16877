//! `jalon irt`: the measurement engine for psychometricians, on item tables and answers as CSV.

pub mod curves;
pub mod estimate;
pub mod fit;
mod output;
pub mod select;
mod selection;
mod settings;
pub mod simulate;
mod table;

use super::Failure;
use clap::Subcommand;
use std::io;
use std::process::ExitCode;

/// Commands on item tables.
#[derive(Debug, Subcommand)]
pub enum IrtCommand {
    /// Category probabilities and information over ability.
    Curves(curves::CurvesCommand),
    /// Ability and standard error of each person.
    Estimate(estimate::EstimateCommand),
    /// Whether the answers of each person fit the model: flags with their p-values.
    Fit(fit::FitCommand),
    /// Which item should come next, by any criterion.
    Select(select::SelectCommand),
    /// Adaptive tests given to simulated people or to recorded answers.
    Simulate(simulate::SimulateCommand),
}

/// Exit code 2 when a file has faults, each told on its own line of standard error.
pub fn run(command: &IrtCommand) -> Result<ExitCode, Failure> {
    let done = match command {
        IrtCommand::Curves(command) => curves::run(command),
        IrtCommand::Estimate(command) => estimate::run(command),
        IrtCommand::Fit(command) => fit::run(command),
        IrtCommand::Select(command) => select::run(command),
        IrtCommand::Simulate(command) => simulate::run(command),
    };
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if is_broken_pipe(&error) => Ok(ExitCode::SUCCESS), // the reader has seen enough
        Err(error) if error.is::<table::Faults>() => {
            eprintln!("{error}");
            Ok(ExitCode::from(2))
        }
        Err(error) => Err(error),
    }
}

fn is_broken_pipe(error: &Failure) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
