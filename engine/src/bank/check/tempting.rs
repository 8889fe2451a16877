//! Why wrong answers tempt: said of each wrong option, or of at least one mistake.

use super::finding::Findings;
use crate::bank::draft::{ContentDraft, ItemDraft, Texts};
use crate::bank::source::Marked;
use crate::item::scoring::Key;
use crate::item::task::goal::Aims;
use std::collections::BTreeMap;

/// Checks `tempting` in every language.
pub(crate) fn check(draft: &ItemDraft, key: &Key, findings: &mut Findings) {
    for (_, language) in draft.content.value.iter() {
        let fields = &language.value;
        match (key, &fields.choices) {
            (Key::Choice(_) | Key::Choices(_), Some(choices)) => {
                choice_kind(fields, choices, key, findings);
            }
            (Key::Task(aims), _) => task_kind(fields, aims, findings),
            _ if fields.tempting.value.iter().len() == 0 => findings.fault(
                fields.tempting.place,
                "no mistake is explained",
                "name at least one wrong answer and say why it tempts",
            ),
            _ => {}
        }
    }
}

fn choice_kind(fields: &ContentDraft, choices: &Marked<Texts>, key: &Key, findings: &mut Findings) {
    let tempting = &fields.tempting;
    for (id, _) in tempting.value.iter() {
        if choices.value.value(&id.value).is_none() {
            let message = format!("`{}` is not a choice", id.value);
            findings.fault(id.place, message, "mend the id, or remove the line");
        } else if is_right(key, &id.value) {
            let message = format!("`{}` is right, and is explained as a mistake", id.value);
            findings.fault(id.place, message, "move it to `explanation`");
        }
    }
    let wrong = choices.value.iter().filter(|(id, _)| !is_right(key, &id.value));
    for (id, _) in wrong.filter(|(id, _)| tempting.value.value(&id.value).is_none()) {
        let message = format!("nothing says why `{}` tempts", id.value);
        findings.fault(tempting.place, message, format!("add `{}`", id.value));
    }
}

/// Remarks are about goals missed and slips.
fn task_kind(fields: &ContentDraft, aims: &BTreeMap<String, Aims>, findings: &mut Findings) {
    let ids: Vec<&str> =
        aims.values().next().into_iter().flat_map(Aims::aims).map(|aim| aim.id.as_str()).collect();
    for (id, _) in fields.tempting.value.iter().filter(|(id, _)| !ids.contains(&id.value.as_str())) {
        let message = format!("`{}` is neither a goal nor a slip", id.value);
        findings.fault(id.place, message, format!("use one of: {}", ids.join(", ")));
    }
    if fields.tempting.value.iter().len() == 0 {
        let message = "no mistake is explained";
        findings.fault(fields.tempting.place, message, "say of at least one goal or slip why people miss it");
    }
}

fn is_right(key: &Key, id: &str) -> bool {
    match key {
        Key::Choice(right) => right == id,
        Key::Choices(right) => right.contains(id),
        _ => false,
    }
}
