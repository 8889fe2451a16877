//! A test as anyone may see it: enough to derive its result again, without a text, an answer or a key.
//!
//! A [`Transcript`](super::Transcript) derives a result again from the raw answers, but needs the whole bank, keys
//! included, and tells which option was worth full credit: it stays with the service. A [`Record`] goes out.
//!
//! | of | the record says | it does not say |
//! |---|---|---|
//! | questions that could be asked | numbers, competence, constraints, parameters | ids, texts, options, keys |
//! | each answer | its credit, how long it took, a seal | what was answered, when |
//! | chance | the number drawn at each place | the seed, which would tell the seals and the drawn options |
//! | the result | all of it, to the last bit | |
//!
//! Whoever has a record finds every choice, every estimate and the result again ([`Record::rederive`]). That a
//! credit is what the answer deserved needs the key: whoever has the transcript and the bank makes the record again
//! and compares. [`Record::digests`] names each part with its SHA-256; the digest of that list is what a certificate
//! states.

mod compare;
mod digests;
mod make;
mod rederive;
#[cfg(test)]
mod tests;
mod wordless;

pub use compare::{Difference, Part};
pub use digests::digest_of;
pub use rederive::NotARecord;

use super::event::Position;
use super::outcome::Outcome;
use super::plan::SessionPlan;
use crate::bank::BankRevision;
use crate::framework::CompetenceCode;
use crate::irt::ItemParameters;
use crate::item::answer::Score;
use crate::scale::{NormalPrior, StandardError, Theta};
use crate::stopping::StopReason;
use serde::{Deserialize, Serialize};

/// A test without its texts, its answers and its keys. See the [module](self).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Where it comes from.
    pub origin: Origin,
    /// The plan, whole.
    pub plan: SessionPlan,
    /// What abilities are measured and reported with.
    pub measure: Measure,
    /// The questions that could be asked, by number.
    pub questions: Vec<Question>,
    /// The answers, in order.
    pub steps: Vec<RecordedStep>,
    /// Why the test was ended from outside; `None` when its rules stopped it.
    pub ended: Option<StopReason>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Where a record comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// First version of the engine that runs the plan so: [`SessionPlan::rules_since`].
    pub engine_version: String,
    /// Revision of the bank.
    pub bank_revision: BankRevision,
    /// The learner's language.
    pub locale: String,
    /// Digest of the transcript. It tells nothing of the answers: the seed, which only the transcript holds, hides them.
    pub transcript_digest: String,
    /// Rising numbers of the questions that the person had seen in earlier tests, in the only form they have: they come
    /// last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<u32>,
}

/// What abilities are measured and reported with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Cut scores, rising.
    pub cuts: Vec<f64>,
    /// Points of one level.
    pub points_per_level: u32,
    /// Prior of ability.
    pub prior: NormalPrior,
    /// The framework's competences, in its order.
    pub competences: Vec<CompetenceCode>,
    /// The loading of each on the general factor, when the bank names one.
    pub loadings: Option<Vec<f64>>,
}

/// A question that could be asked: what choosing it and learning from it depends on.
///
/// Questions are known by their place in the bank, in the order of their ids, from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its number.
    pub number: u32,
    /// The competence it measures.
    pub competence: CompetenceCode,
    /// The number of the first question of its family.
    pub family: u32,
    /// Numbers of the questions that it gives away.
    pub enemies: Vec<u32>,
    /// Whether it has a time limit of its own.
    pub timed: bool,
    /// The parameters in force.
    pub parameters: ItemParameters,
}

/// An answer, and what was known after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedStep {
    /// Its place, from 1.
    pub position: Position,
    /// The number of the question.
    pub question: u32,
    /// The competence it measures.
    pub competence: CompetenceCode,
    /// Its parameters, as among the questions.
    pub parameters: ItemParameters,
    /// The number drawn to choose among the best, as 16 hex digits.
    pub draw: Draw,
    /// SHA-256 over a secret of this place, the question's id and the raw answer.
    pub answer_seal: String,
    /// What the answer was worth.
    pub score: Score,
    /// Answering time in milliseconds.
    pub elapsed_ms: u32,
    /// Posterior mean of the competence after the answer.
    pub theta: Theta,
    /// Posterior standard deviation of the competence after the answer.
    pub standard_error: StandardError,
}

/// A number drawn: 64 bits, written as 16 hex digits since JSON numbers do not hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Draw(pub u64);

impl TryFrom<String> for Draw {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

impl From<Draw> for String {
    fn from(draw: Draw) -> Self {
        format!("{:016x}", draw.0)
    }
}
