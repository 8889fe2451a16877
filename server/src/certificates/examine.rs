//! A file of any kind: what it carries, and whether a trusted issuer signed that.
//!
//! The one way in for whatever must be checked, on the pages, in the API and on the command line. Pure, like all
//! checking: the file, the keys and an instant. Whether a certificate still stands is for the register
//! ([`super::check`]) or for status lists ([`super::status`]).

use serde_json::Value;

use super::bundle;
use super::container::{Contents, Kind, extract};
use super::credential::{Fact, StatusEntry};
use super::enclosed::{Enclosed, MAX_ENCLOSED};
use super::general::{self, GeneralCredential};
use super::log::{EventKind, Head, InclusionProof};
use super::trust::{TrustedIssuers, TrustedKey, Untrusted};
use super::verify::{
    Judged, Refusal, json_refusal, judge_document, judge_enclosed, judge_opened, plain, untrusted_refusal,
};
use super::{jwt, proof};

/// What came of looking into a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// What the file is, where that could be told.
    pub kind: Option<Kind>,
    /// What it carries, or why that is not believed.
    pub found: Result<Found, Refusal>,
}

/// What a file carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The credential.
    pub credential: Carried,
    /// Where the log holds it, if a proof of that travels with it.
    pub logged: Option<Logged>,
}

/// An event of the log that a proof in the file leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// What happened.
    pub event: EventKind,
    /// Number of its leaf, from 0.
    pub index: u64,
    /// The head it lies under, signed by a trusted key.
    pub head: Head,
}

/// A credential whose signature is right.
#[derive(Debug, Clone, PartialEq)]
pub enum Carried {
    /// A certificate of Jalon, byte for byte as issued.
    Ours(Box<Judged>),
    /// A credential in another form, of another issuer or of ours: a badge, or a whole record and what came of each
    /// credential inside it.
    Other(Box<GeneralCredential>, Vec<Enclosed<Opened>>),
}

/// What came of opening a credential.
pub type Opened = Result<Carried, Refusal>;

impl Carried {
    /// DID of its issuer, and where its status is published.
    pub fn status_entry(&self) -> (&str, Option<&StatusEntry>) {
        match self {
            Self::Ours(judged) => {
                let one = judged.claimed();
                (&one.issuer_did, one.credential.credential_status.as_ref())
            }
            Self::Other(one, _) => (&one.issuer, one.status.as_ref()),
        }
    }

    /// What tells it from every other credential.
    fn identity(&self) -> (&str, &str) {
        match self {
            Self::Ours(judged) => {
                let credential = &judged.claimed().credential;
                (&credential.id, credential.fact(Fact::TextDigest).unwrap_or_default())
            }
            Self::Other(one, _) => (&one.id, &one.issuer),
        }
    }
}

/// Opens a file and checks what it carries at the instant `now_ms`.
pub fn examine(file: &[u8], trusted: &TrustedIssuers, now_ms: i64) -> Examined {
    match extract(file) {
        Err(error) => Examined { kind: error.kind(), found: Err(error.into()) },
        Ok(contents) => {
            let found = found(&contents, trusted, now_ms).and_then(|found| {
                refuse_strange_record(file, contents.kind, &found.credential)?;
                Ok(found)
            });
            Examined { kind: Some(contents.kind), found }
        }
    }
}

/// If a file carries both forms, both must be right and say the same.
fn found(contents: &Contents, trusted: &TrustedIssuers, now_ms: i64) -> Result<Found, Refusal> {
    let json = contents.json.as_deref().map(|bytes| judge_json(bytes, trusted, now_ms)).transpose()?;
    let token = contents.jwt.as_deref().map(|text| judge_token(text, trusted, now_ms)).transpose()?;
    let credential = match (json, token) {
        (Some(json), Some(token)) if json.identity() != token.identity() => {
            return Err(Refusal::Altered("its two forms are about different certificates".into()));
        }
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => return Err(Refusal::Unsupported("it carries nothing".into())),
    };
    Ok(Found { credential, logged: logged(contents, trusted)? })
}

/// The record of the test that lies beside a certificate in a bundle must be the one that the certificate was signed for.
fn refuse_strange_record(file: &[u8], kind: Kind, carried: &Carried) -> Result<(), Refusal> {
    let (Kind::Zip, Carried::Ours(judged)) = (kind, carried) else { return Ok(()) };
    match bundle::strange_record(file, &judged.claimed().credential) {
        Some(why) => Err(Refusal::Altered(plain(&format!("the record of the test beside it: {why}")))),
        None => Ok(()),
    }
}

