//! The page: its parts one above the other, as large as they may be, and always on one sheet.

use super::canvas::Canvas;
use super::closing::{Trace, Worth};
use super::head::{Facts, Head};
use super::levels::Table;
use super::scene;
use super::sheet::CertificateSheet;
use super::text::Typesetter;
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::tagging::{Identifier, Tag, TagGroup, TagTree};

/// A4 in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 50.0;
const BOTTOM: f32 = 24.0;
/// Largest space that is shared out between two parts.
const GAP: f32 = 50.0;

/// How much room the parts take, from 0 (tight) to 1 (ample).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room(f32);

impl Room {
    /// A measure between its tight and its ample value.
    pub(super) fn between(self, tight: f32, ample: f32) -> f32 {
        tight + (ample - tight) * self.0
    }
}

/// The annotation over the address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link(pub(super) Identifier);

/// Rooms tried in turn when the tightest leaves space.
const AMPLE: [f32; 4] = [1.0, 0.75, 0.5, 0.25];
/// How much smaller the tightest is drawn each time it does not fit, and the smallest it is drawn.
const SMALLER: f32 = 0.96;
const SMALLEST: f32 = 0.1;

/// The parts of a page and where they go.
pub(super) struct Arrangement {
    head: Head,
    facts: Facts,
    table: Table,
    worth: Worth,
    trace: Trace,
    room: Room,
    /// Space before each part but the first.
    gap: f32,
    scene: f32,
    top: f32,
    scale: f32,
}

impl Arrangement {
    /// The most ample arrangement that stays on the sheet; the smallest one whatever happens.
    pub(super) fn of(sheet: &CertificateSheet) -> Self {
        let mut types = Typesetter::new();
        let mut tight = Self::set(&mut types, sheet, Room(0.0), 1.0);
        if tight.fits() {
            let ample = AMPLE.iter().map(|room| Self::set(&mut types, sheet, Room(*room), 1.0));
            return ample.into_iter().find(Self::fits).unwrap_or(tight);
        }
        while !tight.fits() && tight.scale > SMALLEST {
            tight = Self::set(&mut types, sheet, Room(0.0), tight.scale * SMALLER);
        }
        tight
    }

    fn set(types: &mut Typesetter, sheet: &CertificateSheet, room: Room, scale: f32) -> Self {
        let width = WIDTH / scale - 2.0 * MARGIN;
        let scene = room.between(52.0, 84.0);
        let mut page = Self {
            head: Head::set(types, sheet, width, room),
            facts: Facts::set(types, &sheet.facts, width, room),
            table: Table::set(types, &sheet.levels, width, room),
            worth: Worth::set(types, sheet, width, room),
            trace: Trace::set(types, sheet, width, room),
            room,
            gap: 0.0,
            scene,
            top: scene + room.between(12.0, 26.0),
            scale,
        };
        let free = page.bottom() - page.top - page.content();
        page.gap = (free / 4.0).min(GAP);
        page
    }

    fn bottom(&self) -> f32 {
        HEIGHT / self.scale - BOTTOM
    }

    fn content(&self) -> f32 {
        self.head.height()
            + self.facts.height()
            + self.table.height()
            + self.worth.height()
            + self.trace.height()
    }

    /// Whether all stays on the sheet with some air between the parts.
    pub(super) fn fits(&self) -> bool {
        self.gap >= self.room.between(5.0, 16.0)
    }

    /// How much smaller than life it is drawn.
    #[cfg(test)]
    pub(super) fn scale(&self) -> f32 {
        self.scale
    }

    /// Upper edge of each part.
    fn tops(&self) -> [f32; 5] {
        let facts = self.top + self.head.height() + self.gap;
        let table = facts + self.facts.height() + self.gap;
        let worth = table + self.table.height() + self.gap;
        [self.top, facts, table, worth, self.bottom() - self.trace.height()]
    }

    /// The headings and where they stand.
    pub(super) fn outline(&self, sheet: &CertificateSheet) -> Outline {
        let [head, _, table, worth, trace] = self.tops();
        let node = |title: &str, top: f32| {
            OutlineNode::new(title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, top * self.scale)))
        };
        let mut first = node(&sheet.title, head).with_open(true);
        for (title, top) in [(&sheet.levels.title, table), (&sheet.worth.0, worth), (&sheet.trace.0, trace)] {
            first.push_child(node(title, top));
        }
        let mut outline = Outline::new();
        outline.push_child(first);
        outline
    }

    /// Draws the page and returns its tree of tags.
    pub(super) fn paint(&self, document: &mut Document, sheet: &CertificateSheet) -> TagTree {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let [head, facts, table, worth, trace] = self.tops().map(|top| Point::from_xy(MARGIN, top));
        let link = self.link(&mut page, &sheet.address, trace);
        let mut canvas = Canvas::new(page.surface(), self.scale);
        let mut root = TagGroup::new(Tag::Article);
        canvas.decoration(|pen| scene::draw(pen, WIDTH / self.scale, self.scene));
        self.head.paint(&mut canvas, head, &mut root);
        self.facts.paint(&mut canvas, facts, &mut root);
        self.table.paint(&mut canvas, table, &mut root);
        self.worth.paint(&mut canvas, worth, &mut root);
        self.trace.paint(&mut canvas, trace, link, &mut root);
        canvas.finish();
        page.finish();
        let mut tree = TagTree::new();
        tree.push(root);
        tree
    }

    fn link(&self, page: &mut Page<'_>, address: &str, trace: Point) -> Option<Link> {
        let (x, y, width, height) = self.trace.address()?;
        let (left, top) = ((trace.x + x) * self.scale, (trace.y + y) * self.scale);
        let place = Rect::from_xywh(left, top, width * self.scale, height * self.scale)?;
        let target = Target::Action(Action::Link(LinkAction::new(address.to_owned())));
        let link = Annotation::new_link(LinkAnnotation::new(place, target), Some(address.to_owned()));
        Some(Link(page.add_tagged_annotation(link)))
    }
}
