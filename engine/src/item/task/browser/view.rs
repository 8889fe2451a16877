//! How a browser looks: tabs, the address bar, the page, and the panel that is open.

use super::{Browser, Certificate, Link, Page, Panel, Part, host};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, Tone, View, Way,
};

impl Browser {
    pub(super) fn window(&self) -> View {
        let mut panes = vec![
            Pane::new("tabs", say("task-web-tabs"), PanePlace::Front, self.tab_row()),
            Pane::new("bar", say("task-web-bar"), PanePlace::Front, self.bar()),
        ];
        if let Some((title, blocks)) = self.panel() {
            panes.push(Pane::new("panel", title, PanePlace::Front, blocks));
        }
        let (title, blocks) = self.shown();
        panes.push(Pane::new("page", title, PanePlace::Front, blocks));
        View { panes }
    }

    fn tab_row(&self) -> Vec<Block> {
        let row = |(number, tab): (usize, &super::Tab)| {
            let address = tab.way.get(tab.at).map_or("", String::as_str);
            let title = self.page(address).map_or(address, |page| page.title.as_str());
            let close = Act::on("close_tab", "tab", number.to_string());
            let close = Button::new(say("task-web-close-tab").with("title", title), close).icon("cross");
            let act = Act::on("tab", "tab", number.to_string());
            Row { buttons: vec![close], ..Row::new(title, act).current_if(number == self.active) }
        };
        let rows = self.tabs.iter().enumerate().map(row).collect();
        let new = Button::new(say("task-web-new-tab"), Act::plain("new_tab")).icon("plus");
        vec![
            Block::Rows(Rows::new(say("task-web-tabs"), "tabs", rows)),
            Block::Toolbar { label: say("task-web-tabs"), buttons: vec![new] },
        ]
    }

    fn bar(&self) -> Vec<Block> {
        let tab = self.tabs.get(self.active);
        let can_back = tab.is_some_and(|tab| tab.at > 0);
        let can_forward = tab.is_some_and(|tab| tab.at + 1 < tab.way.len());
        let mut ways = Vec::new();
        if can_back {
            ways.push(Button::new(say("task-web-back"), Act::plain("back")).icon("back"));
        }
        if can_forward {
            ways.push(Button::new(say("task-web-forward"), Act::plain("forward")).icon("ahead"));
        }
        let (icon, key) = self.safety();
        let marked = self.bookmarks.contains(self.here());
        let panel = |name: &str| Act::on("panel", "panel", name);
        ways.push(Button::new(say(key), panel("padlock")).icon(icon));
        ways.push(
            Button::new(say("task-web-bookmark"), Act::plain("bookmark")).icon("star").look(if marked {
                Look::On
            } else {
                Look::Off
            }),
        );
        ways.push(Button::new(say("task-web-downloads"), panel("downloads")).icon("download"));
        let address = Form {
            fields: vec![Field::line("text", say("task-web-address"), self.here())],
            ways: vec![Way::other("go", say("task-web-go"))],
            ..Form::new(say("task-web-bar"), "search")
        };
        vec![Block::Toolbar { label: say("task-web-ways"), buttons: ways }, Block::Form(address)]
    }

    /// What the sign before the address says.
    fn safety(&self) -> (&'static str, &'static str) {
        match self.page(self.here()) {
            Some(page) if page.is_alarming() => ("unlocked", "task-web-wrong-lock"),
            Some(page) if page.certificate.is_some() => ("lock", "task-web-locked"),
            _ => ("unlocked", "task-web-unlocked"),
        }
    }

    fn shown(&self) -> (Text, Vec<Block>) {
        let Some(page) = self.page(self.here()) else {
            return (say("task-web-nowhere-title"), vec![Block::Paragraph(say("task-web-nowhere-text"))]);
        };
        if self.is_alarmed() {
            return (say("task-web-alarm-title"), self.alarm(page));
        }
        let blocks = if self.asks_consent() {
            let text = say("task-web-cookies-ask").with("site", host(&page.address));
            // What can be read while the question waits; nothing of it can be used yet.
            let words = page.parts.iter().filter(|part| matches!(part, Part::Heading(_) | Part::Text(_)));
            let asking = [Block::Notice { tone: Tone::Info, text }, banner(page)];
            asking.into_iter().chain(self.parts(words)).collect()
        } else {
            self.parts(page.parts.iter())
        };
        (page.title.as_str().into(), blocks)
    }

