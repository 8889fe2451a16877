//! Texts → a bank, or everything that stands in the way, at once.
//!
//! A fault in one file does not hide those of others: unreadable files are reported and left out,
//! and what depends on all questions (whether a plan can be served) is judged only when every
//! question could be read.
//!
//! Not here: reading YAML ([`super::source`]) and the shapes of files ([`super::draft`]).

mod accessibility;
mod cloze;
mod content;
mod diagnostic;
mod fields;
pub(super) mod file;
pub(super) mod finding;
pub(super) mod item;
mod key;
mod languages;
mod lesson;
mod material;
mod media;
mod parameters;
mod plan;
mod plans;
mod relations;
mod reviews;
mod settings;
mod task;
mod tempting;
mod typed;
mod variants;

use super::draft::ItemDraft;
use super::higher_order::HigherOrder;
use super::revision::bank_revision;
use super::source::Place;
use super::{BankFiles, BankReport, Diagnostic, ItemBank, Severity, threads};
use crate::item::content::Material;
use crate::item::{Item, ItemId};
use finding::{Findings, is_forbidden, may_be_forbidden};
use item::{ItemPath, Surroundings};
use lesson::LessonPath;
use parameters::ReadCalibration;
use plans::Plans;
use relations::ReadItem;
use reviews::Register;
pub(super) use settings::Settings;
use settings::parsed;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a file of a bank is, by its path.
#[derive(Debug, Clone, Copy)]
enum Role<'a> {
    Settings,
    Framework,
    Item(ItemPath<'a>),
    Media,
    Calibration(&'a str),
    Plan,
    Lesson(LessonPath<'a>),
    Reviews,
}

fn role(path: &str) -> Option<Role<'_>> {
    let parts: Vec<&str> = path.split('/').collect();
    if parts[..] == ["bank.yaml"] {
        return Some(Role::Settings);
    }
    let (name, extension) = parts.last()?.rsplit_once('.')?;
    match (&parts[..parts.len() - 1], extension) {
        (["items", competence], "yaml") => Some(Role::Item(ItemPath { competence, id: name })),
        (["framework"], "yaml") => Some(Role::Framework),
        (["parameters"], "yaml") => Some(Role::Calibration(name)),
        (["plans"], "yaml") => Some(Role::Plan),
        (["lessons", competence], "yaml") => Some(Role::Lesson(LessonPath { competence, family: name })),
        (["media"], "svg") => Some(Role::Media),
        (["reviews"], "csv") => Some(Role::Reviews),
        _ => None,
    }
}

impl ItemBank {
    /// Reads and checks a bank. Total: any texts give a report.
    ///
    /// ```
    /// use jalon_engine::bank::{BankFiles, ItemBank};
    ///
    /// let report = ItemBank::read(&BankFiles::new());
    /// assert!(report.bank.is_none());
    /// assert_eq!(report.diagnostics[0].message, "`bank.yaml` is missing");
    /// ```
    pub fn read(files: &BankFiles) -> BankReport {
        let Checked { bank, found, .. } = check(files);
        BankReport::new(bank, found)
    }
}

impl BankReport {
    /// The bank when no finding is a fault, and the findings in order.
    pub(super) fn new(bank: Option<ItemBank>, mut found: Vec<Diagnostic>) -> Self {
        found.sort();
        found.dedup();
        let sound = found.iter().all(|finding| finding.severity != Severity::Fault);
        Self { bank: bank.filter(|_| sound), diagnostics: found }
    }
}

/// A question file that could be read.
pub(super) struct Question {
    pub(super) path: String,
    pub(super) draft: ItemDraft,
}

/// Everything that reading a bank gave.
pub(super) struct Checked {
    /// The bank, sound or not; `None` without settings.
    pub(super) bank: Option<ItemBank>,
    pub(super) questions: Vec<Question>,
    pub(super) found: Vec<Diagnostic>,
}

/// Reads and checks everything.
pub(super) fn check(files: &BankFiles) -> Checked {
    let mut found = Vec::new();
    signs(files, &mut found);
    strangers(files, &mut found);
    let settings = settings::check(files, &mut found);
    media_files(files, &mut found);
    let (bank, questions) = match settings {
        Some(settings) => {
            let (bank, questions) = assemble(files, settings, &mut found);
            (Some(bank), questions)
        }
        None => (None, unjudged(files, &mut found)),
    };
    Checked { bank, questions, found }
}

/// Without settings questions are only read, so that their own faults show.
fn unjudged(files: &BankFiles, found: &mut Vec<Diagnostic>) -> Vec<Question> {
    let read = read_items(files, found);
    let kept = |ReadItem { path, draft, findings }| {
        found.extend(findings.into_diagnostics());
        Question { path, draft }
    };
    read.into_iter().map(kept).collect()
}

/// Control characters, the first of each file; they would travel into pages and databases.
fn signs(files: &BankFiles, found: &mut Vec<Diagnostic>) {
    let read = files.iter().filter(|(path, text)| role(path).is_some() && may_be_forbidden(text));
    for (path, text) in read {
        let mut findings = Findings::of(path);
        let lines = text.lines().zip(1_u64..);
        let first = lines.into_iter().find_map(|(line, number)| {
            let column = line.chars().position(is_forbidden)?;
            Some((line.chars().nth(column)?, Place { line: number, column: column as u64 + 1 }))
        });
        if let Some((sign, place)) = first {
            let message = format!("the control character {} stands here", sign.escape_unicode());
            findings.fault(place, message, "remove it");
        }
        found.extend(findings.into_diagnostics());
    }
}

/// Files that lie in a folder of the bank and are not read: most likely a slip in the name.
fn strangers(files: &BankFiles, found: &mut Vec<Diagnostic>) {
    let folders = ["items/", "framework/", "parameters/", "plans/", "media/", "lessons/", "reviews/"];
    for path in files.keys().filter(|path| role(path).is_none()) {
        let aside = path.ends_with("README.md") || path.ends_with("LICENSE");
        if folders.iter().any(|folder| path.starts_with(folder)) && !aside {
            let mut findings = Findings::of(path);
            let help = "see README.md for folders and extensions";
            findings.warn(Place::FILE, "this file is not read", help);
            found.extend(findings.into_diagnostics());
        }
    }
}

fn media_files(files: &BankFiles, found: &mut Vec<Diagnostic>) {
    for (path, text) in files.iter().filter(|(path, _)| matches!(role(path), Some(Role::Media))) {
        let mut findings = Findings::of(path);
        media::check(text, &mut findings);
        found.extend(findings.into_diagnostics());
    }
}

/// Question files that could be read; faults of the others.
fn read_items(files: &BankFiles, found: &mut Vec<Diagnostic>) -> Vec<ReadItem> {
    let paths: Vec<&String> = files.keys().filter(|path| matches!(role(path), Some(Role::Item(_)))).collect();
    let read = threads::each(&paths, |path| {
        let mut findings = Findings::of(path);
        (parsed(files, path, &mut findings), findings)
    });
    let mut items = Vec::new();
    for (path, (draft, findings)) in paths.into_iter().zip(read) {
        match draft {
            Some(draft) => items.push(ReadItem { path: path.clone(), draft, findings }),
            None => found.extend(findings.into_diagnostics()),
        }
    }
    items
}

/// The bank, sound or not: `found` decides.
fn assemble(files: &BankFiles, settings: Settings, found: &mut Vec<Diagnostic>) -> (ItemBank, Vec<Question>) {
    let media: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| matches!(role(path), Some(Role::Media)))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    let named: BTreeSet<String> = files.keys().filter_map(|path| item_id(path)).collect();
    let Items { sound: mut items, questions, completeness } = items(files, &settings, &named, found);
    unused_media(&media, &items, completeness, found);
    calibrations(files, &mut items, &named, found);
    let lessons = lesson::all(files, &settings, (&items, completeness), found);
    let Plans { plans, targets } = plans::check(files, &settings, (&items, &lessons, completeness), found);
    let register = Register { settings: &settings, named: &named, items: &items };
    let reviews = reviews::all(files, &register, found);
    let higher_order = HigherOrder::read(&settings, &items).map(Arc::new);
    let belonging = files.iter().filter(|(path, _)| measures(path));
    let bank = ItemBank {
        revision: bank_revision(belonging),
        title: settings.title,
        licence: settings.licence,
        locales: settings.locales,
        framework: settings.framework,
        scale: settings.scale,
        expert_prior: settings.expert_prior,
        higher_order,
        items,
        plans,
        targets,
        media,
        lessons,
        reviews,
    };
    (bank, questions)
}

