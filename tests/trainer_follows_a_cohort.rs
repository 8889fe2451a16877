//! A trainer gives a code, sees where each learner is, reads what came out. Nobody else does.

use jalon::accounts::Role;
use jalon::ids::OrganisationId;
use jalon_tests::{Client, Person, TestApp, on_both_databases};
use serde_json::{Value, json};

const PLAN: &str = "positioning-1.1";

/// A trainer of an organisation and a cohort of hers.
struct Scene {
    home: OrganisationId,
    person: Person,
    trainer: Client,
    cohort: Cohort,
}

async fn scene(app: &TestApp) -> Scene {
    let home = app.organisation("Dupont Training").await;
    let person = app.person("Ana", &[(Role::Trainer, &home)]).await;
    let mut trainer = app.signed_in(&person).await;
    let cohort = create(&mut trainer, "Tuesday workshop").await;
    Scene { home, person, trainer, cohort }
}

struct Cohort {
    /// `/cohorts/coh_…`
    path: String,
    code: String,
}

async fn create(trainer: &mut Client, name: &str) -> Cohort {
    let reply = trainer.post_form("/cohorts/new", &[("name", name), ("plan", PLAN)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let path = reply.location().unwrap();
    let page = trainer.get(&path).await;
    assert_eq!(page.status, 200);
    Cohort { code: page.texts(".code-box code").remove(0), path }
}

/// A learner's test, as their device holds it.
struct Learner {
    device: Client,
    id: String,
}

async fn join(app: &TestApp, code: &str, name: &str) -> Learner {
    let wish = json!({ "locale": "en", "cohort_code": code, "participant_name": name });
    let reply = app.anonymous().post_json("/api/v1/attempts", &wish).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let started = reply.json();
    let secret = started["secret"].as_str().unwrap();
    Learner { device: app.anonymous().with_bearer(secret), id: started["id"].as_str().unwrap().to_owned() }
}

impl Learner {
    /// One "I don't know"; tells whether the test goes on.
    async fn answer(&mut self) -> bool {
        let path = format!("/api/v1/attempts/{}", self.id);
        let view = self.device.get(&path).await.json();
        let Some(position) = view["question"]["position"].as_u64() else { return false };
        let given = json!({ "position": position, "answer": { "kind": "dont_know" } });
        let reply = self.device.post_json(&format!("{path}/answers"), &given).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        reply.json()["state"] == "running"
    }

    async fn finish(mut self) -> String {
        while self.answer().await {}
        self.id
    }
}

async fn a_trainer_sees_who_finished_and_what_came_out(app: TestApp) {
    let Scene { mut trainer, cohort, .. } = scene(&app).await;
    let empty = trainer.get(&cohort.path).await;
    assert_eq!(empty.texts(".empty-title"), ["Nobody has begun yet"]);

    let mut slow = join(&app, &cohort.code.to_lowercase(), "Émile").await;
    slow.answer().await;
    let quick = join(&app, &cohort.code, "Zoé").await.finish().await;

    let page = trainer.get(&cohort.path).await;
    assert_eq!(page.texts("tbody th"), ["Émile", "Zoé"], "by name, accents folded");
    assert_eq!(page.texts("tbody .status"), ["Under way", "Finished"]);
    assert_eq!(page.texts("tbody td.num")[0], "1");
    assert_eq!(page.attributes("tbody th a", "href"), [format!("{}/learners/{quick}", cohort.path)]);
    assert!(page.text.contains("4 more are needed"), "one result makes no average");
    assert!(page.texts(".distribution").is_empty());

    let list = trainer.get("/cohorts").await;
    assert_eq!(list.texts("tbody td.num"), ["2", "1"]);

    let result = trainer.get(&format!("{}/learners/{quick}", cohort.path)).await;
    assert_eq!(result.texts("h1"), ["Zoé"]);
    assert_eq!(result.texts(".level-bar").len(), 1);
    assert!(!result.text.contains("dont_know") && !result.text.contains("I don't know"));
    let unfinished = trainer.get(&format!("{}/learners/{}", cohort.path, slow.id)).await;
    assert_eq!(unfinished.status, 200);
    assert!(unfinished.texts(".level-bar").is_empty(), "no result before the end");
    assert!(unfinished.text.contains("The test is not finished"));

    app.clock.advance_ms(10 * 60 * 1000);
    let later = trainer.get(&cohort.path).await;
    assert_eq!(later.texts("tbody .status")[0], "Seems stuck");
    assert_eq!(later.texts("tbody time")[0], "10 minutes ago");
}

async fn five_results_make_an_average(app: TestApp) {
    let Scene { person, mut trainer, cohort, .. } = scene(&app).await;
    for name in ["A", "B", "C", "D"] {
        join(&app, &cohort.code, name).await.finish().await;
    }
    // Ended before enough answers: finished, not measured.
    let early = join(&app, &cohort.code, "E").await;
    let path = format!("/api/v1/attempts/{}/ending", early.id);
    let ended = early.device.clone().post_json(&path, &json!({})).await;
    assert!(ended.status < 300, "{}", ended.text);

    let mut program = app.program(&person, Role::Trainer).await;
    let api = format!("/api/v1{}", cohort.path);
    let summary = program.get(&api).await.json()["summary"].clone();
    assert_eq!(summary["finished"], 5);
    assert_eq!(summary["competences"][0]["measured"], 4);
    assert_eq!(summary["competences"][0]["not_measured"], 1);
    assert_eq!(summary["competences"][0]["mean"], Value::Null, "four measures make no mean");

    join(&app, &cohort.code, "F").await.finish().await;
    let mean = program.get(&api).await.json()["summary"]["competences"][0]["mean"].clone();
    let (low, middle, high) = (mean["low"].as_f64(), mean["mean"].as_f64(), mean["high"].as_f64());
    assert!(low <= middle && middle <= high && low.is_some(), "{mean}");
    let page = trainer.get(&cohort.path).await;
    assert_eq!(page.texts(".distribution").len(), 1);
    assert_eq!(page.texts("ol li small").len(), 1, "one competence is ranked");
    assert!(page.text.contains("They are not a mark"));
}

async fn nobody_else_sees_a_cohort(app: TestApp) {
    let Scene { home, person, mut trainer, cohort } = scene(&app).await;
    let attempt = join(&app, &cohort.code, "Zoé").await.finish().await;
    let elsewhere = app.organisation("Other").await;
    let outsiders = [
        (app.anonymous(), 401),
        (app.learner("Lea").await, 404),
        (app.trainer("Colleague", &home).await, 404),
        (app.trainer("Stranger", &elsewhere).await, 404),
        (app.certifier("Certifier", &home).await, 404),
    ];
    for (mut outsider, status) in outsiders {
        for prefix in ["", "/api/v1"] {
            for rest in ["", "/results.csv", "/results.csv?form=long", &format!("/learners/{attempt}")] {
                let path = format!("{prefix}{}{rest}", cohort.path);
                assert_eq!(outsider.get(&path).await.status, status, "GET {path}");
            }
            for rest in ["/closing", "/reopening"] {
                let path = format!("{prefix}{}{rest}", cohort.path);
                assert_eq!(outsider.post_form(&path, &[]).await.status, status, "POST {path}");
            }
        }
        assert_eq!(outsider.get(&format!("{}/poster", cohort.path)).await.status, status);
    }
    for path in ["/cohorts", "/cohorts/new", "/api/v1/cohorts"] {
        assert_eq!(app.anonymous().get(path).await.status, 401, "{path}");
        assert_eq!(app.learner(&format!("L{}", path.len())).await.get(path).await.status, 404, "{path}");
    }

    // Of another cohort of the same trainer: the learner is not there.
    let other = create(&mut trainer, "Thursday workshop").await;
    assert_eq!(trainer.get(&format!("{}/learners/{attempt}", other.path)).await.status, 404);
    // Who no longer trains there no longer sees it.
    let chief = app.person("Chief", &[(Role::Administrator, &home)]).await;
    let fields = [("organisation", home.as_str()), ("account", person.account.as_str()), ("role", "trainer")];
    assert_eq!(app.signed_in(&chief).await.post_form("/people/removals", &fields).await.status, 303);
    assert_eq!(trainer.get(&cohort.path).await.status, 404);
}

async fn a_table_of_results_is_safe_to_open(app: TestApp) {
    let Scene { person, trainer, cohort, .. } = scene(&app).await;
    join(&app, &cohort.code, "=HYPERLINK(\"http://x\")").await.finish().await;
    join(&app, &cohort.code, "Zoé; \"Zaza\"").await;

    let mut french = trainer.clone().speaking("fr");
    let reply = french.get(&format!("{}/results.csv", cohort.path)).await;
    assert_eq!(reply.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(reply.headers["content-disposition"], "attachment; filename=\"results.csv\"");
    let lines = read(&reply.text, b';');
    assert_eq!(lines[0][..6], ["Nom", "État", "Commencé (UTC)", "Terminé (UTC)", "Aide", "1.1 Niveau"]);
    assert_eq!(lines[1][..3], ["'=HYPERLINK(\"http://x\")", "Terminé", "2026-09-01 08:00"]);
    assert!(lines[1][9].contains(',') && lines[1][9].replace(',', ".").parse::<f64>().is_ok());
    assert_eq!(lines[2][0], "Zoé; \"Zaza\"");
    assert_eq!(lines[2][5..10], ["", "", "", "", ""], "nothing before the end");

    let mut program = app.program(&person, Role::Trainer).await;
    let reply = program.get(&format!("/api/v1{}/results.csv?form=long", cohort.path)).await;
    let lines = read(&reply.text, b',');
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0][5..7], ["Code", "Competence"]);
    assert_eq!((lines[1][5].as_str(), lines[1][0].starts_with("'=")), ("1.1", true));
    assert_eq!(lines[2][5], "");
}

/// A table as a spreadsheet reads it.
fn read(text: &str, separator: u8) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

async fn a_closed_cohort_lets_nobody_new_in(app: TestApp) {
    let Scene { mut trainer, cohort, .. } = scene(&app).await;
    let mut early = join(&app, &cohort.code, "Early").await;
    let page = trainer.submit(&format!("{}/closing", cohort.path), &[]).await;
    assert!(page.text.contains("Nobody new can join") && page.texts(".code-box").is_empty());
    let again = trainer.post_form(&format!("{}/closing", cohort.path), &[]).await;
    assert_eq!(again.status, 303, "closing twice is closing once");

    let late = app.anonymous().post_form("/join", &[("code", &cohort.code)]).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("Dupont Training"), "says whom to ask");
    early.answer().await;

    trainer.submit(&format!("{}/reopening", cohort.path), &[]).await;
    join(&app, &cohort.code, "Late").await;
}

