//! Lessons: draft → what a learner reads, and which families have none.

use super::finding::Findings;
use super::settings::{Settings, parsed};
use super::{Completeness, Role, role};
use crate::bank::draft::{LessonDraft, LessonTextDraft};
use crate::bank::source::{Marked, Place};
use crate::bank::{BankFiles, Diagnostic, threads};
use crate::framework::CompetenceCode;
use crate::item::{Item, ItemId, ItemStatus};
use crate::lesson::{Lesson, LessonText};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest and most steps that a reader follows.
const STEPS: std::ops::RangeInclusive<usize> = 2..=8;

/// Where a lesson lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LessonPath<'a> {
    /// The folder: a competence.
    pub(crate) competence: &'a str,
    /// The file's name: the family.
    pub(crate) family: &'a str,
}

/// The lessons, by family. Whether each has its questions, and each family its lesson, is judged on a
/// whole bank only.
pub(super) fn all(
    files: &BankFiles,
    settings: &Settings,
    (items, completeness): (&BTreeMap<ItemId, Item>, Completeness),
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Lesson> {
    let mut lessons = BTreeMap::new();
    let named = |path| match role(path) {
        Some(Role::Lesson(named)) => Some((path, named)),
        _ => None,
    };
    let paths: Vec<_> = files.keys().map(String::as_str).filter_map(named).collect();
    let read = threads::each(&paths, |(path, named)| {
        let mut findings = Findings::of(path);
        let draft: Option<LessonDraft> = parsed(files, path, &mut findings);
        let made = draft.map(|draft| (check(&draft, *named, settings, &mut findings), draft.family.place));
        (made, findings)
    });
    for (made, mut findings) in read {
        if let Some((made, place)) = made {
            if completeness == Completeness::Whole {
                orphan(&made, items, &mut findings);
            }
            if let Some(other) = lessons.insert(made.family.clone(), made) {
                let message = format!("`{}` already has a lesson in {}", other.family, other.competence);
                findings.fault(place, message, "keep one of the two");
            }
        }
        found.extend(findings.into_diagnostics());
    }
    if completeness == Completeness::Whole {
        for (competence, families) in missing(items, &lessons) {
            let mut findings = Findings::of(&format!("lessons/{competence}"));
            let message = format!("no lesson yet on {}", families.join(", "));
            findings.warn(Place::FILE, message, "write one file for each family; see README.md");
            found.extend(findings.into_diagnostics());
        }
    }
    lessons
}

/// The lesson. It may be faulty even when it is returned: `findings` decide.
pub(crate) fn check(
    draft: &LessonDraft,
    path: LessonPath<'_>,
    settings: &Settings,
    findings: &mut Findings,
) -> Lesson {
    same(&draft.family, path.family, "the family", findings);
    same(&draft.competence, path.competence, "the competence", findings);
    let given = &draft.content.value;
    for locale in settings.locales.iter().filter(|locale| given.value(locale).is_none()) {
        let message = format!("the lesson does not exist in `{locale}`");
        findings.fault(draft.content.place, message, format!("add `{locale}` under `content`"));
    }
    for (locale, _) in given.iter().filter(|(locale, _)| !settings.locales.contains(&locale.value)) {
        let message = format!("`{}` is not a language of the bank", locale.value);
        findings.fault(locale.place, message, "remove it, or add it to `locales` in bank.yaml");
    }
    Lesson {
        family: draft.family.value.clone(),
        competence: CompetenceCode(draft.competence.value.clone()),
        texts: given.iter().map(|(locale, text)| (locale.value.clone(), words(text, findings))).collect(),
    }
}

fn same(written: &Marked<String>, named: &str, what: &str, findings: &mut Findings) {
    if written.value != named {
        let message = format!("{what} is `{}` and the file's path says `{named}`", written.value);
        findings.fault(written.place, message, "make them the same");
    }
}

fn words(draft: &Marked<LessonTextDraft>, findings: &mut Findings) -> LessonText {
    let fields = &draft.value;
    let parts = [
        (&fields.title, "the title"),
        (&fields.idea, "the idea"),
        (&fields.example, "the example"),
        (&fields.exercise, "the exercise"),
        (&fields.check, "the check"),
    ];
    for (text, what) in parts {
        findings.words(text, what);
    }
    for step in &fields.steps.value {
        findings.words(step, "the step");
    }
    if !STEPS.contains(&fields.steps.value.len()) {
        let message = format!("a lesson has {} to {} steps", STEPS.start(), STEPS.end());
        findings.fault(fields.steps.place, message, "cut or join steps");
    }
    let paragraphs = |text: &Marked<String>| LessonText::paragraphs(&text.value);
    LessonText {
        title: fields.title.value.trim().to_owned(),
        idea: paragraphs(&fields.idea),
        steps: fields.steps.value.iter().map(|step| step.value.trim().to_owned()).collect(),
        example: paragraphs(&fields.example),
        exercise: paragraphs(&fields.exercise),
        check: paragraphs(&fields.check),
    }
}

/// Families of operational questions without a lesson, competence by competence; said of a whole bank
/// that has lessons at all.
pub(crate) fn missing(
    items: &BTreeMap<ItemId, Item>,
    lessons: &BTreeMap<String, Lesson>,
) -> Vec<(CompetenceCode, Vec<String>)> {
    let mut without: BTreeMap<&CompetenceCode, BTreeSet<&String>> = BTreeMap::new();
    for item in items.values().filter(|item| item.status == ItemStatus::Operational) {
        if !lessons.is_empty() && !lessons.contains_key(&item.family) {
            without.entry(&item.competence).or_default().insert(&item.family);
        }
    }
    let named = |(competence, families): (&CompetenceCode, BTreeSet<&String>)| {
        (competence.clone(), families.into_iter().cloned().collect())
    };
    without.into_iter().map(named).collect()
}

/// A lesson about nothing: no question is of its family.
pub(crate) fn orphan(lesson: &Lesson, items: &BTreeMap<ItemId, Item>, findings: &mut Findings) {
    if items.values().all(|item| item.family != lesson.family) {
        let message = format!("no question is of the family `{}`", lesson.family);
        findings.fault(Place::FILE, message, "mend the name, or remove the lesson");
    }
}
