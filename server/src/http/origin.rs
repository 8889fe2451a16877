//! Cross-site requests are refused by what browsers say of their origin; forms need no tokens.
//!
//! Safe methods pass. Otherwise, in order: a bearer token (never sent by a browser on its own) passes;
//! `Sec-Fetch-Site` must be `same-origin` or `none`; else `Origin` must be ours; else, with neither
//! header, a request without cookies passes (it has nothing to abuse) and one with cookies is refused.

use crate::error::AppError;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses unsafe requests from other sites.
pub async fn same_site_only(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), &state.config.public_url) {
        next.run(request).await
    } else {
        refuse(&request)
    }
}

fn refuse(request: &Request) -> Response {
    tracing::warn!(method = %request.method(), "refused a request from another site");
    AppError::CrossSite.into_response()
}

fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(AUTHORIZATION) {
        return true;
    }
    if let Some(site) = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        return site == "same-origin" || site == "none";
    }
    match text(ORIGIN) {
        Some(origin) => origin == public_url || text(HOST).is_some_and(|host| host_of(origin) == Some(host)),
        None => !headers.contains_key(COOKIE),
    }
}

fn host_of(origin: &str) -> Option<&str> {
    origin.split_once("://").map(|(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(entries: &[(&'static str, &'static str)]) -> HeaderMap {
        entries.iter().map(|(n, v)| (n.parse().unwrap(), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn other_sites_are_refused() {
        let ours = |entries: &[_]| is_ours(&headers(entries), "https://jalon.example");
        assert!(ours(&[("sec-fetch-site", "same-origin"), ("cookie", "a=b")]));
        assert!(ours(&[("origin", "https://jalon.example"), ("cookie", "a=b")]));
        assert!(ours(&[("authorization", "Bearer x")]));
        assert!(ours(&[]));
        assert!(!ours(&[("sec-fetch-site", "cross-site"), ("origin", "https://jalon.example")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[("origin", "https://evil.example"), ("host", "jalon.example")]));
        assert!(!ours(&[("origin", "null"), ("host", "jalon.example")]));
        assert!(!ours(&[("cookie", "a=b")]));
    }
}
