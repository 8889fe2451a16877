//! A browser without script, or a program with a bearer token. Sends straight into the router.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{
    ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE, IF_NONE_MATCH, LOCATION, SET_COOKIE,
};
use axum::http::{HeaderMap, Method, Request};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use tower::ServiceExt;

/// Sends requests, keeps cookies.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    bearer: Option<String>,
    language: &'static str,
    site: &'static str,
    known: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as text.
    pub text: String,
    /// Body as it came.
    pub bytes: Vec<u8>,
}

impl Client {
    /// A new browser.
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            bearer: None,
            language: "en",
            site: "same-origin",
            known: None,
        }
    }

    /// The same, sending a bearer token.
    #[must_use]
    pub fn with_bearer(mut self, token: &str) -> Self {
        self.bearer = Some(token.to_owned());
        self
    }

    /// The bearer token it sends.
    pub fn bearer(&self) -> Option<&str> {
        self.bearer.as_deref()
    }

    /// The same, asking for a language.
    #[must_use]
    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same, saying that it has the version with this tag already.
    #[must_use]
    pub fn knowing(mut self, tag: &str) -> Self {
        self.known = Some(tag.to_owned());
        self
    }

    /// The same, as if its requests came from another site.
    #[must_use]
    pub fn from_another_site(mut self) -> Self {
        self.site = "cross-site";
        self
    }

    /// Value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Takes a cookie from somewhere else.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// DELETE.
    pub async fn delete(&mut self, path: &str) -> Reply {
        self.send(Method::DELETE, path, None, Body::empty()).await
    }

    /// POST of a form; keys may repeat.
    pub async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = encode(fields);
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }

    /// POST of a file, as a browser uploads it.
    pub async fn post_file(&mut self, path: &str, field: &str, file: &[u8]) -> Reply {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"file.json\"\r\n\
             Content-Type: application/json\r\n\r\n"
        );
        let body = [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
        self.send(Method::POST, path, Some("multipart/form-data; boundary=edge"), Body::from(body)).await
    }

    /// POST of a form, then GET of where it leads.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.post_form(path, fields).await;
        match reply.location() {
            Some(next) => self.get(&next).await,
            None => reply,
        }
    }

    /// POST of JSON.
    pub async fn post_json(&mut self, path: &str, body: &Value) -> Reply {
        self.send(Method::POST, path, Some("application/json"), Body::from(body.to_string())).await
    }

    /// POST of a text of some kind.
    pub async fn post_text(&mut self, path: &str, kind: &'static str, text: &str) -> Reply {
        self.send(Method::POST, path, Some(kind), Body::from(text.to_owned())).await
    }

    /// Any method with JSON.
    pub async fn send_json(&mut self, method: Method, path: &str, body: &Value) -> Reply {
        self.send(method, path, Some("application/json"), Body::from(body.to_string())).await
    }

    async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:8080")
            .header("sec-fetch-site", self.site)
            .header(ACCEPT_LANGUAGE, self.language);
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        if let Some(tag) = &self.known {
            request = request.header(IF_NONE_MATCH, tag);
        }
        if let Some(token) = &self.bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE) {
            let text = header.to_str().unwrap();
            let (pair, attributes) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').unwrap();
            assert!(
                attributes.contains("Secure")
                    && attributes.contains("HttpOnly")
                    && attributes.contains("Path=/"),
                "cookie without its protections: {text}"
            );
            if value.is_empty() || attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Reply {
    /// Body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.text))
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<String> {
        self.headers.get(LOCATION).map(|value| value.to_str().unwrap().to_owned())
    }

    /// Texts of the elements that match a CSS selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let document = scraper::Html::parse_document(&self.text);
        let selector = scraper::Selector::parse(selector).unwrap();
        document.select(&selector).map(|e| e.text().collect::<Vec<_>>().join(" ").trim().to_owned()).collect()
    }

    /// Values of an attribute of the elements that match a CSS selector.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let document = scraper::Html::parse_document(&self.text);
        let selector = scraper::Selector::parse(selector).unwrap();
        document.select(&selector).filter_map(|e| e.attr(attribute)).map(str::to_owned).collect()
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        percent(&mut text, name);
        text.push('=');
        percent(&mut text, value);
    }
    text
}

fn percent(text: &mut String, raw: &str) {
    for byte in raw.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
}
