//! The items of one question, one a language → a question file.

use super::body::option_id;
use super::item::{Filling, Item, Key, TO_WRITE, Typed};
use crate::cli::bank::yaml::Yaml;
use std::collections::BTreeSet;

/// A question file to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli::bank) struct Draft {
    pub(in crate::cli::bank) id: String,
    pub(in crate::cli::bank) competence: String,
    pub(in crate::cli::bank) text: String,
}

/// What came of an import.
#[derive(Debug, Default)]
pub(in crate::cli::bank) struct Imported {
    pub(in crate::cli::bank) drafts: Vec<Draft>,
    /// What of them was not carried over, each with its place.
    pub(in crate::cli::bank) losses: Vec<String>,
    /// Why the others are no questions, each with its place.
    pub(in crate::cli::bank) left_out: Vec<String>,
}

/// Facts of a question file before `kind`, with what stands there until an author says better.
const BEFORE_KIND: [(&str, &str); 7] = [
    ("competence", ""),
    ("family", "to-be-named"),
    ("level", "1"),
    ("level_reason", TO_WRITE),
    ("status", "draft"),
    ("enemies", ""),
    ("sources", ""),
];
const AFTER_KIND: [(&str, &str); 4] =
    [("order", ""), ("scoring", ""), ("seconds", "60"), ("time_limit_seconds", "")];

/// Puts the languages of a question together.
pub(super) fn of(items: &[Item], competence: &str) -> Result<Draft, String> {
    let [first, others @ ..] = items else { return Err("there is no item".to_owned()) };
    if others.iter().any(|other| other.kind != first.kind || !same(&other.key, &first.key)) {
        return Err("its languages do not have the same answer".to_owned());
    }
    let mut locales = BTreeSet::new();
    if let Some(again) = items.iter().find(|item| !locales.insert(&item.locale)) {
        return Err(format!("the language `{}` is there twice", again.locale));
    }
    let id = option_id(&first.id);
    let about = first.fact("competence").and_then(|values| values.first());
    let competence = about.map_or(competence, String::as_str).to_owned();
    let mut fields = vec![("id".to_owned(), Yaml::text(&id))];
    fields.extend(facts(first, &BEFORE_KIND, &competence));
    fields.push(("kind".to_owned(), Yaml::plain(first.kind)));
    fields.extend(facts(first, &AFTER_KIND, &competence));
    let note = |item: &Item| Some((item.locale.clone(), Yaml::text(item.fact("accessibility")?.first()?)));
    let notes: Vec<_> = items.iter().filter_map(note).collect();
    if !notes.is_empty() {
        fields.push(("accessibility".to_owned(), Yaml::Map(notes)));
    }
    let contents = items.iter().map(|item| (item.locale.clone(), Yaml::Map(item.content.clone())));
    fields.push(("content".to_owned(), Yaml::Map(contents.collect())));
    fields.push(("key".to_owned(), Yaml::Map(key(items, first)?)));
    let head = "# yaml-language-server: $schema=../../schema/item.schema.json\n";
    Ok(Draft { id, competence, text: format!("{head}{}", Yaml::Map(fields).document()) })
}

fn facts(item: &Item, names: &[(&str, &str)], competence: &str) -> Vec<(String, Yaml)> {
    let mut found = Vec::new();
    for (name, usual) in names {
        let usual = match *name {
            "competence" => competence,
            "order" if item.about.is_empty() && item.is_fixed => "fixed",
            _ => usual,
        };
        let value = match (*name, item.fact(name)) {
            ("enemies" | "sources", Some(values)) => Some(Yaml::texts(values)),
            ("competence" | "family" | "level_reason", values) => {
                Some(Yaml::text(values.and_then(<[String]>::first).map_or(usual, String::as_str)))
            }
            (_, values) => {
                let value = values.and_then(<[String]>::first).map_or(usual, String::as_str);
                (!value.is_empty()).then(|| Yaml::plain(value))
            }
        };
        found.extend(value.map(|value| ((*name).to_owned(), value)));
    }
    found
}

/// Whether two languages have the same key, as far as it belongs to no language.
fn same(one: &Key, other: &Key) -> bool {
    match (one, other) {
        (Key::Text(_), Key::Text(_)) => true,
        (Key::Gaps(ones), Key::Gaps(others)) => {
            let alike = |((id, one), (other_id, other)): (&(String, Filling), &(String, Filling))| {
                let both_typed = matches!((one, other), (Filling::Text(_), Filling::Text(_)));
                id == other_id && (one == other || both_typed)
            };
            let sorted = |gaps: &[(String, Filling)]| {
                let mut gaps = gaps.to_vec();
                gaps.sort_by(|one, other| one.0.cmp(&other.0));
                gaps
            };
            ones.len() == others.len() && sorted(ones).iter().zip(&sorted(others)).all(alike)
        }
        (one, other) => one == other,
    }
}

