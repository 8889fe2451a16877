//! The whole record of a learner: for its holder, who types the birth date, and for certifiers.

use crate::accounts::extract::Certifier;
use crate::certificates::clr::{self, SignedRecord};
use crate::certificates::{check, path};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "certificates/record.html")]
struct RecordPage {
    shell: Shell,
    back: String,
    action: String,
    birth_date: String,
    errors: FormErrors,
}

fn page(shell: Shell, code: &str, birth_date: String, errors: FormErrors) -> RecordPage {
    let back = path(code);
    RecordPage { action: format!("{back}/record"), back, birth_date, errors, shell }
}

/// `GET /verify/{code}/record`
pub(super) async fn ask(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &typed).await?;
    let code = found.code.to_string();
    Ok(Page(page(shell, &code, String::new(), FormErrors::default())).into_response())
}

/// What only the holder knows.
#[derive(Debug, Deserialize)]
pub(super) struct Holder {
    #[serde(default)]
    birth_date: String,
}

/// `POST /verify/{code}/record`
pub(super) async fn create(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
    Form(holder): Form<Holder>,
) -> Result<Response, AppError> {
    match clr::for_holder(&state, &client, &typed, &holder.birth_date).await {
        Ok(signed) => Ok(file(signed)),
        Err(error @ AppError::Invalid { .. }) => {
            let errors = FormErrors::from(error, shell.lang)?;
            let page = page(shell, &typed, holder.birth_date, errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
        Err(error) => Err(error),
    }
}

/// `GET /certificates/{certificate}/record`
pub(super) async fn of_certifier(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    Ok(file(clr::for_certifier(&state, &scope, &id).await?))
}

fn file(signed: SignedRecord) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"record.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, signed.text).into_response()
}
