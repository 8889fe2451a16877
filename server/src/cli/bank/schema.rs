//! `jalon bank schema`: JSON Schemas of the bank's files, for editors.

use super::Failure;
use clap::Args;
use std::process::ExitCode;

/// Options of `bank schema`.
#[derive(Debug, Args)]
pub struct SchemaCommand {
    /// Which files: questions, plans, or bank.yaml.
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(names()), default_value = "item")]
    of: String,
}

/// They lie in the bank, where the first line of a question leads editors.
const SCHEMAS: [(&str, &str); 3] = [
    ("item", include_str!("../../../../question-bank/schema/item.schema.json")),
    ("plan", include_str!("../../../../question-bank/schema/plan.schema.json")),
    ("bank", include_str!("../../../../question-bank/schema/bank.schema.json")),
];

fn names() -> impl Iterator<Item = &'static str> {
    SCHEMAS.iter().map(|(name, _)| *name)
}

pub(super) fn run(command: &SchemaCommand) -> Result<ExitCode, Failure> {
    let found = SCHEMAS.iter().find(|(name, _)| *name == command.of);
    let (_, schema) = found.ok_or_else(|| format!("there is no schema `{}`", command.of))?;
    print!("{schema}");
    Ok(ExitCode::SUCCESS)
}
