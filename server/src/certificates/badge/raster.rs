//! The shapes as points: a PNG picture of 512 × 512 points with smooth edges.

use super::drawing::{Segment, Shape};
use super::{BadgeError, SIDE};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Transform};

/// The picture.
pub(super) fn png(shapes: &[Shape]) -> Result<Vec<u8>, BadgeError> {
    let side = u32::from(SIDE);
    let mut points = Pixmap::new(side, side).ok_or_else(|| BadgeError::Picture("no room".into()))?;
    for shape in shapes {
        if let Some(path) = path(&shape.outline) {
            points.fill_path(&path, &paint(shape.colour), FillRule::Winding, Transform::identity(), None);
        }
    }
    points.encode_png().map_err(|error| BadgeError::Picture(error.to_string()))
}

fn path(outline: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in outline {
        match *segment {
            Segment::Move(x, y) => path.move_to(x, y),
            Segment::Line(x, y) => path.line_to(x, y),
            Segment::Cubic([first_x, first_y, second_x, second_y, x, y]) => {
                path.cubic_to(first_x, first_y, second_x, second_y, x, y);
            }
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

fn paint(colour: u32) -> Paint<'static> {
    let [_, red, green, blue] = colour.to_be_bytes();
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::from_rgba8(red, green, blue, 255));
    paint
}
