//! Days of the civil calendar, written `2026-03-12`.

/// Days since 1 March of year 0; `None` for a text that is not a day.
///
/// Counts from March, so that the day that leap years add is the last of its year.
pub(crate) fn number(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1)
}

/// The day with this number, written out.
pub(crate) fn written(number: i64) -> String {
    let mut year = number / 366;
    while first_of(year + 1) <= number {
        year += 1;
    }
    let rest = number - first_of(year);
    let month = (5 * rest + 2) / 153;
    let day = rest - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{year:04}-{month:02}-{day:02}")
}

/// 1 March of a year.
fn first_of(year: i64) -> i64 {
    365 * year + year / 4 - year / 100 + year / 400
}

/// From 1 for Monday to 7 for Sunday.
pub(crate) fn weekday(number: i64) -> i64 {
    // 1 March of year 0 was a Wednesday.
    (number + 2).rem_euclid(7) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let apart = |a: &str, b: &str| number(b).unwrap() - number(a).unwrap();
        assert_eq!(apart("2026-02-28", "2026-03-01"), 1);
        assert_eq!(apart("2028-02-28", "2028-03-01"), 2);
        assert_eq!(apart("2025-12-31", "2026-01-01"), 1);
        assert_eq!(apart("2000-01-01", "2100-01-01"), 36_525);
        for date in ["", "2026", "2026-13-01", "2026-01-00", "2026-01-02-03", "a-b-c"] {
            assert_eq!(number(date), None, "{date}");
        }
    }

    #[test]
    fn a_day_written_is_the_day_read() {
        for date in ["2024-02-29", "2025-03-01", "2025-12-31", "2026-01-01", "2000-02-29", "2100-02-28"] {
            assert_eq!(written(number(date).unwrap()), date);
        }
        assert_eq!(weekday(number("2026-05-11").unwrap()), 1);
        assert_eq!(weekday(number("2026-05-17").unwrap()), 7);
        assert_eq!(weekday(number("2000-01-01").unwrap()), 6);
    }
}
