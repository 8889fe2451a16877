//! Exact numbers: fractions in lowest terms, so that 0.1 + 0.2 is 0.3 and nothing is rounded unasked.

use super::Trouble;
use std::cmp::Ordering;
use std::fmt::Write;

/// Most decimals with which a number may be written.
const MOST_DECIMALS: u32 = 6;

/// A fraction in lowest terms; the denominator is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact {
    numerator: i64,
    denominator: i64,
}

impl Exact {
    /// 0.
    pub(crate) const ZERO: Self = Self::whole(0);

    /// A whole number.
    pub(crate) const fn whole(number: i64) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    fn new(numerator: i128, denominator: i128) -> Result<Self, Trouble> {
        if denominator == 0 {
            return Err(Trouble::DividedByZero);
        }
        if denominator == 1 {
            return i64::try_from(numerator).map(Self::whole).map_err(|_| Trouble::TooLarge);
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1) * denominator.signum();
        let lowest = |number: i128| i64::try_from(number / divisor).map_err(|_| Trouble::TooLarge);
        Ok(Self { numerator: lowest(numerator)?, denominator: lowest(denominator)? })
    }

    /// Reads digits, with a point before decimals: `-12.50`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || digits.ends_with('.') {
            return None;
        }
        let numerator = whole.bytes().chain(decimals.bytes()).try_fold(0_i64, |number, byte| {
            let digit = char::from(byte).to_digit(10)?;
            number.checked_mul(10)?.checked_add(i64::from(digit))
        })?;
        let places = u32::try_from(decimals.len()).ok()?;
        Self::new(sign * i128::from(numerator), 10_i128.checked_pow(places)?).ok()
    }

    pub(crate) fn plus(self, other: Self) -> Result<Self, Trouble> {
        let [a, b, c, d] = self.with(other);
        Self::new(a * d + c * b, b * d)
    }

    pub(crate) fn minus(self, other: Self) -> Result<Self, Trouble> {
        let [a, b, c, d] = self.with(other);
        Self::new(a * d - c * b, b * d)
    }

    pub(crate) fn times(self, other: Self) -> Result<Self, Trouble> {
        let [a, b, c, d] = self.with(other);
        Self::new(a * c, b * d)
    }

    pub(crate) fn over(self, other: Self) -> Result<Self, Trouble> {
        let [a, b, c, d] = self.with(other);
        Self::new(a * d, b * c)
    }

    /// Both fractions, wide enough that no product of two of them overflows.
    fn with(self, other: Self) -> [i128; 4] {
        [self.numerator, self.denominator, other.numerator, other.denominator].map(i128::from)
    }

    /// The greatest whole number that is not above.
    pub(crate) fn floor(self) -> Self {
        Self::whole(self.numerator.div_euclid(self.denominator))
    }

    /// The number with so many decimals that is nearest; a half goes away from zero, as people learn it.
    pub(crate) fn rounded(self, places: u32) -> Result<Self, Trouble> {
        let power = power_of_ten(places)?;
        let half = Self { numerator: 1, denominator: 2 };
        let size = Self { numerator: self.numerator.checked_abs().ok_or(Trouble::TooLarge)?, ..self };
        let whole = size.times(power)?.plus(half)?.floor().over(power)?;
        if self.numerator < 0 { Self::ZERO.minus(whole) } else { Ok(whole) }
    }

    /// The whole number that this is.
    pub(crate) fn as_whole(self) -> Option<i64> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// The nearest number of the machine.
    pub(crate) fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// Fewest decimals with which the number can be written without loss.
    fn decimals(self) -> Result<u32, Trouble> {
        (0..=MOST_DECIMALS)
            .find(|places| 10_i64.pow(*places) % self.denominator == 0)
            .ok_or_else(|| Trouble::Endless(format!("{}/{}", self.numerator, self.denominator)))
    }

    /// Sign, whole digits and decimals, at least so many of them.
    ///
    /// # Errors
    /// [`Trouble::Endless`] when six decimals do not suffice.
    pub(crate) fn digits(self, least: u32) -> Result<(&'static str, String, String), Trouble> {
        let places = self.decimals()?.max(least);
        let scaled = self.times(power_of_ten(places)?)?.numerator;
        let width = usize::try_from(places).unwrap_or_default();
        let mut whole = String::new();
        let _ = write!(whole, "{:0>width$}", scaled.unsigned_abs(), width = width + 1);
        let decimals = whole.split_off(whole.len() - width);
        Ok((if scaled < 0 { "-" } else { "" }, whole, decimals))
    }
}

fn power_of_ten(places: u32) -> Result<Exact, Trouble> {
    10_i64.checked_pow(places).map(Exact::whole).ok_or(Trouble::TooLarge)
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let [a, b, c, d] = self.with(*other);
        (a * d).cmp(&(c * b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    fn written(number: Exact) -> String {
        let (sign, whole, decimals) = number.digits(0).unwrap();
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    }

    #[test]
    fn decimal_fractions_are_exact() {
        let sum = number("0.1").plus(number("0.2")).unwrap();
        assert_eq!(sum, number("0.30"));
        assert_eq!(written(number("12.5").times(number("-0.8")).unwrap()), "-10");
        assert_eq!(written(number("1").over(number("8")).unwrap()), "0.125");
        assert_eq!(number("-0.05").digits(3).unwrap(), ("-", "0".to_owned(), "050".to_owned()));
        assert!((number("12.1").to_f64() - 12.1).abs() <= 0.0);
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        let cases =
            [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("1.0049", 2, "1"), ("7", 3, "7")];
        for (text, places, expected) in cases {
            assert_eq!(written(number(text).rounded(places).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_computed_is_said() {
        assert_eq!(Exact::whole(1).over(Exact::ZERO), Err(Trouble::DividedByZero));
        assert_eq!(Exact::whole(i64::MAX).plus(Exact::whole(1)), Err(Trouble::TooLarge));
        assert_eq!(Exact::whole(i64::MIN).rounded(0), Err(Trouble::TooLarge));
        let third = Exact::whole(1).over(Exact::whole(3)).unwrap();
        assert_eq!(third.digits(0), Err(Trouble::Endless("1/3".into())));
        for text in ["", "-", ".5", "1.", "1,5", "--1", "1e3", "+1", "1.2.3", "9223372036854775808", "1é"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_numbers() {
        assert!(number("-0.5") < number("0.25") && number("0.3") < number("0.34"));
        assert_eq!(number("-1.5").floor(), number("-2"));
    }
}
