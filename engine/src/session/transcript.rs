//! Everything needed to derive a result again, and its digest.
//!
//! The digest is SHA-256 of [`Transcript::canonical_bytes`]: JSON without spaces, keys in the order of
//! their bytes, whole numbers in decimal, other numbers as `"f64:"` and the 16 hex digits of their bits.
//! No decimal rounding can so come between two transcripts that differ in a last bit.

use super::event::SessionEvent;
use super::plan::SessionPlan;
use super::replay::ReplayError;
use super::{SeenInstances, Session, next};
use crate::bank::{BankRevision, ItemBank};
use crate::seed::Seed;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// A test as it happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transcript {
    /// First version of the engine that runs it so: [`SessionPlan::rules_since`], or that of questions
    /// with variants when one was asked or others were seen before.
    pub engine_version: String,
    /// Revision of the bank.
    pub bank_revision: BankRevision,
    /// The plan, whole.
    pub plan: SessionPlan,
    /// The seed of all draws.
    pub seed: Seed,
    /// The learner's language.
    pub locale: String,
    /// Questions that the person had seen before, and their forms.
    #[serde(default, skip_serializing_if = "SeenInstances::is_empty")]
    pub seen: SeenInstances,
    /// What happened, in order.
    pub events: Vec<SessionEvent>,
}

impl Transcript {
    /// The transcript of a session so far.
    pub(super) fn of(session: &Session) -> Self {
        let next::Frame { plan, bank, seed, locale, seen, .. } = session.frame.as_ref();
        Self {
            engine_version: rules_since(session).to_owned(),
            bank_revision: bank.revision.clone(),
            plan: plan.as_ref().clone(),
            seed: *seed,
            locale: locale.clone(),
            seen: seen.clone(),
            events: session.events.clone(),
        }
    }

    /// The session again, from the bank it was held with; see [`Session::replay`].
    ///
    /// The engine's version is not compared: every later engine finds the same.
    pub fn replay(&self, bank: Arc<ItemBank>) -> Result<Session, ReplayError> {
        if bank.revision != self.bank_revision {
            let recorded = self.bank_revision.clone();
            return Err(ReplayError::OtherBank { recorded, given: bank.revision.clone() });
        }
        let plan = Arc::new(self.plan.clone());
        Session::begin(plan, bank, self.seed, &self.locale)?
            .remembering(self.seen.clone())
            .after(&self.events)
    }

    /// The bytes that are hashed and compared.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        canonical_text(self).into_bytes()
    }

    /// SHA-256 of the canonical bytes, as 64 hex digits.
    pub fn digest(&self) -> String {
        Sha256::digest(self.canonical_bytes()).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// The canonical form of a part of a session, as the [module](self) describes it.
///
/// # Panics
/// Never: the lint below says why.
#[expect(
    clippy::expect_used,
    reason = "strings, numbers, lists and maps with text keys always have a JSON form"
)]
pub(super) fn canonical_text(part: &impl Serialize) -> String {
    let value = serde_json::to_value(part).expect("what is stored of a session has a JSON form");
    let mut text = String::new();
    write_canonical(&value, &mut text);
    text
}

/// The release that brought variants, and let what was seen in its only form come last.
const VARIANTS_SINCE: &str = "0.2.0";

fn rules_since(session: &Session) -> &'static str {
    let with_variants =
        |event: &SessionEvent| matches!(event, SessionEvent::Answered { instance: Some(_), .. });
    let is_later = session.events.iter().any(with_variants) || session.frame.seen.has_only_forms();
    if is_later { VARIANTS_SINCE } else { session.plan().rules_since() }
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(values) => {
            write_sequence(text, ('[', ']'), values, write_canonical);
        }
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().collect();
            write_sequence(text, ('{', '}'), sorted, |(key, value), text| {
                let _ = write!(text, "{}:", Value::String(key.clone()));
                write_canonical(value, text);
            });
        }
        Value::Number(number) if number.is_f64() => {
            let bits = number.as_f64().unwrap_or_default().to_bits();
            let _ = write!(text, "\"f64:{bits:016x}\"");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let _ = write!(text, "{value}");
        }
    }
}

fn write_sequence<Part>(
    text: &mut String,
    (open, close): (char, char),
    parts: impl IntoIterator<Item = Part>,
    write_part: impl Fn(Part, &mut String),
) {
    text.push(open);
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_part(part, text);
    }
    text.push(close);
}
