//! Plans: one file → one plan, or one for each competence or area.

use super::finding::Findings;
use super::settings::{Settings, localised};
use crate::bank::draft::{PlanDraft, ScopeDraft};
use crate::bank::source::{Marked, Place};
use crate::framework::{Area, Competence, CompetenceCode, Framework, Localised};
use crate::item::{Item, ItemId, ItemStatus};
use crate::selection::SelectionRule;
use crate::session::plan::{Measurement, SessionPlan};
use std::collections::{BTreeMap, BTreeSet};

/// Written in a scope for "one plan for each".
const EACH: &str = "each";

/// What one plan covers, and how it is called.
struct Cover {
    code: String,
    name: Localised,
    competences: Vec<CompetenceCode>,
}

/// The plans of one file.
pub(crate) fn check(draft: &PlanDraft, settings: &Settings, findings: &mut Findings) -> Vec<SessionPlan> {
    localised(&draft.title, &settings.locales, "the title", findings);
    localised(&draft.description, &settings.locales, "the description", findings);
    numbers(draft, findings);
    together(draft, settings, findings);
    let covers = covers(&draft.scope, &settings.framework, findings);
    let named = draft.id.value.contains("{code}");
    if covers.len() > 1 && !named {
        let message = "one id for several plans";
        findings.fault(draft.id.place, message, "write `{code}` where each plan differs");
    }
    covers.iter().map(|cover| plan(draft, cover, findings)).collect()
}

fn plan(draft: &PlanDraft, cover: &Cover, findings: &mut Findings) -> SessionPlan {
    let id = draft.id.value.replace("{code}", &cover.code);
    named(&id, draft.id.place, findings);
    SessionPlan {
        id,
        purpose: draft.purpose,
        title: filled(&draft.title.value, cover),
        description: filled(&draft.description.value, cover),
        competences: cover.competences.clone(),
        measurement: draft.measurement.as_ref().map(|measurement| measurement.value).unwrap_or_default(),
        selection: draft.selection.value,
        stopping: draft.stopping.value,
        minimum_answers_to_report: draft.minimum_answers_to_report.value,
        award_confidence: draft.award_confidence.value,
        minutes: draft.minutes.value,
        diagnostic: None,
    }
}

/// Whether a plan may be called so.
pub(crate) fn named(id: &str, place: Place, findings: &mut Findings) {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    if id.is_empty() || !id.chars().all(sign) {
        let message = format!("`{}` is not the id of a plan", id.escape_debug());
        findings.fault(place, message, "use lower-case letters, digits, hyphens, points");
    }
}

/// Texts with `{name}` and `{code}` replaced.
fn filled(texts: &Localised, cover: &Cover) -> Localised {
    let fill = |(locale, text): (&String, &String)| {
        let name = cover.name.get(locale).map(String::as_str).unwrap_or_default();
        (locale.clone(), text.replace("{name}", name).replace("{code}", &cover.code))
    };
    texts.iter().map(fill).collect()
}

fn covers(scope: &Marked<ScopeDraft>, framework: &Framework, findings: &mut Findings) -> Vec<Cover> {
    let ScopeDraft { competence, area, competences, all } = &scope.value;
    match (competence, area, competences, all) {
        (Some(code), None, None, None) => competence_covers(code, framework, findings),
        (None, Some(code), None, None) => area_covers(code, framework, findings),
        (None, None, Some(codes), None) => {
            some_competences(codes, scope.place, framework, findings).into_iter().collect()
        }
        (None, None, None, Some(all)) if all.value => vec![Cover {
            code: framework.id.clone(),
            name: framework.title.clone(),
            competences: framework.competences().map(|found| found.code.clone()).collect(),
        }],
        _ => {
            let help = "write one of `competence`, `area`, `competences`, `all: true`";
            findings.fault(scope.place, "it is not clear what the plan covers", help);
            Vec::new()
        }
    }
}

fn competence_covers(code: &Marked<String>, framework: &Framework, findings: &mut Findings) -> Vec<Cover> {
    let wanted = |found: &&Competence| code.value == EACH || found.code.0 == code.value;
    let covers: Vec<Cover> = framework.competences().filter(wanted).map(of_competence).collect();
    if covers.is_empty() {
        unknown(code, "competence", findings);
    }
    covers
}

fn of_competence(competence: &Competence) -> Cover {
    Cover {
        code: competence.code.0.clone(),
        name: competence.name.clone(),
        competences: vec![competence.code.clone()],
    }
}

fn area_covers(code: &Marked<String>, framework: &Framework, findings: &mut Findings) -> Vec<Cover> {
    let wanted = |found: &&Area| code.value == EACH || found.code == code.value;
    let cover = |area: &Area| Cover {
        code: area.code.clone(),
        name: area.name.clone(),
        competences: area.competences.iter().map(|found| found.code.clone()).collect(),
    };
    let covers: Vec<Cover> = framework.areas.iter().filter(wanted).map(cover).collect();
    if covers.is_empty() {
        unknown(code, "area", findings);
    }
    covers
}

