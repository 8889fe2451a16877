//! Rows under heads: what a CSV file is, and a part of workbooks and documents.

use super::fault;
use super::measure::Day;
use crate::item::task::Fault;
use crate::item::variant::{Date, Exact};
use serde::de::{Error, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Most columns and rows: what a person looks through with a program, not by eye.
const MOST_COLUMNS: usize = 12;
const MOST_ROWS: usize = 500;

/// A table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub(crate) head: String,
    #[serde(default)]
    pub(crate) holds: Holds,
    /// Whether a workbook hides it.
    #[serde(default)]
    pub(crate) hidden: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holds {
    /// Words.
    #[default]
    Text,
    /// Numbers as the language writes them.
    Number,
    /// Days, written `2031-03-04`.
    Day,
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// What it shows.
    Plain(String),
    /// A formula, `SUM(B2:B9)`, and what comes out.
    Formula(Formula),
}

/// See [`Cell::Formula`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Formula {
    pub(crate) formula: String,
    pub(crate) shows: String,
}

/// What a cell is worth to a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Worth<'a> {
    Text(&'a str),
    /// Digits with a point before decimals.
    Number(String),
    Day(Day),
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes, or a formula with what it shows")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        Formula::deserialize(MapAccessDeserializer::new(map)).map(Cell::Formula)
    }
}

impl Cell {
    /// What it shows, as written.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Formula(formula) => &formula.shows,
        }
    }

    /// What it is worth in a column; what does not fit is a fault, and a text.
    pub(crate) fn worth(&self, holds: Holds) -> Worth<'_> {
        let text = self.text();
        let fitting = match holds {
            Holds::Text => None,
            Holds::Number => number(text).map(Worth::Number),
            Holds::Day => Date::parse(text).map(|date| Worth::Day(Day(date))),
        };
        fitting.unwrap_or(Worth::Text(text))
    }

    /// As people read it on paper: a day as 04/03/2031.
    pub(crate) fn words(&self, holds: Holds) -> String {
        let text = self.text();
        let day = (holds == Holds::Day).then(|| Date::parse(text)).flatten().map(Date::civil);
        day.map_or_else(|| text.to_owned(), |(year, month, day)| format!("{day:02}/{month:02}/{year:04}"))
    }
}

fn number(text: &str) -> Option<String> {
    let digits = text.replace(',', ".");
    Exact::parse(&digits).map(|_| digits)
}

impl Table {
    /// Cells of a row with what their columns hold.
    pub(crate) fn cells<'a>(&'a self, row: &'a [Cell]) -> impl Iterator<Item = (&'a Cell, Holds)> {
        row.iter().zip(&self.columns).map(|(cell, column)| (cell, column.holds))
    }

    pub(crate) fn faults(&self, at: &str, found: &mut Vec<Fault>) {
        if self.columns.is_empty() || self.columns.len() > MOST_COLUMNS || self.rows.len() > MOST_ROWS {
            let message =
                format!("the table has {} columns and {} rows", self.columns.len(), self.rows.len());
            found.push(fault(at, message, "use 1 to 12 columns and at most 500 rows"));
        }
        for (number, row) in self.rows.iter().enumerate() {
            if row.len() != self.columns.len() {
                let message = format!("the row has {} cells for {} columns", row.len(), self.columns.len());
                found.push(fault(format!("{at}.rows.{number}"), message, "give each column its cell"));
            }
            for (place, (cell, holds)) in self.cells(row).enumerate() {
                let text = cell.text();
                if holds != Holds::Text && !text.is_empty() && matches!(cell.worth(holds), Worth::Text(_)) {
                    let message = format!("`{text}` is not what the column holds");
                    let help = "write a number as the language does, or a day like 2031-03-04 (`| iso_date`)";
                    found.push(fault(format!("{at}.rows.{number}.{place}"), message, help));
                }
            }
        }
    }
}
