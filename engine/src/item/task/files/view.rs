//! How a file manager looks: places, the list, and what is asked or told of some things.

use super::search::{AGES, SIZES, Search};
use super::{Aside, BIN, Column, File, Files, HOME, Kind, Question, Way as Direction};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, day_words, say};
use crate::item::task::view::{
    Block, Button, Cell, Field, Form, Look, Pane, PanePlace, Pick, Row, Rows, Table, View, Way,
};

impl Files {
    pub(super) fn window(&self) -> View {
        let busy = self.screen.aside != Aside::Nothing;
        let (front, back) =
            if busy { (PanePlace::Behind, PanePlace::Front) } else { (PanePlace::Front, PanePlace::Behind) };
        let mut panes = vec![
            Pane::new("places", say("task-files-places"), front, self.places()),
            Pane::new("list", self.heading(), front, self.list()),
            Pane::new("find", say("task-files-find"), front, vec![Block::Form(self.search())]),
        ];
        if busy {
            let (title, blocks) = self.aside();
            panes.push(Pane::new("aside", title, back, blocks));
        }
        View { panes }
    }

    /// The title of a folder, also of those that every file manager has.
    pub(super) fn title_of(&self, folder: &str) -> Text {
        match folder {
            HOME => say("task-files-home"),
            BIN => say("task-files-bin"),
            other => Text::words(self.name_of(other).unwrap_or(other)),
        }
    }

