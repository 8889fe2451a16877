//! What a page's forms say: an answer to the question, or a change of the work on it.

use super::{Change, store};
use crate::attempts::life::Attempt;
use crate::error::AppError;
use crate::state::AppState;
use crate::ui::item::Given;
use jalon_engine::item::answer::Answer;
use jalon_engine::item::content::Body;
use jalon_engine::session::Position;

/// Said in the address after something was undone, so that the focus stays where it is undone.
pub const UNDONE: &str = "undone";

/// The answer that a form holds, read by the question it answers; `None` when nothing was asked there yet,
/// or no longer is.
pub async fn answer(
    state: &AppState,
    attempt: &Attempt,
    position: Position,
    given: &Given,
) -> Result<Option<Answer>, AppError> {
    if !given.one("dont_know").is_empty() {
        return Ok(Some(Answer::DontKnow {}));
    }
    match attempt.session.content_at(position).map(|content| content.body) {
        Some(Body::Task { .. }) => done(state, attempt, position, seen(given)?).await.map(Some),
        Some(body) => given.read(&body).map(Some),
        None => Ok(None),
    }
}

/// What was done when the form was shown; what was answered when it was answered already.
async fn done(
    state: &AppState,
    attempt: &Attempt,
    position: Position,
    seen: usize,
) -> Result<Answer, AppError> {
    let answered = attempt.session.answers().find(|given| given.position == position);
    let mut acts = match answered.map(|given| given.answer) {
        Some(Answer::Task { acts }) => acts.clone(),
        _ => store::find(&state.db, &attempt.record.id, position).await?,
    };
    if seen > acts.len() {
        return Err(super::moved_on());
    }
    acts.truncate(seen);
    if acts.is_empty() { Err(AppError::invalid("answer", "task-nothing")) } else { Ok(Answer::Task { acts }) }
}

/// Does what a form of the application asks; answers what to add to the address of the question.
pub async fn keep(state: &AppState, attempt: &Attempt, given: &Given) -> Result<String, AppError> {
    let position = given.one("position").parse().map(Position);
    let position = position.map_err(|_| AppError::invalid("position", "form"))?;
    let change = change(given)?;
    let after = if change == Change::Undo { format!("?{UNDONE}") } else { String::new() };
    super::change(state, attempt, position, seen(given)?, change).await?;
    Ok(after)
}

/// How many actions the form had before its eyes.
pub fn seen(given: &Given) -> Result<usize, AppError> {
    given.one("seen").parse().map_err(|_| AppError::invalid("seen", "form"))
}

/// The change that a form of the application asks for.
pub fn change(given: &Given) -> Result<Change, AppError> {
    match (given.one("change"), given.one("act"), given.one("do")) {
        ("undo", ..) => Ok(Change::Undo),
        ("restart", ..) => Ok(Change::Restart),
        (_, "", "") => Err(AppError::invalid("task", "task-impossible")),
        (_, "", done) => {
            let mut words = done.split_whitespace();
            let verb = words.next().unwrap_or_default().to_owned();
            let with = words.filter_map(|word| word.split_once('='));
            let with = with.map(|(name, value)| (name.to_owned(), value.to_owned()));
            Ok(Change::Fill(verb, given.joined().into_iter().chain(with).collect()))
        }
        (_, act, _) => serde_json::from_str(act)
            .map(Change::Do)
            .map_err(|_| AppError::invalid("task", "task-impossible")),
    }
}
