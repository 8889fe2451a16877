//! A credential baked into a PNG picture: Open Badges 3.0, "Baking specification", PNG.
//!
//! A PNG file is a signature and a row of chunks: length, type, data, CRC-32 of type and data. The credential is the
//! text of the one `iTXt` chunk whose keyword is `openbadgecredential`; the standard forbids compressing it. Every
//! chunk's check sum is compared, so that no byte of the file can change unseen, the picture's own included.

use super::{ContainerError, Kind};
use crate::certificates::proof;

/// First bytes of a PNG file.
pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";
const TEXT: [u8; 4] = *b"iTXt";
const END: [u8; 4] = *b"IEND";
/// After the keyword: a zero, not compressed, method 0, no language, no translated keyword.
const PLAIN: [u8; 5] = [0; 5];
/// Most chunks walked over.
const MAX_CHUNKS: usize = 4096;

/// A part of a PNG file.
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    /// Where it begins in the file.
    start: usize,
}

/// The credential, byte for byte as it was baked.
pub fn extract(file: &[u8]) -> Result<Vec<u8>, ContainerError> {
    let chunks = chunks(file)?;
    let mut texts = chunks.iter().filter_map(|chunk| credential_of(chunk));
    let text = texts.next().ok_or(ContainerError::Nothing(Kind::Png))?;
    if texts.next().is_some() {
        return Err(ContainerError::Several(Kind::Png));
    }
    let text = text.strip_prefix(&PLAIN[..]).ok_or(damaged("its certificate is not plain text"))?;
    if text.len() > proof::MAX_BYTES {
        return Err(ContainerError::TooLarge);
    }
    Ok(text.to_vec())
}

/// The picture with the credential inside, instead of one that was there before.
pub fn bake(picture: &[u8], credential: &[u8]) -> Result<Vec<u8>, ContainerError> {
    let chunks = chunks(picture)?;
    let mut baked = Vec::with_capacity(picture.len() + credential.len() + 64);
    baked.extend_from_slice(&SIGNATURE);
    for chunk in chunks.iter().filter(|chunk| credential_of(chunk).is_none()) {
        if chunk.kind == END {
            write(&mut baked, TEXT, &[KEYWORD, &PLAIN, credential].concat())?;
        }
        baked.extend_from_slice(&picture[chunk.start..chunk.start + chunk.data.len() + 12]);
    }
    Ok(baked)
}

fn write(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> Result<(), ContainerError> {
    let length = u32::try_from(data.len()).map_err(|_| ContainerError::TooLarge)?;
    file.extend_from_slice(&length.to_be_bytes());
    let checked = file.len();
    file.extend_from_slice(&kind);
    file.extend_from_slice(data);
    let sum = crc32fast::hash(&file[checked..]);
    file.extend_from_slice(&sum.to_be_bytes());
    Ok(())
}

/// What follows the keyword in the chunk of a credential.
fn credential_of<'a>(chunk: &Chunk<'a>) -> Option<&'a [u8]> {
    let rest = chunk.data.strip_prefix(KEYWORD).filter(|_| chunk.kind == TEXT)?;
    rest.starts_with(&[0]).then_some(rest)
}

/// All chunks, once every check sum is right and nothing follows the last one.
fn chunks(file: &[u8]) -> Result<Vec<Chunk<'_>>, ContainerError> {
    if !file.starts_with(&SIGNATURE) {
        return Err(damaged("its first bytes are not those of a picture"));
    }
    let mut found: Vec<Chunk<'_>> = Vec::new();
    let mut start = SIGNATURE.len();
    while found.last().is_none_or(|chunk| chunk.kind != END) {
        let chunk = chunk(file, start)?;
        start += chunk.data.len() + 12;
        found.push(chunk);
        if found.len() > MAX_CHUNKS {
            return Err(ContainerError::TooLarge);
        }
    }
    if start == file.len() { Ok(found) } else { Err(damaged("something follows its end")) }
}

fn chunk(file: &[u8], start: usize) -> Result<Chunk<'_>, ContainerError> {
    let cut = || damaged("it is cut off");
    let rest = file.get(start..).ok_or_else(cut)?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| ContainerError::TooLarge)?;
    let (checked, rest) = rest.split_at_checked(length.checked_add(4).ok_or_else(cut)?).ok_or_else(cut)?;
    let sum = rest.first_chunk::<4>().ok_or_else(cut)?;
    if crc32fast::hash(checked) != u32::from_be_bytes(*sum) {
        return Err(damaged("a check sum is wrong"));
    }
    let (kind, data) = checked.split_first_chunk::<4>().ok_or_else(cut)?;
    Ok(Chunk { kind: *kind, data, start })
}

fn damaged(what: &'static str) -> ContainerError {
    ContainerError::Damaged(Kind::Png, what)
}
