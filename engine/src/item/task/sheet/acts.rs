//! What each action does to a sheet.

use super::copy::moved;
use super::formula::Value;
use super::place::{Place, Range};
use super::tongue::Tongue;
use super::worth::compare;
use super::{Chart, Filter, Sheet};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::sheet::formula::Operator;
use crate::item::task::text::say;
use std::cmp::Ordering;

pub(super) const VERBS: Verbs = &[
    ("choose", &["cell"]),
    ("enter", &["cell", "content?"]),
    ("tool", &["tool"]),
    ("fill", &["cell", "range"]),
    ("sort", &["range", "column", "way"]),
    ("filter", &["column", "test", "value?"]),
    ("unfilter", &[]),
    ("chart", &["kind", "labels", "values", "title?"]),
    ("unchart", &[]),
];

/// What can be opened beside the cells.
pub(super) const TOOLS: [&str; 4] = ["fill", "sort", "filter", "chart"];
/// Kinds of charts.
pub(super) const CHARTS: [&str; 4] = ["bars", "line", "pie", "points"];
/// Tests of a filter.
pub(super) const TESTS: [&str; 6] = ["is", "is_not", "holds", "more", "less", "filled"];

impl Sheet {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "choose" => self.choose(act.get("cell")),
            "enter" => self.enter(act.get("cell"), act.get("content")),
            "tool" => self.open(act.get("tool")),
            "fill" => self.fill(act.get("cell"), act.get("range")),
            "sort" => self.sort(act),
            "filter" => self.filter_by(act),
            "unfilter" => {
                self.filter = None;
                Ok(Told::pane(say("task-sheet-unfiltered"), "cells"))
            }
            "chart" => self.draw(act),
            "unchart" => {
                self.chart = None;
                Ok(Told::pane(say("task-sheet-chart-gone"), "cells"))
            }
            _ => Err(Refusal::Impossible),
        }
    }

    /// A cell of the sheet, as typed by people.
    fn cell(&self, name: &str) -> Result<Place, Refusal> {
        let (columns, rows) = self.extent();
        let place = Place::read(name).filter(|place| place.column < columns && place.row < rows);
        place.ok_or_else(|| Refusal::because(say("task-sheet-no-cell").with("name", name)))
    }

    fn range(&self, name: &str) -> Result<Range, Refusal> {
        let (columns, rows) = self.extent();
        let range = Range::read(name).filter(|range| range.last.column < columns && range.last.row < rows);
        range.ok_or_else(|| Refusal::because(say("task-sheet-no-range").with("name", name)))
    }

    fn column(&self, name: &str) -> Result<usize, Refusal> {
        self.cell(&format!("{name}1")).map(|place| place.column)
    }

    fn choose(&mut self, name: &str) -> Result<Told, Refusal> {
        self.screen.chosen = self.cell(name)?;
        Ok(Told::field(say("task-sheet-chosen").with("cell", self.screen.chosen.to_string()), "content"))
    }

    /// Writes in a cell and goes on to the one below, as Enter does.
    fn enter(&mut self, name: &str, content: &str) -> Result<Told, Refusal> {
        let place = self.cell(name)?;
        self.write(place, content);
        let value = self.worth().at(place);
        let (_, rows) = self.extent();
        self.screen.chosen = Place { row: (place.row + 1).min(rows - 1), ..place };
        let told =
            say("task-sheet-entered").with("cell", place.to_string()).with("value", value.shown(self.tongue));
        let told = if value == Value::Nothing {
            say("task-sheet-cleared").with("cell", place.to_string())
        } else {
            told
        };
        Ok(Told::field(told, "content"))
    }

    fn open(&mut self, tool: &str) -> Result<Told, Refusal> {
        let known = TOOLS.into_iter().find(|known| *known == tool).ok_or(Refusal::Impossible)?;
        self.screen.tool = if self.screen.tool == known { "" } else { known };
        let told =
            if self.screen.tool.is_empty() { "task-sheet-tool-closed" } else { "task-sheet-tool-open" };
        Ok(Told::same(say(told)))
    }

    fn fill(&mut self, from: &str, range: &str) -> Result<Told, Refusal> {
        let (from, range) = (self.cell(from)?, self.range(range)?);
        let text = self.text(from).to_owned();
        if text.is_empty() {
            return Err(Refusal::because(say("task-sheet-nothing-to-copy").with("cell", from.to_string())));
        }
        let places: Vec<Place> = range.cells().filter(|place| *place != from).collect();
        for place in &places {
            self.write(*place, &moved(&text, from, *place));
        }
        Ok(Told::pane(say("task-sheet-filled").with("count", places.len()), "cells"))
    }

    /// Sorts the rows of a range. Formulas move with their row as copies do.
    fn sort(&mut self, act: &Act) -> Result<Told, Refusal> {
        let (range, column) = (self.range(act.get("range"))?, self.column(act.get("column"))?);
        let inside = (range.first.column..=range.last.column).contains(&column);
        if !inside || !["up", "down"].contains(&act.get("way")) {
            return Err(Refusal::because(say("task-sheet-sort-column")));
        }
        let mut worth = self.worth();
        let mut rows: Vec<(Value, usize)> =
            (range.first.row..=range.last.row).map(|row| (worth.at(Place { row, column }), row)).collect();
        rows.sort_by(|(a, _), (b, _)| ordered(a, b, act.get("way")));
        let before = self.cells.clone();
        for (offset, (_, row)) in rows.iter().enumerate() {
            for column in range.first.column..=range.last.column {
                let (from, to) =
                    (Place { row: *row, column }, Place { row: range.first.row + offset, column });
                let text = before.get(&from).map_or_else(String::new, |text| moved(text, from, to));
                self.write(to, &text);
            }
        }
        Ok(Told::pane(say("task-sheet-sorted").with("count", rows.len()), "cells"))
    }

    fn filter_by(&mut self, act: &Act) -> Result<Told, Refusal> {
        let column = self.column(act.get("column"))?;
        let test = act.get("test");
        if !TESTS.contains(&test) {
            return Err(Refusal::Impossible);
        }
        if test != "filled" && act.get("value").trim().is_empty() {
            return Err(Refusal::because(say("task-sheet-filter-empty")));
        }
        self.filter =
            Some(Filter { column, test: test.to_owned(), value: act.get("value").trim().to_owned() });
        let shown = self.rows.len().saturating_sub(1 + self.hidden().len());
        Ok(Told::pane(say("task-sheet-filtered").with("count", shown), "cells"))
    }

    fn draw(&mut self, act: &Act) -> Result<Told, Refusal> {
        let (labels, values) = (self.range(act.get("labels"))?, self.range(act.get("values"))?);
        if !CHARTS.contains(&act.get("kind")) {
            return Err(Refusal::Impossible);
        }
        if labels.cells().count() != values.cells().count() {
            return Err(Refusal::because(say("task-sheet-chart-uneven")));
        }
        let title = act.get("title").trim().to_owned();
        self.chart = Some(Chart { kind: act.get("kind").to_owned(), labels, values, title });
        Ok(Told::pane(say("task-sheet-drawn"), "chart"))
    }
}

/// Numbers before texts, empty cells last, whichever way.
fn ordered(a: &Value, b: &Value, way: &str) -> Ordering {
    let empty = (*a == Value::Nothing).cmp(&(*b == Value::Nothing));
    let order = match (compare(Operator::Less, a, b), compare(Operator::More, a, b)) {
        (true, _) => Ordering::Less,
        (_, true) => Ordering::Greater,
        _ => Ordering::Equal,
    };
    empty.then(if way == "down" { order.reverse() } else { order })
}

impl Filter {
    pub(super) fn takes(&self, value: &Value, tongue: Tongue) -> bool {
        let wanted = Value::typed(&self.value, tongue);
        let shown = value.shown(tongue).to_lowercase();
        let numbers = matches!((value, &wanted), (Value::Number(_), Value::Number(_)));
        match self.test.as_str() {
            "is" => compare(Operator::Equal, value, &wanted),
            "is_not" => compare(Operator::Different, value, &wanted),
            "holds" => shown.contains(&self.value.to_lowercase()),
            "more" => numbers && compare(Operator::More, value, &wanted),
            "less" => numbers && compare(Operator::Less, value, &wanted),
            _ => *value != Value::Nothing,
        }
    }
}
