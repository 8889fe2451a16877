//! The ZIP files of bundles: written without compression, always the same bytes; read back from any tool.
//!
//! A ZIP file is a row of entries and, at its end, a directory that says where each begins. Entries are read by the
//! directory; names must be plain, methods "stored" or "deflated", and every check sum right.
//!
//! Not here: encryption, ZIP64, several disks, folders.

use super::inflate::{InflateError, Wrapping, inflate};
use super::{ContainerError, Kind};

/// First bytes of a ZIP file with at least one entry.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";
const DIRECTORY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Length of the end record without its comment.
const END_LENGTH: usize = 22;
/// Length of an entry's and a directory line's fixed part.
const LOCAL_LENGTH: usize = 30;
const LINE_LENGTH: usize = 46;
/// 1 January 1980, the first day a ZIP file can name: a bundle has no date of its own.
const DATE: [u8; 2] = [0x21, 0x00];
/// Version that brought what is used, 2.0, and names in UTF-8.
const NEEDS: u16 = 20;
const UTF8: u16 = 1 << 11;
const ENCRYPTED: u16 = 1;

/// Most entries of a bundle.
pub const MAX_ENTRIES: usize = 32;
/// Most bytes of all entries together.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// A file in a ZIP file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes a ZIP file piece by piece, its files as they are.
#[derive(Debug, Default)]
pub struct Writer {
    /// Length of the pieces so far.
    length: usize,
    count: u16,
    directory: Vec<u8>,
}

impl Writer {
    /// The next piece: a file.
    pub fn entry(&mut self, entry: &Entry) -> Result<Vec<u8>, ContainerError> {
        let common = common(entry)?;
        let piece = [SIGNATURE, &common, entry.name.as_bytes(), &entry.bytes].concat();
        // Made by version 2.0; no comment, first disk, no attributes, then where the entry begins.
        let at = number(self.length)?.to_le_bytes();
        let line = [DIRECTORY, &NEEDS.to_le_bytes(), &common, &[0; 10], &at, entry.name.as_bytes()];
        self.directory.extend_from_slice(&line.concat());
        self.count = self.count.checked_add(1).ok_or(ContainerError::TooLarge)?;
        self.length += piece.len();
        Ok(piece)
    }

    /// The last piece: the directory.
    pub fn finish(self) -> Result<Vec<u8>, ContainerError> {
        let count = self.count.to_le_bytes();
        let (at, length) = (number(self.length)?.to_le_bytes(), number(self.directory.len())?.to_le_bytes());
        Ok([&self.directory, END, &[0; 4], &count, &count, &length, &at, &[0; 2]].concat())
    }
}

/// Writes entries in order.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, ContainerError> {
    let (mut writer, mut file) = (Writer::default(), Vec::new());
    for entry in entries {
        file.extend(writer.entry(entry)?);
    }
    file.extend(writer.finish()?);
    Ok(file)
}

/// What the header of a file and its line of the directory say alike.
fn common(entry: &Entry) -> Result<Vec<u8>, ContainerError> {
    let length = number(entry.bytes.len())?;
    let name = u16::try_from(entry.name.len()).map_err(|_| ContainerError::TooLarge)?;
    let mut common = Vec::new();
    for field in [NEEDS, UTF8, 0, 0] {
        common.extend_from_slice(&field.to_le_bytes());
    }
    common.extend_from_slice(&DATE);
    for field in [crc32fast::hash(&entry.bytes), length, length] {
        common.extend_from_slice(&field.to_le_bytes());
    }
    common.extend_from_slice(&name.to_le_bytes());
    common.extend_from_slice(&[0; 2]);
    Ok(common)
}

fn number(length: usize) -> Result<u32, ContainerError> {
    u32::try_from(length).map_err(|_| ContainerError::TooLarge)
}

