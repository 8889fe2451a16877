//! What is right, and what an answer is worth.

use super::xml::Element;
use super::{identifier, scoring};
use crate::bank::draft::{GapKeyDraft, ItemDraft, TextLists};
use crate::bank::source::Marked;
use crate::bank::variants_draft::Amount;
use crate::item::ItemKind;
use crate::item::scoring::ScoringRule;

/// The response of a gap.
pub(super) fn of_gap(id: &str) -> String {
    format!("RESPONSE_{id}")
}

/// Of each answer, then of score and feedback.
pub(super) fn declarations(draft: &ItemDraft, locale: &str) -> Vec<Element> {
    let mut all = responses(draft, locale);
    let outcome = |id, cardinality, base| {
        Element::new("qti-outcome-declaration")
            .with("identifier", id)
            .with("cardinality", cardinality)
            .with("base-type", base)
    };
    let nothing = Element::new("qti-default-value").child(Element::new("qti-value").text("0"));
    all.push(outcome("SCORE", "single", "float").child(nothing));
    all.push(outcome("FEEDBACK", "multiple", "identifier"));
    all
}

fn responses(draft: &ItemDraft, locale: &str) -> Vec<Element> {
    let key = &draft.key.value;
    let partial = scoring(draft) == ScoringRule::Partial;
    if let Some(gaps) = &key.gaps {
        let share = if partial { share(gaps.value.iter().len()) } else { 1.0 };
        let gap = |(id, gap): &(Marked<String>, Marked<GapKeyDraft>)| {
            filling(&of_gap(&id.value), &gap.value, locale, share)
        };
        return gaps.value.iter().map(gap).collect();
    }
    let ids = |ids: &[Marked<String>]| ids.iter().map(|id| identifier(&id.value)).collect::<Vec<_>>();
    vec![if let Some(choice) = &key.choice {
        declaration("RESPONSE", "single", "identifier", &[identifier(&choice.value)])
    } else if let Some(choices) = &key.choices {
        let right = ids(&choices.value);
        let declared = declaration("RESPONSE", "multiple", "identifier", &right);
        if partial { declared.child(weights(draft, &right)) } else { declared }
    } else if let Some(order) = &key.order {
        declaration("RESPONSE", "ordered", "identifier", &ids(&order.value))
    } else if let Some(pairs) = &key.pairs {
        let pair = |(prompt, option): &(Marked<String>, Marked<String>)| {
            format!("{} {}", identifier(&prompt.value), identifier(&option.value))
        };
        let right: Vec<String> = pairs.value.iter().map(pair).collect();
        let declared = declaration("RESPONSE", "multiple", "directedPair", &right);
        let entries = right.iter().map(|pair| entry(pair, share(right.len())));
        if partial { declared.child(mapping().children(entries)) } else { declared }
    } else if let Some(value) = &key.value {
        declaration("RESPONSE", "single", "float", &[amount(&value.value)])
    } else {
        typed("RESPONSE", (key.accept.as_ref(), key.reject.as_ref()), locale, 1.0)
    }]
}

/// One n-th; the n of a question without a fault is not 0.
fn share(parts: usize) -> f64 {
    1.0 / parts.max(1) as f64
}

fn declaration(id: &str, cardinality: &str, base: &str, right: &[String]) -> Element {
    let values = right.iter().map(|value| Element::new("qti-value").text(value.as_str()));
    Element::new("qti-response-declaration")
        .with("identifier", id)
        .with("cardinality", cardinality)
        .with("base-type", base)
        .child(Element::new("qti-correct-response").children(values))
}

fn mapping() -> Element {
    Element::new("qti-mapping").with("default-value", "0").with("lower-bound", "0")
}

fn entry(key: &str, worth: f64) -> Element {
    Element::new("qti-map-entry").with("map-key", key).with("mapped-value", worth.to_string())
}

/// (right ticked − wrong ticked) ÷ number right, never below 0.
fn weights(draft: &ItemDraft, right: &[String]) -> Element {
    let share = share(right.len());
    let contents = draft.content.value.iter().filter_map(|(_, content)| content.value.choices.as_ref());
    let first = contents.take(1).flat_map(|choices| choices.value.iter());
    let weight = |(id, _): &(Marked<String>, Marked<String>)| {
        let id = identifier(&id.value);
        let worth = if right.contains(&id) { share } else { -share };
        entry(&id, worth)
    };
    mapping().children(first.map(weight))
}

