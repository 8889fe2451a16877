//! Tables for spreadsheets: safe to open, readable in both languages, in one place.
//!
//! UTF-8 with its mark (without it, spreadsheets take accents for another encoding), every cell quoted,
//! lines ended as RFC 4180 has it. In French `;` separates cells and numbers have a comma, in English
//! `,` and a point: what a spreadsheet of that language expects. Text that a spreadsheet would run as a
//! formula gets an apostrophe in front.

use crate::error::AppError;
use crate::ui::Lang;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Whatever people wrote; never run as a formula.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number and how many decimals it is written with.
    Decimal(f64, usize),
    /// Nothing.
    Blank,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(i64::from(number))
    }
}
impl From<u8> for Cell {
    fn from(number: u8) -> Self {
        Self::Whole(i64::from(number))
    }
}
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }
}

/// A table being written.
pub struct CsvTable {
    lang: Lang,
    writer: csv::Writer<Vec<u8>>,
}

impl CsvTable {
    /// A table with its first line.
    pub fn new(lang: Lang, heads: impl IntoIterator<Item = String>) -> Result<Self, AppError> {
        let writer = csv::WriterBuilder::new()
            .delimiter(if lang == Lang::Fr { b';' } else { b',' })
            .quote_style(csv::QuoteStyle::Always)
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut table = Self { lang, writer };
        table.row(heads.into_iter().map(Cell::Text))?;
        Ok(table)
    }

    /// Adds a line; it has as many cells as the first.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), AppError> {
        let lang = self.lang;
        let cells = cells.into_iter().map(|cell| written(lang, cell));
        self.writer.write_record(cells).map_err(|error| AppError::Internal(format!("csv: {error}")))
    }

    /// The bytes of the file.
    pub fn finish(self) -> Result<Vec<u8>, AppError> {
        self.writer.into_inner().map_err(|error| AppError::Internal(format!("csv: {error}")))
    }

    /// The file as a download. `name` is ours: letters, digits, hyphens.
    pub fn download(self, name: &str) -> Result<Response, AppError> {
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
            (CACHE_CONTROL, "no-store".to_owned()),
        ];
        Ok((headers, self.finish()?).into_response())
    }
}

fn written(lang: Lang, cell: Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number, decimals) if lang == Lang::Fr => {
            format!("{number:.decimals$}").replace('.', ",")
        }
        Cell::Decimal(number, decimals) => format!("{number:.decimals$}"),
        Cell::Blank => String::new(),
    }
}

/// Text that no spreadsheet runs: an apostrophe goes before `=`, `+`, `-`, `@`, their full-width forms
/// and control characters, also when spaces or invisible signs stand before them.
pub fn harmless(text: String) -> String {
    let first = text.chars().find(|sign| !(*sign == ' ' || is_hidden(*sign)));
    let runs = |sign: char| sign.is_control() || "=+-@＝＋－＠﹢﹣﹦﹫".contains(sign);
    if first.is_some_and(runs) { format!("'{text}") } else { text }
}

/// Signs that take no place, and the wide spaces.
fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{2064}' | '\u{3000}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(lang: Lang, cells: Vec<Cell>) -> String {
        let heads = (0..cells.len()).map(|n| format!("c{n}"));
        let mut table = CsvTable::new(lang, heads).unwrap();
        table.row(cells).unwrap();
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn nothing_that_people_write_is_run() {
        for text in [
            "=1+1",
            "+33",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{200b}=1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
        ] {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"));
        }
        for text in ["", "a=b", "Ana", "'quoted'", "1-2", "O'Neil", "\u{a0}Ana"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }

    #[test]
    fn a_line_comes_back_as_it_was() {
        let names = ["a;b", "say \"x\"", "two\nlines", "=HYPERLINK(\"http://x\")", "Zoé, 李"];
        for (lang, separator) in [(Lang::Fr, b';'), (Lang::En, b',')] {
            let text = text_of(lang, names.map(Cell::from).to_vec());
            let text = text.strip_prefix('\u{feff}').unwrap();
            let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
            let line = reader.records().next().unwrap().unwrap();
            let read: Vec<&str> = line.iter().collect();
            assert_eq!(read, ["a;b", "say \"x\"", "two\nlines", "'=HYPERLINK(\"http://x\")", "Zoé, 李"]);
        }
    }

    #[test]
    fn numbers_follow_the_language_and_stay_numbers() {
        let cells = || vec![Cell::Decimal(-1.25, 2), Cell::Whole(-3), Cell::Blank];
        assert!(text_of(Lang::Fr, cells()).ends_with("\"-1,25\";\"-3\";\"\"\r\n"));
        assert!(text_of(Lang::En, cells()).ends_with("\"-1.25\",\"-3\",\"\"\r\n"));
    }
}
