//! A video call: microphone and camera, what is shared, who is there and who waits, messages.

mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told, id_faults};
use super::goal::Condition;
use super::text::say;
use super::view::View;
use crate::item::text_match::{Ignored, normalise};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const VERBS: Verbs = &[
    ("switch", &["what"]),
    ("panel", &["panel"]),
    ("share", &["window"]),
    ("unshare", &[]),
    ("mute", &["person"]),
    ("admit", &["person"]),
    ("refuse", &["person"]),
    ("send", &["to", "text?"]),
    ("leave", &[]),
];

const CONDITIONS: Verbs = &[
    ("switched", &["what", "state"]),
    ("shares", &["window"]),
    ("muted", &["person"]),
    ("admitted", &["people"]),
    ("refused", &["person"]),
    ("sent", &["to?", "text?"]),
    ("left", &[]),
];

/// What can be on or off.
const SWITCHES: [&str; 6] = ["mic", "camera", "hand", "blur", "captions", "record"];

/// A video call in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    title: String,
    /// What is on when the call is found.
    #[serde(default)]
    on: BTreeSet<String>,
    people: Vec<Person>,
    #[serde(default)]
    waiting: Vec<Person>,
    windows: Vec<Named>,
    /// Messages there are: who, and what.
    #[serde(default)]
    messages: Vec<Message>,
    /// Whether one may mute, admit and record.
    #[serde(default)]
    host: bool,
    #[serde(skip)]
    shared: Option<String>,
    #[serde(skip)]
    answers: BTreeMap<String, bool>,
    #[serde(skip)]
    sent: Vec<(String, String)>,
    #[serde(skip)]
    panel: Panel,
    #[serde(skip)]
    left: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    name: String,
    #[serde(default)]
    noisy: bool,
    #[serde(default)]
    hand: bool,
    #[serde(skip)]
    muted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    from: String,
    text: String,
}

/// What is open beside the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Panel {
    #[default]
    Nothing,
    People,
    Share,
    Messages,
}

