//! What the commands print: JSON with numbers that read back to the same bits, or columns for people.

use serde::Serialize;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Writes results one by one: a JSON array, one element a line.
pub(crate) struct JsonArray {
    out: BufWriter<StdoutLock<'static>>,
    separator: &'static str,
}

impl JsonArray {
    /// Opens the array.
    pub(crate) fn open() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()), separator: "[\n" }
    }

    /// One element.
    pub(crate) fn push(&mut self, element: &impl Serialize) -> io::Result<()> {
        self.out.write_all(self.separator.as_bytes())?;
        self.separator = ",\n";
        Ok(serde_json::to_writer(&mut self.out, element)?)
    }

    /// Ends the array.
    pub(crate) fn close(mut self) -> io::Result<()> {
        let end: &[u8] = if self.separator == ",\n" { b"\n]\n" } else { b"[]\n" };
        self.out.write_all(end)?;
        self.out.flush()
    }
}

/// Writes a table: names on the left, numbers on the right.
pub(crate) struct Columns {
    out: BufWriter<StdoutLock<'static>>,
    names: usize,
}

/// Width of a number.
const NUMBER: usize = 10;

impl Columns {
    /// Names take `names` characters, at least as much as the title of their column.
    pub(crate) fn open(title: &str, names: usize, numbers: &[&str]) -> io::Result<Self> {
        let names = names.max(title.chars().count());
        let mut columns = Self { out: BufWriter::new(io::stdout().lock()), names };
        write!(columns.out, "{title:<names$}")?;
        for number in numbers {
            write!(columns.out, " {number:>NUMBER$}")?;
        }
        writeln!(columns.out)?;
        Ok(columns)
    }

    /// A row; `remark` stands behind the numbers.
    pub(crate) fn row(&mut self, name: &str, numbers: &[f64], remark: &str) -> io::Result<()> {
        let names = self.names;
        write!(self.out, "{name:<names$}")?;
        for number in numbers {
            let text = if number.is_finite() { format!("{number:.4}") } else { "-".to_owned() };
            write!(self.out, " {text:>NUMBER$}")?;
        }
        let space = if remark.is_empty() { "" } else { "  " };
        writeln!(self.out, "{space}{remark}")
    }

    /// Ends the table.
    pub(crate) fn close(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
