//! The competences by area: name, bar, level in words.

use super::bar::LevelBar;
use super::canvas::{Canvas, rounded, segment};
use super::fonts::Face;
use super::page::Room;
use super::palette::{self, INK, LINE, PINE, QUIET};
use super::sheet::{self, Area, Levels};
use super::tags;
use super::text::{Block, Style, Typesetter};
use krilla::geom::Point;
use krilla::tagging::{Tag, TagGroup};

/// Space between columns.
const GUTTER: f32 = 12.0;

/// The table of levels, set.
pub(super) struct Table {
    title: Block,
    text: Block,
    areas: Vec<AreaPart>,
    columns: Columns,
    room: Room,
}

/// Widths of the columns: name, bar, words.
#[derive(Clone, Copy)]
struct Columns {
    name: f32,
    bar: f32,
    words: f32,
}

struct AreaPart {
    chip: Block,
    name: Block,
    heading: String,
    area: String,
    rows: Vec<RowPart>,
}

struct RowPart {
    name: Block,
    detail: Block,
    words: Vec<Block>,
    alternative: String,
    bar: LevelBar,
}

impl Columns {
    fn of(width: f32) -> Self {
        let free = width - 2.0 * GUTTER;
        Self { name: free * 0.445, bar: free * 0.345, words: free * 0.21 }
    }
}

impl Table {
    pub(super) fn set(types: &mut Typesetter, levels: &Levels, width: f32, room: Room) -> Self {
        let title = Style { face: Face::Title, size: room.between(12.5, 14.5), leading: 1.25, ink: PINE };
        let text = Style { face: Face::Body, size: room.between(8.0, 9.0), leading: 1.3, ink: QUIET };
        let columns = Columns::of(width);
        Self {
            title: types.set(&levels.title, title, width),
            text: types.set(&levels.text, text, width),
            areas: levels.areas.iter().map(|area| AreaPart::set(types, area, columns, room)).collect(),
            columns,
            room,
        }
    }

    pub(super) fn height(&self) -> f32 {
        let areas = self.areas.iter().map(|area| area.height(self.room)).sum::<f32>();
        self.title.height() + self.text.height() + areas
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        let mut heading = tags::heading(2, &self.title.drawn);
        canvas.write(&self.title, at, &mut heading);
        parent.push(heading);
        let mut y = at.y + self.title.height();
        let mut text = TagGroup::new(Tag::P);
        canvas.write(&self.text, Point::from_xy(at.x, y), &mut text);
        parent.push(text);
        y += self.text.height();
        for area in &self.areas {
            area.paint(canvas, Point::from_xy(at.x, y), self.columns, self.room, parent);
            y += area.height(self.room);
        }
    }
}

impl AreaPart {
    fn set(types: &mut Typesetter, area: &Area, columns: Columns, room: Room) -> Self {
        let size = room.between(8.8, 11.0);
        let strong = |ink| Style { face: Face::Strong, size, leading: 1.25, ink };
        let width = columns.name + columns.bar + columns.words;
        Self {
            chip: types.set(&area.code, strong(palette::area(&area.code).1), width),
            name: types.set(&area.name, strong(INK), width),
            heading: format!("{} {}", area.code, area.name),
            area: area.code.clone(),
            rows: area.rows.iter().map(|row| RowPart::set(types, row, &area.code, columns, room)).collect(),
        }
    }

    /// Space above the area's name.
    fn gap(room: Room) -> f32 {
        room.between(3.0, 14.0)
    }

    fn named(&self) -> bool {
        !self.name.drawn.is_empty()
    }

    fn head(&self, room: Room) -> f32 {
        let name = if self.named() { self.name.height() + room.between(2.0, 5.0) } else { 0.0 };
        Self::gap(room) + name
    }

    fn height(&self, room: Room) -> f32 {
        self.head(room) + self.rows.iter().map(|row| row.height(room)).sum::<f32>()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, at: Point, columns: Columns, room: Room, parent: &mut TagGroup) {
        if self.named() {
            self.paint_name(canvas, Point::from_xy(at.x, at.y + Self::gap(room)), parent);
        }
        let mut list = tags::list();
        let mut y = at.y + self.head(room);
        for row in &self.rows {
            list.push(row.paint(canvas, Point::from_xy(at.x, y), columns, room));
            y += row.height(room);
        }
        parent.push(list);
    }

