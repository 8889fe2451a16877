//! Taking the test: what the candidate sees now, the beginning, the answers. No going back, no feedback.

use super::candidates_store::{self, Step};
use super::device::Seat;
use super::store::{self, NewEvent};
use super::time_left::{self, Clock};
use super::{Candidate, CandidateState, EventKind, SittingState, settling};
use crate::attempts::{self, AnswerReply, Attempt, Begin, Helped, Presented};
use crate::error::AppError;
use crate::state::AppState;
use jalon_engine::item::answer::Answer;
use jalon_engine::session::Doing;
use jalon_engine::session::event::{Position, Timestamp};
use jalon_engine::stopping::StopReason;

/// What the candidate sees now.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The identity is not checked yet.
    Waiting,
    /// May begin.
    Admitted,
    /// A question.
    Question(Box<Asked>),
    /// The clock stands still.
    Paused,
    /// The test is over.
    Completed,
    /// The session ended before the candidate began.
    NotTaken,
}

/// A question with its surroundings.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The attempt.
    pub attempt: Attempt,
    /// The question.
    pub presented: Presented,
    /// Minutes left.
    pub minutes_left: u32,
    /// Whether time is over and only this answer is still taken.
    pub last_answer: bool,
}

/// The candidate as he stands now, and what he sees. Showing a question starts its time.
pub async fn look(state: &AppState, seat: Seat) -> Result<(Seat, Screen), AppError> {
    let candidate = settling::settle(state, &seat.sitting, seat.candidate).await?;
    let seat = Seat { candidate, ..seat };
    let screen = match (seat.candidate.state, seat.sitting.state) {
        (CandidateState::Completed, _) => Screen::Completed,
        (CandidateState::Running, _) => return ask(state, seat).await,
        (CandidateState::Paused, _) => Screen::Paused,
        (CandidateState::Enrolled | CandidateState::Waiting, SittingState::Running) => Screen::Waiting,
        (CandidateState::Admitted, SittingState::Running) => Screen::Admitted,
        _ => Screen::NotTaken,
    };
    Ok((seat, screen))
}

/// The present question. After the deadline only one that was on the screen before it is still shown.
async fn ask(state: &AppState, seat: Seat) -> Result<(Seat, Screen), AppError> {
    let attempt = load(state, &seat.candidate).await?;
    let clock = time_left::clock(&seat.candidate, state.now());
    let last_answer = clock == Clock::Grace;
    let presented = if last_answer {
        attempts::present(&attempt).filter(|_| shown_in_time(&attempt, &seat.candidate))
    } else {
        attempts::open(state, &attempt).await?
    };
    let Some(presented) = presented else {
        let candidate = finish(state, seat.candidate, StopReason::Time).await?;
        return Ok((Seat { candidate, ..seat }, Screen::Completed));
    };
    let minutes_left = time_left::minutes_left(&seat.candidate, state.now()).unwrap_or_default();
    let asked = Asked { attempt, presented, minutes_left, last_answer };
    Ok((seat, Screen::Question(Box::new(asked))))
}

/// Begins the test: the clock starts. A second click leads to the test already begun.
pub async fn start(state: &AppState, seat: &Seat, locale: &str) -> Result<(), AppError> {
    if seat.candidate.attempt.is_some() {
        return Ok(());
    }
    let bank = state.banks.current();
    if !bank.locales().iter().any(|known| known == locale) {
        return Err(AppError::invalid("locale", "attempt-locale"));
    }
    let plan = bank.plan(&seat.sitting.plan_id).cloned();
    let plan = plan.ok_or_else(|| AppError::conflict("exam-plan-gone"))?;
    let seen = attempts::memory::of_candidate(state, &seat.candidate.id).await?;
    let now = state.now();
    let allowed = time_left::allowed_ms(seat.sitting.duration_minutes, seat.candidate.extra_time_percent);
    let deadline = Timestamp(now.0 + allowed);
    let mut tx = state.db.begin().await?;
    if !store::hold(&mut tx, &seat.sitting.id, SittingState::Running).await? {
        return Err(AppError::conflict("exam-over"));
    }
    if !candidates_store::step(&mut tx, &seat.candidate.id, Step::Start { now, deadline }).await? {
        drop(tx);
        return begun_meanwhile(state, &seat.candidate).await;
    }
    let begin = Begin {
        plan,
        locale: locale.to_owned(),
        account: None,
        cohort: None,
        candidate: Some(seat.candidate.id.clone()),
        participant_name: None,
        helped: Helped::No,
        bank,
        seen,
    };
    attempts::begin_in(&mut tx, &*state.clock, begin).await?;
    let event = NewEvent {
        sitting: &seat.sitting.id,
        candidate: Some(&seat.candidate.id),
        kind: EventKind::Started,
        note: "",
        actor: None,
    };
    store::record(&mut tx, &*state.clock, &event).await?;
    Ok(tx.commit().await?)
}

