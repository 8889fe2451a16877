//! The shapes as an SVG drawing: paths only, no style, no script, nothing from elsewhere.

use super::drawing::{Segment, Shape};
use super::{Badge, SIDE};
use crate::certificates::wording::Language;
use std::fmt::Write;

/// The drawing.
pub(super) fn svg(badge: &Badge, shapes: &[Shape]) -> String {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\" width=\"{SIDE}\" height=\"{SIDE}\" \
         role=\"img\" lang=\"{}\"><title>{}</title><desc>{}</desc>",
        badge.language.tag(),
        escaped(&badge.title),
        escaped(&description(badge)),
    );
    for shape in shapes {
        let _ = write!(text, "<path fill=\"#{:06x}\" d=\"", shape.colour);
        for segment in &shape.outline {
            command(segment, &mut text);
        }
        text.push_str("\"/>");
    }
    text.push_str("</svg>\n");
    text
}

fn description(badge: &Badge) -> String {
    let (points, most) = (badge.points, badge.points_possible);
    let points = match badge.language {
        Language::Fr => format!("{points} points sur {most}"),
        Language::En => format!("{points} points out of {most}"),
    };
    format!("{points}. {}. {}.", badge.organisation, badge.framework)
}

fn command(segment: &Segment, text: &mut String) {
    let (letter, numbers): (char, &[f32]) = match segment {
        Segment::Move(x, y) => ('M', &[*x, *y]),
        Segment::Line(x, y) => ('L', &[*x, *y]),
        Segment::Cubic(numbers) => ('C', numbers),
        Segment::Close => ('Z', &[]),
    };
    text.push(letter);
    for (place, number) in numbers.iter().enumerate() {
        let separator = if place == 0 { "" } else { " " };
        let _ = write!(text, "{separator}{}", rounded(*number));
    }
}

/// Two decimals are finer than any screen.
fn rounded(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !sign.is_control()) {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}