/// Whether a file is part of what is measured with: the revision changes when it does.
fn measures(path: &str) -> bool {
    !matches!(role(path), None | Some(Role::Lesson(_) | Role::Reviews))
}

fn item_id(path: &str) -> Option<String> {
    match role(path) {
        Some(Role::Item(path)) => Some(path.id.to_owned()),
        _ => None,
    }
}

/// Whether every question of the bank is sound: what is said of them together is true only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Completeness {
    Whole,
    Partial,
}

/// The questions that could be built, and the drafts of those that could be read.
struct Items {
    sound: BTreeMap<ItemId, Item>,
    questions: Vec<Question>,
    completeness: Completeness,
}

fn items(
    files: &BankFiles,
    settings: &Settings,
    named: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) -> Items {
    let media = files.keys().filter(|path| matches!(role(path), Some(Role::Media))).cloned().collect();
    let media = Arc::new(media);
    let around = Surroundings { settings, media: &media, files };
    let mut read = read_items(files, found);
    relations::check(&mut read, named);
    let mut items = BTreeMap::new();
    let mut questions = Vec::new();
    let mut sound = 0;
    let built = threads::each(&read, |ReadItem { path, draft, findings }| {
        let mut findings = findings.fresh();
        let Some(Role::Item(path)) = role(path) else { return (None, findings) };
        (item::check(draft, path, &around, &mut findings), findings)
    });
    for (ReadItem { path, draft, findings: before }, (item, findings)) in read.into_iter().zip(built) {
        items.extend(item.map(|item| (item.id.clone(), item)));
        sound += usize::from(before.is_sound() && findings.is_sound());
        found.extend(before.into_diagnostics());
        found.extend(findings.into_diagnostics());
        questions.push(Question { path, draft });
    }
    let count = files.keys().filter(|path| item_id(path).is_some()).count();
    let whole = sound == count && items.len() == count;
    let completeness = if whole { Completeness::Whole } else { Completeness::Partial };
    Items { sound: items, questions, completeness }
}

