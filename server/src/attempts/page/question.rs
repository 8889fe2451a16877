//! One question at a time.

use super::held::Holder;
use crate::attempts::life::{Attempt, Presented};
use crate::attempts::work::{self, Work};
use crate::attempts::{self, AttemptRecord, AttemptState, file};
use crate::error::AppError;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::download::{self, FileLink};
use crate::ui::form::FormErrors;
use crate::ui::item::{Given, QuestionView};
use crate::ui::task::{TaskPart, TaskView};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jalon_engine::item::answer::Answer;
use jalon_engine::item::content::Content;
use jalon_engine::session::{Doing, Position};

#[derive(Debug, Template)]
#[template(path = "attempts/question.html")]
struct QuestionPage {
    shell: Shell,
    id: String,
    position: u32,
    /// "about 10 to 20 in all".
    in_all: String,
    most: u32,
    answered: u32,
    locale: String,
    content: Content,
    file: Option<FileLink>,
    task: Option<TaskPart>,
    media: String,
    given: Given,
    errors: FormErrors,
    time_limit_seconds: Option<u32>,
    /// Said first: what became of the answer just sent.
    message: Option<String>,
    assisted: bool,
    /// Whether it is asked in a diagnostic, where help is said question by question.
    first_steps: bool,
}

impl QuestionPage {
    /// The words of the button for whoever does not know.
    fn unknown(&self) -> String {
        self.shell.t(if self.first_steps { "steps-dont-know-yet" } else { "attempts-dont-know" })
    }

    fn question(&self) -> QuestionView<'_> {
        QuestionView {
            lang: self.shell.lang,
            locale: &self.locale,
            content: &self.content,
            media: &self.media,
            file: self.file.as_ref(),
            given: &self.given,
            error: self.errors.get("answer"),
        }
    }

    fn task(&self) -> Option<TaskView<'_>> {
        let undone = self.shell.asks(work::form::UNDONE);
        Some(self.task.as_ref()?.view(undone, self.errors.get("task"), &self.given))
    }
}

/// A timed question, announced before its time starts.
#[derive(Debug, Template)]
#[template(path = "attempts/timed.html")]
struct TimedPage {
    shell: Shell,
    id: String,
    position: u32,
    seconds: u32,
    answered: u32,
}

/// The test is over; said to whoever still answers.
#[derive(Debug, Template)]
#[template(path = "attempts/over.html")]
struct OverPage {
    shell: Shell,
    id: String,
}

/// What else a question page says.
#[derive(Debug, Default)]
struct Saying {
    given: Given,
    errors: FormErrors,
    message: Option<String>,
}

/// `GET /attempts/{id}`: the present question, or the result.
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    let late = attempt.session.answers().last().is_some_and(|last| last.answer == &Answer::TimedOut {});
    let message = late.then(|| shell.t("attempts-answer-late"));
    ask(&state, shell, &attempt, Saying { message, ..Saying::default() }).await
}

/// The present question as a page; the way to the result when there is none.
async fn ask(
    state: &AppState,
    shell: Shell,
    attempt: &Attempt,
    saying: Saying,
) -> Result<Response, AppError> {
    let record = &attempt.record;
    match attempts::open(state, attempt).await? {
        None => Ok(Redirect::to(&format!("/attempts/{}/result", record.id)).into_response()),
        Some(Presented { position, time_limit_seconds: Some(seconds), shown: false, .. }) => {
            Ok(Page(TimedPage {
                shell,
                id: record.id.0.clone(),
                position: position.0,
                seconds,
                answered: record.answered,
            })
            .into_response())
        }
        Some(question) => {
            let work = work::open(state, attempt).await?;
            Ok(Page(question_page(shell, attempt, question, work, saying)).into_response())
        }
    }
}

fn question_page(
    shell: Shell,
    attempt: &Attempt,
    question: Presented,
    work: Option<Work>,
    saying: Saying,
) -> QuestionPage {
    let record = &attempt.record;
    let progress = question.progress;
    let in_all = if progress.expected_min == progress.expected_max {
        shell.lang.t1("attempts-in-all", "most", progress.expected_max)
    } else {
        shell.lang.t2("attempts-in-all-about", "least", progress.expected_min, "most", progress.expected_max)
    };
    QuestionPage {
        in_all,
        id: record.id.0.clone(),
        position: question.position.0,
        most: progress.expected_max,
        answered: record.answered,
        locale: record.locale.clone(),
        content: question.content,
        file: file::link(attempt, &format!("/attempts/{}", record.id)),
        task: work.map(|work| TaskPart::new(attempt.lang(), &format!("/attempts/{}", record.id), work)),
        media: format!("/media/{}", record.bank_revision.0),
        given: saying.given,
        errors: saying.errors,
        time_limit_seconds: question.time_limit_seconds,
        message: saying.message,
        assisted: record.helped.is_assisted(),
        first_steps: record.plan.diagnostic.is_some(),
        shell,
    }
}

