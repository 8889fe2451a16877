//! What was acknowledged against what is stored. A pure function, itself tested on planted faults.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// An answer the service said it keeps.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Acknowledged {
    pub(super) attempt: String,
    pub(super) position: u64,
    pub(super) answer: Value,
    /// It came after the limit of a timed question and is kept as such.
    pub(super) late: bool,
}

/// An answer found in the database.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stored {
    pub(super) attempt: String,
    pub(super) position: u64,
    pub(super) answer: Value,
}

/// Every acknowledged answer that is not stored as it was, every place stored twice, every gap.
pub(super) fn faults(acknowledged: &[Acknowledged], stored: &[Stored]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut places: BTreeMap<(&str, u64), &Value> = BTreeMap::new();
    for row in stored {
        if places.insert((&row.attempt, row.position), &row.answer).is_some() {
            faults.push(format!("{} holds place {} twice", row.attempt, row.position));
        }
    }
    for (attempt, position) in places.keys() {
        if *position > 1 && !places.contains_key(&(*attempt, position - 1)) {
            faults.push(format!("{attempt} has place {position} but not the one before"));
        }
    }
    for one in acknowledged {
        match places.get(&(one.attempt.as_str(), one.position)) {
            None => faults.push(format!("{} lost the answer at place {}", one.attempt, one.position)),
            Some(found) if one.late && found["kind"] == "timed_out" => {}
            Some(found) if **found != one.answer => faults.push(format!(
                "{} holds {found} at place {}, but {} was acknowledged",
                one.attempt, one.position, one.answer
            )),
            Some(_) => {}
        }
    }
    faults
}

/// The object under the name `answer`, wherever the event keeps it.
pub(super) fn find_answer(event: &Value) -> Option<Value> {
    let object = event.as_object()?;
    object.get("answer").cloned().or_else(|| object.values().find_map(find_answer))
}

/// What clients heard, shared between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal(Arc<Mutex<Heard>>);

#[derive(Debug, Default)]
struct Heard {
    acknowledged: Vec<Acknowledged>,
    attempts: BTreeSet<(String, String)>,
}

impl Journal {
    pub(super) fn began(&self, attempt: &str, secret: &str) {
        self.0.lock().unwrap().attempts.insert((attempt.to_owned(), secret.to_owned()));
    }

    pub(super) fn heard(&self, one: Acknowledged) {
        self.0.lock().unwrap().acknowledged.push(one);
    }

    pub(super) fn acknowledged(&self) -> Vec<Acknowledged> {
        self.0.lock().unwrap().acknowledged.clone()
    }

    /// Attempts begun, with their secrets.
    pub(super) fn attempts(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap().attempts.iter().cloned().collect()
    }

    /// Life goes on after the last kill.
    pub(super) async fn wait_for_more(&self, more: usize) {
        let goal = self.acknowledged().len() + more;
        let waited = tokio::time::timeout(Duration::from_mins(1), async {
            while self.acknowledged().len() < goal {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        assert!(waited.await.is_ok(), "no answer is acknowledged any more");
    }
}

mod tests {
    use super::*;
    use serde_json::json;

    fn world() -> (Vec<Acknowledged>, Vec<Stored>) {
        let answer = |n: u64| json!({"kind": "choice", "choice": format!("c{n}")});
        let places = || (1..=3).flat_map(|n| ["att_1", "att_2"].map(|attempt| (attempt.to_owned(), n)));
        let heard = places().map(|(attempt, position)| Acknowledged {
            attempt,
            position,
            answer: answer(position),
            late: false,
        });
        let stored =
            places().map(|(attempt, position)| Stored { attempt, position, answer: answer(position) });
        (heard.collect(), stored.collect())
    }

    #[test]
    fn a_faithful_store_has_no_faults() {
        let (heard, stored) = world();
        assert_eq!(faults(&heard, &stored), Vec::<String>::new());
        // Stored without having been acknowledged: the reply was lost, not the answer.
        assert_eq!(faults(&heard[..2], &stored), Vec::<String>::new());
    }

    #[test]
    fn every_planted_fault_is_found() {
        for planted in 0..6 {
            let (heard, mut stored) = world();
            stored.remove(planted);
            assert!(!faults(&heard, &stored).is_empty(), "a loss");
            let (heard, mut stored) = world();
            stored.push(stored[planted].clone());
            assert!(!faults(&heard, &stored).is_empty(), "a doubling");
            let (heard, mut stored) = world();
            stored[planted].answer = json!({"kind": "dont_know"});
            assert!(!faults(&heard, &stored).is_empty(), "a change");
        }
        let (_, mut stored) = world();
        stored.retain(|row| row.position != 2);
        assert!(!faults(&[], &stored).is_empty(), "a gap");
    }
}
