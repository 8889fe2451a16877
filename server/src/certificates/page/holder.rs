//! What its holder alone takes away, who types the birth date: the whole record, and the bundle that derives the result
//! again. Certifiers get records too.

use super::downloads::attachment;
use crate::accounts::extract::Certifier;
use crate::certificates::clr::{self, SignedRecord};
use crate::certificates::{bundle, check, path};
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
#[template(path = "certificates/holder.html")]
struct HolderPage {
    shell: Shell,
    back: String,
    action: String,
    title: String,
    lead: String,
    button: String,
    text: String,
    birth_date: String,
    errors: FormErrors,
}

/// What is asked for; its text keys begin with the word of its address.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Record,
    Bundle,
}

impl Asked {
    fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Bundle => "bundle",
        }
    }

    fn page(self, shell: Shell, code: &str, birth_date: String, errors: FormErrors) -> HolderPage {
        let (back, word) = (path(code), self.word());
        let text = |of: &str| shell.t(&format!("certificates-{word}-{of}"));
        HolderPage {
            action: format!("{back}/{word}"),
            title: text("title"),
            lead: text("lead"),
            button: text("action"),
            text: text("text"),
            back,
            birth_date,
            errors,
            shell,
        }
    }

    async fn ask(
        self,
        state: &AppState,
        shell: Shell,
        client: &ClientAddress,
        code: &str,
    ) -> Result<Response, AppError> {
        let (found, _) = check::look_up(state, client, code).await?;
        let page = self.page(shell, &found.code.to_string(), String::new(), FormErrors::default());
        Ok(Page(page).into_response())
    }

    /// The page again when the birth date is not right.
    fn again(self, shell: Shell, code: &str, holder: Holder, error: AppError) -> Result<Response, AppError> {
        if !matches!(error, AppError::Invalid { .. }) {
            return Err(error);
        }
        let errors = FormErrors::from(error, shell.lang)?;
        let page = self.page(shell, code, holder.birth_date, errors);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
    }
}

/// What the holder is asked.
#[derive(Debug, Deserialize)]
pub(super) struct Holder {
    #[serde(default)]
    birth_date: String,
}

/// `GET /verify/{code}/record`
pub(super) async fn ask_record(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    Asked::Record.ask(&state, shell, &client, &typed).await
}

/// `POST /verify/{code}/record`
pub(super) async fn create_record(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
    Form(holder): Form<Holder>,
) -> Result<Response, AppError> {
    match clr::for_holder(&state, &client, &typed, &holder.birth_date).await {
        Ok(signed) => Ok(file(signed)),
        Err(error) => Asked::Record.again(shell, &typed, holder, error),
    }
}

/// `GET /verify/{code}/bundle`
pub(super) async fn ask_bundle(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    Asked::Bundle.ask(&state, shell, &client, &typed).await
}

/// `POST /verify/{code}/bundle`
pub(super) async fn create_bundle(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
    Form(holder): Form<Holder>,
) -> Result<Response, AppError> {
    match bundle::for_holder(&state, &client, &typed, &holder.birth_date).await {
        Ok((found, bytes)) => Ok(attachment(&found, "zip", "application/zip", bytes)),
        Err(error) => Asked::Bundle.again(shell, &typed, holder, error),
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
