//! An item: what is asked, of whom, and how an answer is worth something.
//!
//! Three parts that never mix: [`content`] is what a learner sees, [`scoring`] holds the key and
//! stays on this side, [`answer`] is what comes back.

pub mod answer;
pub mod content;
pub(crate) mod correction;
pub mod file;
pub(crate) mod number;
mod present;
pub mod scoring;
pub mod standing;
pub mod task;
pub mod text_match;
mod typo;
pub mod variant;

use crate::bank::Template;
use crate::framework::{CompetenceCode, Localised};
use crate::irt::ItemParameters;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use variant::InstanceId;

/// A validated slug: lower-case letters, digits, hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub String);

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hash of everything that is scored: stem, material, options, key, comparison rules, all languages.
///
/// An edited question has another revision and so loses its calibration visibly.
/// Written as the first 16 hex digits of a SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemRevision(pub String);

/// Where an item stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// Being written: never shown.
    Draft,
    /// Shown, never counted in a result.
    Pretest,
    /// Asked only in a diagnostic that lists it; measures nothing.
    Diagnostic,
    /// Shown and counted.
    Operational,
    /// No longer shown.
    Retired,
}

/// What an answer to this item looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// One option among several.
    SingleChoice,
    /// Any number of options.
    MultipleChoice,
    /// A few typed words.
    ShortText,
    /// A typed number, with or without a unit.
    Number,
    /// Items to put in order.
    Ordering,
    /// Prompts to match with options.
    Matching,
    /// A text with gaps to fill.
    Cloze,
    /// Something to do in a simulated application.
    Task,
}

impl ItemKind {
    /// Its name in a question file.
    pub fn name(self) -> &'static str {
        match self {
            Self::SingleChoice => "single_choice",
            Self::MultipleChoice => "multiple_choice",
            Self::ShortText => "short_text",
            Self::Number => "number",
            Self::Ordering => "ordering",
            Self::Matching => "matching",
            Self::Cloze => "cloze",
            Self::Task => "task",
        }
    }

    /// Whether something is done, in a program or with a file, rather than said about it.
    pub fn is_practical(self) -> bool {
        match self {
            Self::SingleChoice
            | Self::MultipleChoice
            | Self::ShortText
            | Self::Number
            | Self::Ordering
            | Self::Matching
            | Self::Cloze => false,
            Self::Task => true,
        }
    }
}

/// Whether options are shown in an order drawn for each learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionOrder {
    /// Drawn from (seed, position).
    #[default]
    Drawn,
    /// As written: the order means something.
    Fixed,
}

/// A checked question.
///
/// A question with variants holds one of its forms, as an example; what a learner gets is
/// [`Item::instance`].
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its revision.
    pub revision: ItemRevision,
    /// The competence it measures.
    pub competence: CompetenceCode,
    /// The sub-skill; two items of one family never meet in a test.
    pub family: String,
    /// The level its author aimed at.
    pub level: u8,
    /// Its status.
    pub status: ItemStatus,
    /// Its kind.
    pub kind: ItemKind,
    /// Whether options are drawn.
    pub option_order: OptionOrder,
    /// Usual time to answer, in seconds.
    pub seconds: u32,
    /// Hard limit, in seconds, for the few timed items.
    pub time_limit_seconds: Option<u32>,
    /// Items that give this one away.
    pub enemies: Vec<ItemId>,
    /// What it asks of sight, hearing, hands, and what an adapted sitting can do, by locale: for authors and for
    /// those who hold sittings. Empty when nothing particular is to be said.
    pub accessibility: Localised,
    /// What a learner sees, by locale.
    pub content: BTreeMap<String, content::Content>,
    /// What a learner may read after the end, by locale.
    pub corrections: BTreeMap<String, content::Correction>,
    /// The file made for a learner, by locale: see [`Item::file`]. Empty for most questions.
    pub(crate) files: BTreeMap<String, file::File>,
    /// The key; private to the engine by type: it has no `Serialize`.
    pub(crate) key: scoring::Key,
    /// How partly right answers count.
    pub scoring: scoring::ScoringRule,
    /// The parameters in force and where they come from.
    pub parameters: ItemParameters,
    /// What makes its many forms; `None` for a question with one form, and for a form that was made.
    pub(crate) template: Option<Arc<Template>>,
    /// The form it has, when it was made from a template.
    pub instance: Option<InstanceId>,
}

impl Item {
    /// The file that goes with the question, in a language; `None` for a question without one.
    ///
    /// What is in it differs from form to form: ask the form that the learner gets.
    pub fn file(&self, locale: &str) -> Option<file::Made> {
        self.files.get(locale).map(file::File::made)
    }
}
