//! The key of a question: draft → [`Key`], against the options that it names.

use super::fields;
use super::finding::Findings;
use super::{task, typed};
use crate::bank::draft::{GapKeyDraft, KeyDraft, Texts};
use crate::bank::source::{Entries, Marked, Place};
use crate::item::ItemKind;
use crate::item::content::{Body, Content, Gap, ItemOption};
use crate::item::scoring::{GapKey, Key};
use std::collections::{BTreeMap, BTreeSet};

/// The contents of a question, in the order of the bank's languages.
#[derive(Debug, Default)]
pub(crate) struct Contents(pub(crate) Vec<(String, Content)>);

impl Contents {
    /// The content in the first language: the others have the same options.
    pub(crate) fn first(&self) -> Option<&Content> {
        self.0.first().map(|(_, content)| content)
    }

    /// The content in a language.
    pub(crate) fn get(&self, locale: &str) -> Option<&Content> {
        self.0.iter().find(|(found, _)| found == locale).map(|(_, content)| content)
    }

    /// Its languages.
    pub(crate) fn locales(&self) -> Vec<&str> {
        self.0.iter().map(|(locale, _)| locale.as_str()).collect()
    }
}

/// The key; `None` when a part of it is missing or wrong.
pub(crate) fn check(
    draft: &Marked<KeyDraft>,
    kind: ItemKind,
    contents: &Contents,
    findings: &mut Findings,
) -> Option<Key> {
    fields::key(draft, kind, findings);
    let fields = &draft.value;
    let body = &contents.first()?.body;
    match kind {
        ItemKind::SingleChoice => choice(fields.choice.as_ref()?, body.options(), findings),
        ItemKind::MultipleChoice => choices(fields.choices.as_ref()?, body.options(), findings),
        ItemKind::ShortText => {
            let texts = typed::TextFields::of_item(fields)?;
            let key = typed::text_key(&texts, &contents.locales(), findings);
            typed::enough_rejected(fields.reject.as_ref()?, findings);
            Some(Key::Text(key))
        }
        ItemKind::Number => typed::number_key(fields, contents, findings).map(Key::Number),
        ItemKind::Ordering => order(fields.order.as_ref()?, body.options(), findings),
        ItemKind::Matching => pairs(fields.pairs.as_ref()?, body, findings),
        ItemKind::Cloze => gaps(fields.gaps.as_ref()?, contents, findings),
        ItemKind::Task => task::key(fields, contents, findings),
    }
}

fn choice(id: &Marked<String>, options: &[ItemOption], findings: &mut Findings) -> Option<Key> {
    known(id, options, findings).then(|| Key::Choice(id.value.clone()))
}

fn choices(
    ids: &Marked<Vec<Marked<String>>>,
    options: &[ItemOption],
    findings: &mut Findings,
) -> Option<Key> {
    let right = once_each(&ids.value, options, findings)?;
    if right.is_empty() || right.len() == options.len() {
        let message = if right.is_empty() { "no option is right" } else { "every option is right" };
        findings.fault(ids.place, message, "name some of the options, not all");
        return None;
    }
    Some(Key::Choices(right.into_iter().collect()))
}

fn order(ids: &Marked<Vec<Marked<String>>>, items: &[ItemOption], findings: &mut Findings) -> Option<Key> {
    let order = once_each(&ids.value, items, findings)?;
    match items.iter().find(|item| !order.contains(&item.id)) {
        Some(missing) => {
            let message = format!("the order leaves out `{}`", missing.id);
            findings.fault(ids.place, message, "name every item once");
            None
        }
        None => Some(Key::Order(order)),
    }
}

/// The ids, when each is known and named once.
fn once_each(ids: &[Marked<String>], options: &[ItemOption], findings: &mut Findings) -> Option<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut sound = true;
    for id in ids {
        sound &= known(id, options, findings);
        if !seen.insert(&id.value) {
            findings.fault(id.place, format!("`{}` is named twice", id.value), "name it once");
            sound = false;
        }
    }
    sound.then(|| ids.iter().map(|id| id.value.clone()).collect())
}

fn known(id: &Marked<String>, options: &[ItemOption], findings: &mut Findings) -> bool {
    let found = options.iter().any(|option| option.id == id.value);
    if !found {
        let names: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        let message = format!("the key names `{}`, which is not an option", id.value);
        findings.fault(id.place, message, format!("use one of: {}", names.join(", ")));
    }
    found
}

fn pairs(pairs: &Marked<Texts>, body: &Body, findings: &mut Findings) -> Option<Key> {
    let Body::Matching { prompts, options } = body else { return None };
    let mut sound = named_all(&pairs.value, prompts.iter().map(|prompt| &prompt.id), pairs.place, findings);
    for (_, option) in pairs.value.iter() {
        sound &= known(option, options, findings);
    }
    let pair =
        |(prompt, option): &(Marked<String>, Marked<String>)| (prompt.value.clone(), option.value.clone());
    sound.then(|| Key::Pairs(pairs.value.iter().map(pair).collect()))
}

fn gaps(
    drafts: &Marked<Entries<Marked<GapKeyDraft>>>,
    contents: &Contents,
    findings: &mut Findings,
) -> Option<Key> {
    let body = &contents.first()?.body;
    let gaps = body.gaps();
    let sound = named_all(&drafts.value, gaps.iter().map(|gap| &gap.id), drafts.place, findings);
    let mut keys = BTreeMap::new();
    for gap in &gaps {
        let draft = drafts.value.value(&gap.id)?;
        keys.insert(gap.id.clone(), gap_key(draft, gap, &contents.locales(), findings)?);
    }
    sound.then_some(Key::Gaps(keys))
}

/// Whether the entries name exactly these parts.
fn named_all<'a, T>(
    entries: &Entries<T>,
    parts: impl Iterator<Item = &'a String>,
    whole: Place,
    findings: &mut Findings,
) -> bool {
    let parts: Vec<&String> = parts.collect();
    let mut sound = true;
    for (id, _) in entries.iter().filter(|(id, _)| !parts.contains(&&id.value)) {
        let message = format!("the key names `{}`, which the question does not have", id.value);
        findings.fault(id.place, message, "mend the id, or remove the line");
        sound = false;
    }
    for part in parts.iter().filter(|part| entries.value(part).is_none()) {
        let message = format!("the key says nothing about `{part}`");
        findings.fault(whole, message, format!("add `{part}`"));
        sound = false;
    }
    sound
}

/// A gap with a list is filled by an option, a typed one by accepted texts.
fn gap_key(
    draft: &Marked<GapKeyDraft>,
    gap: &Gap,
    locales: &[&str],
    findings: &mut Findings,
) -> Option<GapKey> {
    let fields = &draft.value;
    match (&fields.choice, typed::TextFields::of_gap(fields)) {
        (Some(choice), None) if !gap.choices.is_empty() => {
            known(choice, &gap.choices, findings).then(|| GapKey::Choice(choice.value.clone()))
        }
        (None, Some(text)) if gap.choices.is_empty() => {
            Some(GapKey::Text(typed::text_key(&text, locales, findings)))
        }
        _ => {
            let needed = if gap.choices.is_empty() { "accept" } else { "choice" };
            let message = format!("the gap `{}` needs `{needed}`, and only that", gap.id);
            findings.fault(draft.place, message, "a list needs `choice`, a typed gap `accept`");
            None
        }
    }
}
