//! Credentials of other issuers: Open Badges 3.0, in whatever form their issuer writes it.
//!
//! The canonical form of ours, byte for byte, is known to nobody else. What is checked here is what the standard asks
//! of any verifier: the signature over the statements, that no term lies outside of it, and the dates. White space and
//! order may differ from the file that was issued; what is said may not.

use jiff::Timestamp;
use serde_json::Value;

use super::credential::{Fact, StatusEntry};
use super::proof::{self, CanonicalError, ProofError};
use super::public_key::PublicKey;
use super::sheet::instant;
use super::trust::TrustedKey;
use super::verify::{Refusal, plain};

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
    /// Where its status is published, if in a bit string status list.
    pub status: Option<StatusEntry>,
    /// The key that signed.
    pub key: PublicKey,
}

/// What such a credential may be.
const KINDS: [&str; 3] = ["OpenBadgeCredential", "AchievementCredential", "ClrCredential"];

/// Whether a document is, or claims to be, a certificate of Jalon: those are accepted byte for byte only.
pub(super) fn is_ours(document: &Value) -> bool {
    list(&document["evidence"]).iter().any(|fact| fact["genre"] == Fact::TextDigest.key())
}

/// The credentials inside one, each a document with its own proof or a token: what a whole record holds.
pub(super) fn inside(document: &Value) -> Vec<&Value> {
    let subjects = list(&document["credentialSubject"]).into_iter();
    subjects.flat_map(|subject| list(&subject["verifiableCredential"])).collect()
}

/// Checks the proof inside a credential against a key that is trusted for its issuer, at the instant `now_ms`.
pub(super) fn verify_proof(
    document: &Value,
    key: &TrustedKey,
    now_ms: i64,
) -> Result<GeneralCredential, Refusal> {
    proof::verify(document, key.key.verifying_key()).map_err(|error| refusal(&error))?;
    read_signed(document, key, now_ms)
}

/// Reads a credential that this key is known to have signed.
pub(super) fn read_signed(
    document: &Value,
    key: &TrustedKey,
    now_ms: i64,
) -> Result<GeneralCredential, Refusal> {
    if let Some(since) = key.compromised {
        return Err(Refusal::CompromisedKey { since: instant(since) });
    }
    let credential = read(document, key.key)?;
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
    if !KINDS.iter().any(|kind| has(&document["type"], kind)) {
        return Err(lacking("type OpenBadgeCredential"));
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
        status: status(&document["credentialStatus"]),
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
    list(&subject["result"]).into_iter().filter_map(result).take(MAX_RESULTS).collect()
}

fn status(value: &Value) -> Option<StatusEntry> {
    let entry = list(value).into_iter().find(|one| one["type"] == "BitstringStatusListEntry")?;
    let field = |name: &str| entry[name].as_str().map(str::to_owned);
    Some(StatusEntry {
        id: field("id").unwrap_or_default(),
        kind: field("type")?,
        status_purpose: field("statusPurpose")?,
        status_list_index: field("statusListIndex")?,
        status_list_credential: field("statusListCredential")?,
    })
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
