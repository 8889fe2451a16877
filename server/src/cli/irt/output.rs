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
        self.cells(name, numbers.iter().map(|&number| rounded(number)), remark)
    }

    /// A row that begins with a count.
    pub(crate) fn counted(
        &mut self,
        name: &str,
        count: usize,
        numbers: &[f64],
        remark: &str,
    ) -> io::Result<()> {
        let numbers = numbers.iter().map(|&number| rounded(number));
        self.cells(name, std::iter::once(count.to_string()).chain(numbers), remark)
    }

    fn cells(&mut self, name: &str, cells: impl Iterator<Item = String>, remark: &str) -> io::Result<()> {
        let names = self.names;
        write!(self.out, "{name:<names$}")?;
        for cell in cells {
            write!(self.out, " {cell:>NUMBER$}")?;
        }
        let space = if remark.is_empty() { "" } else { "  " };
        writeln!(self.out, "{space}{remark}")
    }

    /// Ends the table.
    pub(crate) fn close(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Four decimals; `-` for what is no number, and no sign before 0.
fn rounded(number: f64) -> String {
    if !number.is_finite() {
        return "-".to_owned();
    }
    let text = format!("{number:.4}");
    if text == "-0.0000" { "0.0000".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn nothing_has_no_sign() {
        let told = [-6.4e-18, 0.00004, -0.25, f64::NAN, f64::INFINITY].map(rounded);
        assert_eq!(told, ["0.0000", "0.0000", "-0.2500", "-", "-"]);
    }
}
