//! The bits of a list, and how they travel: GZIP, base64url, and a `u` before (multibase).

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

/// Largest list read, inflated: 32 million bits. A kilobyte of GZIP can claim a megabyte.
pub const MAX_LIST_BYTES: usize = 4 * 1024 * 1024;

/// A row of bits; number 0 is the highest bit of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

/// The text is not an encoded list of acceptable size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAList;

impl Bits {
    /// `count` bits, none set.
    pub fn none_of(count: u32) -> Self {
        Self(vec![0; usize::try_from(count.div_ceil(8)).unwrap_or(MAX_LIST_BYTES)])
    }

    /// How many bits there are.
    pub fn len(&self) -> usize {
        self.0.len() * 8
    }

    /// Whether there are no bits at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets a bit; one that is not there is none.
    pub fn set(&mut self, index: u32) {
        if let Some(byte) = usize::try_from(index / 8).ok().and_then(|place| self.0.get_mut(place)) {
            *byte |= 0x80 >> (index % 8);
        }
    }

    /// A bit; nothing when there is none of this number.
    pub fn get(&self, index: u32) -> Option<bool> {
        let byte = self.0.get(usize::try_from(index / 8).ok()?)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    /// The text for `encodedList`.
    pub fn encode(&self) -> std::io::Result<String> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&self.0)?;
        Ok(format!("u{}", URL_SAFE_NO_PAD.encode(gzip.finish()?)))
    }

    /// Reads `encodedList`, inflating no more than [`MAX_LIST_BYTES`].
    pub fn decode(text: &str) -> Result<Self, NotAList> {
        let gzip = URL_SAFE_NO_PAD.decode(text.strip_prefix('u').ok_or(NotAList)?).map_err(|_| NotAList)?;
        let most = u64::try_from(MAX_LIST_BYTES + 1).map_err(|_| NotAList)?;
        let mut inflater = GzDecoder::new(gzip.as_slice()).take(most);
        let mut bits = Vec::new();
        inflater.read_to_end(&mut bits).map_err(|_| NotAList)?;
        let rest = inflater.into_inner().into_inner();
        if bits.len() > MAX_LIST_BYTES || !rest.is_empty() { Err(NotAList) } else { Ok(Self(bits)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_counted_from_the_left() {
        let mut bits = Bits::none_of(16);
        bits.set(0);
        bits.set(9);
        bits.set(1_000);
        assert_eq!(bits.0, [0x80, 0x40]);
        assert_eq!(
            (bits.get(0), bits.get(1), bits.get(9), bits.get(16)),
            (Some(true), Some(false), Some(true), None)
        );
    }

    #[test]
    fn what_is_encoded_is_read_back_and_encoded_the_same() {
        let mut bits = Bits::none_of(131_072);
        for index in (0..131_072).step_by(977) {
            bits.set(index);
        }
        let text = bits.encode().unwrap();
        assert_eq!(Bits::decode(&text), Ok(bits.clone()));
        assert_eq!(bits.encode().unwrap(), text);
        let empty = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
        assert_eq!(Bits::decode(empty), Ok(Bits::none_of(131_072)), "the specification's example");
    }

    #[test]
    fn bombs_and_other_texts_are_refused() {
        let bomb = Bits(vec![0; MAX_LIST_BYTES + 1]).encode().unwrap();
        assert!(bomb.len() < 8 * 1024, "a bomb of {} bytes", bomb.len());
        assert_eq!(Bits::decode(&bomb), Err(NotAList));
        let whole = Bits::none_of(131_072).encode().unwrap();
        for text in ["", "u", &whole[1..], &whole[..whole.len() - 8], "uH4sI", "u====", "zABC"] {
            assert_eq!(Bits::decode(text), Err(NotAList), "{text}");
        }
        let mut trailing = URL_SAFE_NO_PAD.decode(&whole[1..]).unwrap();
        trailing.push(0);
        assert_eq!(Bits::decode(&format!("u{}", URL_SAFE_NO_PAD.encode(trailing))), Err(NotAList));
    }
}
