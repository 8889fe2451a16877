//! Interactive tasks: the application as its author describes it, what it wants, and the examples, run
//! through the very engine that learners meet.

use super::finding::Findings;
use super::key::Contents;
use crate::bank::draft::{ItemDraft, KeyDraft};
use crate::bank::source::Marked;
use crate::bank::tree::{Misfit, Tree};
use crate::item::ItemKind;
use crate::item::content::Body;
use crate::item::scoring::Key;
use crate::item::task::goal::{Aim, Aims, Condition};
use crate::item::task::{Act, Task, WorkError};
use std::collections::{BTreeMap, BTreeSet};

/// The application in one language; `None` for other kinds, and when it cannot be built.
pub(crate) fn read(
    draft: &ItemDraft,
    locale: &str,
    locales: &[String],
    findings: &mut Findings,
) -> Option<Task> {
    let tree = match (&draft.task, draft.kind.value) {
        (Some(tree), ItemKind::Task) => tree,
        (None, ItemKind::Task) => {
            findings.fault(draft.kind.place, "a task question needs `task`", "add `task`");
            return None;
        }
        (Some(tree), kind) => {
            let message = format!("`task` does not belong to a {} question", kind.name());
            findings.fault(tree.place, message, "remove it, or change `kind`");
            return None;
        }
        (None, _) => return None,
    };
    let tree = understood(tree.in_locale(locale, locales), findings)?;
    blanks(&tree, findings);
    let task = understood(tree.read::<Task>(), findings)?.in_locale(locale);
    for fault in task.faults() {
        let place = tree.place_of(&format!("{}.{}", task.name(), fault.at));
        findings.fault(place, fault.message, fault.help);
    }
    Some(task)
}

/// Whether an example is a list of ways, not one.
fn is_several(tree: &Marked<Tree>) -> bool {
    matches!(&tree.value, Tree::List(ways) if ways.first().is_some_and(|way| matches!(way.value, Tree::List(_))))
}

fn understood<T>(read: Result<T, Misfit>, findings: &mut Findings) -> Option<T> {
    read.map_err(|misfit| findings.fault(misfit.place, misfit.message, "see TASKS.md")).ok()
}

fn blanks(tree: &Marked<Tree>, findings: &mut Findings) {
    if let Some(place) = tree.blank() {
        findings.fault(place, "this text is empty", "write it, or remove the field");
    }
}

/// What the task wants, in every language. Judged against a sound application only.
pub(crate) fn key(draft: &KeyDraft, contents: &Contents, findings: &mut Findings) -> Option<Key> {
    if !findings.is_sound() {
        return None;
    }
    let locales: Vec<String> = contents.locales().into_iter().map(str::to_owned).collect();
    let mut key = BTreeMap::new();
    let mut told = Vec::new();
    for (locale, content) in &contents.0 {
        let Body::Task { task } = &content.body else { return None };
        let mut own = findings.fresh();
        let aims = Reader { task, locale, locales: &locales, findings: &mut own }.aims(draft);
        told.push((locale.as_str(), own));
        key.extend(aims.map(|aims| (locale.clone(), aims)));
    }
    findings.gather(&told);
    (key.len() == told.len()).then_some(Key::Task(key))
}

