//! The plan files of a bank together: read by what they are for, checked against questions and lessons.

use super::finding::Findings;
use super::settings::{Settings, parsed};
use super::{Completeness, Role, diagnostic, plan, role};
use crate::bank::draft::{DiagnosticDraft, PlanDraft, PurposeDraft};
use crate::bank::source::{self, Place};
use crate::bank::{BankFiles, Diagnostic};
use crate::item::{Item, ItemId};
use crate::lesson::Lesson;
use crate::session::plan::{Purpose, SessionPlan};
use crate::simulation::plan_study::PlanTargets;
use std::collections::BTreeMap;

/// Plans, and what some promise of themselves, by id.
pub(super) struct Plans {
    pub(super) plans: BTreeMap<String, SessionPlan>,
    pub(super) targets: BTreeMap<String, PlanTargets>,
}

/// Questions by id, lessons by family, and whether the questions are all there.
type Around<'a> = (&'a BTreeMap<ItemId, Item>, &'a BTreeMap<String, Lesson>, Completeness);

/// The plans of all files.
pub(super) fn check(
    files: &BankFiles,
    settings: &Settings,
    around: Around<'_>,
    found: &mut Vec<Diagnostic>,
) -> Plans {
    let (items, _, completeness) = around;
    let mut all = adaptive(files, settings, (items, completeness), found);
    let made = diagnostics(files, settings, around, &all.plans, found);
    let readable = made.len() == plan_files(files, |purpose| purpose == Some(Purpose::Diagnostic)).count();
    all.plans.extend(made);
    if readable && completeness == Completeness::Whole {
        unasked(items, &all.plans, found);
    }
    all
}

/// The plans that choose their questions. Whether they can be served is judged on a whole bank only.
fn adaptive(
    files: &BankFiles,
    settings: &Settings,
    (items, completeness): (&BTreeMap<ItemId, Item>, Completeness),
    found: &mut Vec<Diagnostic>,
) -> Plans {
    let (mut plans, mut targets) = (BTreeMap::new(), BTreeMap::new());
    for path in plan_files(files, |purpose| purpose != Some(Purpose::Diagnostic)) {
        let mut findings = Findings::of(path);
        if let Some(draft) = parsed::<PlanDraft>(files, path, &mut findings) {
            let made = plan::check(&draft, settings, &mut findings);
            if completeness == Completeness::Whole {
                plan::capacity(&draft, &made, items, &mut findings);
            }
            for plan in made {
                let id = plan.id.clone();
                targets.extend(draft.targets.as_ref().map(|targets| (id.clone(), targets.value)));
                if plans.insert(id.clone(), plan).is_some() {
                    let message = format!("there are two plans `{id}`");
                    findings.fault(draft.id.place, message, "choose another id");
                }
            }
        }
        found.extend(findings.into_diagnostics());
    }
    Plans { plans, targets }
}

/// Plan files by what they are for; `None` when that cannot be read.
fn plan_files(files: &BankFiles, wanted: impl Fn(Option<Purpose>) -> bool) -> impl Iterator<Item = &String> {
    let purpose = |text: &str| source::parse::<PurposeDraft>(text).ok().map(|draft| draft.purpose);
    let plans = files.iter().filter(|(path, _)| matches!(role(path), Some(Role::Plan)));
    plans.filter(move |(_, text)| wanted(purpose(text))).map(|(path, _)| path)
}

/// The diagnostics of all files, beside the other plans.
fn diagnostics(
    files: &BankFiles,
    settings: &Settings,
    (items, lessons, completeness): Around<'_>,
    plans: &BTreeMap<String, SessionPlan>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, SessionPlan> {
    let mut made = BTreeMap::new();
    for path in plan_files(files, |purpose| purpose == Some(Purpose::Diagnostic)) {
        let mut findings = Findings::of(path);
        if let Some(draft) = parsed::<DiagnosticDraft>(files, path, &mut findings) {
            let plan = diagnostic::check(&draft, settings, &mut findings);
            if completeness == Completeness::Whole {
                let around = diagnostic::Around { items, lessons, plans };
                diagnostic::against(&draft, &around, &mut findings);
            }
            let taken = plans.contains_key(&plan.id);
            if made.insert(plan.id.clone(), plan).is_some() || taken {
                let message = format!("there are two plans `{}`", draft.id.value);
                findings.fault(draft.id.place, message, "choose another id");
            }
        }
        found.extend(findings.into_diagnostics());
    }
    made
}

/// Questions kept for a diagnostic that asks them no more.
fn unasked(
    items: &BTreeMap<ItemId, Item>,
    plans: &BTreeMap<String, SessionPlan>,
    found: &mut Vec<Diagnostic>,
) {
    for item in diagnostic::unasked(items, plans) {
        let mut findings = Findings::of(&format!("items/{}/{}.yaml", item.competence, item.id));
        findings.warn(Place::FILE, "no diagnostic asks this question", "list it in a plan, or retire it");
        found.extend(findings.into_diagnostics());
    }
}
