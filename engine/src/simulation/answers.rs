//! Right and wrong answers to an item, made from its key.
//!
//! They stay inside the crate: nothing public tells the right answer of an item.

use crate::item::Item;
use crate::item::answer::Answer;
use crate::item::content::{Body, ItemOption};
use crate::item::number::{DecimalMark, NumberKey};
use crate::item::scoring::{GapKey, Key};
use crate::item::text_match::TextKey;
use crate::seed::Draws;
use std::collections::{BTreeMap, BTreeSet};

/// Words that are the right answer to nothing.
const NONSENSE: &str = "qwxz";

impl Item {
    /// An answer with full credit, in a language of the item.
    pub(crate) fn right_answer(&self, locale: &str) -> Answer {
        match &self.key {
            Key::Choice(right) => Answer::Choice { choice: right.clone() },
            Key::Choices(right) => Answer::Choices { choices: right.clone() },
            Key::Text(key) => Answer::Text { text: accepted(key, locale) },
            Key::Number(key) => Answer::Text { text: typed(key.value, locale) },
            Key::Order(right) => Answer::Order { order: right.clone() },
            Key::Pairs(right) => Answer::Pairs { pairs: right.clone() },
            Key::Gaps(right) => {
                let fill = |key: &GapKey| match key {
                    GapKey::Choice(right) => right.clone(),
                    GapKey::Text(key) => accepted(key, locale),
                };
                Answer::Gaps { gaps: right.iter().map(|(gap, key)| (gap.clone(), fill(key))).collect() }
            }
            Key::Task(aims) => {
                let acts = aims.get(locale).and_then(|aims| aims.examples.first().cloned());
                Answer::Task { acts: acts.unwrap_or_default() }
            }
        }
    }

    /// An answer without credit: one of those that come to mind, or "I don't know".
    pub(super) fn wrong_answer(&self, locale: &str, draws: &mut Draws) -> Answer {
        let worthless = |answer: &Answer| self.score(locale, answer).is_ok_and(|score| score.credit <= 0.0);
        let mut wrong: Vec<Answer> = self.mistakes(locale).into_iter().filter(worthless).collect();
        if wrong.is_empty() {
            return Answer::DontKnow {};
        }
        wrong.swap_remove(draws.index_below(wrong.len()))
    }

    /// Answers of the right shape, most of them wrong.
    fn mistakes(&self, locale: &str) -> Vec<Answer> {
        let Some(content) = self.content.get(locale) else { return Vec::new() };
        match &self.key {
            Key::Choice(_) => each_option(&content.body, |choice| Answer::Choice { choice }),
            Key::Choices(_) => {
                each_option(&content.body, |choice| Answer::Choices { choices: BTreeSet::from([choice]) })
            }
            Key::Text(key) => rejected(key, locale).into_iter().map(|text| Answer::Text { text }).collect(),
            Key::Number(key) => missed(key, locale),
            Key::Order(right) => misordered(right),
            Key::Pairs(right) => vec![Answer::Pairs { pairs: mismatched(right, content.body.options()) }],
            Key::Gaps(right) => vec![Answer::Gaps { gaps: misfilled(right, &content.body, locale) }],
            Key::Task(aims) => {
                let wrong = aims.get(locale).into_iter().flat_map(|aims| aims.wrong.clone());
                wrong.map(|acts| Answer::Task { acts }).collect()
            }
        }
    }
}

fn accepted(key: &TextKey, locale: &str) -> String {
    key.accept.get(locale).and_then(|texts| texts.first()).cloned().unwrap_or_default()
}

fn typed(number: f64, locale: &str) -> String {
    number.to_string().replace('.', DecimalMark::of(locale).sign())
}

fn each_option(body: &Body, answer: impl Fn(String) -> Answer) -> Vec<Answer> {
    body.options().iter().map(|option| answer(option.id.clone())).collect()
}

fn rejected(key: &TextKey, locale: &str) -> Vec<String> {
    let listed = key.reject.get(locale).into_iter().flatten().cloned();
    listed.chain([NONSENSE.to_owned()]).collect()
}

/// Forgetting the number, doubling it, missing by ten times.
fn missed(key: &NumberKey, locale: &str) -> Vec<Answer> {
    let numbers = [0.0, 2.0 * key.value, 10.0 * key.value + 1.0];
    numbers.map(|number| Answer::Text { text: typed(number, locale) }).into()
}

fn misordered(right: &[String]) -> Vec<Answer> {
    let backwards = right.iter().rev().cloned().collect();
    let mut turned = right.to_vec();
    turned.rotate_left(1);
    vec![Answer::Order { order: backwards }, Answer::Order { order: turned }]
}

fn mismatched(right: &BTreeMap<String, String>, options: &[ItemOption]) -> BTreeMap<String, String> {
    right.iter().map(|(prompt, option)| (prompt.clone(), another(options, option))).collect()
}

/// The first option that is not the right one.
fn another(options: &[ItemOption], right: &str) -> String {
    let found = options.iter().find(|option| option.id != right);
    found.map_or_else(|| right.to_owned(), |option| option.id.clone())
}

fn misfilled(right: &BTreeMap<String, GapKey>, body: &Body, locale: &str) -> BTreeMap<String, String> {
    let fill = |gap: &str, key: &GapKey| match key {
        GapKey::Text(key) => rejected(key, locale).swap_remove(0),
        GapKey::Choice(right) => {
            let choices = body.gaps().into_iter().find(|candidate| candidate.id == gap);
            choices.map_or_else(|| right.clone(), |gap| another(&gap.choices, right))
        }
    };
    right.iter().map(|(gap, key)| (gap.clone(), fill(gap, key))).collect()
}
