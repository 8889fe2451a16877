//! What no test may do, looked for in what tests did: an independent reading of their events.

use super::{PlanStudy, SimulatedTest};
use crate::item::Item;
use crate::stopping::StopReason;
use serde::Serialize;

/// A rule that a test broke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The simulee.
    pub simulee: u32,
    /// What was broken, in a few words with the ids at fault.
    pub rule: String,
}

/// Everything a test broke.
pub(super) fn violations(study: &PlanStudy, simulee: u32, test: &SimulatedTest) -> Vec<Violation> {
    let answers = test.completed.session().answers();
    let items: Vec<&Item> = answers.filter_map(|given| study.bank.item(given.item)).collect();
    let broken = pairs(&items).chain(neighbours(&items)).chain(lengths(study, test, &items));
    broken.map(|rule| Violation { simulee, rule }).collect()
}

/// The same item, family or two enemies in one test.
fn pairs<'a>(items: &'a [&Item]) -> impl Iterator<Item = String> + 'a {
    let pairs =
        items.iter().enumerate().flat_map(|(at, one)| items[..at].iter().map(move |other| (*one, *other)));
    pairs.filter_map(|(one, other)| {
        if one.id == other.id {
            Some(format!("{} came twice", one.id))
        } else if one.competence == other.competence && one.family == other.family {
            Some(format!("{} and {} are of one family", one.id, other.id))
        } else if one.enemies.contains(&other.id) || other.enemies.contains(&one.id) {
            Some(format!("{} and {} are enemies", one.id, other.id))
        } else {
            None
        }
    })
}

/// Two timed items in a row.
fn neighbours<'a>(items: &'a [&Item]) -> impl Iterator<Item = String> + 'a {
    let timed = |item: &Item| item.time_limit_seconds.is_some();
    items
        .windows(2)
        .filter(move |pair| timed(pair[0]) && timed(pair[1]))
        .map(|pair| format!("{} and {} are timed and follow each other", pair[0].id, pair[1].id))
}

/// Competences asked too little or too much; a test too long. A bank that ran dry is not hidden.
fn lengths<'a>(
    study: &'a PlanStudy,
    test: &'a SimulatedTest,
    items: &'a [&Item],
) -> impl Iterator<Item = String> + 'a {
    let rules = &study.plan.stopping;
    let timed_out = test.completed.stop_reason() == StopReason::Time;
    let most = rules.maximum_length.unwrap_or(u32::MAX) as usize;
    let long = (items.len() > most).then(|| format!("{} questions, more than {most}", items.len()));
    let counts = study.plan.competences.iter().filter_map(move |code| {
        let asked = items.iter().filter(|item| &item.competence == code).count();
        let least = if timed_out { 0 } else { rules.minimum_per_competence as usize };
        let fits = (least..=rules.maximum_per_competence as usize).contains(&asked);
        (!fits).then(|| format!("{asked} questions on {code}"))
    });
    counts.chain(long)
}
