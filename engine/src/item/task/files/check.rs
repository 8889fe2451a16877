//! What an author may get wrong in folders and files.

use super::{BIN, File, Files, HOME};
use crate::item::task::app::{Fault, id_faults};
use crate::item::task::day::number;

impl Files {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        let folders = self.folders.iter().map(|folder| folder.id.as_str());
        match field {
            "folder" => Some([HOME, BIN].into_iter().chain(folders).collect()),
            "item" | "items" => {
                let held = self.files.iter().flat_map(|file| std::iter::once(file).chain(&file.holds));
                Some(folders.chain(held.map(|file| file.id.as_str())).collect())
            }
            _ => None,
        }
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let mut ids: Vec<(String, &str)> = self
            .folders
            .iter()
            .enumerate()
            .map(|(n, it)| (format!("folders.{n}.id"), it.id.as_str()))
            .collect();
        for (number, file) in self.files.iter().enumerate() {
            ids.push((format!("files.{number}.id"), &file.id));
            let held = file.holds.iter().enumerate();
            ids.extend(held.map(|(n, it)| (format!("files.{number}.holds.{n}.id"), it.id.as_str())));
        }
        let mut faults = id_faults(ids.into_iter(), &[HOME, BIN]);
        for (number, folder) in self.folders.iter().enumerate() {
            let at = format!("folders.{number}.in");
            if !self.is_folder(&folder.parent) {
                faults.push(Fault::unknown(at, &folder.parent));
            } else if self.is_within(&folder.id, &folder.id) {
                let message = format!("`{}` lies in itself", folder.id);
                faults.push(Fault { at, message, help: "put it in another folder" });
            }
        }
        for (number, file) in self.files.iter().enumerate() {
            for (field, folder) in [("in", &file.parent), ("from", &file.from)] {
                if !self.is_folder(folder) {
                    faults.push(Fault::unknown(format!("files.{number}.{field}"), folder));
                }
            }
            faults.extend(self.twin(file, number));
        }
        faults.extend(self.bad_days());
        faults
    }

    /// Two things of one name in one folder.
    fn twin(&self, file: &File, number: usize) -> Option<Fault> {
        let twin = self.inside(&file.parent).any(|id| id != file.id && self.has_name(id, &file.name));
        let message = format!("`{}` is also the name of something beside it", file.name);
        twin.then(|| Fault { at: format!("files.{number}.name"), message, help: "choose another name" })
    }

    fn bad_days(&self) -> Vec<Fault> {
        let files = self.files.iter().enumerate().map(|(n, file)| (format!("files.{n}.date"), &file.date));
        let days = std::iter::once(("today".to_owned(), &self.today)).chain(files);
        let bad = days.filter(|(_, date)| number(date).is_none());
        let fault = |(at, date): (String, &String)| Fault {
            at,
            message: format!("`{date}` is not a day"),
            help: "write `year-month-day`: 2026-03-12",
        };
        bad.map(fault).collect()
    }
}
