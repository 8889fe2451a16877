//! Plots as inline vectors: axes, lines and bars, readable in grey and without colour.

use std::fmt::Write;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 44.0;
/// Marks on an axis, about.
const MARKS: f64 = 6.0;

/// How a series is drawn: told apart by form, not by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A full line with points.
    Line,
    /// A full line alone, for many points.
    Plain,
    /// A dashed line.
    Dashed,
    /// A dotted line.
    Dotted,
}

impl Style {
    fn class(self) -> &'static str {
        match self {
            Self::Line | Self::Plain => "full",
            Self::Dashed => "dashed",
            Self::Dotted => "dotted",
        }
    }
}

/// Points of one kind, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) style: Style,
    pub(super) points: Vec<(f64, f64)>,
}

/// A picture with two axes.
#[derive(Debug, Clone)]
pub(super) struct Plot {
    /// What it shows, for who cannot see it.
    pub(super) title: String,
    pub(super) across: String,
    pub(super) up: String,
    /// Values that the vertical axis must hold.
    pub(super) include: Vec<f64>,
}

/// A range of values and the pixels it lies on.
#[derive(Debug, Clone, Copy)]
struct Axis {
    lowest: f64,
    highest: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>, (from, to): (f64, f64)) -> Self {
        let (lowest, highest) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let (lowest, highest) =
            if lowest < highest { (lowest, highest) } else { (lowest - 0.5, lowest + 0.5) };
        Self { lowest, highest, from, to }
    }

    fn place(self, value: f64) -> f64 {
        self.from + (value - self.lowest) / (self.highest - self.lowest) * (self.to - self.from)
    }

    /// Round values inside the range: 1, 2 or 5 times a power of ten apart.
    fn marks(self) -> Vec<f64> {
        let rough = (self.highest - self.lowest) / MARKS;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * power).find(|step| *step >= rough);
        let step = step.unwrap_or(rough);
        let first = (self.lowest / step).ceil();
        (0..32)
            .map(|mark| (first + f64::from(mark)) * step)
            .take_while(|mark| *mark <= self.highest + 1e-9)
            .collect()
    }
}

impl Plot {
    /// Lines over a common horizontal axis.
    pub(super) fn lines(&self, series: &[Series]) -> String {
        let points = || series.iter().flat_map(|one| &one.points);
        let across = Axis::over(points().map(|point| point.0), (LEFT, WIDTH - RIGHT));
        let values = points().map(|point| point.1).chain(self.include.iter().copied());
        let up = Axis::over(values, (HEIGHT - BOTTOM, TOP));
        let mut inside = String::new();
        for one in series {
            draw(&mut inside, one, across, up);
        }
        legend(&mut inside, series);
        self.framed(&inside, across, up)
    }

    /// One bar for each value, in order.
    pub(super) fn bars(&self, values: &[f64]) -> String {
        let across = Axis { lowest: 0.0, highest: values.len().max(1) as f64, from: LEFT, to: WIDTH - RIGHT };
        let up = Axis::over(values.iter().chain(&self.include).copied().chain([0.0]), (HEIGHT - BOTTOM, TOP));
        let mut inside = String::new();
        for (place, value) in values.iter().enumerate() {
            let (left, right) = (across.place(place as f64), across.place(place as f64 + 1.0));
            let (top, bottom) = (up.place(*value), up.place(0.0));
            let gap = if right - left > 4.0 { 1.0 } else { 0.0 };
            let _ = write!(
                inside,
                r#"<rect class="bar" x="{left:.1}" y="{top:.1}" width="{:.1}" height="{:.1}"/>"#,
                right - left - gap,
                bottom - top
            );
        }
        self.framed(&inside, across, up)
    }