    /// Where a thing lies, from the outside in.
    fn way_to<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        let mut way = vec![id];
        while let Some(parent) =
            self.parent_of(way[way.len() - 1]).filter(|_| way.len() <= self.folders.len() + 1)
        {
            way.push(parent);
        }
        way.reverse();
        way
    }

    fn places(&self) -> Vec<Block> {
        let home = Row { rows: self.branches(HOME), ..self.place(HOME, "home") };
        let rows = vec![home, self.place(BIN, "bin")];
        vec![Block::Rows(Rows::new(say("task-files-places"), "places", rows))]
    }

    fn branches(&self, folder: &str) -> Vec<Row> {
        let below = self.folders.iter().filter(|it| it.parent == folder);
        below.map(|it| Row { rows: self.branches(&it.id), ..self.place(&it.id, "folder") }).collect()
    }

    fn place(&self, folder: &str, icon: &'static str) -> Row {
        let here = self.screen.search.is_none() && self.screen.folder == folder;
        let row = Row::new(self.title_of(folder), Act::on("enter", "folder", folder)).current_if(here);
        Row { icon, ..row }
    }

    fn search(&self) -> Form {
        let nothing =
            || Search { words: String::new(), kind: String::new(), age: String::new(), size: String::new() };
        let now = self.screen.search.clone().unwrap_or_else(nothing);
        let kinds = Kind::ALL.map(|kind| (kind.name(), kind_words(kind)));
        let ages = AGES.iter().map(|(age, _)| *age).chain(["old"]).map(|age| (age, age_words(age)));
        let sizes = SIZES.iter().map(|(size, _)| (*size, size_words(size)));
        Form {
            fields: vec![
                Field::line("words", say("task-files-find-words"), now.words),
                Field::choice("kind", say("task-files-kind"), kinds, &now.kind),
                Field::choice("age", say("task-files-changed"), ages, &now.age),
                Field::choice("size", say("task-files-size"), sizes, &now.size),
            ],
            ways: vec![Way::other("find", say("task-files-find")).icon("glass")],
            ..Form::new(say("task-files-find"), "look")
        }
    }

    fn heading(&self) -> Text {
        match &self.screen.search {
            Some(_) => say("task-files-results"),
            None => self.title_of(&self.screen.folder),
        }
    }

    fn list(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let crumbs = self.crumbs();
        if self.screen.search.is_none() && crumbs.len() > 1 {
            blocks.push(Block::Toolbar { label: say("task-files-way"), buttons: crumbs });
        }
        let listed = self.listed();
        if listed.is_empty() {
            blocks.push(Block::Paragraph(say("task-files-empty")));
        } else {
            blocks.push(Block::Form(Form {
                table: Some(self.table(&listed)),
                ways: self.doings(),
                ..Form::new(say("task-files-things"), "things")
            }));
        }
        if self.screen.search.is_none() && self.screen.folder != BIN {
            blocks.push(Block::Form(Form {
                fields: vec![Field::line("name", say("task-files-new-folder"), "")],
                ways: vec![Way::other("make", say("task-files-make")).icon("folder-new")],
                ..Form::new(say("task-files-new-folder"), "inline")
            }));
        }
        blocks
    }

    fn crumbs(&self) -> Vec<Button> {
        let way = self.way_to(&self.screen.folder);
        let crumb = |folder: &&str| {
            let here = *folder == self.screen.folder;
            let look = if here { Look::Current } else { Look::Link };
            Button::new(self.title_of(folder), Act::on("enter", "folder", *folder)).look(look)
        };
        way.iter().map(crumb).collect()
    }

    fn doings(&self) -> Vec<Way> {
        if self.screen.folder == BIN && self.screen.search.is_none() {
            return vec![Way::other("restore", say("task-files-restore")).icon("undo")];
        }
        vec![
            Way::other("to_move", say("task-files-move")).icon("folder"),
            Way::other("to_copy", say("task-files-copy")).icon("copy"),
            Way::other("to_rename", say("task-files-rename")).icon("pen"),
            Way::other("to_zip", say("task-files-zip")).icon("zip"),
            Way::other("delete", say("task-files-delete")).icon("bin"),
        ]
    }

    fn table(&self, listed: &[&str]) -> Table {
        let columns = [
            (Column::Name, "name", "task-files-name"),
            (Column::Kind, "kind", "task-files-kind"),
            (Column::Size, "size", "task-files-size"),
            (Column::Date, "date", "task-files-changed"),
        ];
        let head = columns.map(|(column, by, key)| {
            let order = self.screen.order;
            let icon = match (order.by == column, order.way) {
                (true, Direction::Up) => "up",
                (true, Direction::Down) => "down",
                _ => "",
            };
            let look = if order.by == column { Look::Current } else { Look::Plain };
            Cell::button(Button::new(say(key), Act::on("sort", "by", by)).icon(icon).look(look))
        });
        Table {
            caption: self.heading(),
            look: "things",
            head: head.into(),
            rows: listed.iter().map(|id| self.line(id)).collect(),
        }
    }

    fn line(&self, id: &str) -> Vec<Cell> {
        let Some(file) = self.file(id) else { return self.folder_line(id) };
        let kind = Kind::of(&file.name);
        let open = Button::new(file.name.as_str().into(), Act::on("open", "item", id)).icon(kind_icon(kind));
        let name = Cell { pick: Some(pick(id, &file.name)), ..Cell::button(open.look(Look::Link)) };
        vec![name, Cell::text(kind_words(kind)), Cell::text(size(file.kb)), Cell::text(day_words(&file.date))]
    }

    fn folder_line(&self, id: &str) -> Vec<Cell> {
        let name = self.name_of(id).unwrap_or_default();
        let enter = Button::new(name.into(), Act::on("enter", "folder", id)).icon("folder").look(Look::Link);
        let first = Cell { pick: Some(pick(id, name)), ..Cell::button(enter) };
        vec![first, Cell::text(say("task-files-folder")), Cell::text("".into()), Cell::text("".into())]
    }

    fn aside(&self) -> (Text, Vec<Block>) {
        match &self.screen.aside {
            Aside::Nothing => ("".into(), Vec::new()),
            Aside::Details(id) => self.details(id),
            Aside::Asking(question, items) => self.asking(*question, items),
        }
    }

    fn details(&self, id: &str) -> (Text, Vec<Block>) {
        let Some(file) = self.file(id) else { return ("".into(), Vec::new()) };
        let places: Vec<Text> = self.way_to(&file.parent).iter().map(|id| self.title_of(id)).collect();
        let facts = vec![
            (say("task-files-kind"), kind_words(Kind::of(&file.name))),
            (say("task-files-size"), size(file.kb)),
            (say("task-files-changed"), day_words(&file.date)),
            (say("task-files-in"), places.last().cloned().unwrap_or_else(|| "".into())),
        ];
        let thrown = (file.parent == BIN).then(|| (say("task-files-from"), self.title_of(self.home_of(id))));
        let facts = facts.into_iter().chain(thrown).collect();
        let mut blocks = vec![
            Block::Toolbar { label: say("task-files-things"), buttons: closing(file) },
            Block::Facts(facts),
        ];
        if !file.text.is_empty() {
            blocks.push(Block::Paragraph(file.text.trim().into()));
        }
        if !file.holds.is_empty() {
            let held = file.holds.iter().map(|held| Row {
                icon: kind_icon(Kind::of(&held.name)),
                notes: vec![size(held.kb)],
                ..Row::said(held.name.as_str())
            });
            blocks.push(Block::Rows(Rows::new(say("task-files-held"), "held", held.collect())));
        }
        (file.name.as_str().into(), blocks)
    }

    fn asking(&self, question: Question, items: &[String]) -> (Text, Vec<Block>) {
        let names = items.iter().filter_map(|id| self.name_of(id)).map(Row::said);
        let first = items.first().and_then(|id| self.name_of(id)).unwrap_or_default();
        let all = ("items", items.join(" "));
        let (key, field, known, verb) = match question {
            Question::Move => ("task-files-move", self.where_to(items), all, "move"),
            Question::Copy => ("task-files-copy", self.where_to(items), all, "copy"),
            Question::Rename => (
                "task-files-rename",
                Field::line("name", say("task-files-new-name"), first),
                ("item", items.join(" ")),
                "rename",
            ),
            Question::Zip => {
                ("task-files-zip", Field::line("name", say("task-files-zip-name"), ""), all, "zip")
            }
        };
        let form = Form {
            known: vec![known],
            fields: vec![field],
            ways: vec![Way::main(verb, say(key)), Way::other("close", say("task-files-cancel"))],
            ..Form::new(say(key), "ask")
        };
        (
            say(key),
            vec![
                Block::Rows(Rows::new(say("task-files-things"), "held", names.collect())),
                Block::Form(form),
            ],
        )
    }

    /// A choice among all folders, each with the way to it.
    fn where_to(&self, items: &[String]) -> Field {
        let ids = std::iter::once(HOME).chain(self.folders.iter().map(|folder| folder.id.as_str()));
        let free = ids.filter(|id| {
            !items.iter().any(|item| item == id || self.is_within(id, item)) && !self.is_within(id, BIN)
        });
        let option = |id: &str| {
            let names: Vec<&str> = self
                .way_to(id)
                .into_iter()
                .filter(|id| *id != HOME)
                .filter_map(|id| self.name_of(id))
                .collect();
            (id.to_owned(), if names.is_empty() { say("task-files-home") } else { names.join(" › ").into() })
        };
        Field::choice("folder", say("task-files-where"), free.map(option), "")
    }
}

