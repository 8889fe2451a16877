//! What can be said only of all questions together.

use super::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::item::text_match::normalise;
use std::collections::{BTreeMap, BTreeSet};

/// A question file that could be read.
pub(crate) struct ReadItem {
    pub(crate) path: String,
    pub(crate) draft: ItemDraft,
    pub(crate) findings: Findings,
}

/// Checks ids, enemies and stems across questions. `ids` are the names of all question files,
/// readable or not.
pub(crate) fn check(items: &mut [ReadItem], ids: &BTreeSet<String>) {
    let mut first_with_id = BTreeMap::new();
    let mut first_with_stem = BTreeMap::new();
    for item in items {
        let ReadItem { path, draft, findings } = item;
        if let Some(other) = first_with_id.insert(draft.id.value.clone(), path.clone()) {
            let message = format!("`{}` is also the id in `{other}`", draft.id.value);
            findings.fault(draft.id.place, message, "choose another id");
        }
        enemies(draft, ids, findings);
        stems(draft, path, &mut first_with_stem, findings);
    }
}

fn enemies(draft: &ItemDraft, ids: &BTreeSet<String>, findings: &mut Findings) {
    for enemy in &draft.enemies {
        if enemy.value == draft.id.value {
            findings.fault(enemy.place, "a question is its own enemy", "remove the line");
        } else if !ids.contains(&enemy.value) {
            let message = format!("the enemy `{}` is not in the bank", enemy.value);
            findings.fault(enemy.place, message, "mend the id, or remove the line");
        }
    }
}

/// Two questions ask the same when stem and text with gaps are the same.
fn stems(
    draft: &ItemDraft,
    path: &str,
    seen: &mut BTreeMap<(String, String), String>,
    findings: &mut Findings,
) {
    for (locale, language) in draft.content.value.iter() {
        let fields = &language.value;
        let text = fields.text.as_ref().map(|text| text.value.as_str()).unwrap_or_default();
        let asked = normalise(&format!("{} {text}", fields.stem.value), &BTreeSet::new());
        if let Some(other) = seen.insert((locale.value.clone(), asked), path.to_owned()) {
            let message = format!("the stem is the same as in `{other}`");
            findings.fault(fields.stem.place, message, "ask something else, or remove one");
        }
    }
}
