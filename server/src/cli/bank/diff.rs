//! `jalon bank diff A B`: what changed for measurement between two banks.

use super::Failure;
use clap::Args;
use jalon_engine::bank::ItemBank;
use jalon_engine::bank::difference::{Change, Subject, What, difference};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `bank diff`.
#[derive(Debug, Args)]
pub struct DiffCommand {
    /// Folder of the bank before.
    before: PathBuf,
    /// Folder of the bank after.
    after: PathBuf,
    /// Print a JSON list.
    #[arg(long)]
    json: bool,
}

/// Exit code 1 when something changed, as `diff` does.
pub(super) fn run(command: &DiffCommand) -> Result<ExitCode, Failure> {
    let changes = difference(&bank(&command.before)?, &bank(&command.after)?);
    if command.json {
        println!("{}", serde_json::to_string_pretty(&changes)?);
    } else {
        for change in &changes {
            println!("{}", line(change));
        }
    }
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn bank(folder: &Path) -> Result<ItemBank, Failure> {
    let files = crate::bank::folder_files(folder)
        .map_err(|error| format!("cannot read the bank {}: {error}", folder.display()))?;
    let bank = ItemBank::read(&files).bank;
    bank.ok_or_else(|| format!("the bank {} has faults: see `jalon bank check`", folder.display()).into())
}

fn line(change: &Change) -> String {
    let subject = match &change.subject {
        Subject::Item(id) => format!("question {id}"),
        Subject::Plan(id) => format!("plan {id}"),
        Subject::Bank => "bank".to_owned(),
    };
    let what = match &change.change {
        What::Added => "added".to_owned(),
        What::Removed => "removed".to_owned(),
        What::Status { before, after } => format!("status {} → {}", json(before), json(after)),
        What::Value { name, before, after } => format!("{name} {} → {}", shown(before), shown(after)),
        What::Key => "another key".to_owned(),
        What::Shown => "another text".to_owned(),
        What::Variants => "other variants".to_owned(),
    };
    format!("{subject}: {what}")
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).map(|value| shown(&value)).unwrap_or_default()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
