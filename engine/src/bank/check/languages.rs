//! The same options in every language.

use super::finding::Findings;
use crate::bank::draft::{ContentDraft, ItemDraft};
use crate::bank::source::{Entries, Marked, Place};

/// The ids of a part of a question, and where they stand.
struct Ids<'a> {
    what: String,
    names: Vec<&'a str>,
    place: Place,
}

/// Compares every language with the first one of the bank.
pub(crate) fn same_options(draft: &ItemDraft, locales: &[String], findings: &mut Findings) {
    let drafts = &draft.content.value;
    let Some((first, rest)) = locales.split_first() else { return };
    let Some(model) = drafts.value(first) else { return };
    for locale in rest {
        if let Some(other) = drafts.value(locale) {
            compare(first, &parts(&model.value), &parts(&other.value), findings);
        }
    }
}

fn parts(draft: &ContentDraft) -> Vec<Ids<'_>> {
    let texts = [
        ("choices", draft.choices.as_ref()),
        ("items", draft.items.as_ref()),
        ("prompts", draft.prompts.as_ref()),
        ("options", draft.options.as_ref()),
    ];
    let mut parts: Vec<Ids<'_>> = texts
        .into_iter()
        .filter_map(|(what, texts)| texts.map(|texts| ids(what.to_owned(), texts)))
        .collect();
    if let Some(gaps) = &draft.gaps {
        parts.push(ids("gaps".to_owned(), gaps));
        for (gap, fields) in gaps.value.iter() {
            let what = format!("the choices of gap `{}`", gap.value);
            match &fields.value.choices {
                Some(choices) => parts.push(ids(what, choices)),
                None => parts.push(Ids { what, names: Vec::new(), place: fields.place }),
            }
        }
    }
    parts
}

fn ids<T>(what: String, entries: &Marked<Entries<T>>) -> Ids<'_> {
    let names = entries.value.iter().map(|(id, _)| id.value.as_str()).collect();
    Ids { what, names, place: entries.place }
}

fn compare(first: &str, model: &[Ids<'_>], other: &[Ids<'_>], findings: &mut Findings) {
    for expected in model {
        let Some(given) = other.iter().find(|part| part.what == expected.what) else { continue };
        for id in expected.names.iter().filter(|id| !given.names.contains(id)) {
            let message = format!("`{id}`, which `{first}` has, is missing in {}", given.what);
            findings.fault(given.place, message, "use the same ids in every language");
        }
        for id in given.names.iter().filter(|id| !expected.names.contains(id)) {
            let message = format!("`{id}` in {} is not in `{first}`", given.what);
            findings.fault(given.place, message, "use the same ids in every language");
        }
    }
}
