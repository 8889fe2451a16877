//! An interactive task in a preview: acted in as a learner does, with what it is worth beside it.

use crate::attempts::work::{changed, form, refusal};
use crate::error::AppError;
use crate::ui::Lang;
use crate::ui::item::Given;
use crate::ui::task::{Doing, TaskView};
use jalon_engine::item::Item;
use jalon_engine::item::content::{Body, Content};
use jalon_engine::item::standing::{AimStanding, Role, Standing};
use jalon_engine::item::task::{Act, Task, Worked};

/// A task and what was done in it.
#[derive(Debug)]
pub(super) struct Desk {
    lang: Lang,
    action: String,
    start: Task,
    acts: Vec<Act>,
    worked: Worked,
    pub(super) standing: Standing,
}

impl Desk {
    /// The task of a question after some actions; begun again when they can no longer be done. `None` for
    /// questions of other kinds.
    pub(super) fn of(item: &Item, content: &Content, lang: Lang, acts: Vec<Act>) -> Option<Self> {
        let Body::Task { task: start } = &content.body else { return None };
        let (acts, worked) = match start.after(&acts) {
            Ok(worked) => (acts, worked),
            Err(_) => (Vec::new(), Worked { task: start.clone(), told: None }),
        };
        let standing = item.standing(lang.tag(), &acts)?;
        let action = format!("/items/{}/work?lang={}", item.id, lang.tag());
        Some(Self { lang, action, start: start.clone(), acts, worked, standing })
    }

    pub(super) fn action(&self) -> &str {
        &self.action
    }

    pub(super) fn acts(&self) -> &[Act] {
        &self.acts
    }

    pub(super) fn view<'a>(&'a self, refused: &'a str, given: &'a Given) -> TaskView<'a> {
        let doing = Doing {
            lang: self.lang,
            action: &self.action,
            position: 1,
            acts: &self.acts,
            undone: false,
            refused,
            given,
        };
        TaskView::new(&doing, &self.worked)
    }

    /// What is done after what a form asks: one of the ways of the key, or one action more or less.
    pub(super) fn after(&self, given: &Given) -> Result<Vec<Act>, AppError> {
        if let Some((_, acts)) = self.ways().find(|(name, _)| name == given.one("way")) {
            return Ok(acts.clone());
        }
        let acts = changed(&self.start, self.acts.clone(), form::seen(given)?, form::change(given)?)?;
        self.start.after(&acts).map_err(|error| refusal(self.lang, &error))?;
        Ok(acts)
    }

    /// The ways that the key names: `example-1`, `wrong-2`.
    pub(super) fn ways(&self) -> impl Iterator<Item = (String, &Vec<Act>)> {
        let named = |kind: &'static str, ways: &'_ [Vec<Act>]| -> Vec<String> {
            (1..=ways.len()).map(|number| format!("{kind}-{number}")).collect()
        };
        let Standing { examples, wrong, .. } = &self.standing;
        let names = named("example", examples).into_iter().chain(named("wrong", wrong));
        names.zip(examples.iter().chain(wrong))
    }

    /// The worth of the work, `0.50`; empty before the first action.
    pub(super) fn credit(&self) -> String {
        self.standing.score.as_ref().map(|score| format!("{:.2}", score.credit)).unwrap_or_default()
    }

    /// What is said of an aim: whether it is so, and whether that is well.
    pub(super) fn key_of(aim: &AimStanding) -> &'static str {
        match (aim.role, aim.holds) {
            (Role::Goal, true) => "preview-goal-reached",
            (Role::Goal, false) => "preview-goal-open",
            (Role::Slip, true) => "preview-slip-happened",
            (Role::Slip, false) => "preview-slip-avoided",
        }
    }
}
