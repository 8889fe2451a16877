//! YAML text → drafts. The only file that names the YAML crate.
//!
//! Reading is strict: unknown fields, repeated keys, anchors and aliases are refused, and the
//! size of a file is bounded. Values keep the line and column they were written at.

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{Budget, Error, MergeKeyPolicy, MessageFormatter, Options, Spanned};
use std::fmt;
use std::marker::PhantomData;

/// Largest file, in bytes.
const LARGEST_FILE: usize = 4 * 1024 * 1024;
/// Most values in a file.
const MOST_VALUES: usize = 250_000;
/// Deepest nesting.
const DEEPEST: usize = 16;

/// Where something stands in a file: line and column from 1; line 0 for the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub(crate) struct Place {
    /// Line, from 1.
    pub(crate) line: u64,
    /// Column, from 1.
    pub(crate) column: u64,
}

impl Place {
    /// The whole file.
    pub(crate) const FILE: Self = Self { line: 0, column: 0 };
}

/// A value and the place it was written at.
#[derive(Debug, Clone)]
pub(crate) struct Marked<T> {
    /// The value.
    pub(crate) value: T,
    /// Its place.
    pub(crate) place: Place,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Marked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let place = Place { line: spanned.referenced.line(), column: spanned.referenced.column() };
        Ok(Self { value: spanned.value, place })
    }
}

/// A mapping whose keys are free: entries in the order of the file.
///
/// Repeated keys never come here: the reader refuses them.
#[derive(Debug, Clone)]
pub(crate) struct Entries<T>(pub(crate) Vec<(Marked<String>, T)>);

impl<T> Entries<T> {
    /// The value of a key.
    pub(crate) fn value(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(found, _)| found.value == key).map(|(_, value)| value)
    }

    /// Keys and values in the order of the file.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (Marked<String>, T)> {
        self.0.iter()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// A text that is not a draft: where, and why.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// Where reading stopped.
    pub(crate) place: Place,
    /// Why.
    pub(crate) message: String,
}

/// Reads one YAML document.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    if text.len() > LARGEST_FILE {
        let message = format!("the file is larger than {LARGEST_FILE} bytes");
        return Err(Unreadable { place: Place::FILE, message });
    }
    serde_yaml::from_str_with_options(text, options()).map_err(|error| unreadable(&error))
}

fn options() -> Options {
    serde_yaml::options! {
        budget: Some(budget()),
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    }
}

fn budget() -> Budget {
    let mut budget = Budget::default();
    budget.max_nodes = MOST_VALUES;
    budget.max_depth = DEEPEST;
    budget.max_aliases = 0;
    budget.max_anchors = 0;
    budget.max_documents = 1;
    budget
}

fn unreadable(error: &Error) -> Unreadable {
    let place = error.location().map_or(Place::FILE, |at| Place { line: at.line(), column: at.column() });
    let message = explain(error.without_snippet());
    Unreadable { place, message: message.replace(char::is_control, " ") }
}

fn explain(error: &Error) -> String {
    match error {
        Error::Budget { breach: BudgetBreach::Anchors { .. } | BudgetBreach::Aliases { .. }, .. } => {
            "anchors and aliases are not read here".to_owned()
        }
        Error::Budget { breach: BudgetBreach::Documents { .. }, .. } => {
            "a second document starts here".to_owned()
        }
        other => {
            let message = serde_yaml::UserMessageFormatter.format_message(other);
            message
                .strip_prefix("invalid u")
                .map_or_else(|| message.to_string(), |_| "expected a whole number, not negative".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its reading is tested")]
    struct Draft {
        id: Marked<String>,
        list: Option<Marked<Entries<Marked<String>>>>,
        tags: Option<Marked<Vec<Marked<u8>>>>,
    }

    #[test]
    fn values_keep_their_place_and_order() {
        let draft: Draft = parse("id: a\nlist:\n  z: one\n  b: two\ntags: [1,  2]\n").unwrap();
        let list = draft.list.unwrap();
        let seen: Vec<_> = list
            .value
            .iter()
            .map(|(key, text)| (key.value.as_str(), key.place.line, key.place.column, text.place.column))
            .collect();
        assert_eq!(seen, [("z", 3, 3, 6), ("b", 4, 3, 6)]);
        let tags = draft.tags.unwrap();
        assert_eq!((tags.place.line, tags.place.column), (5, 7));
        assert_eq!(tags.value[1].place.column, 12);
    }

    #[test]
    fn every_refusal_has_a_place_and_a_reason() {
        let cases = [
            ("id: a\nlist: {z: one, z: two}\n", 2, 16, "duplicate mapping key `z`"),
            ("id: a\nunknown: 1\n", 2, 1, "unknown field `unknown`"),
            ("id: a\ntags: [1, x]\n", 2, 11, "a whole number"),
            ("id: a\ntags: [1,\n", 2, 7, "unclosed bracket"),
            ("id: &x a\nlist: {z: *x}\n", 1, 8, "anchors"),
            ("tags: [1]\n", 1, 1, "missing field `id`"),
            ("id: a\n---\nid: b\n", 2, 1, "second document"),
            ("", 1, 1, "end of file"),
            ("id: a\nlist:\n  <<: {a: b}\n", 3, 3, "merge key"),
        ];
        for (text, line, column, reason) in cases {
            let error = parse::<Draft>(text).unwrap_err();
            assert_eq!(error.place, Place { line, column }, "{text}");
            assert!(error.message.contains(reason), "{text}: {}", error.message);
        }
    }
}
