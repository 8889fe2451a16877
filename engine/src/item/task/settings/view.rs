//! How settings look: one screen at a time, with the way back.

use super::{Choice, Entry, Icon, Settings};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, Tone, View, Way,
};

impl Settings {
    pub(super) fn window(&self) -> View {
        let Some(screen) = self.here() else { return View { panes: Vec::new() } };
        let mut blocks = Vec::new();
        if self.way.len() > 1 {
            let back = Button::new(say("task-set-back"), Act::plain("back")).icon("back");
            blocks.push(Block::Toolbar { label: say("task-set-ways"), buttons: vec![back] });
        } else {
            blocks.push(Block::Form(Form {
                fields: vec![Field::line("words", say("task-set-find"), "")],
                ways: vec![Way::other("find", say("task-set-find-do")).icon("glass")],
                ..Form::new(say("task-set-find"), "search")
            }));
        }
        for entry in &screen.entries {
            self.entry(entry, screen.title.as_str().into(), &mut blocks);
        }
        View { panes: vec![Pane::new("screen", screen.title.as_str().into(), PanePlace::Front, blocks)] }
    }

    fn entry(&self, entry: &Entry, title: Text, blocks: &mut Vec<Block>) {
        match entry {
            Entry::Heading(text) => blocks.push(Block::Heading(text.as_str().into())),
            Entry::Text(text) => blocks.push(Block::Paragraph(text.trim().into())),
            Entry::Open(it) => {
                let row = Row::new(it.text.as_str(), Act::on("open", "screen", &it.to));
                let note = note(&it.note);
                put(
                    blocks,
                    title,
                    Row { icon: drawing(it.icon), notes: note, marks: vec![chevron()], ..row },
                );
            }
            Entry::Switch(it) => {
                let on = self.value(&it.id) == "on";
                let row = Row::new(it.text.as_str(), Act::on("toggle", "switch", &it.id));
                put(
                    blocks,
                    title,
                    Row { look: if on { Look::On } else { Look::Off }, notes: note(&it.note), ..row },
                );
            }
            Entry::Choice(it) => {
                blocks.push(Block::Heading(it.text.as_str().into()));
                blocks.push(Block::Rows(self.options(it)));
            }
            Entry::Field(it) => blocks.push(Block::Form(Form {
                known: vec![("field", it.id.clone())],
                fields: vec![Field::line("value", it.text.as_str().into(), self.value(&it.id))],
                ways: vec![Way::other("write", say("task-set-write"))],
                ..Form::new(it.text.as_str().into(), "inline")
            })),
            Entry::Report(it) => {
                let said = it
                    .cases
                    .iter()
                    .find(|case| self.holds_all(&case.when))
                    .map_or("", |case| case.say.as_str());
                blocks.push(Block::Facts(vec![(it.text.as_str().into(), said.into())]));
            }
            Entry::Button(it) => {
                let button = Button::new(it.text.as_str().into(), Act::on("press", "button", &it.id));
                blocks.push(Block::Toolbar { label: it.text.as_str().into(), buttons: vec![button] });
                if self.pressed.contains(&it.id) {
                    let done =
                        it.cases.iter().any(|case| !case.sets.is_empty() && self.holds_all(&case.sets));
                    blocks.extend(
                        done.then(|| Block::Notice { tone: Tone::Success, text: say("task-set-done") }),
                    );
                }
            }
        }
    }

    fn options(&self, choice: &Choice) -> Rows {
        let row = |option: &super::Named| {
            let act = Act::new("choose", [("choice", choice.id.as_str()), ("option", option.id.as_str())]);
            let on = self.value(&choice.id) == option.id;
            Row { look: if on { Look::On } else { Look::Off }, ..Row::new(option.text.as_str(), act) }
        };
        Rows::new(choice.text.as_str().into(), "options", choice.options.iter().map(row).collect())
    }
}

/// Adds a line to the list at the end of a screen.
fn put(blocks: &mut Vec<Block>, label: Text, row: Row) {
    match blocks.last_mut() {
        Some(Block::Rows(rows)) if rows.look == "settings" => rows.rows.push(row),
        _ => blocks.push(Block::Rows(Rows::new(label, "settings", vec![row]))),
    }
}

fn note(text: &str) -> Vec<Text> {
    if text.is_empty() { Vec::new() } else { vec![text.into()] }
}

fn chevron() -> crate::item::task::view::Mark {
    crate::item::task::view::Mark { icon: "chevron", text: "".into() }
}

fn drawing(icon: Icon) -> &'static str {
    match icon {
        Icon::None => "",
        Icon::Wifi => "wifi",
        Icon::Bell => "bell",
        Icon::Lock => "lock",
        Icon::Pin => "pin",
        Icon::Battery => "battery",
        Icon::Sound => "sound",
        Icon::Screen => "screen",
        Icon::Apps => "apps",
        Icon::Printer => "printer",
        Icon::Person => "person",
        Icon::Eye => "eye",
        Icon::Clock => "clock",
        Icon::Update => "update",
    }
}
