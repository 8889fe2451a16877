//! Questions as QTI 3.0 items, the exchange format of 1EdTech: one file a question and language.
//!
//! | kind | interaction | score |
//! |---|---|---|
//! | single, multiple choice | `qti-choice-interaction` | match; partial: mapping from −1/n to 1/n |
//! | ordering | `qti-order-interaction` | match |
//! | matching | `qti-match-interaction` | match; partial: mapping of 1/n a pair |
//! | short text | `qti-text-entry-interaction`, string | mapping of what is accepted and rejected |
//! | number | `qti-text-entry-interaction`, float | equal within the tolerance |
//! | cloze | `qti-inline-choice-interaction`, text entry | all gaps; partial: mapping of 1/n a gap |
//!
//! What QTI has no place for stands in a rubric for authors, so that a question that comes back is the same
//! question, with the same revision. What another program would do otherwise is told in a [`Remark`], and so
//! is each question that is left out.
//!
//! These files hold the keys: they are for authors, and only the command line makes them.
//!
//! Not here: reading QTI, which makes drafts to be checked like any file an author writes.

mod about;
mod body;
mod respond;
mod xml;

use super::check::{Checked, check};
use super::draft::{ItemDraft, KeyDraft};
use super::{BankFiles, BankReport};
use crate::item::scoring::ScoringRule;
use crate::item::text_match::Ignored;
use crate::item::{ItemId, ItemKind};
use serde::Serialize;
use xml::Element;

const NAMESPACE: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Every item, by id and language.
    pub items: Vec<QtiItem>,
    /// What differs in other programs, and what was left out.
    pub remarks: Vec<Remark>,
}

/// A question in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QtiItem {
    /// The question.
    pub id: ItemId,
    /// The language.
    pub locale: String,
    /// The XML document.
    pub xml: String,
}

/// Something to know about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The question.
    pub id: ItemId,
    /// What.
    pub says: Says,
}

/// What QTI, or a program that reads it, does otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// A question with variants is left out.
    Variants,
    /// A task in a simulated application is left out.
    Task,
    /// A nearly right order is worth nothing there.
    WholeOrder,
    /// Typed words are compared sign by sign there, capitals aside.
    SignBySign,
    /// Numbers are read there without units and with a decimal point.
    PlainNumber,
    /// The time limit is not kept there.
    NoTimeLimit,
}

impl Says {
    /// Whether the question is not in the export.
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::Variants | Self::Task)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Variants => "left out: it has variants",
            Self::Task => "left out: it is done in a simulated application",
            Self::WholeOrder => "a nearly right order is worth nothing in other programs",
            Self::SignBySign => "other programs compare the typed words sign by sign, capitals aside",
            Self::PlainNumber => "other programs read the number without unit, with a decimal point",
            Self::NoTimeLimit => "other programs do not keep its time limit",
        }
    }
}

/// All questions of a bank without fault.
///
/// # Errors
/// What reading the bank found, when it has a fault.
pub fn export(files: &BankFiles) -> Result<Export, Box<BankReport>> {
    let Checked { bank, questions, found } = check(files);
    let report = BankReport::new(bank, found);
    if report.bank.is_none() {
        return Err(Box::new(report));
    }
    let mut export = Export { items: Vec::new(), remarks: Vec::new() };
    for draft in questions.iter().map(|question| &question.draft) {
        let id = ItemId(draft.id.value.clone());
        let says = says(draft);
        if !says.iter().any(|says| says.leaves_out()) {
            let items = draft.content.value.iter().map(|(locale, _)| item(draft, &id, &locale.value));
            export.items.extend(items);
        }
        export.remarks.extend(says.into_iter().map(|says| Remark { id: id.clone(), says }));
    }
    Ok(export)
}

fn item(draft: &ItemDraft, id: &ItemId, locale: &str) -> QtiItem {
    let root = Element::new("qti-assessment-item")
        .with("xmlns", NAMESPACE)
        .with("identifier", identifier(&id.0))
        .with("title", id.0.as_str())
        .with("xml:lang", locale)
        .with("adaptive", "false")
        .with("time-dependent", "false")
        .with("tool-name", "Jalon")
        .children(respond::declarations(draft, locale))
        .children(draft.content.value.value(locale).map(|content| body::of(draft, &content.value, locale)))
        .child(respond::processing(draft))
        .children(about::feedback(draft, locale));
    QtiItem { id: id.clone(), locale: locale.to_owned(), xml: root.to_string() }
}

/// Of a question that is left out, nothing but that: no program reads it.
fn says(draft: &ItemDraft) -> Vec<Says> {
    let key = &draft.key.value;
    let kind = draft.kind.value;
    let found = [
        (Says::Variants, draft.variants.is_some()),
        (Says::Task, kind == ItemKind::Task),
        (Says::WholeOrder, kind == ItemKind::Ordering && scoring(draft) == ScoringRule::Partial),
        (Says::SignBySign, compares_words(key)),
        (Says::PlainNumber, kind == ItemKind::Number),
        (Says::NoTimeLimit, draft.time_limit_seconds.is_some()),
    ];
    let says: Vec<Says> = found.into_iter().filter(|(_, holds)| *holds).map(|(says, _)| says).collect();
    let left_out: Vec<Says> = says.iter().copied().filter(|says| says.leaves_out()).collect();
    if left_out.is_empty() { says } else { left_out }
}

/// Whether some words are typed, and more than capitals is ignored in them, as is usual.
fn compares_words(key: &KeyDraft) -> bool {
    let more = |ignore: Option<&Vec<super::source::Marked<Ignored>>>| {
        ignore.is_none_or(|ignore| ignore.iter().any(|ignored| ignored.value != Ignored::Case))
    };
    let gaps = key.gaps.iter().flat_map(|gaps| gaps.value.iter());
    let in_gaps = gaps
        .into_iter()
        .any(|(_, gap)| gap.value.accept.is_some() && more(gap.value.ignore.as_ref().map(|i| &i.value)));
    let alone = key.value.is_none() && key.accept.is_some() && more(key.ignore.as_ref().map(|i| &i.value));
    alone || in_gaps
}

fn scoring(draft: &ItemDraft) -> ScoringRule {
    draft.scoring.as_ref().map(|rule| rule.value).unwrap_or_default()
}

/// QTI ids begin with a letter or `_`; an `_` is set before those that do not, and before its own kind.
fn identifier(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic());
    if plain { id.to_owned() } else { format!("_{id}") }
}

/// How a unit variant is written in a question file.
fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
