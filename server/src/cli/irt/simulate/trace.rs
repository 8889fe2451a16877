//! Every step of every test, as a table.

use super::people::People;
use crate::cli::Failure;
use crate::cli::irt::table::ItemTable;
use csv::Writer;
use jalon_engine::simulation::adaptive::TestBlock;
use std::fs::File;
use std::path::Path;

/// A file with one row for each answer; an infinite standard error is written `inf`.
pub(super) struct Trace {
    rows: Writer<File>,
    path: String,
    failed: Option<csv::Error>,
}

impl Trace {
    /// Begins the file.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let file = File::create(path).map_err(|error| format!("cannot write {name}: {error}"))?;
        let mut rows = Writer::from_writer(file);
        rows.write_record(["person", "step", "item", "score", "theta", "standard_error"])?;
        Ok(Self { rows, path: name, failed: None })
    }

    /// Adds the steps of a block; after a failure, nothing more.
    pub(super) fn add(&mut self, block: &TestBlock, items: &ItemTable, people: &People) {
        if self.failed.is_none() {
            self.failed = self.write(block, items, people).err();
        }
    }

    fn write(&mut self, block: &TestBlock, items: &ItemTable, people: &People) -> csv::Result<()> {
        for test in block.tests() {
            let person = people.name(test.simulee);
            for (step, done) in (1_usize..).zip(test.steps) {
                let item = &*items.names()[done.item as usize];
                let (step, score) = (step.to_string(), done.score.to_string());
                let (theta, error) = (done.theta.0.to_string(), done.standard_error.0.to_string());
                self.rows.write_record([&*person, &*step, item, &*score, &*theta, &*error])?;
            }
        }
        Ok(())
    }

    /// Ends the file, or tells what went wrong.
    pub(super) fn close(mut self) -> Result<(), Failure> {
        let done = match self.failed {
            None => self.rows.flush().map_err(csv::Error::from),
            Some(error) => Err(error),
        };
        done.map_err(|error| format!("cannot write {}: {error}", self.path).into())
    }
}
