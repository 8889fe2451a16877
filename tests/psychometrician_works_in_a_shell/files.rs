//! The reference files, and their parameter vectors as item tables.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The cases of `engine/tests/reference/catr_<name>.json`.
pub(super) fn cases(name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(&reference(&format!("catr_{name}.json"))).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// The text of a file of `engine/tests/reference`.
pub(super) fn reference(name: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    std::fs::read_to_string(root.join("engine/tests/reference").join(name)).unwrap()
}

pub(super) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

/// Columns the tables of these tests use.
const COLUMNS: [&str; 6] = ["a", "b", "c", "d", "item", "model"];

/// An item table whose items are `1`, `2`, …, as the reference counts them.
pub(super) fn item_table(model: &str, metric: f64, items: &[Vec<f64>]) -> String {
    let rows: Vec<_> = items.iter().map(|item| row(model, metric, item)).collect();
    let steps = rows.iter().flat_map(BTreeMap::keys).filter(|column| column.len() > 1);
    let columns: std::collections::BTreeSet<&str> =
        COLUMNS.into_iter().chain(steps.map(String::as_str)).collect();
    let mut table = columns.iter().copied().collect::<Vec<_>>().join(",") + "\n";
    for (at, row) in rows.iter().enumerate() {
        let cell = |column: &&str| match *column {
            "item" => (at + 1).to_string(),
            "model" => file_name(model).to_owned(),
            other => row.get(other).map_or(String::new(), f64::to_string),
        };
        writeln!(table, "{}", columns.iter().map(cell).collect::<Vec<_>>().join(",")).unwrap();
    }
    table
}

fn file_name(model: &str) -> &'static str {
    match model {
        "1PL" => "1pl",
        "2PL" => "2pl",
        "3PL" => "3pl",
        "4PL" | "dichotomous" => "4pl",
        "GRM" | "MGRM" => "grm",
        "GPCM" => "gpcm",
        "PCM" => "pcm",
        "RSM" => "rsm",
        "NRM" => "nrm",
        other => panic!("no model is called {other}"),
    }
}

/// Parameters by column, from the order the notes of the files give.
fn row(model: &str, metric: f64, item: &[f64]) -> BTreeMap<String, f64> {
    let steps = |letter: char, values: &[f64]| -> Vec<(String, f64)> {
        let named = values.iter().enumerate();
        named.map(|(at, value)| (format!("{letter}{}", at + 1), *value)).collect()
    };
    let one = |column: &str, value: f64| vec![(column.to_owned(), value)];
    let cells = match model {
        "GRM" | "GPCM" => [one("a", item[0]), steps('b', &item[1..])].concat(),
        "MGRM" => {
            let thresholds: Vec<f64> = item[2..].iter().map(|shift| item[1] - shift).collect();
            [one("a", item[0]), steps('b', &thresholds)].concat()
        }
        "PCM" => steps('b', item),
        "RSM" => [one("b", item[0]), steps('b', &item[1..])].concat(),
        "NRM" => {
            let every_other = |from: usize| -> Vec<f64> { item[from..].iter().step_by(2).copied().collect() };
            [steps('a', &every_other(0)), steps('c', &every_other(1))].concat()
        }
        _ => [one("a", metric * item[0]), one("b", item[1]), one("c", item[2]), one("d", item[3])].concat(),
    };
    cells.into_iter().collect()
}
