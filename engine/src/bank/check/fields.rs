//! Which fields belong to which kind of question.

use super::finding::Findings;
use crate::bank::draft::{ContentDraft, KeyDraft};
use crate::bank::source::{Marked, Place};
use crate::item::ItemKind;

/// Fields that a part of a file must and may have.
struct Allowed {
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

/// Refuses fields of a language that do not belong to the kind, and asks for missing ones.
pub(crate) fn content(draft: &Marked<ContentDraft>, kind: ItemKind, findings: &mut Findings) {
    let fields = &draft.value;
    let given = [
        ("hint", place(fields.hint.as_ref())),
        ("choices", place(fields.choices.as_ref())),
        ("items", place(fields.items.as_ref())),
        ("prompts", place(fields.prompts.as_ref())),
        ("options", place(fields.options.as_ref())),
        ("text", place(fields.text.as_ref())),
        ("gaps", place(fields.gaps.as_ref())),
        ("unit", place(fields.unit.as_ref())),
    ];
    compare(&given, &content_fields(kind), draft.place, kind, findings);
}

fn content_fields(kind: ItemKind) -> Allowed {
    let (required, optional): (&[_], &[_]) = match kind {
        ItemKind::SingleChoice | ItemKind::MultipleChoice => (&["choices"], &[]),
        ItemKind::ShortText => (&[], &["hint"]),
        ItemKind::Number => (&[], &["hint", "unit"]),
        ItemKind::Ordering => (&["items"], &[]),
        ItemKind::Matching => (&["prompts", "options"], &[]),
        ItemKind::Cloze => (&["text", "gaps"], &[]),
        ItemKind::Task => (&[], &[]),
    };
    Allowed { required, optional }
}

/// Refuses fields of a key that do not belong to the kind, and asks for missing ones.
pub(crate) fn key(draft: &Marked<KeyDraft>, kind: ItemKind, findings: &mut Findings) {
    let fields = &draft.value;
    let given = [
        ("choice", place(fields.choice.as_ref())),
        ("choices", place(fields.choices.as_ref())),
        ("accept", place(fields.accept.as_ref())),
        ("reject", place(fields.reject.as_ref())),
        ("ignore", place(fields.ignore.as_ref())),
        ("value", place(fields.value.as_ref())),
        ("tolerance", place(fields.tolerance.as_ref())),
        ("relative_tolerance", place(fields.relative_tolerance.as_ref())),
        ("units", place(fields.units.as_ref())),
        ("order", place(fields.order.as_ref())),
        ("pairs", place(fields.pairs.as_ref())),
        ("gaps", place(fields.gaps.as_ref())),
        ("goals", place(fields.goals.as_ref())),
        ("slips", place(fields.slips.as_ref())),
        ("example", place(fields.example.as_ref())),
        ("wrong", place(fields.wrong.as_ref())),
    ];
    compare(&given, &key_fields(kind), draft.place, kind, findings);
}

fn key_fields(kind: ItemKind) -> Allowed {
    let (required, optional): (&[_], &[_]) = match kind {
        ItemKind::SingleChoice => (&["choice"], &[]),
        ItemKind::MultipleChoice => (&["choices"], &[]),
        ItemKind::ShortText => (&["accept", "reject"], &["ignore"]),
        ItemKind::Number => (&["value"], &["tolerance", "relative_tolerance", "units", "accept", "reject"]),
        ItemKind::Ordering => (&["order"], &[]),
        ItemKind::Matching => (&["pairs"], &[]),
        ItemKind::Cloze => (&["gaps"], &[]),
        ItemKind::Task => (&["goals", "example", "wrong"], &["slips"]),
    };
    Allowed { required, optional }
}

fn place<T>(field: Option<&Marked<T>>) -> Option<Place> {
    field.map(|marked| marked.place)
}

fn compare(
    given: &[(&str, Option<Place>)],
    allowed: &Allowed,
    whole: Place,
    kind: ItemKind,
    findings: &mut Findings,
) {
    let kind = kind.name();
    for (name, place) in given {
        match place {
            Some(place) if !belongs(allowed, name) => findings.fault(
                *place,
                format!("`{name}` does not belong to a {kind} question"),
                "remove it, or change `kind`",
            ),
            None if allowed.required.contains(name) => findings.fault(
                whole,
                format!("a {kind} question needs `{name}` here"),
                format!("add `{name}`"),
            ),
            _ => {}
        }
    }
}

fn belongs(allowed: &Allowed, name: &str) -> bool {
    allowed.required.contains(&name) || allowed.optional.contains(&name)
}
