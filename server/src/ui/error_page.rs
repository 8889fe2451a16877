//! An error as a page with a way out, in the visitor's language.

use super::{Page, Shell};
use crate::error::AppError;
use crate::state::AppState;
use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

#[derive(Debug, Template)]
#[template(path = "ui/error.html")]
struct ErrorPage {
    shell: Shell,
    title: String,
    text: String,
    way_out: (String, String),
}

/// Turns an [`AppError`] left in a response into a page.
pub async fn render_errors(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(shell) = Shell::from_request_parts(&mut parts, &state).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(error) = response.extensions().get::<AppError>().cloned() else { return response };
    let key = error.key();
    let page = ErrorPage {
        title: shell.t(&format!("error-{key}-title")),
        text: error.message(shell.lang),
        way_out: (error.way_out().to_owned(), shell.t(&format!("error-{key}-way-out"))),
        shell,
    };
    let mut answer = (error.status(), Page(page)).into_response();
    for (name, value) in response.headers() {
        if name != axum::http::header::CONTENT_LENGTH && name != axum::http::header::CONTENT_TYPE {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    answer
}
