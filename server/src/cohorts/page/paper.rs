//! What leaves the screen: the sheet for the wall with slips to cut, and the table of results.

use super::words::plan_title;
use crate::accounts::extract::Trainer;
use crate::certificates::qr_svg;
use crate::cohorts::{self, Cohort, Form};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::CohortId;
use crate::state::AppState;
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// Slips on a sheet.
const SLIPS: usize = 8;

#[derive(Debug, Template)]
#[template(path = "cohorts/poster.html")]
struct PosterPage {
    shell: Shell,
    cohort: Cohort,
    test: String,
    /// The address to type, without `https://`.
    address: String,
    /// Our own drawing, already escaped.
    qr: Option<String>,
    slips: [(); SLIPS],
}

/// `GET /cohorts/{id}/poster`
pub(super) async fn poster(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Response, AppError> {
    let cohort = cohorts::find(&state, &scope, &id).await?;
    let url = &state.config.public_url;
    let page = PosterPage {
        test: plan_title(&state, &cohort, shell.lang),
        address: format!("{}/join", url.split_once("://").map_or(url.as_str(), |(_, rest)| rest)),
        qr: qr_svg(&cohorts::link(&state, &cohort), &shell.t("cohorts-poster-qr")).ok(),
        slips: [(); SLIPS],
        cohort,
        shell,
    };
    Ok(Page(page).into_response())
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct TableQuery {
    #[serde(default)]
    form: String,
}

/// `GET /cohorts/{id}/results.csv`: in the interface's language, see `http::csv`.
pub(super) async fn results(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
    Query(query): Query<TableQuery>,
) -> Result<Response, AppError> {
    let followed = cohorts::follow(&state, &scope, &id).await?;
    cohorts::table(&state, &followed, Form::named(&query.form), shell.lang)?.download("results")
}