    fn framed(&self, inside: &str, across: Axis, up: Axis) -> String {
        let mut grid = String::new();
        for mark in up.marks() {
            let y = up.place(mark);
            let _ = write!(
                grid,
                r#"<line class="grid" x1="{LEFT}" x2="{:.1}" y1="{y:.1}" y2="{y:.1}"/><text class="mark" x="{:.1}" y="{:.1}" text-anchor="end">{}</text>"#,
                WIDTH - RIGHT,
                LEFT - 6.0,
                y + 4.0,
                number(mark)
            );
        }
        for mark in across.marks() {
            let _ = write!(
                grid,
                r#"<text class="mark" x="{:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
                across.place(mark),
                HEIGHT - BOTTOM + 16.0,
                number(mark)
            );
        }
        format!(
            r#"<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">{grid}{inside}<line class="axis" x1="{LEFT}" x2="{end:.1}" y1="{floor:.1}" y2="{floor:.1}"/><text class="label" x="{middle:.1}" y="{under:.1}" text-anchor="middle">{across}</text><text class="label" x="14" y="{half:.1}" text-anchor="middle" transform="rotate(-90 14 {half:.1})">{up}</text></svg>"#,
            title = escaped(&self.title),
            end = WIDTH - RIGHT,
            floor = HEIGHT - BOTTOM,
            middle = (LEFT + WIDTH - RIGHT) / 2.0,
            under = HEIGHT - 8.0,
            half = (TOP + HEIGHT - BOTTOM) / 2.0,
            across = escaped(&self.across),
            up = escaped(&self.up),
        )
    }
}

fn draw(text: &mut String, series: &Series, across: Axis, up: Axis) {
    let class = series.style.class();
    let points: Vec<String> =
        series.points.iter().map(|(x, y)| format!("{:.1},{:.1}", across.place(*x), up.place(*y))).collect();
    let _ = write!(text, r#"<polyline class="{class}" points="{}"/>"#, points.join(" "));
    if series.style == Style::Line {
        for (x, y) in &series.points {
            let _ = write!(
                text,
                r#"<circle class="dot" cx="{:.1}" cy="{:.1}" r="3"/>"#,
                across.place(*x),
                up.place(*y)
            );
        }
    }
}

fn legend(text: &mut String, series: &[Series]) {
    for (row, one) in series.iter().enumerate().filter(|_| series.len() > 1) {
        let (class, y) = (one.style.class(), TOP + 8.0 + 16.0 * row as f64);
        let left = WIDTH - RIGHT - 190.0;
        let _ = write!(
            text,
            r#"<polyline class="{class}" points="{left:.1},{y:.1} {:.1},{y:.1}"/><text class="mark" x="{:.1}" y="{:.1}">{}</text>"#,
            left + 28.0,
            left + 34.0,
            y + 4.0,
            escaped(&one.name)
        );
    }
}

/// What a page says of a plot, for a plot that stands alone.
const STYLE: &str = "\
text{font-family:system-ui,sans-serif}.grid{stroke:#d5dbe3}.axis{stroke:#1b2430}\
.mark{font-size:12px;fill:#55606e}.label{font-size:13px;fill:#1b2430}\
.full,.dashed,.dotted{fill:none;stroke:#1f4e8c;stroke-width:2}\
.dashed{stroke:#b45309;stroke-dasharray:7 5}.dotted{stroke:#55606e;stroke-dasharray:2 4}\
.dot,.bar{fill:#1f4e8c}";

/// A plot as a file of its own, on white.
pub(super) fn standalone(plot: &str) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"><style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{plot}</svg>
"##
    )
}

/// Two decimals at most, without trailing zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_inside() {
        let axis = Axis { lowest: -0.31, highest: 0.42, from: 0.0, to: 1.0 };
        let marks: Vec<String> = axis.marks().into_iter().map(number).collect();
        assert_eq!(marks, ["−0.2", "0", "0.2", "0.4"]);
    }

    #[test]
    fn texts_cannot_become_markup() {
        let plot =
            Plot { title: "a<b".to_owned(), across: "\"".to_owned(), up: "&".to_owned(), include: vec![] };
        let drawn = plot.bars(&[0.1, 0.2]);
        assert!(drawn.contains("a&lt;b") && drawn.contains("&quot;") && drawn.contains("&amp;"));
    }

    #[test]
    fn a_plot_of_one_value_still_has_an_axis() {
        let plot = Plot { title: String::new(), across: String::new(), up: String::new(), include: vec![] };
        let series = Series { name: String::new(), style: Style::Line, points: vec![(1.0, 2.0)] };
        assert!(!plot.lines(&[series]).contains("NaN"));
    }
}
