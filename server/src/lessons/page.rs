//! Every lesson by area, those of a competence, and one lesson.

use super::shelf::{self, Link, Shelf, Topic};
use crate::error::AppError;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::{Page, Shell, rich};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jalon_engine::bank::ItemBank;
use jalon_engine::lesson::LessonText;
use jalon_engine::session::plan::{Purpose, SessionPlan};

/// `/lessons`, `/lessons/<competence>`, `/lessons/<competence>/<family>`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/lessons", get(show_all))
        .route("/lessons/{competence}", get(show_topic))
        .route("/lessons/{competence}/{family}", get(show))
}

#[derive(Debug, Template)]
#[template(path = "lessons/all.html")]
struct AllPage {
    shell: Shell,
    shelves: Vec<Shelf>,
}

#[derive(Debug, Template)]
#[template(path = "lessons/topic.html")]
struct TopicPage {
    shell: Shell,
    topic: Topic,
    plan: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "lessons/lesson.html")]
struct LessonPage {
    shell: Shell,
    competence: String,
    competence_name: String,
    text: LessonText,
    /// The test of this competence alone, when the bank has one.
    plan: Option<String>,
    /// The next lesson of the competence.
    next: Option<Link>,
}

/// `GET /lessons`
async fn show_all(State(state): State<AppState>, shell: Shell) -> Response {
    let shelves = shelf::shelves(&state.banks.current(), shell.lang);
    Page(AllPage { shell, shelves }).into_response()
}

/// `GET /lessons/{competence}`
async fn show_topic(
    State(state): State<AppState>,
    shell: Shell,
    Path(competence): Path<String>,
) -> Result<Response, AppError> {
    let bank = state.banks.current();
    let topic = shelf::topic(&bank, &competence, shell.lang).ok_or(AppError::NotFound)?;
    Ok(Page(TopicPage { plan: plan_of(&bank, &competence), topic, shell }).into_response())
}

/// `GET /lessons/{competence}/{family}`
async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Path((competence, family)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let bank = state.banks.current();
    let lesson = bank.lesson(&family).filter(|lesson| lesson.competence.0 == competence);
    let lesson = lesson.ok_or(AppError::NotFound)?;
    let topic = shelf::topic(&bank, &competence, shell.lang).ok_or(AppError::NotFound)?;
    let here = shelf::address(lesson);
    Ok(Page(LessonPage {
        competence_name: topic.name,
        text: shelf::text(lesson, shell.lang).ok_or(AppError::NotFound)?.clone(),
        plan: plan_of(&bank, &competence),
        next: topic.lessons.into_iter().skip_while(|link| link.path != here).nth(1),
        competence,
        shell,
    })
    .into_response())
}

/// A test about this competence and nothing else, that anyone may take.
fn plan_of(bank: &ItemBank, competence: &str) -> Option<String> {
    let alone = |plan: &&SessionPlan| {
        plan.purpose == Purpose::Positioning && matches!(&plan.competences[..], [one] if one.0 == competence)
    };
    bank.plans().find(alone).map(|plan| plan.id.clone())
}
