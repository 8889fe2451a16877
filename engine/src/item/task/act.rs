//! What the learner does, one action at a time, as data: a verb and what it is about.
//!
//! An answer to an interactive task is a list of these. They come from forms and programs, so nothing in
//! them is trusted: [`Act::is_sound`] bounds them, and an application takes only the verbs and fields it
//! lists ([`Verbs`]).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The verbs of an application, each with its fields. A field that ends with `?` may be left out; [`ANY`]
/// stands for fields whose names follow from what the author wrote.
pub(crate) type Verbs = &'static [(&'static str, &'static [&'static str])];

/// Stands for any fields: the application looks at their names itself.
pub(crate) const ANY: &str = "*?";

/// The field that holds the verb.
const VERB: &str = "do";
/// Longest value of a field, in characters.
pub const LONGEST_VALUE: usize = 2_000;

/// Why an application does not know an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Not one of its verbs, or a field too many.
    Unknown,
    /// A field that must be filled is not.
    Incomplete,
}

/// One action. Fields without a value do not exist.
///
/// ```
/// use jalon_engine::item::task::Act;
///
/// let act = Act::new("move", [("message", "m3"), ("folder", "bills")]);
/// assert_eq!(serde_json::to_string(&act)?, r#"{"do":"move","folder":"bills","message":"m3"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Act(BTreeMap<String, String>);

impl Act {
    /// An action, without its empty fields.
    pub fn new<K: Into<String>, V: Into<String>>(
        verb: &str,
        fields: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.into(), value.into()));
        let mut act: BTreeMap<String, String> = fields.filter(|(_, value)| !value.is_empty()).collect();
        act.insert(VERB.to_owned(), verb.to_owned());
        Self(act)
    }

    /// An action without fields.
    pub fn plain(verb: &str) -> Self {
        Self::new(verb, [] as [(&str, &str); 0])
    }

    /// An action about one thing.
    pub fn on(verb: &str, field: &str, value: impl Into<String>) -> Self {
        Self::new(verb, [(field, value.into())])
    }

    /// What is done.
    pub fn verb(&self) -> &str {
        self.get(VERB)
    }

    /// A field; empty when it is not given.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// A field that holds several ids, with spaces between them.
    pub fn several(&self, field: &str) -> impl Iterator<Item = &str> {
        self.get(field).split_whitespace()
    }

    /// Fields and values, but for the verb.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(name, _)| *name != VERB).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether its values are of bounded length and without control characters, empty or not at all.
    pub(crate) fn is_sound(&self) -> bool {
        let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        let sound = |value: &String| {
            !value.is_empty() && value.chars().count() <= LONGEST_VALUE && value.chars().all(plain)
        };
        self.0.values().all(sound)
    }

    /// What an application with these verbs says against it.
    pub(crate) fn misfit(&self, verbs: Verbs) -> Option<Misfit> {
        let Some((_, fields)) = verbs.iter().find(|(verb, _)| *verb == self.verb()) else {
            return Some(Misfit::Unknown);
        };
        let known = |name: &str| fields.iter().any(|field| *field == ANY || bare(field) == name);
        if !self.fields().all(|(name, _)| known(name)) {
            return Some(Misfit::Unknown);
        }
        let mut needed = fields.iter().filter(|field| !field.ends_with('?'));
        needed.any(|field| self.get(field).is_empty()).then_some(Misfit::Incomplete)
    }
}

/// As one line, for tables: `move(folder: bills, message: m3)`.
impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<String> = self.fields().map(|(name, value)| format!("{name}: {value}")).collect();
        write!(f, "{}({})", self.verb(), fields.join(", "))
    }
}

/// The name of a field without its mark.
pub(crate) fn bare(field: &str) -> &str {
    field.trim_end_matches('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: Verbs = &[("open", &["message"]), ("send", &["to", "cc?"])];

    #[test]
    fn an_application_takes_its_own_verbs_and_fields_only() {
        let cases = [
            (Act::on("open", "message", "m1"), None),
            (Act::plain("open"), Some(Misfit::Incomplete)),
            (Act::new("open", [("message", "m1"), ("force", "yes")]), Some(Misfit::Unknown)),
            (Act::on("send", "to", "a"), None),
            (Act::new("send", [("to", "a"), ("cc", "b")]), None),
            (Act::on("send", "cc", "b"), Some(Misfit::Incomplete)),
            (Act::plain("burn"), Some(Misfit::Unknown)),
            (Act::default(), Some(Misfit::Unknown)),
        ];
        for (act, misfit) in cases {
            assert_eq!(act.misfit(VERBS), misfit, "{act}");
        }
    }

    #[test]
    fn values_are_bounded_and_readable() {
        assert!(Act::on("open", "message", "é\n\t").is_sound());
        assert!(!Act::on("open", "message", "a\0b").is_sound());
        assert!(!Act::on("open", "message", "a".repeat(LONGEST_VALUE + 1)).is_sound());
    }
}
