//! Days of the calendar, counted from 1970-01-01; the Gregorian calendar, years 1 to 9999.

use super::Trouble;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date(i64);

/// Days from 1 March of year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;
/// Days of 400 years.
const ERA: i64 = 146_097;

impl Date {
    /// Reads `2031-03-04`, when the calendar has that day.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, (month, day)) =
            text.split_once('-').and_then(|(year, rest)| Some((year, rest.split_once('-')?)))?;
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        let civil = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let date = Self::of(civil);
        (date.civil() == civil && date.known().is_ok()).then_some(date)
    }

    /// Days from civil: the year begins in March, so that the leap day is its last (H. Hinnant,
    /// *chrono-compatible low-level date algorithms*, 2013).
    fn of((year, month, day): (i64, i64, i64)) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let year_of_era = year.rem_euclid(400);
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(year.div_euclid(400) * ERA + day_of_era - EPOCH)
    }

    /// Year, month, day: the inverse.
    pub(crate) fn civil(self) -> (i64, i64, i64) {
        let days = self.0 + EPOCH;
        let day_of_era = days.rem_euclid(ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + days.div_euclid(ERA) * 400 + i64::from(month <= 2);
        (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// 1 for Monday to 7 for Sunday.
    pub(crate) fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    /// So many days later.
    pub(crate) fn later(self, days: i64) -> Result<Self, Trouble> {
        Self(self.0.checked_add(days).ok_or(Trouble::TooLarge)?).known()
    }

    /// Days from another day to this one.
    pub(crate) fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    fn known(self) -> Result<Self, Trouble> {
        let (first, last) = (Self::of((1, 1, 1)), Self::of((9999, 12, 31)));
        if first <= self && self <= last { Ok(self) } else { Err(Trouble::TooLarge) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(date("1970-01-01"), Date(0));
        assert_eq!(date("2000-03-01").since(date("2000-02-28")), 2);
        assert_eq!(date("2031-03-04").weekday(), 2);
        assert_eq!(date("2024-12-31").later(1).unwrap().civil(), (2025, 1, 1));
        assert_eq!(date("9999-12-31").later(1), Err(Trouble::TooLarge));
        for text in ["2031-02-29", "2031-13-01", "2031-3-4", "0000-01-01", "2031-04-31", "04-03-2031", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for days in 0..ERA {
            assert_eq!(Date::of(Date(days).civil()), Date(days));
        }
    }
}