async fn begun_meanwhile(state: &AppState, candidate: &Candidate) -> Result<(), AppError> {
    let now = candidates_store::any(&state.db, &candidate.id).await?;
    if now.attempt.is_some() { Ok(()) } else { Err(AppError::conflict("exam-not-admitted")) }
}

/// Opens a timed question: its own time starts now, once.
pub async fn open_question(state: &AppState, seat: Seat) -> Result<(), AppError> {
    let candidate = settling::settle(state, &seat.sitting, seat.candidate).await?;
    let in_time = matches!(time_left::clock(&candidate, state.now()), Clock::Left(_));
    if candidate.state == CandidateState::Running && in_time {
        attempts::show(state, &load(state, &candidate).await?).await?;
    }
    Ok(())
}

/// The test of a candidate who may work on the present question now.
///
/// # Errors
/// Those of [`answer`] that come from the clock.
pub async fn working(state: &AppState, seat: &Seat) -> Result<Attempt, AppError> {
    let candidate = settling::settle(state, &seat.sitting, seat.candidate.clone()).await?;
    let attempt = load(state, &candidate).await?;
    may_answer(state, &candidate, &attempt).await?;
    Ok(attempt)
}

/// Takes an answer, exactly once.
///
/// # Errors
/// Those of [`attempts::answer`]; conflicts `exam-not-begun`, `exam-paused`, `exam-time-over`, `exam-ended`.
pub async fn answer(
    state: &AppState,
    seat: Seat,
    position: Position,
    answer: Answer,
) -> Result<AnswerReply, AppError> {
    let candidate = settling::settle(state, &seat.sitting, seat.candidate).await?;
    let attempt = load(state, &candidate).await?;
    let answered = attempt.session.answers().any(|given| given.position == position);
    if !answered {
        may_answer(state, &candidate, &attempt).await?;
    }
    let reply = attempts::answer(state, &attempt.record.id, position, answer, Doing::Alone).await?;
    after_answer(state, candidate).await?;
    Ok(reply)
}

/// Whether the clock allows an answer to the present question.
async fn may_answer(state: &AppState, candidate: &Candidate, attempt: &Attempt) -> Result<(), AppError> {
    match (candidate.state, time_left::clock(candidate, state.now())) {
        (CandidateState::Running, Clock::Left(_)) => Ok(()),
        (CandidateState::Running, Clock::Grace) if shown_in_time(attempt, candidate) => Ok(()),
        (CandidateState::Running, _) => {
            finish(state, candidate.clone(), StopReason::Time).await?;
            Err(AppError::conflict("exam-time-over"))
        }
        (CandidateState::Paused, _) => Err(AppError::conflict("exam-paused")),
        _ => Err(over(candidate)),
    }
}

/// Why a test that is over takes no answer.
fn over(candidate: &Candidate) -> AppError {
    let reason = candidate.attempt.as_ref().and_then(|attempt| attempt.stop_reason.as_deref());
    AppError::conflict(if reason == Some("time") { "exam-time-over" } else { "exam-ended" })
}

/// The answer in flight was the last one; a test whose rules stopped it is closed.
async fn after_answer(state: &AppState, candidate: Candidate) -> Result<(), AppError> {
    if time_left::clock(&candidate, state.now()) == Clock::Grace {
        finish(state, candidate, StopReason::Time).await?;
    } else {
        settling::close(state, candidate).await?;
    }
    Ok(())
}

async fn finish(state: &AppState, candidate: Candidate, reason: StopReason) -> Result<Candidate, AppError> {
    settling::end(state, &candidate, reason).await?;
    settling::close(state, candidate).await
}

/// Whether the present question was on the screen before the deadline.
fn shown_in_time(attempt: &Attempt, candidate: &Candidate) -> bool {
    let present = attempts::present(attempt).map(|question| question.position);
    let shown = attempt.record.presented;
    shown
        .zip(candidate.deadline)
        .is_some_and(|((position, at), deadline)| Some(position) == present && at <= deadline)
}

async fn load(state: &AppState, candidate: &Candidate) -> Result<Attempt, AppError> {
    match &candidate.attempt {
        Some(attempt) => attempts::load(state, &attempt.id).await,
        None => Err(AppError::conflict("exam-not-begun")),
    }
}
