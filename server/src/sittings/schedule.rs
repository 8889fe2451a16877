//! Dates and times of a sitting, as people write and read them, in its own time zone.

use crate::error::AppError;
use crate::ui::Lang;
use jalon_engine::session::event::Timestamp;
use jiff::Zoned;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// Where most sittings take place.
pub const USUAL_ZONE: &str = "Europe/Paris";

/// Zones offered in the form; the API takes any that is known.
pub const ZONES: [&str; 11] = [
    USUAL_ZONE,
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "Indian/Reunion",
    "Indian/Mayotte",
    "Pacific/Noumea",
    "Pacific/Wallis",
    "Pacific/Tahiti",
    "UTC",
];

/// The instant of a local date (`YYYY-MM-DD`) and time (`HH:MM`). A time that a change of clocks skips
/// moves by the length of the gap.
pub fn instant(date: &str, time: &str, zone: &str) -> Result<Timestamp, AppError> {
    let zone = TimeZone::get(zone.trim()).map_err(|_| AppError::invalid("time_zone", "sitting-zone"))?;
    let day: Date = date.trim().parse().map_err(|_| AppError::invalid("date", "sitting-date"))?;
    let hour: Time = time.trim().parse().map_err(|_| AppError::invalid("time", "sitting-time"))?;
    if !(2000..=2200).contains(&day.year()) {
        return Err(AppError::invalid("date", "sitting-date"));
    }
    let zoned = day.to_datetime(hour).to_zoned(zone);
    let zoned = zoned.map_err(|_| AppError::invalid("date", "sitting-date"))?;
    Ok(Timestamp(zoned.timestamp().as_millisecond()))
}

/// The local date of an instant.
pub fn local_date(at: Timestamp, zone: &str) -> Date {
    zoned(at, zone).date()
}

/// `2026-09-01`, for fields and files.
pub fn date_field(at: Timestamp, zone: &str) -> String {
    local_date(at, zone).strftime("%Y-%m-%d").to_string()
}

/// `14:30`.
pub fn time_words(at: Timestamp, zone: &str) -> String {
    zoned(at, zone).strftime("%H:%M").to_string()
}

/// "1 septembre 2026".
pub fn date_words(lang: Lang, at: Timestamp, zone: &str) -> String {
    day_words(lang, local_date(at, zone))
}

/// "1 septembre 2026, 14:30 (Europe/Paris)".
pub fn moment_words(lang: Lang, at: Timestamp, zone: &str) -> String {
    let day = date_words(lang, at, zone);
    lang.with(
        "sittings-moment",
        vec![("day", day.into()), ("time", time_words(at, zone).into()), ("zone", zone.into())],
    )
}

/// "27 mars 1985" for `1985-03-27`.
pub fn birth_words(lang: Lang, birth_date: &str) -> String {
    birth_date.parse().map_or_else(|_| birth_date.to_owned(), |date| day_words(lang, date))
}

fn day_words(lang: Lang, date: Date) -> String {
    let month = lang.t1("sittings-month", "month", date.month());
    lang.with(
        "sittings-date",
        vec![("day", date.day().into()), ("month", month.into()), ("year", date.year().to_string().into())],
    )
}

fn zoned(at: Timestamp, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_times_become_instants_and_back() {
        let summer = instant("2026-09-01", "10:00", USUAL_ZONE).unwrap();
        assert_eq!(summer, Timestamp(1_788_249_600_000));
        assert_eq!(time_words(summer, USUAL_ZONE), "10:00");
        assert_eq!(time_words(summer, "Indian/Reunion"), "12:00");
        assert_eq!(date_field(summer, "Pacific/Tahiti"), "2026-08-31");
        let winter = instant("2026-12-01", "10:00", USUAL_ZONE).unwrap();
        assert_eq!((winter.0 - summer.0) % 86_400_000, 3_600_000);
    }

    #[test]
    fn what_is_not_a_date_is_refused_at_its_field() {
        assert_eq!(instant("2026-02-30", "10:00", "UTC"), Err(AppError::invalid("date", "sitting-date")));
        assert_eq!(instant("2026-02-03", "25:00", "UTC"), Err(AppError::invalid("time", "sitting-time")));
        assert_eq!(
            instant("2026-02-03", "10:00", "Mars"),
            Err(AppError::invalid("time_zone", "sitting-zone"))
        );
    }

    #[test]
    fn dates_are_said_in_words() {
        let at = instant("2026-08-09", "09:05", USUAL_ZONE).unwrap();
        assert_eq!(moment_words(Lang::Fr, at, USUAL_ZONE), "9 août 2026 à 09:05 (Europe/Paris)");
        assert_eq!(moment_words(Lang::En, at, USUAL_ZONE), "9 August 2026 at 09:05 (Europe/Paris)");
        assert_eq!(birth_words(Lang::Fr, "1985-03-01"), "1er mars 1985");
    }

    #[test]
    fn every_zone_offered_is_known() {
        for zone in ZONES {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
        }
    }
}
