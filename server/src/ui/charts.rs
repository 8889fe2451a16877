//! Results as drawings: inline vectors that stay readable in grey, with the same in words.
//!
//! A place on the level scale, 0.0 to 8.99…, is drawn in the cell of its level.

use super::Lang;
pub use super::distribution::{Distribution, GroupMean};
use super::shapes::area_class;
use askama::Template;
use askama::filters::HtmlSafe;
use jalon_engine::framework::{CompetenceCode, Framework, Localised};
use jalon_engine::scale::Level;
use jalon_engine::session::outcome::CompetenceOutcome;

/// Width of a drawing and its margin, in its own units.
const WIDTH: f64 = 320.0;
const MARGIN: f64 = 1.0;

/// A level as a cell of the path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) level: u8,
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) middle: f64,
    class: &'static str,
    reached: bool,
}

/// Where the levels lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Path {
    step: f64,
    levels: u8,
}

impl Path {
    pub(super) fn new(levels: u8) -> Self {
        Self { step: (WIDTH - 2.0 * MARGIN) / (f64::from(levels) + 1.0), levels }
    }

    pub(super) fn x(self, position: f64) -> f64 {
        tenth(MARGIN + position.clamp(0.0, f64::from(self.levels) + 1.0) * self.step)
    }

    pub(super) fn cells(self, awarded: Option<u8>) -> Vec<Cell> {
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

pub(super) fn tenth(x: f64) -> f64 {
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
        _ if level == 0 => lang.t2("ui-level-zero-perhaps", "name", name, "high", high),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::samples;

    fn words(outcome: &CompetenceOutcome) -> String {
        level_words(Lang::En, outcome)
    }

    fn between(level: u8, low: u8, high: u8) -> String {
        words(&CompetenceOutcome { level_range: (Level(low), Level(high)), ..samples::sure("1.1", level) })
    }

    #[test]
    fn a_level_says_its_doubt() {
        assert_eq!(between(3, 3, 3), "Level 3");
        assert_eq!(between(3, 2, 4), "Level 3, perhaps 2 or 4");
        assert_eq!(between(3, 3, 4), "Level 3, perhaps 4");
        assert_eq!(between(3, 2, 3), "Level 3, perhaps 2");
        assert_eq!(between(3, 1, 5), "Level 3, between 1 and 5");
        assert_eq!(between(0, 0, 2), "Level 1 not reached yet, perhaps up to 2");
    }

    #[test]
    fn without_evidence_there_is_no_level() {
        assert_eq!(words(&samples::unsure("1.1", 0)), "Not measured yet");
        assert_eq!(words(&samples::unsure("1.1", 2)), "Not enough answers to say");
        let html = LevelBar::of(&samples::unsure("1.1", 2), Lang::En).to_string();
        assert!(!html.contains("class=\"point\"") && !html.contains("class=\"on\""));
    }

    #[test]
    fn levels_reached_are_filled() {
        let html = LevelBar::of(&samples::outcome("2.1"), Lang::Fr).to_string();
        assert_eq!(html.matches("class=\"on\"").count(), 3);
        assert_eq!(html.matches("class=\"off\"").count(), 5);
        assert!(html.contains("area-2") && html.contains("Niveau 3, peut-être 2 ou 4"));
    }

    #[test]
    fn places_stay_inside_the_drawing() {
        let path = Path::new(8);
        assert!(path.x(-1.0) >= 0.0 && path.x(99.0) <= WIDTH);
        assert!(path.x(3.0) < path.x(3.5));
    }

    #[test]
    fn decimals_follow_the_language() {
        assert_eq!((decimal(Lang::Fr, 3.25), decimal(Lang::En, 3.0)), ("3,2".to_owned(), "3.0".to_owned()));
    }
}
