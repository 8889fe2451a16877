//! The landscape over the page: hills, a road, and the poles that mark it. Decoration only.

use super::canvas::{Pen, polygon, rectangle, rounded};
use super::palette::{self, HILLS, Ink, MARK, MARK_SOFT, PINE, ROAD, SKY, SUN, WHITE};
use krilla::geom::{Path, PathBuilder};

/// Height for which it is drawn, in points.
const HEIGHT: f32 = 84.0;

/// Draws it along the upper edge of a page `width` wide.
pub(super) fn draw(pen: &mut Pen<'_, '_>, width: f32, height: f32) {
    let scale = height / HEIGHT;
    pen.scaled(scale, |pen| draw_whole(pen, width / scale));
}

fn draw_whole(pen: &mut Pen<'_, '_>, width: f32) {
    pen.fill(rectangle(0.0, 0.0, width, HEIGHT), SKY);
    pen.fill(disc(width * 0.795, 33.0, 15.0), SUN);
    for (ridge, ink) in RIDGES.into_iter().zip(HILLS) {
        pen.fill(hill(ridge, width), ink);
    }
    pen.fill(road(width), ROAD);
    for (x, foot, height, ink) in [
        (0.700, 49.0, 15.0, MARK),
        (0.745, 61.0, 22.0, palette::area("2").0),
        (0.640, 77.0, 32.0, palette::area("1").0),
    ] {
        pole(pen, x * width, foot, height, ink);
    }
    pen.fill(rectangle(0.0, HEIGHT, width, 2.6), PINE);
}

type Curve = (f32, f32, f32, f32, f32, f32);

/// Ridges of the hills from far to near: start, then cubic curves, for a width of 600.
const RIDGES: [(f32, [Curve; 3]); 3] = [
    (
        58.0,
        [
            (60.0, 38.0, 130.0, 26.0, 200.0, 34.0),
            (270.0, 42.0, 320.0, 58.0, 400.0, 46.0),
            (470.0, 34.0, 530.0, 20.0, 600.0, 30.0),
        ],
    ),
    (
        76.0,
        [
            (80.0, 58.0, 150.0, 52.0, 230.0, 62.0),
            (310.0, 71.0, 370.0, 66.0, 440.0, 55.0),
            (500.0, 46.0, 550.0, 46.0, 600.0, 52.0),
        ],
    ),
    (
        84.0,
        [
            (90.0, 74.0, 190.0, 72.0, 280.0, 79.0),
            (370.0, 84.0, 430.0, 76.0, 500.0, 70.0),
            (540.0, 66.0, 570.0, 66.0, 600.0, 68.0),
        ],
    ),
];

fn hill((start, curves): (f32, [Curve; 3]), width: f32) -> Option<Path> {
    let unit = width / 600.0;
    let mut path = PathBuilder::new();
    path.move_to(0.0, HEIGHT);
    path.line_to(0.0, start);
    for (x1, y1, x2, y2, x, y) in curves {
        path.cubic_to(x1 * unit, y1, x2 * unit, y2, x * unit, y);
    }
    path.line_to(width, HEIGHT);
    path.close();
    path.finish()
}

fn road(width: f32) -> Option<Path> {
    let unit = width / 600.0;
    let mut path = PathBuilder::new();
    path.move_to(356.0 * unit, HEIGHT);
    path.cubic_to(368.0 * unit, 70.0, 436.0 * unit, 74.0, 440.0 * unit, 65.0);
    path.cubic_to(443.0 * unit, 58.0, 408.0 * unit, 56.0, 424.0 * unit, 46.5);
    path.line_to(426.0 * unit, 46.5);
    path.cubic_to(418.0 * unit, 55.0, 456.0 * unit, 57.0, 454.0 * unit, 66.0);
    path.cubic_to(451.0 * unit, 76.0, 398.0 * unit, 73.0, 396.0 * unit, HEIGHT);
    path.close();
    path.finish()
}

/// A banded pole whose foot stands at `foot`.
fn pole(pen: &mut Pen<'_, '_>, x: f32, foot: f32, height: f32, ink: Ink) {
    let (band, half) = (height / 5.0, height / 20.0);
    for part in 0_u8..5 {
        let top = foot - height + f32::from(part) * band;
        pen.fill(rectangle(x - half, top, 2.0 * half, band), if part % 2 == 0 { ink } else { WHITE });
    }
}

/// The mark: a banded pole on its path, `side` wide.
pub(super) fn mark(pen: &mut Pen<'_, '_>, x: f32, y: f32, side: f32) {
    let unit = side / 32.0;
    let mut path = PathBuilder::new();
    path.move_to(x + 2.0 * unit, y + 27.0 * unit);
    path.cubic_to(
        x + 8.5 * unit,
        y + 27.0 * unit,
        x + 9.0 * unit,
        y + 22.5 * unit,
        x + 15.0 * unit,
        y + 22.5 * unit,
    );
    path.cubic_to(
        x + 21.0 * unit,
        y + 22.5 * unit,
        x + 23.5 * unit,
        y + 27.0 * unit,
        x + 30.0 * unit,
        y + 24.0 * unit,
    );
    pen.stroke(path.finish(), PINE, 2.2 * unit);
    let (left, right) = (x + 13.5 * unit, x + 18.5 * unit);
    let band = |top: f32| rectangle(left, y + top * unit, right - left, 5.0 * unit);
    let tip = [(left, 17.0), (right, 17.0), (right, 22.5), (x + 16.0 * unit, 26.0), (left, 22.5)];
    let tip = || polygon(&tip.map(|(x, down)| (x, y + down * unit)));
    for (fill, edge) in [(band(7.0), band(7.0)), (tip(), tip())] {
        pen.fill(fill, MARK_SOFT);
        pen.stroke(edge, MARK, 0.8 * unit);
    }
    for dark in [band(2.0), band(12.0)] {
        pen.fill(dark, MARK);
    }
}

fn disc(x: f32, y: f32, radius: f32) -> Option<Path> {
    rounded(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius)
}
