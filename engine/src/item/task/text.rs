//! Words of a simulated application: an author's, or the name of a text that the service translates.

use serde::{Serialize, Serializer};

/// Words to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// As the author wrote them.
    Words(String),
    /// A text of the service, by its key, with what it is about.
    Key(&'static str, Vec<(&'static str, Text)>),
}

impl Text {
    /// Words of an author.
    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }

    /// The same text about one thing more.
    pub(crate) fn with(self, name: &'static str, value: impl Into<Text>) -> Self {
        match self {
            Self::Key(key, mut values) => {
                values.push((name, value.into()));
                Self::Key(key, values)
            }
            words @ Self::Words(_) => words,
        }
    }

    /// The words; the key of a text that was not translated.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Key(key, _) => key,
        }
    }
}

/// A text of the service.
pub(crate) fn say(key: &'static str) -> Text {
    Text::Key(key, Vec::new())
}

/// A day, `2026-03-12`, as people of a language write it.
pub(crate) fn day_words(date: &str) -> Text {
    let parts: Vec<&str> = date.split('-').collect();
    match parts[..] {
        [year, month, day] => {
            let day = day.trim_start_matches('0');
            say("task-date").with("day", day).with("month", month).with("year", year)
        }
        _ => date.into(),
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::words(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<usize> for Text {
    fn from(number: usize) -> Self {
        Self::Words(number.to_string())
    }
}

/// What is shown: translated words, or a key.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
