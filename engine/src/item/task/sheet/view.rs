//! How a spreadsheet looks: the line where one writes, the grid, and the tool that is open.

use super::acts::{CHARTS, TESTS, TOOLS};
use super::formula::Value;
use super::place::{Place, column_name};
use super::{Chart, Sheet};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Cell, Drawing, Field, Form, Look, Pane, PanePlace, Table, View, Way,
};

impl Sheet {
    pub(super) fn window(&self) -> View {
        let mut cells = vec![self.line(), Block::Table(self.grid())];
        cells.insert(0, self.tools());
        if let Some(tool) = self.tool() {
            cells.insert(1, Block::Form(tool));
        }
        if self.filter.is_some() {
            let all =
                Button::new(say("task-sheet-unfilter"), Act::plain("unfilter")).icon("filter").look(Look::On);
            cells.push(Block::Toolbar { label: say("task-sheet-filter"), buttons: vec![all] });
        }
        let mut panes = vec![Pane::new("cells", self.title.as_str().into(), PanePlace::Front, cells)];
        panes.extend(self.chart.as_ref().map(|chart| self.chart_pane(chart)));
        View { panes }
    }

    fn tools(&self) -> Block {
        let button = |tool: &'static str| {
            let look = if self.screen.tool == tool { Look::On } else { Look::Off };
            let (icon, key) = match tool {
                "fill" => ("copy", "task-sheet-fill"),
                "sort" => ("down", "task-sheet-sort"),
                "filter" => ("filter", "task-sheet-filter"),
                _ => ("chart", "task-sheet-chart"),
            };
            Button::new(say(key), Act::on("tool", "tool", tool)).icon(icon).look(look)
        };
        Block::Toolbar { label: say("task-sheet-tools"), buttons: TOOLS.map(button).into() }
    }

    /// The name of the cell and what stands in it.
    fn line(&self) -> Block {
        let chosen = self.screen.chosen;
        Block::Form(Form {
            fields: vec![
                Field::line("cell", say("task-sheet-cell"), chosen.to_string()),
                Field::line("content", say("task-sheet-content"), self.text(chosen)),
            ],
            ways: vec![
                Way::main("enter", say("task-sheet-enter")),
                Way::other("choose", say("task-sheet-go")),
            ],
            ..Form::new(say("task-sheet-line"), "bar")
        })
    }

    fn grid(&self) -> Table {
        let (columns, rows) = self.extent();
        let hidden = self.hidden();
        let corner = Cell::text("".into());
        let letters = (0..columns).map(|column| Cell::text(column_name(column).to_string().into()));
        let mut worth = self.worth();
        let mut row = |row: usize| {
            let cells = (0..columns).map(|column| {
                let place = Place { row, column };
                self.grid_cell(place, &worth.at(place))
            });
            std::iter::once(Cell::text((row + 1).to_string().into())).chain(cells).collect()
        };
        Table {
            caption: self.title.as_str().into(),
            look: "squares",
            head: std::iter::once(corner).chain(letters).collect(),
            rows: (0..rows).filter(|number| !hidden.contains(number)).map(&mut row).collect(),
        }
    }

    fn grid_cell(&self, place: Place, value: &Value) -> Cell {
        let shown = value.shown(self.tongue);
        let look = match value {
            Value::Nothing => "blank",
            Value::Number(_) => "number",
            Value::Fault(_) => "fault",
            _ => "",
        };
        let chosen = if place == self.screen.chosen { Look::Current } else { Look::Neighbour };
        let label = if shown.is_empty() {
            say("task-sheet-blank").with("cell", place.to_string())
        } else {
            shown.into()
        };
        Cell::button(Button::new(label, Act::on("choose", "cell", place.to_string())).look(chosen)).look(look)
    }

    fn tool(&self) -> Option<Form> {
        match self.screen.tool {
            "fill" => Some(self.fill_form()),
            "sort" => Some(self.sort_form()),
            "filter" => Some(self.filter_form()),
            "chart" => Some(chart_form()),
            _ => None,
        }
    }

    fn fill_form(&self) -> Form {
        Form {
            fields: vec![
                Field::line("cell", say("task-sheet-fill-from"), self.screen.chosen.to_string()),
                Field::line("range", say("task-sheet-fill-to"), "").hint(say("task-sheet-range-hint")),
            ],
            ways: vec![Way::main("fill", say("task-sheet-fill-do"))],
            ..Form::new(say("task-sheet-fill"), "fill")
        }
    }

    fn sort_form(&self) -> Form {
        let ways = [("up", say("task-sheet-up")), ("down", say("task-sheet-down"))];
        Form {
            fields: vec![
                Field::line("range", say("task-sheet-sort-range"), "").hint(say("task-sheet-range-hint")),
                Field::choice("column", say("task-sheet-column"), self.columns(), ""),
                Field::choice("way", say("task-sheet-way"), ways, "up"),
            ],
            ways: vec![Way::main("sort", say("task-sheet-sort-do"))],
            ..Form::new(say("task-sheet-sort"), "sort")
        }
    }

    fn filter_form(&self) -> Form {
        let tests = TESTS.map(|test| {
            let key = match test {
                "is" => "task-sheet-is",
                "is_not" => "task-sheet-is-not",
                "holds" => "task-sheet-holds",
                "more" => "task-sheet-more",
                "less" => "task-sheet-less",
                _ => "task-sheet-any",
            };
            (test, say(key))
        });
        Form {
            fields: vec![
                Field::choice("column", say("task-sheet-column"), self.columns(), ""),
                Field::choice("test", say("task-sheet-test"), tests, "is"),
                Field::line("value", say("task-sheet-value"), ""),
            ],
            ways: vec![Way::main("filter", say("task-sheet-filter-do"))],
            ..Form::new(say("task-sheet-filter"), "filter")
        }
    }

    /// Columns by letter and by what stands in their first row.
    fn columns(&self) -> Vec<(String, Text)> {
        let (columns, _) = self.extent();
        let mut worth = self.worth();
        let mut column = |column: usize| {
            let head = worth.at(Place { row: 0, column }).shown(self.tongue);
            let letter = column_name(column).to_string();
            let words = if head.is_empty() { letter.clone() } else { format!("{letter} – {head}") };
            (letter, words.into())
        };
        (0..columns).map(&mut column).collect()
    }

    fn chart_pane(&self, chart: &Chart) -> Pane {
        let mut worth = self.worth();
        let labels: Vec<String> =
            chart.labels.cells().map(|place| worth.at(place).shown(self.tongue)).collect();
        let values = chart.values.cells().map(|place| worth.at(place));
        let points = labels.into_iter().zip(values).map(|(label, value)| {
            // A picture of whole hundredths: the same on every machine, and precise enough for the eye.
            (label, hundredths(value.as_number().unwrap_or(0.0)), value.shown(self.tongue))
        });
        let drawing = Drawing { kind: chart.kind.clone(), points: points.collect() };
        let title =
            if chart.title.is_empty() { say("task-sheet-chart") } else { chart.title.as_str().into() };
        let gone = Button::new(say("task-sheet-unchart"), Act::plain("unchart")).icon("bin");
        let blocks = vec![
            Block::Chart(drawing),
            Block::Toolbar { label: say("task-sheet-chart"), buttons: vec![gone] },
        ];
        Pane::new("chart", title, PanePlace::Front, blocks)
    }
}

fn chart_form() -> Form {
    let kinds = CHARTS.map(|kind| {
        let key = match kind {
            "bars" => "task-sheet-bars",
            "line" => "task-sheet-line-chart",
            "pie" => "task-sheet-pie",
            _ => "task-sheet-points",
        };
        (kind, say(key))
    });
    Form {
        fields: vec![
            Field::choice("kind", say("task-sheet-chart-kind"), kinds, ""),
            Field::line("labels", say("task-sheet-labels"), "").hint(say("task-sheet-range-hint")),
            Field::line("values", say("task-sheet-values"), "").hint(say("task-sheet-range-hint")),
            Field::line("title", say("task-sheet-title"), ""),
        ],
        ways: vec![Way::main("chart", say("task-sheet-chart-do"))],
        ..Form::new(say("task-sheet-chart"), "chart")
    }
}

/// A number in whole hundredths, within what a picture can show.
#[expect(clippy::cast_possible_truncation, reason = "kept within a million million before")]
fn hundredths(number: f64) -> i64 {
    (number.clamp(-1e12, 1e12) * 100.0).round() as i64
}
