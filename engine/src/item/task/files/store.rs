//! Things in folders: finding them, naming them, moving them about.

use super::{BIN, File, Files, HOME};
use crate::item::task::app::Refusal;
use crate::item::task::text::say;

impl Files {
    pub(super) fn file(&self, id: &str) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }

    pub(super) fn is_folder(&self, id: &str) -> bool {
        [HOME, BIN].contains(&id) || self.folders.iter().any(|folder| folder.id == id)
    }

    /// Folder in which a thing lies.
    pub(super) fn parent_of(&self, id: &str) -> Option<&str> {
        let folder = self.folders.iter().find(|folder| folder.id == id).map(|folder| folder.parent.as_str());
        folder.or_else(|| self.file(id).map(|file| file.parent.as_str()))
    }

    pub(super) fn name_of(&self, id: &str) -> Option<&str> {
        let folder = self.folders.iter().find(|folder| folder.id == id).map(|folder| folder.name.as_str());
        folder.or_else(|| self.file(id).map(|file| file.name.as_str()))
    }

    /// Ids of what lies in a folder: folders, then files.
    pub(super) fn inside(&self, folder: &str) -> impl Iterator<Item = &str> {
        let folders = self.folders.iter().filter(move |it| it.parent == folder).map(|it| it.id.as_str());
        folders.chain(self.files.iter().filter(move |it| it.parent == folder).map(|it| it.id.as_str()))
    }

    /// Whether a thing lies in a folder, however deep.
    pub(super) fn is_within(&self, id: &str, folder: &str) -> bool {
        let mut here = id;
        // As many steps as there are folders: a circle, which the check refuses, would go on for ever.
        for _ in 0..=self.folders.len() {
            match self.parent_of(here) {
                Some(parent) if parent == folder => return true,
                Some(parent) => here = parent,
                None => return false,
            }
        }
        false
    }

    /// Refuses a name that is taken in a folder, or is none.
    pub(super) fn free(&self, folder: &str, name: &str, but: &str) -> Result<(), Refusal> {
        if name.is_empty() || name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
            return Err(Refusal::because(say("task-files-bad-name")));
        }
        let taken = self.inside(folder).any(|id| id != but && self.has_name(id, name));
        if taken { Err(Refusal::because(say("task-files-name-taken").with("name", name))) } else { Ok(()) }
    }

    pub(super) fn has_name(&self, id: &str, name: &str) -> bool {
        self.name_of(id).is_some_and(|own| own.to_lowercase() == name.to_lowercase())
    }

    pub(super) fn put_in(&mut self, id: &str, folder: &str) {
        let folders = self.folders.iter_mut().map(|it| (&it.id, &mut it.parent, &mut it.from));
        let files = self.files.iter_mut().map(|it| (&it.id, &mut it.parent, &mut it.from));
        for (_, parent, from) in folders.chain(files).filter(|(it, ..)| *it == id) {
            if folder == BIN {
                parent.clone_into(from);
            }
            folder.clone_into(parent);
        }
    }

    /// Where a thing in the bin goes back to: the folder it lay in, unless that one is gone too.
    pub(super) fn home_of(&self, id: &str) -> &str {
        let folder = self.folders.iter().find(|folder| folder.id == id).map(|folder| folder.from.as_str());
        let from = folder.or_else(|| self.file(id).map(|file| file.from.as_str())).unwrap_or(HOME);
        let gone = !self.is_folder(from) || from == BIN || self.is_within(from, BIN);
        if gone { HOME } else { from }
    }

    pub(super) fn rename_to(&mut self, id: &str, name: &str) {
        let folders = self.folders.iter_mut().map(|it| (&it.id, &mut it.name));
        let files = self.files.iter_mut().map(|it| (&it.id, &mut it.name));
        folders.chain(files).filter(|(it, _)| *it == id).for_each(|(_, own)| name.clone_into(own));
    }

    /// An id for something made.
    pub(super) fn new_id(&mut self) -> String {
        self.made += 1;
        format!("made-{}", self.made)
    }

    /// A copy in a folder, under the same name or the first free one (`plan (2).pdf`).
    pub(super) fn copy_to(&mut self, id: &str, folder: &str) -> Result<(), Refusal> {
        let file = self.file(id).ok_or_else(|| Refusal::because(say("task-files-folder-copy")))?.clone();
        let (stem, end) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        let end = if end.is_empty() { String::new() } else { format!(".{end}") };
        let names = std::iter::once(file.name.clone()).chain((2..).map(|n| format!("{stem} ({n}){end}")));
        let free = |name: &String| !self.inside(folder).any(|it| self.has_name(it, name));
        let name = names.into_iter().find(free).unwrap_or_default();
        let origin = Some(file.source().to_owned());
        let id = self.new_id();
        self.files.push(File { id, name, parent: folder.to_owned(), origin, ..file });
        Ok(())
    }
}
