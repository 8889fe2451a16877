//! Typed numbers: decimal comma or point, spaces between thousands, a unit or none.
//!
//! Not here: words ([`super::text_match`]).

use super::text_match::fold_typing;

/// The sign before decimals in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    /// 12,5
    Comma,
    /// 12.5
    Point,
}

impl DecimalMark {
    /// The mark used when writing in a language.
    pub(crate) fn of(locale: &str) -> Self {
        if locale == "en" || locale.starts_with("en-") { Self::Point } else { Self::Comma }
    }

    /// The mark as written.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Point => ".",
        }
    }
}

/// How far a typed number may stand from the right one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tolerance {
    /// |x − v| ≤ t, in the unit of v.
    Absolute(f64),
    /// |x − v| ≤ r · |v|.
    Relative(f64),
}

/// Share of the value granted for the rounding of decimal fractions and unit factors
/// (0.1 kg × 1000 is not exactly 100 g in binary).
const ROUNDING: f64 = 1e-9;

/// The right number.
#[derive(Clone, PartialEq)]
pub(crate) struct NumberKey {
    /// The value, in the unit shown.
    pub(crate) value: f64,
    /// How near is near enough.
    pub(crate) tolerance: Tolerance,
    /// Unit → factor to the unit of the value.
    pub(crate) units: Vec<(String, f64)>,
}

impl NumberKey {
    /// Whether a number, in the unit of the value, is near enough.
    pub(crate) fn accepts(&self, number: f64) -> bool {
        let allowed = match self.tolerance {
            Tolerance::Absolute(tolerance) => tolerance,
            Tolerance::Relative(share) => share * self.value.abs(),
        };
        (number - self.value).abs() <= allowed + ROUNDING * self.value.abs()
    }

    /// Reads a typed number, in the unit of the value; `None` when it cannot be read.
    ///
    /// The unit shown beside the field may always be typed and counts as factor 1. So may the stop of a sentence.
    pub(crate) fn read(&self, mark: DecimalMark, shown: Option<&str>, text: &str) -> Option<f64> {
        let folded = fold_typing(text);
        let typed = folded.trim();
        let stopped = typed.trim_end_matches(['.', '!']).trim_end();
        // "3,636." would read as thousands before a point; a unit may end with one.
        plain_number(mark, stopped)
            .or_else(|| self.read_folded(mark, shown, typed))
            .or_else(|| self.read_folded(mark, shown, stopped))
    }

    fn read_folded(&self, mark: DecimalMark, shown: Option<&str>, typed: &str) -> Option<f64> {
        if let Some(number) = plain_number(mark, typed) {
            return Some(number);
        }
        let (number, factor) = self.without_unit(shown, typed)?;
        plain_number(mark, number).map(|number| number * factor).filter(|number| number.is_finite())
    }

    /// Splits a typed text into its number and the factor of its unit.
    ///
    /// The longest unit wins, written as listed; failing that, whatever its case, when all units
    /// of that spelling have the same factor.
    fn without_unit<'a>(&self, shown: Option<&str>, typed: &'a str) -> Option<(&'a str, f64)> {
        let listed = self.units.iter().map(|(unit, factor)| (fold_typing(unit), *factor));
        let shown = shown.map(|unit| (fold_typing(unit), 1.0));
        let mut units: Vec<(String, f64)> = listed.collect();
        units.extend(shown.filter(|(unit, _)| units.iter().all(|(listed, _)| listed != unit)));
        units.sort_by_key(|(unit, _)| std::cmp::Reverse(unit.chars().count()));
        let exact = units.iter().find_map(|(unit, factor)| Some((cut(typed, unit)?, *factor)));
        exact.or_else(|| whatever_case(&units, typed))
    }
}

/// The text without a unit at its end or, as in "£ 5", at its start.
fn cut<'a>(typed: &'a str, unit: &str) -> Option<&'a str> {
    let unit = unit.trim();
    if unit.is_empty() {
        return None;
    }
    typed.strip_suffix(unit).or_else(|| typed.strip_prefix(unit)).map(str::trim)
}

