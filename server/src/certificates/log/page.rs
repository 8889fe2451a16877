//! `/log`: what the log is, its newest head, and a check of a head somebody kept. Without account, without script.

use super::api::FOR_A_MOMENT;
use super::head::Head;
use super::reading::{self, Comparison};
use crate::certificates::sheet::moment;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

/// Routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/log", get(show).post(create_comparison)).route("/log/head", get(download))
}

#[derive(Debug, Template)]
#[template(path = "certificates/log/log.html")]
struct LogPage {
    shell: Shell,
    /// Kind of notice and what it says, after a check.
    verdict: Option<(&'static str, String)>,
    /// The head that was checked, as typed.
    kept: String,
    head: Head,
    signed: String,
}

async fn page(
    state: &AppState,
    shell: Shell,
    kept: String,
    verdict: Option<(&'static str, String)>,
) -> Result<Response, AppError> {
    let head = reading::latest_head(state).await?;
    Ok(Page(LogPage { signed: moment(shell.lang, head.at), head, verdict, kept, shell }).into_response())
}

/// `GET /log`
async fn show(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
) -> Result<Response, AppError> {
    reading::count(&state, &client).await?;
    page(&state, shell, String::new(), None).await
}

/// `GET /log/head`: the newest head as a file to keep.
async fn download(State(state): State<AppState>, client: ClientAddress) -> Result<Response, AppError> {
    reading::count(&state, &client).await?;
    let head = reading::latest_head(&state).await?;
    let name = format!("attachment; filename=\"log-head-{}.txt\"", head.size);
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, FOR_A_MOMENT.to_owned()),
    ];
    Ok((headers, head.note).into_response())
}

/// A head that somebody kept.
#[derive(Debug, Deserialize)]
struct KeptHead {
    #[serde(default)]
    head: String,
}

/// `POST /log`
async fn create_comparison(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Form(form): Form<KeptHead>,
) -> Result<Response, AppError> {
    reading::count(&state, &client).await?;
    let verdict = words(shell.lang, &reading::compare(&state, &as_signed(&form.head)).await?);
    page(&state, shell, form.head, Some(verdict)).await
}

/// Undoes what a form field does to a text: line ends become CR LF, and the edges are lost when copying.
fn as_signed(text: &str) -> String {
    let mut text = text.trim().replace("\r\n", "\n");
    text.push('\n');
    text
}

fn words(lang: Lang, comparison: &Comparison) -> (&'static str, String) {
    let about = |key, head: &Head| lang.t2(key, "size", head.size, "at", moment(lang, head.at));
    match comparison {
        Comparison::Consistent { kept, .. } => ("success", about("log-consistent", kept)),
        Comparison::Rewritten(kept) => ("danger", about("log-rewritten", kept)),
        Comparison::Shortened(kept) => ("danger", about("log-shortened", kept)),
        Comparison::OtherLog(_) => ("warning", lang.t("log-other")),
        Comparison::Refused(_) => ("warning", lang.t("log-refused")),
    }
}
