//! Two organisations: A with everything in it (the demonstration), B with people who are not A's.

use jalon::accounts::Role;
use jalon::db::Db;
use jalon_tests::{Client, TestApp};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Somebody who tries doors.
pub(super) struct Stranger {
    pub(super) name: &'static str,
    /// The role they really have; `None` when they are not signed in.
    pub(super) role: Option<&'static str>,
    pub(super) program: Client,
    pub(super) browser: Client,
    /// Beginnings of paths where they are no stranger.
    at_home: &'static [&'static str],
    /// Of organisation A, whose name and people they know.
    of_a: bool,
}

impl Stranger {
    /// What they must not read among the marks.
    pub(super) fn must_not_read(&self, mark: &str) -> bool {
        !self.of_a || ["att_", "coh_", "sit_", "can_", "crt_"].iter().any(|kind| mark.starts_with(kind))
    }

    pub(super) fn may_enter(&self, path: &str) -> bool {
        self.at_home.iter().any(|home| path == *home || path.starts_with(&format!("{home}/")))
    }
}

/// Organisation A, its ids, and those who are not of it.
pub(super) struct World {
    pub(super) strangers: Vec<Stranger>,
    /// Texts that no stranger may read.
    pub(super) marks: Vec<String>,
    /// Counts of everything A has.
    pub(super) before: Vec<(&'static str, i64)>,
    parameters: BTreeMap<(&'static str, &'static str), String>,
    people: BTreeMap<&'static str, Client>,
}

impl World {
    pub(super) async fn build(app: &TestApp) -> Self {
        jalon::demo::fill(&app.state).await.unwrap();
        let text = std::fs::read_to_string(app.folder().join("demo.json")).unwrap();
        let demo: Value = serde_json::from_str(&text).unwrap();
        let parameters = parameters(&app.state.db, &demo).await;
        let people = ["learner", "trainer", "certifier", "administrator"].map(|role| {
            let token = demo["accounts"][role]["token"].as_str().unwrap();
            (role, app.anonymous().with_bearer(token))
        });
        let mut world = Self {
            strangers: strangers(app, &demo).await,
            marks: marks(&parameters),
            before: Vec::new(),
            parameters,
            people: people.into(),
        };
        world.before = world.fingerprint(app).await;
        world
    }

