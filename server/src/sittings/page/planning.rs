//! The list of sittings, and a new one.

use super::{on_to, refused};
use crate::accounts::Role;
use crate::accounts::extract::Certifier;
use crate::error::AppError;
use crate::http::form::Form;
use crate::sittings::planning::{self, Planned};
use crate::sittings::{Sitting, schedule};
use crate::state::AppState;
use crate::ui::charts::local;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "sittings/list.html")]
struct ListPage {
    shell: Shell,
    sittings: Vec<Sitting>,
}

impl ListPage {
    fn moment(&self, sitting: &Sitting) -> String {
        schedule::moment_words(self.shell.lang, sitting.starts, &sitting.time_zone)
    }
}

/// `GET /sittings`
pub(super) async fn list(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
) -> Result<Response, AppError> {
    let sittings = planning::list(&state, &scope).await?;
    Ok(Page(ListPage { shell, sittings }).into_response())
}

#[derive(Debug, Template)]
#[template(path = "sittings/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    typed: NewForm,
    organisations: Vec<Choice>,
    plans: Vec<Choice>,
    zones: Vec<Choice>,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    organisation: String,
    name: String,
    place: String,
    date: String,
    time: String,
    time_zone: String,
    duration: String,
    plan: String,
    rules: String,
}

/// `GET /sittings/new`
pub(super) async fn new(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(_): Certifier,
) -> Result<Response, AppError> {
    let typed = NewForm {
        time_zone: schedule::USUAL_ZONE.to_owned(),
        date: schedule::date_field(state.now(), schedule::USUAL_ZONE),
        duration: "105".to_owned(),
        rules: shell.t("sittings-rules-usual"),
        ..NewForm::default()
    };
    Ok(Page(new_page(&state, shell, typed, FormErrors::default())).into_response())
}

fn new_page(state: &AppState, shell: Shell, typed: NewForm, errors: FormErrors) -> NewPage {
    let memberships = shell.identity.iter().flat_map(|identity| &identity.memberships);
    let organisations = memberships
        .filter(|membership| membership.role == Role::Certifier)
        .map(|membership| Choice::new(membership.organisation.as_str(), &membership.organisation_name))
        .collect();
    let bank = state.banks.current();
    let plans = planning::plans(&bank)
        .map(|plan| {
            let hint = shell.lang.t2(
                "sittings-plan-hint",
                "description",
                local(&plan.description, shell.lang),
                "minutes",
                plan.minutes,
            );
            Choice::new(&plan.id, local(&plan.title, shell.lang)).with_hint(hint)
        })
        .collect();
    let zones = schedule::ZONES.map(|zone| Choice::new(zone, zone)).to_vec();
    NewPage { shell, errors, typed, organisations, plans, zones }
}

/// `POST /sittings/new`
pub(super) async fn create(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Form(typed): Form<NewForm>,
) -> Result<Response, AppError> {
    let planned = Planned {
        organisation: typed.organisation.clone(),
        name: typed.name.clone(),
        place: typed.place.clone(),
        date: typed.date.clone(),
        time: typed.time.clone(),
        time_zone: typed.time_zone.clone(),
        duration: typed.duration.clone(),
        plan: typed.plan.clone(),
        rules: typed.rules.clone(),
    };
    match planning::create(&state, &scope, &planned).await {
        Ok(id) => Ok(on_to(&format!("/sittings/{id}"))),
        Err(faults) => {
            let mut errors = FormErrors::default();
            for fault in faults {
                errors.add(fault, shell.lang)?;
            }
            Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, new_page(&state, shell, typed, errors)))
        }
    }
}
