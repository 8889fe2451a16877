//! Differences, each with its place and both values.

use super::Position;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// A part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// Where it comes from.
    Origin,
    /// The plan.
    Plan,
    /// Scale, prior, general factor.
    Measure,
    /// A question, by number.
    Question(u32),
    /// An answer, by position.
    Step(Position),
    /// Why the test was ended from outside.
    Ended,
    /// The result.
    Outcome,
    /// The list of digests.
    Digests,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Origin => f.write_str("origin"),
            Self::Plan => f.write_str("plan"),
            Self::Measure => f.write_str("measure"),
            Self::Question(number) => write!(f, "question {number}"),
            Self::Step(position) => write!(f, "step {}", position.0),
            Self::Ended => f.write_str("ended"),
            Self::Outcome => f.write_str("outcome"),
            Self::Digests => f.write_str("digests"),
        }
    }
}

/// Two values that should be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The part of the record.
    pub part: Part,
    /// The field inside it, like `parameters/model/difficulty`; empty when it is about the whole part.
    pub field: String,
    /// What is stated.
    pub stated: String,
    /// What is found in its place.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = format!("{} {}", self.part, self.field);
        write!(f, "{}: {} is stated, {} is found", place.trim_end(), self.stated, self.found)
    }
}

/// Names every value in which two parts differ, to the last bit.
pub(super) fn compare(
    part: Part,
    stated: &impl Serialize,
    found: &impl Serialize,
    into: &mut Vec<Difference>,
) {
    compare_field(part, "", stated, found, into);
}

/// The same for one field.
pub(super) fn compare_field(
    part: Part,
    field: &str,
    stated: &impl Serialize,
    found: &impl Serialize,
    into: &mut Vec<Difference>,
) {
    let stated = serde_json::to_value(stated).unwrap_or_default();
    let found = serde_json::to_value(found).unwrap_or_default();
    walk(part, field, Some(&stated), Some(&found), into);
}

fn walk(part: Part, field: &str, stated: Option<&Value>, found: Option<&Value>, into: &mut Vec<Difference>) {
    match (stated, found) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            for key in one.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
                walk(part, &inside(field, key), one.get(key), other.get(key), into);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for index in 0..one.len().max(other.len()) {
                walk(part, &inside(field, &index.to_string()), one.get(index), other.get(index), into);
            }
        }
        _ if stated == found => {}
        _ => {
            let field = field.to_owned();
            into.push(Difference { part, field, stated: said(stated), found: said(found) });
        }
    }
}

fn inside(field: &str, key: &str) -> String {
    if field.is_empty() { key.to_owned() } else { format!("{field}/{key}") }
}

fn said(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
}
