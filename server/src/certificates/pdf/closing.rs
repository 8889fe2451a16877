//! The lower part: what the certificate proves and what it does not, then what lets anyone trace it.

use super::canvas::{Canvas, segment};
use super::fonts::Face;
use super::page::{Link, Room};
use super::palette::{INK, LINE, MARK, PINE, QUIET};
use super::sheet::{CertificateSheet, Fact};
use super::tags;
use super::text::{Block, Style, Typesetter};
use krilla::geom::Point;
use krilla::tagging::{Tag, TagGroup};

const GUTTER: f32 = 18.0;
/// From the mark of an entry to its text.
const INDENT: f32 = 7.0;

/// What it proves, in two columns.
pub(super) struct Worth {
    title: Block,
    columns: [Vec<Block>; 2],
    width: f32,
    room: Room,
}

impl Worth {
    pub(super) fn set(types: &mut Typesetter, sheet: &CertificateSheet, width: f32, room: Room) -> Self {
        let (title, texts) = &sheet.worth;
        let heading = Style { face: Face::Title, size: room.between(11.0, 13.0), leading: 1.25, ink: PINE };
        let body = Style { face: Face::Body, size: room.between(7.7, 9.0), leading: 1.28, ink: INK };
        let column = (width - GUTTER) / 2.0;
        let mut set = |texts: &[String]| -> Vec<Block> {
            texts.iter().map(|text| types.set(text, body, column - INDENT)).collect()
        };
        let (left, right) = texts.split_at(texts.len().div_ceil(2));
        let columns = [set(left), set(right)];
        Self { title: types.set(title, heading, width), columns, width: column, room }
    }

    fn gap(&self) -> f32 {
        self.room.between(1.5, 4.0)
    }

    pub(super) fn height(&self) -> f32 {
        let column =
            |blocks: &Vec<Block>| blocks.iter().map(|block| block.height() + self.gap()).sum::<f32>();
        self.title.height() + self.columns.iter().map(column).fold(0.0, f32::max)
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        let mut heading = tags::heading(2, &self.title.drawn);
        canvas.write(&self.title, at, &mut heading);
        parent.push(heading);
        let mut list = tags::list();
        let mut x = at.x;
        for column in &self.columns {
            let mut y = at.y + self.title.height();
            for block in column {
                y += self.gap();
                let mark = y + block.first_baseline() - 5.5;
                canvas
                    .decoration(|pen| pen.stroke(segment((x + 1.0, mark), (x + 1.0, mark + 5.5)), MARK, 1.6));
                let mut body = TagGroup::new(Tag::LBody);
                canvas.write(block, Point::from_xy(x + INDENT, y), &mut body);
                list.push(tags::entry(body));
                y += block.height();
            }
            x += self.width + GUTTER;
        }
        parent.push(list);
    }
}

/// Digests, revisions and keys in small print; the last line is the address.
pub(super) struct Trace {
    title: Block,
    lines: Vec<(Block, Block)>,
    label: f32,
    width: f32,
}

impl Trace {
    pub(super) fn set(types: &mut Typesetter, sheet: &CertificateSheet, width: f32, room: Room) -> Self {
        let (title, facts) = &sheet.trace;
        let size = room.between(6.4, 7.2);
        let label = Style { face: Face::Body, size, leading: 1.3, ink: QUIET };
        let value = Style { face: Face::Digest, size: size * 0.96, leading: 1.3, ink: INK };
        let heading = Style { face: Face::Strong, size: size * 1.12, leading: 1.4, ink: INK };
        let labels = width * 0.21;
        let line = |fact: &Fact| {
            let value = types.fit(&fact.value, value, width - labels, 1, 5.2);
            (types.fit(&fact.label, label, labels - 6.0, 1, 5.0), value)
        };
        Self {
            lines: facts.iter().map(line).collect(),
            title: types.set(title, heading, width),
            label: labels,
            width,
        }
    }

    fn line_height((label, value): &(Block, Block)) -> f32 {
        label.height().max(value.height())
    }

    pub(super) fn height(&self) -> f32 {
        4.0 + self.title.height() + self.lines.iter().map(Self::line_height).sum::<f32>()
    }

    /// Where the address stands below the upper edge of this part: x, y, width, height.
    pub(super) fn address(&self) -> Option<(f32, f32, f32, f32)> {
        let (_, value) = self.lines.last()?;
        Some((self.label, self.height() - value.height(), value.width(), value.height()))
    }

    pub(super) fn paint(
        &self,
        canvas: &mut Canvas<'_>,
        at: Point,
        link: Option<Link>,
        parent: &mut TagGroup,
    ) {
        canvas.decoration(|pen| pen.stroke(segment((at.x, at.y), (at.x + self.width, at.y)), LINE, 0.6));
        let mut y = at.y + 4.0;
        let mut heading = tags::heading(2, &self.title.drawn);
        canvas.write(&self.title, Point::from_xy(at.x, y), &mut heading);
        parent.push(heading);
        y += self.title.height();
        for (place, line) in self.lines.iter().enumerate() {
            let (label, value) = line;
            let mut group = TagGroup::new(Tag::P);
            let lower = y + label.first_baseline().max(value.first_baseline());
            canvas.write(label, Point::from_xy(at.x, lower - label.first_baseline()), &mut group);
            let point = Point::from_xy(at.x + self.label, lower - value.first_baseline());
            match link {
                Some(Link(annotation)) if place + 1 == self.lines.len() => {
                    let mut target = TagGroup::new(Tag::Link);
                    canvas.write(value, point, &mut target);
                    target.push(annotation);
                    group.push(target);
                }
                _ => canvas.write(value, point, &mut group),
            }
            parent.push(group);
            y += Self::line_height(line);
        }
    }
}