impl Call {
    fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        if self.left {
            return Err(Refusal::because(say("task-call-over")));
        }
        match act.verb() {
            "switch" => self.switch(act.get("what")),
            "panel" => self.open(act.get("panel")),
            "share" => self.share(act.get("window")),
            "unshare" => {
                self.shared = None;
                Ok(Told::pane(say("task-call-unshared"), "stage"))
            }
            "mute" => self.mute(act.get("person")),
            "admit" | "refuse" => self.answer(act.get("person"), act.verb() == "admit"),
            "send" => self.send(act.get("to"), act.get("text").trim()),
            "leave" => {
                self.left = true;
                Ok(Told::pane(say("task-call-left"), "stage"))
            }
            _ => Err(Refusal::Impossible),
        }
    }

    fn switch(&mut self, what: &str) -> Result<Told, Refusal> {
        if !SWITCHES.contains(&what) || (what == "record" && !self.host) {
            return Err(Refusal::Impossible);
        }
        let off = self.on.remove(what);
        if !off {
            self.on.insert(what.to_owned());
        }
        let told = if off { "task-call-off" } else { "task-call-on" };
        Ok(Told::same(say(told).with("what", view::switch_words(what))))
    }

    fn open(&mut self, panel: &str) -> Result<Told, Refusal> {
        let panel = match panel {
            "people" => Panel::People,
            "share" => Panel::Share,
            "messages" => Panel::Messages,
            _ => return Err(Refusal::Impossible),
        };
        self.panel = if self.panel == panel { Panel::Nothing } else { panel };
        if self.panel == Panel::Nothing {
            return Ok(Told::same(say("task-call-panel-closed")));
        }
        Ok(Told::pane(say("task-call-panel-open"), "panel"))
    }

    fn share(&mut self, window: &str) -> Result<Told, Refusal> {
        let name = self.windows.iter().find(|it| it.id == window).ok_or(Refusal::Impossible)?.name.clone();
        self.shared = Some(window.to_owned());
        self.panel = Panel::Nothing;
        Ok(Told::pane(say("task-call-shared").with("window", name), "stage"))
    }

    fn mute(&mut self, id: &str) -> Result<Told, Refusal> {
        let person = self.people.iter_mut().find(|person| person.id == id).filter(|_| self.host);
        let person = person.ok_or(Refusal::Impossible)?;
        person.muted = true;
        Ok(Told::same(say("task-call-muted").with("name", person.name.as_str())))
    }

    fn answer(&mut self, id: &str, yes: bool) -> Result<Told, Refusal> {
        let waiting = self.waiting.iter().find(|person| person.id == id).filter(|_| self.host);
        let person =
            waiting.filter(|person| !self.answers.contains_key(&person.id)).ok_or(Refusal::Impossible)?;
        let told = say(if yes { "task-call-admitted" } else { "task-call-refused" })
            .with("name", person.name.as_str());
        self.answers.insert(id.to_owned(), yes);
        Ok(Told::pane(told, "panel"))
    }

    fn send(&mut self, to: &str, text: &str) -> Result<Told, Refusal> {
        let known = to == "all" || self.people.iter().any(|person| person.id == to);
        if !known {
            return Err(Refusal::Impossible);
        }
        if text.is_empty() {
            return Err(Refusal::because(say("task-call-empty")));
        }
        self.sent.push((to.to_owned(), text.to_owned()));
        Ok(Told::pane(say("task-call-sent"), "panel"))
    }

    fn judge(&self, condition: &Condition) -> bool {
        let person = condition.get("person");
        match condition.is.as_str() {
            "switched" => self.on.contains(condition.get("what")) == (condition.get("state") == "on"),
            "shares" => self.shared.as_deref().unwrap_or("none") == condition.get("window"),
            "muted" => self.people.iter().any(|it| it.id == person && it.muted),
            "admitted" => {
                let admitted: BTreeSet<&str> =
                    self.answers.iter().filter(|(_, yes)| **yes).map(|(id, _)| id.as_str()).collect();
                admitted == condition.several("people").into_iter().collect()
            }
            "refused" => self.answers.get(person) == Some(&false),
            "sent" => self.sent.iter().any(|(to, text)| {
                let fold = |text: &str| normalise(text, &Ignored::usual());
                condition.given("to").is_none_or(|wanted| wanted == to)
                    && condition
                        .given("text")
                        .is_none_or(|_| condition.any_of("text").any(|it| fold(text).contains(&fold(it))))
            }),
            "left" => self.left,
            _ => false,
        }
    }
}

impl App for Call {
    fn name(&self) -> &'static str {
        "call"
    }

    fn verbs(&self) -> Verbs {
        VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        let everyone = || self.people.iter().chain(&self.waiting).map(|person| person.id.as_str());
        match field {
            "what" => Some(SWITCHES.into()),
            "state" => Some(vec!["on", "off"]),
            "window" => Some(self.windows.iter().map(|it| it.id.as_str()).chain(["none"]).collect()),
            "person" | "people" => Some(everyone().collect()),
            "to" => Some(everyone().chain(["all"]).collect()),
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
        let people = self.people.iter().enumerate().map(|(n, it)| (format!("people.{n}.id"), it.id.as_str()));
        let waiting =
            self.waiting.iter().enumerate().map(|(n, it)| (format!("waiting.{n}.id"), it.id.as_str()));
        let mut faults = id_faults(people.chain(waiting), &["all"]);
        let windows = self.windows.iter().enumerate();
        faults
            .extend(id_faults(windows.map(|(n, it)| (format!("windows.{n}.id"), it.id.as_str())), &["none"]));
        let strangers = self.on.iter().filter(|what| !SWITCHES.contains(&what.as_str()));
        faults.extend(strangers.map(|what| Fault::unknown("on".to_owned(), what)));
        faults
    }
}
