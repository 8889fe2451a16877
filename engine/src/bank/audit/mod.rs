//! What `jalon bank check` says beyond what a bank needs to be used.
//!
//! Reading a bank ([`ItemBank::read`]) refuses what cannot be served. An audit adds what makes a bank good:
//! every template tried in many forms, questions that repeat each other, sentences that are too long,
//! keys that give themselves away, and what the bank covers and how well its plans measure.
//!
//! Not here: what a learner's answers say of a question (calibration).

mod answers;
mod balance;
mod coverage;
mod duplicates;
mod enemies;
mod files;
mod forms;
mod pictures;
mod precision;
mod reading;
mod readings;
mod shingles;

pub use balance::KeyHabits;
pub use coverage::{Cell, Coverage};
pub use precision::{Precision, precision};
pub use readings::Agreement;

use super::check::finding::Findings;
use super::check::{Checked, Question, check};
use super::{BankFiles, BankReport, Diagnostic, ItemBank, threads};
use crate::item::{Item, ItemId};

/// Everything that can be said of a bank.
#[derive(Debug)]
pub struct Audit {
    /// The bank, when it has no fault, and all findings: those of reading it and those of the audit.
    pub report: BankReport,
    /// What it holds.
    pub coverage: Coverage,
    /// Where its keys stand and how long they are.
    pub habits: KeyHabits,
    /// How readings of questions compare with what the questions are.
    pub agreement: Agreement,
}

/// A question that could be read, and what was built of it.
struct Audited<'a> {
    path: &'a str,
    draft: &'a super::draft::ItemDraft,
    item: Option<&'a Item>,
}

/// Reads a bank and looks at everything in it.
///
/// ```
/// use jalon_engine::bank::audit::audit;
/// use jalon_engine::simulation::GeneratedBank;
///
/// let found = audit(&GeneratedBank { competences: 2, items_per_competence: 20 }.files());
/// assert_eq!(found.coverage.operational, 40);
/// ```
pub fn audit(files: &BankFiles) -> Audit {
    let Checked { bank, questions, mut found } = check(files);
    let audited: Vec<Audited<'_>> = questions.iter().map(|question| question.with(bank.as_ref())).collect();
    // A template takes longest, with its hundreds of forms; what looks at all questions at once goes beside.
    let (said, repeated) = threads::beside(
        || threads::each(&audited, |question| alone(question, bank.as_ref())),
        || duplicates::check(&audited),
    );
    found.extend(said.into_iter().flatten());
    found.extend(repeated);
    found.extend(enemies::check(&audited));
    let habits = KeyHabits::of(&audited);
    found.extend(habits.check());
    let coverage = Coverage::of(&audited, bank.as_ref());
    found.extend(readings::check(&coverage.unread, bank.as_ref()));
    let agreement = Agreement::of(bank.as_ref());
    Audit { report: BankReport::new(bank, found), coverage, habits, agreement }
}

/// What can be said of one question.
fn alone(question: &Audited<'_>, bank: Option<&ItemBank>) -> Vec<Diagnostic> {
    let mut findings = Findings::of(question.path);
    reading::check(question.draft, &mut findings);
    pictures::check(question.draft, &mut findings);
    if let Some(item) = question.item {
        match &item.template {
            Some(template) => forms::check(item, template, question.draft, &mut findings),
            None => answers::check(item, question.draft, &mut findings),
        }
        if let Some(bank) = bank {
            unreachable(item, question, bank, &mut findings);
        }
    }
    findings.into_diagnostics()
}

/// Questions that count and that no plan can ask.
fn unreachable(item: &Item, question: &Audited<'_>, bank: &ItemBank, findings: &mut Findings) {
    let asked = bank.plans().any(|plan| plan.competences.contains(&item.competence));
    if !asked && bank.plans().next().is_some() {
        let message = format!("no plan asks about competence `{}`", item.competence);
        findings.warn(question.draft.competence.place, message, "add a plan, or move the question");
    }
}

impl Question {
    fn with<'a>(&'a self, bank: Option<&'a ItemBank>) -> Audited<'a> {
        let item = bank.and_then(|bank| bank.item(&ItemId(self.draft.id.value.clone())));
        Audited { path: &self.path, draft: &self.draft, item }
    }
}