/// Drawings that no question shows.
fn unused_media(
    media: &BTreeMap<String, String>,
    items: &BTreeMap<ItemId, Item>,
    completeness: Completeness,
    found: &mut Vec<Diagnostic>,
) {
    let contents = items.values().flat_map(|item| item.content.values());
    let shown: BTreeSet<&String> = contents
        .flat_map(|content| &content.material)
        .filter_map(|block| match block {
            Material::Image { file, .. } => Some(file),
            _ => None,
        })
        .collect();
    let templates: Vec<_> = items.values().filter_map(|item| item.template.as_ref()).collect();
    let may_be_drawn = |path: &str| templates.iter().any(|template| template.may_show(path));
    let unused = media.keys().filter(|path| !shown.contains(path) && !may_be_drawn(path));
    for path in unused.filter(|_| completeness == Completeness::Whole) {
        let mut findings = Findings::of(path);
        findings.warn(Place::FILE, "no question shows this drawing", "show it, or remove it");
        found.extend(findings.into_diagnostics());
    }
}

fn calibrations(
    files: &BankFiles,
    items: &mut BTreeMap<ItemId, Item>,
    named: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    let mut read = Vec::new();
    for path in files.keys() {
        let Some(Role::Calibration(name)) = role(path) else { continue };
        let mut findings = Findings::of(path);
        match parsed(files, path, &mut findings) {
            Some(draft) => read.push(ReadCalibration { name: name.to_owned(), draft, findings }),
            None => found.extend(findings.into_diagnostics()),
        }
    }
    parameters::apply(&mut read, items, named);
    for file in read {
        found.extend(file.findings.into_diagnostics());
    }
}
