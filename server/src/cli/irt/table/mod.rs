//! Tables as files: comma-separated, a header, one row a line.
//!
//! Liberal about what spreadsheets and R write: a byte order mark, `\r\n`, spaces around cells, quotes,
//! empty lines, `NA`. Strict about what cells mean: every fault is told with its line and column.

mod faults;
mod items;
mod responses;

pub(crate) use faults::Faults;
pub(crate) use items::ItemTable;
pub(crate) use responses::{ResponseTable, score};

use crate::cli::Failure;
use jalon_engine::ability::Response;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Items alone.
pub(crate) fn open_items(path: &Path) -> Result<ItemTable, Failure> {
    let mut faults = Faults::default();
    let drafts = items::read(path, &mut faults)?;
    faults.refuse()?;
    Ok(ItemTable::new(drafts))
}

/// Items and the answers to them; the faults of both files come together.
pub(crate) fn open_both(items: &Path, responses: &Path) -> Result<(ItemTable, ResponseTable), Failure> {
    let mut faults = Faults::default();
    let drafts = items::read(items, &mut faults)?;
    let answers = responses::read(responses, &drafts, &mut faults)?;
    faults.refuse()?;
    Ok((ItemTable::new(drafts), answers))
}

/// The answers of one person after the other, in the order of the item table; what is missing is left out.
pub(crate) fn each_person<'t>(
    items: &'t ItemTable,
    answers: &'t ResponseTable,
    mut told: impl FnMut(&'t str, &[Response<'_>]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut responses: Vec<Response<'_>> = Vec::with_capacity(items.models().len());
    for (at, person) in answers.persons().iter().enumerate() {
        let scored = items.models().iter().zip(answers.scores(at));
        responses.clear();
        responses.extend(scored.filter_map(|(model, score)| Response::scored(model, usize::from((*score)?))));
        told(person, &responses)?;
    }
    Ok(())
}

/// Where a row stands, and its cells without the spaces around them.
struct Row<'a> {
    line: usize,
    cells: Vec<Cow<'a, str>>,
}

/// Calls `row` for each line that is not empty: first the header, then the rest.
fn each_row(
    path: &Path,
    faults: &mut Faults,
    mut row: impl FnMut(Row<'_>, &mut Faults),
) -> Result<(), Failure> {
    let unreadable = |error| format!("cannot read {}: {error}", path.display());
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let (mut bytes, mut line) = (Vec::new(), 0);
    while reader.read_until(b'\n', &mut bytes).map_err(unreadable)? > 0 {
        line += 1;
        match readable(&bytes, line) {
            Ok(text) if text.trim_matches([',', ' ', '\t']).is_empty() => {}
            Ok(text) => match cells(text) {
                Some(cells) => row(Row { line, cells }, faults),
                None => faults.line(path, line, "a quote is not closed on its line; close it or remove it"),
            },
            Err(what) => {
                faults.line(path, line, what);
                return Ok(()); // what follows is as unreadable
            }
        }
        bytes.clear();
    }
    Ok(())
}

/// The text of a line without its end and without the mark at the beginning of a file.
fn readable(bytes: &[u8], line: usize) -> Result<&str, &'static str> {
    if line == 1 && bytes.starts_with(&[0x1f, 0x8b]) {
        return Err("the file is compressed; unpack it first (gunzip)");
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "the text is not UTF-8; save it as UTF-8")?;
    let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { text };
    let text = text.trim_end_matches(['\n', '\r']);
    if line == 1 && !text.contains(',') && text.contains([';', '\t']) {
        return Err(
            "cells must be separated by commas, with a point in decimal numbers; save the table that way",
        );
    }
    Ok(text)
}

/// The cells of a line; `None` when a quote stays open.
fn cells(text: &str) -> Option<Vec<Cow<'_, str>>> {
    if !text.contains('"') {
        return Some(text.split(',').map(|cell| Cow::Borrowed(cell.trim())).collect());
    }
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(Cow::Owned(std::mem::take(&mut cell).trim().to_owned())),
            other => cell.push(other),
        }
    }
    cells.push(Cow::Owned(cell.trim().to_owned()));
    (!quoted).then_some(cells)
}

/// Whether a cell says that there is no value.
fn is_blank(cell: &str) -> bool {
    cell.is_empty() || cell.eq_ignore_ascii_case("na") || cell.eq_ignore_ascii_case("nan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_commas_and_themselves() {
        assert_eq!(cells(r#" a ,"b,c", "d""e" ,"#).unwrap(), ["a", "b,c", "d\"e", ""]);
        assert_eq!(cells(r#"a,"b"#), None);
    }

    #[test]
    fn a_first_line_is_read_without_its_mark_and_its_end() {
        assert_eq!(readable("\u{feff}item,model\r\n".as_bytes(), 1), Ok("item,model"));
        assert!(readable(b"item;model\n", 1).unwrap_err().contains("commas"));
        assert!(readable(&[0x1f, 0x8b, 8], 1).unwrap_err().contains("unpack"));
        assert!(readable(b"caf\xe9", 2).unwrap_err().contains("UTF-8"));
    }
}
