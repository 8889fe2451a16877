//! Revisions: hashes that change when, and only when, what they stand for changes.

use super::draft::ItemDraft;
use super::source::{Marked, Place};
use super::tree::Tree;
use super::variants_draft::Amount;
use super::walk::{At, Leaf, Walk};
use super::{BankFiles, BankRevision};
use crate::item::content::{Content, Material};
use crate::item::file::File;
use crate::item::number::{NumberKey, Tolerance};
use crate::item::scoring::{GapKey, Key, ScoringRule};
use crate::item::task::goal::Aim;
use crate::item::text_match::{Ignored, TextKey};
use crate::item::{ItemKind, ItemRevision};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Hex digits.
const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
/// Hex digits kept of an item's hash.
const ITEM_DIGITS: usize = 16;

/// A hash over parts, each preceded by its length: no two lists of parts collide by accident.
struct Fingerprint(Sha256);

impl Fingerprint {
    fn new() -> Self {
        Self(Sha256::new())
    }

    fn part(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn leaf(&mut self, leaf: Leaf<'_>) {
        match leaf {
            Leaf::Text(text) | Leaf::Amount(Amount::Text(text)) => self.part(text),
            Leaf::Number(number) => self.part(number.to_bits().to_le_bytes()),
            Leaf::Amount(Amount::Number(number)) => self.part(number.to_bits().to_le_bytes()),
            Leaf::Shape(shape) => self.part((shape as u64).to_le_bytes()),
            Leaf::Ids(_) => {}
        }
    }

    fn hex(self) -> String {
        let digits = |byte: &u8| [byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]);
        self.0.finalize().iter().flat_map(digits).collect()
    }

    fn item_revision(self) -> ItemRevision {
        let mut digits = self.hex();
        digits.truncate(ITEM_DIGITS);
        ItemRevision(digits)
    }
}

/// SHA-256 of everything in a tree, in hex.
pub(crate) fn tree_print(tree: &mut Tree) -> String {
    let mut print = Fingerprint::new();
    tree.walk(At { place: Place::FILE, locale: None }, &mut |_, leaf| print.leaf(leaf));
    print.hex()
}

/// SHA-256 over (path, length, bytes) of the files that belong to the bank, in order of path.
pub(crate) fn bank_revision<'a>(files: impl Iterator<Item = (&'a String, &'a String)>) -> BankRevision {
    let mut print = Fingerprint::new();
    for (path, text) in files {
        print.part(path);
        print.part(text);
    }
    BankRevision(print.hex())
}

/// What a revision stands for: everything that is shown before answering, and scored.
pub(crate) struct Scored<'a> {
    /// The kind.
    pub(crate) kind: ItemKind,
    /// How partly right answers count.
    pub(crate) scoring: ScoringRule,
    /// The hard limit: too late is worth nothing.
    pub(crate) time_limit_seconds: Option<u32>,
    /// Stem, material, options, by locale.
    pub(crate) content: &'a BTreeMap<String, Content>,
    /// The file that goes with it, by locale.
    pub(crate) files: &'a BTreeMap<String, File>,
    /// The key.
    pub(crate) key: &'a Key,
    /// The application of a task as its author wrote it.
    pub(crate) task: Option<&'a Tree>,
}

impl Scored<'_> {
    /// The first 16 hex digits of the SHA-256. Explanations, level, family and status are not in
    /// it: they change nothing in what is measured. Drawings are in it with their bytes.
    pub(crate) fn revision(&self, files: &BankFiles) -> ItemRevision {
        let mut print = Fingerprint::new();
        print.part(self.kind.name());
        print.part([self.scoring as u8]);
        print.part(self.time_limit_seconds.unwrap_or_default().to_le_bytes());
        for (locale, content) in self.content {
            print.part(locale);
            content_parts(&mut print, content, files);
        }
        self.files.values().for_each(|file| print.part(&file.print));
        key_parts(&mut print, self.key);
        if let Some(task) = self.task {
            print.part(task.canonical());
        }
        print.item_revision()
    }
}

