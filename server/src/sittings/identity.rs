//! Names and birth dates as people type them, compared as people mean them.

use super::Candidate;
use crate::error::AppError;
use crate::ids::CandidateId;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// A name without what people forget or vary: case, accents, spaces, hyphens, apostrophes.
///
/// Only accents of the block U+0300–U+036F go; marks that are letters in other scripts stay.
pub fn fold(name: &str) -> String {
    let folded = name.nfkd().filter(|sign| !('\u{300}'..='\u{36f}').contains(sign));
    let mut key = String::new();
    for sign in folded.flat_map(char::to_lowercase) {
        match sign {
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            'ß' => key.push_str("ss"),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'đ' => key.push('d'),
            _ if sign.is_alphanumeric() || unicode_normalization::char::is_combining_mark(sign) => {
                key.push(sign);
            }
            _ => {}
        }
    }
    key
}

/// By which a person is found in a sitting, and not enrolled twice.
pub fn key(last_name: &str, first_name: &str, birth_date: &str) -> String {
    format!("{}|{}|{birth_date}", fold(last_name), fold(first_name))
}

/// By which people stand in alphabetical order, whatever the database's collation.
pub fn order(candidate: &Candidate) -> (String, String, CandidateId) {
    (fold(&candidate.last_name), fold(&candidate.first_name), candidate.id.clone())
}

/// A birth date typed as `YYYY-MM-DD` or `DD/MM/YYYY` (dots, hyphens and spaces do too), as `YYYY-MM-DD`.
pub fn birth_date(field: &str, typed: &str, today: Date) -> Result<String, AppError> {
    if typed.trim().is_empty() {
        return Err(AppError::invalid(field, "empty"));
    }
    let date = read_date(typed).filter(|date| date.year() >= 1900 && *date <= today);
    let date = date.ok_or_else(|| AppError::invalid(field, "birth-date"))?;
    Ok(date.strftime("%Y-%m-%d").to_string())
}

fn read_date(typed: &str) -> Option<Date> {
    let parts: Vec<&str> =
        typed.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 9, 1);

    #[test]
    fn names_meet_whatever_the_case_accents_and_spaces() {
        for typed in ["Le Goff", "LE GOFF", "le-goff", "Lé Göff ", "Legoff"] {
            assert_eq!(fold(typed), "legoff", "{typed}");
        }
        assert_eq!(fold("D’Œuvre"), fold("d'oeuvre"));
        assert_eq!(fold("Nguyễn"), "nguyen");
        assert_ne!(fold("Müller"), fold("Miller"));
        assert!(!fold("सिता").is_empty() && fold("सिता") != fold("सीता"));
        assert_eq!(fold(" - "), "");
    }

    #[test]
    fn birth_dates_are_read_in_both_orders() {
        for typed in ["1985-03-27", "27/03/1985", "27.3.1985", " 27 03 1985 "] {
            assert_eq!(birth_date("birth_date", typed, TODAY).unwrap(), "1985-03-27", "{typed}");
        }
        for typed in ["27/03/85", "31/02/1985", "1985-13-01", "2026-09-02", "1899-12-31", "27 mars 1985"] {
            assert_eq!(
                birth_date("birth_date", typed, TODAY),
                Err(AppError::invalid("birth_date", "birth-date")),
                "{typed}"
            );
        }
        assert_eq!(birth_date("birth_date", " ", TODAY), Err(AppError::invalid("birth_date", "empty")));
    }
}
