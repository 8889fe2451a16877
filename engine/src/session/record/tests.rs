//! A record derives again to the last bit, hides what it must, and names whatever is changed in it.

use super::*;
use crate::bank::ItemBank;
use crate::item::answer::Answer;
use crate::seed::Seed;
use crate::session::{CompletedSession, Session, SessionEvent, SessionPlan, Timestamp, Transcript};
use crate::simulation::{GeneratedBank, SimulatedLearner, simulate};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};

const SIZE: GeneratedBank = GeneratedBank { competences: 5, items_per_competence: 12 };

static BANK: LazyLock<Arc<ItemBank>> =
    LazyLock::new(|| Arc::new(ItemBank::read(&SIZE.files_with_general_factor(0.8)).bank.unwrap()));

fn taken(plan: SessionPlan, theta: f64, seed: u8) -> CompletedSession {
    let session = Session::begin(Arc::new(plan), BANK.clone(), Seed([seed; 32]), "fr").unwrap();
    let abilities = SIZE.codes().map(|code| (code, Theta(theta))).collect();
    simulate(session, &SimulatedLearner::new(abilities, Seed([!seed; 32])), Timestamp(1)).unwrap()
}

static DONE: LazyLock<CompletedSession> = LazyLock::new(|| taken(SIZE.plan_together(14), 0.3, 7));

static KEPT: LazyLock<(Record, String, String)> = LazyLock::new(|| kept(&DONE));

/// A record with its list and the digest that was signed.
fn kept(done: &CompletedSession) -> (Record, String, String) {
    let record = done.record();
    let list = record.digests();
    let signed = record.digest();
    (record, list, signed)
}

fn again(value: Value) -> Result<Record, serde_json::Error> {
    serde_json::from_value(value)
}

#[test]
fn every_kind_of_test_derives_again_to_the_last_bit() {
    let together = SIZE.plan_together(14);
    let some = |plan: SessionPlan| SessionPlan {
        competences: SIZE.codes().skip(1).take(2).collect(),
        selection: crate::selection::SelectionRule::MaximumInformation,
        ..plan
    };
    for plan in [SIZE.plan(), together.clone(), some(SIZE.plan()), some(together)] {
        for seed in 0..6 {
            let done = taken(plan.clone(), f64::from(seed) / 2.0 - 1.5, seed);
            let (record, list, signed) = kept(&done);
            let read = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
            assert_eq!(record, read);
            assert_eq!(record.rederive(), Ok(vec![]));
            assert_eq!(record.check_digests(&list, &signed), vec![]);
            assert_eq!(record.compare_bank(&BANK), vec![]);
            assert_eq!(record.compare_transcript(&done.transcript(), BANK.clone()), Ok(vec![]));
        }
    }
}

#[test]
fn a_test_ended_from_outside_derives_again_and_its_reason_is_compared() {
    let mut session = Session::begin(Arc::new(SIZE.plan()), BANK.clone(), Seed([3; 32]), "en").unwrap();
    for place in 1..=4 {
        session = session.answer(Position(place), Answer::DontKnow {}, 9000, Timestamp(5)).unwrap().0;
    }
    let ended = session.end(StopReason::EndedByInvigilator, Timestamp(9)).unwrap().0;
    let record = ended.into_completed().unwrap().record();
    assert_eq!(record.rederive(), Ok(vec![]));
    let without = Record { ended: None, ..record.clone() };
    assert_eq!(without.rederive().unwrap()[0].part, Part::Outcome);
    let odd = Record { ended: Some(StopReason::Precision), ..record };
    assert_eq!(odd.rederive().unwrap()[0].part, Part::Ended);
}

#[test]
fn no_id_no_text_no_key_and_no_seed_leaves() {
    let text = serde_json::to_string(&DONE.record()).unwrap();
    let session = DONE.session();
    assert!(!text.contains(&session.seed().to_string()));
    for item in session.bank().items() {
        assert!(!text.contains(&item.id.0) && !text.contains(&item.revision.0), "{}", item.id);
        assert!(!text.contains(item.content["fr"].question()), "{}", item.id);
    }
    assert!(!text.contains("choice") && !text.contains("dont_know\":{"));
}

#[test]
fn the_same_answer_has_another_seal_at_another_place() {
    let mut session = Session::begin(Arc::new(SIZE.plan()), BANK.clone(), Seed([3; 32]), "en").unwrap();
    while let Some((position, ..)) = session.presented() {
        session = session.answer(position, Answer::DontKnow {}, 9000, Timestamp(5)).unwrap().0;
    }
    let record = session.into_completed().unwrap().record();
    let mut seals: Vec<_> = record.steps.iter().map(|step| &step.answer_seal).collect();
    seals.sort();
    seals.dedup();
    assert_eq!(seals.len(), record.steps.len());
}

