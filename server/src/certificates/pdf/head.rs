//! The upper part: who certifies, what, whom, when and where; the code and its QR symbol; the facts in figures.

use super::canvas::{Canvas, rectangle, rounded};
use super::fonts::Face;
use super::page::Room;
use super::palette::{BLACK, INK, LINE, PINE, PINE_SOFT, QUIET, WHITE};
use super::scene;
use super::sheet::{CertificateSheet, Fact};
use super::tags;
use super::text::{Block, Style, Typesetter};
use crate::certificates::qr::Symbol;
use krilla::geom::Point;
use krilla::tagging::{Tag, TagGroup};

/// Width of the QR symbol with its quiet zone, and of the code below it.
const QR_SIDE: f32 = 118.0;
const QR_GAP: f32 = 24.0;
const MARK_SIDE: f32 = 17.0;

/// The upper part, set.
pub(super) struct Head {
    organisation: Block,
    title: Block,
    given_to: Block,
    holder: Block,
    after: Vec<Block>,
    symbol: Option<Symbol>,
    code: [Block; 2],
    qr_words: String,
    outline: String,
    width: f32,
    room: Room,
}

impl Head {
    pub(super) fn set(types: &mut Typesetter, sheet: &CertificateSheet, width: f32, room: Room) -> Self {
        let left = width - QR_SIDE - QR_GAP;
        let body = |size: f32, ink| Style { face: Face::Body, size, leading: 1.3, ink };
        let strong = Style { face: Face::Strong, size: 10.5, leading: 1.25, ink: INK };
        let title = Style { face: Face::Title, size: room.between(17.0, 20.0), leading: 1.2, ink: PINE };
        let code = Style { face: Face::Code, size: 9.6, leading: 1.2, ink: INK };
        let holder = holder(types, &sheet.holder, left, room);
        let organisation = types.fit(&sheet.organisation, strong, left - MARK_SIDE - 6.0, 2, 7.5);
        let mut after = vec![types.fit(&sheet.taken, body(10.0, INK), left, 1, 9.2)];
        after.push(types.set(&sheet.description, body(8.6, QUIET), left));
        if holder.replaced || organisation.replaced {
            after.push(types.set(&sheet.replaced, body(8.0, QUIET), left));
        }
        Self {
            organisation,
            title: types.fit(&sheet.title, title, left, 1, 13.0),
            given_to: types.set(&sheet.given_to, body(9.5, QUIET), left),
            holder,
            after,
            symbol: Symbol::of(&sheet.address).ok(),
            code: [
                types.fit(&sheet.code.label, body(7.6, QUIET), QR_SIDE, 1, 6.0),
                types.fit(&sheet.code.value, code, QR_SIDE, 1, 6.0),
            ],
            qr_words: format!("{} {}", sheet.qr_words, sheet.address),
            outline: sheet.title.clone(),
            width,
            room,
        }
    }

    pub(super) fn height(&self) -> f32 {
        let code = self.code.iter().map(Block::height).sum::<f32>();
        self.words().map(|(block, gap)| block.height() + gap).sum::<f32>().max(QR_SIDE + 3.0 + code)
    }

    /// Texts of the left column with the space before each.
    fn words(&self) -> impl Iterator<Item = (&Block, f32)> {
        let room = self.room;
        let names = [
            (&self.organisation, 2.0),
            (&self.title, room.between(7.0, 14.0)),
            (&self.given_to, room.between(6.0, 12.0)),
            (&self.holder, 0.0),
        ];
        names.into_iter().chain(self.after.iter().map(move |block| (block, room.between(2.0, 5.0))))
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        canvas.decoration(|pen| scene::mark(pen, at.x - 1.0, at.y - 1.0, MARK_SIDE));
        let mut y = at.y;
        for (place, (block, gap)) in self.words().enumerate() {
            y += gap;
            let x = if place == 0 { at.x + MARK_SIDE + 6.0 } else { at.x };
            let mut group = if place == 1 { tags::heading(1, &self.outline) } else { TagGroup::new(Tag::P) };
            canvas.write(block, Point::from_xy(x, y), &mut group);
            parent.push(group);
            y += block.height();
        }
        self.paint_code(canvas, Point::from_xy(at.x + self.width - QR_SIDE, at.y), parent);
    }

