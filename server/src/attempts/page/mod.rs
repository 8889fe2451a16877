//! The learner's pages: choose, answer, pause, read the result. All of it works without script.

mod doors;
mod held;
mod leaving;
mod mine;
mod question;
mod reading;
mod start;
mod steps;

use super::media;
use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

/// `/start`, `/join`, `/resume`, `/attempts…`, `/me`, `/media…`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/start", get(start::show))
        .route("/attempts", get(start::lead_to_start).post(start::create))
        .route("/join", get(doors::show_join).post(doors::join))
        .route("/resume", get(doors::show_resume).post(doors::resume))
        .route("/me", get(mine::show))
        .route("/media/{revision}/{*file}", get(media::show))
        .route("/attempts/released", get(leaving::show_released))
        .route("/attempts/{id}", get(question::show))
        .route("/attempts/{id}/file", get(question::download_file))
        .route("/attempts/{id}/presentation", post(question::open))
        .route("/attempts/{id}/work", get(leaving::lead_back).post(question::work))
        .route("/attempts/{id}/answers", get(leaving::lead_back).post(question::answer))
        .route("/attempts/{id}/pause", get(leaving::show_pause))
        .route("/attempts/{id}/ending", get(leaving::show_ending).post(leaving::end))
        .route("/attempts/{id}/release", get(leaving::lead_back).post(leaving::release))
        .route("/attempts/{id}/owner", get(leaving::lead_back).post(mine::adopt))
        .route("/attempts/{id}/result", get(reading::show_result))
        .route("/attempts/{id}/corrections", get(reading::show_corrections))
        .route("/attempts/{id}/result.json", get(reading::download_json))
        .route("/attempts/{id}/result.csv", get(reading::download_csv))
}
