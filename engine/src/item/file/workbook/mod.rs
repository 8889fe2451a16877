//! Workbooks: sheets with a table each, in two formats.

pub(super) mod ods;
pub(super) mod xlsx;

use super::fault;
use super::table::Table;
use crate::item::task::Fault;
use serde::Deserialize;

/// A workbook.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Workbook {
    #[serde(default)]
    pub(super) author: String,
    pub(super) sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    /// On its tab.
    pub(super) name: String,
    /// Whether its tab is hidden.
    #[serde(default)]
    pub(super) hidden: bool,
    pub(super) table: Table,
}

impl Workbook {
    pub(super) fn faults(&self, at: &str, found: &mut Vec<Fault>) {
        if !self.sheets.iter().any(|sheet| !sheet.hidden) {
            found.push(fault(at, "no sheet can be seen", "show one sheet at least"));
        }
        for (number, sheet) in self.sheets.iter().enumerate() {
            let at = format!("{at}.sheets.{number}");
            // What the programs refuse in the name of a tab.
            if sheet.name.chars().count() > 31
                || sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\', '\''])
            {
                let message = format!("`{}` cannot be the name of a sheet", sheet.name);
                found.push(fault(format!("{at}.name"), message, "use at most 31 letters, digits and spaces"));
            }
            sheet.table.faults(&format!("{at}.table"), found);
        }
    }
}
