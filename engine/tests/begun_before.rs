//! Tests begun under an earlier release go on and end as they would have then.
//!
//! `transcripts/0.1.0.json` holds whole tests as release 0.1.0 ran them: plan, seed, events, digest and
//! outcome. Its plans name no rules added since, and what they do name must go on meaning the same.

use jalon_engine::bank::ItemBank;
use jalon_engine::session::{Session, SessionEvent, Step, Transcript};
use jalon_engine::simulation::GeneratedBank;
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

#[derive(Deserialize)]
struct Kept {
    digest: String,
    outcome: serde_json::Value,
    transcript: Transcript,
}

fn kept() -> Vec<Kept> {
    serde_json::from_str(include_str!("transcripts/0.1.0.json")).unwrap()
}

static BANK: LazyLock<Arc<ItemBank>> = LazyLock::new(|| {
    let generated = GeneratedBank { competences: 4, items_per_competence: 20 };
    Arc::new(ItemBank::read(&generated.files()).bank.unwrap())
});

#[test]
fn a_test_ended_then_has_the_same_result_and_digest() {
    for kept in kept() {
        let replayed = kept.transcript.replay(BANK.clone()).unwrap();
        let completed = replayed.into_completed().unwrap();
        assert_eq!(serde_json::to_value(completed.outcome()).unwrap(), kept.outcome);
        assert_eq!(completed.transcript().digest(), kept.digest);
    }
}

#[test]
fn a_test_half_way_then_is_asked_the_same_next_question() {
    for Kept { transcript, .. } in kept() {
        let plan = Arc::new(transcript.plan.clone());
        for taken in 0..transcript.events.len() {
            let (before, after) = transcript.events.split_at(taken);
            let session =
                Session::replay(plan.clone(), BANK.clone(), transcript.seed, &transcript.locale, before);
            let session = session.unwrap();
            let Step::Present { item, .. } = session.step() else { panic!("over at {taken}") };
            let SessionEvent::Answered { item: then, .. } = &after[0] else { break };
            assert_eq!(item, then);
        }
    }
}
