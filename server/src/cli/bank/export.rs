//! `jalon bank export`: the questions as a table, for people who review them in a spreadsheet, or as a QTI 3.0
//! package for other programs.

use super::{BankFolder, Failure};
use crate::http::csv::{Cell, CsvTable};
use crate::ui::Lang;
use clap::Args;
use jalon_engine::bank::ItemBank;
use jalon_engine::item::Item;
use jalon_engine::item::content::{Body, ClozePart, Content, ItemOption, Material};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `bank export`.
#[derive(Debug, Args)]
pub struct ExportCommand {
    #[command(flatten)]
    folder: BankFolder,
    /// Language of the questions, and of the table's numbers.
    #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
    locale: String,
    /// Leave out key, level, explanation: for a second reader who answers without seeing them.
    #[arg(long)]
    blind: bool,
    /// Write all questions as a QTI 3.0 package to this folder instead; what differs there is printed.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["blind", "locale"])]
    qti: Option<PathBuf>,
}

/// Columns for every reader, and those that a blind one does not see.
const OPEN: [&str; 8] =
    ["id", "competence", "kind", "seconds", "situation", "material", "question", "options"];
const HIDDEN: [&str; 7] = ["family", "level", "status", "key", "explanation", "mistakes", "accessibility"];

pub(super) fn run(command: &ExportCommand) -> Result<ExitCode, Failure> {
    let files = command.folder.files()?;
    if let Some(folder) = &command.qti {
        super::qti::write(&files, folder)?.iter().for_each(|remark| println!("{remark}"));
        return Ok(ExitCode::SUCCESS);
    }
    let report = ItemBank::read(&files);
    let bank = report.bank.ok_or("the bank has faults: see `jalon bank check`")?;
    std::io::stdout().write_all(&table(&bank, command)?)?;
    Ok(ExitCode::SUCCESS)
}

fn table(bank: &ItemBank, command: &ExportCommand) -> Result<Vec<u8>, Failure> {
    let lang = Lang::from_tag(&command.locale).unwrap_or(Lang::Fr);
    let hidden: &[&str] = if command.blind { &[] } else { &HIDDEN };
    let mut table = CsvTable::new(lang, OPEN.iter().chain(hidden).map(|head| (*head).to_owned()))?;
    for item in bank.items() {
        if let Some(content) = item.content.get(&command.locale) {
            let mut cells = open(item, content);
            if !command.blind {
                cells.extend(answers(item, &command.locale));
            }
            table.row(cells)?;
        }
    }
    Ok(table.finish()?)
}

fn open(item: &Item, content: &Content) -> Vec<Cell> {
    vec![
        item.id.0.as_str().into(),
        item.competence.0.as_str().into(),
        item.kind.name().into(),
        item.seconds.into(),
        content.situation().join("\n").into(),
        content.material.iter().map(material).collect::<Vec<_>>().join("\n\n").into(),
        content.question().into(),
        options(&content.body).into(),
    ]
}

fn answers(item: &Item, locale: &str) -> Vec<Cell> {
    let status = serde_json::to_value(item.status).ok();
    let status = status.as_ref().and_then(|status| status.as_str()).unwrap_or_default().to_owned();
    let correction = item.corrections.get(locale);
    let said = |text: Option<String>| text.unwrap_or_default().into();
    let mistakes = correction.map(|correction| {
        let lines = correction.tempting.iter().map(|(wrong, why)| format!("{wrong}: {why}"));
        lines.collect::<Vec<_>>().join("\n")
    });
    vec![
        item.family.as_str().into(),
        item.level.into(),
        status.into(),
        said(correction.map(|correction| correction.right_answer.join("\n"))),
        said(correction.map(|correction| correction.explanation.clone())),
        said(mistakes),
        said(item.accessibility.get(locale).cloned()),
    ]
}

fn material(block: &Material) -> String {
    match block {
        Material::Paragraph(text) | Material::Code(text) => text.clone(),
        Material::Table { caption, header, rows } => {
            let lines = std::iter::once(header).chain(rows).map(|row| row.join(" | "));
            std::iter::once(caption.clone()).chain(lines).collect::<Vec<_>>().join("\n")
        }
        Material::Message { from, to, subject, body } => format!("{from} → {to}\n{subject}\n{body}"),
        Material::Image { file, alt } => format!("[{file}] {alt}"),
    }
}

fn options(body: &Body) -> String {
    let lines = |options: &[ItemOption]| {
        options.iter().map(|option| format!("{}: {}", option.id, option.text)).collect::<Vec<_>>().join("\n")
    };
    match body {
        Body::SingleChoice { choices } | Body::MultipleChoice { choices } => lines(choices),
        Body::Ordering { items } => lines(items),
        Body::Matching { prompts, options } => format!("{}\n→\n{}", lines(prompts), lines(options)),
        Body::ShortText { hint } | Body::Number { hint, .. } => hint.clone().unwrap_or_default(),
        Body::Task { task } => format!("[{}]", task.name()),
        Body::Cloze { parts } => parts.iter().map(part).collect(),
    }
}

fn part(part: &ClozePart) -> String {
    match part {
        ClozePart::Text(text) => text.clone(),
        ClozePart::Gap(gap) if gap.choices.is_empty() => format!("[{}]", gap.label),
        ClozePart::Gap(gap) => {
            let texts: Vec<&str> = gap.choices.iter().map(|choice| choice.text.as_str()).collect();
            format!("[{}]", texts.join(" / "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exported(blind: bool) -> String {
        let bank = ItemBank::read(&crate::bank::embedded_files()).bank.unwrap();
        let folder = BankFolder { bank: None };
        let command = ExportCommand { folder, locale: "en".to_owned(), blind, qti: None };
        String::from_utf8(table(&bank, &command).unwrap()).unwrap()
    }

    #[test]
    fn notes_on_accessibility_are_for_reviewers_who_see_the_key() {
        let (open, blind) = (exported(false), exported(true));
        assert!(open.lines().next().unwrap().ends_with("\"mistakes\",\"accessibility\""));
        let note = "a real cable and a port to feel replace the drawing";
        assert!(open.contains(note) && !blind.contains(note));
    }
}
