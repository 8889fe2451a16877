//! Builds a session again from stored events, refusing those that could not have happened.

use super::event::{Position, SessionEvent};
use super::next::count;
use super::plan::SessionPlan;
use super::{AnswerRefused, BeginError, EndRefused, Session, Step};
use crate::bank::{BankRevision, ItemBank};
use crate::item::ItemId;
use crate::item::answer::{AnswerError, Score};
use crate::seed::Seed;
use crate::stopping::StopReason;
use std::sync::Arc;

/// Why events do not make a session.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The session could not have begun.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// The transcript was made with another bank.
    #[error("the transcript was made with bank {recorded:?}, not {given:?}")]
    OtherBank {
        /// In the transcript.
        recorded: BankRevision,
        /// At hand.
        given: BankRevision,
    },
    /// The first event that differs from what the engine finds.
    #[error("event {}: {difference}", .position.0)]
    Differs {
        /// The number of the event, from 1: the position of an answer.
        position: Position,
        /// How it differs.
        difference: Difference,
    },
}

/// How a stored event differs from what the engine finds.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Difference {
    /// The answer is recorded at another place.
    #[error("the answer is recorded at position {}", .0.0)]
    Position(Position),
    /// Another item was chosen.
    #[error("item {recorded} is recorded where {chosen} is chosen")]
    Item {
        /// In the event.
        recorded: ItemId,
        /// By the engine.
        chosen: ItemId,
    },
    /// The item has changed since.
    #[error("the item is recorded at another revision")]
    Revision,
    /// The item stood there in another form.
    #[error("the item is recorded in another form")]
    Instance,
    /// The answer cannot be scored.
    #[error("the answer cannot be scored: {0}")]
    Answer(AnswerError),
    /// The answer is worth something else.
    #[error("credit {} is recorded where {} is due", recorded.credit, computed.credit)]
    Score {
        /// In the event.
        recorded: Score,
        /// By the engine.
        computed: Score,
    },
    /// The test was over before.
    #[error("the test was over before")]
    AlreadyEnded,
    /// A test cannot be ended for this reason.
    #[error("a test cannot be ended from outside for this reason")]
    Reason(StopReason),
}

impl Session {
    /// The session in which these events happened.
    ///
    /// Each event is compared with what the engine finds: the item chosen at its place, its revision,
    /// and the score computed again, to the last bit. The first difference is named with its place.
    pub fn replay(
        plan: Arc<SessionPlan>,
        bank: Arc<ItemBank>,
        seed: Seed,
        locale: &str,
        events: &[SessionEvent],
    ) -> Result<Self, ReplayError> {
        Self::begin(plan, bank, seed, locale)?.after(events)
    }

    /// The session that follows when these events happen to it; they are compared as by
    /// [`Session::replay`].
    pub fn after(self, events: &[SessionEvent]) -> Result<Self, ReplayError> {
        let mut session = self;
        for (index, event) in events.iter().enumerate() {
            let position = Position(count(index) + 1);
            session = session
                .repeat(position, event)
                .map_err(|difference| ReplayError::Differs { position, difference })?;
        }
        Ok(session)
    }

    fn repeat(&self, place: Position, event: &SessionEvent) -> Result<Self, Difference> {
        match event {
            SessionEvent::Ended { reason, at } => {
                let (following, _) = self.end(*reason, *at).map_err(|refused| match refused {
                    EndRefused::AlreadyEnded => Difference::AlreadyEnded,
                    EndRefused::NotFromOutside(reason) => Difference::Reason(reason),
                })?;
                Ok(following)
            }
            SessionEvent::Answered { position, answer, elapsed_ms, at, doing, .. } => {
                if *position != place {
                    return Err(Difference::Position(*position));
                }
                let taken = self.answer_by(place, answer.clone(), *doing, *elapsed_ms, *at);
                let (following, computed) = taken.map_err(|refused| self.refusal(refused, event))?;
                compare(event, &computed)?;
                Ok(following)
            }
        }
    }

    /// An answer that cannot be scored may be one to another item: that is the better thing to say.
    fn refusal(&self, refused: AnswerRefused, event: &SessionEvent) -> Difference {
        match (refused, event, &self.step) {
            (
                AnswerRefused::Invalid(_),
                SessionEvent::Answered { item: recorded, .. },
                Step::Present { item: chosen, .. },
            ) if recorded != chosen => other_item(recorded, chosen),
            (AnswerRefused::Invalid(error), ..) => Difference::Answer(error),
            _ => Difference::AlreadyEnded,
        }
    }
}

fn other_item(recorded: &ItemId, chosen: &ItemId) -> Difference {
    Difference::Item { recorded: recorded.clone(), chosen: chosen.clone() }
}

fn compare(recorded: &SessionEvent, computed: &SessionEvent) -> Result<(), Difference> {
    let SessionEvent::Answered {
        item: old_item,
        revision: old_revision,
        instance: old_instance,
        score: old,
        ..
    } = recorded
    else {
        return Ok(());
    };
    let SessionEvent::Answered { item, revision, instance, score, .. } = computed else { return Ok(()) };
    if old_item != item {
        return Err(other_item(old_item, item));
    }
    if old_revision != revision {
        return Err(Difference::Revision);
    }
    if old_instance != instance {
        return Err(Difference::Instance);
    }
    if old != score {
        return Err(Difference::Score { recorded: *old, computed: *score });
    }
    Ok(())
}
