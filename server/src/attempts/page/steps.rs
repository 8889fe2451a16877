//! The result of a diagnostic.

use crate::attempts::holder::AttemptHolder;
use crate::attempts::life::Attempt;
use crate::attempts::steps::{self, StepsView};
use crate::attempts::{offer, result};
use crate::state::AppState;
use crate::ui::{Page, Shell, rich};
use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_engine::session::Steps;

#[derive(Debug, Template)]
#[template(path = "attempts/steps.html")]
struct StepsPage {
    shell: Shell,
    id: String,
    /// Id of the diagnostic, to take it again.
    plan: String,
    title: String,
    date: String,
    name: Option<String>,
    help: Option<String>,
    result: StepsView,
    media: String,
    resume_code: Option<String>,
    /// Whether it is in nobody's account yet.
    unowned: bool,
}

impl StepsPage {
    fn resume_address(&self) -> String {
        format!("{}/resume", self.shell.public_url)
    }
}

/// The page of what a completed diagnostic says.
pub(super) fn page(
    state: &AppState,
    shell: Shell,
    holder: AttemptHolder,
    attempt: Attempt,
    steps: &Steps,
) -> Response {
    let Attempt { record, session } = attempt;
    Page(StepsPage {
        title: offer::text(&record.plan.title, shell.lang.tag()).to_owned(),
        date: result::date(shell.lang, record.completed.unwrap_or(record.touched)),
        help: result::help_words(record.helped, shell.lang),
        result: steps::view(steps, session.bank(), &state.banks.current(), shell.lang),
        plan: record.plan.id,
        media: format!("/media/{}", record.bank_revision.0),
        resume_code: holder.resume_code,
        unowned: record.account.is_none(),
        name: record.participant_name,
        id: record.id.0,
        shell,
    })
    .into_response()
}
