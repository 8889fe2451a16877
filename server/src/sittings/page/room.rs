//! The live room, and what concerns everyone in it.

use super::{identity_words, on_to, refused};
use crate::accounts::extract::{Certifier, Scope};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings::conduct::Room;
use crate::sittings::room::{self, Need, Place, RoomView};
use crate::sittings::{CandidateState, EventKind, Sitting, SittingState, schedule, store};
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "sittings/room.html")]
struct RoomPage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    rows: Vec<Row>,
    needs: usize,
    now: String,
    message: String,
}

impl RoomPage {
    fn is_running(&self) -> bool {
        self.sitting.state == SittingState::Running
    }
}

/// A candidate in the room, in words.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) url: String,
    pub(super) listed: String,
    pub(super) identity: String,
    pub(super) born: String,
    pub(super) mark: &'static str,
    pub(super) state: String,
    pub(super) need: String,
    pub(super) reached: String,
    pub(super) left: String,
    pub(super) extra_time: u32,
    pub(super) buttons: Vec<Button>,
}

/// A button of a row.
#[derive(Debug)]
pub(super) struct Button {
    pub(super) action: &'static str,
    pub(super) label: String,
    /// With the candidate's name, for who hears the page.
    pub(super) spoken: String,
    pub(super) style: &'static str,
}

impl Row {
    pub(super) fn of(place: &Place, questions: Option<u32>, lang: Lang) -> Self {
        let candidate = &place.candidate;
        Self {
            url: format!("/sittings/{}/candidates/{}", candidate.sitting, candidate.id),
            listed: candidate.listed_name(),
            identity: identity_words(lang, candidate),
            born: lang.t1("sittings-born", "born", schedule::birth_words(lang, &candidate.birth_date)),
            mark: candidate.state.mark(),
            state: lang.t(&candidate.state.text_key()),
            need: need_words(place, lang),
            reached: reached(place, questions, lang),
            left: place
                .minutes_left
                .map_or_else(String::new, |minutes| lang.t1("sittings-minutes-left", "minutes", minutes)),
            extra_time: candidate.extra_time_percent,
            buttons: buttons(place, lang),
        }
    }
}

fn need_words(place: &Place, lang: Lang) -> String {
    match place.need.text_key() {
        Some(key) => lang.t1(key, "minutes", place.idle_minutes.unwrap_or_default()),
        None => String::new(),
    }
}

fn reached(place: &Place, questions: Option<u32>, lang: Lang) -> String {
    match (place.candidate.state, place.position, questions) {
        (CandidateState::Completed, Some(answers), _) => lang.t1("sittings-answers", "count", answers),
        (_, Some(position), Some(all)) => {
            lang.t2("sittings-reached", "position", position, "all", all.max(position))
        }
        (_, Some(position), None) => lang.t1("sittings-reached-open", "position", position),
        (_, None, _) => String::new(),
    }
}

fn buttons(place: &Place, lang: Lang) -> Vec<Button> {
    let name = place.candidate.full_name();
    let button = |action: &'static str, style: &'static str| {
        let key = format!("sittings-do-{action}");
        let label = lang.t(&key);
        Button { spoken: format!("{label} : {name}"), label, action, style }
    };
    let mut buttons = Vec::new();
    if place.need == Need::Device {
        buttons.push(button("release", "primary"));
    }
    match place.candidate.state {
        CandidateState::Waiting => buttons.push(button("admission", "primary")),
        CandidateState::Running => buttons.push(button("pause", "secondary")),
        CandidateState::Paused => buttons.push(button("resumption", "primary")),
        _ => {}
    }
    buttons
}

/// `GET /sittings/{id}/room`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    page(&state, shell, &scope, &id, StatusCode::OK, String::new()).await
}

/// The room, with what was refused.
pub(super) async fn page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    status: StatusCode,
    message: String,
) -> Result<Response, AppError> {
    let RoomView { sitting, places, questions } = room::view(state, scope, id).await?;
    if sitting.state == SittingState::Enrolling {
        return Ok(on_to(&format!("/sittings/{id}")));
    }
    let page = RoomPage {
        base: format!("/sittings/{id}"),
        needs: places.iter().filter(|place| place.need != Need::Nothing).count(),
        rows: places.iter().map(|place| Row::of(place, questions, shell.lang)).collect(),
        now: schedule::time_words(state.now(), &sitting.time_zone),
        sitting,
        message,
        shell,
    };
    Ok(refused(status, page))
}

