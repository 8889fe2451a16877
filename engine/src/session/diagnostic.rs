//! A diagnostic: the same few questions for everybody, in one order, before anything is measured.
//!
//! What comes out is how each step was done (alone, with help, not yet) and the one piece of advice that
//! their counts decide. There is no ability, no level and no error in it: with so few questions, all of
//! them easy, a level would be a guess.

use super::next::count;
use super::{Answered, CompletedSession};
use crate::framework::Localised;
use crate::item::ItemId;
use crate::item::answer::Verdict;
use serde::{Deserialize, Serialize};

/// The questions of a diagnostic and what may be advised after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// The questions, in the order they are asked.
    pub questions: Vec<ItemId>,
    /// What may be advised; every possible pair of counts belongs to exactly one.
    pub recommendations: Vec<Recommendation>,
}

/// One piece of advice, and the counts that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Its id.
    pub id: String,
    /// How many steps were done alone.
    pub alone: Span,
    /// How many were done at all, alone or with help.
    pub done: Span,
    /// The advice in one sentence, by language.
    pub title: Localised,
    /// What to do, by language; a blank line starts a new paragraph.
    pub text: Localised,
    /// The test to go on with, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
}

/// Whole numbers, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The smallest.
    pub from: u32,
    /// The greatest.
    pub to: u32,
}

impl Span {
    /// Whether a number lies in it.
    pub fn contains(self, number: u32) -> bool {
        (self.from..=self.to).contains(&number)
    }
}

/// Whether the answer was found alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Nobody helped to find it; reading aloud is no help.
    #[default]
    Alone,
    /// Somebody helped to find it.
    Helped,
}

impl Doing {
    /// Events say it only when somebody helped, so that those stored before read and weigh as they did.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
    pub(super) fn is_alone(&self) -> bool {
        *self == Self::Alone
    }
}

/// How a step was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Observed {
    /// Rightly, without help.
    Alone,
    /// Rightly, with help.
    Helped,
    /// Not rightly, or "I don't know yet".
    NotYet,
    /// The test was stopped before.
    NotAsked,
}

/// A question of the diagnostic and how it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedStep {
    /// The question.
    pub item: ItemId,
    /// Its family, on which there may be a lesson.
    pub family: String,
    /// How it went.
    pub observed: Observed,
}

/// What a diagnostic says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// Every question, in order.
    pub steps: Vec<ObservedStep>,
    /// How many were done alone.
    pub alone: u32,
    /// How many were done with help: never counted as done alone.
    pub helped: u32,
    /// The advice; `None` when the test was stopped and the questions left could have changed it.
    pub recommendation: Option<Recommendation>,
}

impl Diagnostic {
    /// The advice that these counts decide, with `left` questions not asked: `None` while answers to
    /// those could still lead to another.
    pub fn advice(&self, alone: u32, done: u32, left: u32) -> Option<&Recommendation> {
        let advice = self.at(alone, done)?;
        let mut ends = (0..=left).flat_map(|more| (0..=more).map(move |own| (alone + own, done + more)));
        ends.all(|(alone, done)| self.at(alone, done) == Some(advice)).then_some(advice)
    }

    fn at(&self, alone: u32, done: u32) -> Option<&Recommendation> {
        self.recommendations.iter().find(|one| one.alone.contains(alone) && one.done.contains(done))
    }
}

impl Steps {
    /// What came out; `None` for a test that is no diagnostic.
    pub(super) fn of(completed: &CompletedSession) -> Option<Self> {
        let session = completed.session();
        let diagnostic = session.plan().diagnostic.as_ref()?;
        let answers: Vec<Answered<'_>> = session.answers().collect();
        let step = |item: &ItemId| ObservedStep {
            item: item.clone(),
            family: session.bank().item(item).map(|item| item.family.clone()).unwrap_or_default(),
            observed: answers.iter().find(|given| given.item == item).map_or(Observed::NotAsked, observed),
        };
        let steps: Vec<ObservedStep> = diagnostic.questions.iter().map(step).collect();
        let how_many = |way| count(steps.iter().filter(|step| step.observed == way).count());
        let (alone, helped) = (how_many(Observed::Alone), how_many(Observed::Helped));
        let recommendation = diagnostic.advice(alone, alone + helped, how_many(Observed::NotAsked)).cloned();
        Some(Self { steps, alone, helped, recommendation })
    }
}

fn observed(given: &Answered<'_>) -> Observed {
    match (given.score.verdict, given.doing) {
        (Verdict::Correct, Doing::Alone) => Observed::Alone,
        (Verdict::Correct, Doing::Helped) => Observed::Helped,
        _ => Observed::NotYet,
    }
}
