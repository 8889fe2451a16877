//! A way through everything written in a question's content and key: to fill it, to hash it.
//!
//! A field that is added to one of these shapes has its place here.

use super::draft::{
    ContentDraft, GapDraft, GapKeyDraft, ImageDraft, KeyDraft, MaterialDraft, MessageDraft, TableDraft,
    TextLists,
};
use super::source::{Entries, Marked, Place};
use super::tree::Tree;
use super::variants_draft::{Amount, DrawDraft, ValueDraft, VariantsDraft};
use crate::item::text_match::Ignored;

/// Where a part stands: its place in the file, and the language it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) place: Place,
    pub(crate) locale: Option<&'a str>,
}

/// A part.
pub(crate) enum Leaf<'a> {
    /// Words, or an id.
    Text(&'a mut String),
    /// A number of the key.
    Amount(&'a mut Amount),
    /// Ids of which one text may stand for several.
    Ids(&'a mut Vec<Marked<String>>),
    /// A number that is never drawn.
    Number(f64),
    /// How many parts follow, or which of several shapes.
    Shape(usize),
}

/// What is done with each part.
pub(crate) type Visit<'v> = dyn FnMut(At<'_>, Leaf<'_>) + 'v;

/// Something whose parts can be visited in order.
pub(crate) trait Walk {
    /// Visits every part.
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>);
}

impl Walk for String {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Text(self));
    }
}

impl Walk for Amount {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Amount(self));
    }
}

impl Walk for u32 {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Number(f64::from(*self)));
    }
}

impl Walk for f64 {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Number(*self));
    }
}

impl Walk for Ignored {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Shape(*self as usize));
    }
}

impl<T: Walk> Walk for Marked<T> {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        self.value.walk(At { place: self.place, ..at }, visit);
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Shape(usize::from(self.is_some())));
        for part in self.iter_mut() {
            part.walk(at, visit);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Shape(self.len()));
        for part in self.iter_mut() {
            part.walk(at, visit);
        }
    }
}

impl<T: Walk> Walk for Entries<T> {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        visit(at, Leaf::Shape(self.0.len()));
        for (key, value) in &mut self.0 {
            key.walk(at, visit);
            value.walk(at, visit);
        }
    }
}

impl ContentDraft {
    /// What is shown before answering.
    pub(crate) fn walk_shown(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { stem, material, hint, choices, items, prompts, options, .. } = self;
        stem.walk(at, visit);
        material.walk(at, visit);
        hint.walk(at, visit);
        for texts in [choices, items, prompts, options] {
            texts.walk(at, visit);
        }
        let Self { text, gaps, unit, .. } = self;
        text.walk(at, visit);
        gaps.walk(at, visit);
        unit.walk(at, visit);
    }
}

impl Walk for ContentDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        self.walk_shown(at, visit);
        self.explanation.walk(at, visit);
        self.tempting.walk(at, visit);
    }
}

impl Walk for GapDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { label, choices } = self;
        label.walk(at, visit);
        choices.walk(at, visit);
    }
}

impl Walk for MaterialDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        match self {
            Self::Paragraph(text) => shaped(0, text, at, visit),
            Self::Table(table) => shaped(1, table, at, visit),
            Self::Code(text) => shaped(2, text, at, visit),
            Self::Message(message) => shaped(3, message, at, visit),
            Self::Image(image) => shaped(4, image, at, visit),
        }
    }
}

fn shaped<T: Walk>(shape: usize, part: &mut T, at: At<'_>, visit: &mut Visit<'_>) {
    visit(at, Leaf::Shape(shape));
    part.walk(at, visit);
}

impl Walk for TableDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { caption, header, rows } = self;
        caption.walk(at, visit);
        header.walk(at, visit);
        rows.walk(at, visit);
    }
}

impl Walk for MessageDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { from, to, subject, body } = self;
        for text in [from, to, subject, body] {
            text.walk(at, visit);
        }
    }
}

impl Walk for ImageDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { file, alt } = self;
        file.walk(at, visit);
        alt.walk(at, visit);
    }
}

impl Walk for KeyDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { choice, choices, accept, reject, ignore, value, .. } = self;
        choice.walk(at, visit);
        ids(choices.as_mut(), at, visit);
        lists(accept.as_mut(), at, visit);
        lists(reject.as_mut(), at, visit);
        ignore.walk(at, visit);
        value.walk(at, visit);
        let Self { tolerance, relative_tolerance, units, order, pairs, gaps, .. } = self;
        tolerance.walk(at, visit);
        relative_tolerance.walk(at, visit);
        units.walk(at, visit);
        ids(order.as_mut(), at, visit);
        pairs.walk(at, visit);
        gaps.walk(at, visit);
    }
}

impl Walk for GapKeyDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { choice, accept, reject, ignore } = self;
        choice.walk(at, visit);
        lists(accept.as_mut(), at, visit);
        lists(reject.as_mut(), at, visit);
        ignore.walk(at, visit);
    }
}

fn ids(ids: Option<&mut Marked<Vec<Marked<String>>>>, at: At<'_>, visit: &mut Visit<'_>) {
    visit(at, Leaf::Shape(usize::from(ids.is_some())));
    if let Some(ids) = ids {
        visit(At { place: ids.place, ..at }, Leaf::Ids(&mut ids.value));
        ids.walk(at, visit);
    }
}

/// Texts of a key by language: each is written as its language does.
fn lists(lists: Option<&mut Marked<TextLists>>, at: At<'_>, visit: &mut Visit<'_>) {
    visit(at, Leaf::Shape(usize::from(lists.is_some())));
    for (locale, texts) in lists.into_iter().flat_map(|lists| &mut lists.value.0) {
        locale.walk(at, visit);
        texts.walk(At { locale: Some(&locale.value), ..at }, visit);
    }
}

impl Walk for Tree {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        match self {
            Self::Nothing => visit(at, Leaf::Shape(0)),
            Self::Truth(truth) => visit(at, Leaf::Shape(1 + usize::from(*truth))),
            Self::Whole(number) => shaped(3, &mut number.to_string(), at, visit),
            Self::Real(number) => shaped(4, number, at, visit),
            Self::Text(text) => shaped(5, text, at, visit),
            Self::List(items) => shaped(6, items, at, visit),
            Self::Map(entries) => {
                visit(at, Leaf::Shape(7));
                visit(at, Leaf::Shape(entries.len()));
                for (name, value) in entries {
                    name.walk(at, visit);
                    value.walk(at, visit);
                }
            }
        }
    }
}

impl Walk for VariantsDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { draw, compute, conditions } = self;
        draw.walk(at, visit);
        compute.walk(at, visit);
        conditions.walk(at, visit);
    }
}

impl Walk for DrawDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        let Self { one_of, some, of, shuffled, from, to, step, times } = self;
        for values in [one_of, of, shuffled] {
            values.walk(at, visit);
        }
        for value in [from, to, step] {
            value.walk(at, visit);
        }
        some.walk(at, visit);
        times.walk(at, visit);
    }
}

impl Walk for ValueDraft {
    fn walk(&mut self, at: At<'_>, visit: &mut Visit<'_>) {
        match self {
            Self::Number(text) => shaped(0, text, at, visit),
            Self::Text(text) => shaped(1, text, at, visit),
            Self::Group(values) => shaped(2, values, at, visit),
        }
    }
}
