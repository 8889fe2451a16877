//! What a diagnostic says, in words: one piece of advice, what was done and how, what to learn next.
//! Never a level, never a mark.

use super::offer::text;
use crate::lessons;
use crate::ui::Lang;
use jalon_engine::bank::ItemBank;
use jalon_engine::item::ItemId;
use jalon_engine::item::content::Material;
use jalon_engine::session::diagnostic::{Observed, ObservedStep, Recommendation, Steps};

/// A diagnostic's result as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsView {
    /// The advice; `None` when the test was stopped too early to give one.
    pub advice: Option<Advice>,
    /// Steps done alone.
    pub alone: Vec<StepLine>,
    /// Steps done with help.
    pub helped: Vec<StepLine>,
    /// Steps still to learn, each with its lesson.
    pub next: Vec<StepLine>,
}

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// In one sentence.
    pub title: String,
    /// What to do.
    pub paragraphs: Vec<String>,
    /// Id of the test to go on with.
    pub plan: Option<String>,
}

/// A step by the name of its lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// Its name.
    pub name: String,
    /// Address of its lesson.
    pub lesson: String,
    /// The drawing of its question, as a path in the bank.
    pub drawing: Option<String>,
}

impl StepsView {
    /// Each group of steps with the key of its heading, in words about the person, not to them.
    pub fn groups(&self) -> [(&'static str, &[StepLine]); 3] {
        [
            ("cohorts-csv-steps-alone", &self.alone),
            ("cohorts-csv-steps-helped", &self.helped),
            ("steps-next", &self.next),
        ]
    }
}

/// The result in a language: questions of the bank they were asked from, lessons of the present one.
pub fn view(steps: &Steps, asked: &ItemBank, present: &ItemBank, lang: Lang) -> StepsView {
    let lines = |wanted: Observed| {
        let those = steps.steps.iter().filter(|step| step.observed == wanted);
        those.filter_map(|step| line(step, asked, present, lang)).collect()
    };
    StepsView {
        advice: steps.recommendation.as_ref().map(|one| advice(one, lang)),
        alone: lines(Observed::Alone),
        helped: lines(Observed::Helped),
        next: lines(Observed::NotYet),
    }
}

/// The advice in one sentence, or that the test was stopped before there was one.
pub fn headline(steps: &Steps, lang: Lang) -> String {
    let said = |one: &Recommendation| text(&one.title, lang.tag()).to_owned();
    steps.recommendation.as_ref().map_or_else(|| lang.t("steps-stopped-title"), said)
}

fn advice(recommendation: &Recommendation, lang: Lang) -> Advice {
    let paragraphs = text(&recommendation.text, lang.tag()).split("\n\n").map(str::trim);
    Advice {
        title: text(&recommendation.title, lang.tag()).to_owned(),
        paragraphs: paragraphs.filter(|words| !words.is_empty()).map(str::to_owned).collect(),
        plan: recommendation.plan.clone(),
    }
}

/// `None` when the lesson that names the step is gone.
fn line(step: &ObservedStep, asked: &ItemBank, present: &ItemBank, lang: Lang) -> Option<StepLine> {
    Some(StepLine {
        name: lessons::title(present, &step.family, lang)?,
        lesson: lessons::path(present, &step.family)?,
        drawing: drawing(asked, &step.item, lang),
    })
}

fn drawing(bank: &ItemBank, item: &ItemId, lang: Lang) -> Option<String> {
    let content = bank.item(item)?.content.get(lang.tag())?;
    content.material.iter().find_map(|block| match block {
        Material::Image { file, .. } => Some(file.clone()),
        _ => None,
    })
}
