//! A diagnostic: its questions are there, easy and drawn; its advice covers every count exactly once.

use super::finding::Findings;
use super::plan::named;
use super::settings::{Settings, localised};
use crate::bank::draft::{DiagnosticDraft, RecommendationDraft};
use crate::bank::source::{Marked, Place};
use crate::item::content::{Body, Content, Material};
use crate::item::{Item, ItemId, ItemStatus};
use crate::lesson::Lesson;
use crate::selection::SelectionRule;
use crate::session::diagnostic::{Diagnostic, Recommendation, Span};
use crate::session::plan::{Measurement, SessionPlan};
use crate::stopping::StoppingRules;
use std::collections::{BTreeMap, BTreeSet};

/// Highest level of a question.
const HIGHEST: u8 = 2;
/// Choices of a question: few enough to be remembered while they are read aloud.
const CHOICES: usize = 3;
/// Most questions.
const MOST: usize = 30;

/// What the questions and the advice of a diagnostic refer to.
pub(crate) struct Around<'a> {
    pub(crate) items: &'a BTreeMap<ItemId, Item>,
    pub(crate) lessons: &'a BTreeMap<String, Lesson>,
    pub(crate) plans: &'a BTreeMap<String, SessionPlan>,
}

/// The plan. Its rules of selection and stopping are never read.
pub(crate) fn check(draft: &DiagnosticDraft, settings: &Settings, findings: &mut Findings) -> SessionPlan {
    named(&draft.id.value, draft.id.place, findings);
    localised(&draft.title, &settings.locales, "the title", findings);
    localised(&draft.description, &settings.locales, "the description", findings);
    if draft.minutes.value == 0 {
        findings.fault(draft.minutes.place, "the test takes no time", "write minutes");
    }
    questions(&draft.questions, findings);
    let diagnostic = Diagnostic {
        questions: draft.questions.value.iter().map(|id| ItemId(id.value.clone())).collect(),
        recommendations: recommendations(draft, settings, findings),
    };
    coverage(&diagnostic, draft.recommendations.place, findings);
    SessionPlan {
        id: draft.id.value.clone(),
        purpose: draft.purpose,
        title: draft.title.value.clone(),
        description: draft.description.value.clone(),
        competences: Vec::new(),
        measurement: Measurement::Independent,
        selection: SelectionRule::MaximumInformation,
        stopping: StoppingRules {
            minimum_per_competence: 1,
            maximum_per_competence: 1,
            standard_error: 1.0,
            maximum_length: None,
            maximum_seconds: None,
        },
        minimum_answers_to_report: 1,
        award_confidence: 0.5,
        minutes: draft.minutes.value,
        diagnostic: Some(diagnostic),
    }
}

fn questions(questions: &Marked<Vec<Marked<String>>>, findings: &mut Findings) {
    if questions.value.is_empty() || questions.value.len() > MOST {
        let message = format!("a diagnostic has 1 to {MOST} questions");
        findings.fault(questions.place, message, "list the ids of its questions");
    }
    let mut seen = BTreeSet::new();
    for id in questions.value.iter().filter(|id| !seen.insert(&id.value)) {
        findings.fault(id.place, format!("`{}` is asked twice", id.value), "keep one");
    }
}

fn recommendations(
    draft: &DiagnosticDraft,
    settings: &Settings,
    findings: &mut Findings,
) -> Vec<Recommendation> {
    let all = Span { from: 0, to: steps(draft.questions.value.len()) };
    let mut seen = BTreeSet::new();
    let mut one = |draft: &RecommendationDraft| {
        if !seen.insert(draft.id.value.clone()) {
            let message = format!("there are two recommendations `{}`", draft.id.value);
            findings.fault(draft.id.place, message, "choose another id");
        }
        named(&draft.id.value, draft.id.place, findings);
        localised(&draft.title, &settings.locales, "the advice", findings);
        localised(&draft.text, &settings.locales, "the text", findings);
        for span in [&draft.alone, &draft.done].into_iter().flatten() {
            if span.value.from > span.value.to || span.value.to > all.to {
                let message = format!("this is not a range of 0 to {} steps", all.to);
                findings.fault(span.place, message, "write for instance `{from: 0, to: 4}`");
            }
        }
        Recommendation {
            id: draft.id.value.clone(),
            alone: draft.alone.as_ref().map_or(all, |span| span.value),
            done: draft.done.as_ref().map_or(all, |span| span.value),
            title: draft.title.value.clone(),
            text: draft.text.value.clone(),
            plan: draft.plan.as_ref().map(|plan| plan.value.clone()),
        }
    };
    draft.recommendations.value.iter().map(&mut one).collect()
}

