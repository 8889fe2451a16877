//! A list as a signed credential.

use jiff::Timestamp;
use serde::Serialize;

use super::Bits;
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::key::IssuerKey;
use crate::certificates::proof::{self, CREDENTIALS_V2, Proof};
use crate::certificates::sign::SignError;

/// What a set bit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Do not accept: suspended, or withdrawn for ever. The list that certificates name.
    Suspension,
    /// Withdrawn for ever. The list beside it, with the same places.
    Revocation,
}

impl Purpose {
    /// The word of the specification.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suspension => "suspension",
            Self::Revocation => "revocation",
        }
    }

    /// Address of the list of this purpose, beside the one that certificates name.
    pub fn address(self, url: &str) -> String {
        match self {
            Self::Suspension => url.to_owned(),
            Self::Revocation => format!("{url}/revocations"),
        }
    }
}

/// A list to sign.
#[derive(Debug)]
pub struct ListDraft<'a> {
    /// Address written in the certificates.
    pub url: &'a str,
    /// Name of who issues the certificates.
    pub issuer: &'a IssuerName,
    /// What a set bit says.
    pub purpose: Purpose,
    /// The bits.
    pub bits: &'a Bits,
    /// From when, milliseconds since 1970 UTC; written in whole seconds.
    pub from_ms: i64,
    /// Until when.
    pub until_ms: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListCredential {
    #[serde(rename = "@context")]
    context: [&'static str; 1],
    id: String,
    #[serde(rename = "type")]
    kind: [&'static str; 2],
    issuer: String,
    valid_from: String,
    valid_until: String,
    credential_subject: ListSubject,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<Proof>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListSubject {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    status_purpose: &'static str,
    encoded_list: String,
}

/// Signs a list; pure, as for certificates.
pub fn sign_list(draft: &ListDraft<'_>, key: &IssuerKey) -> Result<String, SignError> {
    let id = draft.purpose.address(draft.url);
    let mut list = ListCredential {
        context: [CREDENTIALS_V2],
        kind: ["VerifiableCredential", "BitstringStatusListCredential"],
        issuer: draft.issuer.did(&key.public()),
        valid_from: instant(draft.from_ms)?,
        valid_until: instant(draft.until_ms)?,
        credential_subject: ListSubject {
            id: format!("{id}#list"),
            kind: "BitstringStatusList",
            status_purpose: draft.purpose.as_str(),
            encoded_list: draft.bits.encode().map_err(serde_json::Error::io)?,
        },
        id,
        proof: None,
    };
    let document = serde_json::to_value(&list)?;
    let method = draft.issuer.multikey_method(&key.public());
    list.proof = Some(proof::sign(&document, &list.valid_from, &method, key.signing())?);
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn instant(ms: i64) -> Result<String, SignError> {
    let instant = Timestamp::from_second(ms.div_euclid(1000));
    Ok(instant.map_err(|_| crate::certificates::DraftError::Date("validity"))?.to_string())
}
