//! Codes that people read aloud and type: 12 Crockford signs in groups of four, 60 random bits.

use crate::entropy;

/// Signs of a resume code.
pub const RESUME_CODE_LENGTH: usize = 12;

/// A new resume code, as stored in the holder's cookie: without separators.
pub fn new_resume_code() -> String {
    entropy::code(RESUME_CODE_LENGTH)
}

/// A code as typed, in the form codes are compared in: upper case, separators dropped, the letters
/// O, I and L read as the digits they resemble.
///
/// Tolerance only widens what a person may type; no two different codes fall together, since codes
/// never hold O, I, L.
pub fn normalised(typed: &str) -> String {
    typed
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .map(|sign| match sign {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::form::in_groups;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(normalised(" ab1o-il2z "), "AB10112Z");
        let code = new_resume_code();
        assert_eq!(code.len(), RESUME_CODE_LENGTH);
        assert_eq!(normalised(&in_groups(&code).to_lowercase()), code);
    }
}
