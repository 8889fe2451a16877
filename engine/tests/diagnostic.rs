//! A diagnostic asks its list in order, keeps help apart, advises by counts, and measures nothing.

use jalon_engine::bank::{BankFiles, BankReport, ItemBank};
use jalon_engine::item::answer::Answer;
use jalon_engine::seed::Seed;
use jalon_engine::session::{
    AnswerRefused, Diagnostic, Doing, Observed, Position, Session, SessionState, Step, Steps, Timestamp,
};
use jalon_engine::stopping::StopReason;
use std::sync::Arc;

const PATH: &str = "plans/first.yaml";
const PLAN: &str = "\
id: first
purpose: diagnostic
title: {fr: Premiers pas, en: First steps}
description: {fr: Trois questions., en: Three questions.}
questions: [press-here, hold-there, slide-up]
recommendations:
  - id: together
    alone: {from: 0, to: 1}
    done: {from: 0, to: 1}
    title: {fr: Ensemble, en: Together}
    text: {fr: Avec une aide., en: With a helper.}
  - id: helper
    alone: {from: 0, to: 1}
    done: {from: 2, to: 3}
    title: {fr: Bientôt, en: Soon}
    text: {fr: Encore un peu., en: A little more.}
  - id: ready
    alone: {from: 2, to: 3}
    title: {fr: En route, en: Off you go}
    text: {fr: Faites le test., en: Take the test.}
    plan: all
minutes: 3
";

fn question(id: &str) -> String {
    let content = |locale: &str| {
        format!(
            "  {locale}:\n    stem: \"{id} in {locale}?\"\n    material:\n      - image: {{file: media/desk.svg, alt: A desk}}\n    \
             choices: {{a: A, b: B, c: C}}\n    explanation: Because.\n    tempting: {{b: No., c: No.}}\n"
        )
    };
    format!(
        "id: {id}\ncompetence: \"1.1\"\nfamily: sorting\nlevel: 1\nlevel_reason: Easy.\nstatus: diagnostic\n\
         kind: single_choice\nseconds: 30\ncontent:\n{}{}key: {{choice: a}}\n",
        content("fr"),
        content("en")
    )
}

