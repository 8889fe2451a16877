//! Pages of the trainer: her cohorts, one cohort, one learner, sheets to print, tables to take away.

mod follow;
mod manage;
mod paper;
mod words;

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/cohorts", get(manage::index))
        .route("/cohorts/new", get(manage::show_new).post(manage::create))
        .route("/cohorts/{id}", get(follow::show))
        .route("/cohorts/{id}/closing", post(manage::close))
        .route("/cohorts/{id}/reopening", post(manage::reopen))
        .route("/cohorts/{id}/learners/{attempt}", get(follow::show_learner))
        .route("/cohorts/{id}/poster", get(paper::poster))
        .route("/cohorts/{id}/results.csv", get(paper::results))
}