    fn paint_name(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        let height = self.name.height();
        let width = (self.chip.width() + height * 0.7).max(height * 1.4);
        canvas.decoration(|pen| {
            pen.fill(rounded(at.x, at.y, width, height, height * 0.28), palette::area(&self.area).0);
        });
        let mut heading = tags::heading(3, &self.heading);
        canvas.write(
            &self.chip,
            Point::from_xy(at.x + (width - self.chip.width()) / 2.0, at.y),
            &mut heading,
        );
        canvas.write(&self.name, Point::from_xy(at.x + width + 6.0, at.y), &mut heading);
        parent.push(heading);
    }
}

impl RowPart {
    fn set(types: &mut Typesetter, row: &sheet::Row, area: &str, columns: Columns, room: Room) -> Self {
        let name = Style { face: Face::Body, size: room.between(8.4, 10.5), leading: 1.2, ink: INK };
        let detail = Style { face: Face::Body, size: room.between(6.5, 8.2), leading: 1.2, ink: QUIET };
        let face = if row.bar.level.is_some() { Face::Strong } else { Face::Body };
        let strong = Style { face, size: room.between(8.6, 10.5), leading: 1.2, ink: INK };
        let doubt = Style { face: Face::Body, size: room.between(7.6, 9.2), ..strong };
        // "Level 3, perhaps 2 or 4": the level stands out, its doubt follows below.
        let (level, rest) = row.words.split_once(", ").unwrap_or((&row.words, ""));
        let mut words = vec![types.set(level, strong, columns.words)];
        if !rest.is_empty() {
            words.push(types.set(rest, doubt, columns.words));
        }
        Self {
            name: types.set(&format!("{}\u{2002}{}", row.code, row.name), name, columns.name),
            detail: types.set(&row.detail, detail, columns.name),
            words,
            alternative: row.alternative.clone(),
            bar: LevelBar::set(types, row.bar, area, columns.bar, room.between(9.4, 13.5)),
        }
    }

    fn padding(room: Room) -> f32 {
        room.between(1.1, 6.0)
    }

    fn inner(&self) -> f32 {
        (self.name.height() + self.detail.height()).max(self.bar.height()).max(self.words_height())
    }

    fn words_height(&self) -> f32 {
        self.words.iter().map(Block::height).sum()
    }

    fn height(&self, room: Room) -> f32 {
        self.inner() + 2.0 * Self::padding(room)
    }

    fn paint(&self, canvas: &mut Canvas<'_>, at: Point, columns: Columns, room: Room) -> TagGroup {
        let right = at.x + columns.name + columns.bar + columns.words + 2.0 * GUTTER;
        canvas.decoration(|pen| pen.stroke(segment((at.x, at.y), (right, at.y)), LINE, 0.5));
        let (inner, y) = (self.inner(), at.y + Self::padding(room));
        let bar = Point::from_xy(at.x + columns.name + GUTTER, y + (inner - self.bar.height()) / 2.0);
        let text = y + (inner - self.name.height() - self.detail.height()) / 2.0;
        let mut words = y + (inner - self.words_height()) / 2.0;
        let mut body = TagGroup::new(Tag::LBody);
        paragraph(canvas, [(&self.name, Point::from_xy(at.x, text))], &mut body);
        let placed = self.words.iter().map(|block| {
            let place = Point::from_xy(bar.x + columns.bar + GUTTER, words);
            words += block.height();
            (block, place)
        });
        paragraph(canvas, placed, &mut body);
        paragraph(canvas, [(&self.detail, Point::from_xy(at.x, text + self.name.height()))], &mut body);
        let id = canvas.picture(|pen| self.bar.draw(pen, bar));
        let place = canvas.on_page(bar.x, bar.y, columns.bar, self.bar.height());
        body.push(tags::figure(&self.alternative, place, id));
        tags::entry(body)
    }
}

fn paragraph<'b>(
    canvas: &mut Canvas<'_>,
    blocks: impl IntoIterator<Item = (&'b Block, Point)>,
    parent: &mut TagGroup,
) {
    let mut paragraph = TagGroup::new(Tag::P);
    for (block, place) in blocks {
        canvas.write(block, place, &mut paragraph);
    }
    parent.push(paragraph);
}
