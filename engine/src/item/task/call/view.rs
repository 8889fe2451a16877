//! How a video call looks: the people, the bar of switches, and the panel that is open.

use super::{Call, Panel, SWITCHES};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Mark, Pane, PanePlace, Row, Rows, Tone, View, Way,
};

impl Call {
    pub(super) fn window(&self) -> View {
        let mut panes = vec![Pane::new("stage", self.title.as_str().into(), PanePlace::Front, self.stage())];
        if !self.left {
            panes.push(Pane::new("bar", say("task-call-bar"), PanePlace::Front, self.bar()));
            panes.extend(self.panel());
        }
        View { panes }
    }

    fn stage(&self) -> Vec<Block> {
        if self.left {
            return vec![Block::Notice { tone: Tone::Info, text: say("task-call-left") }];
        }
        let mut blocks = Vec::new();
        let shared = self.shared.as_ref().and_then(|id| self.windows.iter().find(|it| it.id == *id));
        if let Some(window) = shared {
            let text = say("task-call-everyone-sees").with("window", window.name.as_str());
            let stop = Button::new(say("task-call-unshare"), Act::plain("unshare")).icon("cross");
            blocks.push(Block::Notice { tone: Tone::Success, text });
            blocks.push(Block::Toolbar { label: say("task-call-share"), buttons: vec![stop] });
        }
        let me = [("mic", "mic-off", "task-call-mic-off"), ("camera", "camera-off", "task-call-camera-off")];
        let missing = me.into_iter().filter(|(what, ..)| !self.on.contains(*what));
        let mut marks: Vec<Mark> = missing.map(|(_, icon, key)| Mark { icon, text: say(key) }).collect();
        if self.on.contains("hand") {
            marks.push(Mark { icon: "hand", text: say("task-call-hand-up") });
        }
        let mut notes = Vec::new();
        if self.on.contains("blur") {
            notes.push(say("task-call-blurred"));
        }
        let own = Row { icon: "person", notes, marks, ..Row::said(say("task-call-me")) };
        let others = self.people.iter().map(|person| {
            let signs = [
                (person.muted, "mic-off", "task-call-mic-off"),
                (person.noisy && !person.muted, "sound", "task-call-noisy"),
                (person.hand, "hand", "task-call-hand-up"),
            ];
            let marks =
                signs.into_iter().filter(|(on, ..)| *on).map(|(_, icon, key)| Mark { icon, text: say(key) });
            Row { icon: "person", marks: marks.collect(), ..Row::said(person.name.as_str()) }
        });
        let admitted = self.waiting.iter().filter(|it| self.answers.get(&it.id) == Some(&true));
        let admitted = admitted.map(|it| Row { icon: "person", ..Row::said(it.name.as_str()) });
        let rows = std::iter::once(own).chain(others).chain(admitted).collect();
        blocks.push(Block::Rows(Rows::new(say("task-call-people"), "tiles", rows)));
        if self.on.contains("captions") {
            blocks.push(Block::Notice { tone: Tone::Info, text: say("task-call-captions-shown") });
        }
        if self.on.contains("record") {
            blocks.push(Block::Notice { tone: Tone::Warning, text: say("task-call-recording") });
        }
        blocks
    }

    fn bar(&self) -> Vec<Block> {
        let shown = SWITCHES.into_iter().filter(|what| *what != "record" || self.host);
        let mut buttons: Vec<Button> = shown
            .map(|what| {
                let on = self.on.contains(what);
                let look = if on { Look::On } else { Look::Off };
                Button::new(switch_words(what), Act::on("switch", "what", what))
                    .icon(switch_icon(what, on))
                    .look(look)
            })
            .collect();
        let waiting = self.waiting.iter().filter(|it| !self.answers.contains_key(&it.id)).count();
        let people = if waiting > 0 && self.host {
            say("task-call-people-waiting").with("count", waiting)
        } else {
            say("task-call-people")
        };
        for (panel, label, icon, open) in [
            ("share", say("task-call-share"), "screen", Panel::Share),
            ("people", people, "person", Panel::People),
            ("messages", say("task-call-messages"), "mailbox", Panel::Messages),
        ] {
            let look = if self.panel == open { Look::On } else { Look::Off };
            buttons.push(Button::new(label, Act::on("panel", "panel", panel)).icon(icon).look(look));
        }
        buttons.push(Button::new(say("task-call-leave"), Act::plain("leave")).icon("cross"));
        vec![Block::Toolbar { label: say("task-call-bar"), buttons }]
    }