#[test]
fn the_transcript_opens_the_seals_and_a_changed_answer_is_named() {
    let transcript = DONE.transcript();
    let record = DONE.record();
    let place = transcript.events.iter().position(is_answered).unwrap();
    let mut changed = transcript.clone();
    if let SessionEvent::Answered { answer, score, .. } = &mut changed.events[place] {
        let item = DONE.session().bank().item(&item_at(&transcript, place)).unwrap();
        *answer = Answer::DontKnow {};
        *score = item.score("fr", answer).unwrap();
    }
    let found = record.compare_transcript(&changed, BANK.clone());
    match found {
        Ok(differences) => assert!(differences.iter().any(|one| one.field == "answer_seal")),
        Err(error) => assert!(error.to_string().starts_with("event"), "{error}"),
    }
}

fn is_answered(event: &SessionEvent) -> bool {
    matches!(event, SessionEvent::Answered { score, .. } if score.credit > 0.0)
}

fn item_at(transcript: &Transcript, place: usize) -> crate::item::ItemId {
    match &transcript.events[place] {
        SessionEvent::Answered { item, .. } => item.clone(),
        SessionEvent::Ended { .. } => unreachable!("only answers are looked at"),
    }
}

#[test]
fn a_changed_score_or_parameter_is_named_with_both_values() {
    let record = DONE.record();
    let mut changed = record.clone();
    changed.steps[3].score.credit = 1.0 - changed.steps[3].score.credit;
    let found = changed.rederive().unwrap();
    assert_eq!((found[0].part, found[0].field.as_str()), (Part::Step(Position(4)), "theta"));
    assert_eq!(found[0].stated, json!(record.steps[3].theta).to_string());
    assert_ne!(found[0].found, found[0].stated);

    let mut value = serde_json::to_value(&record).unwrap();
    value["steps"][5]["parameters"]["model"]["difficulty"] = json!(0.123);
    let found = again(value).unwrap().rederive().unwrap();
    let stated = Difference {
        part: Part::Step(Position(6)),
        field: "parameters/model/difficulty".to_owned(),
        stated: "0.123".to_owned(),
        found: serde_json::to_value(&record.steps[5].parameters).unwrap()["model"]["difficulty"].to_string(),
    };
    assert_eq!(found, vec![stated]);
}

#[test]
fn another_draw_or_question_is_named_where_the_choice_departs() {
    let record = DONE.record();
    let departed = (0..64).find_map(|draw| {
        let mut changed = record.clone();
        changed.steps[2].draw = Draw(draw);
        changed.rederive().unwrap().into_iter().next()
    });
    let departed = departed.unwrap();
    assert_eq!((departed.part, departed.field.as_str()), (Part::Step(Position(3)), "question"));
}

#[test]
fn a_bank_that_differs_is_named_question_by_question() {
    let mut files = SIZE.files_with_general_factor(0.8);
    let (path, text) = files.iter().find(|(path, _)| path.ends_with("q1-2-5.yaml")).unwrap();
    let harder = text.replacen("level: ", "level: 1 # ", 1);
    files.insert(path.clone(), harder);
    let bank = ItemBank::read(&files).bank.unwrap();
    let found = DONE.record().compare_bank(&bank);
    let places: Vec<_> = found.iter().map(|one| format!("{} {}", one.part, one.field)).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert_eq!(places[0], "origin bank_revision");
    assert!(places[1].starts_with("question ") && places[1].ends_with("parameters/model/difficulty"));
}

#[test]
fn an_altered_list_is_told_from_an_altered_record() {
    let (record, list, signed) = kept(&DONE);
    let line = list.lines().find(|line| line.ends_with("step 2 score")).unwrap();
    let altered =
        list.replace(line, &line.replacen(&line[..1], if &line[..1] == "0" { "1" } else { "0" }, 1));
    let found = record.check_digests(&altered, &signed);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].part, found[0].field.as_str()), (Part::Digests, "step 2 score"));
    for altered in
        [list.replace(&format!("{line}\n"), ""), format!("{list}{line}\n"), list.replace('\n', "\r\n")]
    {
        let found = record.check_digests(&altered, &signed);
        assert!(!found.is_empty() && found.iter().all(|one| one.part == Part::Digests), "{found:?}");
    }
}

