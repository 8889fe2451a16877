//! Files in one file.

use super::fault;
use super::named::Named;
use super::zip::Zip;
use crate::item::task::Fault;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What is in an archive.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    files: Vec<Named>,
}

impl Archive {
    pub(super) fn bytes(&self, locale: &str) -> Vec<u8> {
        let mut zip = Zip::default();
        for file in &self.files {
            zip.add(&path(file), file.day, &file.bytes(locale));
        }
        zip.bytes()
    }

    pub(super) fn faults(&self, locale: &str, at: &str, found: &mut Vec<Fault>) {
        let mut paths = BTreeSet::new();
        for (number, file) in self.files.iter().enumerate() {
            file.faults(locale, &format!("{at}.files.{number}."), found);
            if !paths.insert(path(file)) {
                let message = format!("`{}` is there twice", path(file));
                found.push(fault(format!("{at}.files.{number}"), message, "give each file its own name"));
            }
        }
    }
}

fn path(file: &Named) -> String {
    format!("{}.{}", file.name, file.form.kind().extension())
}
