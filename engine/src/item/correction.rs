//! The right answer in words, for reading after the end.

use super::content::{Body, Content, Gap, ItemOption};
use super::number::{DecimalMark, NumberKey};
use super::scoring::{GapKey, Key};
use super::task::goal::Aims;
use super::text_match::TextKey;
use std::collections::BTreeMap;

/// The right answer as a person would say it: one line for each part.
pub(crate) fn right_answer(locale: &str, content: &Content, key: &Key) -> Vec<String> {
    let options = content.body.options();
    match key {
        Key::Choice(id) => vec![text_of(options, id)],
        Key::Choices(ids) => options
            .iter()
            .filter(|option| ids.contains(&option.id))
            .map(|option| option.text.clone())
            .collect(),
        Key::Text(text) => vec![first_accepted(text, locale)],
        Key::Number(number) => vec![number_with_unit(locale, &content.body, number)],
        Key::Order(ids) => ids.iter().map(|id| text_of(options, id)).collect(),
        Key::Pairs(pairs) => matched(&content.body, pairs),
        Key::Gaps(gaps) => filled(locale, &content.body, gaps),
        Key::Task(aims) => wanted(aims.get(locale)),
    }
}

fn wanted(aims: Option<&Aims>) -> Vec<String> {
    let goals = aims.into_iter().flat_map(|aims| &aims.goals);
    goals.map(|goal| goal.say.clone()).collect()
}

fn text_of(options: &[ItemOption], id: &str) -> String {
    let found = options.iter().find(|option| option.id == id);
    found.map(|option| option.text.clone()).unwrap_or_default()
}

fn first_accepted(key: &TextKey, locale: &str) -> String {
    key.accept.get(locale).and_then(|texts| texts.first()).cloned().unwrap_or_default()
}

/// The value with the decimal mark of the language and the unit shown.
fn number_with_unit(locale: &str, body: &Body, key: &NumberKey) -> String {
    let value = key.value.to_string().replace('.', DecimalMark::of(locale).sign());
    match body.unit() {
        Some(unit) => format!("{value}\u{00A0}{unit}"),
        None => value,
    }
}

fn matched(body: &Body, pairs: &BTreeMap<String, String>) -> Vec<String> {
    let Body::Matching { prompts, options } = body else { return Vec::new() };
    let line = |prompt: &ItemOption| {
        let option = pairs.get(&prompt.id)?;
        Some(format!("{} → {}", prompt.text, text_of(options, option)))
    };
    prompts.iter().filter_map(line).collect()
}

fn filled(locale: &str, body: &Body, gaps: &BTreeMap<String, GapKey>) -> Vec<String> {
    let line = |gap: &Gap| {
        let text = match gaps.get(&gap.id)? {
            GapKey::Choice(id) => text_of(&gap.choices, id),
            GapKey::Text(key) => first_accepted(key, locale),
        };
        Some(format!("{}: {text}", gap.label))
    };
    body.gaps().into_iter().filter_map(line).collect()
}
