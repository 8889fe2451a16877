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
use std::sync::Arc;

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
    pub(crate) draws: Vec<(Arc<str>, Draw)>,
    /// What is computed from it, in order.
    pub(crate) computed: Vec<(Arc<str>, Expression)>,
    /// What must hold, in order.
    conditions: Vec<Condition>,
}

/// What must hold, as soon as so many values are computed: most draws fail, and need not be computed whole.
#[derive(Debug, Clone)]
struct Condition {
    expression: Expression,
    computed: usize,
}

impl Variants {
    /// Adds a condition, once everything is added that it may name. Conditions are tried in their order.
    pub(crate) fn require(&mut self, expression: Expression) {
        let mut names = Vec::new();
        expression.names(&mut names);
        let named = self.computed.iter().rposition(|(name, _)| names.contains(&&**name));
        let before = self.conditions.last().map_or(0, |condition| condition.computed);
        let computed = before.max(named.map_or(0, |last| last + 1));
        self.conditions.push(Condition { expression, computed });
    }

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
        let mut conditions = self.conditions.iter().enumerate().peekable();
        for computed in 0..=self.computed.len() {
            while let Some((index, condition)) = conditions.next_if(|(_, next)| next.computed <= computed) {
                let holds = condition.expression.value(&names).and_then(|value| value.truth());
                if !holds.map_err(|trouble| (self.computed.len() + index, trouble))? {
                    return Ok(None);
                }
            }
            if let Some((name, expression)) = self.computed.get(computed) {
                let value = expression.value(&names).map_err(|trouble| (computed, trouble))?;
                names.insert(name.clone(), value);
            }
        }
        Ok(Some(names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};

    fn expression(text: &str) -> Expression {
        Expression::parse(text).unwrap()
    }

    #[test]
    fn a_draw_that_fails_is_left_before_what_follows_is_computed() {
        let number = |number| Value::Number(Exact::whole(number));
        let mut variants = Variants {
            draws: vec![("n".into(), Draw::OneOf([0, 2].map(number).to_vec()))],
            computed: vec![("twice".into(), expression("n * 2")), ("part".into(), expression("12 / n"))],
            ..Variants::default()
        };
        for condition in ["n > 0", "twice < 9", "n < 3", "part > 1"] {
            variants.require(expression(condition));
        }
        let when: Vec<usize> = variants.conditions.iter().map(|condition| condition.computed).collect();
        assert_eq!(when, [0, 1, 1, 2]);
        let mut draws = Seed([1; 32]).draws(0, DrawPurpose::Variant);
        let drawn: Vec<bool> =
            (0..40).map(|_| variants.drawn(&mut draws).expect("nothing is divided by 0").is_some()).collect();
        assert!(drawn.contains(&true) && drawn.contains(&false));
    }
}
