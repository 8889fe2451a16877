//! An online procedure of an invented administration: steps of fields, papers to join, a summary, a receipt.

mod fill;
mod view;

use super::act::{ANY, Act, Verbs};
use super::app::{App, Fault, Refusal, Told, id_faults};
use super::goal::Condition;
use super::text::{Text, say};
use super::view::View;
use crate::item::text_match::{Ignored, normalise};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const VERBS: Verbs = &[("save", &["step", ANY]), ("go", &["step"]), ("send", &[]), ("keep", &[])];

const CONDITIONS: Verbs =
    &[("sent", &[]), ("kept", &[]), ("answer", &["field", "value"]), ("joined", &["field", "papers"])];

/// A procedure in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    office: String,
    title: String,
    steps: Vec<Step>,
    /// Papers at hand, to join.
    #[serde(default)]
    papers: Vec<Paper>,
    /// What the receipt says.
    receipt: String,
    #[serde(skip)]
    answers: BTreeMap<String, String>,
    #[serde(skip)]
    here: usize,
    #[serde(skip)]
    ending: Ending,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    title: String,
    #[serde(default)]
    text: String,
    fields: Vec<Blank>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank {
    id: String,
    label: String,
    #[serde(default)]
    hint: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    options: Vec<Named>,
    /// What stands there already.
    #[serde(default)]
    value: String,
    #[serde(default)]
    optional: bool,
}

/// What may be written in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    #[default]
    Text,
    /// Digits, spaces left aside.
    Digits,
    /// A day, `31/12/1990`.
    Day,
    Mail,
    /// One of the options.
    Choice,
    /// Papers.
    Papers,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    id: String,
    name: String,
    /// Size in kilobytes.
    kb: u32,
}

/// How far the procedure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Ending {
    #[default]
    Open,
    /// Kept to go on later.
    Kept,
    Sent,
}

impl Procedure {
    fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        if self.ending == Ending::Sent {
            return Err(Refusal::because(say("task-form-over")));
        }
        match act.verb() {
            "save" => self.save(act),
            "go" => {
                let step = act.get("step").parse().ok().filter(|step| *step <= self.steps.len());
                self.here = step.ok_or(Refusal::Impossible)?;
                Ok(Told::pane(say("task-form-step-shown"), "step"))
            }
            "send" => self.send(),
            "keep" => {
                self.ending = Ending::Kept;
                Ok(Told::same(say("task-form-kept")))
            }
            _ => Err(Refusal::Impossible),
        }
    }

    /// Takes what stands in the fields of a step and goes on to the next one.
    fn save(&mut self, act: &Act) -> Result<Told, Refusal> {
        let number: usize = act.get("step").parse().map_err(|_| Refusal::Impossible)?;
        let step = self.steps.get(number).ok_or(Refusal::Impossible)?;
        let known = |name: &str| name == "step" || step.fields.iter().any(|field| field.id == name);
        if !act.fields().all(|(name, _)| known(name)) {
            return Err(Refusal::Impossible);
        }
        let mut read = Vec::new();
        for field in &step.fields {
            read.push((field.id.clone(), self.read(field, act.get(&field.id))?));
        }
        self.answers.extend(read);
        self.here = number + 1;
        let told = if self.here == self.steps.len() { "task-form-check" } else { "task-form-saved" };
        Ok(Told::pane(say(told), "step"))
    }

    /// Sends everything, once every field that must be filled is.
    fn send(&mut self) -> Result<Told, Refusal> {
        for (number, step) in self.steps.iter().enumerate() {
            let missing = step.fields.iter().find(|it| !it.optional && self.answer(&it.id).is_empty());
            if let Some(field) = missing {
                let told = say("task-form-missing").with("label", field.label.as_str());
                return Err(Refusal::because(told.with("step", number + 1)));
            }
        }
        self.ending = Ending::Sent;
        Ok(Told::pane(say("task-form-sent"), "step"))
    }

    fn answer(&self, field: &str) -> &str {
        self.answers.get(field).map_or("", String::as_str)
    }

    fn judge(&self, condition: &Condition) -> bool {
        let answer = self.answer(condition.get("field"));
        let fold = |text: &str| normalise(text, &Ignored::usual());
        match condition.is.as_str() {
            "sent" => self.ending == Ending::Sent,
            "kept" => self.ending == Ending::Kept,
            "answer" => condition.any_of("value").any(|wanted| fold(wanted) == fold(answer)),
            "joined" => {
                let wanted: BTreeSet<&str> = condition.several("papers").into_iter().collect();
                answer.split_whitespace().collect::<BTreeSet<_>>() == wanted
            }
            _ => false,
        }
    }
}

impl App for Procedure {
    fn name(&self) -> &'static str {
        "procedure"
    }

    fn speak(&mut self, _: &str) {
        let fields = self.steps.iter().flat_map(|step| &step.fields);
        let filled = fields.filter(|field| !field.value.is_empty());
        self.answers = filled.map(|field| (field.id.clone(), field.value.clone())).collect();
    }

    fn verbs(&self) -> Verbs {
        VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "field" => {
                Some(self.steps.iter().flat_map(|step| &step.fields).map(|field| field.id.as_str()).collect())
            }
            "papers" => Some(self.papers.iter().map(|paper| paper.id.as_str()).collect()),
            _ => None,
        }
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut ids = Vec::new();
        for (step, number) in self.steps.iter().zip(0..) {
            let fields = step.fields.iter().enumerate();
            ids.extend(fields.map(|(n, it)| (format!("steps.{number}.fields.{n}.id"), it.id.as_str())));
        }
        // Names that the forms around the application use.
        let mut faults = id_faults(ids.into_iter(), &["step", "do", "act", "seen", "position", "change"]);
        let papers = self.papers.iter().enumerate();
        faults.extend(id_faults(papers.map(|(n, it)| (format!("papers.{n}.id"), it.id.as_str())), &[]));
        for (step, number) in self.steps.iter().zip(0..) {
            for (field, place) in step.fields.iter().zip(0..) {
                if field.kind == Kind::Choice && field.options.is_empty() {
                    let message = format!("`{}` has no options", field.id);
                    let at = format!("steps.{number}.fields.{place}");
                    faults.push(Fault { at, message, help: "add `options`" });
                }
            }
        }
        faults
    }
}

/// What stands in a field, in words.
fn told(procedure: &Procedure, field: &Blank) -> Text {
    let answer = procedure.answer(&field.id);
    match field.kind {
        _ if answer.is_empty() => say("task-form-nothing"),
        Kind::Choice => {
            let option = field.options.iter().find(|option| option.id == answer);
            option.map_or(answer, |option| option.text.as_str()).into()
        }
        Kind::Papers => {
            let names = procedure.papers.iter().filter(|it| answer.split_whitespace().any(|id| id == it.id));
            names.map(|paper| paper.name.as_str()).collect::<Vec<_>>().join(", ").into()
        }
        _ => answer.into(),
    }
}
