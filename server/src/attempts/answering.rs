//! An answer, exactly once: stored before it is acknowledged, whatever is sent twice or at the same time.

use super::life::{Attempt, load};
use super::store::{self, Append, Appended, End};
use super::work;
use crate::error::AppError;
use crate::ids::AttemptId;
use crate::state::AppState;
use jalon_engine::item::answer::{Answer, AnswerError};
use jalon_engine::session::{AnswerRefused, Doing, EndRefused, Position, Session, SessionEvent, Timestamp};
use jalon_engine::stopping::StopReason;

/// Grace after the limit of a timed question, for the answer in flight.
const GRACE_MS: u32 = 5_000;

/// Longest answering time recorded: beyond it, the person was away.
const LONGEST_MS: i64 = 3_600_000;

/// How often a writer that was overtaken looks again before it says "busy".
const TRIES: u32 = 5;

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerReply {
    /// Stored now.
    Stored,
    /// Stored now, as too late for its timed question.
    StoredLate,
    /// Stored before; nothing changed.
    Replayed,
    /// Stored before, as too late; nothing changed.
    ReplayedLate,
}

/// Takes an answer to the question at `position`.
///
/// # Errors
/// Conflicts `answer-already-other`, `answer-not-asked`, `attempt-ended`; [`AppError::Invalid`] on the
/// field `answer` when its shape does not fit the question, on `doing` when help is told question by
/// question outside a diagnostic, where it would change nothing.
pub async fn answer(
    state: &AppState,
    id: &AttemptId,
    position: Position,
    answer: Answer,
    doing: Doing,
) -> Result<AnswerReply, AppError> {
    if matches!(answer, Answer::TimedOut {}) {
        return Err(AppError::invalid("answer", "answer-kind"));
    }
    for _ in 0..TRIES {
        let attempt = load(state, id).await?;
        if doing == Doing::Helped && attempt.record.plan.diagnostic.is_none() {
            return Err(AppError::invalid("doing", "answer-doing"));
        }
        if was_late(&attempt, position) {
            return Ok(AnswerReply::ReplayedLate);
        }
        let now = state.now();
        let elapsed_ms = elapsed_ms(&attempt, position, now);
        let late = is_late(&attempt, position, elapsed_ms);
        let taken = if late { Answer::TimedOut {} } else { answer.clone() };
        let (following, event) = match attempt.session.answer_by(position, taken, doing, elapsed_ms, now) {
            Ok(taken) => taken,
            Err(AnswerRefused::AlreadyAnsweredSame(_)) => return Ok(AnswerReply::Replayed),
            Err(refused) => return Err(refusal(&attempt, refused)),
        };
        if append(state, &attempt, following, &event).await? == Appended::Stored {
            return Ok(if late { AnswerReply::StoredLate } else { AnswerReply::Stored });
        }
    }
    Err(AppError::Busy)
}

/// Ends a running attempt; one that is over stays as it is.
pub async fn end(state: &AppState, id: &AttemptId, reason: StopReason) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let attempt = load(state, id).await?;
        let (following, event) = match attempt.session.end(reason, state.now()) {
            Ok(ended) => ended,
            Err(EndRefused::AlreadyEnded) => return Ok(()),
            Err(refused @ EndRefused::NotFromOutside(_)) => {
                return Err(AppError::Internal(refused.to_string()));
            }
        };
        if append(state, &attempt, following, &event).await? == Appended::Stored {
            return Ok(());
        }
    }
    Err(AppError::Busy)
}

/// Stores an event and, when the rules stop the test after it, its end: one transaction.
async fn append(
    state: &AppState,
    attempt: &Attempt,
    following: Session,
    event: &SessionEvent,
) -> Result<Appended, AppError> {
    let number = u32::try_from(following.events().len()).unwrap_or(u32::MAX);
    let end = following
        .into_completed()
        .ok()
        .map(|done| End { reason: done.stop_reason(), digest: done.transcript().digest() });
    let record = &attempt.record;
    let append = Append { id: &record.id, answered: record.answered, number, event, end };
    Ok(store::append(&state.db, &append).await?)
}

/// Whether this place already holds "too late": whatever comes again for it changes nothing.
fn was_late(attempt: &Attempt, position: Position) -> bool {
    let mut answers = attempt.session.answers();
    answers.any(|given| given.position == position && matches!(given.answer, Answer::TimedOut {}))
}

/// Time since the question was first shown, by the server's clock.
fn elapsed_ms(attempt: &Attempt, position: Position, now: Timestamp) -> u32 {
    match attempt.record.presented {
        Some((shown, at)) if shown == position => {
            u32::try_from((now.0 - at.0).clamp(0, LONGEST_MS)).unwrap_or_default()
        }
        _ => 0,
    }
}

fn is_late(attempt: &Attempt, position: Position, elapsed_ms: u32) -> bool {
    attempt.session.presented().is_some_and(|(present, item, _)| {
        present == position
            && item
                .time_limit_seconds
                .is_some_and(|limit| elapsed_ms > limit.saturating_mul(1000).saturating_add(GRACE_MS))
    })
}

fn refusal(attempt: &Attempt, refused: AnswerRefused) -> AppError {
    match refused {
        AnswerRefused::AlreadyAnsweredSame(_) | AnswerRefused::AlreadyAnsweredOtherwise => {
            AppError::conflict("answer-already-other")
        }
        AnswerRefused::NotYetAsked => AppError::conflict("answer-not-asked"),
        AnswerRefused::Ended => AppError::conflict("attempt-ended"),
        AnswerRefused::Invalid(AnswerError::Work(error)) => work::refusal(attempt.lang(), &error),
        AnswerRefused::Invalid(error) => misshapen(&error),
    }
}

/// The text that explains why an answer cannot be scored.
fn misshapen(error: &AnswerError) -> AppError {
    let invalid = |key| AppError::invalid("answer", key);
    match error {
        AnswerError::Empty => invalid("answer-empty"),
        AnswerError::Incomplete(_) => invalid("answer-incomplete"),
        AnswerError::Repeated(_) => invalid("answer-repeated"),
        AnswerError::UnknownOption(_) => invalid("answer-option"),
        AnswerError::NotANumber(_) => invalid("answer-number"),
        AnswerError::TooLong(longest) => AppError::invalid_with("answer", "answer-long", longest.to_string()),
        _ => invalid("answer-kind"),
    }
}
