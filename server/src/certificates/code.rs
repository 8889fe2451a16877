//! The public code of a certificate: 16 random signs of Crockford's base 32 (80 bits) and one check sign.
//!
//! Reading forgives case, spaces, hyphens, and the look-alikes O for 0, I and L for 1. The check sign is the value of
//! Σ αⁱ·sᵢ (i = 1…16) in the field of 32 elements, α a root of x⁵ + x² + 1. As all weights differ, the check sign's
//! own (1) included, it reveals each single wrong sign and each exchange of two signs, and it stays inside the alphabet,
//! unlike Crockford's own check modulo 37, whose five extra signs do not fit in addresses.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS: usize = 16;
const GROUP: usize = 4;
/// x⁵ + x² + 1, primitive over the field of two elements.
const POLYNOMIAL: u8 = 0b10_0101;

/// A well-formed code: its check sign is right. Whether a certificate bears it is another question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateCode([u8; SIGNS + 1]);

/// The text cannot be a certificate's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Too few or too many signs.
    #[error("a certificate code has 17 signs; this one has {0}")]
    Length(usize),
    /// A sign outside the alphabet.
    #[error("`{0}` is never part of a certificate code; codes use digits and letters, without U")]
    Sign(char),
    /// The check sign does not fit.
    #[error("the code has a typing mistake; compare it with the certificate sign by sign")]
    Check,
}

impl CertificateCode {
    /// Makes a code of 10 random bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let mut bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut values = [0; SIGNS + 1];
        for value in values[..SIGNS].iter_mut().rev() {
            *value = bits.to_le_bytes()[0] & 31;
            bits >>= 5;
        }
        values[SIGNS] = check(&values[..SIGNS]);
        Self(values)
    }

    /// The 17 signs without hyphens, as addresses and the database hold them.
    pub fn compact(&self) -> String {
        self.0.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect()
    }
}

impl FromStr for CertificateCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let values: Vec<u8> =
            text.chars().filter(|sign| !is_spacing(*sign)).map(value).collect::<Result<_, _>>()?;
        let values: [u8; SIGNS + 1] =
            values.try_into().map_err(|values: Vec<u8>| CodeError::Length(values.len()))?;
        if check(&values[..SIGNS]) == values[SIGNS] { Ok(Self(values)) } else { Err(CodeError::Check) }
    }
}

/// Groups of four, the check sign alone: `04HM-ASW9-NF6Y-YPN5-A`.
impl fmt::Display for CertificateCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.compact().chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                formatter.write_str("-")?;
            }
            write!(formatter, "{sign}")?;
        }
        Ok(())
    }
}

fn is_spacing(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '_' | '.')
}

fn value(sign: char) -> Result<u8, CodeError> {
    let upper = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == upper);
    place.and_then(|place| u8::try_from(place).ok()).ok_or(CodeError::Sign(sign))
}

/// Horner's rule in the field: ((s₁·α + s₂)·α + …)·α.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum ^ value))
}

fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ POLYNOMIAL }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> CertificateCode {
        CertificateCode::from_bytes([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x5A, 0xA5])
    }

    #[test]
    fn eighty_bits_become_sixteen_signs_and_a_check() {
        assert_eq!(CertificateCode::from_bytes([0; 10]).to_string(), "0000-0000-0000-0000-0");
        assert_eq!(CertificateCode::from_bytes([255; 10]).compact()[..16], "Z".repeat(16));
        assert_eq!(sample().to_string(), "04HM-ASW9-NF6Y-YPN5-".to_owned() + &sample().compact()[16..]);
    }

    #[test]
    fn every_sign_of_the_alphabet_is_written_and_read_back() {
        for (place, sign) in ALPHABET.iter().copied().map(char::from).enumerate() {
            assert_eq!(usize::from(value(sign).unwrap()), place);
            assert_eq!(value(sign.to_ascii_lowercase()), value(sign));
        }
        for byte in 0..=255 {
            let code = CertificateCode::from_bytes([byte; 10]);
            assert_eq!(code.to_string().parse(), Ok(code));
            assert_eq!(code.compact().parse(), Ok(code));
        }
    }

    #[test]
    fn reading_forgives_what_people_do() {
        let code = CertificateCode::from_bytes([0x08, 0x42, 0x10, 0, 0, 0, 0, 0, 0, 0]);
        assert!(code.compact().starts_with("11110000"));
        let typed = code.compact().to_lowercase().replacen("1111", "il-IL ", 1).replace('0', "o");
        assert_eq!(typed.parse(), Ok(code));
        assert_eq!(format!("\u{a0}{}\n", sample().to_string().replace('-', " – ")).parse(), Ok(sample()));
    }

    #[test]
    fn each_wrong_sign_and_each_exchange_is_seen() {
        let right = sample().0;
        let accepted = |values: [u8; 17]| check(&values[..SIGNS]) == values[SIGNS];
        assert!(accepted(right));
        for place in 0..right.len() {
            for wrong in (0..32).filter(|value| *value != right[place]) {
                let mut values = right;
                values[place] = wrong;
                assert!(!accepted(values), "sign {place} replaced");
            }
            for other in (0..place).filter(|other| right[*other] != right[place]) {
                let mut values = right;
                values.swap(place, other);
                assert!(!accepted(values), "signs {place} and {other} exchanged");
            }
        }
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        assert_eq!("".parse::<CertificateCode>(), Err(CodeError::Length(0)));
        assert_eq!("0000".parse::<CertificateCode>(), Err(CodeError::Length(4)));
        assert_eq!("0000-0000-0000-0000-U".parse::<CertificateCode>(), Err(CodeError::Sign('U')));
        assert_eq!("0000-0000-0000-0000-1".parse::<CertificateCode>(), Err(CodeError::Check));
    }
}
