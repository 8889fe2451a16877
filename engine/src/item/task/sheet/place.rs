//! Places in a sheet: `B7`, `$B7`, `B2:B9`.

use std::fmt;

/// Most columns, A to Z.
pub(super) const MOST_COLUMNS: usize = 26;
/// Most rows.
pub(super) const MOST_ROWS: usize = 60;

/// A cell, by column and row from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl Place {
    /// The cell with this name, whatever the case; `None` outside the largest sheet.
    pub(super) fn read(name: &str) -> Option<Self> {
        let name = name.trim();
        let column = name.chars().next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
        let row: usize = name[1..].parse().ok()?;
        let column = usize::from(u8::try_from(column).ok()? - b'A');
        (1..=MOST_ROWS).contains(&row).then(|| Self { row: row - 1, column })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_name(self.column), self.row + 1)
    }
}

/// A to Z.
pub(super) fn column_name(column: usize) -> char {
    u8::try_from(column).map_or('?', |column| char::from(b'A' + column.min(25)))
}

/// A block of cells between two corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) first: Place,
    pub(super) last: Place,
}

impl Range {
    /// `B2:B9`, or one cell.
    pub(super) fn read(name: &str) -> Option<Self> {
        let (a, b) = name.split_once(':').unwrap_or((name, name));
        let (a, b) = (Place::read(a)?, Place::read(b)?);
        let first = Place { row: a.row.min(b.row), column: a.column.min(b.column) };
        let last = Place { row: a.row.max(b.row), column: a.column.max(b.column) };
        Some(Self { first, last })
    }

    /// Its cells, row by row.
    pub(super) fn cells(self) -> impl Iterator<Item = Place> {
        let columns = self.first.column..=self.last.column;
        (self.first.row..=self.last.row)
            .flat_map(move |row| columns.clone().map(move |column| Place { row, column }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_ranges_are_read_as_people_write_them() {
        let names = |range: &str| {
            let range = Range::read(range)?;
            Some(range.cells().map(|place| place.to_string()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(names("b2").unwrap(), "B2");
        assert_eq!(names("A1:B2").unwrap(), "A1 B1 A2 B2");
        assert_eq!(names(" c3 : c2 ").unwrap(), "C2 C3");
        for wrong in ["", "B", "7", "B0", "B61", "AA1", "B2:", "É1"] {
            assert_eq!(names(wrong), None, "{wrong}");
        }
    }
}