fn closing(file: &File) -> Vec<Button> {
    let close = Button::new(say("task-files-close"), Act::plain("close")).icon("back");
    let unzip = Button::new(say("task-files-unzip"), Act::on("unzip", "item", &file.id)).icon("zip");
    let archive = Kind::of(&file.name) == Kind::Archive;
    std::iter::once(close).chain(archive.then_some(unzip)).collect()
}

fn pick(id: &str, name: &str) -> Pick {
    Pick {
        name: "items".to_owned(),
        value: id.to_owned(),
        label: say("task-files-tick").with("name", name),
        ticked: false,
    }
}

fn kind_words(kind: Kind) -> Text {
    say(match kind {
        Kind::Archive => "task-files-archive",
        Kind::Picture => "task-files-picture",
        Kind::Pdf => "task-files-pdf",
        Kind::Sheet => "task-files-sheet",
        Kind::Slides => "task-files-slides",
        Kind::Sound => "task-files-sound",
        Kind::Text => "task-files-text",
        Kind::Video => "task-files-video",
        Kind::Other => "task-files-other",
    })
}

fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Archive => "zip",
        Kind::Picture => "picture",
        Kind::Sheet => "sheet",
        Kind::Sound => "sound",
        Kind::Video => "video",
        _ => "file",
    }
}

fn age_words(age: &str) -> Text {
    say(match age {
        "week" => "task-files-week",
        "month" => "task-files-month",
        "year" => "task-files-year",
        _ => "task-files-old",
    })
}

fn size_words(size: &str) -> Text {
    say(match size {
        "mb1" => "task-files-over-1",
        "mb10" => "task-files-over-10",
        _ => "task-files-over-100",
    })
}

/// Kilobytes below a thousand, else megabytes with a tenth.
fn size(kb: u32) -> Text {
    if kb < 1_000 {
        return say("task-files-kb").with("size", kb.to_string());
    }
    say("task-files-mb").with("whole", (kb / 1_000).to_string()).with("tenth", (kb % 1_000 / 100).to_string())
}
