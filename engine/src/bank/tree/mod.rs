//! A part of a file whose shape its reader knows, not this module: values with their places.
//!
//! What an interactive task shows is written once, and each text in it may be a mapping of languages
//! (`{fr: …, en: …}`); [`Tree::in_locale`] takes one language out. The tree then reads as any type,
//! and a refusal names the place of the very value that does not fit.

mod fill;
mod read;

pub(crate) use fill::Pattern;

use super::source::{Marked, Place};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value as written.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    Nothing,
    Truth(bool),
    Whole(i64),
    Real(f64),
    Text(String),
    List(Vec<Marked<Tree>>),
    Map(Vec<(Marked<String>, Marked<Tree>)>),
}

/// A value that does not fit, and what it should be.
#[derive(Debug, Clone)]
pub(crate) struct Misfit {
    pub(crate) place: Place,
    pub(crate) message: String,
}

impl Marked<Tree> {
    /// The tree in one language: each mapping of languages gives way to what it says in this one.
    ///
    /// # Errors
    /// The place of a mapping of languages that does not have this one.
    pub(crate) fn in_locale(&self, locale: &str, locales: &[String]) -> Result<Self, Misfit> {
        let value = match &self.value {
            Tree::List(items) => Tree::List(
                items.iter().map(|item| item.in_locale(locale, locales)).collect::<Result<_, _>>()?,
            ),
            Tree::Map(entries) if speaks(entries, locales) => {
                let said = entries.iter().find(|(name, _)| name.value == locale);
                let missing =
                    || Misfit { place: self.place, message: format!("the text is missing in `{locale}`") };
                return said.ok_or_else(missing)?.1.in_locale(locale, locales);
            }
            Tree::Map(entries) => {
                let entry = |(name, value): &(Marked<String>, Self)| {
                    Ok((name.clone(), value.in_locale(locale, locales)?))
                };
                Tree::Map(entries.iter().map(entry).collect::<Result<_, _>>()?)
            }
            plain => plain.clone(),
        };
        Ok(Self { value, place: self.place })
    }

    /// The place of a part named by its way from here (`messages.3.folder`), or of the nearest part around it.
    pub(crate) fn place_of(&self, way: &str) -> Place {
        let mut here = self;
        for step in way.split('.').filter(|step| !step.is_empty()) {
            let next = match &here.value {
                Tree::List(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
                Tree::Map(entries) => {
                    entries.iter().find(|(name, _)| name.value == step).map(|(_, value)| value)
                }
                _ => None,
            };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
        here.place
    }

    /// The first text in it that says nothing.
    pub(crate) fn blank(&self) -> Option<Place> {
        match &self.value {
            Tree::Text(text) => crate::item::text_match::is_blank(text).then_some(self.place),
            Tree::List(items) => items.iter().find_map(Self::blank),
            Tree::Map(entries) => entries.iter().find_map(|(_, value)| value.blank()),
            _ => None,
        }
    }
}

impl Tree {
    /// One form for one meaning, for hashing: JSON whose mappings keep the order of the file.
    pub(crate) fn canonical(&self) -> String {
        let parts = |parts: Vec<String>| parts.join(",");
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::List(items) => {
                format!("[{}]", parts(items.iter().map(|item| item.value.canonical()).collect()))
            }
            Self::Map(entries) => {
                let entry = |(name, value): &(Marked<String>, Marked<Self>)| {
                    format!("{}:{}", quoted(&name.value), value.value.canonical())
                };
                format!("{{{}}}", parts(entries.iter().map(entry).collect()))
            }
            Self::Nothing => "null".to_owned(),
            Self::Truth(truth) => truth.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => format!("f64:{:016x}", number.to_bits()),
            Self::Text(text) => quoted(text),
        }
    }
}

/// Whether a mapping is one of languages.
fn speaks(entries: &[(Marked<String>, Marked<Tree>)], locales: &[String]) -> bool {
    !entries.is_empty() && entries.iter().all(|(name, _)| locales.contains(&name.value))
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Tree, E> {
        Ok(Tree::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(i64::try_from(number).map_or(Tree::Real(number as f64), Tree::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Map(entries))
    }
}
