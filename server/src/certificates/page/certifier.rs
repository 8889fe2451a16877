//! Certificates of a sitting, and withdrawing one.

use super::public::revocation_words;
use crate::accounts::extract::{Certifier, Scope};
use crate::certificates::record::{Certificate, RevocationCategory};
use crate::certificates::{check, sheet, store};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings;
use crate::state::AppState;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "certificates/list.html")]
struct ListPage {
    shell: Shell,
    sitting_name: String,
    back: String,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    holder: String,
    code: String,
    issued: String,
    /// When and why it was withdrawn; empty while it stands.
    revoked: String,
    address: String,
    revocation: String,
}

/// `GET /sittings/{id}/certificates`
pub(super) async fn list(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let sitting = sittings::store::find(&state.db, &scope, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    let page = ListPage {
        sitting_name: sitting.name,
        back: format!("/sittings/{id}"),
        rows: found.iter().map(|one| row(shell.lang, one)).collect(),
        shell,
    };
    Ok(Page(page).into_response())
}

fn row(lang: Lang, one: &Certificate) -> Row {
    Row {
        holder: one.holder_name.clone(),
        code: one.code.to_string(),
        issued: sheet::day_of(lang, one.issued),
        revoked: withdrawn(lang, one),
        address: format!("/verify/{}", one.code.compact()),
        revocation: format!("/certificates/{}/revocation", one.id),
    }
}

/// Day, public words and reason of a withdrawal; empty while the certificate stands.
fn withdrawn(lang: Lang, one: &Certificate) -> String {
    one.revocation.as_ref().map_or_else(String::new, |revocation| {
        let (date, words) = revocation_words(lang, revocation);
        format!("{} {words} « {} »", lang.t1("certificates-revoked-on", "date", date), revocation.reason)
    })
}

#[derive(Debug, Template)]
#[template(path = "certificates/revocation.html")]
struct RevocationPage {
    shell: Shell,
    holder: String,
    code: String,
    issued: String,
    revoked: String,
    back: String,
    action: String,
    categories: Vec<Choice>,
    category: String,
    reason: String,
    errors: FormErrors,
}

/// `GET /certificates/{certificate}/revocation`
pub(super) async fn ask(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let found = store::find(&state.db, &scope, &id).await?;
    Ok(Page(page(shell, &found, RevocationForm::default(), FormErrors::default())).into_response())
}

fn page(shell: Shell, one: &Certificate, form: RevocationForm, errors: FormErrors) -> RevocationPage {
    let choice =
        |category: &RevocationCategory| Choice::new(category.as_str(), shell.t(&category.text_key()));
    RevocationPage {
        holder: one.holder_name.clone(),
        code: one.code.to_string(),
        issued: sheet::day_of(shell.lang, one.issued),
        revoked: withdrawn(shell.lang, one),
        back: format!("/sittings/{}/certificates", one.sitting),
        action: format!("/certificates/{}/revocation", one.id),
        categories: RevocationCategory::ALL.iter().map(choice).collect(),
        category: form.category,
        reason: form.reason,
        errors,
        shell,
    }
}

/// Why a certificate is withdrawn.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RevocationForm {
    #[serde(default)]
    category: String,
    #[serde(default)]
    reason: String,
}

/// `POST /certificates/{certificate}/revocation`
pub(super) async fn create(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
    Form(form): Form<RevocationForm>,
) -> Result<Response, AppError> {
    match withdraw(&state, &scope, &id, &form).await {
        Ok(done) => Ok(Redirect::to(&format!("/sittings/{}/certificates", done.sitting)).into_response()),
        Err(error @ AppError::Invalid { .. }) => {
            let found = store::find(&state.db, &scope, &id).await?;
            let errors = FormErrors::from(error, shell.lang)?;
            let page = page(shell, &found, form, errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
        Err(AppError::Conflict { .. }) => {
            let found = store::find(&state.db, &scope, &id).await?;
            let page = page(shell, &found, form, FormErrors::default());
            Ok((StatusCode::CONFLICT, Page(page)).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn withdraw(
    state: &AppState,
    scope: &Scope,
    id: &str,
    form: &RevocationForm,
) -> Result<Certificate, AppError> {
    let category = RevocationCategory::parse(&form.category);
    let category = category.ok_or_else(|| AppError::invalid("category", "empty"))?;
    check::revoke(state, scope, id, category, &form.reason).await
}
