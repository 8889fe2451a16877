//! The bundle a holder downloads: the certificate, and all that derives its result again (docs/decisions/0007).
//!
//! A ZIP file of readable parts, stored as they are: the same certificate always gives the same bytes.

mod compare;
mod offer;
#[cfg(test)]
mod tests;

pub(in crate::certificates) use compare::strange_record;
pub use compare::{Finding, findings};
pub use offer::for_holder;

use super::container::zip::{self, Entry};
use super::container::{ContainerError, Kind, kind};
use super::proof::{JsonFault, parse_strict_json};
use jalon_engine::session::Record;
use serde_json::Value;
use thiserror::Error;

const README: &str = include_str!("README.txt");
const LISEZMOI: &str = include_str!("LISEZMOI.txt");

/// Names of what travels in a bundle, and in a document.
pub(super) const CREDENTIAL: &str = "certificate.json";
const TOKEN: &str = "certificate.jwt";
pub(super) const LOG_PROOF: &str = "log-proof.json";
const RECORD: &str = "record.json";
const QUESTIONS: &str = "questions.jsonl";
const DIGESTS: &str = "digests.txt";

/// What a bundle holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The signed credential, byte for byte.
    pub credential: Vec<u8>,
    /// The same as a token.
    pub token: Option<String>,
    /// The proof that the log holds it.
    pub log_proof: Option<Vec<u8>>,
    /// The test.
    pub record: Record,
    /// The digests of the record's parts, as they stand in the bundle.
    pub digests: String,
}

/// Why a file is not a bundle.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BundleError {
    /// Not a ZIP file.
    #[error("this is not a bundle; give the ZIP file downloaded from the certificate's page")]
    NotABundle,
    /// The ZIP file cannot be read.
    #[error(transparent)]
    Container(#[from] ContainerError),
    /// A part is not there.
    #[error("`{0}` is missing in the bundle")]
    Missing(&'static str),
    /// A part does not read.
    #[error("`{part}` cannot be read: {why}")]
    Unreadable {
        /// The part, with its line.
        part: String,
        /// Why.
        why: String,
    },
}

impl Bundle {
    /// The bundle of a certificate.
    pub fn new(credential: Vec<u8>, record: Record) -> Self {
        let digests = record.digests();
        Self { credential, token: None, log_proof: None, record, digests }
    }

    /// The ZIP file.
    pub fn write(&self) -> Result<Vec<u8>, BundleError> {
        let (record, questions) = texts(&self.record)?;
        let token = self.token.as_ref().map(|token| (TOKEN, token.as_bytes()));
        let log_proof = self.log_proof.as_deref().map(|proof| (LOG_PROOF, proof));
        let parts = [
            Some(("README.txt", README.as_bytes())),
            Some(("LISEZMOI.txt", LISEZMOI.as_bytes())),
            Some((CREDENTIAL, self.credential.as_slice())),
            token,
            log_proof,
            Some((RECORD, record.as_bytes())),
            Some((QUESTIONS, questions.as_bytes())),
            Some((DIGESTS, self.digests.as_bytes())),
        ];
        let entries: Vec<Entry> = parts
            .into_iter()
            .flatten()
            .map(|(name, bytes)| Entry { name: name.to_owned(), bytes: bytes.to_vec() })
            .collect();
        Ok(zip::write(&entries)?)
    }

    /// Reads a bundle; nothing in it is believed yet.
    pub fn read(file: &[u8]) -> Result<Self, BundleError> {
        if kind(file) != Some(Kind::Zip) {
            return Err(BundleError::NotABundle);
        }
        let mut parts = Parts(zip::read(file)?);
        let record = record(&parts.text(RECORD)?, &parts.text(QUESTIONS)?)?;
        Ok(Self {
            credential: parts.take(CREDENTIAL).ok_or(BundleError::Missing(CREDENTIAL))?,
            token: parts.take(TOKEN).map(|bytes| text(TOKEN, bytes)).transpose()?,
            log_proof: parts.take(LOG_PROOF),
            digests: parts.text(DIGESTS)?,
            record,
        })
    }
}

struct Parts(Vec<Entry>);

impl Parts {
    fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.0.iter().position(|entry| entry.name == name)?;
        Some(self.0.swap_remove(at).bytes)
    }

    fn text(&mut self, name: &'static str) -> Result<String, BundleError> {
        text(name, self.take(name).ok_or(BundleError::Missing(name))?)
    }
}

fn text(part: &str, bytes: Vec<u8>) -> Result<String, BundleError> {
    String::from_utf8(bytes).map_err(|error| unreadable(part, &error))
}

/// The record without its questions, and its questions, one a line.
fn texts(record: &Record) -> Result<(String, String), BundleError> {
    let bare = Record { questions: Vec::new(), ..record.clone() };
    let mut value = serde_json::to_value(&bare).map_err(|error| unreadable(RECORD, &error))?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("questions");
    }
    let mut text = serde_json::to_string_pretty(&value).map_err(|error| unreadable(RECORD, &error))?;
    text.push('\n');
    let mut questions = String::new();
    for question in &record.questions {
        questions += &serde_json::to_string(question).map_err(|error| unreadable(QUESTIONS, &error))?;
        questions.push('\n');
    }
    Ok((text, questions))
}

fn record(text: &str, questions: &str) -> Result<Record, BundleError> {
    let mut value = strict(RECORD, text)?;
    let fields = value.as_object_mut().ok_or_else(|| unreadable(RECORD, &"it is not an object"))?;
    if fields.contains_key("questions") {
        return Err(unreadable(RECORD, &format!("the questions stand in `{QUESTIONS}`")));
    }
    let lines = questions.lines().zip(1..);
    let questions = lines.map(|(line, number)| strict(&format!("{QUESTIONS}, line {number}"), line));
    fields.insert("questions".to_owned(), Value::Array(questions.collect::<Result<_, _>>()?));
    serde_json::from_value(value).map_err(|error| unreadable(RECORD, &error))
}

fn strict(part: &str, text: &str) -> Result<Value, BundleError> {
    parse_strict_json(text.as_bytes()).map_err(|error: JsonFault| unreadable(part, &error))
}

fn unreadable(part: &str, why: &dyn ToString) -> BundleError {
    BundleError::Unreadable { part: part.to_owned(), why: why.to_string() }
}
