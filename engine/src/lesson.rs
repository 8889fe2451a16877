//! Lessons: one page to read for each family of questions, in every language of the bank.
//!
//! A lesson teaches the idea behind its questions; it never answers one of them. It measures nothing,
//! so it is no part of the bank's revision: its words may be mended while tests run.

use crate::framework::CompetenceCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A lesson on a family of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The family, by which questions name it.
    pub family: String,
    /// The competence of its questions.
    pub competence: CompetenceCode,
    /// What is read, by locale.
    pub texts: BTreeMap<String, LessonText>,
}

/// A lesson in one language. Each text but the title is a list of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonText {
    /// Its title.
    pub title: String,
    /// What it is good for, and the one idea to understand.
    pub idea: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// A small situation worked through.
    pub example: Vec<String>,
    /// Something to do now.
    pub exercise: Vec<String>,
    /// How to know that it worked.
    pub check: Vec<String>,
}

impl LessonText {
    /// The paragraphs of a text: blank lines stand between them, other line breaks are spaces.
    ///
    /// ```
    /// use jalon_engine::lesson::LessonText;
    ///
    /// assert_eq!(LessonText::paragraphs("One\nidea.\n\nAnother.\n"), ["One idea.", "Another."]);
    /// ```
    pub fn paragraphs(text: &str) -> Vec<String> {
        let words = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        text.split("\n\n").map(words).filter(|paragraph| !paragraph.is_empty()).collect()
    }
}
