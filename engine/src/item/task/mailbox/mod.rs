//! A mailbox: folders, messages, replies, attachments, filter rules, a way to report what is false.

mod acts;
mod check;
mod judge;
mod people;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Folders that every mailbox has.
const FIXED: [&str; 4] = ["inbox", "sent", "junk", "trash"];

/// A mailbox in one state. What an author does not write is empty at first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// Whose it is: `Name <address>`.
    owner: String,
    /// Folders beside those that every mailbox has.
    #[serde(default)]
    folders: Vec<Folder>,
    /// Messages, newest first.
    messages: Vec<Message>,
    /// People in the address book: `Name <address>`.
    #[serde(default)]
    contacts: Vec<String>,
    /// Documents at hand, to attach.
    #[serde(default)]
    documents: Vec<Document>,
    #[serde(skip)]
    rules: Vec<Rule>,
    #[serde(skip)]
    sent: Vec<Sent>,
    #[serde(skip)]
    followed: BTreeSet<(String, String)>,
    #[serde(skip)]
    unwrapped: BTreeSet<(String, String)>,
    #[serde(skip)]
    screen: Screen,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    id: String,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    id: String,
    #[serde(default = "inbox")]
    folder: String,
    from: String,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    cc: Vec<String>,
    date: String,
    subject: String,
    body: String,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    unread: bool,
    #[serde(default)]
    starred: bool,
    #[serde(skip)]
    reported: bool,
}

/// A link below a message: its words, and where it really leads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    id: String,
    text: String,
    address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: String,
    name: String,
}

/// Messages whose `field` contains `says` go to `folder`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    field: String,
    says: String,
    folder: String,
}

/// A message that left.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    origin: Origin,
    to: BTreeSet<String>,
    cc: BTreeSet<String>,
    bcc: BTreeSet<String>,
    subject: String,
    text: String,
    documents: BTreeSet<String>,
}

/// What a message being written starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    Nothing,
    Answer(String),
    Forward(String),
}

/// What the window shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Screen {
    folder: String,
    words: String,
    reading: Reading,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reading {
    Nothing,
    Message(String),
    Address(String, String),
    Writing(Draft),
    Rules,
}

/// A message being written, as the form first shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    origin: Origin,
    to: String,
    cc: String,
    subject: String,
    text: String,
}

impl Default for Screen {
    fn default() -> Self {
        Self { folder: inbox(), words: String::new(), reading: Reading::Nothing }
    }
}

fn inbox() -> String {
    "inbox".to_owned()
}

impl Mailbox {
    fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    fn has_folder(&self, id: &str) -> bool {
        FIXED.contains(&id) || self.folders.iter().any(|folder| folder.id == id)
    }
}

impl Rule {
    /// Whether the rule takes a message.
    fn takes(&self, message: &Message) -> bool {
        let field = match self.field.as_str() {
            "subject" => &message.subject,
            "body" => &message.body,
            _ => &message.from,
        };
        people::folded(field).contains(&people::folded(&self.says))
    }
}

impl App for Mailbox {
    fn name(&self) -> &'static str {
        "mailbox"
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
