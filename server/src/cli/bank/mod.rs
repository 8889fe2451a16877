//! `jalon bank …`: what authors do with a question bank, from a shell.

mod check;
mod diff;
mod export;
mod gift;
mod import;
mod new;
mod preview;
mod qti;
mod report;
mod schema;
mod yaml;

use super::Failure;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Commands on the question bank.
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Read everything and list every fault with its file, line, column and remedy.
    Check(check::CheckCommand),
    /// Write a question to fill in.
    New(new::NewCommand),
    /// Print the JSON Schema of a kind of file, for editors.
    Schema(schema::SchemaCommand),
    /// Say what changed for measurement between two banks.
    Diff(diff::DiffCommand),
    /// Print the questions as a table, for reviewers, or write them as a QTI 3.0 package.
    Export(export::ExportCommand),
    /// Show the questions in a browser, as learners get them, while they are being written.
    Preview(preview::PreviewCommand),
    /// Turn questions of another format into drafts.
    Import(import::ImportCommand),
}

/// Where the bank is.
#[derive(Debug, Clone, Args)]
pub(crate) struct BankFolder {
    /// Folder of the bank [default: the one compiled in].
    #[arg(long, env = "JALON_BANK", value_name = "DIR")]
    bank: Option<PathBuf>,
}

/// Runs one command.
pub async fn run(command: BankCommand) -> Result<ExitCode, Failure> {
    match command {
        BankCommand::Check(command) => check::run(&command),
        BankCommand::New(command) => new::run(&command),
        BankCommand::Schema(command) => schema::run(&command),
        BankCommand::Diff(command) => diff::run(&command),
        BankCommand::Export(command) => export::run(&command),
        BankCommand::Preview(command) => preview::run(command).await,
        BankCommand::Import(command) => import::run(&command),
    }
}

impl BankFolder {
    /// The texts of the bank.
    fn files(&self) -> Result<jalon_engine::bank::BankFiles, Failure> {
        match self.bank.as_deref() {
            None => Ok(crate::bank::embedded_files()),
            Some(folder) => crate::bank::folder_files(folder)
                .map_err(|error| format!("cannot read the bank {}: {error}", folder.display()).into()),
        }
    }
}