/// `GET /attempts/{id}/file`: the file of the present question.
pub(super) async fn download_file(
    State(state): State<AppState>,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    download::reply(file::asked(&attempts::load(&state, &holder.record.id).await?))
}

/// `POST /attempts/{id}/presentation`: shows a timed question; its time starts now, once.
pub(super) async fn open(
    State(state): State<AppState>,
    Holder(holder): Holder,
) -> Result<Redirect, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    attempts::show(&state, &attempt).await?;
    Ok(Redirect::to(&format!("/attempts/{}", holder.record.id)))
}

/// `POST /attempts/{id}/answers`: stores, then leads to the next question, so that reloading sends nothing.
pub(super) async fn answer(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let id = &holder.record.id;
    let given = Given::from_pairs(fields);
    let position = given.one("position").parse().map(Position);
    let position = position.map_err(|_| AppError::invalid("position", "form"))?;
    let attempt = attempts::load(&state, id).await?;
    let stored = match read(&state, &attempt, position, &given).await {
        Ok(answer) => attempts::answer(&state, id, position, answer, doing(&given)).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => Ok(Redirect::to(&format!("/attempts/{id}")).into_response()),
        Err(error) => not_stored(&state, shell, &holder.record, given, error).await,
    }
}

/// Which of the two buttons was pressed, where there are two.
fn doing(given: &Given) -> Doing {
    if given.one("doing") == "helped" { Doing::Helped } else { Doing::Alone }
}

/// The answer that a form holds.
async fn read(
    state: &AppState,
    attempt: &Attempt,
    position: Position,
    given: &Given,
) -> Result<Answer, AppError> {
    let over = attempt.record.state == AttemptState::Completed;
    let gone = || AppError::conflict(if over { "attempt-ended" } else { "answer-not-asked" });
    work::form::answer(state, attempt, position, given).await?.ok_or_else(gone)
}

/// `POST /attempts/{id}/work`: one thing done in a simulated application, kept; then the page again.
pub(super) async fn work(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let given = Given::from_pairs(fields);
    let attempt = attempts::load(&state, &holder.record.id).await?;
    match work::form::keep(&state, &attempt, &given).await {
        Ok(after) => Ok(Redirect::to(&format!("/attempts/{}{after}", holder.record.id)).into_response()),
        Err(error) => not_stored(&state, shell, &holder.record, given, error).await,
    }
}

/// Nothing was stored: the question again with what is missing, or where the person stands.
async fn not_stored(
    state: &AppState,
    shell: Shell,
    record: &AttemptRecord,
    given: Given,
    error: AppError,
) -> Result<Response, AppError> {
    let status = error.status();
    let attempt = attempts::load(state, &record.id).await?;
    let stale = given.one("position") != attempt.record_position();
    let saying = match &error {
        AppError::Conflict { key: "attempt-ended" } => {
            return Ok((status, Page(OverPage { shell, id: record.id.0.clone() })).into_response());
        }
        AppError::Conflict { .. } => Saying { message: Some(error.message(shell.lang)), ..Saying::default() },
        AppError::Invalid { .. } if stale => {
            let message = Some(AppError::conflict("answer-already-other").message(shell.lang));
            Saying { message, ..Saying::default() }
        }
        _ => Saying { given, errors: FormErrors::from(error.clone(), shell.lang)?, message: None },
    };
    let status = if stale { StatusCode::CONFLICT } else { status };
    match ask(state, shell, &attempt, saying).await? {
        page if page.status() == StatusCode::OK => Ok((status, page).into_response()),
        redirect => Ok(redirect),
    }
}

impl Attempt {
    /// The place being asked, as a form would carry it; empty when the test is over.
    fn record_position(&self) -> String {
        self.session.presented().map(|(position, ..)| position.0.to_string()).unwrap_or_default()
    }
}
