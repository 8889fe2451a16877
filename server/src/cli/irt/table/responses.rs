//! The table of answers: `person,ITEM,ITEM,…`, one person a row, a score or nothing in each cell.

use super::items::ItemDraft;
use super::{Faults, Row, each_row, is_blank};
use crate::cli::Failure;
use jalon_engine::irt::MAX_CATEGORIES;
use std::collections::BTreeMap;
use std::path::Path;

/// The scores of persons, in the order of the file, on items, in the order of the item table.
#[derive(Debug, Default)]
pub(crate) struct ResponseTable {
    persons: Vec<String>,
    items: usize,
    scores: Vec<Option<u8>>,
}

impl ResponseTable {
    /// Names of the persons.
    pub(crate) fn persons(&self) -> &[String] {
        &self.persons
    }

    /// The score of each item, `None` where there is no answer.
    pub(crate) fn scores(&self, person: usize) -> &[Option<u8>] {
        &self.scores[person * self.items..(person + 1) * self.items]
    }
}

/// Reads the table; what is wrong goes to `faults`.
pub(super) fn read(path: &Path, items: &[ItemDraft], faults: &mut Faults) -> Result<ResponseTable, Failure> {
    let mut columns: Option<Vec<Column>> = None;
    let mut table = ResponseTable { items: items.len(), ..ResponseTable::default() };
    let mut lines = BTreeMap::new();
    each_row(path, faults, |row, faults| match &columns {
        None => columns = Some(header(path, &row, items, faults)),
        Some(columns) => {
            let person = row.cells[0].to_string();
            if person.is_empty() {
                faults.cell(path, row.line, "person", "the name is missing; name the person");
            } else if let Some(first) = lines.insert(person.clone(), row.line) {
                let what = format!("`{person}` stands already in line {first}; write one row a person");
                faults.cell(path, row.line, "person", what);
            }
            table.persons.push(person);
            let start = table.scores.len();
            table.scores.resize(start + items.len(), None);
            read_scores(path, columns, &row, &mut table.scores[start..], faults);
        }
    })?;
    if table.persons.is_empty() && faults.is_empty() {
        faults.line(
            path,
            1,
            "there is no person; write the header `person,ITEM,ITEM,…` and one person a line",
        );
    }
    Ok(table)
}

/// What a column holds: the answers to one item, unless its name has a fault.
struct Column {
    name: String,
    item: Option<usize>,
    highest: usize,
    /// Scores between equal thresholds: an answer there has no probability at any ability.
    unreachable: Vec<usize>,
}

fn header(path: &Path, row: &Row<'_>, items: &[ItemDraft], faults: &mut Faults) -> Vec<Column> {
    let places: BTreeMap<&str, usize> =
        items.iter().enumerate().map(|(at, item)| (item.name.as_str(), at)).collect();
    if !row.cells[0].eq_ignore_ascii_case("person") {
        let what = format!("the first column is `{}`; it must be `person`", row.cells[0]);
        faults.cell(path, row.line, "person", what);
    }
    let mut seen = BTreeMap::new();
    let column = |(at, name): (usize, &std::borrow::Cow<'_, str>)| {
        let item = places.get(name.as_ref()).copied();
        if item.is_none() {
            let what = "no item has this name; correct it, or remove the column";
            faults.cell(path, row.line, if name.is_empty() { "(no name)" } else { name }, what);
        } else if seen.insert(name.to_string(), at).is_some() {
            faults.cell(path, row.line, name, "the column stands twice; remove one of them");
        }
        let model = item.and_then(|item| items[item].model.as_ref());
        let highest = model.map_or(MAX_CATEGORIES - 1, |model| model.categories() - 1);
        let unreachable = model.map_or_else(Vec::new, |model| {
            (0..model.categories()).filter(|&score| !model.is_reachable(score)).collect()
        });
        Column { name: name.to_string(), item, highest, unreachable }
    };
    row.cells[1..].iter().enumerate().map(column).collect()
}

fn read_scores(
    path: &Path,
    columns: &[Column],
    row: &Row<'_>,
    scores: &mut [Option<u8>],
    faults: &mut Faults,
) {
    let (found, expected) = (row.cells.len() - 1, columns.len());
    if found != expected {
        let what =
            format!("the row has {found} answers, the header {expected} items; leave missing answers blank");
        faults.line(path, row.line, what);
    }
    for (column, cell) in columns.iter().zip(&row.cells[1..]) {
        let Some(item) = column.item.filter(|_| !is_blank(cell)) else { continue };
        match score(cell, column.highest) {
            Some(score) if column.unreachable.contains(&usize::from(score)) => {
                let what = format!(
                    "nobody scores {score}, for its two thresholds are equal; correct them in the item table"
                );
                faults.cell(path, row.line, &column.name, what);
            }
            Some(score) => scores[item] = Some(score),
            None => {
                let what = format!(
                    "`{cell}` is not a score from 0 to {}; leave missing answers blank",
                    column.highest
                );
                faults.cell(path, row.line, &column.name, what);
            }
        }
    }
}

/// `1`, or `1.0` as some programmes write it.
pub(crate) fn score(cell: &str, highest: usize) -> Option<u8> {
    let whole = match cell.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => return None,
        None => cell,
    };
    whole.parse::<u8>().ok().filter(|score| usize::from(*score) <= highest)
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn scores_are_whole_numbers_up_to_the_highest_category() {
        assert_eq!(["0", "1", "1.0", "2."].map(|cell| score(cell, 2)), [Some(0), Some(1), Some(1), Some(2)]);
        assert_eq!(["3", "-1", "0.5", "x", "1e0"].map(|cell| score(cell, 2)), [None; 5]);
    }
}
