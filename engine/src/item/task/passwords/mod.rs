//! A password manager: entries, a generator, a report of weak, repeated and leaked passwords.

mod strength;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told, id_faults};
use super::goal::Condition;
use super::text::say;
use super::view::View;
use serde::Deserialize;

const VERBS: Verbs = &[
    ("open", &["entry"]),
    ("close", &[]),
    ("show", &["entry"]),
    ("generate", &["entry", "length", "kinds?"]),
    ("change", &["entry", "password?"]),
    ("delete", &["entry"]),
    ("report", &[]),
    ("find", &["words?"]),
];

const CONDITIONS: Verbs = &[
    ("changed", &["entries"]),
    ("strong", &["entries"]),
    ("distinct", &["entries"]),
    ("gone", &["entries"]),
    ("leaked", &["entry"]),
];

/// Lengths on offer.
const LENGTHS: [usize; 5] = [6, 8, 12, 16, 20];
/// Kinds of signs on offer.
const KINDS: [&str; 4] = ["small", "capitals", "digits", "signs"];

/// A password manager in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passwords {
    entries: Vec<Entry>,
    #[serde(skip)]
    first: Vec<(String, String)>,
    #[serde(skip)]
    proposed: String,
    #[serde(skip)]
    made: u32,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    open: Open,
    #[serde(skip)]
    shown: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    site: String,
    address: String,
    user: String,
    password: String,
    /// Found in a list of stolen passwords.
    #[serde(default)]
    leaked: bool,
    #[serde(default)]
    note: String,
}

/// What stands beside the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    Entry(String),
    Report,
}

impl Passwords {
    fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        let id = act.get("entry");
        if !id.is_empty() && self.entry(id).is_none() {
            return Err(Refusal::Impossible);
        }
        match act.verb() {
            "open" => {
                self.show_entry(id);
                Ok(Told::pane(say("task-pass-opened"), "entry"))
            }
            "close" => {
                self.open = Open::Nothing;
                Ok(Told::pane(say("task-pass-closed"), "list"))
            }
            "show" => {
                self.shown = !self.shown;
                Ok(Told::same(say(if self.shown { "task-pass-shown" } else { "task-pass-hidden" })))
            }
            "generate" => self.generate(act),
            "change" => self.change(id, act.get("password")),
            "delete" => {
                self.entries.retain(|entry| entry.id != id);
                self.open = Open::Nothing;
                Ok(Told::pane(say("task-pass-deleted"), "list"))
            }
            "report" => {
                self.open = Open::Report;
                Ok(Told::pane(say("task-pass-report"), "entry"))
            }
            "find" => {
                act.get("words").trim().clone_into(&mut self.words);
                self.open = Open::Nothing;
                Ok(Told::pane(say("task-pass-found"), "list"))
            }
            _ => Err(Refusal::Impossible),
        }
    }

    fn show_entry(&mut self, id: &str) {
        self.open = Open::Entry(id.to_owned());
        self.proposed.clear();
        self.shown = false;
    }

    /// A password that looks drawn: it follows from how many were made, so that it comes again in a replay.
    fn generate(&mut self, act: &Act) -> Result<Told, Refusal> {
        let length = act.get("length").parse().ok().filter(|length| LENGTHS.contains(length));
        let kinds: Vec<&str> = act.several("kinds").collect();
        if !kinds.iter().all(|kind| KINDS.contains(kind)) {
            return Err(Refusal::Impossible);
        }
        if kinds.is_empty() {
            return Err(Refusal::because(say("task-pass-no-kind")));
        }
        self.made += 1;
        self.open = Open::Entry(act.get("entry").to_owned());
        self.proposed = strength::drawn(length.ok_or(Refusal::Impossible)?, &kinds, self.made);
        Ok(Told::field(say("task-pass-generated"), "password"))
    }

    fn change(&mut self, id: &str, password: &str) -> Result<Told, Refusal> {
        if password.is_empty() {
            return Err(Refusal::because(say("task-pass-empty")));
        }
        let entry = self.entries.iter_mut().find(|entry| entry.id == id).ok_or(Refusal::Impossible)?;
        if entry.password == password {
            return Err(Refusal::because(say("task-pass-same")));
        }
        password.clone_into(&mut entry.password);
        entry.leaked = false;
        self.show_entry(id);
        Ok(Told::pane(say("task-pass-changed"), "entry"))
    }

    fn judge(&self, condition: &Condition) -> bool {
        let ids = condition.several("entries");
        let all = |so: &dyn Fn(&Entry) -> bool| ids.iter().all(|id| self.entry(id).is_some_and(so));
        match condition.is.as_str() {
            "changed" => {
                all(&|entry| self.first.iter().any(|(id, first)| *id == entry.id && *first != entry.password))
            }
            "strong" => all(&|entry| strength::is_strong(entry)),
            "distinct" => all(&|entry| !self.is_repeated(entry)),
            "gone" => ids.iter().all(|id| self.entry(id).is_none()),
            "leaked" => self.entry(condition.get("entry")).is_some_and(|entry| entry.leaked),
            _ => false,
        }
    }

    fn is_repeated(&self, entry: &Entry) -> bool {
        self.entries.iter().any(|other| other.id != entry.id && other.password == entry.password)
    }
}

impl App for Passwords {
    fn name(&self) -> &'static str {
        "passwords"
    }

    fn speak(&mut self, _: &str) {
        self.first = self.entries.iter().map(|entry| (entry.id.clone(), entry.password.clone())).collect();
    }

    fn verbs(&self) -> Verbs {
        VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        let ids = self.entries.iter().map(|entry| entry.id.as_str());
        ["entry", "entries"].contains(&field).then(|| ids.collect())
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
        let entries = self.entries.iter().enumerate();
        let mut faults = id_faults(entries.map(|(n, it)| (format!("entries.{n}.id"), it.id.as_str())), &[]);
        for (number, entry) in self.entries.iter().enumerate() {
            if !entry.address.ends_with(".example") {
                let message = format!("`{}` does not end in .example", entry.address);
                faults.push(Fault {
                    at: format!("entries.{number}.address"),
                    message,
                    help: "write an invented address",
                });
            }
        }
        faults
    }
}
