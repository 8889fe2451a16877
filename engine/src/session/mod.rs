//! A test as a fold over its events. What comes next is a pure function of (plan, bank, seed, history).
//!
//! [`Session`] is immutable: [`Session::answer`] and [`Session::end`] return the session that follows
//! and the event to store. [`Session::replay`] builds the same session from stored events and refuses
//! any that could not have happened.

mod beginning;
pub mod completed;
pub mod diagnostic;
pub mod event;
mod knowledge;
mod next;
pub mod outcome;
pub mod plan;
mod progress;
pub mod record;
mod replay;
mod seen;
mod track;
pub mod transcript;

pub use beginning::BeginError;
pub use completed::{CompletedSession, CorrectedAnswer};
pub use diagnostic::{Diagnostic, Doing, Observed, Recommendation, Steps};
pub use event::{Position, SessionEvent, Timestamp};
pub use outcome::Outcome;
pub use plan::{Measurement, Purpose, SessionPlan};
pub use progress::Progress;
pub use record::Record;
pub use replay::{Difference, ReplayError};
pub use seen::SeenInstances;
pub use track::CompetenceEstimate;
pub use transcript::Transcript;

use crate::bank::ItemBank;
use crate::item::answer::{Answer, AnswerError, Score};
use crate::item::content::Content;
use crate::item::{Item, ItemId};
use crate::seed::Seed;
use crate::stopping::StopReason;
use next::{Frame, next};
use std::sync::Arc;
use track::{Track, Tracks};

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// This item, at this place.
    Present {
        /// Its place, from 1.
        position: Position,
        /// The item.
        item: ItemId,
    },
    /// Nothing: the test is over.
    Stop(StopReason),
}

/// Where a session stands in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionState {
    /// Waiting for the answer to an item.
    Presenting {
        /// Its place, from 1.
        position: Position,
        /// The item.
        item: ItemId,
    },
    /// Stopped by the plan's rules.
    Completed {
        /// Which rule.
        reason: StopReason,
    },
    /// Ended from outside before the rules stopped it.
    Ended {
        /// Why.
        reason: StopReason,
        /// When.
        at: Timestamp,
    },
}

/// Why an answer was not taken. The session is unchanged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnswerRefused {
    /// This place has this very answer already: nothing to do, the work is safe.
    #[error("this answer is already recorded")]
    AlreadyAnsweredSame(Box<SessionEvent>),
    /// This place has another answer already.
    #[error("this question already has another answer")]
    AlreadyAnsweredOtherwise,
    /// This place has not been reached.
    #[error("this question has not been asked yet")]
    NotYetAsked,
    /// The test is over.
    #[error("the test is over")]
    Ended,
    /// The answer does not have the shape of the item.
    #[error(transparent)]
    Invalid(#[from] AnswerError),
}

/// Why a session was not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndRefused {
    /// The test is over already.
    #[error("the test is over already")]
    AlreadyEnded,
    /// Only [`StopReason::Time`], [`StopReason::EndedByLearner`] and
    /// [`StopReason::EndedByInvigilator`] come from outside; the others are the plan's to find.
    #[error("a test cannot be ended from outside for this reason")]
    NotFromOutside(StopReason),
}

/// An answer that was taken, with the item it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered<'a> {
    /// Its place, from 1.
    pub position: Position,
    /// The id of the item that stood there.
    pub item: &'a ItemId,
    /// What was answered.
    pub answer: &'a Answer,
    /// What it was worth.
    pub score: Score,
    /// Answering time in milliseconds.
    pub elapsed_ms: u32,
    /// When it was received.
    pub at: Timestamp,
    /// Whether it was found alone.
    pub doing: Doing,
}

/// A test under way or over: a plan, a bank, a seed, a language, and what happened so far.
///
/// Cloning is cheap; see the [crate's example](crate) for one that runs from end to end.
#[derive(Debug, Clone)]
pub struct Session {
    frame: Arc<Frame>,
    events: Vec<SessionEvent>,
    tracks: Tracks,
    step: Step,
    /// The form of the item to answer now, when it takes many.
    form: Option<Arc<Item>>,
}

