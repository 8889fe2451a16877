//! `jalon bank check`: every fault at once, with file, line and remedy; what the bank holds.

use super::report;
use super::{BankFolder, Failure};
use clap::Args;
use jalon_engine::bank::audit::{Audit, Coverage, audit};
use jalon_engine::bank::{Diagnostic, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Options of `bank check`.
#[derive(Debug, Args)]
pub struct CheckCommand {
    #[command(flatten)]
    folder: BankFolder,
    /// Print one JSON document: faults and counts, nothing else.
    #[arg(long)]
    json: bool,
    /// Print the counts of every level by kind, where keys stand, how readings compare, and what each plan can
    /// know of each competence.
    #[arg(long, conflicts_with = "json")]
    detail: bool,
}

/// Exit code 1 when there is a fault.
pub(super) fn run(command: &CheckCommand) -> Result<ExitCode, Failure> {
    let audit = audit(&command.folder.files()?);
    if command.json {
        println!("{}", serde_json::to_string_pretty(&Document::of(&audit))?);
    } else {
        print(&audit, command.detail);
    }
    let sound = faults(&audit).next().is_none();
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn faults(audit: &Audit) -> impl Iterator<Item = &Diagnostic> {
    audit.report.diagnostics.iter().filter(|found| found.severity == Severity::Fault)
}

/// What machines read.
#[derive(Debug, Serialize)]
struct Document<'a> {
    faults: Vec<Fault<'a>>,
    items: usize,
    operational: usize,
    practical: usize,
    families: usize,
    templates: usize,
    /// Questions that count and have been answered blind by a second reader.
    reviewed: usize,
    locales: &'a [String],
    /// Competence → level → questions that count.
    coverage: BTreeMap<&'a str, BTreeMap<u8, usize>>,
}

#[derive(Debug, Serialize)]
struct Fault<'a> {
    file: &'a str,
    line: u64,
    column: u64,
    message: &'a str,
    help: &'a str,
}

impl<'a> Document<'a> {
    fn of(audit: &'a Audit) -> Self {
        let Coverage { items, operational, practical, families, templates, locales, cells, .. } =
            &audit.coverage;
        let fault = |found: &'a Diagnostic| Fault {
            file: &found.path,
            line: found.line,
            column: found.column,
            message: &found.message,
            help: &found.help,
        };
        let coverage = cells.iter().map(|(code, levels)| {
            (code.as_str(), levels.iter().map(|(level, cell)| (*level, cell.questions())).collect())
        });
        Self {
            faults: faults(audit).map(fault).collect(),
            items: *items,
            operational: *operational,
            practical: *practical,
            families: *families,
            templates: *templates,
            reviewed: audit.coverage.reviewed(),
            locales,
            coverage: coverage.collect(),
        }
    }
}

fn print(audit: &Audit, detail: bool) {
    for found in &audit.report.diagnostics {
        let kind = if found.severity == Severity::Fault { "fault" } else { "warning" };
        println!("{}:{}:{}: {kind}: {}", found.path, found.line, found.column, found.message);
        println!("    {}", found.help);
    }
    report::coverage(&audit.coverage, detail);
    if detail {
        report::habits(&audit.habits);
    }
    let faults = faults(audit).count();
    let warnings = audit.report.diagnostics.len() - faults;
    match &audit.report.bank {
        None => println!("{faults} faults, {warnings} warnings: mend the faults."),
        Some(bank) => {
            if detail {
                report::agreement(&audit.agreement);
            }
            report::precision(bank, detail);
            println!(
                "{} questions, {} plans, {} languages, {warnings} warnings, no fault. Revision {}",
                bank.items().count(),
                bank.plans().count(),
                bank.locales().len(),
                bank.revision().0
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jalon_engine::bank::BankFiles;

    #[test]
    fn machines_read_how_many_questions_a_second_reader_has_answered() {
        let mut files = crate::bank::embedded_files();
        // One competence: trying the forms of all templates takes long.
        files.retain(|path, _| !path.starts_with("items/") || path.starts_with("items/5.1/"));
        let reviewed = |files: &BankFiles| {
            serde_json::to_value(Document::of(&audit(files))).unwrap()["reviewed"].clone()
        };
        let all = reviewed(&files).as_u64().unwrap();
        assert!(all >= 20, "{all}");
        let rewritten =
            "item,date,reading,key,level,changed\nwhat-to-tell-the-helpdesk,2099-01-31,rewritten,,,\n";
        files.insert("reviews/later.csv".to_owned(), rewritten.to_owned());
        assert_eq!(reviewed(&files), all - 1);
    }
}
