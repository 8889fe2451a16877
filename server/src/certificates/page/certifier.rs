//! Certificates of a sitting, and what its certifiers may do to them: suspend, reinstate, withdraw.

use super::public::change_words;
use crate::accounts::extract::{Certifier, Scope};
use crate::certificates::life::{self, complete};
use crate::certificates::record::{Act, Category, Certificate, State as Life};
use crate::certificates::{sheet, store};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::SittingId;
use crate::sittings;
use crate::state::AppState;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "certificates/list.html")]
struct ListPage {
    shell: Shell,
    sitting_name: String,
    back: String,
    archive: String,
    /// Whether a certificate stands, so that there is something to pack.
    standing: bool,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    holder: String,
    code: String,
    issued: String,
    /// Kind of its mark, and its word.
    mark: &'static str,
    word: String,
    /// When and why it does not stand; empty while it does.
    why: String,
    address: String,
    record: String,
    acts: Vec<ActLink>,
}

#[derive(Debug)]
struct ActLink {
    address: String,
    label: String,
    named: String,
}

/// `GET /sittings/{id}/certificates`
pub(super) async fn list(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let sitting = sittings::store::find(&state.db, &scope, &id).await?;
    complete::of_sitting(&state, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    let page = ListPage {
        sitting_name: sitting.name,
        back: format!("/sittings/{id}"),
        archive: format!("/sittings/{id}/certificates.zip"),
        standing: found.iter().any(Certificate::is_valid),
        rows: found.iter().map(|one| row(shell.lang, one)).collect(),
        shell,
    };
    Ok(Page(page).into_response())
}

fn row(lang: Lang, one: &Certificate) -> Row {
    let (mark, word) = match one.state {
        Life::Valid => ("success", "certificates-word-valid"),
        Life::Suspended(_) => ("waiting", "certificates-word-suspended"),
        Life::Revoked(_) => ("danger", "certificates-word-revoked"),
    };
    let acts = Act::ALL.into_iter().filter(|act| act.applies_to(&one.state));
    Row {
        holder: one.holder_name.clone(),
        code: one.code.to_string(),
        issued: sheet::day_of(lang, one.issued),
        mark,
        word: lang.t(word),
        why: why(lang, one),
        address: format!("/verify/{}", one.code.compact()),
        record: format!("/certificates/{}/record", one.id),
        acts: acts.map(|act| act_link(lang, act, one)).collect(),
    }
}

fn act_link(lang: Lang, act: Act, one: &Certificate) -> ActLink {
    let noun = act.noun();
    ActLink {
        address: format!("/certificates/{}/{noun}", one.id),
        label: lang.t(&format!("certificates-{noun}-do")),
        named: lang.t1(&format!("certificates-{noun}-do-named"), "name", one.holder_name.as_str()),
    }
}

/// Day, public words and reason of what took it away; empty while the certificate stands.
fn why(lang: Lang, one: &Certificate) -> String {
    let (act, key) = match &one.state {
        Life::Valid => return String::new(),
        Life::Suspended(_) => (Act::Suspend, "certificates-suspended-on"),
        Life::Revoked(_) => (Act::Revoke, "certificates-revoked-on"),
    };
    one.state.change().map_or_else(String::new, |change| {
        let (date, words) = change_words(lang, act, change);
        format!("{} {words} « {} »", lang.t1(key, "date", date), change.reason)
    })
}

#[derive(Debug, Template)]
#[template(path = "certificates/change.html")]
struct ChangePage {
    shell: Shell,
    /// Part of the keys of its texts.
    noun: &'static str,
    holder: String,
    code: String,
    issued: String,
    /// When and why it does not stand; empty while it does.
    why: String,
    /// Why nothing can be done; empty while something can.
    refused: String,
    back: String,
    action: String,
    categories: Vec<Choice>,
    category: String,
    reason: String,
    errors: FormErrors,
}

impl ChangePage {
    /// A text of this act.
    fn t(&self, end: &str) -> String {
        self.shell.t(&format!("certificates-{}-{end}", self.noun))
    }
}

/// `GET /certificates/{certificate}/suspension`
pub(super) async fn ask_suspension(one: Asked) -> Result<Response, AppError> {
    one.ask(Act::Suspend).await
}

/// `GET /certificates/{certificate}/reinstatement`
pub(super) async fn ask_reinstatement(one: Asked) -> Result<Response, AppError> {
    one.ask(Act::Reinstate).await
}

/// `GET /certificates/{certificate}/revocation`
pub(super) async fn ask_revocation(one: Asked) -> Result<Response, AppError> {
    one.ask(Act::Revoke).await
}

/// `POST /certificates/{certificate}/suspension`
pub(super) async fn create_suspension(
    one: Asked,
    Form(form): Form<ChangeForm>,
) -> Result<Response, AppError> {
    one.create(Act::Suspend, form).await
}

/// `POST /certificates/{certificate}/reinstatement`
pub(super) async fn create_reinstatement(
    one: Asked,
    Form(form): Form<ChangeForm>,
) -> Result<Response, AppError> {
    one.create(Act::Reinstate, form).await
}

/// `POST /certificates/{certificate}/revocation`
pub(super) async fn create_revocation(
    one: Asked,
    Form(form): Form<ChangeForm>,
) -> Result<Response, AppError> {
    one.create(Act::Revoke, form).await
}

/// Why something is done to a certificate.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ChangeForm {
    #[serde(default)]
    category: String,
    #[serde(default)]
    reason: String,
}