    fn paint_code(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        if let Some(symbol) = &self.symbol {
            let side = f32::from(symbol.side);
            let module = QR_SIDE / side;
            let id = canvas.picture(|pen| {
                pen.fill(rectangle(at.x, at.y, QR_SIDE, QR_SIDE), WHITE);
                for run in &symbol.runs {
                    let (x, y) = (f32::from(run.column) * module, f32::from(run.row) * module);
                    pen.fill(rectangle(at.x + x, at.y + y, f32::from(run.width) * module, module), BLACK);
                }
                pen.stroke(rounded(at.x, at.y, QR_SIDE, QR_SIDE, 4.0), LINE, 0.7);
            });
            parent.push(tags::figure(&self.qr_words, canvas.on_page(at.x, at.y, QR_SIDE, QR_SIDE), id));
        }
        let mut y = at.y + QR_SIDE + 3.0;
        for block in &self.code {
            let mut group = TagGroup::new(Tag::P);
            canvas.write(block, Point::from_xy(at.x + (QR_SIDE - block.width()) / 2.0, y), &mut group);
            parent.push(group);
            y += block.height();
        }
    }
}

/// A name as large as it may be: one line, or two, or as many as it takes.
fn holder(types: &mut Typesetter, name: &str, width: f32, room: Room) -> Block {
    let style = |size: f32| Style { face: Face::Title, size, leading: 1.16, ink: INK };
    let line = types.fit(name, style(room.between(29.0, 36.0)), width, 1, 22.0);
    if line.layout().len() == 1 {
        return line;
    }
    let two = types.fit(name, style(24.0), width, 2, 14.0);
    if two.layout().len() <= 2 { two } else { types.fit(name, style(14.0), width, 4, 7.0) }
}

/// The facts in a band: label above value.
pub(super) struct Facts {
    cells: Vec<(Block, Block)>,
    column: f32,
}

const PADDING: f32 = 8.0;

impl Facts {
    pub(super) fn set(types: &mut Typesetter, facts: &[Fact], width: f32, room: Room) -> Self {
        let column = width / f32::from(u8::try_from(facts.len().max(1)).unwrap_or(u8::MAX));
        let label = Style { face: Face::Body, size: 7.6, leading: 1.25, ink: QUIET };
        let value = Style { face: Face::Strong, size: room.between(11.5, 13.0), leading: 1.2, ink: INK };
        let inner = column - PADDING * 2.0;
        let cell = |fact: &Fact| {
            (types.fit(&fact.label, label, inner, 1, 5.5), types.fit(&fact.value, value, inner, 1, 7.0))
        };
        Self { cells: facts.iter().map(cell).collect(), column }
    }

    pub(super) fn height(&self) -> f32 {
        let cells = self.cells.iter().map(|(label, value)| label.height() + value.height());
        cells.fold(0.0, f32::max) + 2.0 * PADDING * 0.75
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, at: Point, parent: &mut TagGroup) {
        let (height, column) = (self.height(), self.column);
        let cells = self.cells.len();
        canvas.decoration(|pen| {
            let width = f32::from(u8::try_from(cells).unwrap_or(u8::MAX)) * column;
            pen.fill(rounded(at.x, at.y, width, height, 5.0), PINE_SOFT);
        });
        let mut x = at.x + PADDING;
        let y = at.y + PADDING * 0.75;
        let below = |(label, value): &(Block, Block)| label.height() + value.first_baseline();
        let baseline = y + self.cells.iter().map(below).fold(0.0, f32::max);
        for (label, value) in &self.cells {
            let mut group = TagGroup::new(Tag::P);
            canvas.write(label, Point::from_xy(x, y), &mut group);
            canvas.write(value, Point::from_xy(x, baseline - value.first_baseline()), &mut group);
            parent.push(group);
            x += column;
        }
    }
}
