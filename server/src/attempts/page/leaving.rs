//! Pausing, stopping, and making a shared device forget.

use super::held::Holder;
use crate::attempts::holder::{ATTEMPT_COOKIE, forgetting};
use crate::attempts::{self, AttemptState};
use crate::error::AppError;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jalon_engine::stopping::StopReason;

#[derive(Debug, Template)]
#[template(path = "attempts/pause.html")]
struct PausePage {
    shell: Shell,
    id: String,
    answered: u32,
    /// Known to the device that began or resumed the test; an account finds its tests without it.
    resume_code: Option<String>,
}

impl PausePage {
    fn resume_address(&self) -> String {
        format!("{}/resume", self.shell.public_url)
    }
}

#[derive(Debug, Template)]
#[template(path = "attempts/ending.html")]
struct EndingPage {
    shell: Shell,
    id: String,
    answered: u32,
}

#[derive(Debug, Template)]
#[template(path = "attempts/released.html")]
struct ReleasedPage {
    shell: Shell,
}

/// `GET /attempts/{id}/pause`
pub(super) async fn show_pause(shell: Shell, Holder(holder): Holder) -> Response {
    if holder.record.state == AttemptState::Completed {
        return Redirect::to(&format!("/attempts/{}/result", holder.record.id)).into_response();
    }
    Page(PausePage {
        shell,
        answered: holder.record.answered,
        resume_code: holder.resume_code,
        id: holder.record.id.0,
    })
    .into_response()
}

/// `GET /attempts/{id}/ending`: are you sure?
pub(super) async fn show_ending(shell: Shell, Holder(holder): Holder) -> Response {
    if holder.record.state == AttemptState::Completed {
        return Redirect::to(&format!("/attempts/{}/result", holder.record.id)).into_response();
    }
    Page(EndingPage { shell, answered: holder.record.answered, id: holder.record.id.0 }).into_response()
}

/// `POST /attempts/{id}/ending`: stops and keeps what was answered.
pub(super) async fn end(State(state): State<AppState>, Holder(holder): Holder) -> Result<Redirect, AppError> {
    let id = &holder.record.id;
    attempts::end(&state, id, StopReason::EndedByLearner).await?;
    Ok(Redirect::to(&format!("/attempts/{id}/result")))
}

/// `POST /attempts/{id}/release`: this device forgets; the resume code still opens the test.
pub(super) async fn release(
    State(state): State<AppState>,
    Holder(holder): Holder,
    jar: CookieJar,
) -> Result<Response, AppError> {
    attempts::release(&state, &holder.record.id).await?;
    let jar = if jar.get(ATTEMPT_COOKIE).is_some() { jar.add(forgetting()) } else { jar };
    Ok((jar, Redirect::to("/attempts/released")).into_response())
}

/// `GET /attempts/released`
pub(super) async fn show_released(shell: Shell) -> Response {
    Page(ReleasedPage { shell }).into_response()
}

/// Where the reload of a form's address leads.
pub(super) async fn lead_back(Path(id): Path<String>) -> Redirect {
    Redirect::to(&format!("/attempts/{id}"))
}
