//! What a learner sees of an item, in one language. Never the key.

use super::task::Task;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An option's id and text, in the order of the file or as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemOption {
    /// Id, the same in every language.
    pub id: String,
    /// Text shown.
    pub text: String,
}

/// Something to look at before answering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Material {
    /// A text.
    Paragraph(String),
    /// A table with a header row.
    Table {
        /// What the table is.
        caption: String,
        /// Column heads.
        header: Vec<String>,
        /// Rows of cells, as long as the header.
        rows: Vec<Vec<String>>,
    },
    /// Text as typed or printed by a machine.
    Code(String),
    /// A message as a mail program would show it.
    Message {
        /// Sender.
        from: String,
        /// Recipients.
        to: String,
        /// Subject line.
        subject: String,
        /// Text.
        body: String,
    },
    /// A drawing of the bank.
    Image {
        /// Path inside the bank, `media/….svg`.
        file: String,
        /// What a person who cannot see it needs.
        alt: String,
    },
}

/// A gap of a cloze text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Its id, as in `{id}` of the text.
    pub id: String,
    /// Its label for people who do not see the text around it.
    pub label: String,
    /// Options of a list; empty for a typed gap.
    pub choices: Vec<ItemOption>,
}

/// A piece of a cloze text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClozePart {
    /// Words.
    Text(String),
    /// A gap to fill.
    Gap(Gap),
}

/// The part of an item where the answer goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// One option among these.
    SingleChoice {
        /// The options.
        choices: Vec<ItemOption>,
    },
    /// Any of these.
    MultipleChoice {
        /// The options.
        choices: Vec<ItemOption>,
    },
    /// A few words.
    ShortText {
        /// The form expected.
        hint: Option<String>,
    },
    /// A number.
    Number {
        /// The form expected.
        hint: Option<String>,
        /// The unit shown after the field.
        unit: Option<String>,
    },
    /// Items to order.
    Ordering {
        /// The items.
        items: Vec<ItemOption>,
    },
    /// Prompts to match.
    Matching {
        /// The prompts, always in the file's order.
        prompts: Vec<ItemOption>,
        /// The options for each prompt.
        options: Vec<ItemOption>,
    },
    /// A text with gaps.
    Cloze {
        /// Words and gaps, in reading order.
        parts: Vec<ClozePart>,
    },
    /// A simulated application to do something in.
    Task {
        /// The application as it is found.
        task: Task,
    },
}

impl Body {
    /// The options among which an answer chooses; empty for typed answers, a cloze and a task.
    pub fn options(&self) -> &[ItemOption] {
        match self {
            Self::SingleChoice { choices } | Self::MultipleChoice { choices } => choices,
            Self::Ordering { items } => items,
            Self::Matching { options, .. } => options,
            Self::ShortText { .. } | Self::Number { .. } | Self::Cloze { .. } | Self::Task { .. } => &[],
        }
    }

    /// The unit shown beside a number.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Number { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }

    /// The gaps of a cloze, in reading order; empty for every other kind.
    pub fn gaps(&self) -> Vec<&Gap> {
        let Self::Cloze { parts } = self else { return Vec::new() };
        parts
            .iter()
            .filter_map(|part| match part {
                ClozePart::Gap(gap) => Some(gap),
                ClozePart::Text(_) => None,
            })
            .collect()
    }
}

/// Everything shown in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Content {
    /// Situation paragraphs and, last, the question.
    pub stem: String,
    /// Things to look at.
    pub material: Vec<Material>,
    /// Where the answer goes.
    pub body: Body,
}

impl Content {
    /// The paragraphs of the situation, without the question.
    pub fn situation(&self) -> Vec<&str> {
        let mut paragraphs = self.paragraphs();
        paragraphs.pop();
        paragraphs
    }

    /// The question: the last paragraph of the stem.
    pub fn question(&self) -> &str {
        self.paragraphs().pop().unwrap_or_default()
    }

    fn paragraphs(&self) -> Vec<&str> {
        self.stem.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect()
    }
}

/// What is said after the end, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Why the right answer is right.
    pub explanation: String,
    /// Wrong answer (option id, or words) → why it tempts.
    pub tempting: BTreeMap<String, String>,
    /// The right answer in words.
    pub right_answer: Vec<String>,
}
