//! `jalon certificate verify`: files of any kind, offline, with what the checker brings.

mod brought;
mod kept;
mod report;

use super::{Failure, read};
pub(super) use brought::Brought;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to check, and what is believed.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 valid, 1 altered or signed by a stolen key, 2 the command could not run, \
    3 withdrawn, 4 suspended, 5 unknown issuer, 6 no certificate found, 7 not in the register, 8 outside its dates. \
    With several files: that of the first one that is not valid; a whole record has that of the worst certificate inside."
)]
pub struct VerifyCommand {
    /// Files as received: JSON, JWT, PDF, PNG, SVG, or a bundle (ZIP).
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An issuer to trust: a did:key or public key, or a file with one or with a DID document.
    #[arg(long, value_name = "KEY|FILE")]
    issuer: Vec<String>,
    /// A status list, saved from the address that the certificate names. Of several of one address the newest counts.
    #[arg(long, value_name = "FILE")]
    status: Vec<PathBuf>,
    /// A signed head of the issuer's log, kept earlier.
    #[arg(long, value_name = "FILE")]
    head: Vec<PathBuf>,
    /// A proof that connects a kept head with the one in the file, when their sizes differ: the answer of
    /// /api/v1/log/consistency, saved.
    #[arg(long, value_name = "FILE")]
    consistency: Vec<PathBuf>,
    /// Data folder of the issuing service: its keys are trusted, and its embedded register is asked whether the
    /// certificate stands [default: data, when no issuer is given].
    #[arg(long, value_name = "DIR", conflicts_with = "issuer")]
    data: Option<PathBuf>,
    /// Write what was found as JSON, one object a line.
    #[arg(long)]
    json: bool,
}

/// The exit code is the verdict on the first file that is not valid.
pub(super) async fn run(command: VerifyCommand) -> Result<ExitCode, Failure> {
    let brought = Brought::open(&command)?;
    let mut code = 0;
    for file in &command.files {
        let report = brought.judge(file.display().to_string(), &read(file)?).await?;
        if command.json {
            println!("{}", serde_json::to_string(&report)?);
        } else {
            report.print();
        }
        if code == 0 {
            code = report.exit_code();
        }
    }
    Ok(ExitCode::from(code))
}
