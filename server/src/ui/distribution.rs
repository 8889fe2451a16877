//! How many people of a group stand at each level, drawn and written.

use super::Lang;
use super::charts::{Cell, Path, decimal, tenth};
use super::shapes::area_class;
use askama::Template;
use askama::filters::HtmlSafe;

/// Where a group stands on the level scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupMean {
    /// Mean position.
    pub mean: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
}

/// A bar of a distribution.
#[derive(Debug, Clone, PartialEq)]
struct Bar {
    cell: Cell,
    count: u32,
    top: f64,
    height: f64,
}

/// How many people of a group stand at each level of a competence.
#[derive(Debug, Clone, PartialEq, Template)]
#[template(path = "ui/components/distribution.html")]
pub struct Distribution {
    lang: Lang,
    area: &'static str,
    summary: String,
    bars: Vec<Bar>,
    not_measured: u32,
    mean: Option<(f64, f64, f64)>,
}

impl HtmlSafe for Distribution {}

/// Where bars stand and how high the tallest is.
const FLOOR: f64 = 104.0;
const TALLEST: f64 = 82.0;

impl Distribution {
    /// `competence`: its code; `counts`: people at level 0, 1, …; `not_measured`: people without a level;
    /// `mean`: `None` when the group is too small to say.
    pub fn new(
        lang: Lang,
        competence: &str,
        counts: &[u32],
        not_measured: u32,
        mean: Option<GroupMean>,
    ) -> Self {
        let levels = u8::try_from(counts.len().saturating_sub(1)).unwrap_or(8);
        let path = Path::new(levels);
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let bars = path.cells(None).into_iter().zip(counts).map(|(cell, &count)| {
            let height = tenth(TALLEST * f64::from(count) / f64::from(most));
            Bar { cell, count, top: FLOOR - height, height }
        });
        Self {
            lang,
            area: area_class(competence),
            summary: summary(lang, counts.iter().sum(), not_measured, mean),
            bars: bars.collect(),
            not_measured,
            mean: mean.map(|m| (path.x(m.low), path.x(m.mean), path.x(m.high))),
        }
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }
}

fn summary(lang: Lang, measured: u32, not_measured: u32, mean: Option<GroupMean>) -> String {
    let mut text = lang.t1("ui-group-measured", "count", measured);
    if let Some(GroupMean { mean, low, high }) = mean {
        let numbers = [("mean", mean), ("low", low), ("high", high)];
        let numbers = numbers.into_iter().map(|(name, x)| (name, decimal(lang, x).into())).collect();
        text = format!("{text} {}", lang.with("ui-group-mean", numbers));
    } else if measured > 0 {
        text = format!("{text} {}", lang.t("ui-group-small"));
    }
    if not_measured > 0 {
        text = format!("{text} {}", lang.t1("ui-group-not-measured", "count", not_measured));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_also_a_table() {
        let html = Distribution::new(Lang::En, "1.1", &[0, 2, 5], 1, None).to_string();
        assert!(html.contains("7 people measured.") && html.contains("1 person not measured yet."));
        assert_eq!(html.matches("<th scope=\"row\">").count(), 4);
    }
}
