//! The register of reviews: rows of CSV files → what became of each question.

use super::finding::Findings;
use super::settings::Settings;
use super::{Role, role};
use crate::bank::source::Place;
use crate::bank::{BankFiles, Diagnostic, threads};
use crate::item::variant::Date;
use crate::item::{Item, ItemId};
use crate::review::{Comparison, Reading, Review};
use std::collections::{BTreeMap, BTreeSet};

/// The first line of every file.
const HEAD: &str = "item,date,reading,key,level,changed";

/// What rows are checked against.
pub(crate) struct Register<'a> {
    pub(crate) settings: &'a Settings,
    /// Ids of all question files, readable or not.
    pub(crate) named: &'a BTreeSet<String>,
    /// The questions that could be built.
    pub(crate) items: &'a BTreeMap<ItemId, Item>,
}

/// What the register says of each question, by date.
pub(super) fn all(
    files: &BankFiles,
    register: &Register<'_>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<ItemId, Vec<Review>> {
    let mut reviews = BTreeMap::<ItemId, Vec<Review>>::new();
    let texts: Vec<_> = files.iter().filter(|(path, _)| matches!(role(path), Some(Role::Reviews))).collect();
    let read = threads::each(&texts, |(path, text)| {
        let mut findings = Findings::of(path);
        (register.rows(text, &mut findings), findings)
    });
    for (rows, findings) in read {
        for (id, review) in rows {
            reviews.entry(id).or_default().push(review);
        }
        found.extend(findings.into_diagnostics());
    }
    // A stable sort: rows of one day keep the order of files and lines.
    for rows in reviews.values_mut() {
        rows.sort_by(|one, other| one.date.cmp(&other.date));
    }
    reviews
}

/// The cells of a row after the question's id, and where it stands.
struct Row<'a> {
    place: Place,
    date: &'a str,
    reading: &'a str,
    key: &'a str,
    level: &'a str,
    changed: &'a str,
}

impl Register<'_> {
    /// The rows of a file that are sound. Each row is one line, so that a quote left open ends with it.
    pub(crate) fn rows(&self, text: &str, findings: &mut Findings) -> Vec<(ItemId, Review)> {
        let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        if lines.next().is_none_or(|(_, head)| head.trim_end() != HEAD) {
            let place = Place { line: 1, column: 1 };
            findings.fault(
                place,
                format!("the first line is not `{HEAD}`"),
                "see README.md for the register",
            );
            return Vec::new();
        }
        let rows = lines.filter(|(_, text)| !text.trim().is_empty());
        rows.filter_map(|(line, text)| self.row(text, Place { line, column: 1 }, findings)).collect()
    }

    fn row(&self, text: &str, place: Place, findings: &mut Findings) -> Option<(ItemId, Review)> {
        let cells = cells(text);
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let [item, date, reading, key, level, changed] = cells[..] else {
            let message = format!("this row has {} cells", cells.len());
            findings.fault(place, message, "give it six; put a text with a comma between double quotes");
            return None;
        };
        let row = Row { place, date, reading, key, level, changed };
        let review = row.review(self.settings, findings);
        if !self.named.contains(item) {
            let message = format!("question `{}` is not in the bank", item.escape_debug());
            findings.fault(place, message, "mend the id, or remove the row");
        }
        let id = ItemId(item.to_owned());
        let review = review?;
        if let Some(item) = self.items.get(&id) {
            undecided(item, &review, place, findings);
        }
        Some((id, review))
    }
}

/// The cells of one line, without the spaces around them. Most lines quote nothing: their commas part cells.
fn cells(line: &str) -> Vec<String> {
    if !line.contains('"') {
        return line.split(',').map(|cell| cell.trim().to_owned()).collect();
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
    let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
    record.iter().map(|cell| cell.trim().to_owned()).collect()
}

impl Row<'_> {
    fn review(&self, settings: &Settings, findings: &mut Findings) -> Option<Review> {
        if Date::parse(self.date).is_none() {
            let message = format!("`{}` is not a day", self.date.escape_debug());
            findings.fault(self.place, message, "write it as 2026-01-31");
        }
        findings.signs(self.changed, self.place, "what changed");
        let reading = self.word(self.reading, &Reading::ALL.map(|one| (one.name(), one)), findings);
        let blank = self.key.is_empty();
        let key = if blank {
            None
        } else {
            Some(self.word(self.key, &Comparison::ALL.map(|one| (one.name(), one)), findings)?)
        };
        let level = if self.level.is_empty() { None } else { Some(self.level(settings, findings)?) };
        let review = Review {
            date: self.date.to_owned(),
            reading: reading?,
            key,
            level,
            changed: self.changed.to_owned(),
        };
        self.answers(&review, findings);
        Some(review)
    }

    /// The value of a word.
    fn word<T: Copy>(&self, word: &str, known: &[(&str, T)], findings: &mut Findings) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let message = format!("`{}` is not a word of the register", word.escape_debug());
            findings.fault(self.place, message, format!("write one of: {}", names.join(", ")));
        }
        found.map(|(_, value)| *value)
    }

    fn level(&self, settings: &Settings, findings: &mut Findings) -> Option<u8> {
        let level = self.level.parse().ok().filter(|level| settings.framework.band(*level).is_some());
        if level.is_none() {
            let message = format!("the framework has no level `{}`", self.level.escape_debug());
            findings.fault(self.place, message, "write the reader's level, or leave it blank");
        }
        level
    }

    /// Only a second reader or a program answers; a disagreement is settled, and the register says how.
    fn answers(&self, review: &Review, findings: &mut Findings) {
        let answered = matches!(review.key, Some(Comparison::Agreed | Comparison::Differed));
        let answers = matches!(review.reading, Reading::Second | Reading::Program);
        if answered && !answers {
            findings.fault(self.place, "this reading is not compared with the key", "leave `key` blank");
        }
        if review.key == Some(Comparison::Differed) && review.changed.is_empty() {
            let message = "the key differed, and nothing says what was decided";
            findings.fault(self.place, message, "write it under `changed`");
        }
    }
}

/// A level further than one from the question's own, about which nothing was decided.
fn undecided(item: &Item, review: &Review, place: Place, findings: &mut Findings) {
    let far = review.level.filter(|level| level.abs_diff(item.level) > 1);
    if let (Some(level), true) = (far, review.changed.is_empty()) {
        let message =
            format!("a reader placed `{}` at level {level}, and it is of level {}", item.id, item.level);
        findings.warn(place, message, "decide, and write it under `changed`");
    }
}