fn filling(id: &str, gap: &GapKeyDraft, locale: &str, share: f64) -> Element {
    match &gap.choice {
        Some(choice) => {
            let right = identifier(&choice.value);
            declaration(id, "single", "identifier", std::slice::from_ref(&right))
                .child(mapping().child(entry(&right, share)))
        }
        None => typed(id, (gap.accept.as_ref(), gap.reject.as_ref()), locale, share),
    }
}

/// What is accepted is worth its share, what is rejected is named and worth nothing.
fn typed(
    id: &str,
    (accept, reject): (Option<&Marked<TextLists>>, Option<&Marked<TextLists>>),
    locale: &str,
    share: f64,
) -> Element {
    let texts = |lists: Option<&Marked<TextLists>>| -> Vec<String> {
        let texts = lists.and_then(|lists| lists.value.value(locale));
        texts.into_iter().flatten().map(|text| text.value.clone()).collect()
    };
    let (accept, reject) = (texts(accept), texts(reject));
    let line = |text: &String, worth| entry(text, worth).with("case-sensitive", "false");
    let entries =
        accept.iter().map(|text| line(text, share)).chain(reject.iter().map(|text| line(text, 0.0)));
    declaration(id, "single", "string", &accept[..accept.len().min(1)]).child(mapping().children(entries))
}

pub(super) fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Number(number) => number.to_string(),
        Amount::Text(text) => text.clone(),
    }
}

pub(super) fn processing(draft: &ItemDraft) -> Element {
    let gaps = draft.key.value.gaps.iter().flat_map(|gaps| gaps.value.iter());
    let mut all: Vec<String> = gaps.map(|(id, _)| of_gap(&id.value)).collect();
    if all.is_empty() {
        all.push("RESPONSE".to_owned());
    }
    let shared = scoring(draft) == ScoringRule::Partial && draft.kind.value != ItemKind::Ordering;
    let worth = if shared { sum(&all) } else { condition(draft, &all) };
    let mut told = Element::new("qti-multiple").child(base("identifier", "EXPLANATION"));
    if draft.kind.value == ItemKind::SingleChoice {
        told = told.child(about("qti-variable", "RESPONSE"));
    }
    Element::new("qti-response-processing").child(worth).child(set("FEEDBACK", told))
}

fn set(outcome: &str, value: Element) -> Element {
    Element::new("qti-set-outcome-value").with("identifier", outcome).child(value)
}

fn base(kind: &str, value: &str) -> Element {
    Element::new("qti-base-value").with("base-type", kind).text(value)
}

fn about(name: &'static str, response: &str) -> Element {
    Element::new(name).with("identifier", response)
}

fn sum(responses: &[String]) -> Element {
    let mapped = responses.iter().map(|response| about("qti-map-response", response));
    set("SCORE", Element::new("qti-sum").children(mapped))
}

fn condition(draft: &ItemDraft, responses: &[String]) -> Element {
    let all = Element::new("qti-and").children(responses.iter().map(|response| is_right(draft, response)));
    let then = set("SCORE", base("float", "1"));
    let branch = Element::new("qti-response-if").child(all).child(then);
    Element::new("qti-response-condition").child(branch)
}

fn is_right(draft: &ItemDraft, response: &str) -> Element {
    let pair = |element: Element| {
        element.child(about("qti-variable", response)).child(about("qti-correct", response))
    };
    match draft.kind.value {
        ItemKind::Number => pair(tolerance(draft)),
        ItemKind::ShortText | ItemKind::Cloze => {
            let mapped = about("qti-map-response", response);
            Element::new("qti-gt").child(mapped).child(base("float", "0"))
        }
        _ => pair(Element::new("qti-match")),
    }
}

/// Relative tolerances are percentages in QTI.
fn tolerance(draft: &ItemDraft) -> Element {
    let key = &draft.key.value;
    let equal = |mode, amount: String| {
        let both = format!("{amount} {amount}");
        Element::new("qti-equal").with("tolerance-mode", mode).with("tolerance", both)
    };
    match (&key.tolerance, &key.relative_tolerance) {
        (Some(absolute), _) => equal("absolute", amount(&absolute.value)),
        (None, Some(share)) => equal("relative", percent(&share.value)),
        (None, None) => Element::new("qti-equal").with("tolerance-mode", "exact"),
    }
}

fn percent(share: &Amount) -> String {
    match share {
        Amount::Number(share) => (share * 100.0).to_string(),
        Amount::Text(text) => text.clone(),
    }
}