    fn panel(&self) -> Option<Pane> {
        let (title, blocks) = match self.panel {
            Panel::Nothing => return None,
            Panel::People => (say("task-call-people"), self.list()),
            Panel::Share => (say("task-call-share"), vec![Block::Rows(self.shareable())]),
            Panel::Messages => (say("task-call-messages"), self.chat()),
        };
        Some(Pane::new("panel", title, PanePlace::Front, blocks))
    }

    fn list(&self) -> Vec<Block> {
        let on = |verb: &str, id: &str| Act::on(verb, "person", id);
        let row = |person: &super::Person| {
            let mute =
                Button::new(say("task-call-mute").with("name", person.name.as_str()), on("mute", &person.id));
            let may = self.host && !person.muted;
            Row {
                buttons: may.then(|| mute.icon("mic-off")).into_iter().collect(),
                ..Row::said(person.name.as_str())
            }
        };
        let mut blocks = vec![Block::Rows(Rows::new(
            say("task-call-people"),
            "held",
            self.people.iter().map(row).collect(),
        ))];
        let waiting: Vec<Row> = self
            .waiting
            .iter()
            .filter(|person| !self.answers.contains_key(&person.id))
            .map(|person| {
                let name = person.name.as_str();
                let buttons = vec![
                    Button::new(say("task-call-admit").with("name", name), on("admit", &person.id))
                        .icon("plus"),
                    Button::new(say("task-call-refuse").with("name", name), on("refuse", &person.id))
                        .icon("cross"),
                ];
                Row { buttons: if self.host { buttons } else { Vec::new() }, ..Row::said(name) }
            })
            .collect();
        if !waiting.is_empty() {
            blocks.push(Block::Heading(say("task-call-waiting")));
            blocks.push(Block::Rows(Rows::new(say("task-call-waiting"), "held", waiting)));
        }
        blocks
    }

    fn shareable(&self) -> Rows {
        let row = |window: &super::Named| {
            let shared = self.shared.as_ref() == Some(&window.id);
            Row {
                icon: "screen",
                ..Row::new(window.name.as_str(), Act::on("share", "window", &window.id)).current_if(shared)
            }
        };
        Rows::new(say("task-call-share"), "windows", self.windows.iter().map(row).collect())
    }

    fn chat(&self) -> Vec<Block> {
        let there = self
            .messages
            .iter()
            .map(|message| (Text::from(message.from.as_str()), Text::from(message.text.as_str())));
        let sent = self.sent.iter().map(|(to, text)| {
            (say("task-call-me-to").with("name", self.addressee(to)), Text::from(text.as_str()))
        });
        let people = self.people.iter().map(|person| (person.id.as_str(), Text::from(person.name.as_str())));
        let form = Form {
            fields: vec![
                Field::choice(
                    "to",
                    say("task-call-to"),
                    std::iter::once(("all", say("task-call-all"))).chain(people),
                    "all",
                ),
                Field::line("text", say("task-call-text"), ""),
            ],
            ways: vec![Way::main("send", say("task-call-send")).icon("send")],
            ..Form::new(say("task-call-messages"), "ask")
        };
        vec![Block::Facts(there.chain(sent).collect()), Block::Form(form)]
    }

    fn addressee(&self, to: &str) -> Text {
        let person = self.people.iter().find(|person| person.id == to);
        person.map_or_else(|| say("task-call-all"), |person| person.name.as_str().into())
    }
}

pub(super) fn switch_words(what: &str) -> Text {
    say(match what {
        "mic" => "task-call-mic",
        "camera" => "task-call-camera",
        "hand" => "task-call-hand",
        "blur" => "task-call-blur",
        "captions" => "task-call-captions",
        _ => "task-call-record",
    })
}

fn switch_icon(what: &str, on: bool) -> &'static str {
    match (what, on) {
        ("mic", true) => "mic",
        ("mic", false) => "mic-off",
        ("camera", true) => "video",
        ("camera", false) => "camera-off",
        ("hand", _) => "hand",
        ("blur", _) => "eye",
        ("captions", _) => "list",
        _ => "dot",
    }
}
