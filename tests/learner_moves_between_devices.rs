//! A learner changes device, opens two tabs, shares a computer, comes with a code.

use jalon::ids::AttemptId;
use jalon_tests::learner::{begin, borrowed, fields_of, take};
use jalon_tests::{Client, Reply, TestApp, on_both_databases};

const PLAN: &str = "positioning-1.1";

async fn rows(app: &TestApp, path: &str) -> usize {
    let id = AttemptId(path.rsplit('/').next().unwrap().to_owned());
    jalon::attempts::store::events(&app.state.db, &id).await.unwrap().len()
}

async fn a_resume_code_hands_the_test_to_another_device(app: TestApp) {
    let mut phone = app.anonymous();
    let path = begin(&mut phone, PLAN).await;
    let first = fields_of(&phone.get(&path).await);
    phone.post_form(&format!("{path}/answers"), &borrowed(&first)).await;
    let pause = phone.get(&format!("{path}/pause")).await;
    let code = pause.texts(".code-box code").remove(0);
    assert!(pause.text.contains("/resume"), "{}", pause.text);

    let mut library = app.anonymous();
    let typed = code.replace(' ', "-").to_lowercase();
    let reply = library.post_form("/join", &[("code", &typed)]).await;
    assert_eq!(reply.location().as_ref(), Some(&path), "{}", reply.text);
    assert_eq!(library.get(&path).await.texts("h1"), ["Question 2"]);
    assert_eq!(phone.get(&path).await.status, 404, "one device holds a test at a time");
    let refused = library.post_form("/resume", &[("code", "AAAA BBBB CCCC")]).await;
    assert_eq!((refused.status, refused.texts("[role=alert] a").len()), (422, 1));
}

async fn two_tabs_give_one_answer(app: TestApp) {
    let mut tab = app.anonymous();
    let path = begin(&mut tab, "positioning-all").await;
    let answers = format!("{path}/answers");
    let page = at_a_plain_question(&mut tab, &path).await;
    let fields = fields_of(&page);
    let fields = borrowed(&fields);
    let here: usize = fields[0].1.parse().unwrap();
    let (asked, next) = (here.to_string(), (here + 1).to_string());
    let mut other = tab.clone();
    assert_eq!(tab.post_form(&answers, &fields).await.status, 303);
    assert_eq!(other.post_form(&answers, &fields).await.status, 303, "the same answer again is harmless");
    let otherwise = other.post_form(&answers, &[("position", &asked), ("dont_know", "yes")]).await;
    assert_eq!(otherwise.status, 409, "after {fields:?}");
    assert_eq!(otherwise.texts("h1"), [format!("Question {next}")], "where the person stands");
    assert!(otherwise.texts("[role=status]").iter().any(|text| text.contains("first answer is kept")));
    let ahead = other.post_form(&answers, &[("position", "99"), ("dont_know", "yes")]).await;
    assert_eq!(ahead.status, 409);
    let empty = tab.post_form(&answers, &[("position", &next), ("seen", "0")]).await;
    assert_eq!((empty.status, empty.texts("[role=alert] a").len()), (422, 1), "{}", empty.text);
    assert_eq!(rows(&app, &path).await, here);
}

/// The first page with fields to answer: of a task only "I don't know" is at hand here, and a question with a
/// limit is first announced.
async fn at_a_plain_question(tab: &mut Client, path: &str) -> Reply {
    loop {
        let page = tab.get(path).await;
        if page.texts(".task").is_empty() {
            return page;
        }
        tab.post_form(&format!("{path}/answers"), &borrowed(&fields_of(&page))).await;
    }
}

async fn a_learner_joins_a_cohort_by_its_code(app: TestApp) {
    let organisation = app.organisation("Médiathèque du Port").await;
    let mut trainer = app.trainer("Ana", &organisation).await;
    let made = trainer.submit("/cohorts/new", &[("name", "Mardi"), ("plan", PLAN)]).await;
    let code = made.texts(".code-box code").remove(0);

    let mut learner = app.anonymous();
    let invited = learner.submit("/join", &[("code", &code.to_lowercase())]).await;
    for shown in ["Médiathèque du Port", "Mardi", "will see your name and your result"] {
        assert!(invited.text.contains(shown), "{shown}: {}", invited.text);
    }
    let hidden = invited.attributes("input[name=cohort_code]", "value").remove(0);
    let nameless = [("cohort_code", hidden.as_str()), ("helped", "reading"), ("participant_name", " ")];
    let refused = learner.post_form("/attempts", &nameless).await;
    assert_eq!((refused.status, refused.texts("[role=alert] a").len()), (422, 1));
    assert_eq!(
        refused.attributes("input[name=helped][checked]", "value"),
        ["reading"],
        "it comes back filled"
    );
    let named = [("cohort_code", hidden.as_str()), ("helped", "no"), ("participant_name", "Noé")];
    let begun = learner.post_form("/attempts", &named).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    take(&mut learner, &begun.location().unwrap()).await;
    assert!(learner.get(&format!("{}/result", begun.location().unwrap())).await.text.contains("Noé"));

    let unknown = learner.post_form("/join", &[("code", "AAA-AAAA")]).await;
    assert_eq!((unknown.status, unknown.texts("[role=alert] a").len()), (422, 1));
}

async fn a_shared_device_does_not_mix_people(app: TestApp) {
    // A is signed in and forgets to leave; B takes a test without an account on the same browser.
    let mut device = app.learner("Awa").await;
    let mine =
        device.post_form("/attempts", &[("plan", PLAN), ("keep", "account")]).await.location().unwrap();
    let theirs = begin(&mut device, PLAN).await;
    let list = device.get("/me").await;
    assert!(list.text.contains(&mine) && !list.text.contains(&theirs), "only what was asked for is kept");
    let start = device.get("/start").await;
    assert_eq!(
        start.attributes("main .notice a", "href"),
        std::slice::from_ref(&theirs),
        "the running test is named, not told"
    );
    // The device holds B's test, so whoever is signed in may take it over, once.
    assert_eq!(device.post_form(&format!("{theirs}/owner"), &[]).await.status, 303);
    assert!(device.get("/me").await.text.contains(&theirs));
    assert_eq!(app.anonymous().get("/me").await.status, 401);
}

on_both_databases!(
    a_resume_code_hands_the_test_to_another_device,
    two_tabs_give_one_answer,
    a_learner_joins_a_cohort_by_its_code,
    a_shared_device_does_not_mix_people,
);
