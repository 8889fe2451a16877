//! Inflating what a stranger deflated: never more than asked for.

use flate2::read::{DeflateDecoder, ZlibDecoder};
use std::io::Read;

/// How the bytes are wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// Bare deflate, as in ZIP files.
    Bare,
    /// With zlib's header and check sum, as in PDF files.
    Zlib,
}

/// Why bytes were not inflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InflateError {
    /// Not deflated bytes, or cut off.
    Damaged,
    /// They would grow beyond the limit.
    TooLarge,
}

/// The inflated bytes, at most `limit` of them.
pub(super) fn inflate(bytes: &[u8], wrapping: Wrapping, limit: usize) -> Result<Vec<u8>, InflateError> {
    match wrapping {
        Wrapping::Bare => read(DeflateDecoder::new(bytes), limit),
        Wrapping::Zlib => read(ZlibDecoder::new(bytes), limit),
    }
}

fn read(decoder: impl Read, limit: usize) -> Result<Vec<u8>, InflateError> {
    let mut inflated = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    decoder.take(most).read_to_end(&mut inflated).map_err(|_| InflateError::Damaged)?;
    if inflated.len() > limit { Err(InflateError::TooLarge) } else { Ok(inflated) }
}