fn ordinary() -> BankFiles {
    let files = [
        ("bank.yaml", include_str!("fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("fixtures/bank/framework/mini.yaml")),
        ("items/1.1/sort-photos.yaml", include_str!("fixtures/bank/items/1.1/sort-photos.yaml")),
        ("items/1.1/undo-typing.yaml", include_str!("fixtures/bank/items/1.1/undo-typing.yaml")),
        ("items/1.1/safe-links.yaml", include_str!("fixtures/bank/items/1.1/safe-links.yaml")),
        ("items/1.2/parcel-weight.yaml", include_str!("fixtures/bank/items/1.2/parcel-weight.yaml")),
        ("items/1.2/send-message.yaml", include_str!("fixtures/bank/items/1.2/send-message.yaml")),
        ("items/1.2/match-files.yaml", include_str!("fixtures/bank/items/1.2/match-files.yaml")),
        ("items/1.2/mail-rule.yaml", include_str!("fixtures/bank/items/1.2/mail-rule.yaml")),
        ("lessons/1.1/sorting.yaml", include_str!("fixtures/bank/lessons/1.1/sorting.yaml")),
        ("media/desk.svg", include_str!("fixtures/bank/media/desk.svg")),
        ("plans/each.yaml", include_str!("fixtures/bank/plans/each.yaml")),
        ("plans/all.yaml", include_str!("fixtures/bank/plans/all.yaml")),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn files() -> BankFiles {
    let mut files = ordinary();
    for id in ["press-here", "hold-there", "slide-up"] {
        files.insert(format!("items/1.1/{id}.yaml"), question(id));
    }
    files.insert(PATH.to_owned(), PLAN.to_owned());
    files
}

fn bank() -> Arc<ItemBank> {
    let report = ItemBank::read(&files());
    Arc::new(report.bank.unwrap_or_else(|| panic!("{:?}", report.diagnostics)))
}

fn begin() -> Session {
    let bank = bank();
    let plan = Arc::new(bank.plan("first").unwrap().clone());
    Session::begin(plan, bank, Seed([3; 32]), "fr").unwrap()
}

/// The session after these answers: the choice and who found it.
fn after(answers: &[(&str, Doing)]) -> Session {
    answers.iter().zip(1..).fold(begin(), |session, ((choice, doing), position)| {
        let answer = match *choice {
            "?" => Answer::DontKnow {},
            choice => Answer::Choice { choice: choice.to_owned() },
        };
        let at = Timestamp(i64::from(position));
        session.answer_by(Position(position), answer, *doing, 900, at).unwrap().0
    })
}

fn steps(session: Session) -> Steps {
    session.into_completed().unwrap().outcome().steps.unwrap()
}

#[test]
fn the_questions_come_in_their_order_whatever_is_answered() {
    for choice in ["a", "b", "?"] {
        let mut session = begin();
        for (position, id) in (1..).zip(["press-here", "hold-there", "slide-up"]) {
            let Step::Present { item, .. } = session.step() else { panic!("over at {position}") };
            assert_eq!(item.0, id);
            let progress = session.progress();
            let counts = (progress.answered, progress.expected_min, progress.expected_max);
            assert_eq!(counts, (position - 1, 3, 3));
            session = after(&vec![(choice, Doing::Alone); position as usize]);
        }
        assert_eq!(session.state(), SessionState::Completed { reason: StopReason::Length });
    }
}

#[test]
fn help_is_kept_apart_and_never_counts_as_alone() {
    use Doing::{Alone, Helped};
    let helped = steps(after(&[("a", Helped), ("a", Helped), ("a", Helped)]));
    assert_eq!((helped.alone, helped.helped), (0, 3));
    assert_eq!(helped.recommendation.unwrap().id, "helper");
    let mixed = steps(after(&[("a", Alone), ("b", Helped), ("?", Alone)]));
    let observed: Vec<Observed> = mixed.steps.iter().map(|step| step.observed).collect();
    assert_eq!(observed, [Observed::Alone, Observed::NotYet, Observed::NotYet]);
    assert_eq!(mixed.recommendation.unwrap().id, "together");
    assert!(mixed.steps.iter().all(|step| step.family == "sorting"));
}

#[test]
fn no_level_comes_out() {
    let outcome = after(&[("a", Doing::Alone); 3]).into_completed().unwrap().outcome();
    assert_eq!((outcome.competences.len(), outcome.points, outcome.points_possible), (0, 0, 0));
    assert_eq!((outcome.answers, outcome.stop_reason), (3, StopReason::Length));
}

#[test]
fn a_stopped_diagnostic_advises_only_what_the_rest_could_not_change() {
    let stopped = |answers: &[(&str, Doing)]| {
        let session = after(answers);
        let (session, _) = session.end(StopReason::EndedByLearner, Timestamp(9)).unwrap();
        steps(session).recommendation.map(|one| one.id)
    };
    assert_eq!(stopped(&[]), None);
    assert_eq!(stopped(&[("b", Doing::Alone)]), None);
    assert_eq!(stopped(&[("b", Doing::Alone), ("b", Doing::Alone)]), Some("together".to_owned()));
    assert_eq!(stopped(&[("a", Doing::Alone), ("a", Doing::Alone)]), Some("ready".to_owned()));
    assert_eq!(stopped(&[("a", Doing::Helped), ("a", Doing::Helped)]), Some("helper".to_owned()));
}

#[test]
fn advice_stands_exactly_when_every_end_agrees() {
    let Diagnostic { recommendations, .. } = begin().plan().diagnostic.clone().unwrap();
    let diagnostic = begin().plan().diagnostic.clone().unwrap();
    let at = |alone: u32, done: u32| {
        let mut fits =
            recommendations.iter().filter(|one| one.alone.contains(alone) && one.done.contains(done));
        let only = fits.next().unwrap();
        assert_eq!(fits.next(), None);
        only.id.as_str()
    };
    for left in 0..=3 {
        for done in 0..=3 - left {
            for alone in 0..=done {
                let mut ends = Vec::new();
                for own in 0..=left {
                    ends.extend((0..=left - own).map(|helped| at(alone + own, done + own + helped)));
                }
                ends.dedup();
                let expected = if ends.iter().all(|end| *end == ends[0]) { Some(ends[0]) } else { None };
                let found = diagnostic.advice(alone, done, left).map(|one| one.id.as_str());
                assert_eq!(found, expected, "{alone} alone, {done} done, {left} left");
            }
        }
    }
}

#[test]
fn who_found_an_answer_is_part_of_it() {
    let session = after(&[("a", Doing::Helped)]);
    let again = |doing| {
        let answer = Answer::Choice { choice: "a".to_owned() };
        session.answer_by(Position(1), answer, doing, 900, Timestamp(5)).unwrap_err()
    };
    assert!(matches!(again(Doing::Helped), AnswerRefused::AlreadyAnsweredSame(_)));
    assert_eq!(again(Doing::Alone), AnswerRefused::AlreadyAnsweredOtherwise);
}

#[test]
fn a_diagnostic_replays_to_the_same_bits() {
    use Doing::{Alone, Helped};
    let done = after(&[("a", Alone), ("a", Helped), ("b", Alone)]).into_completed().unwrap();
    let transcript = done.transcript();
    assert_eq!(transcript.engine_version, "0.2.0");
    let text = serde_json::to_string(&transcript).unwrap();
    assert_eq!(text.matches("\"doing\":\"helped\"").count(), 1);
    assert_eq!(text.matches("\"doing\"").count(), 1, "an answer found alone reads as it always did");
    let read: jalon_engine::session::Transcript = serde_json::from_str(&text).unwrap();
    let replayed = read.replay(bank()).unwrap().into_completed().unwrap();
    assert_eq!(replayed.transcript().digest(), transcript.digest());
    assert_eq!(replayed.outcome(), done.outcome());
    let alone = after(&[("a", Alone), ("a", Alone), ("b", Alone)]).into_completed().unwrap();
    assert_ne!(alone.transcript().digest(), transcript.digest());
}

#[test]
fn its_questions_enter_no_other_test() {
    let plain = Arc::new(ItemBank::read(&ordinary()).bank.unwrap());
    for seed in 0..4 {
        let asked = [plain.clone(), bank()].map(|bank| {
            let plan = Arc::new(bank.plan("all").unwrap().clone());
            let mut session = Session::begin(plan, bank, Seed([seed; 32]), "en").unwrap();
            let mut asked = Vec::new();
            while let Step::Present { position, item } = session.step().clone() {
                asked.push(item);
                session = session.answer(position, Answer::DontKnow {}, 1, Timestamp(1)).unwrap().0;
            }
            asked
        });
        assert_eq!(asked[0], asked[1]);
    }
}

/// Lines and messages about a file once one text in it is replaced.
fn found(path: &str, from: &str, to: &str) -> Vec<(u64, String)> {
    let mut files = files();
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    let BankReport { bank, diagnostics } = ItemBank::read(&files);
    assert!(bank.is_none(), "{to} is let through");
    diagnostics.into_iter().filter(|one| one.path == PATH).map(|one| (one.line, one.message)).collect()
}

#[test]
fn a_faulty_diagnostic_says_what_and_where() {
    let cases = [
        ("slide-up]", "slide-down]", 5, "the bank has no question `slide-down`"),
        ("slide-up]", "press-here]", 5, "`press-here` is asked twice"),
        ("slide-up]", "undo-typing]", 5, "the question `undo-typing` has no drawing"),
        ("slide-up]", "sort-photos]", 5, "the question `sort-photos` is not a choice of 3"),
        (
            "{from: 0, to: 1}\n    title",
            "{from: 0, to: 0}\n    title",
            7,
            "0 steps alone of 1 done lead to no recommendation",
        ),
        (
            "{from: 2, to: 3}\n    title: {fr: B",
            "{from: 1, to: 3}\n    title: {fr: B",
            7,
            "lead to together and helper",
        ),
        (
            "{from: 2, to: 3}\n    title: {fr: E",
            "{from: 2, to: 4}\n    title: {fr: E",
            18,
            "not a range of 0 to 3 steps",
        ),
        ("id: helper", "id: together", 12, "there are two recommendations `together`"),
        ("en: Soon", "de: Bald", 15, "the advice is missing in `en`"),
        ("plan: all", "plan: none", 21, "the bank has no plan `none`"),
        ("id: first", "id: all", 1, "there are two plans `all`"),
        ("minutes: 3", "minutes: 0", 22, "takes no time"),
        ("minutes: 3", "minutes: 3\nselection: {}", 23, "unknown field `selection`"),
        ("[press-here, hold-there, slide-up]", "[]", 5, "has 1 to 30 questions"),
    ];
    for (from, to, line, words) in cases {
        let found = found(PATH, from, to);
        let told = found.iter().any(|(place, message)| *place == line && message.contains(words));
        assert!(told, "{to}: {found:?}");
    }
}

#[test]
fn its_questions_are_easy_drawn_asked_and_taught() {
    let path = "items/1.1/slide-up.yaml";
    let cases = [
        ("level: 1", "level: 3", "is above level 2"),
        ("status: diagnostic", "status: draft", "is not asked of anybody"),
        ("seconds: 30", "seconds: 30\ntime_limit_seconds: 40", "has a time limit"),
        ("family: sorting", "family: sliding", "has no lesson"),
    ];
    for (from, to, words) in cases {
        let found = found(path, from, to);
        assert!(found.iter().any(|(line, message)| *line == 5 && message.contains(words)), "{to}: {found:?}");
    }
}

#[test]
fn a_question_kept_for_diagnostics_is_asked_by_one() {
    let mut files = files();
    files.insert("items/1.1/left-alone.yaml".to_owned(), question("left-alone"));
    let report = ItemBank::read(&files);
    assert!(report.bank.is_some());
    let said = report.diagnostics.iter().find(|one| one.path == "items/1.1/left-alone.yaml").unwrap();
    assert_eq!(said.message, "no diagnostic asks this question");
}