    fn alarm(&self, page: &Page) -> Vec<Block> {
        let expired = page.certificate.as_ref().is_some_and(|certificate| certificate.expired);
        let key = if expired { "task-web-alarm-expired" } else { "task-web-alarm-name" };
        let text = say(key).with("site", host(&page.address));
        let brave = Button::new(say("task-web-brave"), Act::plain("brave")).look(Look::Link);
        let away = Button::new(say("task-web-away"), Act::on("go", "text", &self.start)).look(Look::Main);
        vec![
            Block::Notice { tone: Tone::Warning, text },
            Block::Toolbar { label: say("task-web-alarm-title"), buttons: vec![away, brave] },
        ]
    }

    /// Parts of a page; links that follow each other make one list.
    fn parts<'a>(&self, parts: impl Iterator<Item = &'a Part>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts {
            match part {
                Part::Heading(text) => blocks.push(Block::Heading(text.as_str().into())),
                Part::Text(text) => blocks.push(Block::Paragraph(text.trim().into())),
                Part::Link(link) => put(&mut blocks, "links", link_row(link)),
                Part::Result(link) => put(&mut blocks, "results", result_row(link)),
                Part::File(file) => {
                    let done = self.downloads.contains(&file.id);
                    let notes = if done { vec![say("task-web-is-downloaded")] } else { Vec::new() };
                    let row = Row::new(file.name.as_str(), Act::on("download", "file", &file.id));
                    put(&mut blocks, "downloads", Row { icon: "download", notes, ..row });
                }
                Part::Ask(ask) => blocks.push(Block::Form(Form {
                    known: vec![("ask", ask.id.clone())],
                    fields: vec![Field::line("value", ask.field.as_str().into(), "")],
                    ways: vec![Way::main("give", ask.button.as_str().into())],
                    ..Form::new(ask.label.as_str().into(), "ask")
                })),
            }
        }
        blocks
    }

    fn panel(&self) -> Option<(Text, Vec<Block>)> {
        let close = Button::new(say("task-web-close-panel"), Act::on("panel", "panel", "none")).icon("cross");
        let close = Block::Toolbar { label: say("task-web-close-panel"), buttons: vec![close] };
        let (title, mut blocks) = match self.panel {
            Panel::Nothing => return None,
            Panel::Padlock => (say("task-web-padlock"), self.padlock()),
            Panel::Cookies => {
                (say("task-web-cookies"), vec![Block::Form(self.page(self.here()).map(choice)?)])
            }
            Panel::Downloads => (say("task-web-downloads"), self.downloaded()),
        };
        blocks.push(close);
        Some((title, blocks))
    }

    fn padlock(&self) -> Vec<Block> {
        let site = host(self.here());
        let page = self.page(self.here());
        let mut blocks = vec![Block::Facts(vec![(say("task-web-site"), site.into())])];
        match page.and_then(|page| page.certificate.as_ref()) {
            Some(certificate) => blocks.push(Block::Facts(facts(certificate))),
            None => blocks.push(Block::Notice { tone: Tone::Warning, text: say("task-web-no-certificate") }),
        }
        if page.is_some_and(|page| !page.purposes.is_empty()) && !self.is_alarmed() {
            let cookies =
                Button::new(say("task-web-cookies"), Act::on("panel", "panel", "cookies")).icon("cookie");
            let clear = Button::new(say("task-web-clear"), Act::plain("clear")).icon("bin");
            blocks.push(Block::Toolbar { label: say("task-web-cookies"), buttons: vec![cookies, clear] });
        }
        blocks
    }

    fn downloaded(&self) -> Vec<Block> {
        let parts = self.pages.iter().flat_map(|page| &page.parts);
        let rows = parts.filter_map(|part| match part {
            Part::File(file) if self.downloads.contains(&file.id) => {
                Some(Row { icon: "file", ..Row::said(file.name.as_str()) })
            }
            _ => None,
        });
        let rows = Rows::new(say("task-web-downloads"), "held", rows.collect());
        vec![Block::Rows(Rows { empty: say("task-web-no-download"), ..rows })]
    }
}

