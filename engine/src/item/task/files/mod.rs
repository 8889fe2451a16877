//! A file manager: folders, files, copies, archives, a bin, sorting and searching.

mod acts;
mod check;
mod judge;
mod search;
mod store;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use serde::Deserialize;

/// The folder around everything, and the one for what is thrown away.
const HOME: &str = "home";
const BIN: &str = "bin";

/// A file manager in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the names that authors write")]
pub struct Files {
    /// The day on which the person works, `2026-04-05`.
    today: String,
    folders: Vec<Folder>,
    files: Vec<File>,
    #[serde(skip)]
    screen: Screen,
    /// How many things were made: their ids.
    #[serde(skip)]
    made: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    id: String,
    name: String,
    #[serde(rename = "in", default = "home")]
    parent: String,
    /// Where it lay before it was thrown away.
    #[serde(default = "home")]
    from: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    name: String,
    #[serde(rename = "in", default = "home")]
    parent: String,
    /// Where it lay before it was thrown away.
    #[serde(default = "home")]
    from: String,
    /// Size in kilobytes.
    kb: u32,
    /// Day of the last change, `2026-03-12`.
    date: String,
    /// What one reads in it.
    #[serde(default)]
    text: String,
    /// What an archive holds.
    #[serde(default)]
    holds: Vec<File>,
    /// The file it is a copy of.
    #[serde(skip)]
    origin: Option<String>,
}

impl File {
    /// The id of the file of which this one is a copy, or its own.
    fn source(&self) -> &str {
        self.origin.as_deref().unwrap_or(&self.id)
    }
}

/// What the window shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Screen {
    folder: String,
    order: Order,
    search: Option<search::Search>,
    aside: Aside,
}

/// What stands beside the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Aside {
    Nothing,
    Details(String),
    /// A question about some things before something is done with them.
    Asking(Question, Vec<String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Move,
    Copy,
    Rename,
    Zip,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    by: Column,
    way: Way,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Kind,
    Size,
    Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Default for Screen {
    fn default() -> Self {
        let order = Order { by: Column::Name, way: Way::Up };
        Self { folder: home(), order, search: None, aside: Aside::Nothing }
    }
}

fn home() -> String {
    HOME.to_owned()
}

/// What a file is, by the end of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Archive,
    Picture,
    Pdf,
    Sheet,
    Slides,
    Sound,
    Text,
    Video,
    Other,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Archive,
        Self::Picture,
        Self::Pdf,
        Self::Sheet,
        Self::Slides,
        Self::Sound,
        Self::Text,
        Self::Video,
        Self::Other,
    ];

    fn of(name: &str) -> Self {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
        match end.as_str() {
            "zip" | "7z" | "tar" | "gz" => Self::Archive,
            "jpg" | "jpeg" | "png" | "gif" | "svg" | "webp" | "heic" => Self::Picture,
            "pdf" => Self::Pdf,
            "ods" | "xlsx" | "xls" | "csv" => Self::Sheet,
            "odp" | "pptx" => Self::Slides,
            "mp3" | "wav" | "ogg" | "m4a" | "flac" => Self::Sound,
            "odt" | "docx" | "doc" | "txt" | "rtf" | "md" => Self::Text,
            "mp4" | "mov" | "avi" | "webm" | "mkv" => Self::Video,
            _ => Self::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Sheet => "sheet",
            Self::Slides => "slides",
            Self::Sound => "sound",
            Self::Text => "text",
            Self::Video => "video",
            Self::Other => "other",
        }
    }
}

impl App for Files {
    fn name(&self) -> &'static str {
        "files"
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        judge::CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        self.ids_of(field)
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        self.mistakes()
    }
}
