//! One candidate, for the invigilator: everything that needs words is typed here.

use super::room::{self, Row};
use super::{Back, on_to, refused};
use crate::accounts::extract::{Certifier, Scope};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::conduct::Room;
use crate::sittings::room as places;
use crate::sittings::{
    Candidate, Sitting, SittingEvent, SittingState, candidates_store, schedule, settling, store,
};
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "sittings/candidate.html")]
struct CandidatePage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    candidate: Candidate,
    row: Row,
    full_name: String,
    percent: String,
    happened: Vec<(String, String, String)>,
    errors: FormErrors,
    typed: WordsForm,
    message: String,
}

impl CandidatePage {
    fn is_running(&self) -> bool {
        self.sitting.state == SittingState::Running
    }

    fn may_note(&self) -> bool {
        matches!(self.sitting.state, SittingState::Running | SittingState::Ended)
    }

    fn may_adjust(&self) -> bool {
        self.candidate.started.is_none()
            && matches!(self.sitting.state, SittingState::Enrolling | SittingState::Running)
    }
}

/// Whatever is typed about a candidate.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WordsForm {
    minutes: String,
    reason: String,
    incident: String,
}

/// `GET /sittings/{id}/candidates/{candidate}`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Response, AppError> {
    page(&state, shell, &scope, (&id, &candidate), StatusCode::OK, Saying::default()).await
}

/// What else the page says.
#[derive(Debug, Default)]
struct Saying {
    errors: FormErrors,
    typed: WordsForm,
    message: String,
}

async fn page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    (id, candidate): (&SittingId, &CandidateId),
    status: StatusCode,
    saying: Saying,
) -> Result<Response, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let found = candidates_store::find(&state.db, id, candidate).await?;
    let found = settling::settle(state, &sitting, found).await?;
    let events = store::events(&state.db, id).await?;
    let place = places::place(found.clone(), state.now());
    let page = CandidatePage {
        base: format!("/sittings/{id}"),
        row: Row::of(&place, places::questions(state, &sitting), shell.lang),
        full_name: found.full_name(),
        percent: format!("{} %", found.extra_time_percent),
        happened: happened(&events, candidate, &sitting, shell.lang),
        sitting,
        candidate: found,
        errors: saying.errors,
        typed: saying.typed,
        message: saying.message,
        shell,
    };
    Ok(refused(status, page))
}

/// Time, what (and by whom), words.
pub(super) fn happened(
    events: &[SittingEvent],
    candidate: &CandidateId,
    sitting: &Sitting,
    lang: Lang,
) -> Vec<(String, String, String)> {
    let own = events.iter().filter(|event| event.candidate.as_ref() == Some(candidate));
    own.map(|event| {
        let what = lang.t(&event.kind.text_key());
        let what = event.actor_name.as_ref().map_or(what.clone(), |name| format!("{what} ({name})"));
        (schedule::time_words(event.at, &sitting.time_zone), what, event_note(event, lang))
    })
    .collect()
}

/// Words of an event; what the service itself wrote is said in the reader's language.
fn event_note(event: &SittingEvent, lang: Lang) -> String {
    let key = format!("sittings-stop-{}", event.note.replace('_', "-"));
    if !event.note.is_empty() && lang.has(&key) { lang.t(&key) } else { event.note.clone() }
}

/// Back to where the form was, or there with what was refused.
pub(super) async fn after(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    (id, candidate): (&SittingId, &CandidateId),
    back: &str,
    done: Result<(), AppError>,
) -> Result<Response, AppError> {
    let message = |error: &AppError| error.message(shell.lang);
    match (done, back) {
        (Ok(()), "room") => Ok(on_to(&format!("/sittings/{id}/room"))),
        (Ok(()), _) => Ok(on_to(&format!("/sittings/{id}/candidates/{candidate}"))),
        (Err(error @ AppError::Conflict { .. }), "room") => {
            let message = message(&error);
            room::page(state, shell, scope, id, error.status(), message).await
        }
        (Err(error @ AppError::Conflict { .. }), _) => {
            let saying = Saying { message: message(&error), ..Saying::default() };
            page(state, shell, scope, (id, candidate), error.status(), saying).await
        }
        (Err(error), _) => {
            let status = error.status();
            let saying = Saying { errors: FormErrors::from(error, shell.lang)?, ..Saying::default() };
            page(state, shell, scope, (id, candidate), status, saying).await
        }
    }
}