    /// A path with A's real ids in it.
    pub(super) fn fill(&self, pattern: &str) -> String {
        let first = pattern.split('/').nth(1).unwrap_or_default();
        let parts = pattern.split('/').map(|part| {
            let Some(name) = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
                return part.to_owned();
            };
            let known = self.parameters.iter().find(|((of, called), _)| *of == first && *called == name);
            let (_, id) = known.unwrap_or_else(|| {
                panic!("`{{{name}}}` of {pattern} is unknown to the walk: say whose it is in world.rs")
            });
            id.clone()
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// Who may open what a path leads to.
    pub(super) fn rightful(&self, path: &str) -> Option<&Client> {
        let role = match path.split('/').nth(1)? {
            "attempts" | "account" => "learner",
            "cohorts" => "trainer",
            "sittings" => "certifier",
            "people" | "organisations" => "administrator",
            _ => return None,
        };
        self.people.get(role)
    }

    /// How much of everything there is: a refused request leaves it as it was.
    pub(super) async fn fingerprint(&self, app: &TestApp) -> Vec<(&'static str, i64)> {
        const TABLES: [(&str, &str); 9] = [
            ("attempts", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM attempts WHERE state = 'completed'"),
            ("events", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM attempt_events"),
            ("open cohorts", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM cohorts WHERE state = 'open'"),
            ("candidates", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM candidates"),
            ("decisions", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM candidates WHERE decision IS NOT NULL"),
            ("notes", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM sitting_events"),
            ("valid", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM certificates WHERE state = 'valid'"),
            ("roles", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM memberships"),
            ("invitations", "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM invitations"),
        ];
        let mut counts = Vec::new();
        for (name, query) in TABLES {
            counts.push((name, app.state.db.read_one(query, &[], |row| row.int("n")).await.unwrap()));
        }
        counts
    }
}

/// Real ids of A, by the first word of the path and the name of the parameter.
async fn parameters(db: &Db, demo: &Value) -> BTreeMap<(&'static str, &'static str), String> {
    let attempt = one(db, "SELECT MIN(id) AS id FROM attempts WHERE account_id IS NOT NULL").await;
    let member = "SELECT MIN(id) AS id FROM attempts WHERE cohort_id IS NOT NULL AND state = 'completed'";
    let member = one(db, member).await;
    let candidate = "SELECT MIN(c.id) AS id FROM candidates c JOIN sittings s ON s.id = c.sitting_id \
                     WHERE s.state = 'published'";
    let candidate = one(db, candidate).await;
    let organisation = one(db, "SELECT organisation_id AS id FROM cohorts").await;
    let account = one(db, "SELECT trainer_id AS id FROM cohorts").await;
    let certificate = one(db, "SELECT COALESCE(MIN(id), 'none') AS id FROM certificates").await;
    let code = one(db, "SELECT COALESCE(MIN(code), 'none') AS id FROM certificates").await;
    let cohort = demo["cohort"]["id"].as_str().unwrap().to_owned();
    let sitting = demo["published_session"]["id"].as_str().unwrap().to_owned();
    let attempts = ["id", "attempt"].map(|name| (("attempts", name), attempt.clone()));
    let mut all = BTreeMap::from([
        (("cohorts", "id"), cohort.clone()),
        (("cohorts", "cohort"), cohort),
        (("cohorts", "attempt"), member),
        (("sittings", "id"), sitting.clone()),
        (("sittings", "sitting"), sitting),
        (("sittings", "cid"), candidate.clone()),
        (("sittings", "candidate"), candidate.clone()),
        (("exam", "id"), candidate.clone()),
        (("exam", "candidate"), candidate),
        (("organisations", "id"), organisation.clone()),
        (("organisations", "account"), account.clone()),
        (("organisations", "role"), "trainer".to_owned()),
        (("people", "organisation"), organisation),
        (("people", "account"), account),
        (("people", "role"), "trainer".to_owned()),
        (("certificates", "certificate"), certificate),
        (("certificates", "code"), code),
    ]);
    all.extend(attempts);
    all
}

async fn one(db: &Db, query: &'static str) -> String {
    db.read(query, &[], |row| row.text("id"))
        .await
        .unwrap()
        .into_iter()
        .next()
        .expect("the demonstration has one")
}

/// Ids and names of A: a page for a stranger holds none of them.
fn marks(parameters: &BTreeMap<(&'static str, &'static str), String>) -> Vec<String> {
    let ids = parameters.iter().filter(|((_, name), _)| *name != "role" && *name != "code");
    let ids = ids.map(|(_, id)| id.clone()).filter(|id| id.len() > 8);
    ids.chain(["(démo)".to_owned()]).collect()
}

async fn strangers(app: &TestApp, demo: &Value) -> Vec<Stranger> {
    let other = app.organisation("Elsewhere").await;
    let same = one(&app.state.db, "SELECT organisation_id AS id FROM cohorts").await;
    let same = jalon::ids::OrganisationId(same);
    let mut all = vec![Stranger {
        name: "anonymous",
        role: None,
        program: app.anonymous(),
        browser: app.anonymous(),
        at_home: &[],
        of_a: false,
    }];
    for (name, role, organisation) in [
        ("a learner", Role::Learner, None),
        ("a trainer of the same organisation", Role::Trainer, Some(&same)),
        ("a trainer from elsewhere", Role::Trainer, Some(&other)),
        ("a certifier from elsewhere", Role::Certifier, Some(&other)),
        ("an administrator from elsewhere", Role::Administrator, Some(&other)),
    ] {
        let roles: Vec<_> = organisation.map(|organisation| (role, organisation)).into_iter().collect();
        let person = app.person(&name.replace(' ', "-"), &roles).await;
        let program = app.program(&person, role).await;
        let browser = app.signed_in(&person).await;
        let of_a = organisation == Some(&same);
        all.push(Stranger { name, role: Some(role.as_str()), program, browser, at_home: &[], of_a });
    }
    all.push(other_attempt(app).await);
    all.extend(people_of_a(app, demo).await);
    all
}

/// A device that holds another test.
async fn other_attempt(app: &TestApp) -> Stranger {
    let body = json!({"plan": "positioning-1.2", "locale": "en"});
    let begun = app.anonymous().post_json("/api/v1/attempts", &body).await.json();
    let secret = begun["secret"].as_str().unwrap();
    let mut browser = app.anonymous();
    browser.set_cookie("__Host-attempt", &format!("{secret}.{}", begun["resume_code"].as_str().unwrap()));
    let program = app.anonymous().with_bearer(secret);
    Stranger { name: "the holder of another test", role: None, program, browser, at_home: &[], of_a: false }
}

/// A's own people outside their own work.
async fn people_of_a(app: &TestApp, demo: &Value) -> Vec<Stranger> {
    let mut all = Vec::new();
    for (name, role, at_home) in [
        ("the trainer of the cohort", "trainer", &["/cohorts", "/account", "/me"][..]),
        ("the certifier of the session", "certifier", &["/sittings", "/certificates", "/account", "/me"]),
        (
            "the administrator of the organisation",
            "administrator",
            &["/people", "/organisations", "/account", "/me", "/tokens"],
        ),
    ] {
        let account = &demo["accounts"][role];
        let program = app.anonymous().with_bearer(account["token"].as_str().unwrap());
        let mut browser = app.anonymous();
        let fields = ["email", "password"].map(|field| (field, account[field].as_str().unwrap()));
        assert_eq!(browser.post_form("/sign-in", &fields).await.status, 303);
        all.push(Stranger { name, role: Some(role), program, browser, at_home, of_a: true });
    }
    all
}
