//! Everything that is wrong with the files of a command, said at once.

use std::fmt;
use std::path::Path;

/// Faults in the order found, each `file:line: column: what is wrong and what to do`.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// Something wrong in one cell.
    pub(crate) fn cell(&mut self, file: &Path, line: usize, column: &str, what: impl fmt::Display) {
        self.0.push(format!("{}:{line}: {column}: {what}", file.display()));
    }

    /// Something wrong with a whole line.
    pub(crate) fn line(&mut self, file: &Path, line: usize, what: impl fmt::Display) {
        self.0.push(format!("{}:{line}: {what}", file.display()));
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Goes on only when there is no fault.
    pub(crate) fn refuse(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        let count = self.0.len();
        write!(f, "{count} fault{}, nothing was computed", if count == 1 { "" } else { "s" })
    }
}

impl std::error::Error for Faults {}