fn whatever_case<'a>(units: &[(String, f64)], typed: &'a str) -> Option<(&'a str, f64)> {
    let signs: Vec<char> = typed.chars().collect();
    let (unit, factor) = units.iter().find(|(unit, _)| ends_with(&signs, unit))?;
    let same = |other: &str| other.to_lowercase() == unit.to_lowercase();
    let clear = units.iter().all(|(other, found)| !same(other) || found.to_bits() == factor.to_bits());
    let kept = signs.len().checked_sub(unit.trim().chars().count())?;
    let end = typed.char_indices().nth(kept).map_or(typed.len(), |(index, _)| index);
    clear.then(|| (typed[..end].trim(), *factor))
}

fn ends_with(signs: &[char], unit: &str) -> bool {
    let unit: Vec<char> = unit.trim().chars().collect();
    let lower = |c: &char| c.to_lowercase().collect::<String>();
    !unit.is_empty()
        && signs.len() >= unit.len()
        && signs.iter().rev().zip(unit.iter().rev()).all(|(a, b)| lower(a) == lower(b))
}

/// Reads sign, digits and separators; `None` for anything else. Never infinite, never NaN.
pub(crate) fn plain_number(usual: DecimalMark, text: &str) -> Option<f64> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = match compact.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", compact.strip_prefix('+').unwrap_or(&compact)),
    };
    let (whole, fraction) = split_decimals(usual, digits)?;
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let number: f64 = format!("{sign}0{whole}.{fraction}0").parse().ok()?;
    number.is_finite().then_some(number)
}

/// Whole digits and decimals of an unsigned number.
///
/// One comma or point is the decimal mark. When both occur the last is, and must be alone of its
/// kind. Several of one kind, and the other kind, separate thousands: then every group after the
/// first has three digits. Where decimals are written with a point, one comma before exactly
/// three digits separates thousands too: English "1,250" is 1250, French "1,250" is 1.25.
fn split_decimals(usual: DecimalMark, digits: &str) -> Option<(String, &str)> {
    if !digits.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return None;
    }
    let Some(last) = digits.rfind(is_mark) else { return Some((digits.to_owned(), "")) };
    let (before, after) = (&digits[..last], &digits[last + 1..]);
    let mark = digits[last..].chars().next()?;
    if before.contains(mark) || usual == DecimalMark::Point && is_thousand(before, mark, after) {
        return grouped(digits, mark).map(|whole| (whole, ""));
    }
    match before.chars().find(|c| is_mark(*c)) {
        Some(other) => grouped(before, other).map(|whole| (whole, after)),
        None => Some((before.to_owned(), after)),
    }
}

fn is_thousand(before: &str, mark: char, after: &str) -> bool {
    mark == ',' && after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.')
}