#[derive(Debug, Template)]
#[template(path = "sittings/everyone.html")]
struct EveryonePage {
    shell: Shell,
    base: String,
    errors: FormErrors,
    typed: EveryoneForm,
    incidents: Vec<(String, String, String)>,
}

/// Minutes for all, or an incident of the room.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EveryoneForm {
    minutes: String,
    reason: String,
    incident: String,
}

/// `GET /sittings/{id}/everyone`
pub(super) async fn everyone(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let (typed, errors) = (EveryoneForm::default(), FormErrors::default());
    everyone_page(&state, shell, &scope, &id, typed, errors).await
}

async fn everyone_page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    typed: EveryoneForm,
    errors: FormErrors,
) -> Result<Response, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let incidents = store::events(&state.db, id)
        .await?
        .into_iter()
        .filter(|event| event.kind == EventKind::Incident && event.candidate.is_none())
        .map(|event| {
            let time = schedule::time_words(event.at, &sitting.time_zone);
            (time, event.actor_name.unwrap_or_default(), event.note)
        })
        .collect();
    let status = if errors.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let base = format!("/sittings/{id}");
    Ok(refused(status, EveryonePage { shell, base, errors, typed, incidents }))
}

/// Back to the room, or the room with what was refused.
async fn after(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    done: Result<(), AppError>,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/room"))),
        Err(error @ AppError::Conflict { .. }) => {
            let message = error.message(shell.lang);
            page(state, shell, scope, id, error.status(), message).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /sittings/{id}/pause`
pub(super) async fn pause_all(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.pause_all().await;
    after(&state, shell, &scope, &id, done).await
}

/// `POST /sittings/{id}/resumption`
pub(super) async fn resume_all(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let done = Room { state: &state, scope: &scope, sitting: &id }.resume_all().await;
    after(&state, shell, &scope, &id, done).await
}

/// `POST /sittings/{id}/extra-time`
pub(super) async fn grant_all(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Form(typed): Form<EveryoneForm>,
) -> Result<Response, AppError> {
    let room = Room { state: &state, scope: &scope, sitting: &id };
    match room.grant_all(&typed.minutes, &typed.reason).await {
        Err(error @ AppError::Invalid { .. }) => {
            let errors = FormErrors::from(error, shell.lang)?;
            everyone_page(&state, shell, &scope, &id, typed, errors).await
        }
        done => after(&state, shell, &scope, &id, done).await,
    }
}

/// `POST /sittings/{id}/incidents`
pub(super) async fn note_incident(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Form(typed): Form<EveryoneForm>,
) -> Result<Response, AppError> {
    let room = Room { state: &state, scope: &scope, sitting: &id };
    match room.note_incident(None, &typed.incident).await {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/everyone"))),
        Err(error @ AppError::Invalid { .. }) => {
            let errors = FormErrors::from(error, shell.lang)?;
            everyone_page(&state, shell, &scope, &id, typed, errors).await
        }
        Err(error) => after(&state, shell, &scope, &id, Err(error)).await,
    }
}

#[derive(Debug, Template)]
#[template(path = "sittings/ending.html")]
struct EndingPage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    under_way: Vec<String>,
}

/// `GET /sittings/{id}/ending`: names who is still answering.
pub(super) async fn confirm_end(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let RoomView { sitting, places, .. } = room::view(&state, &scope, &id).await?;
    let under_way = places.iter().map(|place| &place.candidate).filter(|c| c.state.is_under_way());
    let under_way = under_way.map(super::Candidate::full_name).collect();
    let base = format!("/sittings/{id}");
    Ok(Page(EndingPage { shell, base, sitting, under_way }).into_response())
}

/// `POST /sittings/{id}/ending`
pub(super) async fn end(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    match (Room { state: &state, scope: &scope, sitting: &id }).end().await {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/review"))),
        Err(error) => after(&state, shell, &scope, &id, Err(error)).await,
    }
}
