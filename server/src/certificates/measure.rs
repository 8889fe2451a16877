//! What is measured, and how each value is written: levels, points and counts as integers, standard errors with two
//! decimals and a point.

use super::draft::{ResultLine, TotalLine};

/// The level's value when a competence lacks evidence.
pub const NOT_REPORTED: &str = "not_reported";

/// What is measured for each competence, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The level.
    Level,
    /// Its 90 % range.
    LevelRange,
    /// Points on the reporting scale.
    Points,
    /// Most points there could be.
    PointsPossible,
    /// Standard error of the ability, in logits.
    StandardError,
    /// Number of scored answers.
    Answers,
}

impl Measure {
    /// What is measured for each competence, in order.
    pub const COMPETENCE: [Self; 5] =
        [Self::Level, Self::LevelRange, Self::Points, Self::StandardError, Self::Answers];
    /// What is said of all competences together, in order.
    pub const TOTAL: [Self; 3] = [Self::Points, Self::PointsPossible, Self::Answers];

    /// The end of the result description's identifier.
    pub fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::LevelRange => "level_range",
            Self::Points => "points",
            Self::PointsPossible => "points_possible",
            Self::StandardError => "standard_error",
            Self::Answers => "answers",
        }
    }

    pub(super) fn result_type(self) -> &'static str {
        match self {
            Self::Level => "PerformanceLevel",
            Self::LevelRange => "ext:LevelRange",
            Self::Points => "ScaledScore",
            Self::PointsPossible => "ext:PointsPossible",
            Self::StandardError => "ext:StandardError",
            Self::Answers => "ext:AnswerCount",
        }
    }

    pub(super) fn of_competence(self, line: &ResultLine) -> String {
        match self {
            Self::Level => reported(line.level),
            Self::LevelRange => format!("{}–{}", line.level_range.0, line.level_range.1),
            Self::Points => reported(line.points),
            Self::PointsPossible => NOT_REPORTED.to_owned(),
            Self::StandardError => format!("{:.2}", line.standard_error),
            Self::Answers => line.answers.to_string(),
        }
    }

    pub(super) fn of_total(self, line: TotalLine) -> String {
        match self {
            Self::Points => line.points.to_string(),
            Self::PointsPossible => line.points_possible.to_string(),
            Self::Answers => line.answers.to_string(),
            Self::Level | Self::LevelRange | Self::StandardError => NOT_REPORTED.to_owned(),
        }
    }
}

fn reported(value: Option<impl ToString>) -> String {
    value.map_or_else(|| NOT_REPORTED.to_owned(), |value| value.to_string())
}
