//! Values as words of a language: decimal marks, money, dates, times, lists.
//!
//! French and English have their ways; another language gets plain digits and ISO dates until somebody
//! teaches it here.

use super::Trouble;
use super::date::Date;
use super::exact::Exact;
use super::value::{Value, Words};
use crate::item::number::DecimalMark;
use std::borrow::Cow;

/// No-break space, and the narrow one of French thousands.
const SPACE: &str = "\u{00A0}";
const NARROW: &str = "\u{202F}";

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How a value is written: what may follow `|` in a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// So many decimals.
    Fixed(u32),
    /// Euros: no decimals when whole, else two.
    Money,
    /// Groups of three digits.
    Thousands,
    /// Zeros before, up to so many digits.
    Padded(u32),
    /// Minutes after midnight as a time of day.
    Time,
    /// 4 mars 2031.
    Date,
    /// mardi 4 mars 2031.
    LongDate,
    /// 4 mars.
    DayMonth,
    /// 04/03/2031.
    ShortDate,
    /// 2031-03-04.
    IsoDate,
    /// mardi.
    Weekday,
    /// mars.
    Month,
    /// a, b et c.
    List,
    /// a, b, c.
    Commas,
    /// Capitals.
    Upper,
    /// Small letters.
    Lower,
    /// A capital first.
    Capital,
}

impl Format {
    /// Reads a format: a name and, for some, a number.
    pub(super) fn parse(text: &str) -> Result<Self, Trouble> {
        let unknown = || Trouble::NoFormat(text.to_owned());
        let (name, count) = text.split_once(' ').map_or((text, None), |(name, count)| (name, Some(count)));
        let count = count.map(|count| count.trim().parse::<u32>().map_err(|_| unknown())).transpose()?;
        match (name, count) {
            ("fixed", Some(places @ 0..=6)) => Ok(Self::Fixed(places)),
            ("padded", Some(digits @ 1..=9)) => Ok(Self::Padded(digits)),
            (name, None) => {
                FORMATS.iter().find(|(known, _)| *known == name).map(|(_, f)| *f).ok_or_else(unknown)
            }
            _ => Err(unknown()),
        }
    }

    /// The value in words of a language; `None` stands for what has no language: keys.
    pub(super) fn write(self, value: &Value, locale: Option<&str>) -> Result<Value, Trouble> {
        let text = match (self, value) {
            (Self::List, value) => listed(value.list()?, locale)?,
            (Self::Commas, value) => texts(value.list()?, locale)?.join(", "),
            (_, Value::List(values)) => {
                let written = values.iter().map(|value| self.write(value, locale));
                return Ok(Value::List(written.collect::<Result<_, _>>()?));
            }
            (Self::Fixed(places), value) => fixed(value.number()?, places, locale)?,
            (Self::Money, value) => money(value.number()?, locale)?,
            (Self::Thousands, value) => decimal(value.number()?, 0, locale, Some(grouping(locale)))?,
            (Self::Padded(digits), value) => {
                let width = usize::try_from(digits).unwrap_or_default();
                format!("{:0>width$}", value.whole()?)
            }
            (Self::Time, value) => time(value.whole()?, locale)?,
            (Self::Upper, value) => plain(value, locale)?.to_uppercase(),
            (Self::Lower, value) => plain(value, locale)?.to_lowercase(),
            (Self::Capital, value) => capital(&plain(value, locale)?),
            (_, value) => self.date(value.date()?, locale),
        };
        Ok(Value::Text(Words::Same(text.into())))
    }

    fn date(self, date: Date, locale: Option<&str>) -> String {
        let (year, month, day) = date.civil();
        let french = language(locale) == "fr";
        let (days, months) = match language(locale) {
            "fr" => (DAYS_FR, MONTHS_FR),
            "en" => (DAYS_EN, MONTHS_EN),
            _ if self == Self::ShortDate => return format!("{day:02}/{month:02}/{year:04}"),
            _ => return format!("{year:04}-{month:02}-{day:02}"),
        };
        let nth = |number: i64| usize::try_from(number - 1).unwrap_or_default();
        let (weekday, name) = (days[nth(date.weekday())], months[nth(month)]);
        let first = if french && day == 1 { "er" } else { "" };
        match self {
            Self::LongDate => format!("{weekday} {day}{first} {name} {year}"),
            Self::ShortDate => format!("{day:02}/{month:02}/{year:04}"),
            Self::IsoDate => format!("{year:04}-{month:02}-{day:02}"),
            Self::DayMonth => format!("{day}{first} {name}"),
            Self::Weekday => weekday.to_owned(),
            Self::Month => name.to_owned(),
            _ => format!("{day}{first} {name} {year}"),
        }
    }
}

