//! Draws on the page. Everything drawn is either content, with an identifier for the tree of tags, or decoration.

use super::palette::Ink;
use super::text::Block;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::layout::Run;
use std::collections::BTreeMap;
use std::iter::once;
use std::ops::Range;

/// Share of a radius at which a cubic curve's control points make it a quarter of a circle.
const ARC: f32 = 0.552_284_8;

/// A page being drawn.
pub(super) struct Canvas<'a> {
    surface: Surface<'a>,
    fonts: BTreeMap<u64, Font>,
    scale: f32,
}

impl<'a> Canvas<'a> {
    /// Draws on `surface`, everything times `scale`.
    pub(super) fn new(mut surface: Surface<'a>, scale: f32) -> Self {
        surface.push_transform(&Transform::from_scale(scale, scale));
        Self { surface, fonts: BTreeMap::new(), scale }
    }

    pub(super) fn finish(mut self) {
        self.surface.pop();
        self.surface.finish();
    }

    /// What carries no meaning of its own.
    pub(super) fn decoration(&mut self, draw: impl FnOnce(&mut Pen<'_, 'a>)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Layout, None)));
        self.pen(draw);
        self.surface.end_tagged();
    }

    /// A picture that means something; its tag says what.
    pub(super) fn picture(&mut self, draw: impl FnOnce(&mut Pen<'_, 'a>)) -> Identifier {
        let id = self.surface.start_tagged(ContentTag::Other);
        self.pen(draw);
        self.surface.end_tagged();
        id
    }

    fn pen(&mut self, draw: impl FnOnce(&mut Pen<'_, 'a>)) {
        draw(&mut Pen { surface: &mut self.surface, fonts: &mut self.fonts });
    }

    /// Writes a text with its upper left corner at a point, as children of `parent`: a span each line, or one span
    /// with the text itself when another one is drawn. A text that turns from right to left also stands as it is in
    /// the tree, since its glyphs follow each other from left to right.
    pub(super) fn write(&mut self, block: &Block, at: Point, parent: &mut TagGroup) {
        if !block.turns() {
            return self.write_spans(block, at, parent);
        }
        let actual = block.hidden.as_ref().unwrap_or(&block.drawn).clone();
        let mut turned = TagGroup::new(TagKind::from(Tag::Span).with_actual_text(Some(actual)));
        self.write_spans(block, at, &mut turned);
        parent.push(turned);
    }

    fn write_spans(&mut self, block: &Block, at: Point, parent: &mut TagGroup) {
        let lines = block.layout().len();
        let spans: Vec<Range<usize>> = match block.hidden {
            Some(_) => once(0..lines).collect(),
            None => (0..lines).map(|line| line..line + 1).collect(),
        };
        for span in spans {
            let tag = SpanTag::empty().with_actual_text(block.hidden.as_deref());
            let id = self.surface.start_tagged(ContentTag::Span(tag));
            self.pen(|pen| span.for_each(|line| pen.line(block, line, at)));
            self.surface.end_tagged();
            parent.push(id);
        }
    }

    /// A rectangle of the drawing as one of the page.
    pub(super) fn on_page(&self, x: f32, y: f32, width: f32, height: f32) -> Option<Rect> {
        Rect::from_xywh(x * self.scale, y * self.scale, width * self.scale, height * self.scale)
    }
}

/// Draws inside a tag.
pub(super) struct Pen<'p, 'a> {
    surface: &'p mut Surface<'a>,
    fonts: &'p mut BTreeMap<u64, Font>,
}

impl Pen<'_, '_> {
    pub(super) fn fill(&mut self, path: Option<Path>, ink: Ink) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filling(ink)));
        self.draw(path);
    }

    pub(super) fn stroke(&mut self, path: Option<Path>, ink: Ink, width: f32) {
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroking(ink, width)));
        self.draw(path);
    }

    pub(super) fn dash(&mut self, path: Option<Path>, ink: Ink, width: f32) {
        let dash = Some(StrokeDash { array: vec![width * 3.0, width * 2.5], offset: 0.0 });
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke { dash, line_cap: LineCap::Butt, ..stroking(ink, width) }));
        self.draw(path);
    }

    fn draw(&mut self, path: Option<Path>) {
        if let Some(path) = path {
            self.surface.draw_path(&path);
        }
    }

    /// Draws something times `scale`.
    pub(super) fn scaled(&mut self, scale: f32, draw: impl FnOnce(&mut Self)) {
        self.surface.push_transform(&Transform::from_scale(scale, scale));
        draw(self);
        self.surface.pop();
    }

    /// A text as a part of a picture.
    pub(super) fn lines(&mut self, block: &Block, at: Point) {
        (0..block.layout().len()).for_each(|line| self.line(block, line, at));
    }

    fn line(&mut self, block: &Block, line: usize, at: Point) {
        let Some(line) = block.layout().get(line) else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filling(block.ink)));
        let mut x = at.x + line.metrics().offset;
        let y = at.y + line.metrics().baseline;
        for run in line.runs() {
            let Some(font) = font(self.fonts, &run) else { continue };
            let size = run.font_size();
            let glyphs = glyphs(&run, size);
            self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &block.drawn, size, false);
            x += run.advance();
        }
    }
}

fn filling(ink: Ink) -> Fill {
    Fill { paint: rgb::Color::from(ink).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn stroking(ink: Ink, width: f32) -> Stroke {
    Stroke {
        paint: rgb::Color::from(ink).into(),
        width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }
}

fn font(fonts: &mut BTreeMap<u64, Font>, run: &Run<'_, ()>) -> Option<Font> {
    let data = run.font();
    if let Some(known) = fonts.get(&data.data.id()) {
        return Some(known.clone());
    }
    let font = Font::new(data.data.clone().into_raw_parts().0.into(), data.index)?;
    fonts.insert(data.data.id(), font.clone());
    Some(font)
}

/// The glyphs of a run, measured in sizes of the font, each with the text it stands for.
fn glyphs(run: &Run<'_, ()>, size: f32) -> Vec<KrillaGlyph> {
    let mut glyphs: Vec<KrillaGlyph> = Vec::new();
    for cluster in run.visual_clusters() {
        if cluster.is_ligature_continuation() {
            if let Some(ligature) = glyphs.last_mut() {
                let range = cluster.text_range();
                ligature.text_range.start = ligature.text_range.start.min(range.start);
                ligature.text_range.end = ligature.text_range.end.max(range.end);
            }
            continue;
        }
        glyphs.extend(cluster.glyphs().map(|glyph| {
            let (advance, x, y) = (glyph.advance / size, glyph.x / size, glyph.y / size);
            KrillaGlyph::new(GlyphId::new(glyph.id), advance, x, y, 0.0, cluster.text_range(), None)
        }));
    }
    glyphs
}

/// A rectangle.
pub(super) fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

/// A rectangle with round corners.
pub(super) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Option<Path> {
    let r = radius.min(width / 2.0).min(height / 2.0);
    let b = r * (1.0 - ARC);
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.line_to(right - r, y);
    path.cubic_to(right - b, y, right, y + b, right, y + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - b, right - b, bottom, right - r, bottom);
    path.line_to(x + r, bottom);
    path.cubic_to(x + b, bottom, x, bottom - b, x, bottom - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + b, x + b, y, x + r, y);
    path.close();
    path.finish()
}

/// A closed line through points.
pub(super) fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    for point in rest {
        path.line_to(point.0, point.1);
    }
    path.close();
    path.finish()
}

/// A straight line.
pub(super) fn segment(from: (f32, f32), to: (f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    path.finish()
}
