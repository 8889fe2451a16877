//! What can be measured, as a choice: one topic, an area, or everything.

use crate::error::AppError;
use jalon_engine::bank::ItemBank;
use jalon_engine::framework::{Area, CompetenceCode, Framework, Localised};
use jalon_engine::session::SessionPlan;
use jalon_engine::session::plan::Purpose;

/// A test on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedTest {
    /// The plan's id.
    pub plan: String,
    /// Code shown beside it: the competence's or the area's; empty for everything.
    pub code: String,
    /// Its name in plain words.
    pub name: String,
    /// What it covers.
    pub description: String,
    /// How long it usually takes.
    pub minutes: u32,
}

/// An area's tests: the whole area first, when there is one, then its topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedArea {
    /// The area's code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The test of the whole area.
    pub whole: Option<OfferedTest>,
    /// One test per topic.
    pub topics: Vec<OfferedTest>,
}

/// Every test a learner may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// The diagnostic to take before any test.
    pub first_steps: Option<OfferedTest>,
    /// The test of everything.
    pub everything: Option<OfferedTest>,
    /// The others, by area.
    pub areas: Vec<OfferedArea>,
}

/// A text in a language, else in the first it has.
pub fn text<'a>(texts: &'a Localised, locale: &str) -> &'a str {
    texts.get(locale).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// The plan with this id, if a learner may choose it; certification plans are taken in a sitting only.
pub fn learner_plan(bank: &ItemBank, id: &str) -> Result<SessionPlan, AppError> {
    let plan = bank.plan(id).filter(|plan| plan.purpose != Purpose::Certification);
    plan.cloned().ok_or_else(|| AppError::invalid("plan", "attempt-plan"))
}

/// What a learner may choose from a bank, in a language.
pub fn offer(bank: &ItemBank, locale: &str) -> Offer {
    let framework = bank.framework();
    let areas = framework.areas.iter().map(|area| empty(area, locale)).collect();
    let mut offer = Offer { first_steps: first_steps(bank, locale), everything: None, areas };
    for plan in bank.plans().filter(|plan| plan.purpose == Purpose::Positioning) {
        place(&mut offer, framework, plan, locale);
    }
    offer.areas.retain(|area| area.whole.is_some() || !area.topics.is_empty());
    offer
}

/// The diagnostic that a bank offers; the first by id when it has several.
pub fn first_steps(bank: &ItemBank, locale: &str) -> Option<OfferedTest> {
    let plan = bank.plans().find(|plan| plan.purpose == Purpose::Diagnostic)?;
    Some(test(plan, "", locale))
}

fn empty(area: &Area, locale: &str) -> OfferedArea {
    OfferedArea {
        code: area.code.clone(),
        name: text(&area.name, locale).to_owned(),
        whole: None,
        topics: Vec::new(),
    }
}

fn place(offer: &mut Offer, framework: &Framework, plan: &SessionPlan, locale: &str) {
    let Some(first) = plan.competences.first() else { return };
    let Some(home) = framework.area_of(first) else { return };
    let within = plan.competences.iter().all(|code| home.competences.iter().any(|c| c.code == *code));
    let area = offer.areas.iter_mut().find(|area| area.code == home.code);
    match (plan.competences.as_slice(), area) {
        ([only], Some(area)) => area.topics.extend(topic(framework, plan, only, locale)),
        (_, Some(area)) if within => area.whole = Some(test(plan, &home.code, locale)),
        _ => offer.everything = Some(test(plan, "", locale)),
    }
}

fn topic(
    framework: &Framework,
    plan: &SessionPlan,
    code: &CompetenceCode,
    locale: &str,
) -> Option<OfferedTest> {
    let competence = framework.competence(code)?;
    Some(OfferedTest {
        name: text(&competence.name, locale).to_owned(),
        description: text(&competence.description, locale).to_owned(),
        ..test(plan, &code.0, locale)
    })
}

fn test(plan: &SessionPlan, code: &str, locale: &str) -> OfferedTest {
    OfferedTest {
        plan: plan.id.clone(),
        code: code.to_owned(),
        name: text(&plan.title, locale).to_owned(),
        description: text(&plan.description, locale).to_owned(),
        minutes: plan.minutes,
    }
}
