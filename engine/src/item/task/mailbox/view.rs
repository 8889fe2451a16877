//! How a mailbox looks: folders, the list of messages, and the message read or written.

use super::people::name;
use super::{Draft, Mailbox, Message, Reading, Sent};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Mark, Pane, PanePlace, Row, Rows, Tone, View, Way,
};

impl Mailbox {
    pub(super) fn window(&self) -> View {
        let list = if self.screen.reading == Reading::Nothing { PanePlace::Front } else { PanePlace::Behind };
        let reading = if list == PanePlace::Front { PanePlace::Behind } else { PanePlace::Front };
        let (title, blocks) = self.reading();
        View {
            panes: vec![
                Pane::new("folders", say("task-mail-folders"), list, self.folders()),
                Pane::new("messages", self.list_title(), list, self.list()),
                Pane::new("reading", title, reading, blocks),
            ],
        }
    }

    fn folders(&self) -> Vec<Block> {
        let rows = self.folder_ids().map(|id| {
            let unread =
                self.messages.iter().filter(|message| message.folder == id && message.unread).count();
            let chosen = self.screen.words.is_empty() && self.screen.folder == id;
            let row = Row::new(self.folder_name(id), Act::on("folder", "folder", id)).current_if(chosen);
            let notes = if unread > 0 {
                vec![say("task-mail-count-unread").with("count", unread)]
            } else {
                Vec::new()
            };
            Row { icon: folder_icon(id), notes, ..row }
        });
        let write = Button::new(say("task-mail-write"), Act::plain("write")).icon("pen").look(Look::Main);
        let rules = Button::new(say("task-mail-rules"), Act::plain("rules")).icon("filter");
        vec![
            Block::Toolbar { label: say("task-mail-write"), buttons: vec![write] },
            Block::Rows(Rows::new(say("task-mail-folders"), "places", rows.collect())),
            Block::Toolbar { label: say("task-mail-rules"), buttons: vec![rules] },
        ]
    }

    fn list_title(&self) -> Text {
        match self.screen.words.as_str() {
            "" => self.folder_name(&self.screen.folder),
            words => say("task-mail-results").with("words", words),
        }
    }

    fn list(&self) -> Vec<Block> {
        let field = Field::line("words", say("task-mail-find-field"), self.screen.words.clone());
        let find = Form {
            fields: vec![field],
            ways: vec![Way::other("find", say("task-mail-find")).icon("glass")],
            ..Form::new(say("task-mail-find"), "search")
        };
        let sent = self.sent.iter().filter(|_| self.screen.words.is_empty() && self.screen.folder == "sent");
        let rows =
            sent.rev().map(|sent| self.sent_row(sent)).chain(self.listed().map(|message| self.row(message)));
        let empty = say("task-mail-empty");
        vec![
            Block::Form(find),
            Block::Rows(Rows { empty, ..Rows::new(self.list_title(), "mails", rows.collect()) }),
        ]
    }

    fn row(&self, message: &Message) -> Row {
        let marks = [
            (message.unread, "dot", "task-mail-is-unread"),
            (message.starred, "star", "task-mail-is-starred"),
            (!message.files.is_empty(), "clip", "task-mail-has-file"),
        ];
        let chosen = matches!(&self.screen.reading, Reading::Message(id) if *id == message.id);
        Row {
            notes: vec![message.subject.as_str().into(), message.date.as_str().into()],
            marks: marks
                .into_iter()
                .filter(|(on, ..)| *on)
                .map(|(_, icon, key)| Mark { icon, text: say(key) })
                .collect(),
            ..Row::new(name(&message.from), Act::on("open", "message", &message.id)).current_if(chosen)
        }
    }

    fn sent_row(&self, sent: &Sent) -> Row {
        let people: Vec<&str> = sent.to.iter().chain(&sent.cc).chain(&sent.bcc).map(String::as_str).collect();
        let documents = self.documents.iter().filter(|document| sent.documents.contains(&document.id));
        let documents: Vec<Mark> =
            documents.map(|it| Mark { icon: "clip", text: it.name.as_str().into() }).collect();
        let notes = vec![sent.subject.as_str().into(), say("task-mail-just-now")];
        Row { notes, marks: documents, ..Row::said(people.join(", ")) }
    }

