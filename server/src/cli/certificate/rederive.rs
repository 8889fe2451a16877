//! `jalon certificate rederive`: the result of a certificate, computed again from its bundle.

use super::{Failure, read};
use crate::bank;
use crate::certificates::bundle::{Bundle, Finding, findings};
use crate::certificates::{Credential, proof};
use clap::Args;
use jalon_engine::bank::{ItemBank, Severity};
use jalon_engine::session::Transcript;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// What to derive again.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 the same to the last bit, 1 something differs, 2 the files cannot be used.\n\
    Who signed the certificate is another question: ask `jalon certificate verify BUNDLE`."
)]
pub struct RederiveCommand {
    /// The bundle, as downloaded from the certificate's page (ZIP).
    bundle: PathBuf,
    /// Folder of the question bank: compares every parameter with it.
    #[arg(long, value_name = "DIR")]
    bank: Option<PathBuf>,
    /// Transcript of the test, from its certifier (JSON): opens the sealed answers and scores them again. Needs --bank.
    #[arg(long, value_name = "FILE", requires = "bank")]
    transcript: Option<PathBuf>,
    /// Write the differences as JSON.
    #[arg(long)]
    json: bool,
}

/// Exit code 0 the same, 1 something differs.
pub(super) fn run(command: &RederiveCommand) -> Result<ExitCode, Failure> {
    let bundle = Bundle::read(&read(&command.bundle)?)
        .map_err(|error| format!("{}: {error}", command.bundle.display()))?;
    let credential = credential(&bundle.credential)?;
    let mut found = findings(&bundle, &credential)?;
    if let Some(folder) = &command.bank {
        let bank = Arc::new(read_bank(folder)?);
        found.extend(bundle.record.compare_bank(&bank).into_iter().map(Finding::from));
        if let Some(file) = &command.transcript {
            found.extend(of_transcript(&bundle, file, bank)?);
        }
    }
    if command.json {
        print_json(&bundle, &found)?;
    } else {
        print(command, &bundle, &found);
    }
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn credential(bytes: &[u8]) -> Result<Credential, Failure> {
    let document = proof::parse_strict_json(bytes).map_err(|error| format!("certificate.json: {error}"))?;
    serde_json::from_value(document)
        .map_err(|error| format!("certificate.json is not a Jalon certificate: {error}").into())
}

fn read_bank(folder: &Path) -> Result<ItemBank, Failure> {
    let (_, report) = bank::read(Some(folder))
        .map_err(|error| format!("cannot read the bank {}: {error}", folder.display()))?;
    let faults = report.diagnostics.iter().filter(|one| one.severity == Severity::Fault).count();
    let unusable = || format!("the bank {} has {faults} faults; see `jalon bank check`", folder.display());
    report.bank.ok_or_else(|| unusable().into())
}

fn of_transcript(bundle: &Bundle, file: &Path, bank: Arc<ItemBank>) -> Result<Vec<Finding>, Failure> {
    let transcript: Transcript = serde_json::from_slice(&read(file)?)
        .map_err(|error| format!("{} is not a transcript: {error}", file.display()))?;
    match bundle.record.compare_transcript(&transcript, bank) {
        Ok(differences) => Ok(differences.into_iter().map(Finding::from).collect()),
        Err(error) => Ok(vec![Finding {
            place: "transcript".to_owned(),
            field: String::new(),
            stated: "a test on this bank".to_owned(),
            found: error.to_string(),
        }]),
    }
}

fn print(command: &RederiveCommand, bundle: &Bundle, found: &[Finding]) {
    for finding in found {
        println!("differs: {finding}");
    }
    if !found.is_empty() {
        let differences = if found.len() == 1 { "difference" } else { "differences" };
        println!("{} {differences}: this bundle does not give the certificate's result.", found.len());
        return;
    }
    let record = &bundle.record;
    println!("the same, to the last bit:");
    println!("  {} answers, {} questions that could be asked", record.steps.len(), record.questions.len());
    println!("  each choice, each estimate, levels, points and standard errors derive again");
    println!("  digest of the record, as the certificate states it: {}", record.digest());
    println!("{}", bank_words(command));
    println!("{}", answer_words(command));
    println!("  who signed the certificate: see `jalon certificate verify`");
}

fn bank_words(command: &RederiveCommand) -> &'static str {
    match command.bank {
        Some(_) => "  parameters: those of the bank given",
        None => "  parameters: as recorded; --bank DIR compares them with the bank",
    }
}

fn answer_words(command: &RederiveCommand) -> &'static str {
    match command.transcript {
        Some(_) => "  credits: scored again from the transcript",
        None => "  credits: as recorded; the answers are sealed",
    }
}

fn print_json(bundle: &Bundle, found: &[Finding]) -> Result<(), Failure> {
    let record = &bundle.record;
    let report = json!({
        "same": found.is_empty(),
        "digest": record.digest(),
        "bank_revision": record.origin.bank_revision,
        "answers": record.steps.len(),
        "outcome": record.outcome,
        "differences": found,
    });
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}