fn unknown(code: &Marked<String>, what: &str, findings: &mut Findings) {
    let message = format!("`{}` is not a code of the framework", code.value);
    findings.fault(code.place, message, format!("write `each`, or the code of one {what}"));
}

/// Competences in the framework's order, whatever the order of the file.
fn some_competences(
    codes: &[Marked<String>],
    place: Place,
    framework: &Framework,
    findings: &mut Findings,
) -> Option<Cover> {
    let mut wanted = BTreeSet::new();
    for code in codes {
        if framework.competence(&CompetenceCode(code.value.clone())).is_none() {
            unknown(code, "competence", findings);
        } else if !wanted.insert(&code.value) {
            findings.fault(code.place, format!("`{}` is there twice", code.value), "keep one");
        }
    }
    if codes.is_empty() {
        findings.fault(place, "the plan covers nothing", "name at least one competence");
    }
    let kept = framework.competences().filter(|found| wanted.contains(&found.code.0));
    let competences: Vec<CompetenceCode> = kept.map(|found| found.code.clone()).collect();
    let code = competences.iter().map(|code| code.0.as_str()).collect::<Vec<_>>().join("-");
    (!competences.is_empty()).then(|| Cover { code, name: framework.title.clone(), competences })
}

/// Numbers that no plan can have.
fn numbers(draft: &PlanDraft, findings: &mut Findings) {
    let rules = &draft.stopping.value;
    let place = draft.stopping.place;
    let mut expect = |sound: bool, place: Place, message: &str, help: &str| {
        if !sound {
            findings.fault(place, message, help);
        }
    };
    let (shortest, longest) = (rules.minimum_per_competence, rules.maximum_per_competence);
    expect(shortest >= 1, place, "the shortest length is 0", "ask at least one question");
    expect(longest >= shortest, place, "the longest length is below the shortest", "raise it");
    let precise = rules.standard_error.is_finite() && rules.standard_error > 0.0;
    expect(precise, place, "the standard error is not positive", "write for instance 0.5");
    let limits = rules.maximum_length != Some(0) && rules.maximum_seconds != Some(0);
    expect(limits, place, "a limit is 0", "remove the limit, or raise it");
    let report = &draft.minimum_answers_to_report;
    let reachable = (1..=longest).contains(&report.value);
    expect(reachable, report.place, "no competence could be reported", "write 1 to the longest length");
    let gamma = &draft.award_confidence;
    let probability = gamma.value > 0.0 && gamma.value < 1.0;
    expect(probability, gamma.place, "this is not a probability between 0 and 1", "write 0.5");
    expect(draft.minutes.value > 0, draft.minutes.place, "the test takes no time", "write minutes");
    let targets = draft.targets.as_ref();
    let sound = targets.is_none_or(|targets| targets.value.are_sound());
    let place = targets.map_or(Place::FILE, |targets| targets.place);
    expect(sound, place, "a target cannot be reached", "write shares from 0 to 1 and errors above 0");
    let draws = !matches!(draft.selection.value, SelectionRule::Randomesque { k: 0 });
    expect(draws, draft.selection.place, "randomesque among 0 questions", "write `k: 1` or more");
}

/// A general factor must be known before a plan can measure with it.
fn together(draft: &PlanDraft, settings: &Settings, findings: &mut Findings) {
    let Some(measurement) = &draft.measurement else { return };
    if measurement.value == Measurement::HigherOrder && settings.loadings.is_none() {
        let message = "the bank names no general factor to measure with";
        findings.fault(
            measurement.place,
            message,
            "add `general_factor` to bank.yaml, or write `independent`",
        );
    }
}

/// Whether the bank can give each competence the shortest length: questions that count, each of
/// another family.
pub(crate) fn capacity(
    draft: &PlanDraft,
    plans: &[SessionPlan],
    items: &BTreeMap<ItemId, Item>,
    findings: &mut Findings,
) {
    let needed = draft.stopping.value.minimum_per_competence as usize;
    let codes: BTreeSet<&CompetenceCode> = plans.iter().flat_map(|plan| &plan.competences).collect();
    for code in codes {
        let counting =
            items.values().filter(|item| item.status == ItemStatus::Operational && item.competence == *code);
        let families: BTreeSet<&str> = counting.map(|item| item.family.as_str()).collect();
        if families.len() < needed {
            let message = format!(
                "`{code}` has operational questions of {} families, and the plan asks for {needed}",
                families.len()
            );
            let help = "add questions of other families, or lower `minimum_per_competence`";
            findings.fault(draft.stopping.place, message, help);
        }
    }
}
