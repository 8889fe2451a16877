//! The result, the corrections, one's own data.

use super::held::Holder;
use super::steps;
use crate::attempts::life::Attempt;
use crate::attempts::result::{self, ResultView};
use crate::attempts::{self, AttemptRecord, export, offer};
use crate::error::AppError;
use crate::lessons;
use crate::state::AppState;
use crate::ui::charts::Profile;
use crate::ui::item::CorrectionView;
use crate::ui::{Page, Shell, rich};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use jalon_engine::bank::ItemBank;
use jalon_engine::session::CorrectedAnswer;
use std::sync::Arc;

#[derive(Debug, Template)]
#[template(path = "attempts/result.html")]
struct ResultPage {
    shell: Shell,
    id: String,
    title: String,
    date: String,
    name: Option<String>,
    help: Option<String>,
    result: ResultView,
    profile: Profile,
    resume_code: Option<String>,
    /// Whether it is in nobody's account yet.
    unowned: bool,
    bank: Arc<ItemBank>,
}

impl ResultPage {
    /// Whether there are lessons on a competence.
    fn teaches(&self, competence: &str) -> bool {
        self.bank.lessons().any(|lesson| lesson.competence.0 == competence)
    }

    fn resume_address(&self) -> String {
        format!("{}/resume", self.shell.public_url)
    }
}

#[derive(Debug, Template)]
#[template(path = "attempts/corrections.html")]
struct CorrectionsPage {
    shell: Shell,
    id: String,
    title: String,
    locale: String,
    media: String,
    corrected: Vec<CorrectedAnswer>,
    bank: Arc<ItemBank>,
}

impl CorrectionsPage {
    /// Address and title of the lesson on a question's family.
    fn lesson(&self, corrected: &CorrectedAnswer) -> Option<(String, String)> {
        let title = lessons::title(&self.bank, &corrected.family, self.shell.lang)?;
        Some((lessons::path(&self.bank, &corrected.family)?, title))
    }

    fn correction<'a>(&'a self, corrected: &'a CorrectedAnswer) -> CorrectionView<'a> {
        CorrectionView {
            lang: self.shell.lang,
            content: &corrected.content,
            media: &self.media,
            answer: &corrected.answer,
            verdict: corrected.score.verdict,
            fared: &corrected.fared,
            correction: &corrected.correction,
        }
    }
}

/// `GET /attempts/{id}/result`
pub(super) async fn show_result(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    let attempt = attempts::load(&state, &holder.record.id).await?;
    let Ok(done) = attempt.session.clone().into_completed() else {
        return Ok(still_running(&attempt.record));
    };
    let outcome = done.outcome();
    if let Some(steps) = &outcome.steps {
        return Ok(steps::page(&state, shell, holder, attempt, steps));
    }
    let record = attempt.record;
    let framework = done.session().bank().framework();
    Ok(Page(ResultPage {
        title: offer::text(&record.plan.title, shell.lang.tag()).to_owned(),
        date: result::date(shell.lang, record.completed.unwrap_or(record.touched)),
        help: result::help_words(record.helped, shell.lang),
        result: result::view(&outcome, framework, shell.lang),
        profile: Profile::new(framework, &outcome.competences, shell.lang),
        resume_code: holder.resume_code,
        unowned: record.account.is_none(),
        name: record.participant_name,
        bank: state.banks.current(),
        id: record.id.0,
        shell,
    })
    .into_response())
}

fn still_running(record: &AttemptRecord) -> Response {
    Redirect::to(&format!("/attempts/{}", record.id)).into_response()
}

/// `GET /attempts/{id}/corrections`
pub(super) async fn show_corrections(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    let Attempt { record, session } = attempts::load(&state, &holder.record.id).await?;
    let Ok(done) = session.into_completed() else { return Ok(still_running(&record)) };
    let corrected = done.corrections(&record.locale).ok_or(AppError::NotFound)?;
    Ok(Page(CorrectionsPage {
        title: offer::text(&record.plan.title, shell.lang.tag()).to_owned(),
        media: format!("/media/{}", record.bank_revision.0),
        locale: record.locale,
        id: record.id.0,
        corrected,
        bank: state.banks.current(),
        shell,
    })
    .into_response())
}

/// `GET /attempts/{id}/result.json`
pub(super) async fn download_json(
    State(state): State<AppState>,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    let export = export::export(attempts::load(&state, &holder.record.id).await?)?;
    let text = serde_json::to_vec_pretty(&export).map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"jalon-{}.json\"", holder.record.id);
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// `GET /attempts/{id}/result.csv`
pub(super) async fn download_csv(
    State(state): State<AppState>,
    shell: Shell,
    Holder(holder): Holder,
) -> Result<Response, AppError> {
    let id = &holder.record.id;
    let table = export::table(attempts::load(&state, id).await?, shell.lang)?;
    table.download(&format!("jalon-{id}"))
}
