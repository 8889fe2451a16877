//! The landscape of a badge: a frame, a sun, hills, a road, the pole.

/// Share of a radius at which a cubic curve's control points make it a quarter of a circle.
const ARC: f32 = 0.552_284_8;

const PINE: u32 = 0x000d_4f4a;
const WHITE: u32 = 0x00ff_ffff;
const SUN: u32 = 0x00f0_b95a;
const CREAM: u32 = 0x00f4_e6da;
const SKY: u32 = 0x00f3_ead9;
const ROAD: u32 = 0x00fb_f3e4;
const RED: u32 = 0x00c4_472b;
const HILLS: [u32; 3] = [0x00d5_ddcf, 0x00ad_c3b3, 0x007f_a595];

/// A part of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    Cubic([f32; 6]),
    Close,
}

/// An outline filled with one colour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub(super) outline: Vec<Segment>,
    /// Red, green, blue.
    pub(super) colour: u32,
}

/// Everything behind the texts.
pub(super) fn landscape() -> Vec<Shape> {
    let fill = |colour, outline| Shape { outline, colour };
    let mut shapes = vec![
        fill(PINE, rounded(0.0, 512.0, 72.0)),
        fill(CREAM, rounded(20.0, 472.0, 54.0)),
        fill(SKY, rounded(28.0, 456.0, 46.0)),
        fill(SUN, circle(161.0, 150.0, 62.0)),
    ];
    let ridges = [
        (190.0, [120.0, 120.0, 220.0, 240.0, 340.0, 190.0], 215.0),
        (235.0, [150.0, 250.0, 230.0, 170.0, 360.0, 205.0], 190.0),
        (255.0, [130.0, 225.0, 260.0, 290.0, 390.0, 240.0], 228.0),
    ];
    shapes.extend(ridges.into_iter().zip(HILLS).map(|(ridge, colour)| fill(colour, hill(ridge))));
    shapes.push(fill(ROAD, road()));
    for (band, colour) in (0_u8..).zip([RED, WHITE, RED, WHITE, RED]) {
        shapes.push(fill(colour, band_of_pole(f32::from(band))));
    }
    let tip = [(146.0, 272.0), (176.0, 272.0), (161.0, 298.0)];
    shapes.push(fill(WHITE, polygon(&tip)));
    shapes.push(fill(PINE, ground()));
    shapes
}

/// A square with round corners, from the same distance of all sides.
fn rounded(inset: f32, side: f32, radius: f32) -> Vec<Segment> {
    let (start, end, bend) = (inset, inset + side, radius * (1.0 - ARC));
    vec![
        Segment::Move(start + radius, start),
        Segment::Line(end - radius, start),
        Segment::Cubic([end - bend, start, end, start + bend, end, start + radius]),
        Segment::Line(end, end - radius),
        Segment::Cubic([end, end - bend, end - bend, end, end - radius, end]),
        Segment::Line(start + radius, end),
        Segment::Cubic([start + bend, end, start, end - bend, start, end - radius]),
        Segment::Line(start, start + radius),
        Segment::Cubic([start, start + bend, start + bend, start, start + radius, start]),
        Segment::Close,
    ]
}

fn circle(x: f32, y: f32, radius: f32) -> Vec<Segment> {
    let bend = radius * ARC;
    let (left, right, top, bottom) = (x - radius, x + radius, y - radius, y + radius);
    vec![
        Segment::Move(x, top),
        Segment::Cubic([x + bend, top, right, y - bend, right, y]),
        Segment::Cubic([right, y + bend, x + bend, bottom, x, bottom]),
        Segment::Cubic([x - bend, bottom, left, y + bend, left, y]),
        Segment::Cubic([left, y - bend, x - bend, top, x, top]),
        Segment::Close,
    ]
}

fn polygon(corners: &[(f32, f32)]) -> Vec<Segment> {
    let mut outline: Vec<Segment> = corners.iter().map(|(x, y)| Segment::Line(*x, *y)).collect();
    if let Some(Segment::Line(x, y)) = outline.first().copied() {
        outline[0] = Segment::Move(x, y);
    }
    outline.push(Segment::Close);
    outline
}

/// A hill from the left side of the sky to the right one, down to the ground.
fn hill((left, ridge, right): (f32, [f32; 6], f32)) -> Vec<Segment> {
    vec![
        Segment::Move(28.0, 300.0),
        Segment::Line(28.0, left),
        Segment::Cubic(ridge),
        Segment::Line(484.0, right),
        Segment::Line(484.0, 300.0),
        Segment::Close,
    ]
}

fn road() -> Vec<Segment> {
    vec![
        Segment::Move(230.0, 300.0),
        Segment::Cubic([240.0, 272.0, 262.0, 262.0, 256.0, 246.0]),
        Segment::Cubic([250.0, 232.0, 262.0, 224.0, 268.0, 222.0]),
        Segment::Line(272.0, 222.0),
        Segment::Cubic([272.0, 226.0, 266.0, 234.0, 274.0, 246.0]),
        Segment::Cubic([286.0, 262.0, 290.0, 280.0, 300.0, 300.0]),
        Segment::Close,
    ]
}

fn band_of_pole(number: f32) -> Vec<Segment> {
    let (top, bottom) = (72.0 + 40.0 * number, 112.0 + 40.0 * number);
    polygon(&[(146.0, top), (176.0, top), (176.0, bottom), (146.0, bottom)])
}

/// Where the texts stand; its lower corners are those of the sky.
fn ground() -> Vec<Segment> {
    let bend = 46.0 * (1.0 - ARC);
    vec![
        Segment::Move(28.0, 292.0),
        Segment::Cubic([150.0, 276.0, 300.0, 312.0, 484.0, 284.0]),
        Segment::Line(484.0, 438.0),
        Segment::Cubic([484.0, 484.0 - bend, 484.0 - bend, 484.0, 438.0, 484.0]),
        Segment::Line(74.0, 484.0),
        Segment::Cubic([28.0 + bend, 484.0, 28.0, 484.0 - bend, 28.0, 438.0]),
        Segment::Close,
    ]
}
