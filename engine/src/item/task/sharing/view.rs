//! How the rights of a document look: people and their roles, then the link.

use super::{LINKS, Person, ROLES, Sharing, UNTILS};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, View, Way};

impl Sharing {
    pub(super) fn window(&self) -> View {
        let title = say("task-share-people").with("document", self.document.as_str());
        View {
            panes: vec![
                Pane::new("people", title, PanePlace::Front, self.list()),
                Pane::new("link", say("task-share-link"), PanePlace::Front, self.link_part()),
            ],
        }
    }

    fn list(&self) -> Vec<Block> {
        let owner =
            Row { icon: "person", notes: vec![say("task-share-owner")], ..Row::said(self.owner.as_str()) };
        let shown = self.people.iter().filter(|person| person.role != "none" || !person.known);
        let rows = std::iter::once(owner).chain(shown.map(row)).collect();
        let roles = ROLES.into_iter().skip(1).map(|role| (role, role_words(role)));
        let add = Form {
            fields: vec![
                Field::line("address", say("task-share-address"), ""),
                Field::choice("role", say("task-share-role"), roles, "reader"),
            ],
            ways: vec![Way::main("add", say("task-share-add")).icon("plus")],
            ..Form::new(say("task-share-add"), "ask")
        };
        vec![
            Block::Rows(Rows::new(say("task-share-who"), "people", rows)),
            Block::Heading(say("task-share-add")),
            Block::Form(add),
        ]
    }

    fn link_part(&self) -> Vec<Block> {
        let links = LINKS.map(|link| option("link", link, link_words(link), self.link == link));
        let untils = UNTILS.map(|until| option("until", until, until_words(until), self.until == until));
        let download = Button::new(say("task-share-download"), Act::plain("download")).icon("download");
        let download = download.look(if self.download { Look::On } else { Look::Off });
        vec![
            Block::Rows(Rows::new(say("task-share-link"), "options", links.into())),
            Block::Heading(say("task-share-until")),
            Block::Rows(Rows::new(say("task-share-until"), "options", untils.into())),
            Block::Toolbar { label: say("task-share-download"), buttons: vec![download] },
        ]
    }
}

/// One person, with a button for each role.
fn row(person: &Person) -> Row {
    let button = |role: &'static str| {
        let look = if person.role == role { Look::On } else { Look::Off };
        let act = Act::new("set", [("person", person.id.as_str()), ("role", role)]);
        Button::new(role_words(role), act).look(look)
    };
    Row {
        icon: "person",
        notes: vec![person.address.as_str().into()],
        buttons: ROLES.map(button).into(),
        ..Row::said(person.name.as_str())
    }
}

fn option(verb: &'static str, value: &str, words: Text, chosen: bool) -> Row {
    Row { look: if chosen { Look::On } else { Look::Off }, ..Row::new(words, Act::on(verb, verb, value)) }
}

fn role_words(role: &str) -> Text {
    say(match role {
        "reader" => "task-share-reader",
        "commenter" => "task-share-commenter",
        "editor" => "task-share-editor",
        _ => "task-share-none",
    })
}

fn link_words(link: &str) -> Text {
    say(match link {
        "reader" => "task-share-link-reader",
        "commenter" => "task-share-link-commenter",
        "editor" => "task-share-link-editor",
        _ => "task-share-link-nobody",
    })
}

fn until_words(until: &str) -> Text {
    say(match until {
        "week" => "task-share-week",
        "month" => "task-share-month",
        "year" => "task-share-year",
        _ => "task-share-always",
    })
}
