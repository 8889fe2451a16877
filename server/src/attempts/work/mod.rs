//! Work under way on an interactive task, kept so that neither a lost page nor another device loses it.
//!
//! A form says how many actions it had before its eyes. The same click twice does one thing: what it asks
//! stands at its place already. Another action from a page gone back to goes on from what that page shows.
//! Nothing here is an answer yet, and nothing is scored.

pub mod form;
pub mod store;
pub mod view;

use super::life::Attempt;
use crate::error::AppError;
use crate::state::AppState;
use crate::ui::Lang;
use crate::ui::task::words;
use jalon_engine::item::content::Body;
use jalon_engine::item::task::{Act, Refusal, Task, WorkError, Worked};
use jalon_engine::session::Position;
use view::{WorkInput, WorkView};

/// A task and what was done in it so far.
#[derive(Debug, Clone)]
pub struct Work {
    /// The place of its question.
    pub position: Position,
    /// What was done.
    pub acts: Vec<Act>,
    /// Where that led.
    pub worked: Worked,
}

/// What a person asks of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// One thing more.
    Do(Act),
    /// A verb with what its form holds; fields that are not of the verb are left aside.
    Fill(String, Vec<(String, String)>),
    /// The last thing less.
    Undo,
    /// Everything again.
    Restart,
}

/// The work on the question that is asked now; `None` when it is not a task. What can no longer be
/// done is begun again.
pub async fn open(state: &AppState, attempt: &Attempt) -> Result<Option<Work>, AppError> {
    let Some((position, task)) = asked(attempt) else { return Ok(None) };
    let acts = store::find(&state.db, &attempt.record.id, position).await?;
    Ok(Some(match after(attempt, &task, &acts) {
        Ok(worked) => Work { position, acts, worked },
        Err(_) => Work { position, acts: Vec::new(), worked: Worked { task, told: None } },
    }))
}

/// The same for programs.
pub async fn shown(state: &AppState, attempt: &Attempt) -> Result<Option<WorkView>, AppError> {
    Ok(open(state, attempt).await?.map(|work| WorkView::new(attempt.lang(), work)))
}

/// Changes the work on the question at a place, as seen after `seen` actions.
///
/// # Errors
/// Conflict `answer-already-other` when another question is asked now; [`AppError::Invalid`] on the field
/// `task` when the application refuses.
pub async fn change(
    state: &AppState,
    attempt: &Attempt,
    position: Position,
    seen: usize,
    change: Change,
) -> Result<(), AppError> {
    let (asked_at, task) = asked(attempt).ok_or_else(|| AppError::conflict("answer-already-other"))?;
    if asked_at != position {
        return Err(AppError::conflict("answer-already-other"));
    }
    let acts = store::find(&state.db, &attempt.record.id, position).await?;
    let acts = changed(&task, acts, seen, change)?;
    save(state, attempt, position, acts).await.map(|_| ())
}

/// What is done once a change is made, as seen after `seen` actions; whether it can be is not yet known.
pub fn changed(task: &Task, mut acts: Vec<Act>, seen: usize, change: Change) -> Result<Vec<Act>, AppError> {
    match change {
        Change::Do(act) => done(&mut acts, seen, act)?,
        Change::Fill(verb, fields) => done(&mut acts, seen, task.act(&verb, &fields))?,
        Change::Undo => acts.truncate(seen.saturating_sub(1)),
        Change::Restart => acts.clear(),
    }
    Ok(acts)
}

/// Keeps all that a program says was done.
///
/// # Errors
/// As [`change`].
pub async fn keep(state: &AppState, attempt: &Attempt, input: WorkInput) -> Result<WorkView, AppError> {
    let work = save(state, attempt, Position(input.position), input.acts).await?;
    Ok(WorkView::new(attempt.lang(), work))
}

/// Adds an action after those seen, unless it stands there already: then nothing that came after it is lost.
fn done(acts: &mut Vec<Act>, seen: usize, act: Act) -> Result<(), AppError> {
    if seen > acts.len() {
        return Err(moved_on());
    }
    if acts.get(seen) != Some(&act) {
        acts.truncate(seen);
        acts.push(act);
    }
    Ok(())
}

/// The page shows more than was kept: something was taken back elsewhere since.
fn moved_on() -> AppError {
    AppError::invalid("task", "task-moved-on")
}

async fn save(
    state: &AppState,
    attempt: &Attempt,
    position: Position,
    acts: Vec<Act>,
) -> Result<Work, AppError> {
    let task = asked(attempt).filter(|(asked_at, _)| *asked_at == position).map(|(_, task)| task);
    let task = task.ok_or_else(|| AppError::conflict("answer-already-other"))?;
    let worked = after(attempt, &task, &acts)?;
    store::save(&state.db, &attempt.record.id, position, &acts, state.now()).await?;
    Ok(Work { position, acts, worked })
}

fn asked(attempt: &Attempt) -> Option<(Position, Task)> {
    let (position, _, content) = attempt.session.presented()?;
    match content.body {
        Body::Task { task } => Some((position, task)),
        _ => None,
    }
}

fn after(attempt: &Attempt, task: &Task, acts: &[Act]) -> Result<Worked, AppError> {
    task.after(acts).map_err(|error| refusal(attempt.lang(), &error))
}

/// A refusal in words.
pub fn refusal(lang: Lang, error: &WorkError) -> AppError {
    match error {
        WorkError::Refused { refusal: Refusal::Because(text), .. } => {
            AppError::invalid_with("task", "task-refused", words(lang, text))
        }
        WorkError::TooMany | WorkError::TooLong => AppError::invalid("task", "task-too-much"),
        _ => AppError::invalid("task", "task-impossible"),
    }
}
