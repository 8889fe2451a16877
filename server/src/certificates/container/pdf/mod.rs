//! The files embedded in a PDF, whichever program saved it last.
//!
//! A reader of PDF follows cross references, and on the way unpacks whole tables of objects that a stranger may have
//! made a thousand times larger than the file. None of that is needed here: an embedded file is a stream, and streams
//! are the one thing that PDF never packs into tables. So the bytes are walked over once, from object to object; each
//! stream whose dictionary says `EmbeddedFile` is taken, unpacked when it is deflated, up to the size of a credential.
//!
//! Names are not looked at; what a file is, its content says. Of files written over by a later save, both are found: if
//! they differ, nobody could tell which one counts.

mod lexer;

use super::inflate::{InflateError, Wrapping, inflate};
use super::{ContainerError, Kind};
use crate::certificates::proof;
use lexer::{Dictionary, Lexer, Object};

const MARK: &[u8] = b"%PDF-";
/// The mark may stand this far from the beginning.
const MARK_WITHIN: usize = 1024;
/// Most embedded files.
pub const MAX_EMBEDDED: usize = 32;

/// Whether a file is a PDF.
pub(super) fn is_pdf(file: &[u8]) -> bool {
    find(&file[..file.len().min(MARK_WITHIN + MARK.len())], MARK).is_some()
}

/// Every embedded file that is not larger than a credential or token may be, in the order of the bytes.
pub fn extract(file: &[u8]) -> Result<Vec<Vec<u8>>, ContainerError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = find(&file[at..], b"obj") {
        at += begin + b"obj".len();
        let mut lexer = Lexer::new(file, at);
        let Some(Object::Dictionary(dictionary)) = lexer.object() else {
            at = lexer.at().max(at);
            continue;
        };
        at = lexer.at();
        let Some(start) = lexer.stream_start() else { continue };
        let embedded = is_embedded_file(&dictionary);
        let length = if embedded { length(file, &dictionary) } else { direct_length(&dictionary) };
        let data = stream(file, start, length);
        at = start + data.len();
        if embedded {
            if found.len() == MAX_EMBEDDED {
                return Err(ContainerError::TooLarge);
            }
            found.extend(unpacked(data, &dictionary)?);
        }
    }
    Ok(found)
}

/// Whether the file says that it is encrypted: what is embedded in it is then unreadable.
pub(super) fn is_encrypted(file: &[u8]) -> bool {
    find(file, b"/Encrypt").is_some()
}

/// The type says so; where a program left it out, only an embedded file has a media type for subtype.
fn is_embedded_file(dictionary: &Dictionary) -> bool {
    match dictionary.name("Type") {
        Some(name) => name == "EmbeddedFile",
        None => dictionary.name("Subtype").is_some_and(|media| media.contains('/')),
    }
}

/// The bytes of a stream: as many as its length says when it ends there, else up to the next `endstream`.
fn stream(file: &[u8], start: usize, length: Option<usize>) -> &[u8] {
    let end = length.and_then(|length| start.checked_add(length)).filter(|end| ends_at(file, *end));
    if let Some(end) = end {
        return &file[start..end];
    }
    let rest = &file[start..];
    without_line_end(&rest[..find(rest, b"endstream").unwrap_or(rest.len())])
}

fn direct_length(dictionary: &Dictionary) -> Option<usize> {
    match dictionary.get("Length")? {
        Object::Whole(length) => Some(*length),
        _ => None,
    }
}

/// The length, also when it stands in an object of its own. That one is searched for, so not for every stream.
fn length(file: &[u8], dictionary: &Dictionary) -> Option<usize> {
    match dictionary.get("Length")? {
        Object::Reference(number) => length_object(file, *number),
        _ => direct_length(dictionary),
    }
}

/// Whether a stream ends here: `endstream`, with or without a line end before it.
fn ends_at(file: &[u8], end: usize) -> bool {
    file.get(end..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"endstream"))
}

fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// A length that stands in an object of its own, written as `12 0 obj 345 endobj`.
fn length_object(file: &[u8], number: usize) -> Option<usize> {
    let head = format!("{number} 0 obj");
    let at =
        find(file, format!("\n{head}").as_bytes()).or_else(|| find(file, format!("\r{head}").as_bytes()))?;
    match Lexer::new(file, at + 1 + head.len()).object()? {
        Object::Whole(length) => Some(length),
        _ => None,
    }
}

/// The embedded file, or nothing when it is packed in a way, or of a size, that no credential of ours is.
fn unpacked(data: &[u8], dictionary: &Dictionary) -> Result<Option<Vec<u8>>, ContainerError> {
    let most = proof::MAX_BYTES;
    match dictionary.filters().as_slice() {
        [] if data.len() > most => Err(ContainerError::TooLarge),
        [] => Ok(Some(data.to_vec())),
        ["FlateDecode" | "Fl"] => match inflate(data, Wrapping::Zlib, most) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(InflateError::TooLarge) => Err(ContainerError::TooLarge),
            Err(InflateError::Damaged) => {
                Err(ContainerError::Damaged(Kind::Pdf, "a file embedded in it does not unpack"))
            }
        },
        _ => Ok(None),
    }
}

/// Where `needle` begins.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, needle)
}