    fn reading(&self) -> (Text, Vec<Block>) {
        match &self.screen.reading {
            Reading::Nothing => {
                (say("task-mail-reading"), vec![Block::Paragraph(say("task-mail-nothing-open"))])
            }
            Reading::Message(id) => self.read(id, None),
            Reading::Address(id, link) => self.read(id, Some(link)),
            Reading::Writing(draft) => (say("task-mail-writing"), self.writing(draft)),
            Reading::Rules => (say("task-mail-rules"), self.rules()),
        }
    }

    fn read(&self, id: &str, looked_at: Option<&str>) -> (Text, Vec<Block>) {
        let Some(message) = self.message(id) else { return (say("task-mail-reading"), Vec::new()) };
        let mut facts = vec![(say("task-mail-from"), message.from.as_str().into())];
        facts.extend(
            [("task-mail-to", &message.to), ("task-mail-cc", &message.cc)]
                .into_iter()
                .filter(|&(_key, people)| !people.is_empty())
                .map(|(key, people)| (say(key), people.join(", ").into())),
        );
        facts.push((say("task-mail-date"), message.date.as_str().into()));
        let mut blocks = vec![
            Block::Toolbar { label: say("task-mail-to-do"), buttons: doings(message) },
            Block::Facts(facts),
            Block::Paragraph(message.body.trim().into()),
        ];
        blocks.extend(self.links(message, looked_at));
        blocks.extend(self.files(message));
        blocks.push(self.moving(message));
        (message.subject.as_str().into(), blocks)
    }

    fn links(&self, message: &Message, looked_at: Option<&str>) -> Vec<Block> {
        let row = |link: &super::Link| {
            let at =
                |verb: &str| Act::new(verb, [("message", message.id.as_str()), ("link", link.id.as_str())]);
            let shown = looked_at == Some(link.id.as_str());
            let look = Button::new(say("task-mail-look"), at("look")).icon("eye");
            Row {
                icon: "link",
                notes: if shown { vec![link.address.as_str().into()] } else { Vec::new() },
                buttons: vec![look],
                ..Row::new(link.text.as_str(), at("follow"))
            }
        };
        let rows: Vec<Row> = message.links.iter().map(row).collect();
        let followed = self.followed.iter().any(|(id, _)| *id == message.id);
        let notice = Block::Notice { tone: Tone::Info, text: say("task-mail-page-opened") };
        let list = Block::Rows(Rows::new(say("task-mail-links"), "links", rows));
        let shown = (!message.links.is_empty()).then_some(list);
        shown.into_iter().chain(followed.then_some(notice)).collect()
    }

    fn files(&self, message: &Message) -> Option<Block> {
        let row = |file: &String| {
            let opened = self.unwrapped.contains(&(message.id.clone(), file.clone()));
            let act = Act::new("unwrap", [("message", message.id.as_str()), ("file", file)]);
            let notes = if opened { vec![say("task-mail-is-opened")] } else { Vec::new() };
            Row { icon: "clip", notes, ..Row::new(file.as_str(), act) }
        };
        let rows: Vec<Row> = message.files.iter().map(row).collect();
        (!rows.is_empty()).then(|| Block::Rows(Rows::new(say("task-mail-files"), "files", rows)))
    }

    fn moving(&self, message: &Message) -> Block {
        let places = self.folder_ids().filter(|id| *id != "sent" && *id != message.folder);
        let places = places.map(|id| (id, self.folder_name(id)));
        Block::Form(Form {
            known: vec![("message", message.id.clone())],
            fields: vec![Field::choice("folder", say("task-mail-move-to"), places, "")],
            ways: vec![Way::other("move", say("task-mail-move")).icon("folder")],
            ..Form::new(say("task-mail-move"), "inline")
        })
    }

