//! A spreadsheet: cells, formulas, copying, sorting, filtering, a chart.

mod acts;
mod check;
mod copy;
mod formula;
mod judge;
mod place;
mod tongue;
mod view;
mod worth;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use place::{Place, Range};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use std::collections::BTreeSet;
use std::fmt;
use tongue::Tongue;
use worth::{Cells, Worth};

/// A spreadsheet in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Its name.
    title: String,
    /// Rows of cells from A1, as typed: texts, numbers, formulas.
    rows: Vec<Vec<Written>>,
    /// Empty rows below and empty columns beside.
    #[serde(default)]
    spare: Spare,
    #[serde(skip)]
    cells: Cells,
    #[serde(skip)]
    tongue: Tongue,
    #[serde(skip)]
    filter: Option<Filter>,
    #[serde(skip)]
    chart: Option<Chart>,
    #[serde(skip)]
    screen: Screen,
}

/// Room around what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Spare {
    rows: usize,
    columns: usize,
}

impl Default for Spare {
    fn default() -> Self {
        Self { rows: 2, columns: 1 }
    }
}

/// A cell as an author writes it: a text, or a number without quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Written {
    Text(String),
    Number(String),
}

/// Rows whose cell of a column fits are shown, others are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filter {
    column: usize,
    test: String,
    value: String,
}

/// A chart of some cells.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chart {
    kind: String,
    labels: Range,
    values: Range,
    title: String,
}

/// What the window shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Screen {
    chosen: Place,
    tool: &'static str,
}

impl Default for Screen {
    fn default() -> Self {
        Self { chosen: Place { row: 0, column: 0 }, tool: "" }
    }
}

impl Sheet {
    /// Columns and rows shown.
    fn extent(&self) -> (usize, usize) {
        let last = |of: fn(&Place) -> usize| self.cells.keys().map(of).max().map_or(0, |last| last + 1);
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0) + self.spare.columns;
        let height = self.rows.len() + self.spare.rows;
        (last(|place| place.column).max(width), last(|place| place.row).max(height))
    }

    fn worth(&self) -> Worth<'_> {
        Worth::new(&self.cells, self.tongue)
    }

    /// What stands in a cell, as typed.
    fn text(&self, place: Place) -> &str {
        self.cells.get(&place).map_or("", String::as_str)
    }

    fn write(&mut self, place: Place, text: &str) {
        if text.trim().is_empty() {
            self.cells.remove(&place);
        } else {
            self.cells.insert(place, text.trim().to_owned());
        }
    }

    /// Rows that the filter hides; the first row, which names columns, never is.
    fn hidden(&self) -> BTreeSet<usize> {
        let Some(filter) = &self.filter else { return BTreeSet::new() };
        let mut worth = self.worth();
        let rows = 1..self.rows.len();
        rows.filter(|row| !filter.takes(&worth.at(Place { row: *row, column: filter.column }), self.tongue))
            .collect()
    }
}

impl App for Sheet {
    fn name(&self) -> &'static str {
        "sheet"
    }

    /// The cells as people of a language type them.
    fn speak(&mut self, locale: &str) {
        self.tongue = Tongue::of(locale);
        let rows = std::mem::take(&mut self.rows);
        for (row, cells) in rows.iter().enumerate().take(place::MOST_ROWS) {
            for (column, cell) in cells.iter().enumerate().take(place::MOST_COLUMNS) {
                let text = match cell {
                    Written::Text(text) => text.clone(),
                    Written::Number(number) => number.replace('.', &self.tongue.mark().to_string()),
                };
                self.write(Place { row, column }, &text);
            }
        }
        self.rows = rows;
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        judge::CONDITIONS
    }

    fn names(&self, _: &str) -> Option<Vec<&str>> {
        None
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        self.mistakes()
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AsWritten)
    }
}

struct AsWritten;

impl Visitor<'_> for AsWritten {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_unit<E>(self) -> Result<Written, E> {
        Ok(Written::Text(String::new()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Written, E> {
        Ok(Written::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Written, E> {
        Ok(Written::Text(text.to_owned()))
    }
}
