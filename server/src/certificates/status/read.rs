//! Reading a status list of any issuer that the checker trusts, and what it says of a certificate.

use serde_json::Value;
use thiserror::Error;

use super::{Bits, LIST_SIZE, Purpose};
use crate::certificates::credential::StatusEntry;
use crate::certificates::jwt;
use crate::certificates::proof::{self, parse_strict_json};
use crate::certificates::trust::TrustedIssuers;

/// A checked status list.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusList {
    /// Its address.
    pub id: String,
    /// DID of who signed it.
    pub issuer: String,
    /// When it was signed, milliseconds since 1970 UTC.
    pub from_ms: Option<i64>,
    /// What a set bit says: `revocation`, `suspension`, …
    pub purposes: Vec<String>,
    bits: Bits,
}

/// Why a list says nothing of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StatusFault {
    /// Not a status list, or one that could be read in two ways.
    #[error("this is not a status list")]
    NotAList,
    /// Signed by somebody else, or altered.
    #[error("the status list is not signed by an issuer you trust, or it was altered")]
    NotSigned,
    /// Older than its issuer lets it be used.
    #[error("the status list was good until {0}; fetch it again")]
    Lapsed(String),
    /// From the future.
    #[error("the status list is good from {0} only; check the date of this computer")]
    NotYet(String),
    /// About other certificates.
    #[error("no status list given here is the one that the certificate names")]
    AnotherList,
    /// The list has no such bit.
    #[error("the status list has no entry {0}")]
    NoEntry(String),
}

/// What lists say of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// It stands.
    Standing,
    /// It does not count for the time being.
    Suspended,
    /// It was withdrawn for ever.
    Revoked,
    /// It is not to be accepted; only the list of revocations would tell for how long.
    SuspendedOrRevoked,
}

impl StatusList {
    /// Checks a list at the instant `now_ms`: signature, issuer, window, size. As JSON or as a compact JWS.
    pub fn read(file: &[u8], trusted: &TrustedIssuers, now_ms: i64) -> Result<Self, StatusFault> {
        let document = signed_document(file, trusted)?;
        let subject = &document["credentialSubject"];
        if !has(&document["type"], "BitstringStatusListCredential")
            || !has(&subject["type"], "BitstringStatusList")
        {
            return Err(StatusFault::NotAList);
        }
        let from_ms = within(&document, now_ms)?;
        let encoded = subject["encodedList"].as_str().ok_or(StatusFault::NotAList)?;
        let bits = Bits::decode(encoded).map_err(|_| StatusFault::NotAList)?;
        if bits.len() < usize::try_from(LIST_SIZE).unwrap_or_default() {
            return Err(StatusFault::NotAList);
        }
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Ok(Self {
            id: text(&document["id"]).ok_or(StatusFault::NotAList)?,
            issuer: proof::issuer_id(&document).map(str::to_owned).ok_or(StatusFault::NotAList)?,
            from_ms,
            purposes: each(&subject["statusPurpose"]).filter_map(text).collect(),
            bits,
        })
    }

    /// Whether the bit `index` is set, when this is the list at `address` and its bits mean `purpose`.
    pub fn is_set(&self, address: &str, purpose: &str, index: &str) -> Result<bool, StatusFault> {
        if self.id != address || !self.purposes.iter().any(|own| own == purpose) {
            return Err(StatusFault::AnotherList);
        }
        let none = || StatusFault::NoEntry(index.chars().take(20).collect());
        self.bits.get(index.parse().map_err(|_| none())?).ok_or_else(none)
    }
}

/// What lists say, and how old that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What they say.
    pub published: Published,
    /// When the list that the certificate names was signed, milliseconds since 1970 UTC, if it tells.
    pub as_of_ms: Option<i64>,
}

/// What these lists say of the certificate with this entry. They must come from the certificate's own issuer.
pub fn published(entry: &StatusEntry, issuer: &str, lists: &[StatusList]) -> Result<Published, StatusFault> {
    told(entry, issuer, lists).map(|told| told.published)
}