fn key(items: &[Item], first: &Item) -> Result<Vec<(String, Yaml)>, String> {
    let mut key = match &first.key {
        Key::Choice(id) => vec![("choice".to_owned(), Yaml::text(id))],
        Key::Choices(ids) => vec![("choices".to_owned(), Yaml::texts(ids))],
        Key::Order(ids) => vec![("order".to_owned(), Yaml::texts(ids))],
        Key::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(prompt, option)| (prompt.clone(), Yaml::text(option)));
            vec![("pairs".to_owned(), Yaml::Map(pairs.collect()))]
        }
        Key::Number { value, tolerance } => number(items, first, value, tolerance)?,
        Key::Text(_) => typed(items, "ignore", |item| match &item.key {
            Key::Text(typed) => Some(typed),
            _ => None,
        }),
        Key::Gaps(gaps) => vec![("gaps".to_owned(), Yaml::Map(fillings(items, gaps)))],
    };
    key.retain(|(_, value)| *value != Yaml::Map(Vec::new()));
    Ok(key)
}

fn number(
    items: &[Item],
    first: &Item,
    value: &str,
    (name, tolerance): &(&'static str, String),
) -> Result<Vec<(String, Yaml)>, String> {
    let exact = first.fact("relative_tolerance").and_then(<[String]>::first);
    let tolerance = exact.unwrap_or(tolerance);
    let mut key =
        vec![("value".to_owned(), plain_number(value)?), ((*name).to_owned(), plain_number(tolerance)?)];
    if let Some(units) = first.fact("units") {
        let unit = |unit: &String| {
            let (unit, factor) = unit.rsplit_once(" = ").ok_or("a unit has no factor")?;
            Ok((unit.to_owned(), plain_number(factor)?))
        };
        key.push(("units".to_owned(), Yaml::Map(units.iter().map(unit).collect::<Result<_, String>>()?)));
    }
    for name in ["accept", "reject"] {
        let lists =
            items.iter().filter_map(|item| Some((item.locale.clone(), Yaml::texts(item.fact(name)?))));
        key.push((name.to_owned(), Yaml::Map(lists.collect())));
    }
    Ok(key)
}

fn plain_number(text: &str) -> Result<Yaml, String> {
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    if is_number { Ok(Yaml::plain(text)) } else { Err(format!("`{text}` is not a number")) }
}

/// Accepted and rejected words of every language, and how they are compared.
fn typed<'a>(
    items: &'a [Item],
    ignore: &str,
    of: impl Fn(&'a Item) -> Option<&'a Typed>,
) -> Vec<(String, Yaml)> {
    let words: Vec<(&Item, &Typed)> = items.iter().filter_map(|item| Some((item, of(item)?))).collect();
    let list = |texts: fn(&Typed) -> &Vec<String>| {
        let lists = words.iter().map(|(item, typed)| (item.locale.clone(), Yaml::texts(texts(typed))));
        Yaml::Map(lists.collect())
    };
    let mut key = vec![("accept".to_owned(), list(|typed| &typed.accept))];
    if words.iter().any(|(_, typed)| !typed.reject.is_empty()) {
        key.push(("reject".to_owned(), list(|typed| &typed.reject)));
    }
    let told = items.first().and_then(|item| item.fact(ignore));
    let has_case = words.iter().any(|(item, typed)| item.about.is_empty() && typed.has_case);
    if let Some(ignored) = told {
        let names = ignored.iter().map(|ignored| Yaml::plain(ignored)).collect();
        key.push(("ignore".to_owned(), Yaml::List(names)));
    } else if has_case {
        key.push(("ignore".to_owned(), Yaml::List(vec![Yaml::plain("spaces")])));
    }
    key
}

fn fillings(items: &[Item], gaps: &[(String, Filling)]) -> Vec<(String, Yaml)> {
    let filling = |(id, filling): &(String, Filling)| match filling {
        Filling::Choice(right) => (id.clone(), Yaml::map([("choice", Yaml::text(right))])),
        Filling::Text(_) => {
            let typed = typed(items, &format!("ignore {id}"), |item| match &item.key {
                Key::Gaps(gaps) => gaps.iter().find_map(|(other, filling)| match filling {
                    Filling::Text(typed) if other == id => Some(typed),
                    _ => None,
                }),
                _ => None,
            });
            (id.clone(), Yaml::Map(typed))
        }
    };
    gaps.iter().map(filling).collect()
}
