//! How the people of a language write numbers, truths and faults in a sheet.

use super::formula::Fault;

/// A language of formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tongue {
    #[default]
    French,
    English,
}

impl Tongue {
    /// The tongue of a locale.
    pub(super) fn of(locale: &str) -> Self {
        if locale.starts_with("fr") { Self::French } else { Self::English }
    }

    /// The decimal mark.
    pub(super) fn mark(self) -> char {
        match self {
            Self::French => ',',
            Self::English => '.',
        }
    }

    /// A number as people write it.
    pub(super) fn number(self, number: f64) -> String {
        decimal(number).replace('.', &self.mark().to_string())
    }

    /// A truth as a sheet shows it.
    pub(super) fn truth(self, truth: bool) -> &'static str {
        match (self, truth) {
            (Self::French, true) => "VRAI",
            (Self::French, false) => "FAUX",
            (Self::English, true) => "TRUE",
            (Self::English, false) => "FALSE",
        }
    }

    /// A fault as a sheet shows it.
    pub(super) fn fault(self, fault: Fault) -> &'static str {
        match (fault, self) {
            (Fault::Formula, Self::French) => "#NOM ?",
            (Fault::Formula, Self::English) => "#NAME?",
            (Fault::Value, Self::French) => "#VALEUR !",
            (Fault::Value, Self::English) => "#VALUE!",
            (Fault::Zero, _) => "#DIV/0 !",
            (Fault::Reference | Fault::Circle, _) => "#REF !",
        }
    }

    /// A number as people of the language type it; a percent sign divides by a hundred.
    ///
    /// Spaces between thousands do not count, nor, in English, a comma before three digits.
    pub(super) fn read(self, text: &str) -> Option<f64> {
        let (digits, percent) = match text.strip_suffix('%') {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let spaces = |c: &char| !matches!(c, '\u{a0}' | '\u{202f}' | ' ');
        let plain: String = digits.trim().chars().filter(spaces).collect();
        let plain = match self {
            Self::French => plain.replace(',', "."),
            Self::English => thousands(&plain),
        };
        let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
        let sound = plain.chars().all(known) && plain.contains(|c: char| c.is_ascii_digit());
        let number: f64 = plain.parse().ok().filter(|_| sound)?;
        Some(if percent { number / 100.0 } else { number })
    }
}

/// `1,200` without its comma; other commas stay, and no number has them.
fn thousands(text: &str) -> String {
    match text.split_once(',') {
        Some((before, after)) if after.split('.').next().is_some_and(|part| part.len() == 3) => {
            format!("{before}{after}")
        }
        _ => text.to_owned(),
    }
}

/// A number with at most eight decimals, without the zeros that say nothing.
fn decimal(number: f64) -> String {
    let text = format!("{number:.8}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let (fr, en) = (Tongue::French, Tongue::English);
        for (tongue, text, number) in [
            (fr, "12,5", Some(12.5)),
            (fr, "1 200", Some(1200.0)),
            (fr, "20 %", Some(0.2)),
            (fr, "-3", Some(-3.0)),
            (fr, "1.5", Some(1.5)),
            (en, "12.5", Some(12.5)),
            (en, "1,200", Some(1200.0)),
            (en, "1,200.5", Some(1200.5)),
            (en, "1,2", None),
            (fr, "12-13", None),
            (fr, "1,5,2", None),
            (fr, "-", None),
            (fr, "inf", None),
            (en, "1e5", None),
        ] {
            assert_eq!(tongue.read(text), number, "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_without_noise() {
        for (number, text) in
            [(0.1 + 0.2, "0,3"), (12.0, "12"), (-0.0, "0"), (1.0 / 3.0, "0,33333333"), (-2.5, "-2,5")]
        {
            assert_eq!(Tongue::French.number(number), text);
        }
    }
}
