//! How a password manager looks: the list, and the entry or the report beside it.

use super::{Entry, KINDS, LENGTHS, Open, Passwords, strength};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Mark, Pane, PanePlace, Row, Rows, View, Way,
};

impl Passwords {
    pub(super) fn window(&self) -> View {
        let busy = self.open != Open::Nothing;
        let front = |covered: bool| if covered { PanePlace::Behind } else { PanePlace::Front };
        let mut panes = vec![Pane::new("list", say("task-pass-entries"), front(busy), self.list())];
        if let Some((title, blocks)) = self.beside() {
            panes.push(Pane::new("entry", title, PanePlace::Front, blocks));
        }
        View { panes }
    }

    fn list(&self) -> Vec<Block> {
        let find = Form {
            fields: vec![Field::line("words", say("task-pass-find"), self.words.clone())],
            ways: vec![Way::other("find", say("task-pass-find-do")).icon("glass")],
            ..Form::new(say("task-pass-find"), "search")
        };
        let words = self.words.to_lowercase();
        let shown = self.entries.iter().filter(|entry| entry.site.to_lowercase().contains(&words));
        let row = |entry: &Entry| {
            let chosen = matches!(&self.open, Open::Entry(id) if *id == entry.id);
            let row = Row::new(entry.site.as_str(), Act::on("open", "entry", &entry.id)).current_if(chosen);
            Row { icon: "lock", notes: vec![entry.user.as_str().into()], ..row }
        };
        let report = Button::new(say("task-pass-report"), Act::plain("report")).icon("shield");
        let rows = Rows::new(say("task-pass-entries"), "entries", shown.map(row).collect());
        vec![
            Block::Form(find),
            Block::Toolbar { label: say("task-pass-report"), buttons: vec![report] },
            Block::Rows(Rows { empty: say("task-pass-none"), ..rows }),
        ]
    }

    fn beside(&self) -> Option<(Text, Vec<Block>)> {
        match &self.open {
            Open::Nothing => None,
            Open::Entry(id) => self.entry(id).map(|entry| (entry.site.as_str().into(), self.details(entry))),
            Open::Report => Some((say("task-pass-report"), vec![closing(), Block::Rows(self.report())])),
        }
    }

    fn details(&self, entry: &Entry) -> Vec<Block> {
        let password: Text =
            if self.shown { entry.password.as_str().into() } else { "••••••••".into() };
        let mut facts = vec![
            (say("task-pass-address"), entry.address.as_str().into()),
            (say("task-pass-user"), entry.user.as_str().into()),
            (say("task-pass-password"), password),
        ];
        if !entry.note.is_empty() {
            facts.push((say("task-pass-note"), entry.note.as_str().into()));
        }
        let on = |verb: &str| Act::on(verb, "entry", &entry.id);
        let look = if self.shown { Look::On } else { Look::Off };
        let buttons = vec![
            Button::new(say("task-pass-show"), on("show")).icon("eye").look(look),
            Button::new(say("task-pass-delete"), on("delete")).icon("bin"),
        ];
        vec![
            closing(),
            Block::Facts(facts),
            Block::Toolbar { label: say("task-pass-doings"), buttons },
            Block::Heading(say("task-pass-generate")),
            Block::Form(generator(entry)),
            Block::Heading(say("task-pass-change")),
            Block::Form(Form {
                known: vec![("entry", entry.id.clone())],
                fields: vec![Field::line("password", say("task-pass-new"), self.proposed.clone())],
                ways: vec![Way::main("change", say("task-pass-save"))],
                ..Form::new(say("task-pass-change"), "ask")
            }),
        ]
    }

    /// Entries with something wrong, and what.
    fn report(&self) -> Rows {
        let row = |entry: &Entry| {
            let signs = [
                (entry.leaked, "task-pass-is-leaked"),
                (self.is_repeated(entry), "task-pass-is-repeated"),
                (!strength::is_strong(entry), "task-pass-is-weak"),
            ];
            let notes: Vec<Text> = signs.into_iter().filter(|(is, _)| *is).map(|(_, key)| say(key)).collect();
            let marks = vec![Mark { icon: "shield", text: "".into() }];
            let row = Row::new(entry.site.as_str(), Act::on("open", "entry", &entry.id));
            (!notes.is_empty()).then_some(Row { notes, marks, ..row })
        };
        let rows =
            Rows::new(say("task-pass-report"), "report", self.entries.iter().filter_map(row).collect());
        Rows { empty: say("task-pass-all-well"), ..rows }
    }
}

fn closing() -> Block {
    let close = Button::new(say("task-pass-close"), Act::plain("close")).icon("back").look(Look::Back);
    Block::Toolbar { label: say("task-pass-close"), buttons: vec![close] }
}

fn generator(entry: &Entry) -> Form {
    let lengths =
        LENGTHS.map(|length| (length.to_string(), say("task-pass-signs-count").with("count", length)));
    let kinds = KINDS.map(|kind| {
        let key = match kind {
            "small" => "task-pass-small",
            "capitals" => "task-pass-capitals",
            "digits" => "task-pass-digits",
            _ => "task-pass-signs",
        };
        (kind, say(key))
    });
    Form {
        known: vec![("entry", entry.id.clone())],
        fields: vec![
            Field::choice("length", say("task-pass-length"), lengths, "8"),
            Field::picks("kinds", say("task-pass-kinds"), kinds, |kind| kind == "small"),
        ],
        ways: vec![Way::other("generate", say("task-pass-propose")).icon("update")],
        ..Form::new(say("task-pass-generate"), "ask")
    }
}
