//! The candidate's pages: coming in, waiting, answering, the end.

use super::screens::{self, Saying};
use super::{on_to, refused};
use crate::attempts::{self, file, work};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::sittings::candidates_store;
use crate::sittings::device::{self, Seat};
use crate::sittings::entry::{self, Claim};
use crate::sittings::taking;
use crate::state::AppState;
use crate::ui::download;
use crate::ui::form::FormErrors;
use crate::ui::item::Given;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jalon_engine::item::answer::Answer;
use jalon_engine::session::event::Position;
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "sittings/exam_door.html")]
struct DoorPage {
    shell: Shell,
    errors: FormErrors,
    typed: DoorForm,
    message: String,
    /// Where this device's own test is, when it has one.
    own: String,
}

/// Who one is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DoorForm {
    #[serde(alias = "code")]
    access_code: String,
    last_name: String,
    first_name: String,
    birth_date: String,
}

/// `GET /exam`, `?code=` fills the access code in.
pub(super) async fn door(
    State(state): State<AppState>,
    shell: Shell,
    Query(typed): Query<DoorForm>,
    parts: Parts,
) -> Result<Response, AppError> {
    let typed = DoorForm { access_code: typed.access_code, ..DoorForm::default() };
    let own = own_test(&state, &parts).await?;
    let page = DoorPage { shell, errors: FormErrors::default(), typed, message: String::new(), own };
    Ok(Page(page).into_response())
}

async fn own_test(state: &AppState, parts: &Parts) -> Result<String, AppError> {
    let Some(secret) = device::presented(parts) else { return Ok(String::new()) };
    let hash = crate::accounts::extract::secret_hash(&secret);
    let found = candidates_store::by_device(&state.db, &hash).await?;
    Ok(found.map_or_else(String::new, |candidate| format!("/exam/{}", candidate.id)))
}

/// `POST /exam`
pub(super) async fn enter(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    jar: CookieJar,
    Form(typed): Form<DoorForm>,
) -> Result<Response, AppError> {
    let claim = Claim {
        access_code: typed.access_code.clone(),
        last_name: typed.last_name.clone(),
        first_name: typed.first_name.clone(),
        birth_date: typed.birth_date.clone(),
    };
    let known = jar.get(device::EXAM_COOKIE).map(|cookie| cookie.value().to_owned());
    let (status, errors, message) = match entry::enter(&state, &claim, known.as_deref(), &address.0).await {
        Ok(entered) => {
            let way = Redirect::to(&format!("/exam/{}", entered.candidate));
            return Ok((jar.add(device::holding(entered.secret)), way).into_response());
        }
        Err(error @ AppError::Conflict { .. }) => {
            (error.status(), FormErrors::default(), error.message(shell.lang))
        }
        Err(error) => (error.status(), FormErrors::from(error, shell.lang)?, String::new()),
    };
    Ok(refused(status, DoorPage { shell, errors, typed, message, own: String::new() }))
}

/// `GET /exam/{candidate}`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    seat: Seat,
) -> Result<Response, AppError> {
    let (seat, screen) = taking::look(&state, seat).await?;
    screens::page(&state, shell, &seat, screen, Saying::default()).await
}

/// `POST /exam/{candidate}/start`
pub(super) async fn start(
    State(state): State<AppState>,
    shell: Shell,
    seat: Seat,
) -> Result<Response, AppError> {
    match taking::start(&state, &seat, shell.lang.tag()).await {
        Ok(()) => Ok(back_to(&seat)),
        Err(error) => not_done(&state, shell, &seat, Given::default(), error).await,
    }
}

/// `GET /exam/{candidate}/file`: the file of the present question, while the candidate may answer it.
pub(super) async fn download_file(State(state): State<AppState>, seat: Seat) -> Result<Response, AppError> {
    download::reply(file::asked(&taking::working(&state, &seat).await?))
}

