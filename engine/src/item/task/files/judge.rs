//! What can be asked of folders and files.

use super::{BIN, File, Files, Kind};
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use crate::item::text_match::{Ignored, normalise};
use std::collections::BTreeSet;

pub(super) const CONDITIONS: Verbs = &[
    ("in_folder", &["item", "folder"]),
    ("folder_holds", &["folder", "items"]),
    ("in_named", &["item", "name", "folder?"]),
    ("named", &["item", "name"]),
    ("deleted", &["item"]),
    ("copied", &["item", "folder"]),
    ("zipped", &["items", "name?"]),
    ("unzipped", &["item"]),
    ("opened", &["item"]),
];

impl Files {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        let (item, folder) = (condition.get("item"), condition.get("folder"));
        match condition.is.as_str() {
            "in_folder" => self.parent_of(item) == Some(folder),
            "folder_holds" => {
                let wanted: BTreeSet<&str> = condition.several("items").into_iter().collect();
                self.inside(folder).collect::<BTreeSet<_>>() == wanted
            }
            "in_named" => self.parent_of(item).is_some_and(|parent| {
                let above =
                    condition.given("folder").is_none_or(|above| self.parent_of(parent) == Some(above));
                above && self.name_of(parent).is_some_and(|name| says(condition, name))
            }),
            "named" => self.name_of(item).is_some_and(|name| says(condition, name)),
            "deleted" => self.is_within(item, BIN),
            "copied" => {
                self.files.iter().any(|file| file.parent == folder && file.origin.as_deref() == Some(item))
            }
            "zipped" => self.files.iter().any(|file| self.is_archive_of(file, condition)),
            "unzipped" => {
                let held = self.file(item).map(|archive| &archive.holds);
                let out =
                    |held: &File| self.files.iter().any(|file| file.origin.as_deref() == Some(held.source()));
                held.is_some_and(|held| !held.is_empty() && held.iter().all(out))
            }
            "opened" => matches!(&self.screen.aside, super::Aside::Details(open) if open == item),
            _ => false,
        }
    }

    fn is_archive_of(&self, file: &File, condition: &Condition) -> bool {
        let mut wanted = condition.several("items");
        let mut held: Vec<&str> = file.holds.iter().map(File::source).collect();
        wanted.sort_unstable();
        held.sort_unstable();
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
        let named = condition.given("name").is_none() || says(condition, stem) || says(condition, &file.name);
        Kind::of(&file.name) == Kind::Archive && !self.is_within(&file.id, BIN) && wanted == held && named
    }
}

/// Whether a name is one of those wanted, whatever its case, accents and spaces.
fn says(condition: &Condition, name: &str) -> bool {
    let fold = |text: &str| normalise(text, &Ignored::usual());
    condition.any_of("name").any(|wanted| fold(wanted) == fold(name))
}