/// Reads every entry.
pub fn read(file: &[u8]) -> Result<Vec<Entry>, ContainerError> {
    let end = end_of(file)?;
    let count = usize::from(end.short(10)?);
    if count > MAX_ENTRIES {
        return Err(ContainerError::TooLarge);
    }
    let mut place = end.long(16)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut left = MAX_BYTES;
    for _ in 0..count {
        let line = Fields(file.get(place..).ok_or_else(cut)?);
        if !line.0.starts_with(DIRECTORY) {
            return Err(damaged("its directory is not where it should be"));
        }
        let entry = entry(file, &line, left)?;
        if entries.iter().any(|known| known.name == entry.name) {
            return Err(damaged("it holds two files of one name"));
        }
        left -= entry.bytes.len();
        entries.push(entry);
        place += LINE_LENGTH + usize::from(line.short(28)?);
        place += usize::from(line.short(30)?) + usize::from(line.short(32)?);
    }
    Ok(entries)
}

/// The end record: the last one in the file whose comment ends where the file ends.
fn end_of(file: &[u8]) -> Result<Fields<'_>, ContainerError> {
    let last = file.len().checked_sub(END_LENGTH).ok_or_else(cut)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let found = (first..=last).rev().map(|at| Fields(&file[at..])).find(|end| {
        let comment = end.short(20).map_or(usize::MAX, usize::from);
        end.0.starts_with(END) && end.0.len() - END_LENGTH == comment
    });
    found.ok_or_else(cut)
}

fn entry(file: &[u8], line: &Fields<'_>, left: usize) -> Result<Entry, ContainerError> {
    let (flags, method, sum) = (line.short(8)?, line.short(10)?, line.number(16)?);
    let (packed, length, at) = (line.long(20)?, line.long(24)?, line.long(42)?);
    if flags & ENCRYPTED != 0 {
        return Err(ContainerError::Encrypted(Kind::Zip));
    }
    if length > left {
        return Err(ContainerError::TooLarge);
    }
    let name = line.0.get(LINE_LENGTH..LINE_LENGTH + usize::from(line.short(28)?)).ok_or_else(cut)?;
    let local = Fields(file.get(at..).ok_or_else(cut)?);
    if !local.0.starts_with(SIGNATURE) {
        return Err(damaged("a file is not where its directory says"));
    }
    let start = LOCAL_LENGTH + usize::from(local.short(26)?) + usize::from(local.short(28)?);
    let data = local.0.get(start..).and_then(|rest| rest.get(..packed)).ok_or_else(cut)?;
    let bytes = match method {
        0 => data.to_vec(),
        8 => inflate(data, Wrapping::Bare, length).map_err(|error| match error {
            InflateError::TooLarge => damaged("a file is longer than its directory says"),
            InflateError::Damaged => damaged("a file does not unpack"),
        })?,
        _ => return Err(damaged("a file is packed in an unknown way")),
    };
    if bytes.len() != length || crc32fast::hash(&bytes) != sum {
        return Err(damaged("a check sum is wrong"));
    }
    Ok(Entry { name: plain_name(name)?, bytes })
}

/// A name without a way to another folder.
fn plain_name(name: &[u8]) -> Result<String, ContainerError> {
    let is_plain = |sign: &u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_' | b'.');
    match std::str::from_utf8(name) {
        Ok(text) if !text.is_empty() && !text.starts_with('.') && name.iter().all(is_plain) => {
            Ok(text.to_owned())
        }
        _ => Err(damaged("it holds a name that bundles do not use")),
    }
}

/// Numbers at places of a record, low byte first.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn short(&self, at: usize) -> Result<u16, ContainerError> {
        self.0.get(at..).and_then(<[u8]>::first_chunk).map(|bytes| u16::from_le_bytes(*bytes)).ok_or_else(cut)
    }

    fn number(&self, at: usize) -> Result<u32, ContainerError> {
        self.0.get(at..).and_then(<[u8]>::first_chunk).map(|bytes| u32::from_le_bytes(*bytes)).ok_or_else(cut)
    }

    fn long(&self, at: usize) -> Result<usize, ContainerError> {
        usize::try_from(self.number(at)?).map_err(|_| ContainerError::TooLarge)
    }
}

fn cut() -> ContainerError {
    damaged("it is cut off")
}

fn damaged(what: &'static str) -> ContainerError {
    ContainerError::Damaged(Kind::Zip, what)
}
