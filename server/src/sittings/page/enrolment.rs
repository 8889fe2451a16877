//! Putting candidates on the list and taking them off.

use super::overview::{self, Saying};
use super::{candidate, on_to, refused};
use crate::accounts::extract::Certifier;
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::enrolment::{self, Report};
use crate::sittings::roster::{Entry, RosterRow};
use crate::sittings::{Sitting, store};
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// One candidate, typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EntryForm {
    last_name: String,
    first_name: String,
    birth_date: String,
    email: String,
    reference: String,
    extra_time: String,
}

impl From<EntryForm> for Entry {
    fn from(form: EntryForm) -> Self {
        Self {
            last_name: form.last_name,
            first_name: form.first_name,
            birth_date: form.birth_date,
            email: form.email,
            reference: form.reference,
            extra_time: form.extra_time,
        }
    }
}

/// `POST /sittings/{id}/candidates`
pub(super) async fn enrol(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Form(form): Form<EntryForm>,
) -> Result<Response, AppError> {
    let typed = Entry::from(form);
    let Err(faults) = enrolment::enrol(&state, &scope, &id, &typed).await else {
        return Ok(on_to(&format!("/sittings/{id}#candidates")));
    };
    let mut saying = Saying { typed, ..Saying::default() };
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    for fault in faults {
        match fault {
            AppError::Conflict { .. } => {
                status = fault.status();
                saying.message = fault.message(shell.lang);
            }
            fault => saying.errors.add(fault, shell.lang)?,
        }
    }
    overview::page(&state, shell, &scope, &id, status, saying).await
}

#[derive(Debug, Template)]
#[template(path = "sittings/enrolment.html")]
struct PastePage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    csv: String,
    errors: FormErrors,
    report: Option<ReportView>,
}

/// A list as read, in words.
#[derive(Debug)]
struct ReportView {
    faults: Vec<String>,
    ignored: String,
    rows: Vec<RowView>,
    ready: usize,
    clean: bool,
}

/// A row of it.
#[derive(Debug)]
struct RowView {
    line: u64,
    person: String,
    born: String,
    extra_time: String,
    faults: Vec<String>,
}

impl ReportView {
    fn of(report: &Report, lang: Lang) -> Self {
        let roster = &report.roster;
        Self {
            faults: roster.faults.iter().map(|fault| fault.message(lang)).collect(),
            ignored: roster.ignored.join(", "),
            rows: roster.rows.iter().map(|row| RowView::of(row, lang)).collect(),
            ready: roster.candidates().count(),
            clean: roster.is_clean(),
        }
    }
}

impl RowView {
    fn of(row: &RosterRow, lang: Lang) -> Self {
        let faults = row.checked.as_ref().err().into_iter().flatten();
        Self {
            line: row.line,
            person: format!("{} {}", row.entry.last_name, row.entry.first_name).trim().to_owned(),
            born: row.entry.birth_date.clone(),
            extra_time: row.checked.as_ref().map_or_else(
                |_| row.entry.extra_time.clone(),
                |candidate| format!("{} %", candidate.extra_time_percent),
            ),
            faults: faults.map(|fault| fault_words(fault, lang)).collect(),
        }
    }
}

/// "Birth date: this date does not exist."
pub(super) fn fault_words(fault: &AppError, lang: Lang) -> String {
    let AppError::Invalid { field, .. } = fault else { return fault.message(lang) };
    let name = lang.t(&format!("sittings-field-{}", field.replace('_', "-")));
    lang.t2("sittings-fault", "field", name, "message", fault.message(lang))
}

/// `GET /sittings/{id}/enrolment`
pub(super) async fn paste(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let sitting = store::find(&state.db, &scope, &id).await?;
    let page = PastePage {
        shell,
        base: format!("/sittings/{id}"),
        sitting,
        csv: String::new(),
        errors: FormErrors::default(),
        report: None,
    };
    Ok(Page(page).into_response())
}

/// A pasted list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasteForm {
    csv: String,
    confirm: String,
}

/// `POST /sittings/{id}/enrolment`: a report of every row; with `confirm`, enrolment of a list without fault.
pub(super) async fn import(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
    Form(form): Form<PasteForm>,
) -> Result<Response, AppError> {
    let report = enrolment::import(&state, &scope, &id, &form.csv, form.confirm == "yes").await?;
    if report.enrolled.is_some() {
        return Ok(on_to(&format!("/sittings/{id}#candidates")));
    }
    let mut errors = FormErrors::default();
    for fault in &report.roster.faults {
        errors.add(fault.clone(), shell.lang)?;
    }
    let view = ReportView::of(&report, shell.lang);
    let status = if view.clean { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PastePage {
        base: format!("/sittings/{id}"),
        sitting: store::find(&state.db, &scope, &id).await?,
        csv: form.csv,
        errors,
        report: Some(view),
        shell,
    };
    Ok(refused(status, page))
}

/// `POST /sittings/{id}/candidates/{candidate}/removal`
pub(super) async fn remove(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
) -> Result<Response, AppError> {
    match enrolment::remove(&state, &scope, &id, &candidate).await {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}#candidates"))),
        Err(error @ AppError::Conflict { .. }) => {
            let saying = Saying { message: error.message(shell.lang), ..Saying::default() };
            overview::page(&state, shell, &scope, &id, error.status(), saying).await
        }
        Err(error) => Err(error),
    }
}

/// The extra time of a candidate.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AdjustmentForm {
    extra_time: String,
}

/// `POST /sittings/{id}/candidates/{candidate}/adjustment`
pub(super) async fn adjust(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<AdjustmentForm>,
) -> Result<Response, AppError> {
    let done = enrolment::set_extra_time(&state, &scope, &id, &candidate, &form.extra_time).await;
    candidate::after(&state, shell, &scope, (&id, &candidate), "", done).await
}