/// `POST …/admission`
pub(super) async fn admit(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<Back>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.admit(&candidate).await;
    after(&state, shell, &scope, (&id, &candidate), &form.back, done).await
}

/// `POST …/pause`
pub(super) async fn pause(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<Back>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.pause(&candidate).await;
    after(&state, shell, &scope, (&id, &candidate), &form.back, done).await
}

/// `POST …/resumption`
pub(super) async fn resume(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<Back>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.resume(&candidate).await;
    after(&state, shell, &scope, (&id, &candidate), &form.back, done).await
}

/// `POST …/release`
pub(super) async fn release_device(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<Back>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.release_device(&candidate).await;
    after(&state, shell, &scope, (&id, &candidate), &form.back, done).await
}

/// `POST …/extra-time`
pub(super) async fn grant(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(typed): Form<WordsForm>,
) -> Result<Response, AppError> {
    let room = Room { state: &state, scope: &scope, sitting: &id };
    let done = room.grant(&candidate, &typed.minutes, &typed.reason).await;
    with_words(&state, shell, &scope, (&id, &candidate), typed, done).await
}

/// `POST …/incidents`
pub(super) async fn note_incident(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(typed): Form<WordsForm>,
) -> Result<Response, AppError> {
    let room = Room { state: &state, scope: &scope, sitting: &id };
    let done = room.note_incident(Some(&candidate), &typed.incident).await;
    with_words(&state, shell, &scope, (&id, &candidate), typed, done).await
}

/// Like [`after`], where what was typed comes back.
async fn with_words(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    here: (&SittingId, &CandidateId),
    typed: WordsForm,
    done: Result<(), AppError>,
) -> Result<Response, AppError> {
    match done {
        Err(error @ AppError::Invalid { .. }) => {
            let status = error.status();
            let errors = FormErrors::from(error, shell.lang)?;
            page(state, shell, scope, here, status, Saying { errors, typed, message: String::new() }).await
        }
        done => after(state, shell, scope, here, "", done).await,
    }
}

#[derive(Debug, Template)]
#[template(path = "sittings/candidate_ending.html")]
struct EndTestPage {
    shell: Shell,
    here: String,
    full_name: String,
    errors: FormErrors,
    typed: WordsForm,
}

/// `GET …/ending`
pub(super) async fn confirm_end(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Response, AppError> {
    let (typed, errors) = (WordsForm::default(), FormErrors::default());
    let page = ending_page(&state, shell, &scope, (&id, &candidate), typed, errors).await?;
    Ok(Page(page).into_response())
}

async fn ending_page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    (id, candidate): (&SittingId, &CandidateId),
    typed: WordsForm,
    errors: FormErrors,
) -> Result<EndTestPage, AppError> {
    store::find(&state.db, scope, id).await?;
    let full_name = candidates_store::find(&state.db, id, candidate).await?.full_name();
    let here = format!("/sittings/{id}/candidates/{candidate}");
    Ok(EndTestPage { shell, here, full_name, errors, typed })
}

/// `POST …/ending`
pub(super) async fn end_test(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(typed): Form<WordsForm>,
) -> Result<Response, AppError> {
    let room = Room { state: &state, scope: &scope, sitting: &id };
    match room.end_test(&candidate, &typed.reason).await {
        Err(error @ AppError::Invalid { .. }) => {
            let status = error.status();
            let errors = FormErrors::from(error, shell.lang)?;
            let page = ending_page(&state, shell, &scope, (&id, &candidate), typed, errors).await?;
            Ok(refused(status, page))
        }
        done => after(&state, shell, &scope, (&id, &candidate), "", done).await,
    }
}
