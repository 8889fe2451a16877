//! One sitting: codes, candidates, what to do next; and its printed slips.

use super::on_to;
use crate::accounts::extract::{Certifier, Scope};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings::conduct::Room;
use crate::sittings::roster::Entry;
use crate::sittings::{Candidate, Sitting, SittingState, planning, schedule};
use crate::state::AppState;
use crate::ui::charts::local;
use crate::ui::form::FormErrors;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

#[derive(Debug, Template)]
#[template(path = "sittings/show.html")]
struct ShowPage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    moment: String,
    plan_title: String,
    exam_address: String,
    candidates: Vec<Candidate>,
    errors: FormErrors,
    typed: Entry,
    message: String,
}

impl ShowPage {
    fn is_enrolling(&self) -> bool {
        self.sitting.state == SittingState::Enrolling
    }

    fn is_running(&self) -> bool {
        self.sitting.state == SittingState::Running
    }

    fn born(&self, candidate: &Candidate) -> String {
        schedule::birth_words(self.shell.lang, &candidate.birth_date)
    }
}

/// What else the page says.
#[derive(Debug, Default)]
pub(super) struct Saying {
    pub(super) errors: FormErrors,
    pub(super) typed: Entry,
    pub(super) message: String,
}

/// `GET /sittings/{id}`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    page(&state, shell, &scope, &id, StatusCode::OK, Saying::default()).await
}

/// The page, with what was refused.
pub(super) async fn page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    status: StatusCode,
    saying: Saying,
) -> Result<Response, AppError> {
    let (sitting, candidates) = planning::show(state, scope, id).await?;
    let lang = shell.lang;
    let bank = state.banks.current();
    let plan = bank.plan(&sitting.plan_id);
    let page = ShowPage {
        base: format!("/sittings/{id}"),
        moment: schedule::moment_words(lang, sitting.starts, &sitting.time_zone),
        plan_title: plan.map_or_else(|| sitting.plan_id.clone(), |plan| local(&plan.title, lang)),
        exam_address: format!("{}/exam", state.config.public_url),
        sitting,
        candidates,
        errors: saying.errors,
        typed: saying.typed,
        message: saying.message,
        shell,
    };
    Ok((status, Page(page)).into_response())
}

/// `POST /sittings/{id}/opening`
pub(super) async fn open(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    match (Room { state: &state, scope: &scope, sitting: &id }).open().await {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/room"))),
        Err(error @ AppError::Conflict { .. }) => {
            let saying = Saying { message: error.message(shell.lang), ..Saying::default() };
            page(&state, shell, &scope, &id, error.status(), saying).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Debug, Template)]
#[template(path = "sittings/slips.html")]
struct SlipsPage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    moment: String,
    exam_address: String,
    candidates: Vec<Candidate>,
}

/// `GET /sittings/{id}/slips`
pub(super) async fn slips(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let (sitting, candidates) = planning::show(&state, &scope, &id).await?;
    let page = SlipsPage {
        base: format!("/sittings/{id}"),
        moment: schedule::moment_words(shell.lang, sitting.starts, &sitting.time_zone),
        exam_address: format!("{}/exam", state.config.public_url),
        sitting,
        candidates,
        shell,
    };
    Ok(Page(page).into_response())
}
