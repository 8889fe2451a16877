//! `jalon bank check`: every fault at once, with file, line and remedy.

use super::Failure;
use clap::Subcommand;
use jalon_engine::bank::{Diagnostic, Severity};
use std::path::PathBuf;
use std::process::ExitCode;

/// Commands on the question bank.
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Read everything and list every fault with its file, line, column and remedy.
    Check {
        /// Folder of the bank [default: the one compiled in].
        #[arg(long, env = "JALON_BANK", value_name = "DIR")]
        bank: Option<PathBuf>,
    },
}

/// Exit code 1 when there is a fault.
pub fn run(command: BankCommand) -> Result<ExitCode, Failure> {
    let BankCommand::Check { bank } = command;
    let (_, report) = crate::bank::read(bank.as_deref())
        .map_err(|error| format!("cannot read the bank {}: {error}", bank.unwrap_or_default().display()))?;
    for diagnostic in &report.diagnostics {
        print(diagnostic);
    }
    let faults = report.diagnostics.iter().filter(|d| d.severity == Severity::Fault).count();
    let warnings = report.diagnostics.len() - faults;
    let Some(bank) = report.bank else {
        println!(
            "{faults} faults, {warnings} warnings. The bank cannot be used until the faults are mended."
        );
        return Ok(ExitCode::FAILURE);
    };
    println!(
        "{} questions, {} plans, {} languages, {warnings} warnings, no fault. Revision {}",
        bank.items().count(),
        bank.plans().count(),
        bank.locales().len(),
        bank.revision().0
    );
    Ok(ExitCode::SUCCESS)
}

fn print(diagnostic: &Diagnostic) {
    let kind = if diagnostic.severity == Severity::Fault { "fault" } else { "warning" };
    println!("{}:{}:{}: {kind}: {}", diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.message);
    println!("    {}", diagnostic.help);
}
