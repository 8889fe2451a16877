//! Signed heads: how many leaves, which root, when, signed by the issuer's key.
//!
//! A head is a signed note (C2SP `signed-note`, `tlog-checkpoint`) with one extension line for the instant, so that
//! witnesses and monitors written for other logs can read it:
//!
//! ```text
//! jalon-certificates/9f2c41d07be85a36
//! 4
//! 2WoW5tRvLUAmWBYCmYRoJmvTRPEb8ZD5hAy0Zqr4oG0=
//! at 2026-09-01T08:00:00Z
//!
//! — jalon-certificates/9f2c41d07be85a36 …
//! ```
//!
//! The first line names the log, the third is the root in base64. The signature line holds, in base64, four bytes that
//! tell the key, SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), and the Ed25519 signature of the text above the empty line.

use super::hash::{Hash, Hex};
use super::leaf::seconds;
use crate::certificates::key::IssuerKey;
use crate::certificates::{PublicKey, TrustedIssuers, instant};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _};
use jalon_engine::session::event::Timestamp;
use sha2::{Digest, Sha256};

/// Longest note read, in bytes: our signature and many of witnesses.
pub const MAX_NOTE_BYTES: usize = 16 * 1024;
/// Byte that says "Ed25519 over the note's text".
const ED25519: u8 = 1;
const SIGNATURE_MARK: &str = "— ";

/// A head, as its note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Name of the log.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
    /// When it was signed, to the second.
    pub at: Timestamp,
    /// The note, byte for byte.
    pub note: String,
}

/// Why a head is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeadError {
    /// Not a note of this shape.
    #[error(
        "this is not a head of a certificate log: it should have a name, a size, a root, an instant and a signature"
    )]
    Form,
    /// No signature by a trusted key.
    #[error("no key of a trusted issuer signed this head")]
    UnknownKey,
    /// A signature that a trusted key did not make.
    #[error("the signature does not match the head: it was altered")]
    Signature,
}

impl Head {
    /// Signs a head.
    pub fn sign(origin: &str, size: u64, root: Hash, at: Timestamp, key: &IssuerKey) -> Self {
        let text = format!("{origin}\n{size}\n{}\nat {}\n", STANDARD.encode(root.0), instant(at));
        let signature = key.signing().sign(text.as_bytes()).to_bytes();
        let line = STANDARD.encode([&key_id(origin, &key.public())[..], &signature[..]].concat());
        let note = format!("{text}\n{SIGNATURE_MARK}{origin} {line}\n");
        Self { origin: origin.to_owned(), size, root, at, note }
    }

    /// Reads what a note says; nothing is believed before [`Head::verify`].
    pub fn parse(note: &str) -> Result<Self, HeadError> {
        if note.len() > MAX_NOTE_BYTES {
            return Err(HeadError::Form);
        }
        Self::read(note).ok_or(HeadError::Form)
    }

    fn read(note: &str) -> Option<Self> {
        let (text, signatures) = split(note)?;
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root, at) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let named = !origin.is_empty() && !origin.contains(|sign: char| sign.is_whitespace() || sign == '+');
        let ended = lines.next().is_none() && signatures.ends_with('\n');
        let counted = size.parse::<u64>().ok().filter(|number| number.to_string() == size)?;
        let root = Hex(STANDARD.decode(root).ok()?.try_into().ok()?);
        let at = seconds::parse(at.strip_prefix("at ")?)?;
        (named && ended).then(|| Self {
            origin: origin.to_owned(),
            size: counted,
            root,
            at,
            note: note.to_owned(),
        })
    }

    /// The trusted key that signed this head.
    pub fn verify(&self, trusted: &TrustedIssuers) -> Result<PublicKey, HeadError> {
        let (text, signatures) = split(&self.note).ok_or(HeadError::Form)?;
        for signed in signatures.lines().filter_map(|line| signature(line, &self.origin)) {
            let mut keys = trusted.keys().map(|known| &known.key);
            if let Some(key) = keys.find(|key| signed.starts_with(&key_id(&self.origin, key))) {
                let signature = Signature::from_slice(&signed[4..]).map_err(|_| HeadError::Signature)?;
                let verified = key.verifying_key().verify_strict(text.as_bytes(), &signature);
                return verified.map(|()| *key).map_err(|_| HeadError::Signature);
            }
        }
        Err(HeadError::UnknownKey)
    }
}

