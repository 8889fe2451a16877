//! The witness that a test is over, and what may be said then.

use super::diagnostic::Steps;
use super::event::Position;
use super::next::count;
use super::outcome::{CalibrationStatus, CompetenceOutcome, Outcome};
use super::plan::Purpose;
use super::track::Track;
use super::transcript::Transcript;
use super::{Answered, Session};
use crate::irt::ParameterSource;
use crate::item::answer::{Answer, Score};
use crate::item::content::{Content, Correction};
use crate::item::task::Fared;
use crate::stopping::StopReason;

/// Bounds of the interval reported around a level: 5 % and 95 %, so 90 % lies between.
const INTERVAL: (f64, f64) = (0.05, 0.95);

/// A session that is over. Only [`Session::into_completed`] makes one; certificates accept nothing else.
#[derive(Debug, Clone)]
pub struct CompletedSession {
    session: Session,
    reason: StopReason,
}

/// An answered question with its correction.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectedAnswer {
    /// Its place, from 1.
    pub position: Position,
    /// The family of the question, on which there may be a lesson.
    pub family: String,
    /// What was shown, options in the order shown.
    pub content: Content,
    /// What was answered.
    pub answer: Answer,
    /// What it was worth.
    pub score: Score,
    /// How each part of an interactive task fared; empty for other kinds.
    pub fared: Vec<Fared>,
    /// What there is to learn from it.
    pub correction: Correction,
}

impl CompletedSession {
    pub(super) fn new(session: Session, reason: StopReason) -> Self {
        Self { session, reason }
    }

    /// The session itself.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Why it is over.
    pub fn stop_reason(&self) -> StopReason {
        self.reason
    }

    /// Levels, points and how sure they are.
    pub fn outcome(&self) -> Outcome {
        let competences: Vec<_> =
            self.session.tracks.all.iter().map(|track| self.competence(track)).collect();
        let covered = count(competences.len());
        Outcome {
            points: competences.iter().filter_map(|competence| competence.points).sum(),
            points_possible: covered * self.session.bank().scale.max_points(),
            answers: count(self.session.answers().count()),
            stop_reason: self.reason,
            calibration: self.calibration(),
            steps: Steps::of(self),
            competences,
        }
    }

    /// Everything needed to derive the outcome again.
    pub fn transcript(&self) -> Transcript {
        Transcript::of(&self.session)
    }

    /// The corrections, in a language of the bank; `None` for a certification, where items stay secret.
    ///
    /// A question that does not exist in `locale` is left out.
    pub fn corrections(&self, locale: &str) -> Option<Vec<CorrectedAnswer>> {
        match self.session.plan().purpose {
            Purpose::Certification => None,
            Purpose::Positioning | Purpose::Diagnostic => {
                Some(self.session.answers().filter_map(|given| self.corrected(&given, locale)).collect())
            }
        }
    }

    fn corrected(&self, given: &Answered, locale: &str) -> Option<CorrectedAnswer> {
        let item = self.session.frame.instance(given.item, given.position)?;
        Some(CorrectedAnswer {
            position: given.position,
            family: item.family.clone(),
            content: item.present(locale, self.session.seed(), given.position.0)?,
            answer: given.answer.clone(),
            score: given.score,
            fared: item.fared(self.session.locale(), locale, given.answer),
            correction: item.corrections.get(locale)?.clone(),
        })
    }

    fn competence(&self, track: &Track) -> CompetenceOutcome {
        let (plan, scale) = (self.session.plan(), &self.session.bank().scale);
        let knowledge = &self.session.tracks.knowledge;
        let shares = [1.0 - plan.award_confidence, INTERVAL.0, INTERVAL.1];
        let [awarded, low, high] = knowledge.quantiles(track.place, shares);
        let position = scale.position(awarded);
        let reported = track.answers >= plan.minimum_answers_to_report;
        CompetenceOutcome {
            competence: track.competence.clone(),
            answers: track.answers,
            correct: track.correct,
            theta: track.estimate.theta,
            standard_error: track.estimate.standard_error,
            level_probabilities: knowledge.level_probabilities(track.place, scale),
            level: reported.then(|| scale.level_of(awarded)),
            level_range: (scale.level_of(low), scale.level_of(high)),
            position,
            position_range: (scale.position(low), scale.position(high)),
            points: reported.then(|| scale.points(position)),
            information_borrowed: knowledge.information_borrowed(track.place),
        }
    }

    fn calibration(&self) -> CalibrationStatus {
        let items = self.session.frame.seen(&self.session.events);
        let calibrated = |source: &ParameterSource| matches!(source, ParameterSource::Calibrated { .. });
        if !items.is_empty() && items.iter().all(|item| calibrated(&item.parameters.source)) {
            CalibrationStatus::Calibrated
        } else {
            CalibrationStatus::ExpertPrior
        }
    }
}
