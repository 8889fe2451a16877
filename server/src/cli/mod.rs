//! The command line. Without a command, `jalon` serves.

pub mod bank;
pub mod certificate;
pub mod demo;
pub mod irt;
pub mod key;
pub mod log;
mod progress;
pub mod serve;
pub mod simulate;
pub mod token;

use crate::config::ServeOptions;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Jalon measures, develops and certifies digital skills.
#[derive(Debug, Parser)]
#[command(name = "jalon", version, about, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::ServeCommand,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the service (what `jalon` does on its own).
    Serve(serve::ServeCommand),
    /// Fill an empty folder with a demonstration organisation.
    Demo(demo::DemoCommand),
    /// Check the question bank.
    #[command(subcommand)]
    Bank(bank::BankCommand),
    /// Try a plan on simulated people.
    Simulate(simulate::SimulateCommand),
    /// Bearer tokens for the API.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Certificates, offline.
    #[command(subcommand)]
    Certificate(certificate::CertificateCommand),
    /// Signing keys: list, rotate, compromised.
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// The public log of certificates: check all of it, sign its head.
    #[command(subcommand)]
    Log(log::LogCommand),
    /// Item response theory on tables: curves, abilities, item selection, simulation.
    #[command(subcommand)]
    Irt(irt::IrtCommand),
}

/// Runs one command; every failure is one line on standard error that says what to do.
pub async fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        None => serve::run(cli.serve).await,
        Some(Command::Serve(command)) => serve::run(command).await,
        Some(Command::Demo(command)) => demo::run(command).await,
        Some(Command::Bank(command)) => bank::run(command).await,
        Some(Command::Simulate(command)) => simulate::run(&command),
        Some(Command::Token(command)) => token::run(command).await,
        Some(Command::Certificate(command)) => certificate::run(command).await,
        Some(Command::Key(command)) => key::run(command),
        Some(Command::Log(command)) => log::run(command).await,
        Some(Command::Irt(command)) => irt::run(&command),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("jalon: {error}");
            ExitCode::from(2)
        }
    }
}

/// Why a command could not run.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What `token create` and `demo` need of a configuration.
pub(crate) fn local_options(data: std::path::PathBuf, database_url: Option<String>) -> ServeOptions {
    ServeOptions {
        data,
        listen: std::net::SocketAddr::from(([127, 0, 0, 1], 8080)),
        public_url: None,
        database_url,
        bank: None,
        trusted_proxy: Vec::new(),
    }
}
