//! Searching by words, kind, age and size, and the order of the list.

use super::{BIN, Column, File, Files, Kind, Order, Way};
use crate::item::task::act::Act;
use crate::item::task::day::number;
use crate::item::text_match::{Ignored, normalise};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What is looked for; empty fields do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Search {
    pub(super) words: String,
    pub(super) kind: String,
    pub(super) age: String,
    pub(super) size: String,
}

/// Ages on offer, with their length in days.
pub(super) const AGES: [(&str, i64); 3] = [("week", 7), ("month", 31), ("year", 365)];
/// Sizes on offer, with their kilobytes.
pub(super) const SIZES: [(&str, u32); 3] = [("mb1", 1_000), ("mb10", 10_000), ("mb100", 100_000)];

impl Search {
    pub(super) fn of(act: &Act) -> Self {
        let field = |name: &str| act.get(name).trim().to_owned();
        Self { words: field("words"), kind: field("kind"), age: field("age"), size: field("size") }
    }

    fn takes(&self, file: &File, today: &str) -> bool {
        let fold = |text: &str| normalise(text, &BTreeSet::from([Ignored::Case, Ignored::Accents]));
        let age = || number(today).zip(number(&file.date)).map_or(0, |(today, date)| today - date);
        let within = AGES.iter().find(|(name, _)| *name == self.age).is_none_or(|(_, days)| age() <= *days);
        let old = self.age != "old" || age() > 365;
        let heavy = SIZES.iter().find(|(name, _)| *name == self.size).is_none_or(|(_, kb)| file.kb > *kb);
        let kind = self.kind.is_empty() || Kind::of(&file.name).name() == self.kind;
        let words =
            fold(&file.name).contains(&fold(&self.words)) || fold(&file.text).contains(&fold(&self.words));
        within && old && heavy && kind && words
    }
}

impl Files {
    /// Ids that the list shows, in its order: folders first.
    pub(super) fn listed(&self) -> Vec<&str> {
        let mut files: Vec<&File> = match &self.screen.search {
            Some(search) => {
                let kept = self.files.iter().filter(|file| !self.is_within(&file.id, BIN));
                kept.filter(|file| search.takes(file, &self.today)).collect()
            }
            None => self.files.iter().filter(|file| file.parent == self.screen.folder).collect(),
        };
        files.sort_by(|a, b| self.screen.order.compare(a, b));
        let mut folders: Vec<_> = self
            .folders
            .iter()
            .filter(|folder| self.screen.search.is_none() && folder.parent == self.screen.folder)
            .collect();
        folders.sort_by_key(|folder| folder.name.to_lowercase());
        folders
            .iter()
            .map(|folder| folder.id.as_str())
            .chain(files.iter().map(|file| file.id.as_str()))
            .collect()
    }
}

impl Order {
    fn compare(self, a: &File, b: &File) -> Ordering {
        let names = || a.name.to_lowercase().cmp(&b.name.to_lowercase());
        let order = match self.by {
            Column::Name => names(),
            Column::Kind => Kind::of(&a.name).cmp(&Kind::of(&b.name)),
            Column::Size => a.kb.cmp(&b.kb),
            Column::Date => a.date.cmp(&b.date),
        };
        let order = if self.way == Way::Down { order.reverse() } else { order };
        order.then_with(names)
    }
}
