//! What an author may get wrong in a program.

use super::grid::Grid;
use super::lines::Lines;
use super::order::NAMES;
use super::{BlockKind, Case, Program};
use crate::item::task::app::{Fault, id_faults};

impl Program {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "case" | "cases" => Some(self.cases.iter().map(|case| case.id.as_str()).collect()),
            "order" => Some(NAMES.to_vec()),
            _ => None,
        }
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let blocks = self.blocks.iter().enumerate();
        let mut faults = id_faults(blocks.map(|(n, it)| (format!("blocks.{n}.id"), it.id.as_str())), &[]);
        let cases = self.cases.iter().enumerate();
        faults.extend(id_faults(cases.map(|(n, it)| (format!("cases.{n}.id"), it.id.as_str())), &[]));
        if let Err(line) = Lines::read(&self.start) {
            let message = format!("line {line} of the program cannot be read");
            let help = "one order on each line, two spaces for each block around it, 40 lines at most";
            faults.push(Fault { at: "start".to_owned(), message, help });
        }
        if self.here().is_none() {
            let message = "no case is shown".to_owned();
            faults.push(Fault { at: "cases".to_owned(), message, help: "add one that is not hidden" });
        }
        faults.extend(self.blocks.iter().enumerate().filter_map(|(n, block)| self.block_fault(n, block)));
        faults.extend(self.cases.iter().enumerate().filter_map(|(n, case)| self.case_fault(n, case)));
        faults
    }

    fn block_fault(&self, number: usize, block: &BlockKind) -> Option<Fault> {
        // What the place of a value may hold: a number, a comparison, something that the robot sees.
        let orders: Vec<_> = ["1", "1 = 1", "wall"].into_iter().filter_map(|it| block.order(it)).collect();
        let fits = orders.iter().any(|order| self.has_robot() || !order.moves());
        let message = format!("`{}` is no order here", block.order);
        (!fits).then(|| Fault { at: format!("blocks.{number}.is"), message, help: "see TASKS.md" })
    }

    fn case_fault(&self, number: usize, case: &Case) -> Option<Fault> {
        let at = |field: &str| format!("cases.{number}.{field}");
        if self.has_robot() {
            let why = Grid::read(&case.grid).err()?;
            let message = format!("this floor cannot be read: {why}");
            return Some(Fault { at: at("grid"), message, help: "see TASKS.md" });
        }
        let stray = case.given.split_whitespace().find(|pair| !pair.contains('='))?;
        let message = format!("`{stray}` says nothing");
        Some(Fault { at: at("given"), message, help: "write `name=value`, with spaces between" })
    }
}
