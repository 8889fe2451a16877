//! What is said for authors, and what is said after an answer.

use super::xml::Element;
use super::{identifier, name};
use crate::bank::draft::{ContentDraft, ItemDraft, TextLists};
use crate::bank::source::Marked;
use crate::item::ItemKind;
use crate::item::text_match::Ignored;

/// Everything of a question that QTI has no place for: a name and its values, none for an empty list.
pub(super) fn rubric(draft: &ItemDraft, locale: &str) -> Element {
    let mut facts = Facts(Element::new("dl").with("class", "about"));
    facts.add("competence", [&draft.competence.value]);
    facts.add("family", [&draft.family.value]);
    facts.add("level", [draft.level.value]);
    facts.add("level_reason", [&draft.level_reason.value]);
    facts.add("status", [name(&draft.status)]);
    facts.add("seconds", [draft.seconds.value]);
    if let Some(limit) = &draft.time_limit_seconds {
        facts.add("time_limit_seconds", [limit.value]);
    }
    if !draft.enemies.is_empty() {
        facts.add("enemies", draft.enemies.iter().map(|enemy| &enemy.value));
    }
    if !draft.sources.is_empty() {
        facts.add("sources", draft.sources.iter().map(|source| &source.value));
    }
    if let Some(note) = draft.accessibility.as_ref().and_then(|notes| notes.value.value(locale)) {
        facts.add("accessibility", [&note.value]);
    }
    if let Some(order) = &draft.order {
        facts.add("order", [name(&order.value)]);
    }
    if let Some(scoring) = &draft.scoring {
        facts.add("scoring", [name(&scoring.value)]);
    }
    comparison(draft, locale, &mut facts);
    let content = Element::new("qti-content-body").child(facts.0);
    Element::new("qti-rubric-block").with("view", "author").with("use", "scoring").child(content)
}

/// How typed answers are compared.
fn comparison(draft: &ItemDraft, locale: &str, facts: &mut Facts) {
    let key = &draft.key.value;
    ignored("ignore", key.ignore.as_ref(), facts);
    for (gap, filling) in key.gaps.iter().flat_map(|gaps| gaps.value.iter()) {
        ignored(&format!("ignore {}", gap.value), filling.value.ignore.as_ref(), facts);
    }
    if let Some(units) = &key.units {
        facts.add(
            "units",
            units.value.iter().map(|(unit, factor)| format!("{} = {}", unit.value, factor.value)),
        );
    }
    if let Some(share) = &key.relative_tolerance {
        facts.add("relative_tolerance", [super::respond::amount(&share.value)]);
    }
    if draft.kind.value == ItemKind::Number {
        examples("accept", key.accept.as_ref(), locale, facts);
        examples("reject", key.reject.as_ref(), locale, facts);
    }
}

fn ignored(name: &str, ignore: Option<&Marked<Vec<Marked<Ignored>>>>, facts: &mut Facts) {
    if let Some(ignore) = ignore {
        facts.add(name, ignore.value.iter().map(|ignored| super::name(&ignored.value)));
    }
}

fn examples(name: &str, lists: Option<&Marked<TextLists>>, locale: &str, facts: &mut Facts) {
    if let Some(texts) = lists.and_then(|lists| lists.value.value(locale)) {
        facts.add(name, texts.iter().map(|text| &text.value));
    }
}

struct Facts(Element);

impl Facts {
    fn add<T: ToString>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let list = std::mem::replace(&mut self.0, Element::new("dl"));
        let values = values.into_iter().map(|value| Element::new("dd").text(value.to_string()));
        self.0 = list.child(Element::new("dt").text(name)).children(values);
    }
}

/// The explanation, shown to everybody, and why each mistake tempts; `title` says which.
pub(super) fn feedback(draft: &ItemDraft, locale: &str) -> Vec<Element> {
    let Some(content) = draft.content.value.value(locale) else { return Vec::new() };
    let ContentDraft { explanation, tempting, .. } = &content.value;
    let shown = |id: String, text: &str| {
        let body = Element::new("qti-content-body").child(Element::new("p").words(text));
        Element::new("qti-modal-feedback")
            .with("outcome-identifier", "FEEDBACK")
            .with("identifier", id)
            .with("show-hide", "show")
            .child(body)
    };
    let mut all = vec![shown("EXPLANATION".to_owned(), &explanation.value)];
    for (number, (wrong, why)) in (1..).zip(tempting.value.iter()) {
        let is_choice = draft.kind.value == ItemKind::SingleChoice;
        let id = if is_choice { identifier(&wrong.value) } else { format!("MISTAKE_{number}") };
        all.push(shown(id, &why.value).with("title", wrong.value.as_str()));
    }
    all
}
