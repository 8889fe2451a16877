//! A list that names each part of a record with its SHA-256, and what the list says of a record.
//!
//! A line reads like those of `sha256sum`: 64 hex digits, two spaces, the name of the part. What is hashed is the
//! part's canonical text (see [`crate::session::transcript`]). A certificate states the SHA-256 of the whole list:
//! whoever changes anything can so be told where.

use super::{Difference, Part, Record};
use crate::session::transcript::canonical_text;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// SHA-256 of a list of digests, as 64 hex digits: what a certificate states.
pub fn digest_of(list: &str) -> String {
    hex_digest(&[list.as_bytes()])
}

/// SHA-256 of some bytes one after the other, as 64 hex digits.
pub(super) fn hex_digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A part of a record that has a line of its own.
struct Line {
    part: Part,
    /// The field of the part; empty when the line is about the whole part.
    field: String,
    text: String,
}

impl Line {
    fn name(&self) -> String {
        format!("{} {}", self.part, self.field).trim_end().to_owned()
    }

    fn digest(&self) -> String {
        hex_digest(&[self.text.as_bytes()])
    }
}

/// Values are shown whole up to here, in characters.
const SHOWN: usize = 120;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

impl Record {
    /// The list of digests of all parts.
    pub fn digests(&self) -> String {
        self.lines().iter().fold(String::new(), |mut list, line| {
            let _ = writeln!(list, "{}  {}", line.digest(), line.name());
            list
        })
    }

    /// SHA-256 of [`Record::digests`]: what a certificate states of the test.
    pub fn digest(&self) -> String {
        digest_of(&self.digests())
    }

    /// What differs between this record, a list of digests and the digest of the list that was signed.
    ///
    /// The list is believed when it has the signed digest, and then says which part was altered. Otherwise the record is
    /// believed when it gives the signed digest, and says which line was altered. When neither does, all differences
    /// are named, the first being that of the digest itself.
    pub fn check_digests(&self, list: &str, signed: &str) -> Vec<Difference> {
        let (of_list, of_record) = (digest_of(list), self.digest());
        let believed = if of_record == signed { Believed::Record } else { Believed::List };
        let mut differences = Vec::new();
        if of_list != signed && of_record != signed {
            differences.push(about_list("", signed, &of_list));
        }
        let mut listed = BTreeMap::new();
        for line in list.lines() {
            let (digest, name) = line.split_once("  ").unwrap_or((line, ""));
            if listed.insert(name, digest).is_some() {
                differences.push(about_list(name, "one line", "two lines"));
            }
        }
        for line in self.lines() {
            let found = listed.remove(line.name().as_str()).unwrap_or("nothing");
            if found != line.digest() {
                differences.push(believed.difference(&line, found));
            }
        }
        differences.extend(listed.into_iter().map(|(name, digest)| about_list(name, "nothing", digest)));
        if differences.is_empty() && of_list != signed {
            differences.push(about_list("", signed, &of_list));
        }
        differences
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        fields(Part::Origin, &self.origin, &mut lines);
        fields(Part::Plan, &self.plan, &mut lines);
        fields(Part::Measure, &self.measure, &mut lines);
        for question in &self.questions {
            lines.push(whole(Part::Question(question.number), question));
        }
        for (step, place) in self.steps.iter().zip(1..) {
            fields(Part::Step(super::Position(place)), step, &mut lines);
        }
        lines.push(whole(Part::Ended, &self.ended));
        fields(Part::Outcome, &self.outcome, &mut lines);
        lines
    }
}

fn whole(part: Part, value: &impl Serialize) -> Line {
    Line { part, field: String::new(), text: canonical_text(value) }
}

/// One line for each field of a part.
fn fields(part: Part, value: &impl Serialize, lines: &mut Vec<Line>) {
    let Ok(Value::Object(object)) = serde_json::to_value(value) else { return };
    let line = |(field, value): (String, Value)| Line { part, field, text: canonical_text(&value) };
    lines.extend(object.into_iter().collect::<BTreeMap<_, _>>().into_iter().map(line));
}

/// Which of the two the signature speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Believed {
    List,
    Record,
}

impl Believed {
    fn difference(self, line: &Line, listed: &str) -> Difference {
        match self {
            Self::Record => about_list(&line.name(), &line.digest(), listed),
            Self::List => Difference {
                part: line.part,
                field: line.field.clone(),
                stated: format!("a value with SHA-256 {}", shortened(listed)),
                found: shortened(&line.text),
            },
        }
    }
}

fn about_list(line: &str, stated: &str, found: &str) -> Difference {
    Difference {
        part: Part::Digests,
        field: shortened(line),
        stated: shortened(stated),
        found: shortened(found),
    }
}