/// The proof in the file must be about the file's own credential, and lead to a head of a trusted issuer.
fn logged(contents: &Contents, trusted: &TrustedIssuers) -> Result<Option<Logged>, Refusal> {
    let (Some(bytes), Some(credential)) = (&contents.log_proof, &contents.json) else { return Ok(None) };
    let unfit = |why: String| Refusal::Altered(plain(&format!("its proof of the log does not fit: {why}")));
    let document = proof::parse_strict_json(bytes).map_err(|error| unfit(error.to_string()))?;
    let read: InclusionProof = serde_json::from_value(document).map_err(|error| unfit(error.to_string()))?;
    let head = read.verify(credential, trusted).map_err(|error| unfit(error.to_string()))?;
    Ok(Some(Logged { event: read.leaf.event, index: read.index, head }))
}

fn judge_json(bytes: &[u8], trusted: &TrustedIssuers, now_ms: i64) -> Result<Carried, Refusal> {
    let document = proof::parse_strict_json(bytes).map_err(json_refusal)?;
    if general::is_ours(&document) {
        return Ok(Carried::Ours(Box::new(judge_document(document, bytes, trusted, now_ms)?)));
    }
    let one = verify_other(&document, trusted, now_ms)?;
    Ok(Carried::Other(Box::new(one), enclosed(&document, trusted, now_ms)?))
}

fn verify_other(
    document: &Value,
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<GeneralCredential, Refusal> {
    general::verify_proof(document, proving_key(document, trusted)?, now_ms)
}

fn judge_token(text: &str, trusted: &TrustedIssuers, now_ms: i64) -> Result<Carried, Refusal> {
    let (document, key) = jwt::open(text, trusted)?;
    if general::is_ours(&document) {
        return Ok(Carried::Ours(Box::new(judge_opened(document, key, now_ms)?)));
    }
    let one = general::read_signed(&document, key, now_ms)?;
    Ok(Carried::Other(Box::new(one), enclosed(&document, trusted, now_ms)?))
}

/// What came of each credential inside one that is rightly signed.
fn enclosed(
    document: &Value,
    trusted: &TrustedIssuers,
    now_ms: i64,
) -> Result<Vec<Enclosed<Opened>>, Refusal> {
    let inside = general::inside(document);
    if inside.len() > MAX_ENCLOSED {
        return Err(Refusal::TooLarge);
    }
    Ok(inside.into_iter().map(|one| open_enclosed(one, trusted, now_ms)).collect())
}

fn open_enclosed(one: &Value, trusted: &TrustedIssuers, now_ms: i64) -> Enclosed<Opened> {
    let Value::String(token) = one else {
        return Enclosed::named(one, open_document(one, trusted, now_ms));
    };
    match jwt::open(token, trusted) {
        Ok((document, key)) => Enclosed::named(&document, open_signed(&document, key, now_ms)),
        Err(refusal) => Enclosed::named(one, Err(refusal)),
    }
}

fn open_document(document: &Value, trusted: &TrustedIssuers, now_ms: i64) -> Opened {
    if general::is_ours(document) {
        return Ok(Carried::Ours(Box::new(judge_enclosed(document.clone(), trusted, now_ms)?)));
    }
    refuse_deeper(document)?;
    Ok(Carried::Other(Box::new(verify_other(document, trusted, now_ms)?), Vec::new()))
}

fn open_signed(document: &Value, key: &TrustedKey, now_ms: i64) -> Opened {
    if general::is_ours(document) {
        return Ok(Carried::Ours(Box::new(judge_opened(document.clone(), key, now_ms)?)));
    }
    refuse_deeper(document)?;
    Ok(Carried::Other(Box::new(general::read_signed(document, key, now_ms)?), Vec::new()))
}

/// A record holds certificates, never another record: checking one stays cheap.
fn refuse_deeper(document: &Value) -> Result<(), Refusal> {
    if general::inside(document).is_empty() {
        return Ok(());
    }
    Err(Refusal::Unsupported("it is a record inside a record".into()))
}

/// The trusted key that the proof of another issuer's credential names.
fn proving_key<'a>(document: &Value, trusted: &'a TrustedIssuers) -> Result<&'a TrustedKey, Refusal> {
    let issuer =
        proof::issuer_id(document).ok_or_else(|| Refusal::Unsupported("it names no issuer".into()))?;
    let method = document.pointer("/proof/verificationMethod").and_then(Value::as_str);
    let method = method.ok_or_else(|| Refusal::Unsupported("it has no single proof".into()))?;
    trusted.find(issuer, method).or_else(|_| {
        // Issuers that are no DIDs name their keys as they like: a key handed over by itself is then known by its own.
        let named = trusted.keys().find(|known| {
            let own = format!("{issuer}#{}", known.key.multibase());
            known.method.is_none() && !issuer.starts_with("did:") && method == own
        });
        // That it was altered cannot be said: its issuer may have more keys than were handed over.
        named.ok_or_else(|| untrusted_refusal(Untrusted::Issuer, issuer))
    })
}
