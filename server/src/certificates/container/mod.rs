//! Files that carry a credential: what is inside, found by content, never by the file's name.
//!
//! | kind | where the credential lies |
//! |---|---|
//! | JSON | the file itself |
//! | JWT | the file itself, a compact JWS |
//! | PNG | one `iTXt` chunk `openbadgecredential`, not compressed |
//! | SVG | one element `openbadges:credential`: JSON as its text, or a JWS in `verify` |
//! | PDF | embedded files |
//! | ZIP | the bundle a holder downloads |
//!
//! Whoever sends a file may be hostile: each reader walks over the bytes once, and nothing grows beyond the bounds
//! stated here, whatever the file claims. Nothing is believed of what is found; that is for the check of signatures.

pub mod pdf;
pub mod png;
pub mod svg;
pub mod zip;

mod inflate;

use super::proof;
use serde_json::Value;
use std::fmt;
use thiserror::Error;

/// Largest file looked into, in bytes.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;
/// How the header of a token begins: `{"` in base64url.
const TOKEN_START: &[u8] = b"eyJ";

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A credential with its proof inside.
    Json,
    /// A credential as a signed token.
    Jwt,
    /// A badge as a picture of points.
    Png,
    /// A badge as a drawing.
    Svg,
    /// A document.
    Pdf,
    /// The bundle of a holder.
    Zip,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Json => "JSON",
            Self::Jwt => "JWT",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
            Self::Zip => "ZIP",
        })
    }
}

/// What a file carries: at least one of `json` and `jwt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What the file is.
    pub kind: Kind,
    /// The credential with its proof inside, byte for byte.
    pub json: Option<Vec<u8>>,
    /// The credential as a token.
    pub jwt: Option<String>,
    /// The proof that it is in the issuer's log.
    pub log_proof: Option<Vec<u8>>,
}

/// Why no credential was found.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ContainerError {
    /// More than [`MAX_FILE_BYTES`], or something in it larger than it may be.
    #[error("the file, or something packed in it, is too large to be a certificate")]
    TooLarge,
    /// None of the kinds above.
    #[error("this is neither a JSON, JWT, PNG, SVG, PDF nor ZIP file")]
    UnknownKind,
    /// A file of this kind without a credential inside.
    #[error("there is no certificate inside this {0} file")]
    Nothing(Kind),
    /// Two credentials that differ: nobody could tell which one is meant.
    #[error("this {0} file holds several certificates")]
    Several(Kind),
    /// The file breaks the rules of its own kind.
    #[error("this {0} file is damaged: {1}")]
    Damaged(Kind, &'static str),
    /// A file that only opens with a password.
    #[error("this {0} file is encrypted")]
    Encrypted(Kind),
}

impl ContainerError {
    /// What the file is, where that could be told.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::TooLarge | Self::UnknownKind => None,
            Self::Nothing(kind) | Self::Several(kind) | Self::Damaged(kind, _) | Self::Encrypted(kind) => {
                Some(*kind)
            }
        }
    }
}

/// Finds the credential in a file of any kind.
pub fn extract(file: &[u8]) -> Result<Contents, ContainerError> {
    if file.len() > MAX_FILE_BYTES {
        return Err(ContainerError::TooLarge);
    }
    match kind(file).ok_or(ContainerError::UnknownKind)? {
        Kind::Json => Ok(Contents { json: Some(file.to_vec()), ..nothing(Kind::Json) }),
        Kind::Jwt => {
            let token = as_token(file)?;
            Ok(Contents { jwt: Some(token.to_owned()), ..nothing(Kind::Jwt) })
        }
        Kind::Png => sorted(Kind::Png, vec![png::extract(file)?]),
        Kind::Svg => sorted(Kind::Svg, vec![svg::extract(file)?]),
        Kind::Pdf => {
            pdf::extract(file).and_then(|found| sorted(Kind::Pdf, found)).map_err(|error| match error {
                ContainerError::TooLarge | ContainerError::Several(_) => error,
                _ if pdf::is_encrypted(file) => ContainerError::Encrypted(Kind::Pdf),
                _ => error,
            })
        }
        Kind::Zip => sorted(Kind::Zip, zip::read(file)?.into_iter().map(|entry| entry.bytes).collect()),
    }
}

