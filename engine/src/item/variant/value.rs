//! What a drawn or computed name stands for.

use super::Trouble;
use super::date::Date;
use super::exact::Exact;
use crate::item::text_match::{Ignored, normalise};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Words, the same in every language or one text for each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Words {
    /// The same everywhere: names, file names, addresses.
    Same(Arc<str>),
    /// Locale → text.
    Each(Arc<BTreeMap<String, String>>),
}

/// A value. Whatever is long in it is shared: a template copies values many thousand times.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// An exact number.
    Number(Exact),
    /// True or false; it counts as 1 or 0.
    Truth(bool),
    /// A day.
    Date(Date),
    /// Words.
    Text(Words),
    /// Values in order.
    List(Arc<[Value]>),
    /// Named values that go together.
    Record(Arc<BTreeMap<String, Value>>),
}

/// Name → value.
pub(crate) type Names = BTreeMap<Arc<str>, Value>;

impl Value {
    /// What it is, in a word.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Truth(_) => "a truth",
            Self::Date(_) => "a date",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Record(_) => "a group of values",
        }
    }

    /// As an author reads it in a fault.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Truth(truth) => truth.to_string(),
            Self::Text(Words::Each(texts)) => texts.values().next().cloned().unwrap_or_default(),
            Self::List(values) => {
                format!("[{}]", values.iter().map(Self::shown).collect::<Vec<_>>().join(", "))
            }
            Self::Record(fields) => {
                let field = |(name, value): (&String, &Self)| format!("{name}: {}", value.shown());
                format!("({})", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }
            other => {
                super::format::plain(other, None).map_or_else(|trouble| trouble.to_string(), Cow::into_owned)
            }
        }
    }

    pub(crate) fn number(&self) -> Result<Exact, Trouble> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Truth(truth) => Ok(Exact::whole(i64::from(*truth))),
            other => Err(other.instead_of("a number")),
        }
    }

    pub(crate) fn whole(&self) -> Result<i64, Trouble> {
        self.number()?.as_whole().ok_or_else(|| self.instead_of("a whole number"))
    }

    pub(crate) fn truth(&self) -> Result<bool, Trouble> {
        match self {
            Self::Truth(truth) => Ok(*truth),
            other => Err(other.instead_of("a truth")),
        }
    }

    pub(crate) fn date(&self) -> Result<Date, Trouble> {
        match self {
            Self::Date(date) => Ok(*date),
            other => Err(other.instead_of("a date")),
        }
    }

    pub(crate) fn list(&self) -> Result<&[Self], Trouble> {
        match self {
            Self::List(values) => Ok(values),
            other => Err(other.instead_of("a list")),
        }
    }

    /// The part of a group by its name, of a list by its place from 1; a name on a list takes that part of
    /// each value.
    pub(crate) fn part(&self, name: &str) -> Result<Cow<'_, Self>, Trouble> {
        let found = match self {
            Self::Record(fields) => fields.get(name),
            Self::List(values) => {
                let Ok(place) = name.parse::<usize>() else {
                    let parts = values.iter().map(|value| value.part(name).map(Cow::into_owned));
                    return parts.collect::<Result<_, _>>().map(|parts| Cow::Owned(Self::List(parts)));
                };
                place.checked_sub(1).and_then(|place| values.get(place))
            }
            _ => None,
        };
        found.map(Cow::Borrowed).ok_or_else(|| Trouble::NoPart { part: name.to_owned(), of: self.kind() })
    }

    /// The fault of standing where something else is needed.
    pub(crate) fn instead_of(&self, needed: &'static str) -> Trouble {
        Trouble::Kind { needed, found: self.kind() }
    }

    /// Numbers by size, dates by time, words by the alphabet, capitals and accents aside.
    pub(crate) fn compare(&self, other: &Self) -> Result<Ordering, Trouble> {
        match (self, other) {
            (Self::Date(one), Self::Date(two)) => Ok(one.cmp(two)),
            (Self::Text(Words::Same(one)), Self::Text(Words::Same(two))) => {
                let aside = BTreeSet::from([Ignored::Case, Ignored::Accents]);
                Ok(normalise(one, &aside).cmp(&normalise(two, &aside)))
            }
            (Self::Number(_) | Self::Truth(_), _) => Ok(self.number()?.cmp(&other.number()?)),
            (Self::Date(_), _) => Err(other.instead_of("a date")),
            _ => Err(self.instead_of("a number")),
        }
    }

    /// Whether both are the same; a truth is the same as 1 or 0.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self.number(), other.number()) {
            (Ok(one), Ok(two)) => one == two,
            _ => self == other,
        }
    }
}
