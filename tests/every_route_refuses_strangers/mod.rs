//! Promise: nobody reaches what belongs to somebody else, by any route there is.
//!
//! The routes are read, not listed: the API's from its OpenAPI document, the pages' from the sources of
//! their routers. A new route is walked the day it appears; a path parameter that this file does not
//! know fails the walk by name.

mod page_routes;
mod sample;
mod world;

use axum::http::Method;
use jalon_tests::{Client, Reply, TestApp, on_both_databases};
use serde_json::Value;
use world::{Stranger, World};

/// Operations open to everyone: method and path.
const PUBLIC: [&str; 22] = [
    "GET /plans",
    "GET /issuers",
    "POST /accounts",
    "POST /tokens",
    "POST /attempts",
    "POST /resumptions",
    "POST /exam/entries",
    "POST /invitations/{token}/acceptance",
    "GET /certificates/{certificate}",
    "GET /certificates/{certificate}/credential",
    "GET /certificates/{certificate}/document",
    "GET /certificates/{certificate}/jwt",
    "POST /certificates/{certificate}/record",
    "POST /certificates/{certificate}/bundle",
    "POST /verifications",
    "GET /framework",
    "GET /log/head",
    "GET /log/heads/{size}",
    "GET /log/inclusion",
    "GET /log/consistency",
    "GET /log/entries",
    "POST /log/comparisons",
];

/// Operations on what is one's own: anyone signed in, and nothing of somebody else's inside.
const OWN: [&str; 3] = ["GET /account", "GET /attempts", "DELETE /tokens/current"];

/// Collections of a role: who has the role sees their own, nothing of somebody else's.
const COLLECTIONS: [(&str, &str); 6] = [
    ("GET /cohorts", "trainer"),
    ("POST /cohorts", "trainer"),
    ("GET /sittings", "certifier"),
    ("POST /sittings", "certifier"),
    ("GET /sitting-plans", "certifier"),
    ("GET /people", "administrator"),
];

struct Operation {
    method: Method,
    path: String,
    body: Option<Value>,
    /// What the document says of it.
    says_public: bool,
}

impl Operation {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else { continue };
            found.push(Operation {
                method,
                path: path.trim_start_matches("/api/v1").to_owned(),
                body: sample::body(document, operation),
                says_public: operation.get("security").is_none(),
            });
        }
    }
    // A stranger who gives up the token is nobody from then on: last.
    found.sort_by_key(|operation| operation.path == "/tokens/current");
    found
}

async fn send(client: &mut Client, operation: &Operation, path: &str) -> Reply {
    let path = format!("/api/v1{path}");
    match (&operation.method, &operation.body) {
        (&Method::GET, _) => client.get(&path).await,
        (_, Some(body)) => client.send_json(operation.method.clone(), &path, body).await,
        (&Method::DELETE, None) => client.delete(&path).await,
        (_, None) => client.send_json(operation.method.clone(), &path, &serde_json::json!({})).await,
    }
}

/// What a reply tells that this stranger must not read.
fn leaked<'w>(world: &'w World, stranger: &Stranger, path: &str, reply: &Reply) -> Option<&'w String> {
    // The address they typed stands in the form that changes the language.
    let text = reply.text.replace(path, "");
    world.marks.iter().find(|mark| stranger.must_not_read(mark) && text.contains(*mark))
}

/// An address that only ever takes forms leads a reader back to the page above, which is walked itself.
fn leads_back(path: &str, reply: &Reply) -> bool {
    let above = reply.location().filter(|_| reply.status == 303);
    above.is_some_and(|above| path.starts_with(&above) && above.len() > 1)
}

/// Why a reply to a stranger is wrong, if it is.
fn judge(world: &World, stranger: &Stranger, name: &str, path: &str, reply: &Reply) -> Option<String> {
    let refused = matches!(reply.status, 401 | 403 | 404);
    let own = OWN.contains(&name) && stranger.role.is_some();
    let collection = COLLECTIONS.iter().any(|(of, role)| *of == name && stranger.role == Some(*role));
    let leaked = leaked(world, stranger, path, reply);
    let fault = if reply.status >= 500 {
        format!("answered {}", reply.status)
    } else if let Some(mark) = leaked {
        format!("answered {} and told `{mark}`", reply.status)
    } else if refused || own || collection {
        return None;
    } else {
        format!("answered {}: {}", reply.status, reply.text.chars().take(200).collect::<String>())
    };
    Some(format!("{name} as {}: {fault}", stranger.name))
}

async fn strangers_are_refused_by_every_operation(app: TestApp) {
    let world = World::build(&app).await;
    let document = app.anonymous().get("/api/v1/openapi.json").await.json();
    let operations = operations(&document);
    assert!(operations.len() > 20, "only {} operations in the document", operations.len());
    let mut faults = Vec::new();
    for operation in &operations {
        let name = operation.name();
        let public = PUBLIC.contains(&name.as_str());
        assert_eq!(operation.says_public, public, "{name}: the document and this list do not agree");
        if public {
            continue;
        }
        let path = world.fill(&operation.path);
        for stranger in &world.strangers {
            if stranger.may_enter(&operation.path) {
                continue;
            }
            let reply = send(&mut stranger.program.clone(), operation, &path).await;
            faults.extend(judge(&world, stranger, &name, &path, &reply));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(world.fingerprint(&app).await, world.before, "a refused request changed something");
}

async fn the_rightful_are_let_in(app: TestApp) {
    // The control: the ids are real, so that a 404 above means "not for you".
    let world = World::build(&app).await;
    let document = app.anonymous().get("/api/v1/openapi.json").await.json();
    let mut faults = Vec::new();
    for operation in operations(&document).iter().filter(|operation| operation.method == Method::GET) {
        let Some(person) = world.rightful(&operation.path) else { continue };
        let reply = send(&mut person.clone(), operation, &world.fill(&operation.path)).await;
        if !matches!(reply.status, 200..300 | 409) {
            faults.push(format!("{}: {} {}", operation.name(), reply.status, reply.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn strangers_are_refused_by_every_page(app: TestApp) {
    let world = World::build(&app).await;
    let routes = page_routes::all();
    assert!(routes.len() > 20, "only {} pages found in the sources", routes.len());
    let mut faults = Vec::new();
    for route in routes.iter().filter(|route| !page_routes::is_public(route)) {
        let path = world.fill(&route.path);
        for stranger in &world.strangers {
            if stranger.may_enter(&route.path) {
                continue;
            }
            let mut browser = stranger.browser.clone();
            let reply = match route.method {
                "GET" => browser.get(&path).await,
                _ => browser.post_form(&path, &sample::form()).await,
            };
            let name = format!("{} {}", route.method, route.path);
            let signed_in = stranger.role.is_some() && page_routes::OWN.contains(&name.as_str());
            let role = page_routes::COLLECTIONS.iter().find(|(of, _)| *of == name).map(|(_, role)| *role);
            let has_role = role.is_some() && role == stranger.role;
            let kept = leaked(&world, stranger, &path, &reply).is_none();
            let back = route.method == "GET" && leads_back(&path, &reply);
            if !((signed_in || has_role || back) && kept && reply.status < 500) {
                faults.extend(judge(&world, stranger, &name, &path, &reply));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(world.fingerprint(&app).await, world.before, "a refused request changed something");
}

on_both_databases!(
    strangers_are_refused_by_every_operation,
    strangers_are_refused_by_every_page,
    the_rightful_are_let_in,
);
