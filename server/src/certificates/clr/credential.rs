//! The record as a credential.

use serde::Serialize;
use serde_json::Value;

use crate::certificates::credential::{IdentityObject, Profile};
use crate::certificates::draft::{DraftError, HiddenIdentity};
use crate::certificates::issuer_name::IssuerName;
use crate::certificates::key::IssuerKey;
use crate::certificates::proof::{self, CREDENTIALS_V2, LEARNER_RECORD_2, MAX_BYTES, OPEN_BADGES_3, Proof};
use crate::certificates::sign::{PROOF_BYTES, SignError};
use crate::certificates::wording::{self, Language};

/// A record to sign.
#[derive(Debug)]
pub struct RecordDraft {
    /// Identifier of the record, a UUID without prefix.
    pub uuid: String,
    /// Identifier of its subject, another one.
    pub subject_uuid: String,
    /// Language of its title.
    pub language: Language,
    /// Now, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// DID under which the key signs.
    pub issuer: IssuerName,
    /// Name of the organisation.
    pub issuer_name: String,
    /// The holder's name as on their document.
    pub holder_name: String,
    /// What else identifies the holder.
    pub identities: Vec<HiddenIdentity>,
    /// The certificates' files, those to keep first.
    pub files: Vec<String>,
}

/// A signed record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRecord {
    /// The file.
    pub text: String,
    /// How many certificates are in it; the others would have made it larger than verifiers accept.
    pub certificates: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LearnerRecord {
    #[serde(rename = "@context")]
    context: [&'static str; 3],
    id: String,
    #[serde(rename = "type")]
    kind: [&'static str; 2],
    name: &'static str,
    /// How many certificates are left out. The standard has `partial` for it; the JSON-LD reader loses that term, and
    /// what a reader loses is not signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    issuer: Profile,
    valid_from: String,
    credential_subject: RecordSubject,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<Proof>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RecordSubject {
    id: String,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
    identifier: Vec<IdentityObject>,
    verifiable_credential: Vec<Value>,
}

/// Signs a record of as many certificates as fit; pure.
pub fn sign_record(draft: &RecordDraft, key: &IssuerKey) -> Result<SignedRecord, SignError> {
    let mut record = unsigned(draft, key)?;
    let mut size = serde_json::to_string(&record)?.len() + PROOF_BYTES;
    for (before, file) in draft.files.iter().enumerate() {
        let certificate: Value = serde_json::from_str(file)?;
        size += serde_json::to_string(&certificate)?.len() + 1;
        if size > MAX_BYTES {
            record.description = Some(wording::record_left_out(draft.language, draft.files.len() - before));
            break;
        }
        record.credential_subject.verifiable_credential.push(certificate);
    }
    if record.credential_subject.verifiable_credential.is_empty() {
        return Err(SignError::TooLarge);
    }
    let document = serde_json::to_value(&record)?;
    let method = draft.issuer.multikey_method(&key.public());
    record.proof = Some(proof::sign(&document, &record.valid_from, &method, key.signing())?);
    let certificates = record.credential_subject.verifiable_credential.len();
    Ok(SignedRecord { text: serde_json::to_string(&record)? + "\n", certificates })
}

fn unsigned(draft: &RecordDraft, key: &IssuerKey) -> Result<LearnerRecord, SignError> {
    let seconds = jiff::Timestamp::from_second(draft.at_ms.div_euclid(1000));
    let hidden = draft.identities.iter().map(IdentityObject::hidden);
    Ok(LearnerRecord {
        context: [CREDENTIALS_V2, OPEN_BADGES_3, LEARNER_RECORD_2],
        id: format!("urn:uuid:{}", draft.uuid),
        kind: ["VerifiableCredential", "ClrCredential"],
        name: wording::record_title(draft.language),
        description: None,
        issuer: Profile {
            id: draft.issuer.did(&key.public()),
            kind: vec!["Profile".into()],
            name: draft.issuer_name.clone(),
        },
        valid_from: seconds.map_err(|_| DraftError::Date("date"))?.to_string(),
        credential_subject: RecordSubject {
            id: format!("urn:uuid:{}", draft.subject_uuid),
            kind: ["ClrSubject"],
            identifier: std::iter::once(IdentityObject::name(&draft.holder_name)).chain(hidden).collect(),
            verifiable_credential: Vec::new(),
        },
        proof: None,
    })
}