/// The digits of groups of thousands; `None` when they are not groups of three.
fn grouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let of_three = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let sound = (1..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && rest.iter().all(of_three);
    sound.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("12", Some(12.0)),
            ("12,5", Some(12.5)),
            ("12.5", Some(12.5)),
            ("1 234,5", Some(1234.5)),
            ("1\u{202F}234,5", Some(1234.5)),
            ("1\u{00A0}234", Some(1234.0)),
            ("1,234.5", Some(1234.5)),
            ("1.234,5", Some(1234.5)),
            ("1,234,567", Some(1_234_567.0)),
            ("1.234.567,8", Some(1_234_567.8)),
            ("-3", Some(-3.0)),
            ("−3", Some(-3.0)),
            ("+3", Some(3.0)),
            (",5", Some(0.5)),
            ("5.", Some(5.0)),
            ("１２", Some(12.0)),
            ("", None),
            (".", None),
            ("-", None),
            ("--3", None),
            ("1.2.3", None),
            ("1,23,456", None),
            ("1,234.567,8", None),
            ("1.2,3.4", None),
            ("1e3", None),
            ("nan", None),
            ("inf", None),
            ("douze", None),
            ("12 ans", None),
        ];
        for (text, number) in cases {
            assert_eq!(plain_number(DecimalMark::Comma, fold_typing(text).trim()), number, "{text}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_depends_on_the_language() {
        let cases = [
            ("1,250", 1250.0, 1.25),
            ("12,5", 12.5, 12.5),
            ("0,250", 0.25, 0.25),
            ("1234,567", 1234.567, 1234.567),
            ("1.250", 1.25, 1.25),
        ];
        for (text, english, french) in cases {
            assert_eq!(plain_number(DecimalMark::of("en"), text), Some(english), "{text}");
            assert_eq!(plain_number(DecimalMark::of("fr"), text), Some(french), "{text}");
        }
    }

    fn mass() -> NumberKey {
        NumberKey {
            value: 2.5,
            tolerance: Tolerance::Absolute(0.1),
            units: vec![("kg".into(), 1.0), ("g".into(), 0.001), ("Mg".into(), 1000.0)],
        }
    }

    #[test]
    fn a_typed_unit_converts() {
        let cases = [
            ("2.5", Some(2.5)),
            ("2,5 kg", Some(2.5)),
            ("2500g", Some(2.5)),
            ("2 500 g", Some(2.5)),
            ("2,5 KG", Some(2.5)),
            ("2,5 kg.", Some(2.5)),
            ("2500 g !", Some(2.5)),
            ("0,0025 Mg", Some(2.5)),
            ("2,5 m", None),
            ("kg", None),
        ];
        for (text, number) in cases {
            assert_eq!(mass().read(DecimalMark::Comma, None, text), number, "{text}");
        }
    }

    #[test]
    fn the_stop_of_a_sentence_is_no_point() {
        let read = |mark, text| NumberKey { units: Vec::new(), ..mass() }.read(mark, None, text);
        assert_eq!(read(DecimalMark::Comma, "3,636."), Some(3.636));
        assert_eq!(read(DecimalMark::Point, "3,636."), Some(3636.0));
        assert_eq!(read(DecimalMark::Point, "12 !"), Some(12.0));
    }

    #[test]
    fn a_unit_with_two_readings_is_not_guessed() {
        let units = vec![("mo".into(), 1.0), ("MO".into(), 8.0)];
        let key = NumberKey { units, ..mass() };
        assert_eq!(key.read(DecimalMark::Comma, None, "3 mo"), Some(3.0));
        assert_eq!(key.read(DecimalMark::Comma, None, "3 MO"), Some(24.0));
        assert_eq!(key.read(DecimalMark::Comma, None, "3 Mo"), None);
    }

    #[test]
    fn the_unit_shown_may_be_typed() {
        let key = NumberKey { units: Vec::new(), ..mass() };
        assert_eq!(key.read(DecimalMark::Comma, Some("€"), "2,50 €"), Some(2.5));
        assert_eq!(key.read(DecimalMark::Point, Some("£"), "£2.50"), Some(2.5));
        assert_eq!(key.read(DecimalMark::Comma, Some("€"), "2,50 $"), None);
        assert_eq!(key.read(DecimalMark::Comma, None, "2,50 €"), None);
    }

    #[test]
    fn the_edge_of_the_tolerance_is_inside() {
        let key = |value, tolerance| NumberKey { value, tolerance, units: Vec::new() };
        assert!(key(0.3, Tolerance::Absolute(0.0)).accepts(0.1 + 0.2));
        assert!(key(12.5, Tolerance::Absolute(0.1)).accepts(12.6));
        assert!(!key(12.5, Tolerance::Absolute(0.1)).accepts(12.61));
        assert!(key(-200.0, Tolerance::Relative(0.02)).accepts(-204.0));
        assert!(!key(-200.0, Tolerance::Relative(0.02)).accepts(-204.1));
        assert!(key(0.0, Tolerance::Absolute(0.0)).accepts(0.0));
    }

    proptest! {
        #[test]
        fn reading_never_fails_otherwise_than_by_none(text in any::<String>()) {
            prop_assert!(mass().read(DecimalMark::Point, Some("kg"), &text).is_none_or(f64::is_finite));
        }
    }
}