/// The revision of a question with variants: of its text with the placeholders in it, so that it stands
/// for all forms at once. What is left out is what [`Scored`] leaves out; `drawings` are those it may show.
pub(crate) fn template_revision<'a>(
    draft: &ItemDraft,
    drawings: impl Iterator<Item = &'a String>,
) -> ItemRevision {
    let mut draft = draft.clone();
    without_examples(&mut draft);
    let mut print = Fingerprint::new();
    print.part(draft.kind.value.name());
    print.part([draft.scoring.as_ref().map(|rule| rule.value).unwrap_or_default() as u8]);
    print.part(draft.time_limit_seconds.as_ref().map_or(0, |limit| limit.value).to_le_bytes());
    let at = At { place: Place::FILE, locale: None };
    let mut visit = |_: At<'_>, leaf: Leaf<'_>| print.leaf(leaf);
    draft.variants.walk(at, &mut visit);
    if let Some(file) = &mut draft.file {
        file.walk(at, &mut visit);
    }
    for (locale, content) in &mut draft.content.value.0 {
        locale.walk(at, &mut visit);
        content.value.walk_shown(at, &mut visit);
    }
    draft.key.walk(at, &mut visit);
    drawings.for_each(|drawing| print.part(drawing));
    print.item_revision()
}

/// Examples of a number are only run, and so are rejected texts that do not hold typos back.
fn without_examples(draft: &mut ItemDraft) {
    let kind = draft.kind.value;
    let key = &mut draft.key.value;
    let typos = |ignored: &Marked<Ignored>| ignored.value == Ignored::Typos;
    if !key.ignore.iter().any(|ignore| ignore.value.iter().any(typos)) {
        key.reject = None;
    }
    if kind == ItemKind::Number {
        key.accept = None;
    }
}

/// Content as JSON, whose fields have one order; then the drawings it shows.
fn content_parts(print: &mut Fingerprint, content: &Content, files: &BankFiles) {
    print.part(serde_json::to_vec(content).unwrap_or_default());
    for block in &content.material {
        if let Material::Image { file, .. } = block {
            print.part(files.get(file).map(String::as_str).unwrap_or_default());
        }
    }
}

fn key_parts(print: &mut Fingerprint, key: &Key) {
    match key {
        Key::Choice(id) => print.part(id),
        Key::Choices(ids) => ids.iter().for_each(|id| print.part(id)),
        Key::Text(key) => text_parts(print, key),
        Key::Number(key) => number_parts(print, key),
        Key::Order(ids) => ids.iter().for_each(|id| print.part(id)),
        Key::Pairs(pairs) => pairs.iter().for_each(|(prompt, option)| {
            print.part(prompt);
            print.part(option);
        }),
        Key::Gaps(gaps) => gaps.iter().for_each(|(gap, key)| {
            print.part(gap);
            match key {
                GapKey::Choice(id) => print.part(id),
                GapKey::Text(key) => text_parts(print, key),
            }
        }),
        Key::Task(aims) => aims.iter().for_each(|(locale, aims)| {
            print.part(locale);
            aims_parts(print, &aims.goals);
            aims_parts(print, &aims.slips);
        }),
    }
}

/// Conditions; what is said about them changes nothing in what is measured, nor do the examples.
fn aims_parts(print: &mut Fingerprint, aims: &[Aim]) {
    print.part((aims.len() as u64).to_le_bytes());
    for aim in aims {
        print.part(&aim.condition.is);
        for (name, value) in aim.condition.fields() {
            print.part(name);
            print.part(value);
        }
    }
}

/// Accepted texts as a set; rejected ones only when they hold typos back.
fn text_parts(print: &mut Fingerprint, key: &TextKey) {
    lists_parts(print, &key.accept);
    print.part(key.ignore.iter().map(|ignored| *ignored as u8).collect::<Vec<u8>>());
    if key.ignore.contains(&Ignored::Typos) {
        lists_parts(print, &key.reject);
    }
}

fn lists_parts(print: &mut Fingerprint, lists: &BTreeMap<String, Vec<String>>) {
    for (locale, texts) in lists {
        print.part(locale);
        let texts: BTreeSet<&String> = texts.iter().collect();
        print.part((texts.len() as u64).to_le_bytes());
        for text in texts {
            print.part(text);
        }
    }
}

fn number_parts(print: &mut Fingerprint, key: &NumberKey) {
    print.part(key.value.to_bits().to_le_bytes());
    let (name, tolerance) = match key.tolerance {
        Tolerance::Absolute(tolerance) => ("absolute", tolerance),
        Tolerance::Relative(share) => ("relative", share),
    };
    print.part(name);
    print.part(tolerance.to_bits().to_le_bytes());
    for (unit, factor) in &key.units {
        print.part(unit);
        print.part(factor.to_bits().to_le_bytes());
    }
}
