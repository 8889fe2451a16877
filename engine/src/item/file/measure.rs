//! Days, times and numbers of a description: written by the author, or drawn and so a text.

use crate::item::variant::{Date, Exact};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A day, written `2031-03-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Date);

/// Minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Minutes(pub(crate) u32);

/// A whole number, not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Whole(pub(crate) u32);

/// Degrees of latitude or longitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Degrees(pub(crate) Exact);

impl Day {
    /// `2031-03-04`.
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.0.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `20310304`.
    pub(crate) fn compact(self) -> String {
        let (year, month, day) = self.0.civil();
        format!("{year:04}{month:02}{day:02}")
    }
}

impl Minutes {
    /// Hour and minute.
    pub(crate) fn clock(self) -> (u32, u32) {
        (self.0 / 60, self.0 % 60)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a day like 2031-03-04")))
    }
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Whole(minutes) = Whole::deserialize(deserializer)?;
        let day = minutes < 24 * 60;
        day.then_some(Self(minutes))
            .ok_or_else(|| D::Error::custom("write minutes after midnight, up to 1439"))
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = deserializer.deserialize_any(NumberVisitor)?;
        let whole = number.as_whole().and_then(|whole| u32::try_from(whole).ok());
        whole.map(Self).ok_or_else(|| D::Error::custom("a whole number is expected here, not negative"))
    }
}

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = deserializer.deserialize_any(NumberVisitor)?;
        let (least, most) = (Exact::whole(-180), Exact::whole(180));
        let sound = least <= number && number <= most;
        sound.then_some(Self(number)).ok_or_else(|| D::Error::custom("degrees go from -180 to 180"))
    }
}

/// Digits as the author wrote them, or as a placeholder gave them in words of the language.
struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Exact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Exact, E> {
        Ok(Exact::whole(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Exact, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Exact, E> {
        Exact::parse(&text.replace(',', ".")).ok_or_else(|| E::custom(format!("`{text}` is not a number")))
    }
}
