//! The picture of a picture editor: plain shapes, cut and turned as the learner made it.
//!
//! Those who do not see it read the list of things beside it, with their places.

use askama::filters::HtmlSafe;
use jalon_engine::item::task::view::{Scene, Shape};
use std::fmt;

/// Width of the drawing; its height follows.
const WIDTH: i64 = 1_000;
/// The whole of a side, in the units of shapes.
const WHOLE: i64 = 1_000_000;

/// A picture, ready to be written into a page.
#[derive(Debug, Clone, Copy)]
pub struct SceneView<'a>(&'a Scene);

/// See [`SceneView`].
pub fn scene(scene: &Scene) -> SceneView<'_> {
    SceneView(scene)
}

impl HtmlSafe for SceneView<'_> {}

impl fmt::Display for SceneView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scene = self.0;
        let height = self.height();
        write!(
            f,
            r#"<figure class="task-scene"><svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" aria-hidden="true" focusable="false">"#
        )?;
        if scene.photo {
            self.background(f)?;
        }
        scene.shapes.iter().try_for_each(|shape| self.shape(shape, f))?;
        if scene.marked {
            self.marks(f)?;
        }
        f.write_str("</svg></figure>")
    }
}

impl SceneView<'_> {
    fn height(self) -> i64 {
        let (width, height) = self.0.size;
        (WIDTH * i64::from(height) / i64::from(width.max(1))).clamp(1, 8 * WIDTH)
    }

    /// Sky above, ground below, wherever above is.
    fn background(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let height = self.height();
        let (sky, ground) = (r##"fill="#cfe5f2""##, r##"fill="#b9cf9a""##);
        write!(f, r#"<path {sky} d="M0 0H{WIDTH}V{height}H0z"/>"#)?;
        let (middle, half) = (height * 3 / 5, WIDTH * 3 / 5);
        match self.0.turned % 4 {
            0 => write!(f, r#"<path {ground} d="M0 {middle}H{WIDTH}V{height}H0z"/>"#),
            1 => write!(f, r#"<path {ground} d="M0 0H{}V{height}H0z"/>"#, WIDTH - half),
            2 => write!(f, r#"<path {ground} d="M0 0H{WIDTH}V{}H0z"/>"#, height - middle),
            _ => write!(f, r#"<path {ground} d="M{half} 0H{WIDTH}V{height}H{half}z"/>"#),
        }
    }

    /// A shape, drawn in a square of 100, put in its place.
    fn shape(self, shape: &Shape, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let height = self.height();
        let [left, top, right, bottom] = shape.area;
        let across = |share: i64| share * WIDTH / WHOLE;
        let down = |share: i64| share * height / WHOLE;
        let (x, y) = (across(left), down(top));
        // A scale in hundredths: a square of 100 becomes as wide and high as the place.
        let (wide, high) = ((across(right) - x).max(1), (down(bottom) - y).max(1));
        write!(
            f,
            r#"<g transform="translate({x} {y}) scale({}.{:02} {}.{:02}) rotate({} 50 50)">{}</g>"#,
            wide / 100,
            wide % 100,
            high / 100,
            high % 100,
            90 * u32::from(self.0.turned % 4),
            if shape.blurred { BLURRED } else { outline(shape.kind) }
        )
    }

    /// Lines at each tenth, those at 20, 40, 60 and 80 with their number.
    fn marks(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let height = self.height();
        f.write_str(r##"<g fill="none" stroke="#1b1208" stroke-opacity=".45" stroke-width="2">"##)?;
        for tenth in 1..10 {
            let (x, y) = (WIDTH * tenth / 10, height * tenth / 10);
            write!(f, r#"<path d="M{x} 0V{height}M0 {y}H{WIDTH}"/>"#)?;
        }
        f.write_str(r##"</g><g font-size="34" font-family="sans-serif" fill="#1b1208" stroke="#fff" stroke-width="6" paint-order="stroke">"##)?;
        for tenth in [2, 4, 6, 8] {
            let (x, y) = (WIDTH * tenth / 10, height * tenth / 10);
            write!(
                f,
                r#"<text x="{}" y="34">{tenth}0</text><text x="4" y="{}">{tenth}0</text>"#,
                x + 4,
                y - 6
            )?;
        }
        f.write_str("</g>")
    }
}

const BLURRED: &str = r##"<path fill="#9c958c" d="M0 0h100v100H0z"/><path fill="#c4beb6" d="M0 0h25v25H0zM50 0h25v25H50zM25 25h25v25H25zM75 25h25v25H75zM0 50h25v25H0zM50 50h25v25H50zM25 75h25v25H25zM75 75h25v25H75z"/>"##;

fn outline(kind: &str) -> &'static str {
    match kind {
        "person" => {
            r##"<circle cx="50" cy="20" r="17" fill="#7a4b32"/><path fill="#22406e" d="M18 100V66a32 26 0 0 1 64 0v34z"/>"##
        }
        "house" => {
            r##"<path fill="#f1d9b5" d="M14 42h72v58H14z"/><path fill="#86356a" d="M3 46 50 4l47 42z"/><path fill="#5b4a3a" d="M42 68h18v32H42zM21 56h15v15H21zM66 56h15v15H66z"/>"##
        }
        "tree" => {
            r##"<path fill="#6b4a2b" d="M44 58h12v42H44z"/><ellipse cx="50" cy="36" rx="44" ry="35" fill="#2f7a4d"/>"##
        }
        "car" => {
            r##"<path fill="#a01f1c" d="M3 78V62q0-12 13-14l15-24h36l16 24q14 2 14 16v14z"/><path fill="#cfe5f2" d="M35 30h28l10 17H26z"/><circle cx="25" cy="80" r="14" fill="#222"/><circle cx="75" cy="80" r="14" fill="#222"/>"##
        }
        "sun" => r##"<circle cx="50" cy="50" r="46" fill="#f5c542"/>"##,
        "sign" => {
            r##"<path fill="#6b4a2b" d="M45 66h10v34H45z"/><path fill="#fff" stroke="#22406e" stroke-width="6" d="M4 6h92v60H4z"/><path stroke="#22406e" stroke-width="8" d="M18 26h64M18 46h44"/>"##
        }
        "table" => {
            r##"<path fill="#8a5a2b" d="M1 42h98v12H1zM12 54h9v46h-9zM79 54h9v46h-9z"/><circle cx="34" cy="32" r="11" fill="#c0392b"/><circle cx="52" cy="33" r="10" fill="#e5c453"/><path fill="#2f7a4d" d="M66 20h16v22H66z"/>"##
        }
        "boat" => {
            r##"<path fill="#f7f4ee" d="M48 4v62H12z"/><path fill="#d27a2c" d="M54 14v52h32z"/><path fill="#5b4a3a" d="M3 70h94L80 98H20z"/>"##
        }
        _ => {
            r##"<path fill="#b98a53" d="M4 14h92v84H4z"/><path fill="none" stroke="#7d5a2f" stroke-width="5" d="M4 40h92M50 14v84"/>"##
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(scene_shapes: Vec<Shape>, turned: u8, size: (u32, u32)) -> String {
        let drawing = Scene { size, turned, marked: false, photo: true, shapes: scene_shapes };
        scene(&drawing).to_string()
    }

    #[test]
    fn a_picture_has_the_proportions_and_the_things_asked_for() {
        let house = Shape { kind: "house", area: [100_000, 200_000, 400_000, 700_000], blurred: false };
        let text = drawn(vec![house.clone()], 0, (400, 300));
        assert!(text.contains(r#"viewBox="0 0 1000 750""#), "{text}");
        assert!(text.contains("translate(100 150) scale(3.00 3.75) rotate(0 50 50)"), "{text}");
        let text = drawn(vec![Shape { blurred: true, ..house }], 1, (300, 400));
        assert!(text.contains(r#"viewBox="0 0 1000 1333""#) && text.contains("rotate(90 50 50)"), "{text}");
        assert!(text.contains(BLURRED) && !text.contains(outline("house")), "{text}");
    }
}
