//! The binary: parse the command line, run one command.

use clap::Parser;
use jalon::cli::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    jalon::cli::run(Cli::parse()).await
}
