//! A cohort's code, read aloud in a room and typed: 6 random Crockford signs (30 bits) and a check sign.
//!
//! The check sign is Σ αⁱ·sᵢ (i = 1…6) in the field of 32 elements, α a root of x⁵ + x² + 1: it
//! reveals every single wrong sign and every exchange of two signs, and stays inside the alphabet.

use crate::entropy::{self, CROCKFORD};

/// Signs with the check sign. No other code of the service has this length.
pub const LENGTH: usize = 7;

/// x⁵ + x² + 1, primitive over the field of two elements.
const POLYNOMIAL: u8 = 0b10_0101;

/// A new code, without separators.
pub fn new() -> String {
    complete(&entropy::code(LENGTH - 1))
}

/// The code as stored, from what somebody typed: any case, spaces and hyphens anywhere, O for 0, I or L
/// for 1. `None` when it cannot be a cohort's code.
pub fn parse(typed: &str) -> Option<String> {
    let values: Vec<u8> = typed.chars().filter(|sign| !separates(*sign)).map(value).collect::<Option<_>>()?;
    let (sum, signs) = values.split_last()?;
    (values.len() == LENGTH && check(signs) == *sum).then(|| values.into_iter().map(sign).collect())
}

fn complete(signs: &str) -> String {
    let values: Vec<u8> = signs.chars().filter_map(value).collect();
    let sum = check(&values);
    values.into_iter().chain([sum]).map(sign).collect()
}

fn separates(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '_' | '.')
}

fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    CROCKFORD.iter().position(|known| char::from(*known) == sign).and_then(|place| u8::try_from(place).ok())
}

fn sign(value: u8) -> char {
    char::from(CROCKFORD[usize::from(value & 31)])
}

/// Horner's rule in the field: ((s₁·α + s₂)·α + …)·α.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| {
        let doubled = (sum ^ value) << 1;
        if doubled & 32 == 0 { doubled } else { doubled ^ POLYNOMIAL }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::form::in_groups;

    #[test]
    fn a_new_code_is_read_back() {
        for _ in 0..100 {
            let code = new();
            assert_eq!(code.len(), LENGTH);
            assert_eq!(parse(&code), Some(code.clone()));
            assert_eq!(parse(&in_groups(&code).to_lowercase()), Some(code));
        }
    }

    #[test]
    fn reading_forgives_what_people_do() {
        let code = complete("10A0B1");
        let typed = format!(" il–{}\u{a0}", &code[2..]).replace("il", "io").replace('1', "L");
        assert_eq!(parse(&typed), Some(code));
    }

    #[test]
    fn every_wrong_sign_and_every_exchange_is_seen() {
        let code: Vec<char> = complete("K7M2QX").chars().collect();
        for place in 0..LENGTH {
            for wrong in CROCKFORD.iter().map(|sign| char::from(*sign)).filter(|sign| *sign != code[place]) {
                let mut typed = code.clone();
                typed[place] = wrong;
                assert_eq!(parse(&String::from_iter(typed)), None);
            }
            for other in (0..place).filter(|other| code[*other] != code[place]) {
                let mut typed = code.clone();
                typed.swap(place, other);
                assert_eq!(parse(&String::from_iter(typed)), None);
            }
        }
    }

    #[test]
    fn other_texts_are_not_codes() {
        for text in ["", "K7M2QX", "K7M2QX4T", "UUUUUUU", "K7M2Q!4", "ééééééé"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
