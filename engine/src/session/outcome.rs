//! What a completed session says.

use super::diagnostic::Steps;
use crate::framework::CompetenceCode;
use crate::scale::{Level, StandardError, Theta};
use crate::stopping::StopReason;
use serde::{Deserialize, Serialize};

/// Whether every item that counted was calibrated on answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalibrationStatus {
    /// At least one item stands on its author's judgement.
    ExpertPrior,
    /// All items were calibrated.
    Calibrated,
}

/// What is known of one competence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompetenceOutcome {
    /// Its code.
    pub competence: CompetenceCode,
    /// Answers that count.
    pub answers: u32,
    /// Of which with full credit.
    pub correct: u32,
    /// Posterior mean.
    pub theta: Theta,
    /// Posterior standard deviation.
    pub standard_error: StandardError,
    /// P(level = 0), P(level = 1), …; sums to 1.
    pub level_probabilities: Vec<f64>,
    /// Level awarded; `None` when there are not enough answers to say.
    pub level: Option<Level>,
    /// Levels between which the person stands with 90 % probability (5 % and 95 % quantiles).
    pub level_range: (Level, Level),
    /// Continuous place on the level scale, 0.0 to 8.99…, for drawing; same quantile as the level.
    pub position: f64,
    /// Continuous places of the 5 % and 95 % quantiles, for drawing.
    pub position_range: (f64, f64),
    /// Points: ⌊points per level × position⌋, at most points per level × number of levels; `None` with `level`.
    pub points: Option<u32>,
    /// Share of what is known of it that comes from answers to other competences,
    /// 1 − Var(θ | all answers) / Var(θ | its own); `None` when competences are measured one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub information_borrowed: Option<f64>,
}

/// What a completed session says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// One entry per competence of the plan, in its order; none in a diagnostic.
    pub competences: Vec<CompetenceOutcome>,
    /// Sum of the points of reported competences.
    pub points: u32,
    /// Most points that the plan's competences can give.
    pub points_possible: u32,
    /// Answers that count.
    pub answers: u32,
    /// Why the test ended.
    pub stop_reason: StopReason,
    /// Where the parameters come from.
    pub calibration: CalibrationStatus,
    /// What a diagnostic says; `None` for every other test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Steps>,
}
