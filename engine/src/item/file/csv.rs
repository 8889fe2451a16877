//! Lines of values (RFC 4180): a semicolon between them where the comma is for decimals.

use super::table::Table;
use crate::item::number::DecimalMark;

/// Tells programs that the text is UTF-8; without it some show accents as two odd signs.
const MARK: &str = "\u{FEFF}";

pub(super) fn bytes(table: &Table, locale: &str) -> Vec<u8> {
    let separator = match DecimalMark::of(locale) {
        DecimalMark::Comma => ';',
        DecimalMark::Point => ',',
    };
    let mut text = String::from(MARK);
    line(&mut text, separator, table.columns.iter().map(|column| column.head.clone()));
    for row in &table.rows {
        line(&mut text, separator, table.cells(row).map(|(cell, holds)| cell.words(holds)));
    }
    text.into_bytes()
}

fn line(text: &mut String, separator: char, values: impl Iterator<Item = String>) {
    for (number, value) in values.enumerate() {
        if number > 0 {
            text.push(separator);
        }
        if value.contains([separator, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&value.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&value);
        }
    }
    text.push_str("\r\n");
}
