//! Home page and language switch.

use crate::error::AppError;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::{LANGUAGE_COOKIE, Lang, Page, Shell};
use askama::Template;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

/// `/`, `/language`.
pub fn routes() -> Router<AppState> {
    Router::new().route("/", get(show)).route("/language", post(choose_language))
}

#[derive(Debug, Template)]
#[template(path = "home/home.html")]
struct Home {
    shell: Shell,
}

async fn show(shell: Shell) -> Response {
    Page(Home { shell }).into_response()
}

#[derive(Debug, Deserialize)]
struct LanguageForm {
    lang: String,
    back: String,
}

async fn choose_language(jar: CookieJar, Form(form): Form<LanguageForm>) -> Result<Response, AppError> {
    let lang = Lang::from_tag(&form.lang).ok_or_else(|| AppError::invalid("lang", "form"))?;
    let cookie = Cookie::build((LANGUAGE_COOKIE, lang.tag()))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .permanent()
        .build();
    // Only a path of ours: never a way to send people elsewhere.
    let local = form.back.starts_with('/') && !form.back.starts_with("//") && !form.back.contains('\\');
    let back = if local { form.back.as_str() } else { "/" };
    Ok((jar.add(cookie), Redirect::to(back)).into_response())
}
