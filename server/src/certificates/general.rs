//! Credentials of other issuers: Open Badges 3.0, in whatever form their issuer writes it.
//!
//! The canonical form of ours, byte for byte, is known to nobody else. What is checked here is what the standard asks
//! of any verifier: the signature over the statements, that no term lies outside of it, and the dates. White space and
//! order may differ from the file that was issued; what is said may not.

use jiff::Timestamp;
use serde_json::Value;

use super::proof::{self, CanonicalError, ProofError};
use super::public_key::PublicKey;
use super::verify::Refusal;

/// Longest text shown of such a credential, in characters.
const SHOWN: usize = 200;
/// Most results shown.
const MAX_RESULTS: usize = 64;

/// What a credential of another issuer says: its own words, signed by the key named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneralCredential {
    /// Its identifier.
    pub id: String,
    /// Its title, or that of the achievement.
    pub title: String,
    /// Identifier of the issuer.
    pub issuer: String,
    /// The issuer's name.
    pub issuer_name: String,
    /// The holder, as far as the credential names one.
    pub holder: String,
    /// From when, RFC 3339.
    pub valid_from: String,
    /// Until when.
    pub valid_until: Option<String>,
    /// Results: what, and how much.
    pub results: Vec<(String, String)>,
    /// The key that signed.
    pub key: PublicKey,
}

/// Whether a document is, or claims to be, a certificate of Jalon: those are only accepted byte for byte.
pub(super) fn is_ours(document: &Value) -> bool {
    match document {
        Value::String(text) => text == super::Fact::TextDigest.key(),
        Value::Array(items) => items.iter().any(is_ours),
        Value::Object(fields) => fields.values().any(is_ours),
        _ => false,
    }
}

/// Checks a credential against a key that is trusted for its issuer, at the instant `now_ms`.
pub(super) fn verify(document: &Value, key: PublicKey, now_ms: i64) -> Result<GeneralCredential, Refusal> {
    let credential = read(document, key)?;
    proof::verify(document, key.verifying_key()).map_err(|error| refusal(&error))?;
    within_dates(&credential, now_ms)?;
    Ok(credential)
}

fn refusal(error: &ProofError) -> Refusal {
    match error {
        ProofError::Signature => Refusal::BadSignature,
        ProofError::Canonical(CanonicalError::TooManyBlankNodes) => Refusal::TooLarge,
        ProofError::Shape
        | ProofError::Suite
        | ProofError::Purpose
        | ProofError::ForeignKey
        | ProofError::Canonical(_) => Refusal::Unsupported(plain(&error.to_string())),
    }
}

fn read(document: &Value, key: PublicKey) -> Result<GeneralCredential, Refusal> {
    let lacking = |what: &str| Refusal::Unsupported(format!("it has no {what}"));
    let kinds = &document["type"];
    if !has(kinds, "VerifiableCredential") {
        return Err(lacking("type VerifiableCredential"));
    }
    let subject = &document["credentialSubject"];
    let achievement = &subject["achievement"];
    let issuer = proof::issuer_id(document).ok_or_else(|| lacking("issuer"))?;
    let title = text(&document["name"]).or_else(|| text(&achievement["name"]));
    Ok(GeneralCredential {
        id: text(&document["id"]).unwrap_or_default(),
        title: title.ok_or_else(|| lacking("name"))?,
        issuer: plain(issuer),
        issuer_name: text(&document["issuer"]["name"]).unwrap_or_else(|| plain(issuer)),
        holder: holder(subject),
        valid_from: text(&document["validFrom"]).ok_or_else(|| lacking("validFrom"))?,
        valid_until: text(&document["validUntil"]),
        results: results(subject, achievement),
        key,
    })
}

/// A text, or the first of a list, as one line.
fn text(value: &Value) -> Option<String> {
    let value = value.get(0).unwrap_or(value);
    value.as_str().map(plain).filter(|text| !text.is_empty())
}

/// A name in clear, else the identifier.
fn holder(subject: &Value) -> String {
    let identities = list(&subject["identifier"]);
    let named = identities.iter().find(|one| one["hashed"] == Value::Bool(false));
    let name = named.and_then(|one| text(&one["identityHash"])).or_else(|| text(&subject["name"]));
    name.or_else(|| text(&subject["id"])).unwrap_or_default()
}

/// Each result under the name of its description.
fn results(subject: &Value, achievement: &Value) -> Vec<(String, String)> {
    let names = list(&achievement["resultDescription"]);
    let result = |one: &Value| {
        let named = names.iter().find(|name| name["id"] == one["resultDescription"]);
        let value = text(&one["value"]).or_else(|| text(&one["achievedLevel"]))?;
        Some((named.and_then(|name| text(&name["name"])).unwrap_or_default(), value))
    };
    list(&subject["result"]).iter().filter_map(result).take(MAX_RESULTS).collect()
}

/// One value is a list of one.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn has(value: &Value, wanted: &str) -> bool {
    list(value).iter().any(|one| one.as_str() == Some(wanted))
}

fn within_dates(credential: &GeneralCredential, now_ms: i64) -> Result<(), Refusal> {
    let instant = |text: &str| {
        let read = text.parse::<Timestamp>().map(Timestamp::as_millisecond);
        read.map_err(|_| Refusal::Unsupported("a date of it cannot be read".into()))
    };
    if instant(&credential.valid_from)? > now_ms {
        return Err(Refusal::NotYetValid { from: credential.valid_from.clone() });
    }
    match &credential.valid_until {
        Some(until) if instant(until)? < now_ms => Err(Refusal::Expired { until: until.clone() }),
        _ => Ok(()),
    }
}

/// One short line, without control characters.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(SHOWN).collect()
}
