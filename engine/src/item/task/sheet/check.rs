//! What an author may get wrong in a sheet.

use super::Sheet;
use super::formula::{Fault as Failed, Value};
use super::place::{MOST_COLUMNS, MOST_ROWS};
use crate::item::task::app::Fault;

impl Sheet {
    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let (columns, rows) = self.extent();
        if self.rows.is_empty() || rows > MOST_ROWS || columns > MOST_COLUMNS {
            let message = format!("the sheet has {columns} columns and {rows} rows");
            faults.push(Fault {
                at: "rows".to_owned(),
                message,
                help: "1 to 26 columns, 1 to 60 rows, room included",
            });
        }
        let mut worth = self.worth();
        for place in self.cells.keys() {
            if worth.at(*place) == Value::Fault(Failed::Formula) {
                let at = format!("rows.{}.{}", place.row, place.column);
                let message = format!("the formula in {place} cannot be read");
                faults.push(Fault { at, message, help: "write it as people of the language do" });
            }
        }
        faults
    }
}
