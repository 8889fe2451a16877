//! The pages' routes, read from the sources of their routers: axum does not tell them.

use std::fs;
use std::path::Path;

/// A page: method and pattern.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) path: String,
}

/// Pages open to everyone: whole patterns, and beginnings that end with `*`.
const PUBLIC: [&str; 30] = [
    "/",
    "/about",
    "/accessibility",
    "/privacy",
    "/assets/*",
    "/healthz",
    "/readyz",
    "/gallery",
    "/gallery/*",
    "/language",
    "/sign-in",
    "/sign-out",
    "/register",
    "/start",
    "/lessons",
    "/lessons/*",
    "/attempts",
    "/attempts/released",
    "/join",
    "/resume",
    "/media/*",
    "/exam",
    "/invitations/*",
    "/log",
    "/log/head",
    "/verify",
    "/verify/*",
    "/.well-known/did.json",
    "/orgs/{organisation}/did.json",
    "/status/*",
];

/// Pages of one's own.
pub(super) const OWN: [&str; 4] = ["GET /me", "GET /account", "POST /account/password", "POST /account"];

/// Pages of a role.
pub(super) const COLLECTIONS: [(&str, &str); 12] = [
    ("GET /cohorts", "trainer"),
    ("POST /cohorts", "trainer"),
    ("GET /cohorts/new", "trainer"),
    ("POST /cohorts/new", "trainer"),
    ("GET /sittings", "certifier"),
    ("POST /sittings", "certifier"),
    ("GET /sittings/new", "certifier"),
    ("POST /sittings/new", "certifier"),
    ("GET /people", "administrator"),
    ("POST /people", "administrator"),
    ("POST /people/invitations", "administrator"),
    ("POST /people/removals", "administrator"),
];

/// Whether everyone may open it.
pub(super) fn is_public(route: &Route) -> bool {
    PUBLIC.iter().any(|public| match public.strip_suffix('*') {
        Some(beginning) => route.path.starts_with(beginning),
        None => route.path == *public,
    })
}

/// Every route of every page.
pub(super) fn all() -> Vec<Route> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src");
    let mut found = Vec::new();
    let mut pending = vec![sources];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("bank/preview") {
                continue; // another service: an author's own, on loopback, without accounts
            }
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.extend(routes_of(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// `.route("/path", get(a).post(b))`, over as many lines as it takes.
fn routes_of(source: &str) -> Vec<Route> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for call in code.split(".route(").skip(1) {
        let literal = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
        let path = literal.unwrap_or_else(|| {
            panic!(
                "a route whose path is computed cannot be walked, write it out: .route({:.60}",
                call.trim_start()
            )
        });
        if path.starts_with("/api/") {
            continue;
        }
        let handlers = call.split(';').next().unwrap_or_default().split("\n}").next().unwrap_or_default();
        for (verb, method) in [("get(", "GET"), ("post(", "POST"), ("delete(", "DELETE"), ("put(", "PUT")] {
            let whole = |at: usize| {
                let before = handlers[..at].chars().next_back();
                before.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_')
            };
            if handlers.match_indices(verb).any(|(at, _)| whole(at)) {
                found.push(Route { method, path: path.to_owned() });
            }
        }
    }
    found
}

mod tests {
    use super::*;

    #[test]
    fn routes_are_read_from_the_code_of_a_router() {
        let source = "Router::new()\n.route(\"/a\", get(show).post(target(x)))\n.route(\n\"/b/{id}\",\npost(forget)\n)\n}";
        let read: Vec<String> =
            routes_of(source).iter().map(|route| format!("{} {}", route.method, route.path)).collect();
        assert_eq!(read, ["GET /a", "POST /a", "POST /b/{id}"]);
    }
}