/// Reads a key against the application of one language.
struct Reader<'a> {
    task: &'a Task,
    locale: &'a str,
    locales: &'a [String],
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn aims(&mut self, draft: &KeyDraft) -> Option<Aims> {
        let goals = self.local(draft.goals.as_ref()?)?;
        let slips = draft.slips.as_ref().map(|slips| self.local(slips));
        let (example, wrong) = (self.local(draft.example.as_ref()?)?, self.local(draft.wrong.as_ref()?)?);
        let mut ids = BTreeSet::new();
        let aims = Aims {
            goals: self.conditions(&goals, &mut ids)?,
            slips: match slips {
                Some(slips) => self.conditions(&slips?, &mut ids)?,
                None => Vec::new(),
            },
            examples: self.ways(&example)?,
            wrong: understood(wrong.read(), self.findings)?,
        };
        if aims.goals.is_empty() || aims.wrong.is_empty() {
            let (place, what) =
                if aims.goals.is_empty() { (goals.place, "goal") } else { (wrong.place, "wrong way") };
            self.findings.fault(place, format!("there is no {what}"), "add at least one");
            return None;
        }
        if self.findings.is_sound() {
            self.examples(&aims, &example);
            self.wrong(&aims, &wrong);
        }
        Some(aims)
    }

    /// One way, or a list of ways.
    fn ways(&mut self, tree: &Marked<Tree>) -> Option<Vec<Vec<Act>>> {
        if is_several(tree) {
            return understood(tree.read(), self.findings);
        }
        Some(vec![understood(tree.read(), self.findings)?])
    }

    /// A part of the key in the language read.
    fn local(&mut self, tree: &Marked<Tree>) -> Option<Marked<Tree>> {
        let tree = understood(tree.in_locale(self.locale, self.locales), self.findings)?;
        blanks(&tree, self.findings);
        Some(tree)
    }

    fn conditions(&mut self, tree: &Marked<Tree>, ids: &mut BTreeSet<String>) -> Option<Vec<Aim>> {
        let read: Vec<BTreeMap<String, String>> = understood(tree.read(), self.findings)?;
        let mut aims = Vec::new();
        for (number, mut fields) in read.into_iter().enumerate() {
            let mut take = |name: &str| {
                let taken = fields.remove(name);
                let message = || format!("`{name}` is missing");
                if taken.is_none() {
                    self.findings.fault(tree.place_of(&number.to_string()), message(), "see TASKS.md");
                }
                taken
            };
            let (id, is, say) = (take("id")?, take("is")?, take("say")?);
            let aim = Aim { id, condition: Condition::new(is, fields), say };
            self.judge(&aim, tree, number);
            if !ids.insert(aim.id.clone()) {
                let place = tree.place_of(&format!("{number}.id"));
                self.findings.fault(place, format!("`{}` is an id twice", aim.id), "choose another id");
            }
            aims.push(aim);
        }
        Some(aims)
    }

    /// A condition that the application knows, about things it has, and false before anything is done.
    fn judge(&mut self, aim: &Aim, tree: &Marked<Tree>, number: usize) {
        let condition = &aim.condition;
        if let Some(misfit) = condition.misfit(self.task.conditions()) {
            let place = tree.place_of(&format!("{number}.is"));
            self.findings.fault(place, misfit, "see TASKS.md");
            return;
        }
        for (field, value) in condition.fields() {
            let Some(names) = self.task.names(field) else { continue };
            for stranger in value.split_whitespace().filter(|id| !names.contains(id)) {
                let message = format!("`{stranger}` names nothing in the {}", self.task.name());
                let place = tree.place_of(&format!("{number}.{field}"));
                self.findings.fault(place, message, format!("use one of: {}", names.join(", ")));
            }
        }
        if self.task.holds(condition) {
            let message = format!("`{}` is true before anything is done", aim.id);
            let help = "ask for something that is not so yet; what must stay as it is belongs to `slips`, turned around";
            self.findings.fault(tree.place_of(&number.to_string()), message, help);
        }
    }

    fn examples(&mut self, aims: &Aims, tree: &Marked<Tree>) {
        for (number, acts) in aims.examples.iter().enumerate() {
            let way = if is_several(tree) { number.to_string() } else { String::new() };
            let Some(task) = self.done(acts, tree, &way) else { continue };
            for fared in aims.fared(&task, aims).iter().filter(|fared| !fared.well) {
                let message = format!("the example does not give `{}`", fared.id);
                self.findings.fault(tree.place_of(&way), message, "mend the example, or what the task wants");
            }
        }
    }

    fn wrong(&mut self, aims: &Aims, tree: &Marked<Tree>) {
        for (number, acts) in aims.wrong.iter().enumerate() {
            let way = number.to_string();
            let Some(task) = self.done(acts, tree, &way) else { continue };
            let (reached, goals) = aims.reached(&task);
            if reached == goals {
                let message = "this wrong way reaches every goal";
                self.findings.fault(tree.place_of(&way), message, "mend it, or what the task wants");
            }
        }
    }

    /// The state that some actions lead to; a fault at the one that cannot be done.
    fn done(&mut self, acts: &[Act], tree: &Marked<Tree>, way: &str) -> Option<Task> {
        match self.task.after(acts) {
            Ok(worked) => Some(worked.task),
            Err(WorkError::Refused { number, refusal }) => {
                let place = tree.place_of(&format!("{way}.{}", number - 1));
                let message = format!("this cannot be done: {refusal}");
                self.findings.fault(place, message, "see TASKS.md");
                None
            }
            Err(error) => {
                self.findings.fault(tree.place_of(way), error.to_string(), "do less");
                None
            }
        }
    }
}