impl Session {
    /// A session without answers, whose first item is chosen.
    pub fn begin(
        plan: Arc<SessionPlan>,
        bank: Arc<ItemBank>,
        seed: Seed,
        locale: &str,
    ) -> Result<Self, BeginError> {
        Self::open(Frame {
            plan,
            bank,
            seed,
            locale: locale.to_owned(),
            drawn: Vec::new(),
            seen: SeenInstances::default(),
        })
    }

    fn open(frame: Frame) -> Result<Self, BeginError> {
        beginning::check(&frame)?;
        let tracks = Tracks::before(&frame);
        let step = next(&frame, &tracks, &[]);
        let form = frame.form(&step);
        Ok(Self { frame: Arc::new(frame), events: Vec::new(), tracks, step, form })
    }

    /// The same session for a person who has seen these questions: none comes in a form that was seen as long as it has
    /// others, and one with a single form only when its competence has no other question left. Said before the first
    /// answer.
    #[must_use]
    pub fn remembering(mut self, seen: SeenInstances) -> Self {
        self.frame = Arc::new(Frame { seen, ..self.frame.as_ref().clone() });
        self.step = next(&self.frame, &self.tracks, &[]);
        self.form = self.frame.form(&self.step);
        self
    }

    /// What comes next.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// Where the session stands.
    pub fn state(&self) -> SessionState {
        match (&self.step, self.events.last()) {
            (Step::Present { position, item }, _) => {
                SessionState::Presenting { position: *position, item: item.clone() }
            }
            (Step::Stop(reason), Some(SessionEvent::Ended { at, .. })) => {
                SessionState::Ended { reason: *reason, at: *at }
            }
            (Step::Stop(reason), _) => SessionState::Completed { reason: *reason },
        }
    }

    /// The item to answer now, in the form this learner gets, and what is seen of it; `None` when the
    /// test is over.
    pub fn presented(&self) -> Option<(Position, &Item, Content)> {
        let (position, item) = self.asked()?;
        let content = item.present(&self.frame.locale, &self.frame.seed, position.0)?;
        Some((position, item, content))
    }

    fn asked(&self) -> Option<(Position, &Item)> {
        let Step::Present { position, item } = &self.step else { return None };
        Some((*position, self.form.as_deref().or_else(|| self.frame.bank.items.get(item))?))
    }

    /// What is seen at a place that was answered or is being asked.
    pub fn content_at(&self, position: Position) -> Option<Content> {
        if let Some((asked, _, content)) = self.presented()
            && asked == position
        {
            return Some(content);
        }
        let given = self.answers().find(|given| given.position == position)?;
        let item = self.frame.instance(given.item, position)?;
        item.present(&self.frame.locale, &self.frame.seed, position.0)
    }

    /// Takes an answer found alone to the question at `position`: the session that follows, and the event to store.
    ///
    /// Submitting the same answer twice is refused with [`AnswerRefused::AlreadyAnsweredSame`], which
    /// carries the stored event, so that a double click is harmless; it is told even after the end.
    pub fn answer(
        &self,
        position: Position,
        answer: Answer,
        elapsed_ms: u32,
        at: Timestamp,
    ) -> Result<(Self, SessionEvent), AnswerRefused> {
        self.answer_by(position, answer, Doing::Alone, elapsed_ms, at)
    }

    /// The same for an answer found alone or with help; see [`Session::answer`].
    pub fn answer_by(
        &self,
        position: Position,
        answer: Answer,
        doing: Doing,
        elapsed_ms: u32,
        at: Timestamp,
    ) -> Result<(Self, SessionEvent), AnswerRefused> {
        if let Some(event) = self.answered_at(position) {
            return Err(already(event, &answer, doing));
        }
        let Some((expected, asked)) = self.asked() else { return Err(AnswerRefused::Ended) };
        if position != expected {
            return Err(AnswerRefused::NotYetAsked);
        }
        let score = asked.score(&self.frame.locale, &answer)?;
        let (item, revision, instance) = (asked.id.clone(), asked.revision.clone(), asked.instance.clone());
        let event = SessionEvent::Answered {
            position,
            item,
            revision,
            instance,
            answer,
            score,
            elapsed_ms,
            at,
            doing,
        };
        Ok((self.followed_by(event.clone()), event))
    }

