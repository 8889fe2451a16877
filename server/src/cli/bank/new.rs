//! `jalon bank new`: a question to fill in, which already passes the check as a draft.

use super::Failure;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `bank new`.
#[derive(Debug, Args)]
pub struct NewCommand {
    /// Id of the question, also the name of its file: lower-case letters, digits, hyphens.
    id: String,
    /// Code of the competence, for instance 1.2.
    #[arg(long, value_name = "CODE")]
    competence: String,
    /// What an answer looks like; `file`: a number that stands in a file.
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(kinds()))]
    kind: String,
    /// Sub-skill; questions of one family never meet in a test.
    #[arg(long, default_value = "to-be-named")]
    family: String,
    /// The level at which a person usually succeeds.
    #[arg(long, default_value_t = 1)]
    level: u8,
    /// Folder of the bank.
    #[arg(long, env = "JALON_BANK", value_name = "DIR", default_value = "question-bank")]
    bank: PathBuf,
}

/// Kind → file to fill in; its words in capitals are replaced.
const SCAFFOLDS: [(&str, &str); 9] = [
    ("single_choice", include_str!("scaffold/single_choice.yaml")),
    ("multiple_choice", include_str!("scaffold/multiple_choice.yaml")),
    ("short_text", include_str!("scaffold/short_text.yaml")),
    ("number", include_str!("scaffold/number.yaml")),
    ("ordering", include_str!("scaffold/ordering.yaml")),
    ("matching", include_str!("scaffold/matching.yaml")),
    ("cloze", include_str!("scaffold/cloze.yaml")),
    ("task", include_str!("scaffold/task.yaml")),
    ("file", include_str!("scaffold/file.yaml")),
];

fn kinds() -> impl Iterator<Item = &'static str> {
    SCAFFOLDS.iter().map(|(kind, _)| *kind)
}

pub(super) fn run(command: &NewCommand) -> Result<ExitCode, Failure> {
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    if !plain(&command.id) || !plain(&command.competence) || command.competence.starts_with('.') {
        return Err("an id has letters, digits and hyphens, a competence is a code like 1.2".into());
    }
    let folder = command.bank.join("items").join(&command.competence);
    let path = folder.join(format!("{}.yaml", command.id));
    if path.exists() {
        return Err(format!("{} exists already", path.display()).into());
    }
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    std::fs::write(&path, scaffold(command))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!("{}", path.display());
    Ok(ExitCode::SUCCESS)
}

fn scaffold(command: &NewCommand) -> String {
    let found = SCAFFOLDS.iter().find(|(kind, _)| *kind == command.kind);
    let text = found.map(|(_, text)| *text).unwrap_or_default();
    text.replace("COMPETENCE", &command.competence)
        .replace("FAMILY", &command.family)
        .replace("LEVEL", &command.level.to_string())
        .replace("ID", &command.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jalon_engine::bank::{ItemBank, Severity};

    #[test]
    fn a_scaffold_of_every_kind_passes_the_check() {
        let mut files = crate::bank::embedded_files();
        for kind in kinds() {
            let id = format!("new-{}", kind.replace('_', "-"));
            let command = NewCommand {
                id: id.clone(),
                competence: "1.1".to_owned(),
                kind: kind.to_owned(),
                family: "to-be-named".to_owned(),
                level: 1,
                bank: PathBuf::new(),
            };
            files.insert(format!("items/1.1/{id}.yaml"), scaffold(&command));
        }
        let found = ItemBank::read(&files).diagnostics;
        let faults: Vec<_> = found.iter().filter(|found| found.severity == Severity::Fault).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
