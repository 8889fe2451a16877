//! Same seed, plan and bank: the same transcript, to the last byte. Anything else is refused.

use jalon_engine::bank::ItemBank;
use jalon_engine::item::Item;
use jalon_engine::item::answer::{Answer, Score};
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{
    AnswerRefused, BeginError, CompletedSession, Difference, EndRefused, Position, Purpose, ReplayError,
    Session, SessionEvent, SessionPlan, SessionState, Step, Timestamp, Transcript,
};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use jalon_engine::stopping::StopReason;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

const GENERATED: GeneratedBank = GeneratedBank { competences: 3, items_per_competence: 16 };

static BANK: LazyLock<Arc<ItemBank>> = LazyLock::new(|| {
    let report = ItemBank::read(&GENERATED.files());
    Arc::new(report.bank.unwrap_or_else(|| panic!("{:#?}", report.diagnostics)))
});

fn seed(number: u32) -> Seed {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&number.to_le_bytes());
    Seed(bytes)
}

fn begin(number: u32) -> Session {
    Session::begin(Arc::new(GENERATED.plan()), BANK.clone(), seed(number), "fr").unwrap()
}

fn run(number: u32) -> CompletedSession {
    let theta = Theta(f64::from(number % 60) / 10.0 - 3.0);
    let learner = SimulatedLearner::new(GENERATED.codes().map(|code| (code, theta)).collect(), seed(number));
    simulate(begin(number), &learner, Timestamp(1_700_000_000_000)).unwrap()
}

fn replay(number: u32, events: &[SessionEvent]) -> Result<Session, ReplayError> {
    Session::replay(Arc::new(GENERATED.plan()), BANK.clone(), seed(number), "fr", events)
}

