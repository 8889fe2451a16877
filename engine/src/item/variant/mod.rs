//! Variants of a question: what is drawn, what follows from it, what must hold.
//!
//! A draw is a pure function of (seed, position): values are drawn in the order of the file, the rest is
//! computed from them, and when a condition does not hold everything is drawn again from the numbers that
//! follow in the same stream.
//!
//! Not here: where placeholders stand in a question and how it is built again (`bank/template.rs`).

mod date;
mod draw;
mod exact;
mod expression;
mod format;
mod placeholder;
mod trouble;
mod value;

pub(crate) use date::Date;
pub(crate) use draw::{Draw, Range};
pub(crate) use exact::Exact;
pub(crate) use expression::Expression;
pub(crate) use format::plain;
pub(crate) use placeholder::{Piece, filled, is_template, pieces, value};
pub(crate) use trouble::Trouble;
pub(crate) use value::{Names, Value, Words};

use crate::seed::Draws;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which of its many forms a question took: a hash of everything shown and scored.
///
/// Written as 16 hex digits. Two forms that read alike in every language and have the same key are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InstanceId(pub String);

impl fmt::Display for InstanceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The `variants` of a question.
#[derive(Debug, Clone, Default)]
pub(crate) struct Variants {
    /// What is drawn, in order.
    pub(crate) draws: Vec<(String, Draw)>,
    /// What is computed from it, in order.
    pub(crate) computed: Vec<(String, Expression)>,
    /// What must hold.
    pub(crate) conditions: Vec<Expression>,
}

impl Variants {
    /// One draw of everything; `None` when a condition does not hold.
    ///
    /// # Errors
    /// [`Trouble`] when something cannot be computed from what was drawn, with the place of the
    /// expression among those computed and then the conditions.
    pub(crate) fn drawn(&self, draws: &mut Draws) -> Result<Option<Names>, (usize, Trouble)> {
        let mut names = Names::new();
        for (name, draw) in &self.draws {
            names.insert(name.clone(), draw.drawn(draws));
        }
        for (index, (name, expression)) in self.computed.iter().enumerate() {
            let value = expression.value(&names).map_err(|trouble| (index, trouble))?;
            names.insert(name.clone(), value);
        }
        for (index, condition) in self.conditions.iter().enumerate() {
            let holds = condition.value(&names).and_then(|value| value.truth());
            if !holds.map_err(|trouble| (self.computed.len() + index, trouble))? {
                return Ok(None);
            }
        }
        Ok(Some(names))
    }
}
