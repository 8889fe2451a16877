//! What each action does to a program.

use super::lines::Way;
use super::order::Order;
use super::run::{MOST_STEPS, Stop};
use super::{Case, Program};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::{Text, say};

pub(super) const VERBS: Verbs = &[
    ("choose", &["line"]),
    ("add", &["block", "value?"]),
    ("change", &["line", "value?"]),
    ("up", &["line"]),
    ("down", &["line"]),
    ("remove", &["line"]),
    ("case", &["case"]),
    ("run", &[]),
    ("step", &[]),
];

impl Program {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "choose" => Ok(self.choose(self.line(act)?)),
            "add" => self.add(act.get("block"), act.get("value").trim()),
            "change" => self.change(self.line(act)?, act.get("value").trim()),
            "up" => self.shift(self.line(act)?, Way::Up),
            "down" => self.shift(self.line(act)?, Way::Down),
            "remove" => Ok(self.remove(self.line(act)?)),
            "case" => self.choose_case(act.get("case")),
            "run" => self.run(MOST_STEPS),
            "step" => self.step(),
            _ => Err(Refusal::Impossible),
        }
    }

    /// The line that an action is about, by its number from 1.
    fn line(&self, act: &Act) -> Result<usize, Refusal> {
        let number: Option<usize> = act.get("line").parse().ok();
        let at = number.and_then(|number| number.checked_sub(1));
        at.filter(|at| *at < self.lines.all().len()).ok_or(Refusal::Impossible)
    }

    /// Choosing the line chosen lets it go.
    fn choose(&mut self, at: usize) -> Told {
        let chosen = (self.screen.chosen != Some(at)).then_some(at);
        self.screen.chosen = chosen;
        Told::same(match chosen {
            Some(at) => say("task-prog-chosen").with("number", at + 1),
            None => say("task-prog-let-go"),
        })
    }

    fn add(&mut self, block: &str, value: &str) -> Result<Told, Refusal> {
        let kind = self.blocks.iter().find(|kind| kind.id == block).ok_or(Refusal::Impossible)?;
        if !kind.asks() && !value.is_empty() {
            return Err(Refusal::Impossible);
        }
        let order = kind.order(value).ok_or_else(|| unreadable(value))?;
        let full = || Refusal::because(say("task-prog-full"));
        let at = self.lines.add(self.screen.chosen, order).ok_or_else(full)?;
        Ok(self.edited(Some(at), say("task-prog-added").with("number", at + 1)))
    }

    fn change(&mut self, at: usize, value: &str) -> Result<Told, Refusal> {
        let order = self.lines.all().get(at).map(|line| line.order.clone()).ok_or(Refusal::Impossible)?;
        if order.value().is_none() {
            return Err(Refusal::Impossible);
        }
        let changed: Option<Order> = order.with(value);
        self.lines.change(at, changed.ok_or_else(|| unreadable(value))?);
        Ok(self.edited(Some(at), say("task-prog-changed").with("number", at + 1)))
    }

    fn shift(&mut self, at: usize, way: Way) -> Result<Told, Refusal> {
        let stuck = || Refusal::because(say("task-prog-stuck"));
        let now = self.lines.shift(at, way).ok_or_else(stuck)?;
        Ok(self.edited(Some(now), say("task-prog-moved").with("number", now + 1)))
    }

    fn remove(&mut self, at: usize) -> Told {
        let count = self.lines.end_of(at) - at;
        self.lines.remove(at);
        self.edited(None, say("task-prog-removed").with("count", count))
    }

    /// What ran before is no longer what would run.
    fn edited(&mut self, chosen: Option<usize>, told: Text) -> Told {
        self.screen.chosen = chosen;
        self.screen.steps = None;
        Told::pane(told, "program")
    }

    fn choose_case(&mut self, id: &str) -> Result<Told, Refusal> {
        let found = self.shown().position(|case| case.id == id);
        self.screen.case = found.ok_or(Refusal::Impossible)?;
        self.screen.steps = None;
        Ok(Told::same(say("task-prog-case-chosen")))
    }

    fn run(&mut self, steps: usize) -> Result<Told, Refusal> {
        if self.lines.all().is_empty() {
            return Err(Refusal::because(say("task-prog-nothing-to-run")));
        }
        let case: &Case = self.here().ok_or(Refusal::Impossible)?;
        let told = self.outcome(&self.run_on(case, steps));
        self.screen.steps = Some(steps);
        Ok(Told::same(told))
    }

    /// One step more; after the end, the first again.
    fn step(&mut self) -> Result<Told, Refusal> {
        let before = self.screen.steps.filter(|steps| {
            let run = self.here().map(|case| self.run_on(case, *steps));
            run.is_some_and(|run| run.stop == Some(Stop::Paused))
        });
        self.run(before.unwrap_or_default() + 1)
    }
}

fn unreadable(value: &str) -> Refusal {
    if value.is_empty() {
        return Refusal::because(say("task-prog-write"));
    }
    Refusal::because(say("task-prog-unreadable").with("text", value))
}