/// A certifier before a certificate.
pub(super) struct Asked {
    state: AppState,
    shell: Shell,
    scope: Scope,
    id: String,
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Ok(shell) = Shell::from_request_parts(parts, state).await;
        let Certifier(scope) = Certifier::from_request_parts(parts, state).await?;
        let Path(id) = Path::from_request_parts(parts, state).await?;
        Ok(Self { state: state.clone(), shell, scope, id })
    }
}

impl Asked {
    async fn ask(self, act: Act) -> Result<Response, AppError> {
        let Self { state, shell, scope, id } = self;
        let found = store::find(&state.db, &scope, &id).await?;
        Ok(Page(page(shell, &found, act, (ChangeForm::default(), FormErrors::default()))).into_response())
    }

    async fn create(self, act: Act, form: ChangeForm) -> Result<Response, AppError> {
        let Self { state, shell, scope, id } = self;
        let (status, errors) = match attempt(&state, &scope, &id, (act, &form)).await {
            Ok(done) => {
                let list = format!("/sittings/{}/certificates", done.sitting);
                return Ok(Redirect::to(&list).into_response());
            }
            Err(error @ AppError::Invalid { .. }) => {
                (StatusCode::UNPROCESSABLE_ENTITY, FormErrors::from(error, shell.lang)?)
            }
            Err(AppError::Conflict { .. }) => (StatusCode::CONFLICT, FormErrors::default()),
            Err(error) => return Err(error),
        };
        let found = store::find(&state.db, &scope, &id).await?;
        Ok((status, Page(page(shell, &found, act, (form, errors)))).into_response())
    }
}

async fn attempt(
    state: &AppState,
    scope: &Scope,
    id: &str,
    (act, form): (Act, &ChangeForm),
) -> Result<Certificate, AppError> {
    let category = Category::parse(&form.category).ok_or_else(|| AppError::invalid("category", "empty"))?;
    life::change(state, scope, id, act, (category, &form.reason)).await
}

fn page(shell: Shell, one: &Certificate, act: Act, (form, errors): (ChangeForm, FormErrors)) -> ChangePage {
    let choice = |category: &Category| Choice::new(category.as_str(), shell.t(&category.text_key(act)));
    let refused = match &one.state {
        state if act.applies_to(state) => String::new(),
        Life::Valid => shell.t("conflict-certificate-not-suspended"),
        Life::Suspended(_) => shell.t("conflict-certificate-suspended"),
        Life::Revoked(_) => shell.t("conflict-certificate-revoked"),
    };
    ChangePage {
        noun: act.noun(),
        holder: one.holder_name.clone(),
        code: one.code.to_string(),
        issued: sheet::day_of(shell.lang, one.issued),
        why: why(shell.lang, one),
        refused,
        back: format!("/sittings/{}/certificates", one.sitting),
        action: format!("/certificates/{}/{}", one.id, act.noun()),
        categories: Category::ALL.iter().map(choice).collect(),
        category: form.category,
        reason: form.reason,
        errors,
        shell,
    }
}
