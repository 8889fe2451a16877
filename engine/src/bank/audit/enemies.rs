//! Enmity that comes back to where it began.
//!
//! Enmity holds both ways, whichever question declares it: a circle of declarations says a thing twice,
//! and hides that one family would say it better.

use super::Audited;
use crate::bank::Diagnostic;
use crate::bank::check::finding::Findings;
use std::collections::BTreeMap;

/// How far a walk along declarations has come with a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// On the way that led here.
    Open,
    /// It leads to no circle.
    Done,
}

pub(super) fn check(questions: &[Audited<'_>]) -> Vec<Diagnostic> {
    let by_id: BTreeMap<&str, &Audited<'_>> =
        questions.iter().map(|question| (question.draft.id.value.as_str(), question)).collect();
    let mut marks = BTreeMap::new();
    let mut found = Vec::new();
    for id in by_id.keys() {
        walk(id, &by_id, &mut marks, &mut found);
    }
    found
}

/// Depth first, with a way of its own: banks are larger than stacks are deep.
fn walk<'a>(
    start: &'a str,
    by_id: &BTreeMap<&'a str, &'a Audited<'a>>,
    marks: &mut BTreeMap<&'a str, Mark>,
    found: &mut Vec<Diagnostic>,
) {
    let mut way: Vec<(&'a str, usize)> = Vec::new();
    if marks.insert(start, Mark::Open).is_none() {
        way.push((start, 0));
    } else {
        marks.insert(start, Mark::Done);
    }
    while let Some((id, next)) = way.last_mut() {
        let Some(question) = by_id.get(id) else { return };
        let Some(enemy) = question.draft.enemies.get(*next) else {
            marks.insert(*id, Mark::Done);
            way.pop();
            continue;
        };
        *next += 1;
        let Some((known, _)) = by_id.get_key_value(enemy.value.as_str()) else { continue };
        match marks.get(known) {
            None => {
                marks.insert(*known, Mark::Open);
                way.push((*known, 0));
            }
            Some(Mark::Open) if known != id => {
                let mut findings = Findings::of(question.path);
                let message = format!("`{known}` leads back here by its own enemies");
                findings.fault(enemy.place, message, "declare each enmity once: it holds both ways");
                found.extend(findings.into_diagnostics());
            }
            Some(_) => {}
        }
    }
}