    /// Ends a running test from outside: the session that follows, and the event to store.
    pub fn end(&self, reason: StopReason, at: Timestamp) -> Result<(Self, SessionEvent), EndRefused> {
        use StopReason::{EndedByInvigilator, EndedByLearner, Time};
        if matches!(self.step, Step::Stop(_)) {
            return Err(EndRefused::AlreadyEnded);
        }
        if !matches!(reason, EndedByLearner | EndedByInvigilator | Time) {
            return Err(EndRefused::NotFromOutside(reason));
        }
        let event = SessionEvent::Ended { reason, at };
        Ok((self.followed_by(event.clone()), event))
    }

    /// The plan followed.
    pub fn plan(&self) -> &SessionPlan {
        &self.frame.plan
    }

    /// The bank the items come from.
    pub fn bank(&self) -> &ItemBank {
        &self.frame.bank
    }

    /// The seed of all draws.
    pub fn seed(&self) -> &Seed {
        &self.frame.seed
    }

    /// The learner's language.
    pub fn locale(&self) -> &str {
        &self.frame.locale
    }

    /// Everything that happened, in order.
    pub fn events(&self) -> &[SessionEvent] {
        &self.events
    }

    /// The answers taken, in order.
    pub fn answers(&self) -> impl Iterator<Item = Answered<'_>> {
        self.events.iter().filter_map(answered)
    }

    /// Sum of the answering times, in milliseconds.
    pub fn elapsed_ms(&self) -> u64 {
        next::elapsed_ms(&self.events)
    }

    /// What is known of each competence so far, in the plan's order.
    ///
    /// For trainers and simulations: never to be shown to a learner during the test.
    pub fn estimates(&self) -> Vec<CompetenceEstimate> {
        self.tracks.all.iter().map(Track::known).collect()
    }

    /// How far the test is, with the honest range of its length.
    pub fn progress(&self) -> Progress {
        progress::progress(self)
    }

    /// The witness that the test is over, or the session back when it is not.
    pub fn into_completed(self) -> Result<CompletedSession, Self> {
        match self.step {
            Step::Stop(reason) => Ok(CompletedSession::new(self, reason)),
            Step::Present { .. } => Err(self),
        }
    }

    fn answered_at(&self, position: Position) -> Option<&SessionEvent> {
        let index = usize::try_from(position.0.checked_sub(1)?).ok()?;
        self.events.get(index).filter(|event| matches!(event, SessionEvent::Answered { .. }))
    }

    fn followed_by(&self, event: SessionEvent) -> Self {
        let mut following = self.clone();
        following.step = match &event {
            SessionEvent::Answered { item, score, .. } => {
                following.learn(item, *score);
                following.events.push(event);
                next(&following.frame, &following.tracks, &following.events)
            }
            SessionEvent::Ended { reason, .. } => {
                let stop = Step::Stop(*reason);
                following.events.push(event);
                stop
            }
        };
        following.form = following.frame.form(&following.step);
        following
    }

    fn learn(&mut self, item: &ItemId, score: Score) {
        let Some(item) = self.frame.bank.items.get(item) else { return };
        self.tracks.learn(item, score, &self.frame.plan.stopping);
    }
}

fn already(event: &SessionEvent, given: &Answer, way: Doing) -> AnswerRefused {
    match event {
        SessionEvent::Answered { answer, doing, .. } if answer == given && *doing == way => {
            AnswerRefused::AlreadyAnsweredSame(Box::new(event.clone()))
        }
        _ => AnswerRefused::AlreadyAnsweredOtherwise,
    }
}

fn answered(event: &SessionEvent) -> Option<Answered<'_>> {
    match event {
        SessionEvent::Answered { position, item, answer, score, elapsed_ms, at, doing, .. } => {
            Some(Answered {
                position: *position,
                item,
                answer,
                score: *score,
                elapsed_ms: *elapsed_ms,
                at: *at,
                doing: *doing,
            })
        }
        SessionEvent::Ended { .. } => None,
    }
}
