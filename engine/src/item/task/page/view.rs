//! How a page being written looks: the texts, and the outline that follows.

use super::Page;
use super::markup::{Element, Node, Problem};
use super::style::Style;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{Block, Field, Form, Pane, PanePlace, Row, Rows, Tone, View, Way};

impl Page {
    pub(super) fn window(&self) -> View {
        let pane = |id, title, blocks| Pane::new(id, title, PanePlace::Front, blocks);
        let mut written = vec![Block::Form(Form {
            fields: vec![Field::lines("source", say("task-page-html"), self.source.as_str())],
            ways: vec![Way::main("write", say("task-page-show"))],
            ..Form::new(say("task-page-html"), "html")
        })];
        written.extend(self.style.as_deref().map(|style| {
            Block::Form(Form {
                fields: vec![Field::lines("source", say("task-page-css"), style)],
                ways: vec![Way::main("style", say("task-page-show-style"))],
                ..Form::new(say("task-page-css"), "css")
            })
        }));
        let panes = vec![
            pane("source", self.name.as_str().into(), written),
            pane("result", say("task-page-result"), self.outline()),
        ];
        View { panes }
    }

    fn outline(&self) -> Vec<Block> {
        let (markup, style) = (self.markup(), self.rules());
        let warn = |text| Block::Notice { tone: Tone::Warning, text };
        let mut blocks: Vec<Block> = markup.problems.iter().map(|problem| warn(told(problem))).collect();
        blocks.extend(
            style.unreadable.as_deref().map(|piece| warn(say("task-page-bad-style").with("text", piece))),
        );
        let rows = rows(&markup.root, &mut Vec::new(), &style);
        let list = Rows::new(say("task-page-result"), "outline", rows);
        blocks.push(Block::Rows(Rows { empty: say("task-page-empty"), ..list }));
        blocks
    }
}

fn told(problem: &Problem) -> Text {
    match problem {
        Problem::NotClosed(name) => say("task-page-not-closed").with("name", name.as_str()),
        Problem::ClosesNothing(name) => say("task-page-closes-nothing").with("name", name.as_str()),
        Problem::Unknown(name) => say("task-page-unknown").with("name", name.as_str()),
        Problem::Unfinished(name) => say("task-page-unfinished").with("name", name.as_str()),
    }
}

/// What an element holds, one row for each part: elements by their name, words as they are.
fn rows<'a>(element: &'a Element, around: &mut Vec<&'a Element>, style: &Style) -> Vec<Row> {
    let mut found = Vec::new();
    for node in &element.inside {
        match node {
            Node::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                found.push(Row::said(words.join(" ")));
            }
            Node::Element(inner) => {
                let notes = notes(inner, around, style);
                around.push(inner);
                let row = Row::said(say("task-page-element").with("name", inner.name.as_str()));
                found.push(Row { icon: icon(&inner.name), notes, rows: rows(inner, around, style), ..row });
                around.pop();
            }
        }
    }
    found
}

/// Attributes and style; a picture without words for those who do not see it says so.
fn notes(element: &Element, around: &[&Element], style: &Style) -> Vec<Text> {
    let attributes = element.attributes.iter().map(|(name, value)| {
        say("task-page-attribute").with("name", name.as_str()).with("value", value.as_str())
    });
    let mute = element.name == "img" && element.attribute("alt").is_none_or(|alt| alt.trim().is_empty());
    let styles = style.values(around, element).into_iter();
    attributes
        .chain(mute.then(|| say("task-page-no-alt")))
        .chain(styles.map(|(name, value)| say("task-page-style").with("name", name).with("value", value)))
        .collect()
}

fn icon(name: &str) -> &'static str {
    match name {
        "img" => "picture",
        "a" => "link",
        "table" => "sheet",
        _ => "",
    }
}
