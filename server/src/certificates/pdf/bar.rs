//! A level on its scale: the levels reached are filled, a bracket above spans the levels that are possible and a
//! diamond on it marks the one that was measured. Shapes say it all; colour only repeats the area's.

use super::canvas::{Pen, polygon, rounded, segment};
use super::fonts::Face;
use super::palette::{self, EDGE, INK, Ink, SUNK, WHITE};
use super::sheet::Bar;
use super::text::{Block, Style, Typesetter};
use krilla::geom::Point;

/// A bar ready to be drawn.
pub(super) struct LevelBar {
    bar: Bar,
    colours: (Ink, Ink),
    numbers: Vec<Block>,
    width: f32,
    cell: f32,
}

impl LevelBar {
    /// The bar of a competence of `area`, with cells `cell` high.
    pub(super) fn set(types: &mut Typesetter, bar: Bar, area: &str, width: f32, cell: f32) -> Self {
        let colours = palette::area(area);
        let number = |level: u8| {
            let reached = bar.level == Some(level);
            let ink = match bar.level {
                Some(top) if level > 0 && level <= top => colours.1,
                _ => INK,
            };
            let face = if reached { Face::Strong } else { Face::Body };
            let style = Style { face, size: cell * if reached { 0.78 } else { 0.66 }, leading: 1.0, ink };
            types.set(&level.to_string(), style, width)
        };
        Self { numbers: (0..=bar.levels).map(number).collect(), bar, colours, width, cell }
    }

    /// Cells and the bracket above them.
    pub(super) fn height(&self) -> f32 {
        self.cell + self.rise()
    }

    fn rise(&self) -> f32 {
        self.cell * 0.78
    }

    fn x(&self, position: f32) -> f32 {
        position * self.width / (f32::from(self.bar.levels) + 1.0)
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_, '_>, at: Point) {
        for (level, number) in (0..=self.bar.levels).zip(&self.numbers) {
            self.draw_cell(pen, level, number, at);
        }
        if let Some(level) = self.bar.level {
            self.draw_bracket(pen, level, at);
        }
    }

    fn draw_cell(&self, pen: &mut Pen<'_, '_>, level: u8, number: &Block, at: Point) {
        let gap = self.cell * 0.07;
        let (x, y) = (at.x + self.x(f32::from(level)) + gap, at.y + self.rise());
        let width = self.x(1.0) - 2.0 * gap;
        let cell = || rounded(x, y, width, self.cell, self.cell * 0.2);
        match self.bar.level {
            Some(top) if level > 0 && level <= top => {
                pen.fill(cell(), self.colours.0);
                pen.stroke(cell(), INK, 0.6);
            }
            Some(_) if level > 0 => {
                pen.fill(cell(), SUNK);
                pen.stroke(cell(), EDGE, 0.5);
            }
            _ => pen.dash(cell(), EDGE, 0.5),
        }
        let middle =
            Point::from_xy(x + (width - number.width()) / 2.0, y + (self.cell - number.height()) / 2.0);
        pen.lines(number, middle);
    }

    fn draw_bracket(&self, pen: &mut Pen<'_, '_>, level: u8, at: Point) {
        let unit = self.cell * 0.07;
        let (low, high) = self.bar.range;
        let left = at.x + self.x(f32::from(low)) + 2.0 * unit;
        let right = at.x + self.x(f32::from(high) + 1.0) - 2.0 * unit;
        let (y, reach) = (at.y + self.rise() * 0.46, self.rise() * 0.34);
        let thick = self.cell * 0.13;
        for (from, to) in [
            ((left, y), (right, y)),
            ((left, y - reach), (left, y + reach)),
            ((right, y - reach), (right, y + reach)),
        ] {
            pen.stroke(segment(from, to), INK, thick);
        }
        let (x, r) = (at.x + self.x(f32::from(level) + 0.5), self.rise() * 0.46);
        let diamond = || polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]);
        pen.fill(diamond(), INK);
        pen.stroke(diamond(), WHITE, 0.5);
    }
}