/// Every pair of counts (so many alone, so many done) belongs to exactly one recommendation, and every
/// recommendation to some pair.
fn coverage(diagnostic: &Diagnostic, place: Place, findings: &mut Findings) {
    let all = steps(diagnostic.questions.len().min(MOST));
    let pairs = || (0..=all).flat_map(|done| (0..=done).map(move |alone| (alone, done)));
    let fits = |one: &&Recommendation, (alone, done): (u32, u32)| {
        one.alone.contains(alone) && one.done.contains(done)
    };
    let named = |pair| -> Vec<&str> {
        diagnostic.recommendations.iter().filter(|one| fits(one, pair)).map(|one| one.id.as_str()).collect()
    };
    let wrong = pairs().map(|pair| (pair, named(pair))).find(|(_, named)| named.len() != 1);
    if let Some(((alone, done), named)) = wrong {
        let said = if named.is_empty() { "no recommendation".to_owned() } else { named.join(" and ") };
        let message = format!("{alone} steps alone of {done} done lead to {said}");
        findings.fault(place, message, "mend `alone` and `done` so that each count has one recommendation");
    }
    for one in &diagnostic.recommendations {
        if !pairs().any(|pair| fits(&one, pair)) {
            let message = format!("nothing leads to the recommendation `{}`", one.id);
            findings.fault(place, message, "mend its `alone` and `done`, or remove it");
        }
    }
}

fn steps(questions: usize) -> u32 {
    u32::try_from(questions).unwrap_or(u32::MAX)
}

/// What can be said only of a whole bank: the questions, their drawings and lessons, the tests to go on with.
pub(crate) fn against(draft: &DiagnosticDraft, around: &Around<'_>, findings: &mut Findings) {
    for id in &draft.questions.value {
        if let Some(item) = around.items.get(&ItemId(id.value.clone())) {
            question(id, item, around.lessons, findings);
        } else {
            let message = format!("the bank has no question `{}`", id.value);
            findings.fault(id.place, message, "mend the id, or write the question");
        }
    }
    let plans = draft.recommendations.value.iter().filter_map(|one| one.plan.as_ref());
    for plan in plans.filter(|plan| !around.plans.contains_key(&plan.value)) {
        let message = format!("the bank has no plan `{}` to go on with", plan.value);
        findings.fault(plan.place, message, "mend the id, or remove the line");
    }
}

fn question(id: &Marked<String>, item: &Item, lessons: &BTreeMap<String, Lesson>, findings: &mut Findings) {
    let asked = matches!(item.status, ItemStatus::Diagnostic | ItemStatus::Operational);
    let drawn = |content: &Content| content.material.iter().any(|one| matches!(one, Material::Image { .. }));
    let few = |content: &Content| matches!(&content.body, Body::SingleChoice { choices } if choices.len() == CHOICES);
    let rules = [
        (asked, "is not asked of anybody".to_owned(), "give it the status `diagnostic`"),
        (item.level <= HIGHEST, format!("is above level {HIGHEST}"), "choose an easier one"),
        (item.content.values().all(drawn), "has no drawing".to_owned(), "add an `image` in each language"),
        (item.content.values().all(few), format!("is not a choice of {CHOICES}"), "use `single_choice`"),
        (item.time_limit_seconds.is_none(), "has a time limit".to_owned(), "remove the limit"),
        (lessons.contains_key(&item.family), "has no lesson".to_owned(), "write one on its family"),
    ];
    for (_, what, help) in rules.into_iter().filter(|(sound, ..)| !sound) {
        findings.fault(id.place, format!("the question `{}` {what}", id.value), help);
    }
}

/// Questions kept for diagnostics that none of them asks.
pub(crate) fn unasked<'a>(
    items: &'a BTreeMap<ItemId, Item>,
    plans: &BTreeMap<String, SessionPlan>,
) -> Vec<&'a Item> {
    let asked: BTreeSet<&ItemId> =
        plans.values().filter_map(|plan| plan.diagnostic.as_ref()).flat_map(|one| &one.questions).collect();
    let kept = items.values().filter(|item| item.status == ItemStatus::Diagnostic);
    kept.filter(|item| !asked.contains(&item.id)).collect()
}
