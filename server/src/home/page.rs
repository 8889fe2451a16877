//! Home page, pages about the service, language switch.

use crate::attempts::offer::{self, OfferedTest};
use crate::error::AppError;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::charts::{LevelBar, local};
use crate::ui::{LANGUAGE_COOKIE, Lang, Page, Shell, samples};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use jalon_engine::framework::{Area, Framework, FrameworkLevel};
use serde::Deserialize;

/// `/`, `/about`, `/accessibility`, `/privacy`, `/language`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(show))
        .route("/about", get(show_about))
        .route("/accessibility", get(show_accessibility))
        .route("/privacy", get(show_privacy))
        .route("/language", post(choose_language))
}

#[derive(Debug, Template)]
#[template(path = "home/home.html")]
struct Home {
    shell: Shell,
    /// The diagnostic to take before any test.
    first_steps: Option<OfferedTest>,
    /// Code and name.
    areas: Vec<(String, String)>,
}

async fn show(shell: Shell, State(state): State<AppState>) -> Response {
    let bank = state.banks.current();
    let name = |area: &Area| (area.code.clone(), local(&area.name, shell.lang));
    let areas = bank.framework().areas.iter().map(name).collect();
    let first_steps = offer::first_steps(&bank, shell.lang.tag());
    Page(Home { shell, first_steps, areas }).into_response()
}

#[derive(Debug, Template)]
#[template(path = "home/about.html")]
struct About {
    shell: Shell,
    example: LevelBar,
    stages: Vec<Stage>,
}

/// Levels that share a band of the framework.
#[derive(Debug)]
struct Stage {
    name: String,
    levels: String,
    says: String,
}

async fn show_about(shell: Shell, State(state): State<AppState>) -> Response {
    let stages = stages(state.banks.current().framework(), shell.lang);
    Page(About { example: LevelBar::of(&samples::outcome("1.1"), shell.lang), stages, shell }).into_response()
}

fn stages(framework: &Framework, lang: Lang) -> Vec<Stage> {
    let same_band = |a: &FrameworkLevel, b: &FrameworkLevel| a.band == b.band;
    let stage = |levels: &[FrameworkLevel]| {
        let (first, last) = (levels.first()?.level, levels.last()?.level);
        let band = framework.band(first)?;
        let levels = if first == last { first.to_string() } else { format!("{first}–{last}") };
        Some(Stage { name: local(&band.name, lang), levels, says: local(&band.description, lang) })
    };
    framework.levels.chunk_by(same_band).filter_map(stage).collect()
}

#[derive(Debug, Template)]
#[template(path = "home/accessibility.html")]
struct Accessibility {
    shell: Shell,
}

async fn show_accessibility(shell: Shell) -> Response {
    Page(Accessibility { shell }).into_response()
}

#[derive(Debug, Template)]
#[template(path = "home/privacy.html")]
struct Privacy {
    shell: Shell,
}

async fn show_privacy(shell: Shell) -> Response {
    Page(Privacy { shell }).into_response()
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
