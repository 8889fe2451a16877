//! How a word processor looks: the page, and the styles or the search beside it.

use super::acts::{ALIGNS, SIZES};
use super::{Document, Making, Paragraph, Style, Tool};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Cell, Field, Form, Look, Pane, PanePlace, Pick, Row, Rows, Table, View, Way,
};

impl Document {
    pub(super) fn window(&self) -> View {
        let (title, tools) = self.tools();
        View {
            panes: vec![
                Pane::new("page", self.title.as_str().into(), PanePlace::Front, self.page()),
                Pane::new("tools", title, PanePlace::Front, tools),
            ],
        }
    }

    fn page(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.contents {
            let headings =
                self.paragraphs.iter().filter(|it| matches!(it.style, Style::Heading1 | Style::Heading2));
            let rows = headings.map(|it| Row::said(it.text.as_str())).collect();
            let rows = Rows {
                empty: say("task-doc-contents-empty"),
                ..Rows::new(say("task-doc-contents"), "contents", rows)
            };
            blocks.push(Block::Heading(say("task-doc-contents")));
            blocks.push(Block::Rows(rows));
        }
        let mut ways: Vec<Way> = Style::ALL
            .map(|style| Way::other("style", style_words(style)).with("style", style.name()).icon("style"))
            .into();
        ways.push(Way::other("by_hand", say("task-doc-by-hand")).icon("bold"));
        ways.push(Way::other("plain", say("task-doc-plain")));
        ways.push(Way::other("break", say("task-doc-break")).icon("page-break"));
        let sizes =
            SIZES.map(|size| (size.to_string(), say("task-doc-points").with("size", size.to_string())));
        blocks.push(Block::Form(Form {
            table: Some(self.table()),
            fields: vec![
                Field::choice("size", say("task-doc-size-by-hand"), sizes, ""),
                Field::picks("bold", say("task-doc-bold-by-hand"), [("yes", say("task-doc-bold"))], |_| {
                    false
                }),
            ],
            ways,
            ..Form::new(say("task-doc-paragraphs"), "paper")
        }));
        blocks
    }

    fn table(&self) -> Table {
        let head = ["task-doc-paragraph", "task-doc-style"].map(|key| Cell::text(say(key)));
        let rows = self.paragraphs.iter().map(|paragraph| self.line(paragraph)).collect();
        Table { caption: say("task-doc-paragraphs"), look: "paper", head: head.into(), rows }
    }

    fn line(&self, paragraph: &Paragraph) -> Vec<Cell> {
        let making = self.making(paragraph.style);
        let by_hand = paragraph.bold || paragraph.size.is_some();
        let pick = Pick {
            name: "paragraphs".to_owned(),
            value: paragraph.id.clone(),
            label: paragraph.text.as_str().into(),
            ticked: false,
        };
        let shown = Making {
            size: paragraph.size.unwrap_or(making.size),
            bold: making.bold || paragraph.bold,
            ..making
        };
        let text = Cell { pick: Some(pick), ..Cell::text("".into()) }.look(type_of(shown));
        let mut style = style_words(paragraph.style);
        if by_hand {
            style = say("task-doc-style-and-hand").with("style", style);
        }
        if paragraph.page {
            style = say("task-doc-style-and-page").with("style", style);
        }
        vec![text, Cell::text(style)]
    }

    fn tools(&self) -> (Text, Vec<Block>) {
        let look = |on: bool| if on { Look::On } else { Look::Off };
        let tool = |name: &str| Act::on("tool", "tool", name);
        let bar = Block::Toolbar {
            label: say("task-doc-tools"),
            buttons: vec![
                Button::new(say("task-doc-styles"), tool("styles"))
                    .icon("style")
                    .look(look(self.tool != Tool::Replace)),
                Button::new(say("task-doc-replace"), tool("replace"))
                    .icon("glass")
                    .look(look(self.tool == Tool::Replace)),
                Button::new(say("task-doc-contents"), Act::plain("contents"))
                    .icon("list")
                    .look(look(self.contents)),
            ],
        };
        match self.tool {
            Tool::Styles => (say("task-doc-styles"), vec![bar, Block::Rows(self.styles())]),
            Tool::Edit(style) => (say("task-doc-edit"), vec![bar, Block::Form(self.edit(style))]),
            Tool::Replace => (say("task-doc-replace"), vec![bar, Block::Form(replacing())]),
        }
    }

    fn styles(&self) -> Rows {
        let row = |style: Style| {
            let making = self.making(style);
            let note = say("task-doc-making")
                .with("size", making.size.to_string())
                .with("bold", say(if making.bold { "task-doc-is-bold" } else { "task-doc-not-bold" }))
                .with("align", align_words(making.align));
            let label = say("task-doc-edit-style").with("style", style_words(style));
            let edit = Button::new(label, Act::on("edit", "style", style.name())).icon("pen");
            Row { notes: vec![note], buttons: vec![edit], ..Row::said(style_words(style)) }
        };
        Rows::new(say("task-doc-styles"), "styles", Style::ALL.map(row).into())
    }

    fn edit(&self, style: Style) -> Form {
        let making = self.making(style);
        let sizes =
            SIZES.map(|size| (size.to_string(), say("task-doc-points").with("size", size.to_string())));
        let bold = [("yes", say("task-doc-is-bold")), ("no", say("task-doc-not-bold"))];
        let aligns = ALIGNS.map(|align| (align, align_words(align)));
        Form {
            known: vec![("style", style.name().to_owned())],
            fields: vec![
                Field::choice("size", say("task-doc-size"), sizes, &making.size.to_string()),
                Field::choice("bold", say("task-doc-weight"), bold, if making.bold { "yes" } else { "no" }),
                Field::choice("align", say("task-doc-align"), aligns, making.align),
            ],
            ways: vec![Way::main("define", say("task-doc-define").with("style", style_words(style)))],
            ..Form::new(say("task-doc-edit-style").with("style", style_words(style)), "ask")
        }
    }
}

fn replacing() -> Form {
    let yes = |key: &'static str| [("yes", say(key))];
    Form {
        fields: vec![
            Field::line("find", say("task-doc-find"), ""),
            Field::line("with", say("task-doc-with"), ""),
            Field::picks("case", say("task-doc-case"), yes("task-doc-case-yes"), |_| false),
            Field::picks("words", say("task-doc-words"), yes("task-doc-words-yes"), |_| false),
        ],
        ways: vec![Way::main("replace", say("task-doc-replace-all"))],
        ..Form::new(say("task-doc-replace"), "ask")
    }
}

fn style_words(style: Style) -> Text {
    say(match style {
        Style::Title => "task-doc-title",
        Style::Heading1 => "task-doc-heading1",
        Style::Heading2 => "task-doc-heading2",
        Style::Body => "task-doc-body",
        Style::List => "task-doc-list",
        Style::Quote => "task-doc-quote",
    })
}

fn align_words(align: &str) -> Text {
    say(match align {
        "center" => "task-doc-center",
        "right" => "task-doc-right",
        "justify" => "task-doc-justify",
        _ => "task-doc-left",
    })
}

/// Names of looks, one for each size and weight that a page can show.
fn type_of(making: Making) -> &'static str {
    match (making.size, making.bold) {
        (20.., true) => "huge bold",
        (20.., false) => "huge",
        (16..=19, true) => "big bold",
        (16..=19, false) => "big",
        (13..=15, true) => "middle bold",
        (13..=15, false) => "middle",
        (_, true) => "bold",
        _ => "plain",
    }
}
