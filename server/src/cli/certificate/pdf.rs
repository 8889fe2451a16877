//! `jalon certificate pdf`: the page to print of a certificate, made without the service.

use super::verify::Brought;
use super::{Failure, read};
use crate::certificates::container::{Contents, extract};
use crate::certificates::path;
use crate::certificates::pdf::{self, Attachment, CertificateSheet};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `certificate pdf`.
#[derive(Debug, Args)]
pub struct PdfCommand {
    /// The certificate: its JSON file, or another file with that inside (PDF, PNG, SVG, or a bundle). If the proof of the
    /// log lies in it, the document carries that too.
    file: PathBuf,
    /// Where to write the document.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Address of the service that checks the certificate; printed, and in the QR code.
    #[arg(long, env = "JALON_PUBLIC_URL", value_name = "URL")]
    public_url: String,
    /// An issuer to trust: a did:key or public key, or a file with one or with a DID document.
    #[arg(long, value_name = "KEY|FILE")]
    issuer: Vec<String>,
    /// Data folder of the issuing service: its keys are trusted, and its embedded register is asked whether the
    /// certificate stands [default: data, when no issuer is given].
    #[arg(long, value_name = "DIR", conflicts_with = "issuer")]
    data: Option<PathBuf>,
    /// Folder of the question bank, whose framework names the areas [default: the one compiled in].
    #[arg(long, env = "JALON_BANK", value_name = "DIR")]
    bank: Option<PathBuf>,
}

/// Exit code 0 written, 1 refused with the reason on standard error.
pub(super) async fn run(command: PdfCommand) -> Result<ExitCode, Failure> {
    let file = read(&command.file)?;
    let brought = Brought::trusting(command.data.as_deref(), &command.issuer)?;
    let one = match brought.judge(command.file.display().to_string(), &file).await?.counts() {
        Ok(one) => one,
        Err(why) => {
            eprintln!("refused: {why}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let (_, report) = crate::bank::read(command.bank.as_deref())?;
    let bank = report.bank.ok_or("the question bank has faults; see them with: jalon bank check")?;
    let address = format!("{}{}", command.public_url.trim_end_matches('/'), path(&one.certificate_code));
    let sheet = CertificateSheet::new(&one, bank.framework(), address);
    let document = pdf::render(&sheet, &attachments(&sheet, extract(&file)?)?)?;
    std::fs::write(&command.output, document)
        .map_err(|error| format!("cannot write {}: {error}", command.output.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// What the file carried, for the document to carry.
fn attachments(sheet: &CertificateSheet, carried: Contents) -> Result<Vec<Attachment>, Failure> {
    let credential =
        carried.json.ok_or("a token alone makes no page: give the JSON file of the certificate")?;
    let proof = carried.log_proof.map(|proof| sheet.log_proof(proof));
    Ok([sheet.credential(credential)].into_iter().chain(proof).collect())
}
