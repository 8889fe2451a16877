//! What a test covers, how it chooses and when it stops: checked data, part of the bank.

use crate::framework::{CompetenceCode, Localised};
use crate::selection::SelectionRule;
use crate::stopping::StoppingRules;
use serde::{Deserialize, Serialize};

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To know where one stands; corrections are shown after the end.
    Positioning,
    /// Under invigilation; corrections are never shown.
    Certification,
}

/// A checked plan. Serialised whole into each session, so a running session keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPlan {
    /// Id, for instance `positioning-1.2`.
    pub id: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Title in each language.
    pub title: Localised,
    /// One plain sentence on what it does.
    pub description: Localised,
    /// Competences covered, in the framework's order.
    pub competences: Vec<CompetenceCode>,
    /// How the next item is chosen.
    pub selection: SelectionRule,
    /// When it stops.
    pub stopping: StoppingRules,
    /// A competence with fewer answers is reported as "not enough answers".
    pub minimum_answers_to_report: u32,
    /// P(level ≥ l) needed to award level l: 0.5 gives the median level, 0.8 a cautious one.
    pub award_confidence: f64,
    /// How long it usually takes, in minutes.
    pub minutes: u32,
}
