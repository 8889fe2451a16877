//! What can be asked of a sheet. Formulas are judged by what they give, also for other numbers than those
//! on the screen: a result typed by hand does not follow.

use super::Sheet;
use super::formula::Value;
use super::place::{Place, Range};
use super::worth::Worth;
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use crate::item::text_match::{Ignored, normalise};

pub(super) const CONDITIONS: Verbs = &[
    ("shows", &["range", "values"]),
    ("follows", &["range", "when", "values"]),
    ("formula", &["range"]),
    ("rows_shown", &["rows"]),
    ("chart", &["kind?", "labels?", "values?"]),
];

impl Sheet {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        match condition.is.as_str() {
            "shows" => shows(&mut self.worth(), condition),
            "follows" => self.follows(condition),
            "formula" => Range::read(condition.get("range"))
                .is_some_and(|range| range.cells().all(|place| self.text(place).starts_with('='))),
            "rows_shown" => {
                let hidden = self.hidden();
                let shown =
                    (1..self.rows.len()).filter(|row| !hidden.contains(row)).map(|row| (row + 1).to_string());
                shown.eq(condition.several("rows").into_iter().map(str::to_owned))
            }
            "chart" => self.chart.as_ref().is_some_and(|chart| {
                let of = |field: &str, range: Range| {
                    condition.given(field).is_none_or(|name| Range::read(name) == Some(range))
                };
                condition.any_of("kind").any(|kind| kind == chart.kind) == condition.given("kind").is_some()
                    && of("labels", chart.labels)
                    && of("values", chart.values)
            }),
            _ => false,
        }
    }

    /// Whether cells would show these values if others held what `when` says (`B2=100 B3=50`).
    fn follows(&self, condition: &Condition) -> bool {
        let mut cells = self.cells.clone();
        for change in condition.get("when").split_whitespace() {
            let Some((place, text)) =
                change.split_once('=').and_then(|(cell, text)| Some((Place::read(cell)?, text)))
            else {
                return false;
            };
            cells.insert(place, text.to_owned());
        }
        shows(&mut Worth::new(&cells, self.tongue), condition)
    }
}

/// Whether the cells of a range show these values, with ` | ` between them.
fn shows(worth: &mut Worth<'_>, condition: &Condition) -> bool {
    let Some(range) = Range::read(condition.get("range")) else { return false };
    let wanted: Vec<&str> = condition.get("values").split(" | ").map(str::trim).collect();
    let places: Vec<Place> = range.cells().collect();
    let tongue = worth.tongue();
    places.len() == wanted.len()
        && places
            .iter()
            .zip(wanted)
            .all(|(place, wanted)| same(&worth.at(*place), &Value::typed(wanted, tongue)))
}

/// Numbers within a billionth, texts whatever their case, accents and spaces.
fn same(value: &Value, wanted: &Value) -> bool {
    let fold = |text: &str| normalise(text, &Ignored::usual());
    match (value, wanted) {
        (Value::Number(a), Value::Number(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (Value::Text(a), Value::Text(b)) => fold(a) == fold(b),
        _ => value == wanted,
    }
}
