//! Text documents: parts in order, written in four formats, with what is noted about them.

pub(super) mod docx;
pub(super) mod html;
pub(super) mod odt;
pub(super) mod packed;
pub(super) mod pdf;

use super::fault;
use super::measure::Day;
use super::table::Table;
use crate::item::task::Fault;
use serde::Deserialize;

/// A document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// In its properties, not on the page.
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) author: String,
    /// Who changed it last.
    #[serde(default)]
    pub(super) changed_by: String,
    pub(super) created: Option<Day>,
    pub(super) changed: Option<Day>,
    #[serde(default)]
    pub(super) keywords: Vec<String>,
    pub(super) parts: Vec<Part>,
}

/// A part of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    /// A heading of the first level.
    Heading(String),
    /// One of the second.
    Subheading(String),
    Paragraph(String),
    List(Vec<String>),
    Table(Table),
    /// Words that lead elsewhere.
    Link(Link),
    /// A paragraph with a remark in the margin, or in the source of a page.
    Comment(Comment),
    /// A heading with paragraphs below it.
    Section(Section),
    /// What follows stands on a new page.
    NewPage,
}

/// See [`Part::Link`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    pub(super) text: String,
    pub(super) to: String,
}

/// See [`Part::Comment`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Comment {
    pub(super) paragraph: String,
    pub(super) by: String,
    pub(super) day: Day,
    pub(super) says: String,
}

/// See [`Part::Section`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    pub(super) heading: String,
    pub(super) paragraphs: Vec<String>,
    /// Whether it begins on a new page.
    #[serde(default)]
    pub(super) new_page: bool,
}

/// A part as formats write it: no section is left.
pub(super) enum Piece<'a> {
    Heading(u8, &'a str),
    Paragraph(&'a str),
    List(&'a [String]),
    Table(&'a Table),
    Link(&'a Link),
    Comment(&'a Comment),
    NewPage,
}

impl Document {
    pub(super) fn pieces(&self) -> Vec<Piece<'_>> {
        pieces(&self.parts)
    }

    pub(super) fn faults(&self, at: &str, found: &mut Vec<Fault>) {
        parts_faults(&self.parts, &format!("{at}.parts"), found);
    }
}

pub(super) fn parts_faults(parts: &[Part], at: &str, found: &mut Vec<Fault>) {
    if parts.is_empty() {
        found.push(fault(at, "the document is empty", "write something in it"));
    }
    for (number, part) in parts.iter().enumerate() {
        if let Part::Table(table) = part {
            table.faults(&format!("{at}.{number}.table"), found);
        }
    }
}

pub(super) fn pieces(parts: &[Part]) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Heading(text) => found.push(Piece::Heading(1, text)),
            Part::Subheading(text) => found.push(Piece::Heading(2, text)),
            Part::Paragraph(text) => found.push(Piece::Paragraph(text)),
            Part::List(items) => found.push(Piece::List(items)),
            Part::Table(table) => found.push(Piece::Table(table)),
            Part::Link(link) => found.push(Piece::Link(link)),
            Part::Comment(comment) => found.push(Piece::Comment(comment)),
            Part::NewPage => found.push(Piece::NewPage),
            Part::Section(section) => {
                found.extend(section.new_page.then_some(Piece::NewPage));
                found.push(Piece::Heading(1, &section.heading));
                found.extend(section.paragraphs.iter().map(|text| Piece::Paragraph(text)));
            }
        }
    }
    found
}
