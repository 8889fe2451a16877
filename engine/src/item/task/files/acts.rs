//! What each action does to folders and files.

use super::search::Search;
use super::{Aside, BIN, Column, File, Files, Folder, Kind, Order, Question, Way};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::{Text, say};

pub(super) const VERBS: Verbs = &[
    ("enter", &["folder"]),
    ("open", &["item"]),
    ("close", &[]),
    ("sort", &["by"]),
    ("find", &["words?", "kind?", "age?", "size?"]),
    ("make", &["name?"]),
    ("to_move", &["items?"]),
    ("to_copy", &["items?"]),
    ("to_rename", &["items?"]),
    ("to_zip", &["items?"]),
    ("move", &["items", "folder"]),
    ("copy", &["items", "folder"]),
    ("rename", &["item", "name"]),
    ("zip", &["items", "name"]),
    ("unzip", &["item"]),
    ("delete", &["items?"]),
    ("restore", &["items?"]),
];

impl Files {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "enter" => self.enter(act.get("folder")),
            "open" => self.open(act.get("item")),
            "close" => Ok(self.done(say("task-files-closed"))),
            "sort" => self.sort(act.get("by")),
            "find" => Ok(self.find(act)),
            "make" => self.make(act.get("name").trim()),
            "to_move" => self.ask(Question::Move, act),
            "to_copy" => self.ask(Question::Copy, act),
            "to_rename" => self.ask(Question::Rename, act),
            "to_zip" => self.ask(Question::Zip, act),
            "move" => self.move_to(&self.ticked(act)?, act.get("folder")),
            "copy" => self.copy(&self.ticked(act)?, act.get("folder")),
            "rename" => self.rename(act.get("item"), act.get("name").trim()),
            "zip" => self.zip(&self.ticked(act)?, act.get("name").trim()),
            "unzip" => self.unzip(act.get("item")),
            "delete" => self.delete(&self.ticked(act)?),
            "restore" => self.restore(&self.ticked(act)?),
            _ => Err(Refusal::Impossible),
        }
    }

    /// The things that an action is about, all of which exist.
    fn ticked(&self, act: &Act) -> Result<Vec<String>, Refusal> {
        let items: Vec<String> = act.several("items").map(str::to_owned).collect();
        if items.is_empty() {
            return Err(Refusal::because(say("task-files-none-ticked")));
        }
        if items.iter().all(|id| self.parent_of(id).is_some()) { Ok(items) } else { Err(Refusal::Impossible) }
    }

    fn done(&mut self, text: Text) -> Told {
        self.screen.aside = Aside::Nothing;
        Told::pane(text, "list")
    }

    fn enter(&mut self, folder: &str) -> Result<Told, Refusal> {
        if !self.is_folder(folder) {
            return Err(Refusal::Impossible);
        }
        folder.clone_into(&mut self.screen.folder);
        self.screen.search = None;
        Ok(self.done(say("task-files-entered").with("folder", self.title_of(folder))))
    }

    fn open(&mut self, item: &str) -> Result<Told, Refusal> {
        let name = self.file(item).ok_or(Refusal::Impossible)?.name.clone();
        self.screen.aside = Aside::Details(item.to_owned());
        Ok(Told::pane(say("task-files-opened").with("name", name), "aside"))
    }

    fn sort(&mut self, by: &str) -> Result<Told, Refusal> {
        let by = match by {
            "name" => Column::Name,
            "kind" => Column::Kind,
            "size" => Column::Size,
            "date" => Column::Date,
            _ => return Err(Refusal::Impossible),
        };
        let order = self.screen.order;
        let way = if order.by == by && order.way == Way::Up { Way::Down } else { Way::Up };
        self.screen.order = Order { by, way };
        let told = if way == Way::Up { "task-files-sorted-up" } else { "task-files-sorted-down" };
        Ok(Told::same(say(told)))
    }

    fn find(&mut self, act: &Act) -> Told {
        self.screen.search = Some(Search::of(act));
        let found = self.listed().len();
        self.done(say("task-files-found").with("count", found))
    }

    fn make(&mut self, name: &str) -> Result<Told, Refusal> {
        let parent = self.screen.folder.clone();
        if parent == BIN || self.screen.search.is_some() {
            return Err(Refusal::because(say("task-files-not-here")));
        }
        self.free(&parent, name, "")?;
        let id = self.new_id();
        self.folders.push(Folder { id, name: name.to_owned(), parent, from: super::home() });
        Ok(self.done(say("task-files-made").with("name", name)))
    }

    fn ask(&mut self, question: Question, act: &Act) -> Result<Told, Refusal> {
        let items = self.ticked(act)?;
        if question == Question::Rename && items.len() > 1 {
            return Err(Refusal::because(say("task-files-one-only")));
        }
        self.screen.aside = Aside::Asking(question, items);
        Ok(Told::pane(say("task-files-asking"), "aside"))
    }

    fn move_to(&mut self, items: &[String], folder: &str) -> Result<Told, Refusal> {
        if !self.is_folder(folder) {
            return Err(Refusal::Impossible);
        }
        for id in items {
            if id == folder || self.is_within(folder, id) {
                return Err(Refusal::because(say("task-files-into-itself")));
            }
            self.free(folder, self.name_of(id).unwrap_or_default(), id)?;
        }
        for id in items {
            self.put_in(id, folder);
        }
        let told = say("task-files-moved").with("count", items.len()).with("folder", self.title_of(folder));
        Ok(self.done(told))
    }

    fn copy(&mut self, items: &[String], folder: &str) -> Result<Told, Refusal> {
        if !self.is_folder(folder) || folder == BIN {
            return Err(Refusal::Impossible);
        }
        items.iter().try_for_each(|id| self.copy_to(id, folder))?;
        let told = say("task-files-copied").with("count", items.len()).with("folder", self.title_of(folder));
        Ok(self.done(told))
    }

    fn rename(&mut self, item: &str, name: &str) -> Result<Told, Refusal> {
        let parent = self.parent_of(item).ok_or(Refusal::Impossible)?.to_owned();
        self.free(&parent, name, item)?;
        self.rename_to(item, name);
        Ok(self.done(say("task-files-renamed").with("name", name)))
    }

    /// An archive beside the first thing; what goes into it stays where it is.
    fn zip(&mut self, items: &[String], name: &str) -> Result<Told, Refusal> {
        let holds = self.gathered(items);
        let kb = holds.iter().map(|file| file.kb).sum::<u32>() * 4 / 5;
        let parent = self.parent_of(&items[0]).ok_or(Refusal::Impossible)?.to_owned();
        let name =
            if name.to_lowercase().ends_with(".zip") { name.to_owned() } else { format!("{name}.zip") };
        self.free(&parent, &name, "")?;
        let (id, date) = (self.new_id(), self.today.clone());
        let told = say("task-files-zipped").with("name", name.as_str());
        let (from, text) = (super::home(), String::new());
        self.files.push(File { id, name, parent, from, kb, date, text, holds, origin: None });
        Ok(self.done(told))
    }

    /// The files among some things and in the folders among them.
    fn gathered(&self, items: &[String]) -> Vec<File> {
        let inside = |file: &&File| items.iter().any(|id| *id == file.id || self.is_within(&file.id, id));
        self.files.iter().filter(inside).cloned().collect()
    }

    /// What an archive holds, in a folder of its name beside it.
    fn unzip(&mut self, item: &str) -> Result<Told, Refusal> {
        let archive = self.file(item).filter(|file| Kind::of(&file.name) == Kind::Archive);
        let archive = archive.ok_or(Refusal::Impossible)?.clone();
        let name = archive.name.rsplit_once('.').map_or(archive.name.as_str(), |(stem, _)| stem);
        self.free(&archive.parent, name, "")?;
        let folder = self.new_id();
        let (id, name, from) = (folder.clone(), name.to_owned(), super::home());
        let told = say("task-files-unzipped").with("name", name.as_str());
        self.folders.push(Folder { id, name, parent: archive.parent, from });
        for held in archive.holds {
            let id = self.new_id();
            self.files.push(File {
                origin: Some(held.source().to_owned()),
                id,
                parent: folder.clone(),
                ..held
            });
        }
        Ok(self.done(told))
    }

    fn delete(&mut self, items: &[String]) -> Result<Told, Refusal> {
        if items.iter().any(|id| self.parent_of(id) == Some(BIN)) {
            return Err(Refusal::Impossible);
        }
        for id in items {
            self.put_in(id, BIN);
        }
        Ok(self.done(say("task-files-deleted").with("count", items.len())))
    }

    fn restore(&mut self, items: &[String]) -> Result<Told, Refusal> {
        if items.iter().any(|id| self.parent_of(id) != Some(BIN)) {
            return Err(Refusal::Impossible);
        }
        for id in items {
            self.free(self.home_of(id), self.name_of(id).unwrap_or_default(), id)?;
        }
        for id in items {
            let folder = self.home_of(id).to_owned();
            self.put_in(id, &folder);
        }
        Ok(self.done(say("task-files-restored").with("count", items.len())))
    }
}
