//! What arrives from a learner, and what it is worth: two types, never confused.

use super::task::{Act, WorkError};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A raw answer. Its shape must fit the item's kind; [`Answer::DontKnow`] fits every kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// One option.
    Choice {
        /// Option id.
        choice: String,
    },
    /// Several options.
    Choices {
        /// Option ids.
        choices: BTreeSet<String>,
    },
    /// Typed words or a typed number, as typed.
    Text {
        /// The text.
        text: String,
    },
    /// All items, in the order chosen.
    Order {
        /// Item ids.
        order: Vec<String>,
    },
    /// An option for each prompt.
    Pairs {
        /// Prompt id → option id.
        pairs: BTreeMap<String, String>,
    },
    /// A filling for each gap: option id or typed text.
    Gaps {
        /// Gap id → filling.
        gaps: BTreeMap<String, String>,
    },
    /// What was done in a simulated application, in order.
    Task {
        /// The actions.
        acts: Vec<Act>,
    },
    /// "I don't know": kept apart from wrong answers, worth nothing.
    DontKnow {},
    /// The time limit of the item passed before an answer came.
    TimedOut {},
}

/// How an answer fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Full credit.
    Correct,
    /// Some credit.
    Partial,
    /// No credit.
    Incorrect,
    /// The learner said so.
    DontKnow,
    /// Too late.
    TimedOut,
}

/// The worth of an answer: credit between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// 0 ≤ credit ≤ 1.
    pub credit: f64,
    /// In a word.
    pub verdict: Verdict,
}

impl Score {
    /// The score of a credit: full, none, or a part of it.
    ///
    /// The credit is kept between 0 and 1.
    ///
    /// ```
    /// use jalon_engine::item::answer::{Score, Verdict};
    ///
    /// assert_eq!(Score::of_credit(1.0).verdict, Verdict::Correct);
    /// assert_eq!(Score::of_credit(0.5).verdict, Verdict::Partial);
    /// ```
    pub fn of_credit(credit: f64) -> Self {
        let credit = credit.clamp(0.0, 1.0);
        let verdict = if credit >= 1.0 {
            Verdict::Correct
        } else if credit > 0.0 {
            Verdict::Partial
        } else {
            Verdict::Incorrect
        };
        Self { credit, verdict }
    }

    /// No credit, for the reason given.
    pub(crate) fn nothing(verdict: Verdict) -> Self {
        Self { credit: 0.0, verdict }
    }
}

/// Why an answer cannot be scored: it does not have the shape of the item.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The answer is of another kind than the item.
    #[error("this question expects another kind of answer")]
    WrongKind,
    /// Nothing was chosen or typed.
    #[error("no answer was given")]
    Empty,
    /// An id that the item does not have.
    #[error("`{0}` is not an option of this question")]
    UnknownOption(String),
    /// An id that was given twice.
    #[error("`{0}` was given twice")]
    Repeated(String),
    /// A part is missing.
    #[error("`{0}` has no answer yet")]
    Incomplete(String),
    /// A text that cannot be read as a number.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// A text that is too long.
    #[error("the answer is longer than {0} characters")]
    TooLong(usize),
    /// Actions that lead nowhere.
    #[error(transparent)]
    Work(#[from] WorkError),
    /// A language that the item does not have.
    #[error("this question does not exist in `{0}`")]
    UnknownLocale(String),
}
