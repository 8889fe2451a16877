//! What became of a question when others read it: one row of the register for each reading.
//!
//! A note about a question changes nothing in what is measured, so the register is no part of the bank's
//! revision. Readers have no name in it.

use serde::Serialize;

/// A question was read by someone else, or rewritten.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Review {
    /// The day, as `2026-01-31`.
    pub date: String,
    /// What was done.
    pub reading: Reading,
    /// How the reader's answer compared with the key; `None` where that was not kept, or nothing was answered.
    pub key: Option<Comparison>,
    /// The level at which the reader placed the question, when it was kept.
    pub level: Option<u8>,
    /// What was changed in the question, or decided about it; may be empty.
    pub changed: String,
}

/// What was done with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Answered by someone who saw neither key nor level.
    Second,
    /// Read for plain language, bias, brands, ageing facts, and what gives a key away.
    Third,
    /// Worked out again by a program that reads the text and runs the situation: no second reader.
    Program,
    /// Rewritten, for instance with variants: earlier readings were of another question.
    Rewritten,
}

impl Reading {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Second, Self::Third, Self::Program, Self::Rewritten];

    /// Its name in the register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Third => "third",
            Self::Program => "program",
            Self::Rewritten => "rewritten",
        }
    }
}

/// How a reader's answer compared with the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// It was the key.
    Agreed,
    /// It was not the key.
    Differed,
    /// The reader gave no answer to compare.
    NotCompared,
}

impl Comparison {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Agreed, Self::Differed, Self::NotCompared];

    /// Its name in the register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Differed => "differed",
            Self::NotCompared => "not compared",
        }
    }
}

/// Whether a second reader answered the question as it now is: since it was last rewritten.
///
/// Rows stand in order of date; those of one day in order of file and line.
///
/// ```
/// use jalon_engine::review::{Reading, Review, has_second_reading};
///
/// let on = |date: &str, reading| {
///     Review { date: date.into(), reading, key: None, level: None, changed: String::new() }
/// };
/// let mut reviews = vec![on("2026-01-31", Reading::Second), on("2026-01-31", Reading::Third)];
/// assert!(has_second_reading(&reviews));
/// reviews.push(on("2026-02-01", Reading::Rewritten));
/// assert!(!has_second_reading(&reviews));
/// ```
pub fn has_second_reading(reviews: &[Review]) -> bool {
    let tells = |reading| matches!(reading, Reading::Second | Reading::Rewritten);
    let last = reviews.iter().rfind(|review| tells(review.reading));
    last.is_some_and(|review| review.reading == Reading::Second)
}