    fn writing(&self, draft: &Draft) -> Vec<Block> {
        let documents =
            self.documents.iter().map(|document| (document.id.as_str(), document.name.as_str().into()));
        let mut fields = vec![
            Field::line("to", say("task-mail-to"), &draft.to).hint(say("task-mail-to-hint")),
            Field::line("cc", say("task-mail-cc-field"), &draft.cc),
            Field::line("bcc", say("task-mail-bcc-field"), ""),
            Field::line("subject", say("task-mail-subject"), &draft.subject),
            Field::lines("text", say("task-mail-text"), &draft.text),
        ];
        if !self.documents.is_empty() {
            fields.push(Field::picks("documents", say("task-mail-attach"), documents, |_| false));
        }
        let mut blocks = Vec::new();
        if !self.contacts.is_empty() {
            blocks.push(Block::Facts(vec![(say("task-mail-contacts"), self.contacts.join("\n").into())]));
        }
        blocks.push(Block::Form(Form {
            fields,
            ways: vec![
                Way::main("send", say("task-mail-send")).icon("send"),
                Way::other("discard", say("task-mail-discard")),
            ],
            ..Form::new(say("task-mail-writing"), "letter")
        }));
        blocks
    }

    fn rules(&self) -> Vec<Block> {
        let rows = self.rules.iter().enumerate().map(|(number, rule)| {
            let text = say("task-mail-rule")
                .with("field", say(field_key(&rule.field)))
                .with("says", rule.says.as_str())
                .with("folder", self.folder_name(&rule.folder));
            let drop =
                Button::new(say("task-mail-rule-drop"), Act::on("drop_rule", "rule", number.to_string()));
            Row { buttons: vec![drop.icon("bin")], ..Row::said(text) }
        });
        let list = Rows {
            empty: say("task-mail-no-rule"),
            ..Rows::new(say("task-mail-rules"), "rules", rows.collect())
        };
        let parts = ["from", "subject", "body"].map(|field| (field, say(field_key(field))));
        let places = self.folder_ids().filter(|id| *id != "sent").map(|id| (id, self.folder_name(id)));
        let form = Form {
            fields: vec![
                Field::choice("field", say("task-mail-rule-if"), parts, "from"),
                Field::line("says", say("task-mail-rule-says"), ""),
                Field::choice("folder", say("task-mail-rule-then"), places, "inbox"),
                Field::picks(
                    "now",
                    say("task-mail-rule-now"),
                    [("yes", say("task-mail-rule-now-yes"))],
                    |_| false,
                ),
            ],
            ways: vec![Way::main("add_rule", say("task-mail-rule-add"))],
            ..Form::new(say("task-mail-rule-new"), "sheet")
        };
        let back = Button::new(say("task-mail-back"), Act::plain("close")).icon("back").look(Look::Back);
        vec![
            Block::Toolbar { label: say("task-mail-to-do"), buttons: vec![back] },
            Block::Rows(list),
            Block::Heading(say("task-mail-rule-new")),
            Block::Form(form),
        ]
    }
}

fn doings(message: &Message) -> Vec<Button> {
    let on = |verb: &str| Act::on(verb, "message", &message.id);
    let star = if message.starred { Look::On } else { Look::Off };
    let bin = Act::new("move", [("message", message.id.as_str()), ("folder", "trash")]);
    vec![
        Button::new(say("task-mail-back"), Act::plain("close")).icon("back").look(Look::Back),
        Button::new(say("task-mail-reply"), on("reply")).icon("reply"),
        Button::new(say("task-mail-reply-all"), on("reply_all")).icon("reply-all"),
        Button::new(say("task-mail-forward"), on("forward")).icon("forward"),
        Button::new(say("task-mail-star"), on("star")).icon("star").look(star),
        Button::new(say("task-mail-mark-unread"), on("unread")).icon("dot"),
        Button::new(say("task-mail-report"), on("report")).icon("shield"),
        Button::new(say("task-mail-bin"), bin).icon("bin"),
    ]
}

fn field_key(field: &str) -> &'static str {
    match field {
        "subject" => "task-mail-rule-subject",
        "body" => "task-mail-rule-body",
        _ => "task-mail-rule-from",
    }
}

fn folder_icon(id: &str) -> &'static str {
    match id {
        "inbox" => "inbox",
        "sent" => "send",
        "junk" => "shield",
        "trash" => "bin",
        _ => "folder",
    }
}
