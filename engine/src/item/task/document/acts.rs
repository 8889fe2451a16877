//! What each action does to a text.

use super::replace::{Case, Extent, Search};
use super::{Document, Making, Paragraph, Style, Tool};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::say;

pub(super) const VERBS: Verbs = &[
    ("style", &["paragraphs?", "style"]),
    ("by_hand", &["paragraphs?", "size?", "bold?"]),
    ("plain", &["paragraphs?"]),
    ("break", &["paragraphs?"]),
    ("edit", &["style"]),
    ("define", &["style", "size", "bold", "align"]),
    ("contents", &[]),
    ("tool", &["tool"]),
    ("replace", &["find", "with?", "case?", "words?"]),
];

/// Sizes on offer, in points.
pub(super) const SIZES: [u8; 8] = [10, 11, 12, 14, 16, 18, 20, 24];
/// Ways to set lines between the margins.
pub(super) const ALIGNS: [&str; 4] = ["left", "center", "right", "justify"];

impl Document {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "style" => {
                let style = Style::named(act.get("style")).ok_or(Refusal::Impossible)?;
                self.each(act, |paragraph| paragraph.style = style)
            }
            "by_hand" => self.by_hand(act),
            "plain" => self.each(act, |paragraph| (paragraph.size, paragraph.bold) = (None, false)),
            "break" => self.each(act, |paragraph| paragraph.page = !paragraph.page),
            "edit" => {
                self.tool = Tool::Edit(Style::named(act.get("style")).ok_or(Refusal::Impossible)?);
                Ok(Told::pane(say("task-doc-editing"), "tools"))
            }
            "define" => self.define(act),
            "contents" => {
                self.contents = !self.contents;
                let told = if self.contents { "task-doc-contents-there" } else { "task-doc-contents-gone" };
                Ok(Told::same(say(told)))
            }
            "tool" => {
                self.tool = match act.get("tool") {
                    "styles" => Tool::Styles,
                    "replace" => Tool::Replace,
                    _ => return Err(Refusal::Impossible),
                };
                Ok(Told::pane(say("task-doc-tool-open"), "tools"))
            }
            "replace" => Ok(self.replace(act)),
            _ => Err(Refusal::Impossible),
        }
    }

    /// Changes every ticked paragraph.
    fn each(&mut self, act: &Act, change: impl Fn(&mut Paragraph)) -> Result<Told, Refusal> {
        let ids: Vec<&str> = act.several("paragraphs").collect();
        if ids.is_empty() {
            return Err(Refusal::because(say("task-doc-none-ticked")));
        }
        if !ids.iter().all(|id| self.paragraph(id).is_some()) {
            return Err(Refusal::Impossible);
        }
        let ticked = self.paragraphs.iter_mut().filter(|paragraph| ids.contains(&paragraph.id.as_str()));
        ticked.for_each(change);
        Ok(Told::pane(say("task-doc-changed").with("count", ids.len()), "page"))
    }

    fn by_hand(&mut self, act: &Act) -> Result<Told, Refusal> {
        let size = match act.get("size") {
            "" => None,
            text => Some(text.parse().ok().filter(|size| SIZES.contains(size)).ok_or(Refusal::Impossible)?),
        };
        let bold = act.get("bold") == "yes";
        if size.is_none() && !bold {
            return Err(Refusal::because(say("task-doc-hand-empty")));
        }
        self.each(act, |paragraph| {
            paragraph.size = size.or(paragraph.size);
            paragraph.bold |= bold;
        })
    }

    fn define(&mut self, act: &Act) -> Result<Told, Refusal> {
        let style = Style::named(act.get("style")).ok_or(Refusal::Impossible)?;
        let size =
            act.get("size").parse().ok().filter(|size| SIZES.contains(size)).ok_or(Refusal::Impossible)?;
        let align = ALIGNS.into_iter().find(|align| *align == act.get("align")).ok_or(Refusal::Impossible)?;
        self.styles.insert(style, Making { size, bold: act.get("bold") == "yes", align });
        self.tool = Tool::Styles;
        let count = self.paragraphs.iter().filter(|paragraph| paragraph.style == style).count();
        Ok(Told::pane(say("task-doc-defined").with("count", count), "page"))
    }

    fn replace(&mut self, act: &Act) -> Told {
        let search = Search {
            wanted: act.get("find"),
            instead: act.get("with"),
            case: if act.get("case") == "yes" { Case::Counts } else { Case::Any },
            extent: if act.get("words") == "yes" { Extent::Words } else { Extent::Anything },
        };
        let mut count = 0;
        for paragraph in &mut self.paragraphs {
            let (text, found) = search.replaced(&paragraph.text);
            paragraph.text = text;
            count += found;
        }
        Told::pane(say("task-doc-replaced").with("count", count), "page")
    }
}
