//! The shapes of `variants`, as written, and of numbers that may be drawn.

use super::source::{Entries, Marked};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// `variants` of an item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VariantsDraft {
    pub(crate) draw: Marked<Entries<Marked<DrawDraft>>>,
    #[serde(default)]
    pub(crate) compute: Entries<Marked<ValueDraft>>,
    #[serde(default, rename = "where")]
    pub(crate) conditions: Vec<Marked<String>>,
}

/// What a name is drawn from: one of four ways.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawDraft {
    pub(crate) one_of: Option<Vec<Marked<ValueDraft>>>,
    /// How many of `of`, none twice.
    pub(crate) some: Option<Marked<u32>>,
    pub(crate) of: Option<Vec<Marked<ValueDraft>>>,
    pub(crate) shuffled: Option<Vec<Marked<ValueDraft>>>,
    pub(crate) from: Option<Marked<ValueDraft>>,
    pub(crate) to: Option<Marked<ValueDraft>>,
    pub(crate) step: Option<Marked<ValueDraft>>,
    /// How many values of the range or of `one_of`, as a list.
    pub(crate) times: Option<Marked<u32>>,
}

/// A number, a text, or named values; a mapping whose keys are languages is a text.
#[derive(Debug, Clone)]
pub(crate) enum ValueDraft {
    /// As decimal digits.
    Number(String),
    Text(String),
    Group(Entries<Marked<ValueDraft>>),
}

impl<'de> Deserialize<'de> for ValueDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = ValueDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text, or a mapping of them")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ValueDraft, E> {
        Ok(ValueDraft::Number(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ValueDraft, E> {
        Ok(ValueDraft::Number(number.to_string()))
    }

    /// The shortest decimal digits that are this number: those of the author.
    fn visit_f64<E: Error>(self, number: f64) -> Result<ValueDraft, E> {
        Ok(ValueDraft::Number(number.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ValueDraft, E> {
        Ok(ValueDraft::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ValueDraft, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(ValueDraft::Group(Entries(entries)))
    }
}

/// A number of a key: digits, or a placeholder that stands for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Amount {
    Number(f64),
    Text(String),
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Amount, E> {
        Ok(Amount::Number(number as f64))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Amount, E> {
        Ok(Amount::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Amount, E> {
        Ok(Amount::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
        Ok(Amount::Text(text.to_owned()))
    }
}
