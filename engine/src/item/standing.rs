//! Where work on an interactive task stands, as its authors see it while they write: with the conditions,
//! which no learner sees.

use super::Item;
use super::answer::{Answer, Score};
use super::scoring::Key;
use super::task::goal::Aim;
use super::task::{Act, Fared, Task};

/// What some actions are worth, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The worth of an answer now; `None` before the first action.
    pub score: Option<Score>,
    /// How the parts fare, as the corrections will say.
    pub fared: Vec<Fared>,
    /// Every goal, then every slip.
    pub aims: Vec<AimStanding>,
    /// The examples of the key.
    pub examples: Vec<Vec<Act>>,
    /// Its wrong ways.
    pub wrong: Vec<Vec<Act>>,
}

/// A goal or a slip with its condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AimStanding {
    /// What it is.
    pub role: Role,
    /// Its id.
    pub id: String,
    /// What people read.
    pub say: String,
    /// The condition, `in_folder(folder: bills, message: bill)`.
    pub condition: String,
    /// Whether it is true now.
    pub holds: bool,
}

/// What an aim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It must be true in the end.
    Goal,
    /// It must not.
    Slip,
}

impl Item {
    /// Where some actions lead in one language; `None` for other kinds, and when they cannot be done.
    pub fn standing(&self, locale: &str, acts: &[Act]) -> Option<Standing> {
        let Key::Task(aims) = &self.key else { return None };
        let (task, aims) = self.task_in(locale, aims).ok()?;
        let task = task.after(acts).ok()?.task;
        let answer = Answer::Task { acts: acts.to_vec() };
        let goals = aims.goals.iter().map(|aim| standing(aim, Role::Goal, &task));
        let slips = aims.slips.iter().map(|aim| standing(aim, Role::Slip, &task));
        Some(Standing {
            score: self.score(locale, &answer).ok(),
            fared: aims.fared(&task, aims),
            aims: goals.chain(slips).collect(),
            examples: aims.examples.clone(),
            wrong: aims.wrong.clone(),
        })
    }
}

fn standing(aim: &Aim, role: Role, task: &Task) -> AimStanding {
    AimStanding {
        role,
        id: aim.id.clone(),
        say: aim.say.clone(),
        condition: aim.condition.to_string(),
        holds: task.holds(&aim.condition),
    }
}
