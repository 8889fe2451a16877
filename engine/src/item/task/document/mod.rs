//! A word processor: paragraphs, styles and what they are made of, formatting by hand, a table of contents,
//! find and replace.

mod acts;
mod check;
mod replace;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use crate::item::text_match::{Ignored, normalise};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const CONDITIONS: Verbs = &[
    ("styled", &["paragraphs", "style"]),
    ("style_holds", &["style", "paragraphs"]),
    ("defined", &["style", "size?", "bold?", "align?"]),
    ("by_hand", &["paragraph?"]),
    ("plain", &["paragraphs"]),
    ("contents", &[]),
    ("breaks", &["paragraphs"]),
    ("reads", &["paragraph", "text"]),
];

/// A text in a word processor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    title: String,
    paragraphs: Vec<Paragraph>,
    #[serde(skip)]
    styles: BTreeMap<Style, Making>,
    #[serde(skip)]
    contents: bool,
    #[serde(skip)]
    tool: Tool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paragraph {
    id: String,
    text: String,
    #[serde(default)]
    style: Style,
    /// Size given by hand.
    #[serde(default)]
    size: Option<u8>,
    /// Bold given by hand.
    #[serde(default)]
    bold: bool,
    /// Begins a page.
    #[serde(default)]
    page: bool,
}

/// A style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    Title,
    Heading1,
    Heading2,
    #[default]
    Body,
    List,
    Quote,
}

/// What a style is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Making {
    size: u8,
    bold: bool,
    align: &'static str,
}

/// What is open beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tool {
    #[default]
    Styles,
    Edit(Style),
    Replace,
}

impl Style {
    const ALL: [Self; 6] = [Self::Title, Self::Heading1, Self::Heading2, Self::Body, Self::List, Self::Quote];

    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading1 => "heading1",
            Self::Heading2 => "heading2",
            Self::Body => "body",
            Self::List => "list",
            Self::Quote => "quote",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }

    /// As every text begins.
    fn usual(self) -> Making {
        let (size, bold, align) = match self {
            Self::Title => (24, true, "center"),
            Self::Heading1 => (18, true, "left"),
            Self::Heading2 => (14, true, "left"),
            Self::Body | Self::List | Self::Quote => (11, false, "left"),
        };
        Making { size, bold, align }
    }
}

impl Document {
    fn paragraph(&self, id: &str) -> Option<&Paragraph> {
        self.paragraphs.iter().find(|paragraph| paragraph.id == id)
    }

    fn making(&self, style: Style) -> Making {
        self.styles.get(&style).copied().unwrap_or_else(|| style.usual())
    }

    fn ids(&self, so: impl Fn(&&Paragraph) -> bool) -> BTreeSet<&str> {
        self.paragraphs.iter().filter(so).map(|paragraph| paragraph.id.as_str()).collect()
    }

    fn judge(&self, condition: &Condition) -> bool {
        let wanted: BTreeSet<&str> = condition.several("paragraphs").into_iter().collect();
        let style = Style::named(condition.get("style"));
        match condition.is.as_str() {
            "styled" => wanted.iter().all(|id| self.paragraph(id).is_some_and(|it| Some(it.style) == style)),
            "style_holds" => self.ids(|paragraph| Some(paragraph.style) == style) == wanted,
            "defined" => style.is_some_and(|style| {
                let making = self.making(style);
                let is =
                    |field: &str, value: &str| condition.given(field).is_none_or(|wanted| wanted == value);
                is("size", &making.size.to_string())
                    && is("bold", if making.bold { "yes" } else { "no" })
                    && is("align", making.align)
            }),
            "by_hand" => {
                let named = condition.given("paragraph");
                let about = self.paragraphs.iter().filter(|it| named.is_none_or(|named| named == it.id));
                about.into_iter().any(|it| it.bold || it.size.is_some())
            }
            "plain" => {
                wanted.iter().all(|id| self.paragraph(id).is_some_and(|it| !it.bold && it.size.is_none()))
            }
            "contents" => self.contents,
            "breaks" => self.ids(|paragraph| paragraph.page) == wanted,
            "reads" => self.paragraph(condition.get("paragraph")).is_some_and(|it| {
                let plain = |text: &str| normalise(text, &BTreeSet::from([Ignored::Spaces]));
                plain(&it.text) == plain(condition.get("text"))
            }),
            _ => false,
        }
    }
}

impl App for Document {
    fn name(&self) -> &'static str {
        "document"
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "paragraph" | "paragraphs" => Some(self.paragraphs.iter().map(|it| it.id.as_str()).collect()),
            "style" => Some(Style::ALL.map(Style::name).into()),
            _ => None,
        }
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