/// Text and signature lines, parted by the last empty line.
fn split(note: &str) -> Option<(&str, &str)> {
    let at = note.rfind("\n\n")?;
    Some((&note[..=at], &note[at + 2..]))
}

/// Bytes of a signature line under this name.
fn signature(line: &str, name: &str) -> Option<Vec<u8>> {
    let encoded = line.strip_prefix(SIGNATURE_MARK)?.strip_prefix(name)?.strip_prefix(' ')?;
    STANDARD.decode(encoded).ok()
}

fn key_id(name: &str, key: &PublicKey) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(key.verifying_key().as_bytes())
        .finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use super::super::hash::digest;
    use super::*;

    const ORIGIN: &str = "jalon-certificates/0123456789abcdef";

    fn key(seed: u8) -> IssuerKey {
        IssuerKey::from_seed(1, [seed; 32])
    }

    fn head() -> Head {
        Head::sign(ORIGIN, 40, digest(b"root"), Timestamp(1_788_249_600_789), &key(1))
    }

    fn trusting(seeds: &[u8]) -> TrustedIssuers {
        TrustedIssuers::of(seeds.iter().map(|seed| key(*seed).public()))
    }

    #[test]
    fn a_head_is_a_checkpoint_that_other_programs_read() {
        let note = head().note;
        let lines: Vec<&str> = note.split('\n').collect();
        let root = STANDARD.encode(digest(b"root").0);
        assert_eq!(lines[..5], [ORIGIN, "40", &root, "at 2026-09-01T08:00:00Z", ""]);
        let signature = lines[5].strip_prefix(&format!("— {ORIGIN} ")).unwrap();
        let bytes = STANDARD.decode(signature).unwrap();
        assert_eq!((bytes.len(), &bytes[..4]), (68, &key_id(ORIGIN, &key(1).public())[..]));
        assert_eq!(lines[6..], [""]);
    }

    #[test]
    fn what_was_signed_is_read_and_believed() {
        let read = Head::parse(&head().note).unwrap();
        assert_eq!(Head { at: head().at, ..read.clone() }, head());
        assert_eq!(read.at, Timestamp(1_788_249_600_000), "whole seconds");
        assert_eq!(read.verify(&trusting(&[2, 1])), Ok(key(1).public()));
        assert_eq!(read.verify(&trusting(&[2])), Err(HeadError::UnknownKey));
        assert_eq!(read.verify(&trusting(&[])), Err(HeadError::UnknownKey));
    }

    #[test]
    fn signatures_of_witnesses_may_stand_beside_ours() {
        let witness = format!("— witness.example/w {}\n", STANDARD.encode([9; 76]));
        for note in
            [format!("{}{witness}", head().note), head().note.replace("\n\n— ", &format!("\n\n{witness}— "))]
        {
            assert_eq!(Head::parse(&note).unwrap().verify(&trusting(&[1])), Ok(key(1).public()), "{note}");
        }
    }

    #[test]
    fn no_byte_can_be_changed() {
        let note = head().note.into_bytes();
        for place in 0..note.len() {
            for bit in 0..8 {
                let mut changed = note.clone();
                changed[place] ^= 1 << bit;
                let Ok(changed) = String::from_utf8(changed) else { continue };
                let believed = Head::parse(&changed).and_then(|head| head.verify(&trusting(&[1])));
                assert!(believed.is_err(), "byte {place}, bit {bit}: {changed}");
            }
        }
    }

    #[test]
    fn other_texts_are_no_heads() {
        let note = head().note;
        let without_end = note.trim_end().to_owned();
        let long = format!("{}{}", note, "— w AAAA\n".repeat(2_000));
        let spaced = note.replace(ORIGIN, "a b");
        for text in [
            "",
            "\n\n",
            "40",
            &without_end,
            &long,
            &spaced,
            &note.replace("\n40\n", "\n040\n"),
            &note.replace("\n40\n", "\n-1\n"),
            &note.replace("at 2026", "on 2026"),
            &note.replace("\nat ", "\nextra\nat "),
            &note.replace('\n', "\r\n"),
        ] {
            assert_eq!(Head::parse(text), Err(HeadError::Form), "{text}");
        }
    }
}
