//! What a signed-in person keeps.

use crate::accounts::extract::SignedIn;
use crate::attempts::holder::{DeviceSecret, PresentedSecret};
use crate::attempts::{self, AttemptRecord, AttemptState, joining, offer, result};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::AttemptId;
use crate::state::AppState;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "attempts/mine.html")]
struct MinePage {
    shell: Shell,
    attempts: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    id: String,
    title: String,
    date: String,
    completed: bool,
    answered: u32,
    help: Option<String>,
}

/// `GET /me`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    SignedIn(identity): SignedIn,
) -> Result<Response, AppError> {
    let records = attempts::mine(&state, &identity.account).await?;
    let attempts = records.into_iter().map(|record| line(record, &shell)).collect();
    Ok(Page(MinePage { shell, attempts }).into_response())
}

fn line(record: AttemptRecord, shell: &Shell) -> Line {
    Line {
        title: offer::text(&record.plan.title, shell.lang.tag()).to_owned(),
        date: result::date(shell.lang, record.started),
        completed: record.state == AttemptState::Completed,
        answered: record.answered,
        help: result::help_words(record.helped, shell.lang),
        id: record.id.0,
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct OwnerForm {
    #[serde(default)]
    resume_code: String,
}

/// `POST /attempts/{id}/owner`: keeps a test in the signed-in account, on proof of holding it.
pub(super) async fn adopt(
    State(state): State<AppState>,
    SignedIn(identity): SignedIn,
    PresentedSecret(device): PresentedSecret,
    address: ClientAddress,
    Path(id): Path<AttemptId>,
    Form(form): Form<OwnerForm>,
) -> Result<Redirect, AppError> {
    let typed = Some(form.resume_code).filter(|code| !code.trim().is_empty());
    let proof = typed.or(device.map(|DeviceSecret { secret, .. }| secret)).ok_or(AppError::NotFound)?;
    joining::count_try(&state, &address).await?;
    attempts::adopt(&state, &id, &identity.account, &proof).await?;
    joining::take_back_try(&state, &address).await?;
    Ok(Redirect::to(&format!("/attempts/{id}")))
}
