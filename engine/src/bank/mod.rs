//! The item bank: immutable, ordered, identified by the hash of its content.
//!
//! [`ItemBank::read`] turns texts into a bank or into every fault at once.

pub mod audit;
mod check;
pub mod difference;
mod draft;
mod higher_order;
mod prior;
pub mod qti;
mod revision;
mod source;
mod template;
mod threads;
mod tree;
mod variants_draft;
mod walk;

pub use higher_order::HigherOrder;
pub use prior::ExpertPrior;
pub(crate) use template::Template;

use crate::framework::{Framework, Localised};
use crate::item::{Item, ItemId};
use crate::lesson::Lesson;
use crate::review::Review;
use crate::scale::ReportingScale;
use crate::session::plan::SessionPlan;
use crate::simulation::plan_study::PlanTargets;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Texts of a bank by path relative to its folder (`bank.yaml`, `items/1.1/….yaml`, `media/….svg`, `reviews/….csv`).
///
/// Files that are not part of a bank (`README.md`, `LICENSE`) are ignored.
pub type BankFiles = BTreeMap<String, String>;

/// Hash of all files of a bank but its lessons and reviews, which measure nothing: SHA-256, in hex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BankRevision(pub String);

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The bank cannot be used.
    Fault,
    /// The bank can be used; a person should look.
    Warning,
}

/// One finding, with its place and its remedy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Path inside the bank.
    pub path: String,
    /// Line, from 1; 0 when the finding is about the whole file.
    pub line: u64,
    /// Column, from 1.
    pub column: u64,
    /// Fault or warning.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// A checked bank.
#[derive(Debug, Clone)]
pub struct ItemBank {
    pub(crate) revision: BankRevision,
    pub(crate) title: Localised,
    pub(crate) licence: String,
    pub(crate) locales: Vec<String>,
    pub(crate) framework: Framework,
    pub(crate) scale: ReportingScale,
    pub(crate) expert_prior: ExpertPrior,
    pub(crate) higher_order: Option<Arc<HigherOrder>>,
    pub(crate) items: BTreeMap<ItemId, Item>,
    pub(crate) plans: BTreeMap<String, SessionPlan>,
    pub(crate) targets: BTreeMap<String, PlanTargets>,
    pub(crate) media: BTreeMap<String, String>,
    pub(crate) lessons: BTreeMap<String, Lesson>,
    pub(crate) reviews: BTreeMap<ItemId, Vec<Review>>,
}

impl ItemBank {
    /// Hash of everything that is measured with: all files but lessons and reviews.
    pub fn revision(&self) -> &BankRevision {
        &self.revision
    }

    /// Its title; in its first language when it has none in `locale`.
    pub fn title(&self, locale: &str) -> &str {
        let title = self.title.get(locale).or_else(|| self.title.get(self.locales.first()?));
        title.map(String::as_str).unwrap_or_default()
    }

    /// The licence of its texts and drawings.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Its languages, the first being the usual one; every question exists in all of them.
    pub fn locales(&self) -> &[String] {
        &self.locales
    }

    /// The framework its questions measure.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The scale on which results are said.
    pub fn scale(&self) -> &ReportingScale {
        &self.scale
    }

    /// What is assumed of questions without a calibration.
    pub fn expert_prior(&self) -> ExpertPrior {
        self.expert_prior
    }

    /// What ties its competences together; `None` when the bank names no general factor.
    pub fn higher_order(&self) -> Option<&HigherOrder> {
        self.higher_order.as_deref()
    }

    /// The question with this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.get(id)
    }

    /// Every question, in order of id.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// The plan with this id.
    pub fn plan(&self, id: &str) -> Option<&SessionPlan> {
        self.plans.get(id)
    }

    /// What the plan with this id promises of itself.
    pub fn targets(&self, plan: &str) -> PlanTargets {
        self.targets.get(plan).copied().unwrap_or_default()
    }

    /// Every plan, in order of id.
    pub fn plans(&self) -> impl Iterator<Item = &SessionPlan> {
        self.plans.values()
    }

    /// The text of a drawing, by its path `media/….svg`.
    pub fn media(&self, path: &str) -> Option<&str> {
        self.media.get(path).map(String::as_str)
    }

    /// The lesson on a family of questions.
    pub fn lesson(&self, family: &str) -> Option<&Lesson> {
        self.lessons.get(family)
    }

    /// Every lesson, in order of family.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.lessons.values()
    }

    /// What the register says of a question, by date; nothing when nobody wrote of it.
    pub fn reviews(&self, id: &ItemId) -> &[Review] {
        self.reviews.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The path of every drawing, in order.
    pub fn media_paths(&self) -> impl Iterator<Item = &str> {
        self.media.keys().map(String::as_str)
    }
}

/// A bank and the warnings found in it, or all findings when at least one is a fault.
#[derive(Debug)]
pub struct BankReport {
    /// The bank, when it has no fault.
    pub bank: Option<ItemBank>,
    /// Everything found, ordered by path and line.
    pub diagnostics: Vec<Diagnostic>,
}
