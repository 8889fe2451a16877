//! What an interactive task wants: conditions on the state reached, whatever the way.
//!
//! credit = goals reached ÷ goals (or 0 and 1 only, when scored exactly); 0 when something happened that
//! must not. Goals and slips are false before the first action: doing nothing earns nothing.

use super::Task;
use super::act::{Act, Verbs, bare};
use std::collections::BTreeMap;
use std::fmt;

/// Something that may be true of a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// Its name.
    pub(crate) is: String,
    fields: BTreeMap<String, String>,
}

impl Condition {
    /// A condition with these fields.
    pub(crate) fn new(is: String, fields: BTreeMap<String, String>) -> Self {
        Self { is, fields }
    }

    /// A field; empty when it is not given.
    pub(crate) fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// A field, when it is given.
    pub(crate) fn given(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// A field that holds several ids, with spaces between them.
    pub(crate) fn several(&self, field: &str) -> Vec<&str> {
        self.get(field).split_whitespace().collect()
    }

    /// Texts of a field, any of which will do, with ` | ` between them.
    pub(crate) fn any_of(&self, field: &str) -> impl Iterator<Item = &str> {
        self.get(field).split(" | ").map(str::trim).filter(|text| !text.is_empty())
    }

    /// Fields and values.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What the application's list of conditions says against it.
    pub(crate) fn misfit(&self, known: Verbs) -> Option<String> {
        let Some((_, fields)) = known.iter().find(|(name, _)| *name == self.is) else {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            return Some(format!("`{}` is not a condition here; there are {}", self.is, names.join(", ")));
        };
        if let Some((stranger, _)) =
            self.fields().find(|(name, _)| !fields.iter().any(|field| bare(field) == *name))
        {
            return Some(format!("`{}` has no `{stranger}`", self.is));
        }
        let needed = fields.iter().find(|field| !field.ends_with('?') && self.given(field).is_none());
        needed.map(|field| format!("`{}` needs `{field}`", self.is))
    }
}

/// As one line, for authors: `in_folder(folder: bills, message: bill)`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<String> = self.fields().map(|(name, value)| format!("{name}: {value}")).collect();
        write!(f, "{}({})", self.is, fields.join(", "))
    }
}

/// A condition with its name and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aim {
    /// Its id, by which remarks name it.
    pub(crate) id: String,
    /// What must be, or must not.
    pub(crate) condition: Condition,
    /// The same for people.
    pub(crate) say: String,
}

/// What a task wants, in one language.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Aims {
    /// What must be true in the end.
    pub(crate) goals: Vec<Aim>,
    /// What must not.
    pub(crate) slips: Vec<Aim>,
    /// Ways that reach every goal.
    pub(crate) examples: Vec<Vec<Act>>,
    /// Ways that people take, none of which reaches every goal.
    pub(crate) wrong: Vec<Vec<Act>>,
}

/// How a part of a task fared, for reading after the end.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fared {
    /// The id of the goal or slip.
    pub id: String,
    /// What was wanted, or what happened that must not.
    pub say: String,
    /// Whether it is well: a goal reached, a slip that did not happen.
    pub well: bool,
}

impl Aims {
    /// Goals reached and goals; no goal counts as reached when a slip happened.
    pub(crate) fn reached(&self, task: &Task) -> (usize, usize) {
        let slipped = self.slips.iter().any(|slip| task.holds(&slip.condition));
        let reached = self.goals.iter().filter(|goal| task.holds(&goal.condition)).count();
        (if slipped { 0 } else { reached }, self.goals.len())
    }

    /// Every goal, then the slips that happened, in the words of `telling`: the same aims in a language.
    pub(crate) fn fared(&self, task: &Task, telling: &Self) -> Vec<Fared> {
        let words = |aim: &Aim| telling.aims().find(|told| told.id == aim.id).unwrap_or(aim).say.clone();
        let fared = |aim: &Aim, well: bool| Fared { id: aim.id.clone(), say: words(aim), well };
        let goals = self.goals.iter().map(|goal| fared(goal, task.holds(&goal.condition)));
        let slips =
            self.slips.iter().filter(|slip| task.holds(&slip.condition)).map(|slip| fared(slip, false));
        goals.chain(slips).collect()
    }

    /// Goals and slips.
    pub(crate) fn aims(&self) -> impl Iterator<Item = &Aim> {
        self.goals.iter().chain(&self.slips)
    }
}
