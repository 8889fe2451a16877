//! What a test covers, how it chooses and when it stops: checked data, part of the bank.

use super::diagnostic::Diagnostic;
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
    /// Before anything is measured: a few fixed questions, then advice.
    Diagnostic,
}

/// How the answers to several competences speak of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measurement {
    /// They do not: each competence is a test of its own.
    #[default]
    Independent,
    /// Through a general factor: the [higher-order model](crate::profile) with the bank's loadings.
    HigherOrder,
}

impl Measurement {
    /// Plans stored before there was a choice do not name one.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
    fn is_independent(&self) -> bool {
        *self == Self::Independent
    }
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
    /// Competences covered, in the framework's order; none in a diagnostic, which measures nothing.
    pub competences: Vec<CompetenceCode>,
    /// How the answers to several competences speak of each other.
    #[serde(default, skip_serializing_if = "Measurement::is_independent")]
    pub measurement: Measurement,
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
    /// The fixed questions of a diagnostic; rules of selection and of stopping then have no part in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnostic: Option<Diagnostic>,
}

impl SessionPlan {
    /// The release of the engine that brought the youngest of the rules this plan follows.
    ///
    /// Rules are added, never changed: that release and every later one run the plan alike, to the
    /// last bit. Transcripts name it, so that their digest does not depend on who replays them.
    pub fn rules_since(&self) -> &'static str {
        match (&self.diagnostic, self.measurement) {
            (None, Measurement::Independent) => "0.1.0",
            (None, Measurement::HigherOrder) | (Some(_), _) => "0.2.0",
        }
    }
}