/// What a file is, by its first bytes.
pub fn kind(file: &[u8]) -> Option<Kind> {
    if file.starts_with(&png::SIGNATURE) {
        return Some(Kind::Png);
    }
    if file.starts_with(zip::SIGNATURE) {
        return Some(Kind::Zip);
    }
    if pdf::is_pdf(file) {
        return Some(Kind::Pdf);
    }
    let text = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file).trim_ascii_start();
    match text.first()? {
        b'{' => Some(Kind::Json),
        b'<' => Some(Kind::Svg),
        _ => looks_like_token(text.trim_ascii_end()).then_some(Kind::Jwt),
    }
}

fn nothing(kind: Kind) -> Contents {
    Contents { kind, json: None, jwt: None, log_proof: None }
}

/// Three parts of base64url signs; or three that begin like a token, so that a damaged one is told from other texts.
fn looks_like_token(text: &[u8]) -> bool {
    let is_sign = |sign: &u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_');
    let parts: Vec<&[u8]> = text.split(|sign| *sign == b'.').collect();
    let is_plain = || parts.iter().all(|part| !part.is_empty() && part.iter().all(is_sign));
    parts.len() == 3 && (text.starts_with(TOKEN_START) || is_plain())
}

/// The token a text holds, without the space around it.
fn as_token(text: &[u8]) -> Result<&str, ContainerError> {
    let text = text.trim_ascii();
    if text.len() > proof::MAX_BYTES {
        return Err(ContainerError::TooLarge);
    }
    std::str::from_utf8(text).map_err(|_| ContainerError::Damaged(Kind::Jwt, "it is not a text"))
}

/// Sorts what was found in a file by what it is; the same thing twice counts once.
fn sorted(kind: Kind, found: Vec<Vec<u8>>) -> Result<Contents, ContainerError> {
    let mut contents = nothing(kind);
    for bytes in found {
        match payload(&bytes) {
            Some(Payload::Credential) => put(&mut contents.json, bytes, kind)?,
            Some(Payload::LogProof) => put(&mut contents.log_proof, bytes, kind)?,
            Some(Payload::Token(token)) => put(&mut contents.jwt, token, kind)?,
            None => {}
        }
    }
    if contents.json.is_none() && contents.jwt.is_none() {
        return Err(ContainerError::Nothing(kind));
    }
    Ok(contents)
}

fn put<T: PartialEq>(place: &mut Option<T>, found: T, kind: Kind) -> Result<(), ContainerError> {
    match place {
        Some(there) if *there != found => Err(ContainerError::Several(kind)),
        _ => {
            *place = Some(found);
            Ok(())
        }
    }
}

/// What some bytes inside a file are.
enum Payload {
    Credential,
    LogProof,
    Token(String),
}

/// A JSON that does not read and names a context is taken for a credential, so that it is refused as one and not passed
/// over; the questions of a bundle, a JSON on each line, name none.
fn payload(bytes: &[u8]) -> Option<Payload> {
    if looks_like_token(bytes.trim_ascii()) {
        return Some(Payload::Token(as_token(bytes).ok()?.to_owned()));
    }
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    match proof::parse_strict_json(bytes) {
        Ok(Value::Object(fields)) if fields.contains_key("@context") => Some(Payload::Credential),
        Ok(Value::Object(fields)) if fields.contains_key("leaf") && fields.contains_key("head") => {
            Some(Payload::LogProof)
        }
        Ok(_) => None,
        Err(_) => memchr::memmem::find(bytes, b"@context").map(|_| Payload::Credential),
    }
}

#[cfg(test)]
mod tests;
