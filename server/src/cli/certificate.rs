//! `jalon certificate verify`: offline, exit 0 valid, 1 refused with the reason.

use super::Failure;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// Commands on certificates.
#[derive(Debug, Subcommand)]
pub enum CertificateCommand {
    /// Check a certificate file without network.
    Verify {
        /// The credential, as downloaded (JSON).
        file: PathBuf,
        /// Data folder of the issuing service: its public keys are trusted.
        #[arg(long, value_name = "DIR", conflicts_with = "issuer")]
        data: Option<PathBuf>,
        /// The issuer to trust: a file with its did:key, public key or DID document.
        #[arg(long, value_name = "FILE")]
        issuer: Option<PathBuf>,
    },
}

/// Exit code 0 valid, 1 refused.
pub fn run(command: CertificateCommand) -> Result<ExitCode, Failure> {
    let CertificateCommand::Verify { file, data, issuer } = command;
    let _ = (file, data, issuer);
    Err("not wired yet".into())
}
