//! `jalon certificate`. Checks and derivations are offline and their exit codes say the verdict
//! (docs/verification.md); a reissue and what follows a restored backup work on the service's own data.

mod pdf;
mod rederive;
mod reissue;
mod restored;
mod verify;

use super::{Failure, local_options};
use crate::certificates::container::MAX_FILE_BYTES;
use clap::Subcommand;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// Commands on certificates.
#[derive(Debug, Subcommand)]
pub enum CertificateCommand {
    /// Check certificate files without network.
    Verify(verify::VerifyCommand),
    /// Make the page to print of a certificate.
    Pdf(pdf::PdfCommand),
    /// Derive a certificate's result again from its bundle, to the last bit.
    Rederive(rederive::RederiveCommand),
    /// Sign anew what a compromised key had signed: same certificates, same codes, derived again from the answers.
    Reissue(reissue::ReissueCommand),
    /// Say once that a backup was restored, before the service starts: no place in a status list is given a second time.
    Restored(restored::RestoredCommand),
}

/// The exit code says the verdict.
pub async fn run(command: CertificateCommand) -> Result<ExitCode, Failure> {
    match command {
        CertificateCommand::Verify(command) => verify::run(command).await,
        CertificateCommand::Pdf(command) => pdf::run(command).await,
        CertificateCommand::Rederive(command) => rederive::run(&command),
        CertificateCommand::Reissue(command) => reissue::run(command).await,
        CertificateCommand::Restored(command) => restored::run(command).await,
    }
}

/// A file, one byte longer than any that is looked into, so that a larger one is refused as such, unread.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(MAX_FILE_BYTES)? + 1;
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|opened| opened.take(most).read_to_end(&mut bytes))
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    Ok(bytes)
}