/// The same, and as of when. Of several lists of one address the newest counts.
pub fn told(entry: &StatusEntry, issuer: &str, lists: &[StatusList]) -> Result<Told, StatusFault> {
    let own: Vec<&StatusList> = lists.iter().filter(|list| list.issuer == issuer).collect();
    let index = &entry.status_list_index;
    let named = newest(&own, &entry.status_list_credential, &entry.status_purpose, index)?;
    let is_revocation = entry.status_purpose == Purpose::Revocation.as_str();
    let beside = Purpose::Revocation.address(&entry.status_list_credential);
    let withdrawn = match newest(&own, &beside, Purpose::Revocation.as_str(), index) {
        Ok(beside) => Some(beside.is_set),
        Err(StatusFault::AnotherList) => None,
        Err(fault) => return Err(fault),
    };
    let published = match (named.is_set, withdrawn) {
        (true, _) if is_revocation => Published::Revoked,
        // What was withdrawn once stays so: a list of revocations may be newer than the one that the certificate names.
        (_, Some(true)) => Published::Revoked,
        (false, _) => Published::Standing,
        (true, Some(false)) => Published::Suspended,
        (true, None) => Published::SuspendedOrRevoked,
    };
    Ok(Told { published, as_of_ms: named.from_ms })
}

/// A bit of a list, and when that was signed.
struct Bit {
    is_set: bool,
    from_ms: Option<i64>,
}

fn newest(lists: &[&StatusList], address: &str, purpose: &str, index: &str) -> Result<Bit, StatusFault> {
    let asked = lists.iter().map(|list| (list.from_ms, list.is_set(address, purpose, index)));
    let of_address: Vec<_> = asked.filter(|(_, answer)| *answer != Err(StatusFault::AnotherList)).collect();
    let from_ms = of_address.iter().map(|(from_ms, _)| *from_ms).max().ok_or(StatusFault::AnotherList)?;
    let mut is_set = false;
    // Instants are whole seconds: of two lists of the same one, a bit that is set counts.
    for (_, answer) in of_address.into_iter().filter(|(own, _)| *own == from_ms) {
        is_set |= answer?;
    }
    Ok(Bit { is_set, from_ms })
}

/// The list's JSON once its signature is known to be that of a trusted key.
fn signed_document(file: &[u8], trusted: &TrustedIssuers) -> Result<Value, StatusFault> {
    let text = std::str::from_utf8(file).map_err(|_| StatusFault::NotAList)?.trim();
    if !text.starts_with('{') {
        let (document, key) = jwt::open(text, trusted).map_err(|_| StatusFault::NotSigned)?;
        return if key.compromised.is_some() { Err(StatusFault::NotSigned) } else { Ok(document) };
    }
    let document = parse_strict_json(text.as_bytes()).map_err(|_| StatusFault::NotAList)?;
    let issuer = proof::issuer_id(&document).ok_or(StatusFault::NotAList)?;
    let method = document.pointer("/proof/verificationMethod").and_then(Value::as_str).unwrap_or_default();
    let key = trusted.find(issuer, method).map_err(|_| StatusFault::NotSigned)?;
    if key.compromised.is_some() {
        return Err(StatusFault::NotSigned);
    }
    proof::verify(&document, key.key.verifying_key()).map_err(|_| StatusFault::NotSigned)?;
    Ok(document)
}

/// The instant it is good from. A list that has lapsed may bring back what was revoked since.
fn within(document: &Value, now_ms: i64) -> Result<Option<i64>, StatusFault> {
    let at = |field: &str| match document.get(field) {
        None => Ok(None),
        Some(value) => {
            let instant = value.as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
            instant.map(Some).ok_or(StatusFault::NotAList)
        }
    };
    if let Some(until) = at("validUntil")?.filter(|until| until.as_millisecond() < now_ms) {
        return Err(StatusFault::Lapsed(until.to_string()));
    }
    match at("validFrom")? {
        Some(from) if from.as_millisecond() > now_ms => Err(StatusFault::NotYet(from.to_string())),
        from => Ok(from.map(jiff::Timestamp::as_millisecond)),
    }
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

fn has(value: &Value, word: &str) -> bool {
    each(value).any(|one| one == word)
}
