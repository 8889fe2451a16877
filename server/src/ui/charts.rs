//! Results as drawings: inline vectors that stay readable in grey, with the same in words.
//!
//! A place on the level scale, 0.0 to 8.99…, is drawn in the cell of its level.

use super::Lang;
use super::shapes::area_class;
use askama::Template;
use askama::filters::HtmlSafe;
use jalon_engine::framework::{CompetenceCode, Framework, Localised};
use jalon_engine::scale::Level;
use jalon_engine::session::outcome::CompetenceOutcome;

/// Width of a drawing and its margin, in its own units.
const WIDTH: f64 = 320.0;
const MARGIN: f64 = 6.0;

/// A level as a cell of the path.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    level: u8,
    x: f64,
    width: f64,
    middle: f64,
    class: &'static str,
    reached: bool,
}

/// Where the levels lie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Path {
    step: f64,
    levels: u8,
}

impl Path {
    fn new(levels: u8) -> Self {
        Self { step: (WIDTH - 2.0 * MARGIN) / (f64::from(levels) + 1.0), levels }
    }

    fn x(self, position: f64) -> f64 {
        tenth(MARGIN + position.clamp(0.0, f64::from(self.levels) + 1.0) * self.step)
    }

    fn cells(self, awarded: Option<u8>) -> Vec<Cell> {
        let class = |level: u8| match awarded {
            Some(awarded) if level > 0 && level <= awarded => "on",
            _ if level == 0 => "zero",
            _ => "off",
        };
        (0..=self.levels)
            .map(|level| Cell {
                level,
                x: tenth(self.x(f64::from(level)) + 1.0),
                width: tenth(self.step - 2.0),
                middle: self.x(f64::from(level) + 0.5),
                class: class(level),
                reached: awarded == Some(level),
            })
            .collect()
    }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// A number with one decimal, as the language writes it.
pub fn decimal(lang: Lang, x: f64) -> String {
    let text = format!("{x:.1}");
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

/// A level and its uncertainty in words: "level 3, perhaps 2 or 4"; "not measured yet" without one.
pub fn level_words(lang: Lang, outcome: &CompetenceOutcome) -> String {
    let Some(Level(level)) = outcome.level else {
        return lang.t(if outcome.answers == 0 { "ui-level-none" } else { "ui-level-unsure" });
    };
    let name = if level == 0 { lang.t("ui-level-zero") } else { lang.t1("ui-level", "level", level) };
    let (Level(low), Level(high)) = outcome.level_range;
    match (level.saturating_sub(low), high.saturating_sub(level)) {
        (0, 0) => name,
        (1, 1) => lang.with(
            "ui-level-perhaps-two",
            vec![("name", name.into()), ("low", low.into()), ("high", high.into())],
        ),
        (1, 0) => lang.t2("ui-level-perhaps-one", "name", name, "other", low),
        (0, 1) => lang.t2("ui-level-perhaps-one", "name", name, "other", high),
        _ => lang.with(
            "ui-level-between",
            vec![("name", name.into()), ("low", low.into()), ("high", high.into())],
        ),
    }
}

/// One competence: the levels reached, where the person stands, and how sure that is.
#[derive(Debug, Clone, PartialEq, Template)]
#[template(path = "ui/components/level_bar.html")]
pub struct LevelBar {
    words: String,
    description: String,
    area: &'static str,
    cells: Vec<Cell>,
    point: Option<f64>,
    range: (f64, f64),
}

impl HtmlSafe for LevelBar {}

impl LevelBar {
    /// The drawing of an outcome.
    pub fn of(outcome: &CompetenceOutcome, lang: Lang) -> Self {
        let levels = u8::try_from(outcome.level_probabilities.len().saturating_sub(1)).unwrap_or(8);
        let path = Path::new(if levels == 0 { 8 } else { levels });
        let measured = outcome.level.is_some();
        let (low, high) = outcome.position_range;
        Self {
            words: level_words(lang, outcome),
            description: lang.with(
                if measured { "ui-level-drawing" } else { "ui-level-drawing-none" },
                vec![
                    ("levels", path.levels.into()),
                    ("low", decimal(lang, low).into()),
                    ("high", decimal(lang, high).into()),
                ],
            ),
            area: area_class(&outcome.competence.0),
            cells: path.cells(outcome.level.map(|Level(level)| level)),
            point: measured.then(|| path.x(outcome.position)),
            range: (path.x(low), path.x(high)),
        }
    }
}

/// Competences of an area.
#[derive(Debug, Clone, PartialEq)]
struct Group {
    code: String,
    name: String,
    rows: Vec<Row>,
}

/// A competence of a profile.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    code: String,
    name: String,
    bar: LevelBar,
}

/// Several competences, by area, in the framework's order.
#[derive(Debug, Clone, PartialEq, Template)]
#[template(path = "ui/components/profile.html")]
pub struct Profile {
    groups: Vec<Group>,
}

impl HtmlSafe for Profile {}

impl Profile {
    /// The profile of a person. Competences that the framework does not know are left out.
    pub fn new(framework: &Framework, outcomes: &[CompetenceOutcome], lang: Lang) -> Self {
        let row = |code: &CompetenceCode, name: &Localised| {
            let outcome = outcomes.iter().find(|outcome| &outcome.competence == code)?;
            Some(Row { code: code.0.clone(), name: local(name, lang), bar: LevelBar::of(outcome, lang) })
        };
        let groups = framework.areas.iter().map(|area| Group {
            code: area.code.clone(),
            name: local(&area.name, lang),
            rows: area.competences.iter().filter_map(|c| row(&c.code, &c.name)).collect(),
        });
        Self { groups: groups.filter(|group| !group.rows.is_empty()).collect() }
    }
}

/// The text of a language; any other when it is missing.
pub fn local(text: &Localised, lang: Lang) -> String {
    text.get(lang.tag()).or_else(|| text.values().next()).cloned().unwrap_or_default()
}

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