#[track_caller]
fn refused_at(number: u32, events: &[SessionEvent]) -> (u32, Difference) {
    match replay(number, events) {
        Err(ReplayError::Differs { position, difference }) => (position.0, difference),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_thousand_sessions_replay_to_the_same_bytes() {
    for number in 0..1000 {
        let transcript = run(number).transcript();
        let again = transcript.replay(BANK.clone()).unwrap().into_completed().unwrap().transcript();
        assert_eq!(again.canonical_bytes(), transcript.canonical_bytes());
        assert_eq!(again.digest(), transcript.digest());
    }
}

#[test]
fn a_stored_transcript_comes_back_to_the_last_bit() {
    for number in 0..200 {
        let transcript = run(number).transcript();
        let stored = serde_json::to_string(&transcript).unwrap();
        let read: Transcript = serde_json::from_str(&stored).unwrap();
        assert_eq!(read.digest(), transcript.digest());
    }
}

#[test]
fn every_credit_survives_being_stored_as_json() {
    for parts in 1..=60_u32 {
        for right in 0..=parts {
            let score = Score::of_credit(f64::from(right) / f64::from(parts));
            let read: Score = serde_json::from_str(&serde_json::to_string(&score).unwrap()).unwrap();
            assert_eq!(read.credit.to_bits(), score.credit.to_bits(), "{right}/{parts}");
        }
    }
}

#[test]
fn sessions_with_other_seeds_differ() {
    assert_ne!(run(1).transcript().digest(), run(61).transcript().digest());
}

#[test]
fn the_canonical_form_sorts_its_keys_and_writes_the_bits_of_numbers() {
    let transcript = run(4).transcript();
    let text = String::from_utf8(transcript.canonical_bytes()).unwrap();
    assert!(text.starts_with("{\"bank_revision\":\""));
    assert!(text.contains("\"award_confidence\":\"f64:3fe0000000000000\""));
    assert!(text.contains("\"elapsed_ms\":"));
    assert_eq!(transcript.digest().len(), 64);
}

#[test]
fn a_changed_answer_is_refused_at_its_place() {
    let mut events = run(5).session().events().to_vec();
    let SessionEvent::Answered { answer, score, .. } = &mut events[2] else { panic!("no answer") };
    *answer = Answer::DontKnow {};
    let recorded = *score;
    let (place, difference) = refused_at(5, &events);
    assert_eq!(place, 3);
    assert!(matches!(difference, Difference::Score { recorded: found, .. } if found == recorded));
}

#[test]
fn a_changed_score_is_refused_at_its_place() {
    let mut events = run(5).session().events().to_vec();
    let SessionEvent::Answered { score, .. } = &mut events[4] else { panic!("no answer") };
    score.credit = if score.credit > 0.5 { score.credit.next_down() } else { score.credit.next_up() };
    assert!(matches!(refused_at(5, &events), (5, Difference::Score { .. })));
}

#[test]
fn a_changed_item_is_refused_at_its_place() {
    let events = run(5).session().events().to_vec();
    let mut swapped = events.clone();
    let other = BANK.items().find(|item| !events.iter().any(|event| is_about(event, item))).unwrap();
    let SessionEvent::Answered { item, .. } = &mut swapped[3] else { panic!("no answer") };
    *item = other.id.clone();
    assert!(matches!(refused_at(5, &swapped), (4, Difference::Item { .. })));
}

fn is_about(event: &SessionEvent, item: &Item) -> bool {
    matches!(event, SessionEvent::Answered { item: id, .. } if id == &item.id)
}

#[test]
fn a_changed_revision_is_refused_at_its_place() {
    let mut events = run(5).session().events().to_vec();
    let SessionEvent::Answered { revision, .. } = &mut events[0] else { panic!("no answer") };
    revision.0 = "0".repeat(16);
    assert_eq!(refused_at(5, &events), (1, Difference::Revision));
}

#[test]
fn a_missing_answer_is_refused_at_its_place() {
    let mut events = run(5).session().events().to_vec();
    events.remove(1);
    assert_eq!(refused_at(5, &events), (2, Difference::Position(Position(3))));
}

#[test]
fn an_event_after_the_end_is_refused() {
    let mut events = run(5).session().events().to_vec();
    let place = events.len() + 1;
    events.push(SessionEvent::Ended { reason: StopReason::EndedByLearner, at: Timestamp(0) });
    assert_eq!(refused_at(5, &events), (u32::try_from(place).unwrap(), Difference::AlreadyEnded));
}

#[test]
fn an_end_for_a_reason_of_the_plan_is_refused() {
    let ended = [SessionEvent::Ended { reason: StopReason::Length, at: Timestamp(0) }];
    assert_eq!(refused_at(5, &ended), (1, Difference::Reason(StopReason::Length)));
}

#[test]
fn a_transcript_of_another_bank_is_refused() {
    let other = GeneratedBank { competences: 3, items_per_competence: 17 };
    let other = Arc::new(ItemBank::read(&other.files()).bank.unwrap());
    assert!(matches!(run(5).transcript().replay(other), Err(ReplayError::OtherBank { .. })));
}

#[test]
fn submitting_twice_records_one_answer() {
    let session = begin(7);
    let (session, event) = session.answer(Position(1), Answer::DontKnow {}, 900, Timestamp(1)).unwrap();
    let again = session.answer(Position(1), Answer::DontKnow {}, 5000, Timestamp(2));
    assert_eq!(again.unwrap_err(), AnswerRefused::AlreadyAnsweredSame(Box::new(event)));
    let other = session.answer(Position(1), Answer::TimedOut {}, 900, Timestamp(2));
    assert_eq!(other.unwrap_err(), AnswerRefused::AlreadyAnsweredOtherwise);
    assert_eq!(session.events().len(), 1);
}

#[test]
fn a_question_not_yet_asked_takes_no_answer() {
    for position in [0, 2, u32::MAX] {
        let early = begin(7).answer(Position(position), Answer::DontKnow {}, 1, Timestamp(1));
        assert_eq!(early.unwrap_err(), AnswerRefused::NotYetAsked);
    }
}

#[test]
fn an_ended_test_takes_no_answer_and_no_second_end() {
    let (ended, _) = begin(7).end(StopReason::EndedByInvigilator, Timestamp(5)).unwrap();
    let reason = StopReason::EndedByInvigilator;
    assert_eq!(ended.state(), SessionState::Ended { reason, at: Timestamp(5) });
    let late = ended.answer(Position(1), Answer::DontKnow {}, 1, Timestamp(6));
    assert_eq!(late.unwrap_err(), AnswerRefused::Ended);
    assert_eq!(ended.end(reason, Timestamp(6)).unwrap_err(), EndRefused::AlreadyEnded);
    assert!(ended.presented().is_none());
}

#[test]
fn precision_is_not_for_outsiders_to_declare() {
    let refused = begin(7).end(StopReason::Precision, Timestamp(5));
    assert_eq!(refused.unwrap_err(), EndRefused::NotFromOutside(StopReason::Precision));
}

#[test]
fn a_test_ended_before_any_answer_reports_no_level() {
    let (ended, _) = begin(7).end(StopReason::EndedByLearner, Timestamp(5)).unwrap();
    let outcome = ended.into_completed().unwrap().outcome();
    assert!(outcome.competences.iter().all(|c| c.level.is_none() && c.points.is_none()));
    assert_eq!((outcome.points, outcome.points_possible), (0, 192));
}

#[test]
fn a_running_session_is_not_completed() {
    assert!(begin(7).into_completed().is_err());
}

#[test]
fn corrections_show_what_was_shown_and_only_after_positioning() {
    let completed = run(8);
    let corrections = completed.corrections("en").unwrap();
    assert_eq!(corrections.len(), completed.session().answers().count());
    assert!(corrections.iter().all(|corrected| !corrected.correction.explanation.is_empty()));

    let mut plan = GENERATED.plan();
    plan.purpose = Purpose::Certification;
    let session = Session::begin(Arc::new(plan), BANK.clone(), seed(8), "fr").unwrap();
    let learner = SimulatedLearner::new(BTreeMap::new(), seed(8));
    assert!(simulate(session, &learner, Timestamp(0)).unwrap().corrections("fr").is_none());
}

#[test]
fn a_plan_the_bank_cannot_serve_does_not_begin() {
    let begin = |change: fn(&mut SessionPlan), locale: &str| {
        let mut plan = GENERATED.plan();
        change(&mut plan);
        Session::begin(Arc::new(plan), BANK.clone(), seed(1), locale).unwrap_err()
    };
    assert_eq!(begin(|_| {}, "de"), BeginError::UnknownLocale("de".to_owned()));
    assert_eq!(begin(|plan| plan.competences.clear(), "fr"), BeginError::NoCompetence);
    let repeated = begin(|plan| plan.competences.extend_from_within(..1), "fr");
    assert!(matches!(repeated, BeginError::RepeatedCompetence(code) if code.0 == "1.1"));
    let unknown = begin(|plan| plan.competences[0].0 = "9.9".to_owned(), "fr");
    assert!(matches!(unknown, BeginError::UnknownCompetence(code) if code.0 == "9.9"));
}

#[test]
fn a_competence_without_operational_questions_does_not_begin() {
    let mut files = GENERATED.files();
    for (_, text) in files.iter_mut().filter(|(path, _)| path.starts_with("items/1.2/")) {
        *text = text.replace("status: operational", "status: pretest");
    }
    let bank = Arc::new(ItemBank::read(&files).bank.unwrap());
    let refused = Session::begin(Arc::new(GENERATED.plan()), bank, seed(1), "fr").unwrap_err();
    assert!(matches!(refused, BeginError::NothingToAsk(code) if code.0 == "1.2"));
}

#[test]
fn time_stops_a_test_after_the_answer_that_passes_the_limit() {
    let mut plan = GENERATED.plan();
    plan.stopping.maximum_seconds = Some(60);
    let session = Session::begin(Arc::new(plan), BANK.clone(), seed(1), "fr").unwrap();
    let (session, _) = session.answer(Position(1), Answer::DontKnow {}, 59_999, Timestamp(1)).unwrap();
    assert!(matches!(session.step(), Step::Present { .. }));
    let (session, _) = session.answer(Position(2), Answer::DontKnow {}, 1, Timestamp(2)).unwrap();
    assert_eq!(session.step(), &Step::Stop(StopReason::Time));
}
