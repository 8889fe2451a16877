//! Questions with variants: one file, many forms, each drawn from (seed, position).

use jalon_engine::bank::{BankFiles, BankReport, ItemBank};
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::item::variant::InstanceId;
use jalon_engine::item::{Item, ItemId};
use jalon_engine::seed::Seed;
use jalon_engine::session::{Position, SeenInstances, Session, SessionEvent, Step, Timestamp, Transcript};
use jalon_engine::stopping::StopReason;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

const BASKET: &str = include_str!("fixtures/variants/basket-total.yaml");
const BIGGEST: &str = include_str!("fixtures/variants/biggest-file.yaml");
const RETURN: &str = include_str!("fixtures/variants/return-date.yaml");

fn files() -> BankFiles {
    let files = [
        ("bank.yaml", include_str!("fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("fixtures/bank/framework/mini.yaml")),
        ("items/1.1/basket-total.yaml", BASKET),
        ("items/1.1/biggest-file.yaml", BIGGEST),
        ("items/1.2/return-date.yaml", RETURN),
        ("items/1.2/match-files.yaml", include_str!("fixtures/bank/items/1.2/match-files.yaml")),
        ("plans/all.yaml", include_str!("fixtures/variants/plan.yaml")),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

static BANK: LazyLock<Arc<ItemBank>> = LazyLock::new(|| {
    let report = ItemBank::read(&files());
    assert_eq!(report.diagnostics, []);
    Arc::new(report.bank.unwrap())
});

fn item(id: &str) -> &'static Item {
    BANK.item(&ItemId(id.into())).unwrap()
}

fn seed(number: u8) -> Seed {
    Seed([number; 32])
}

fn session(number: u8) -> Session {
    let plan = Arc::new(BANK.plan("all").unwrap().clone());
    Session::begin(plan, BANK.clone(), seed(number), "en").unwrap()
}

fn dont_know(session: &Session) -> Session {
    let Step::Present { position, .. } = session.step() else { panic!("the test is over") };
    session.answer(*position, Answer::DontKnow {}, 1000, Timestamp(0)).unwrap().0
}

fn to_the_end(mut session: Session) -> Session {
    while session.presented().is_some() {
        session = dont_know(&session);
    }
    session
}

fn forms(session: &Session) -> Vec<(ItemId, InstanceId)> {
    let form = |event: &SessionEvent| match event {
        SessionEvent::Answered { item, instance, .. } => Some((item.clone(), instance.clone()?)),
        SessionEvent::Ended { .. } => None,
    };
    session.events().iter().filter_map(form).collect()
}

#[test]
fn a_form_is_a_function_of_seed_and_position() {
    let basket = item("basket-total");
    assert!(basket.has_variants() && !item("match-files").has_variants());
    let stems = |seed: &Seed| -> Vec<String> {
        (1..20).map(|position| basket.instance(seed, position).content["en"].stem.clone()).collect()
    };
    assert_eq!(stems(&seed(1)), stems(&seed(1)));
    assert_ne!(stems(&seed(1)), stems(&seed(2)));
    assert!(stems(&seed(1)).iter().collect::<BTreeSet<_>>().len() > 10);
    assert_eq!(basket.instance(&seed(1), 3).revision, basket.revision);
}

#[test]
fn every_form_is_filled_in_both_languages_and_scores_its_own_key() {
    for position in 1..=100 {
        let basket = item("basket-total").instance(&seed(3), position);
        for (locale, content) in &basket.content {
            let shown = format!("{content:?} {:?}", basket.corrections[locale]);
            assert!(!shown.contains("{{") && !shown.contains("}}"), "{shown}");
            let right = basket.corrections[locale].right_answer[0].replace('€', "");
            let score = basket.score(locale, &Answer::Text { text: right.trim().to_owned() }).unwrap();
            assert_eq!(score.verdict, Verdict::Correct, "{shown}");
        }
    }
}

#[test]
fn languages_are_drawn_together() {
    for position in 1..=50 {
        let basket = item("basket-total").instance(&seed(4), position);
        let (french, english) = (&basket.content["fr"].stem, &basket.content["en"].stem);
        assert_eq!(french.contains("pommes"), english.contains("apples"), "{french} {english}");
        assert_eq!(french.contains("Lina"), english.contains("Lina"));
    }
}

#[test]
fn keys_of_options_follow_what_was_drawn() {
    let keys: BTreeSet<_> = (1..=60)
        .map(|position| {
            let biggest = item("biggest-file").instance(&seed(5), position);
            biggest.corrections["fr"].right_answer.clone()
        })
        .collect();
    assert!(keys.len() > 10, "{keys:?}");
}

#[test]
fn dates_are_written_as_each_language_does() {
    let due = item("return-date").instance(&seed(6), 1);
    let right = |locale: &str| due.corrections[locale].right_answer[0].clone();
    let (french, english) = (right("fr"), right("en"));
    assert!(due.score("fr", &Answer::Text { text: french.clone() }).unwrap().credit >= 1.0, "{french}");
    assert!(due.score("en", &Answer::Text { text: english.clone() }).unwrap().credit >= 1.0, "{english}");
    assert_ne!(french, english);
}

#[test]
fn forms_that_were_seen_are_passed_over() {
    let basket = item("basket-total");
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        let form = basket.instance_unlike(&seed(7), 1, &seen);
        let id = form.instance.clone().unwrap();
        assert!(seen.insert(id), "a form came twice");
    }
}

#[test]
fn a_retake_shows_other_forms_even_with_the_same_seed() {
    let first = to_the_end(session(8));
    let mut seen = SeenInstances::default();
    seen.extend(&first);
    let retake = to_the_end(session(8).remembering(seen));
    let (before, after) = (forms(&first), forms(&retake));
    assert_eq!(before.len(), 3);
    assert_eq!(before.iter().map(|(item, _)| item).collect::<BTreeSet<_>>().len(), 3);
    assert!(after.iter().all(|form| !before.contains(form)), "{before:?} {after:?}");
}

#[test]
fn a_question_left_on_the_screen_was_seen() {
    let begun = dont_know(&session(9));
    let (position, shown, _) = begun.presented().unwrap();
    let on_screen = shown.instance.clone();
    let item = shown.id.clone();
    let (ended, _) = begun.end(StopReason::EndedByLearner, Timestamp(1)).unwrap();
    let mut seen = SeenInstances::default();
    seen.extend(&ended);
    assert_eq!(on_screen.is_some_and(|form| seen.of(&item).contains(&form)), item.0 != "match-files");
    assert_eq!(position, Position(2));
}

#[test]
fn a_test_with_forms_replays_to_the_same_digest() {
    let mut seen = SeenInstances::default();
    seen.extend(&to_the_end(session(10)));
    let completed = to_the_end(session(10).remembering(seen)).into_completed().unwrap();
    let transcript = completed.transcript();
    assert_eq!(transcript.engine_version, "0.2.0");
    let read: Transcript = serde_json::from_slice(&serde_json::to_vec(&transcript).unwrap()).unwrap();
    let replayed = read.replay(BANK.clone()).unwrap().into_completed().unwrap();
    assert_eq!(replayed.transcript().digest(), transcript.digest());
    let shown = |done: &jalon_engine::session::CompletedSession| done.corrections("fr").unwrap();
    assert_eq!(shown(&replayed), shown(&completed));
    let forgetting = Transcript { seen: SeenInstances::default(), ..transcript };
    assert!(forgetting.replay(BANK.clone()).is_err());
}

#[test]
fn what_is_corrected_is_what_was_shown() {
    let mut session = session(11);
    let mut shown = Vec::new();
    while let Some((_, _, content)) = session.presented() {
        shown.push(content);
        session = dont_know(&session);
    }
    let again: Vec<_> = (1..).map_while(|place| session.content_at(Position(place))).collect();
    assert_eq!(again, shown);
    let corrected = session.into_completed().unwrap().corrections("en").unwrap();
    assert_eq!(corrected.into_iter().map(|answer| answer.content).collect::<Vec<_>>(), shown);
}

fn edited(from: &str, to: &str) -> BankReport {
    let mut files = files();
    let text = files.get_mut("items/1.1/basket-total.yaml").unwrap();
    assert!(text.contains(from), "`{from}`");
    *text = text.replacen(from, to, 1);
    ItemBank::read(&files)
}

fn revision(report: &BankReport) -> String {
    report.bank.as_ref().unwrap().item(&ItemId("basket-total".into())).unwrap().revision.0.clone()
}

#[test]
fn the_revision_is_that_of_the_template() {
    let before = item("basket-total").revision.0.clone();
    let same = [
        ("bag, {{amount}} times", "bag and {{amount}} times"),
        ("reject: {fr: [\"0\",", "reject: {fr: [\"1\","),
    ];
    for (from, to) in same {
        assert_eq!(revision(&edited(from, to)), before, "{from}");
    }
    let other = [
        ("{from: 2, to: 9}", "{from: 2, to: 8}"),
        ("total != amount", "total != price"),
        ("buys {{amount}}", "takes {{amount}}"),
        ("tolerance: 0", "tolerance: 0.5"),
    ];
    for (from, to) in other {
        assert_ne!(revision(&edited(from, to)), before, "{from}");
    }
}

/// Line and column, from 1, of the `‸` of a text that occurs once in the edited file.
#[track_caller]
fn place(text: &str, around: &str) -> (u64, u64) {
    let needle = around.replace('‸', "");
    assert_eq!(text.matches(&needle).count(), 1, "`{needle}` occurs once");
    let before = &text[..text.find(&needle).unwrap() + around.find('‸').unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}

#[test]
fn faults_of_templates_have_a_place_and_a_reason() {
    let stem = "      ‸The price of one bag of";
    let cases = [
        ("price: {from: 2, to: 9}", "price: {from: 9, to: 2}", "price: {from: ‸9", "not a range"),
        ("price: {from: 2, to: 9}", "price: {from: 2}", "price: ‸{from", "what is drawn"),
        ("price: {from: 2, to: 9}", "Price: {from: 2, to: 9}", "‸Price", "not a name"),
        ("total: price * amount", "total: price * count", "total: ‸price", "nothing above is called `count`"),
        ("total: price * amount", "total: price *", "total: ‸price", "stops too early"),
        ("total: price * amount", "total: 1 / (price - price)", "total: ‸1", "divided by zero"),
        ("total != amount", "total < amount", "variants:\n  ‸draw:", "never held"),
        ("buys {{amount}}", "buys {{amont}}", stem, "nothing is called `amont`"),
        ("buys {{amount}}", "buys {{amount | big}}", stem, "no format `big`"),
        ("buys {{amount}}", "buys {{amount} }", stem, "not closed"),
        ("value: \"{{total}}\"", "value: \"{{thing}}\"", "value: ‸\"", "a number is needed"),
        ("variants:\n  draw:", "variant:\n  draw:", "‸variant:", "unknown field"),
    ];
    for (from, to, around, words) in cases {
        let report = edited(from, to);
        let found = report.diagnostics.iter().find(|found| found.message.contains(words));
        let found = found.unwrap_or_else(|| panic!("{to}: {:#?}", report.diagnostics));
        let text = BASKET.replacen(from, to, 1);
        assert_eq!((found.line, found.column), place(&text, around), "{to}: {found:?}");
        assert!(report.bank.is_none(), "{to}");
    }
}

#[test]
fn a_text_that_cannot_be_filled_is_told_as_its_author_wrote_it() {
    let report = edited("{{total | money}}", "{{thing | money}}");
    let told: Vec<&str> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(told.iter().any(|message| message.contains("a number is needed")), "{told:?}");
    let quoted = told.iter().any(|message| message.starts_with("`{{thing | money}}` is listed as right"));
    assert!(quoted, "{told:?}");
}

#[test]
fn what_is_drawn_for_ids_holds_no_placeholder() {
    let mut files = files();
    let text = files.get_mut("items/1.1/biggest-file.yaml").unwrap();
    *text = text.replacen("ids: \"['north',", "ids: \"['{{0',", 1);
    let report = ItemBank::read(&files);
    assert!(report.bank.is_none());
    let told = report.diagnostics.iter().any(|found| found.message.contains("placeholder"));
    assert!(told, "{:#?}", report.diagnostics);
}

#[test]
fn a_placeholder_without_variants_is_a_fault() {
    let mut files = files();
    let text = files.get_mut("items/1.2/match-files.yaml").unwrap();
    *text = text.replacen("stem: Quel fichier", "stem: De {{name}}, quel fichier", 1);
    let report = ItemBank::read(&files);
    assert!(report.bank.is_none());
    assert!(report.diagnostics[0].message.contains("no `variants`"), "{:?}", report.diagnostics);
}