#[test]
fn the_record_of_another_test_is_refused_as_a_whole() {
    let (record, list, _) = kept(&DONE);
    let other = taken(SIZE.plan_together(14), 0.3, 8).record().digest();
    let found = record.check_digests(&list, &other);
    assert_eq!((found.len(), found[0].part, found[0].stated.as_str()), (1, Part::Digests, other.as_str()));
}

#[test]
fn hostile_records_are_refused_at_once() {
    let record = DONE.record();
    let with = |change: &dyn Fn(&mut Record)| {
        let mut changed = record.clone();
        change(&mut changed);
        changed.rederive()
    };
    assert_eq!(with(&|one| one.measure.prior.sd = 1e-9), Err(NotARecord::Measure));
    assert_eq!(with(&|one| one.measure.cuts[0] = -1e12), Err(NotARecord::Measure));
    assert_eq!(with(&|one| one.measure.loadings = Some(vec![0.5])), Err(NotARecord::Measure));
    assert_eq!(with(&|one| one.questions.reverse()), Err(NotARecord::Questions));
    assert_eq!(with(&|one| one.steps[0].score.credit = 2.0), Err(NotARecord::Steps));
    assert!(matches!(with(&|one| one.plan.competences.clear()), Err(NotARecord::Begin(_))));
}

/// Every leaf of a record, as a JSON pointer.
fn leaves(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                leaves(inner, &format!("{path}/{key}"), into);
            }
        }
        Value::Array(values) if !values.is_empty() => {
            for (index, inner) in values.iter().enumerate() {
                leaves(inner, &format!("{path}/{index}"), into);
            }
        }
        _ => into.push(path.to_owned()),
    }
}

/// Another value of the same type.
fn changed(value: &Value, by: u64) -> Value {
    match value {
        Value::Number(number) => {
            if let Some(whole) = number.as_u64() {
                json!(whole ^ (1 + by % 7))
            } else {
                let bits = number.as_f64().unwrap_or_default().to_bits();
                json!(f64::from_bits(bits ^ (1 << (by % 40))))
            }
        }
        Value::String(text) => {
            let mut signs: Vec<char> = text.chars().collect();
            let place = usize::try_from(by).unwrap() % signs.len().max(1);
            match signs.get_mut(place) {
                Some(sign) => *sign = if *sign == '0' { '1' } else { '0' },
                None => signs.push('0'),
            }
            json!(signs.into_iter().collect::<String>())
        }
        Value::Bool(truth) => json!(!truth),
        Value::Null => json!(1),
        Value::Array(_) => json!([1]),
        Value::Object(_) => json!({}),
    }
}

/// The part a pointer leads into, as differences name it.
fn part_of(pointer: &str, record: &Record) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let index = || steps[1].parse::<usize>().unwrap();
    match steps[0] {
        "questions" => Part::Question(record.questions[index()].number).to_string(),
        "steps" => Part::Step(Position(u32::try_from(index()).unwrap() + 1)).to_string(),
        other => other.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A change of one value anywhere makes no record at all, or is found and named with its part.
    #[test]
    fn any_single_change_is_found_and_named(choice in any::<prop::sample::Index>(), by in any::<u64>()) {
        let (record, list, signed) = &*KEPT;
        let mut value = serde_json::to_value(record).unwrap();
        let mut all = Vec::new();
        leaves(&value, "", &mut all);
        let pointer = choice.get(&all);
        let place = value.pointer_mut(pointer).unwrap();
        *place = changed(place, by);
        if let Ok(altered) = again(value) {
            let found = altered.check_digests(list, signed);
            let number = pointer.starts_with("/questions") && pointer.ends_with("/number");
            let expected = part_of(pointer, record);
            prop_assert!(!found.is_empty(), "{pointer}");
            prop_assert!(number || found.iter().all(|one| one.part.to_string() == expected), "{pointer} {found:?}");
        }
    }

    /// A change of what a result follows from is found by deriving it again, without any digest.
    #[test]
    fn a_changed_credit_or_estimate_needs_no_digest(place in 0_usize..14, shift in 1_u32..40) {
        let mut record = KEPT.0.clone();
        let count = record.steps.len();
        let step = &mut record.steps[place % count];
        let bits = step.theta.0.to_bits() ^ (1 << shift);
        let (credit, theta) = (step.score.credit, step.theta);
        step.theta = Theta(f64::from_bits(bits));
        prop_assert!(!record.rederive().unwrap().is_empty());
        let step = &mut record.steps[place % count];
        step.theta = theta;
        step.score.credit = if credit > 0.5 { credit - 0.25 } else { credit + 0.25 };
        prop_assert!(!record.rederive().unwrap().is_empty());
    }
}