/// Formats without a number, by name.
const FORMATS: [(&str, Format); 15] = [
    ("money", Format::Money),
    ("thousands", Format::Thousands),
    ("time", Format::Time),
    ("date", Format::Date),
    ("long_date", Format::LongDate),
    ("day_month", Format::DayMonth),
    ("short_date", Format::ShortDate),
    ("iso_date", Format::IsoDate),
    ("weekday", Format::Weekday),
    ("month", Format::Month),
    ("list", Format::List),
    ("commas", Format::Commas),
    ("upper", Format::Upper),
    ("lower", Format::Lower),
    ("capital", Format::Capital),
];

/// A value without a format: digits, the usual date, words; nothing else says how it is written.
pub(crate) fn plain<'a>(value: &'a Value, locale: Option<&str>) -> Result<Cow<'a, str>, Trouble> {
    match value {
        Value::Number(number) => decimal(*number, 0, locale, None).map(Cow::Owned),
        Value::Date(date) => Ok(Cow::Owned(Format::Date.date(*date, locale))),
        Value::Text(Words::Same(text)) => Ok(Cow::Borrowed(text)),
        Value::Text(Words::Each(texts)) => {
            let text = locale.and_then(|locale| texts.get(locale)).ok_or(Trouble::NoLanguage)?;
            Ok(Cow::Borrowed(text))
        }
        other => Err(other.instead_of("a number, a date or a text")),
    }
}

fn language(locale: Option<&str>) -> &str {
    locale.and_then(|locale| locale.split('-').next()).unwrap_or_default()
}

/// Keys that belong to no language are written with a point.
fn mark(locale: Option<&str>) -> &'static str {
    locale.map_or(".", |locale| DecimalMark::of(locale).sign())
}

fn grouping(locale: Option<&str>) -> &'static str {
    if language(locale) == "en" { "," } else { NARROW }
}

fn decimal(number: Exact, least: u32, locale: Option<&str>, groups: Option<&str>) -> Result<String, Trouble> {
    if let (Some(whole), 0, None) = (number.as_whole(), least, groups) {
        return Ok(whole.to_string());
    }
    let (sign, whole, decimals) = number.digits(least)?;
    let whole = groups.map_or_else(|| whole.clone(), |separator| grouped(&whole, separator));
    let mark = if decimals.is_empty() { "" } else { mark(locale) };
    Ok(format!("{sign}{whole}{mark}{decimals}"))
}

fn grouped(digits: &str, separator: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// Exactly so many decimals: a number that has more is a fault, not rounded in silence.
fn fixed(number: Exact, places: u32, locale: Option<&str>) -> Result<String, Trouble> {
    if number.rounded(places)? != number {
        return Err(Trouble::Decimals(places));
    }
    decimal(number, places, locale, None)
}

fn money(number: Exact, locale: Option<&str>) -> Result<String, Trouble> {
    let places = if number.as_whole().is_some() { 0 } else { 2 };
    if number.rounded(2)? != number {
        return Err(Trouble::Decimals(2));
    }
    let groups = (number.floor() >= Exact::whole(1000)).then(|| grouping(locale));
    let amount = decimal(number, places, locale, groups)?;
    Ok(if language(locale) == "en" { format!("€{amount}") } else { format!("{amount}{SPACE}€") })
}

fn time(minutes: i64, locale: Option<&str>) -> Result<String, Trouble> {
    if !(0..1440).contains(&minutes) {
        return Err(Trouble::NoTime(minutes));
    }
    let (hour, minute) = (minutes / 60, minutes % 60);
    Ok(match (language(locale), minute) {
        ("fr", 0) => format!("{hour}{SPACE}h"),
        ("fr", _) => format!("{hour}{SPACE}h{SPACE}{minute:02}"),
        _ => format!("{hour}:{minute:02}"),
    })
}

fn texts<'a>(values: &'a [Value], locale: Option<&str>) -> Result<Vec<Cow<'a, str>>, Trouble> {
    values.iter().map(|value| plain(value, locale)).collect()
}

/// With commas, and a word before the last.
fn listed(values: &[Value], locale: Option<&str>) -> Result<String, Trouble> {
    let texts = texts(values, locale)?;
    let and = match language(locale) {
        "fr" => " et ",
        "en" => " and ",
        _ => ", ",
    };
    Ok(match &texts[..] {
        [rest @ .., last] if !rest.is_empty() => format!("{}{and}{last}", rest.join(", ")),
        _ => texts.concat(),
    })
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
