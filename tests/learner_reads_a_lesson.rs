//! A learner reads the lesson that goes with a question: open to all, in both languages, from the corrections.

use jalon_tests::learner::{begin, take};
use jalon_tests::{TestApp, on_both_databases};

async fn anyone_finds_every_lesson_and_reads_it(app: TestApp) {
    let mut person = app.anonymous();
    let all = person.get("/lessons").await;
    assert_eq!((all.status, all.texts("h1").len()), (200, 1));
    let paths = all.attributes(".lesson-list a", "href");
    assert_eq!(paths.len(), app.state.banks.current().lessons().count());
    for path in paths.iter().step_by(29) {
        let lesson = person.get(path).await;
        assert_eq!((lesson.status, lesson.texts("h1").len()), (200, 1), "{path}");
        assert!(lesson.texts(".lesson-steps li").len() >= 2, "{path}");
        assert_eq!(lesson.texts("h2").len(), 3, "{path}");
    }
    let topic = person.get("/lessons/1.1").await;
    assert_eq!(topic.status, 200);
    assert!(!topic.attributes(".lesson-list a", "href").is_empty());
}

async fn a_lesson_exists_in_both_languages(app: TestApp) {
    let bank = app.state.banks.current();
    let lesson = bank.lessons().next().unwrap();
    let path = format!("/lessons/{}/{}", lesson.competence, lesson.family);
    let english = app.anonymous().get(&path).await;
    assert_eq!(english.texts("h1"), [lesson.texts["en"].title.clone()]);
    let french = app.anonymous().speaking("fr").get(&path).await;
    assert_ne!(french.texts("h1"), english.texts("h1"));
}

async fn a_lesson_under_another_competence_is_not_found(app: TestApp) {
    let bank = app.state.banks.current();
    let lesson = bank.lessons().find(|lesson| lesson.competence.0 == "1.1").unwrap();
    let mut person = app.anonymous();
    for path in [format!("/lessons/1.2/{}", lesson.family), "/lessons/9.9".into(), "/lessons/1.1/none".into()]
    {
        assert_eq!(person.get(&path).await.status, 404, "{path}");
    }
}

async fn corrections_and_results_lead_to_lessons(app: TestApp) {
    let mut person = app.anonymous();
    let path = begin(&mut person, "positioning-1.1").await;
    let answered = take(&mut person, &path).await;
    let corrections = person.get(&format!("{path}/corrections")).await;
    let links = corrections.attributes("a[href^='/lessons/1.1/']", "href");
    assert_eq!(links.len(), answered, "every family of 1.1 has its lesson");
    assert_eq!(person.get(&links[0]).await.status, 200);
}

on_both_databases!(
    anyone_finds_every_lesson_and_reads_it,
    a_lesson_exists_in_both_languages,
    a_lesson_under_another_competence_is_not_found,
    corrections_and_results_lead_to_lessons,
);
