//! Pages of sittings: planning, enrolment, the room, the review, and the candidate's own.

mod candidate;
mod enrolment;
mod exam;
mod overview;
mod planning;
mod review;
mod room;
mod screens;

use super::{Candidate, schedule};
use crate::state::AppState;
use crate::ui::{Lang, Page};
use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

/// Routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/sittings", get(planning::list))
        .route("/sittings/new", get(planning::new).post(planning::create))
        .route("/sittings/{id}", get(overview::show))
        .route("/sittings/{id}/slips", get(overview::slips))
        .route("/sittings/{id}/opening", post(overview::open))
        .route("/sittings/{id}/candidates", post(enrolment::enrol))
        .route("/sittings/{id}/enrolment", get(enrolment::paste).post(enrolment::import))
        .route("/sittings/{id}/room", get(room::show))
        .route("/sittings/{id}/everyone", get(room::everyone))
        .route("/sittings/{id}/pause", post(room::pause_all))
        .route("/sittings/{id}/resumption", post(room::resume_all))
        .route("/sittings/{id}/extra-time", post(room::grant_all))
        .route("/sittings/{id}/incidents", post(room::note_incident))
        .route("/sittings/{id}/ending", get(room::confirm_end).post(room::end))
        .route("/sittings/{id}/candidates/{candidate}", get(candidate::show))
        .route("/sittings/{id}/candidates/{candidate}/removal", post(enrolment::remove))
        .route("/sittings/{id}/candidates/{candidate}/adjustment", post(enrolment::adjust))
        .route("/sittings/{id}/candidates/{candidate}/admission", post(candidate::admit))
        .route("/sittings/{id}/candidates/{candidate}/pause", post(candidate::pause))
        .route("/sittings/{id}/candidates/{candidate}/resumption", post(candidate::resume))
        .route("/sittings/{id}/candidates/{candidate}/release", post(candidate::release_device))
        .route("/sittings/{id}/candidates/{candidate}/extra-time", post(candidate::grant))
        .route("/sittings/{id}/candidates/{candidate}/incidents", post(candidate::note_incident))
        .route(
            "/sittings/{id}/candidates/{candidate}/ending",
            get(candidate::confirm_end).post(candidate::end_test),
        )
        .route("/sittings/{id}/candidates/{candidate}/decision", post(review::decide))
        .route("/sittings/{id}/review", get(review::show).post(review::close))
        .route("/sittings/{id}/publication", post(review::publish))
        .route("/exam", get(exam::door).post(exam::enter))
        .route("/exam/{candidate}", get(exam::show))
        .route("/exam/{candidate}/start", post(exam::start))
        .route("/exam/{candidate}/file", get(exam::download_file))
        .route("/exam/{candidate}/presentation", post(exam::open_question))
        .route("/exam/{candidate}/work", post(exam::work))
        .route("/exam/{candidate}/answers", post(exam::answer))
        .route("/exam/{candidate}/release", post(exam::forget))
}

/// Where a form came from, to go back there.
#[derive(Debug, Default, Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

/// A page that says what was refused.
fn refused<T: Template>(status: StatusCode, page: T) -> Response {
    (status, Page(page)).into_response()
}

/// The way on after a form.
fn on_to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// "Lopez Ana, born 27 March 1985", as on the identity document.
fn identity_words(lang: Lang, candidate: &Candidate) -> String {
    let born = schedule::birth_words(lang, &candidate.birth_date);
    lang.t2("sittings-identity", "name", candidate.full_name(), "born", born)
}
