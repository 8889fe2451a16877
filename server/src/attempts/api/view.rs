//! What the API says of an attempt.

use crate::attempts::file::FileView;
use crate::attempts::life::{Attempt, Presented};
use crate::attempts::work::view::WorkView;
use crate::attempts::{AttemptRecord, AttemptState, Helped, export};
use crate::ids::AttemptId;
use jalon_engine::framework::Localised;
use jalon_engine::item::answer::{Answer, Score};
use jalon_engine::item::content::{Content, Correction};
use jalon_engine::item::task::Fared;
use jalon_engine::session::{CorrectedAnswer, Outcome};
use jalon_engine::stopping::StopReason;
use serde::Serialize;
use utoipa::ToSchema;

/// An attempt begun or handed to a new device. The secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub struct StartedView {
    /// Id.
    pub id: AttemptId,
    /// Bearer token for this attempt only.
    pub secret: String,
    /// For going on elsewhere: `POST /resumptions`.
    pub resume_code: String,
    /// Where it stands.
    pub state: AttemptState,
}

/// An attempt in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptSummary {
    /// Id.
    pub id: AttemptId,
    /// Id of the plan.
    pub plan: String,
    /// Its title by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub title: Localised,
    /// Where it stands.
    pub state: AttemptState,
    /// Answers stored.
    pub answered: u32,
    /// Help received; anything but `no` marks the result as assisted.
    pub helped: Helped,
    /// When it began, UTC.
    pub started_at: String,
    /// When it ended, UTC.
    pub completed_at: Option<String>,
}

impl From<AttemptRecord> for AttemptSummary {
    fn from(record: AttemptRecord) -> Self {
        Self {
            id: record.id,
            plan: record.plan.id,
            title: record.plan.title,
            state: record.state,
            answered: record.answered,
            helped: record.helped,
            started_at: export::iso(record.started),
            completed_at: record.completed.map(export::iso),
        }
    }
}

/// An attempt and its present question.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptView {
    /// Id.
    pub id: AttemptId,
    /// Id of the plan.
    pub plan: String,
    /// Language of the questions.
    pub locale: String,
    /// Help received.
    pub helped: Helped,
    /// Where it stands.
    pub state: AttemptState,
    /// Why it ended.
    #[schema(value_type = Option<String>)]
    pub stop_reason: Option<StopReason>,
    /// Answers stored for good.
    pub answered: u32,
    /// Fewest questions in all.
    pub expected_min: u32,
    /// Most questions in all.
    pub expected_max: u32,
    /// The question to answer now.
    pub question: Option<QuestionView>,
}

/// The question to answer now.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// Its place, from 1; goes back with the answer.
    pub position: u32,
    /// Hard limit in seconds; its time starts with `POST /attempts/{id}/presentation`.
    pub time_limit_seconds: Option<u32>,
    /// What the learner sees; `null` while a timed question was not opened.
    #[schema(value_type = Option<Object>)]
    pub content: Option<Content>,
    /// The file to open before answering: `GET /attempts/{id}/file`.
    pub file: Option<FileView>,
    /// Work under way, when the question is an interactive task.
    pub work: Option<WorkView>,
}

impl AttemptView {
    /// The view of an attempt and of its question as opened.
    pub fn new(attempt: &Attempt, question: Option<Presented>, work: Option<WorkView>) -> Self {
        let record = &attempt.record;
        let progress = attempt.session.progress();
        Self {
            id: record.id.clone(),
            plan: record.plan.id.clone(),
            locale: record.locale.clone(),
            helped: record.helped,
            state: record.state,
            stop_reason: record.stop_reason,
            answered: record.answered,
            expected_min: progress.expected_min,
            expected_max: progress.expected_max,
            question: question.map(|question| QuestionView {
                position: question.position.0,
                time_limit_seconds: question.time_limit_seconds,
                content: (question.shown || question.time_limit_seconds.is_none())
                    .then_some(question.content),
                file: FileView::of(attempt),
                work,
            }),
        }
    }
}

/// An answer stored for good.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerView {
    /// Its place.
    pub position: u32,
    /// Answers stored for good.
    pub answered: u32,
    /// Whether the test goes on.
    pub state: AttemptState,
    /// Whether it came after the limit of a timed question.
    pub late: bool,
}

/// A result.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// Id of the attempt.
    pub id: AttemptId,
    /// Help received; anything but `no` marks the result as assisted.
    pub helped: Helped,
    /// Whether the result is marked as assisted.
    pub assisted: bool,
    /// Levels, points and how sure they are.
    #[schema(value_type = Object)]
    pub outcome: Outcome,
}

/// An answered question with its correction.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionView {
    /// Its place.
    pub position: u32,
    /// What was shown.
    #[schema(value_type = Object)]
    pub content: Content,
    /// What was answered.
    #[schema(value_type = Object)]
    pub answer: Answer,
    /// What it was worth.
    #[schema(value_type = Object)]
    pub score: Score,
    /// How each part of an interactive task fared.
    #[schema(value_type = Vec<Object>)]
    pub fared: Vec<Fared>,
    /// The right answer, why, and why others tempt.
    #[schema(value_type = Object)]
    pub correction: Correction,
}

impl From<CorrectedAnswer> for CorrectionView {
    fn from(corrected: CorrectedAnswer) -> Self {
        Self {
            position: corrected.position.0,
            content: corrected.content,
            answer: corrected.answer,
            score: corrected.score,
            fared: corrected.fared,
            correction: corrected.correction,
        }
    }
}
