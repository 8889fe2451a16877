//! Before any test: ten drawn questions, alone or with help, and one piece of advice. No level anywhere.

use jalon::accounts::Role;
use jalon_engine::bank::ItemBank;
use jalon_engine::item::answer::Answer;
use jalon_engine::item::{ItemId, ItemStatus};
use jalon_engine::session::Diagnostic;
use jalon_tests::{Client, TestApp, on_both_databases};
use serde_json::{Value, json};

const PLAN: &str = "first-steps";

/// How a question is done, as the page is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Alone,
    Helped,
    DontKnow,
}

fn diagnostic(bank: &ItemBank) -> Diagnostic {
    bank.plan(PLAN).unwrap().diagnostic.clone().unwrap()
}

/// The choice that is worth full credit.
fn right(bank: &ItemBank, id: &ItemId) -> String {
    let item = bank.item(id).unwrap();
    let choices = item.content["en"].body.options().iter().map(|option| option.id.clone());
    let worth =
        |choice: &String| item.score("en", &Answer::Choice { choice: choice.clone() }).unwrap().credit >= 1.0;
    choices.into_iter().find(worth).unwrap()
}

async fn begin(client: &mut Client, helped: &str) -> String {
    let reply = client.post_form("/attempts", &[("plan", PLAN), ("helped", helped)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().unwrap()
}

/// Answers in pages, rightly unless "I don't know yet".
async fn take(client: &mut Client, bank: &ItemBank, path: &str, ways: &[Way]) {
    for ((way, id), position) in ways.iter().zip(&diagnostic(bank).questions).zip(1..) {
        let (position, choice) = (position.to_string(), right(bank, id));
        let mut fields = vec![("position", position.as_str())];
        match way {
            Way::Alone => fields.extend([("choice", choice.as_str()), ("doing", "alone")]),
            Way::Helped => fields.extend([("choice", choice.as_str()), ("doing", "helped")]),
            Way::DontKnow => fields.push(("dont_know", "yes")),
        }
        let reply = client.post_form(&format!("{path}/answers"), &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
    }
}

fn ways(alone: usize, helped: usize) -> Vec<Way> {
    let mut ways = vec![Way::Alone; alone];
    ways.extend(vec![Way::Helped; helped]);
    ways.resize(10, Way::DontKnow);
    ways
}

async fn a_beginner_goes_from_the_first_door_to_the_advice(app: TestApp) {
    let bank = app.state.banks.current();
    let mut person = app.anonymous();
    let home = person.get("/").await;
    let door = home.attributes(".first-door a", "href");
    assert_eq!(door, [format!("/start?plan={PLAN}")]);
    let start = person.get("/start").await;
    assert_eq!(start.attributes(".main-door a", "href"), door);
    let briefing = person.get(&door[0]).await;
    assert!(briefing.text.contains("There are 10 questions"), "{}", briefing.text);
    assert!(!briefing.text.contains("chosen for you"), "they are not");

    let path = begin(&mut person, "explaining").await;
    for (id, position) in diagnostic(&bank).questions.iter().zip(1..) {
        let page = person.get(&path).await;
        assert_eq!(page.texts("h1"), [format!("Question {position}")]);
        assert_eq!(page.texts(".progress label"), ["Of 10 questions"]);
        let buttons = page.attributes("form button[type=submit]", "value");
        assert_eq!(buttons, ["alone", "helped", "yes"], "how it was found is said with the answer");
        assert_eq!(page.attributes("input[name=choice]", "value").len(), 3);
        assert_eq!(page.attributes("main img", "alt").iter().filter(|alt| !alt.is_empty()).count(), 1);
        let drawing = page.attributes("main img", "src").remove(0);
        assert_eq!(person.get(&drawing).await.status, 200);
        let (choice, place) = (right(&bank, id), position.to_string());
        let doing = if position <= 6 { "alone" } else { "helped" };
        let fields = [("position", place.as_str()), ("choice", choice.as_str()), ("doing", doing)];
        assert_eq!(person.post_form(&format!("{path}/answers"), &fields).await.status, 303);
    }
    let result = person.get(&format!("{path}/result")).await;
    assert_eq!(result.texts("#advice"), ["Learn what is missing, then go on"]);
    assert_eq!((result.texts("#alone").len(), result.texts("#helped").len()), (1, 1));
    let done = |id: &str| result.texts(&format!("ul[aria-labelledby={id}] li")).len();
    assert_eq!((done("alone"), done("helped"), done("next")), (6, 4, 0));
    assert!(result.texts(".level-bar").is_empty() && !result.text.contains("points"), "no level");
    let lessons = result.attributes("ul[aria-labelledby=helped] a", "href");
    for lesson in &lessons {
        assert_eq!(person.get(lesson).await.status, 200, "{lesson}");
    }
    let corrections = person.get(&format!("{path}/corrections")).await;
    assert_eq!(corrections.texts("h2").len(), 10);
    let table = person.get(&format!("{path}/result.csv")).await;
    assert_eq!(table.text.matches("helped").count(), 1 + 4, "{}", table.text);
}

async fn every_count_leads_to_its_advice(app: TestApp) {
    let bank = app.state.banks.current();
    // Both sides of every limit of the plan.
    let cases = [
        (0, 0, "someone-beside-you"),
        (4, 0, "someone-beside-you"),
        (0, 4, "someone-beside-you"),
        (4, 1, "steps-with-a-helper"),
        (0, 5, "steps-with-a-helper"),
        (5, 0, "steps-with-a-helper"),
        (5, 5, "steps-with-a-helper"),
        (6, 0, "small-gaps"),
        (8, 2, "small-gaps"),
        (9, 0, "ready"),
        (10, 0, "ready"),
    ];
    for (alone, helped, expected) in cases {
        let mut person = app.anonymous();
        let path = begin(&mut person, "explaining").await;
        take(&mut person, &bank, &path, &ways(alone, helped)).await;
        let export = person.get(&format!("{path}/result.json")).await.json();
        let steps = &export["outcome"]["steps"];
        assert_eq!(steps["recommendation"]["id"], expected, "{alone} alone, {helped} helped");
        assert_eq!((&steps["alone"], &steps["helped"]), (&json!(alone), &json!(helped)));
        let result = person.get(&format!("{path}/result")).await;
        let title = steps["recommendation"]["title"]["en"].as_str().unwrap();
        assert_eq!(result.texts("#advice"), [title]);
        let french = person.clone().speaking("fr").get(&format!("{path}/result")).await;
        let title = steps["recommendation"]["title"]["fr"].as_str().unwrap();
        assert_eq!(french.texts("#advice"), [title]);
        let missed = result.attributes("ul[aria-labelledby=next] a", "href");
        assert_eq!(missed.len(), 10 - alone - helped, "a lesson for each step to learn");
        let onward = result.attributes(".advice a", "href");
        match &steps["recommendation"]["plan"] {
            Value::String(plan) => {
                assert_eq!(onward, [format!("/start?plan={plan}")]);
                assert_eq!(person.get(&onward[0]).await.status, 200);
            }
            _ => assert!(onward.is_empty()),
        }
    }
}

async fn a_beginner_alone_is_not_asked_about_help(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, "no").await;
    let page = person.get(&path).await;
    assert_eq!(page.texts("form button[type=submit]"), ["Answer", "I don't know yet"]);
    let empty = person.post_form(&format!("{path}/answers"), &[("position", "1")]).await;
    assert_eq!((empty.status, empty.texts("[role=alert]").len()), (422, 1), "asked again, kindly");
    let stopped = person.submit(&format!("{path}/ending"), &[]).await;
    assert_eq!(stopped.texts("#advice"), ["You stopped before the end"]);
    assert_eq!(stopped.attributes(".advice a", "href"), [format!("/start?plan={PLAN}")]);
}

async fn a_program_says_how_an_answer_was_found(app: TestApp) {
    let bank = app.state.banks.current();
    let choice = right(&bank, &diagnostic(&bank).questions[0]);
    let plans = app.anonymous().get("/api/v1/plans").await.json();
    let listed = plans.as_array().unwrap().iter().find(|plan| plan["id"] == PLAN).unwrap();
    assert_eq!((&listed["purpose"], &listed["competences"]), (&json!("diagnostic"), &json!([])));
    let started =
        app.anonymous().post_json("/api/v1/attempts", &json!({"plan": PLAN, "locale": "fr"})).await.json();
    let mut program = app.anonymous().with_bearer(started["secret"].as_str().unwrap());
    let answers = format!("/api/v1/attempts/{}/answers", started["id"].as_str().unwrap());
    let told =
        |doing: &str| json!({"position": 1, "answer": {"kind": "choice", "choice": choice}, "doing": doing});
    assert_eq!(program.post_json(&answers, &told("somehow")).await.status, 422);
    assert_eq!(program.post_json(&answers, &told("helped")).await.status, 200);
    let again = program.post_json(&answers, &told("helped")).await;
    assert_eq!(again.headers.get("idempotent-replayed").unwrap(), "true");
    assert_eq!(program.post_json(&answers, &told("alone")).await.status, 409, "the first telling stands");

    // Where help is said before the start, it is not said question by question.
    let wish = json!({"plan": "positioning-1.1", "locale": "fr"});
    let other = app.anonymous().post_json("/api/v1/attempts", &wish).await.json();
    let mut program = app.anonymous().with_bearer(other["secret"].as_str().unwrap());
    let path = format!("/api/v1/attempts/{}/answers", other["id"].as_str().unwrap());
    let refused = program
        .post_json(&path, &json!({"position": 1, "answer": {"kind": "dont_know"}, "doing": "helped"}))
        .await;
    assert_eq!((refused.status, refused.json()["field"].as_str()), (422, Some("doing")));
}

async fn nobody_else_reads_it(app: TestApp) {
    let bank = app.state.banks.current();
    let organisation = app.organisation("Médiathèque").await;
    let mut person = app.anonymous();
    let path = begin(&mut person, "no").await;
    take(&mut person, &bank, &path, &ways(10, 0)).await;
    let mut trainer = app.trainer("Tom", &organisation).await;
    let mut other = app.anonymous();
    begin(&mut other, "no").await;
    let mut nobody = app.anonymous();
    for page in ["", "/result", "/corrections", "/result.json", "/result.csv"] {
        let page = format!("{path}{page}");
        assert_eq!(trainer.get(&page).await.status, 404, "a trainer on {page}");
        assert_eq!(other.get(&page).await.status, 404, "another beginner on {page}");
        assert_eq!(nobody.get(&page).await.status, 401, "nobody on {page}");
    }
}

async fn a_trainer_sees_the_advice_of_each_learner(app: TestApp) {
    let bank = app.state.banks.current();
    let organisation = app.organisation("Médiathèque").await;
    let person = app.person("Ana", &[(Role::Trainer, &organisation)]).await;
    let mut trainer = app.signed_in(&person).await;
    let made = trainer.post_form("/cohorts/new", &[("name", "Monday"), ("plan", PLAN)]).await;
    let cohort = made.location().unwrap();
    let code = trainer.get(&cohort).await.texts(".code-box code").remove(0);
    let mut first = String::new();
    for (name, alone, helped) in [("Bo", 2, 1), ("Cléo", 7, 2), ("Dan", 3, 0)] {
        let mut learner = app.anonymous();
        let fields = [("cohort_code", code.as_str()), ("participant_name", name), ("helped", "explaining")];
        let path = learner.post_form("/attempts", &fields).await.location().unwrap();
        take(&mut learner, &bank, &path, &ways(alone, helped)).await;
        first = if name == "Bo" { path.replace("/attempts/", "") } else { first };
    }
    let page = trainer.get(&cohort).await;
    assert_eq!(page.texts("tbody th"), ["Bo", "Cléo", "Dan"]);
    let advice: Vec<String> = page.texts("tbody td:last-child");
    let beside = "Begin with someone beside you";
    assert_eq!(advice, [beside, "Learn what is missing, then go on", beside]);
    let groups: Vec<_> = page.texts(".facts dt").into_iter().zip(page.texts(".facts dd")).collect();
    assert!(groups.contains(&(beside.to_owned(), "2 people".to_owned())), "{groups:?}");
    assert!(page.texts(".distribution").is_empty());

    let one = trainer.get(&format!("{cohort}/learners/{first}")).await;
    assert_eq!(one.texts("main .lead").last().unwrap(), beside);
    assert_eq!(one.texts("main .facts ul li").len(), 10, "every step by its name");
    assert!(one.texts(".level-bar").is_empty());
    let table = trainer.get(&format!("{cohort}/results.csv")).await;
    assert!(
        table.text.lines().nth(1).unwrap().contains(&format!("\"{beside}\",\"2\",\"1\",")),
        "{}",
        table.text
    );
    let long = trainer.get(&format!("{cohort}/results.csv?form=long")).await;
    assert_eq!(long.text.lines().count(), 1 + 3, "nobody is left out");

    let other = app.person("Eve", &[(Role::Trainer, &organisation)]).await;
    let mut other = app.signed_in(&other).await;
    for page in [cohort.clone(), format!("{cohort}/learners/{first}"), format!("{cohort}/results.csv")] {
        assert_eq!(other.get(&page).await.status, 404, "{page}");
    }
}

#[test]
fn the_ten_questions_measure_nothing_elsewhere() {
    let bank = jalon::bank::read(None).unwrap().1.bank.unwrap();
    let questions = diagnostic(&bank).questions;
    assert_eq!(questions.len(), 10);
    for item in questions.iter().map(|id| bank.item(id).unwrap()) {
        assert_eq!(item.status, ItemStatus::Diagnostic, "{} counts in other tests", item.id);
    }
}

on_both_databases!(
    a_beginner_goes_from_the_first_door_to_the_advice,
    every_count_leads_to_its_advice,
    a_beginner_alone_is_not_asked_about_help,
    a_program_says_how_an_answer_was_found,
    nobody_else_reads_it,
    a_trainer_sees_the_advice_of_each_learner,
);
