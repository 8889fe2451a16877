//! What every page shares: the shell around it, its language, how it is sent.

pub mod assets;
pub mod charts;
pub mod distribution;
pub mod download;
pub mod error_page;
pub mod form;
pub mod gallery;
pub mod given;
pub mod item;
pub mod rich;
pub mod samples;
pub mod shapes;
pub mod task;
pub mod texts;

use crate::accounts::extract::identify;
use crate::accounts::{Identity, Role};
use crate::state::AppState;
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use std::convert::Infallible;
pub use texts::Lang;

/// Name of the cookie that remembers the language.
pub const LANGUAGE_COOKIE: &str = "__Host-lang";

/// The frame of a page: language, who is signed in, where we are.
#[derive(Debug, Clone)]
pub struct Shell {
    /// Language of the interface.
    pub lang: Lang,
    /// Who is signed in.
    pub identity: Option<Identity>,
    /// Path and query of this page, for the language switch and the way back.
    pub path: String,
    /// Address people type, for absolute links.
    pub public_url: String,
}

impl Shell {
    /// See [`Lang::t`].
    pub fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// Whether the visitor has a role somewhere.
    pub fn is(&self, role: Role) -> bool {
        self.identity.as_ref().is_some_and(|identity| identity.has(role))
    }

    /// Languages this page is not in.
    pub fn other_languages(&self) -> impl Iterator<Item = Lang> {
        Lang::ALL.into_iter().filter(move |lang| *lang != self.lang)
    }

    /// Links of the header, by what the visitor may do.
    pub fn navigation(&self) -> Vec<(&'static str, String)> {
        let signed_in = self.identity.is_some();
        [
            (true, "/start", "nav-start"),
            (true, "/resume", "nav-resume"),
            (true, "/lessons", "lessons-title"),
            (true, "/verify", "nav-verify"),
            (signed_in, "/me", "nav-me"),
            (self.is_trainer(), "/cohorts", "nav-cohorts"),
            (self.is_certifier(), "/sittings", "nav-sittings"),
            (self.is_administrator(), "/people", "nav-people"),
        ]
        .into_iter()
        .filter(|(shown, _, _)| *shown)
        .map(|(_, href, key)| (href, self.t(key)))
        .collect()
    }

    /// Whether the visitor asked a page that reloads by itself to stop doing so (`?still`).
    pub fn holds_still(&self) -> bool {
        self.asks("still")
    }

    /// Whether the address asks for something (`?word`).
    pub fn asks(&self, word: &str) -> bool {
        let query = self.path.split_once('?').map(|(_, query)| query);
        query.is_some_and(|query| query.split('&').any(|part| part == word))
    }

    /// Whether this page is at, or (but for the home page) under, an address.
    pub fn here(&self, href: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || (href != "/" && rest.starts_with('/')))
    }

    /// What `aria-current` says of a link that leads here: the page itself, or its section.
    pub fn current(&self, href: &str) -> &'static str {
        if self.path.split('?').next() == Some(href) { "page" } else { "true" }
    }

    /// Whether the visitor trains.
    pub fn is_trainer(&self) -> bool {
        self.is(Role::Trainer)
    }

    /// Whether the visitor certifies.
    pub fn is_certifier(&self) -> bool {
        self.is(Role::Certifier)
    }

    /// Whether the visitor administers.
    pub fn is_administrator(&self) -> bool {
        self.is(Role::Administrator)
    }
}

impl FromRequestParts<AppState> for Shell {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let identity = identify(parts, state).await.ok().flatten();
        Ok(Self {
            lang: language(parts),
            identity,
            path: parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            public_url: state.config.public_url.clone(),
        })
    }
}

/// The visitor's choice, else what the browser asks for.
pub fn language(parts: &Parts) -> Lang {
    let jar = CookieJar::from_headers(&parts.headers);
    let chosen = jar.get(LANGUAGE_COOKIE).and_then(|cookie| Lang::from_tag(cookie.value()));
    chosen.unwrap_or_else(|| {
        let header = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Lang::negotiate(header.unwrap_or_default())
    })
}

/// A template sent as a page; never stored by caches, since the next person may share the computer.
#[derive(Debug)]
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")], html)
                .into_response(),
            Err(error) => crate::error::AppError::Internal(format!("template: {error}")).into_response(),
        }
    }
}
