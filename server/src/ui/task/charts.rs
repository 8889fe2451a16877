//! The chart of a spreadsheet: a drawing, and its numbers in words for those who do not see it.

use askama::filters::HtmlSafe;
use jalon_engine::item::task::view::Drawing;
use std::fmt;

/// Width and height of the drawing, and the room around the points.
const WIDTH: i64 = 480;
const HEIGHT: i64 = 240;
const ROOM: i64 = 24;

/// A chart, ready to be written into a page.
#[derive(Debug, Clone, Copy)]
pub struct ChartView<'a>(&'a Drawing);

/// See [`ChartView`].
pub fn chart(drawing: &Drawing) -> ChartView<'_> {
    ChartView(drawing)
}

impl HtmlSafe for ChartView<'_> {}

impl fmt::Display for ChartView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind =
            ["bars", "line", "pie", "points"].into_iter().find(|kind| *kind == self.0.kind).unwrap_or("bars");
        write!(
            f,
            r#"<figure class="task-chart {kind}"><svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">"#
        )?;
        match kind {
            "pie" => self.slices(f)?,
            kind => self.marks(kind, f)?,
        }
        f.write_str("</svg><figcaption><ul>")?;
        for (label, _, words) in &self.0.points {
            write!(f, "<li>{} : {}</li>", super::rich::text(label), super::rich::text(words))?;
        }
        f.write_str("</ul></figcaption></figure>")
    }
}

impl ChartView<'_> {
    /// Bars, a line or points above one floor.
    fn marks(self, kind: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = &self.0.points;
        let top = points.iter().map(|(_, value, _)| *value).max().unwrap_or(0).max(1);
        let count = i64::try_from(points.len()).unwrap_or(1).max(1);
        let step = (WIDTH - 2 * ROOM) / count;
        let floor = HEIGHT - ROOM;
        let at = |(number, (_, value, _)): (usize, &(String, i64, String))| {
            let x = ROOM + step * i64::try_from(number).unwrap_or(0) + step / 2;
            (x, floor - (floor - ROOM) * (*value).clamp(0, top) / top)
        };
        let places: Vec<(i64, i64)> = points.iter().enumerate().map(at).collect();
        write!(f, r#"<path class="axis" d="M{ROOM} {ROOM}V{floor}H{}"/>"#, WIDTH - ROOM)?;
        if kind == "line" {
            let way: Vec<String> = places.iter().map(|(x, y)| format!("{x} {y}")).collect();
            write!(f, r#"<polyline class="way" points="{}"/>"#, way.join(" "))?;
        }
        for (x, y) in places {
            if kind == "bars" {
                let width = (step * 2 / 3).max(2);
                write!(f, r#"<rect x="{}" y="{y}" width="{width}" height="{}"/>"#, x - width / 2, floor - y)?;
            } else {
                write!(f, r#"<circle cx="{x}" cy="{y}" r="4"/>"#)?;
            }
        }
        Ok(())
    }

    /// Slices of a ring, each a dash of its circumference.
    fn slices(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<i64> = self.0.points.iter().map(|(_, value, _)| (*value).max(0)).collect();
        let whole = values.iter().sum::<i64>().max(1);
        let mut before = 0;
        for (number, value) in values.iter().enumerate() {
            let (share, start) = (1000 * value / whole, 1000 * before / whole);
            write!(
                f,
                r#"<circle class="slice s{}" cx="{}" cy="{}" r="50" pathLength="1000" stroke-dasharray="{share} 1000" stroke-dashoffset="-{start}"/>"#,
                number % 5,
                WIDTH / 2,
                HEIGHT / 2
            )?;
            before += value;
        }
        Ok(())
    }
}
