//! The two doors with a code: joining and resuming.

use super::start::BriefingPage;
use crate::attempts::holder::holding;
use crate::attempts::joining::{self, looks_like_resume_code};
use crate::attempts::offer;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "attempts/code.html")]
struct CodePage {
    shell: Shell,
    errors: FormErrors,
    door: &'static str,
    code: String,
}

impl CodePage {
    fn t(&self, part: &str) -> String {
        self.shell.t(&format!("attempts-{}-{part}", self.door))
    }

    fn refused(
        shell: Shell,
        door: &'static str,
        code: String,
        error: AppError,
    ) -> Result<Response, AppError> {
        let errors = FormErrors::from(error, shell.lang)?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(Self { shell, errors, door, code })).into_response())
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct CodeForm {
    #[serde(default)]
    code: String,
}

/// `GET /resume`
pub(super) async fn show_resume(shell: Shell) -> Response {
    let errors = FormErrors::default();
    Page(CodePage { shell, errors, door: "resume", code: String::new() }).into_response()
}

/// `POST /resume`: this device holds the test from now on.
pub(super) async fn resume(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    jar: CookieJar,
    Form(form): Form<CodeForm>,
) -> Result<Response, AppError> {
    match joining::resume(&state, &address, &form.code).await {
        Ok(started) => {
            let next = Redirect::to(&format!("/attempts/{}", started.id));
            Ok((jar.add(holding(&started)), next).into_response())
        }
        Err(error) => CodePage::refused(shell, "resume", form.code, error),
    }
}

/// `GET /join`: a field for any code; with a cohort's code, what it leads to. A resume code never
/// stands in an address.
pub(super) async fn show_join(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    Query(form): Query<CodeForm>,
) -> Result<Response, AppError> {
    if form.code.trim().is_empty() {
        let errors = FormErrors::default();
        return Ok(Page(CodePage { shell, errors, door: "join", code: String::new() }).into_response());
    }
    joining::count_try(&state, &address).await?;
    match joining::invitation(&state, &form.code).await {
        Ok(invitation) => {
            joining::take_back_try(&state, &address).await?;
            let plan = offer::learner_plan(&state.banks.current(), &invitation.plan_id)?;
            Ok(Page(BriefingPage::new(shell, &plan, Some((invitation, form.code)))).into_response())
        }
        Err(error) => CodePage::refused(shell, "join", form.code, error),
    }
}

/// `POST /join`: recognises a resume code, a cohort's code, a sitting's access code.
pub(super) async fn join(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    jar: CookieJar,
    Form(form): Form<CodeForm>,
) -> Result<Response, AppError> {
    if looks_like_resume_code(&form.code) {
        return resume(State(state), shell, address, jar, Form(form)).await;
    }
    joining::count_try(&state, &address).await?;
    match joining::door_of(&state, &form.code).await {
        Ok(next) => {
            joining::take_back_try(&state, &address).await?;
            Ok(Redirect::to(&next).into_response())
        }
        Err(error) => CodePage::refused(shell, "join", form.code, error),
    }
}
