//! Nodes of the tree that tells a screen reader what is what.

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, Tag, TagGroup};
use std::num::NonZeroU16;

/// A heading of a level, 1 being the page's.
pub(super) fn heading(level: u16, title: &str) -> TagGroup {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    TagGroup::new(Tag::Hn(level, Some(title.to_owned())))
}

/// A picture, what it says, and where it stands.
pub(super) fn figure(alternative: &str, place: Option<Rect>, id: Identifier) -> TagGroup {
    let figure = Tag::Figure(Some(alternative.to_owned()));
    let figure = figure.with_bbox(place.map(|place| BBox::new(0, place)));
    TagGroup::with_children(figure, vec![id.into()])
}

/// A list whose marks, if any, are decoration.
pub(super) fn list() -> TagGroup {
    TagGroup::new(Tag::L(ListNumbering::None))
}

/// An entry of a list around its body.
pub(super) fn entry(body: TagGroup) -> TagGroup {
    TagGroup::with_children(Tag::LI, vec![body.into()])
}