/// `POST /exam/{candidate}/presentation`: shows a timed question; its time starts now, once.
pub(super) async fn open_question(State(state): State<AppState>, seat: Seat) -> Result<Response, AppError> {
    let way = back_to(&seat);
    taking::open_question(&state, seat).await?;
    Ok(way)
}

/// `POST /exam/{candidate}/answers`: stores, then leads to the next question, so that reloading sends nothing.
pub(super) async fn answer(
    State(state): State<AppState>,
    shell: Shell,
    seat: Seat,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let given = Given::from_pairs(fields);
    let position = given.one("position").parse().map(Position);
    let position = position.map_err(|_| AppError::invalid("position", "form"))?;
    let stored = match read(&state, &seat, position, &given).await {
        Ok(answer) => taking::answer(&state, seat.clone(), position, answer).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => Ok(back_to(&seat)),
        Err(error) => not_done(&state, shell, &seat, given, error).await,
    }
}

/// The answer that a form holds, read by the question it answers.
async fn read(state: &AppState, seat: &Seat, position: Position, given: &Given) -> Result<Answer, AppError> {
    let mark = seat.candidate.attempt.as_ref().ok_or_else(|| AppError::conflict("exam-not-begun"))?;
    let attempt = attempts::load(state, &mark.id).await?;
    let gone = || AppError::conflict(if mark.over { "exam-ended" } else { "answer-not-asked" });
    work::form::answer(state, &attempt, position, given).await?.ok_or_else(gone)
}

/// `POST /exam/{candidate}/work`: one thing done in a simulated application, kept; then the page again.
pub(super) async fn work(
    State(state): State<AppState>,
    shell: Shell,
    seat: Seat,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let given = Given::from_pairs(fields);
    let kept = match taking::working(&state, &seat).await {
        Ok(attempt) => work::form::keep(&state, &attempt, &given).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(after) => Ok(on_to(&format!("/exam/{}{after}", seat.candidate.id))),
        Err(error) => not_done(&state, shell, &seat, given, error).await,
    }
}

/// Nothing was done: where the candidate stands, and why.
async fn not_done(
    state: &AppState,
    shell: Shell,
    seat: &Seat,
    given: Given,
    error: AppError,
) -> Result<Response, AppError> {
    let candidate = candidates_store::any(&state.db, &seat.candidate.id).await?;
    let seat = Seat { candidate, ..seat.clone() };
    let (seat, screen) = taking::look(state, seat).await?;
    let asked = match &screen {
        taking::Screen::Question(asked) => Some(asked.presented.position.0.to_string()),
        _ => None,
    };
    let (status, saying) = match error {
        AppError::Invalid { .. } if asked.as_deref() == Some(given.one("position")) => {
            let status = error.status();
            let errors = FormErrors::from(error, shell.lang)?;
            (status, Saying { given, errors, message: String::new() })
        }
        AppError::Invalid { .. } | AppError::Conflict { .. } => {
            let message = told(error, &screen).map_or_else(String::new, |error| error.message(shell.lang));
            (StatusCode::CONFLICT, Saying { message, ..Saying::default() })
        }
        _ => return Err(error),
    };
    let mut page = screens::page(state, shell, &seat, screen, saying).await?;
    *page.status_mut() = status;
    Ok(page)
}

/// What to say of a refusal where the candidate stands now. A misshapen answer to a question that is not
/// on the screen says only why it came too late.
fn told(error: AppError, screen: &taking::Screen) -> Option<AppError> {
    match (&error, screen) {
        (AppError::Conflict { .. }, _) => Some(error),
        (_, taking::Screen::Question(_)) => Some(AppError::conflict("answer-already-other")),
        (_, taking::Screen::Paused) => Some(AppError::conflict("exam-paused")),
        _ => None,
    }
}

/// `POST /exam/{candidate}/release`: this device forgets.
pub(super) async fn forget(_seat: Seat, jar: CookieJar) -> Response {
    (jar.add(device::forgetting()), Redirect::to("/exam")).into_response()
}

fn back_to(seat: &Seat) -> Response {
    on_to(&format!("/exam/{}", seat.candidate.id))
}