fn put(blocks: &mut Vec<Block>, look: &'static str, row: Row) {
    if let Some(Block::Rows(rows)) = blocks.last_mut()
        && rows.look == look
    {
        rows.rows.push(row);
        return;
    }
    let label = say(match look {
        "results" => "task-web-results",
        "downloads" => "task-web-files",
        _ => "task-web-links",
    });
    blocks.push(Block::Rows(Rows::new(label, look, vec![row])));
}

fn link_row(link: &Link) -> Row {
    let mut notes = Vec::new();
    if link.ad {
        notes.push(say("task-web-ad"));
    }
    if !link.note.is_empty() {
        notes.push(link.note.as_str().into());
    }
    Row {
        notes,
        buttons: vec![aside(link)],
        ..Row::new(link.text.as_str(), Act::on("follow", "link", &link.id))
    }
}

/// Title, address, what the page says; first of all whether somebody paid.
fn result_row(link: &Link) -> Row {
    let address: Text = link.to.as_str().into();
    let first = if link.ad { say("task-web-ad-address").with("address", address) } else { address };
    let notes = vec![first, link.note.as_str().into()];
    Row {
        notes,
        buttons: vec![aside(link)],
        ..Row::new(link.text.as_str(), Act::on("follow", "link", &link.id))
    }
}

fn aside(link: &Link) -> Button {
    let label = say("task-web-open-tab").with("title", link.text.as_str());
    Button::new(label, Act::on("open_tab", "link", &link.id)).icon("plus")
}

fn facts(certificate: &Certificate) -> Vec<(Text, Text)> {
    let mut facts = vec![(say("task-web-names"), certificate.names.join(", ").into())];
    let owner: Text = if certificate.owner.is_empty() {
        say("task-web-no-owner")
    } else {
        certificate.owner.as_str().into()
    };
    facts.push((say("task-web-owner"), owner));
    facts.push((say("task-web-issuer"), certificate.issuer.as_str().into()));
    let until = if certificate.expired { say("task-web-expired") } else { say("task-web-valid") };
    facts.push((say("task-web-until"), until.with("date", certificate.until.as_str())));
    facts
}

/// Three ways of answering, the third of which opens the choice.
fn banner(page: &Page) -> Block {
    let buttons = vec![
        Button::new(say("task-web-accept-all"), Act::plain("accept_all")).look(Look::Main),
        Button::new(say("task-web-choose"), Act::on("panel", "panel", "cookies")),
        Button::new(say("task-web-refuse-all"), Act::plain("refuse_all")).look(Look::Link),
    ];
    Block::Toolbar { label: say("task-web-cookies-ask").with("site", host(&page.address)), buttons }
}

fn choice(page: &Page) -> Form {
    let free = page.purposes.iter().filter(|purpose| !purpose.needed);
    let options = free.map(|purpose| (purpose.id.as_str(), Text::from(purpose.text.as_str())));
    let needed: Vec<&str> =
        page.purposes.iter().filter(|purpose| purpose.needed).map(|purpose| purpose.text.as_str()).collect();
    let field = Field::picks("purposes", say("task-web-purposes"), options, |_| true);
    let field = if needed.is_empty() {
        field
    } else {
        field.hint(say("task-web-needed").with("what", needed.join(", ")))
    };
    Form {
        fields: vec![field],
        ways: vec![Way::main("accept", say("task-web-save-choice"))],
        ..Form::new(say("task-web-cookies"), "ask")
    }
}