async fn a_form_comes_back_with_what_is_missing(app: TestApp) {
    let (one, two) = (app.organisation("One").await, app.organisation("Two").await);
    let roles = [(Role::Trainer, &one), (Role::Trainer, &two)];
    let person = app.person("Ana", &roles).await;
    let mut trainer = app.signed_in(&person).await;
    assert_eq!(trainer.get("/cohorts").await.texts(".empty-title"), ["You have no group yet"]);

    let reply = trainer.post_form("/cohorts/new", &[("name", " "), ("plan", PLAN)]).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.attributes("option[selected]", "value"), [PLAN], "the choice is kept");
    assert_eq!(reply.attributes(".notice a", "href"), ["#f-name"]);
    for plan in ["certification-all", "nothing", ""] {
        let reply = trainer.post_form("/cohorts/new", &[("name", "A"), ("plan", plan)]).await;
        assert_eq!((reply.status, reply.attributes(".notice a", "href")), (422, vec!["#f-plan".to_owned()]));
        assert_eq!(reply.attributes("#f-name", "value"), ["A"]);
    }
    let reply = trainer.post_form("/cohorts/new", &[("name", "A"), ("plan", PLAN)]).await;
    assert_eq!(reply.attributes(".notice a", "href"), ["#f-organisation"]);
    let fields = [("name", "<b>A</b>"), ("plan", PLAN), ("organisation", two.as_str())];
    let page = trainer.submit("/cohorts/new", &fields).await;
    assert_eq!((page.status, page.texts("h1")), (200, vec!["<b>A</b>".to_owned()]));

    let elsewhere = app.organisation("Elsewhere").await;
    let mut program = app.program(&person, Role::Trainer).await;
    let wish = json!({ "name": "B", "plan": PLAN, "organisation": elsewhere.as_str() });
    assert_eq!(program.post_json("/api/v1/cohorts", &wish).await.status, 422);
    let wish = json!({ "name": "B", "plan": PLAN, "organisation": one.as_str() });
    let made = program.post_json("/api/v1/cohorts", &wish).await;
    assert_eq!((made.status, made.json()["state"].as_str()), (201, Some("open")));
    assert_eq!(program.get("/api/v1/cohorts").await.json().as_array().unwrap().len(), 2);
}

async fn a_poster_shows_the_code_and_draws_the_link(app: TestApp) {
    let Scene { mut trainer, cohort, .. } = scene(&app).await;
    let poster = trainer.get(&format!("{}/poster", cohort.path)).await;
    assert_eq!(poster.status, 200);
    let codes = poster.texts("code");
    assert_eq!(codes.len(), 9, "the poster and eight slips");
    assert!(codes.iter().all(|code| *code == codes[0]));
    assert_eq!(poster.texts(".qr svg").len(), 1);
    assert!(poster.text.contains("127.0.0.1:8080/join"));
}

on_both_databases!(
    a_trainer_sees_who_finished_and_what_came_out,
    five_results_make_an_average,
    nobody_else_sees_a_cohort,
    a_table_of_results_is_safe_to_open,
    a_closed_cohort_lets_nobody_new_in,
    a_form_comes_back_with_what_is_missing,
    a_poster_shows_the_code_and_draws_the_link,
);
