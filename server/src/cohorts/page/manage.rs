//! The list of cohorts, making one, closing and reopening.

use super::words::plan_title;
use crate::accounts::Role;
use crate::accounts::extract::{Scope, Trainer};
use crate::attempts::offer::{self, Offer};
use crate::cohorts::{self, Cohort, NewCohort};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::{CohortId, OrganisationId};
use crate::state::AppState;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// A cohort of the list and the title of its test.
#[derive(Debug)]
struct Line {
    cohort: Cohort,
    test: String,
}

#[derive(Debug, Template)]
#[template(path = "cohorts/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
}

/// `GET /cohorts`
pub(super) async fn index(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
) -> Result<Response, AppError> {
    let cohorts = cohorts::list(&state, &scope).await?;
    let line = |cohort: Cohort| Line { test: plan_title(&state, &cohort, shell.lang), cohort };
    let lines = cohorts.into_iter().map(line).collect();
    Ok(Page(ListPage { shell, lines }).into_response())
}

#[derive(Debug, Template)]
#[template(path = "cohorts/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    typed: CohortForm,
    offer: Offer,
    organisations: Vec<Choice>,
}

impl NewPage {
    fn new(state: &AppState, shell: Shell, scope: &Scope, typed: CohortForm, errors: FormErrors) -> Self {
        let memberships = shell.identity.iter().flat_map(|identity| &identity.memberships);
        let organisations = memberships
            .filter(|held| held.role == Role::Trainer && scope.covers(&held.organisation))
            .map(|held| Choice::new(held.organisation.as_str(), held.organisation_name.as_str()))
            .collect();
        let offer = offer::offer(&state.banks.current(), shell.lang.tag());
        Self { shell, errors, typed, offer, organisations }
    }

    fn is_chosen(&self, plan: &str) -> bool {
        self.typed.plan == plan
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct CohortForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    plan: String,
    #[serde(default)]
    organisation: String,
}

/// `GET /cohorts/new`
pub(super) async fn show_new(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
) -> Response {
    Page(NewPage::new(&state, shell, &scope, CohortForm::default(), FormErrors::default())).into_response()
}

/// `POST /cohorts/new`
pub(super) async fn create(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Form(typed): Form<CohortForm>,
) -> Result<Response, AppError> {
    let chosen = (!typed.organisation.is_empty()).then(|| OrganisationId(typed.organisation.clone()));
    let new = NewCohort { name: typed.name.clone(), plan: typed.plan.clone(), organisation: chosen };
    match cohorts::create(&state, &scope, &new).await {
        Ok(cohort) => Ok(to(&cohort.id)),
        Err(error) => {
            let errors = FormErrors::from(error, shell.lang)?;
            let page = NewPage::new(&state, shell, &scope, typed, errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
    }
}

fn to(id: &CohortId) -> Response {
    Redirect::to(&format!("/cohorts/{id}")).into_response()
}

/// `POST /cohorts/{id}/closing`
pub(super) async fn close(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Response, AppError> {
    cohorts::close(&state, &scope, &id).await.map(|cohort| to(&cohort.id))
}

/// `POST /cohorts/{id}/reopening`
pub(super) async fn reopen(
    State(state): State<AppState>,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Response, AppError> {
    cohorts::reopen(&state, &scope, &id).await.map(|cohort| to(&cohort.id))
}
