//! The life of an attempt around its answers: begun, loaded, shown, handed to another device, read.

use super::store::{self, AttemptRecord, NewAttempt};
use super::{Helped, code};
use crate::accounts::extract::secret_hash;
use crate::clock::Clock;
use crate::db::{StoreError, Tx};
use crate::entropy;
use crate::error::AppError;
use crate::ids::{AccountId, AttemptId, CandidateId, CohortId};
use crate::state::AppState;
use crate::ui::Lang;
use jalon_engine::bank::ItemBank;
use jalon_engine::item::content::Content;
use jalon_engine::seed::Seed;
use jalon_engine::session::{
    CompletedSession, Outcome, Position, Progress, ReplayError, SeenInstances, Session, SessionPlan,
};
use std::sync::Arc;

/// What a new attempt is about and whose it is.
#[derive(Debug, Clone)]
pub struct Begin {
    /// The plan.
    pub plan: SessionPlan,
    /// Language of the questions.
    pub locale: String,
    /// The account that owns it.
    pub account: Option<AccountId>,
    /// The cohort it is for.
    pub cohort: Option<CohortId>,
    /// The candidate whose certification it is.
    pub candidate: Option<CandidateId>,
    /// Name given by the participant.
    pub participant_name: Option<String>,
    /// Help received.
    pub helped: Helped,
    /// The bank it stays on to its end.
    pub bank: Arc<ItemBank>,
    /// Questions that the person has seen, and their forms: see [`super::memory`].
    pub seen: SeenInstances,
}

/// A new attempt, or one handed to another device. The secret and the code are in clear here only.
#[derive(Debug, Clone)]
pub struct Started {
    /// Id.
    pub id: AttemptId,
    /// For the cookie or the bearer header of the device that holds the attempt.
    pub secret: String,
    /// For the person, to go on elsewhere.
    pub resume_code: String,
}

/// An attempt with its history folded.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// As stored.
    pub record: AttemptRecord,
    /// Its history, as the engine sees it.
    pub session: Session,
}

impl Attempt {
    /// The language of its questions, as the interface knows it.
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.record.locale).unwrap_or(Lang::Fr)
    }
}

/// The question to answer now.
#[derive(Debug, Clone)]
pub struct Presented {
    /// Its place, from 1.
    pub position: Position,
    /// What the learner sees.
    pub content: Content,
    /// Its hard limit, for the few timed questions.
    pub time_limit_seconds: Option<u32>,
    /// Whether it was shown before: the clock of a timed question runs from then.
    pub shown: bool,
    /// How far the test is.
    pub progress: Progress,
}

/// Begins an attempt in a transaction of its own.
pub async fn begin(state: &AppState, begin: Begin) -> Result<Started, AppError> {
    let mut tx = state.db.begin().await?;
    let started = begin_in(&mut tx, state.clock.as_ref(), begin).await?;
    tx.commit().await?;
    Ok(started)
}

/// Begins an attempt inside the caller's transaction.
pub async fn begin_in(tx: &mut Tx, clock: &dyn Clock, begin: Begin) -> Result<Started, AppError> {
    let seed = Seed(entropy::bytes::<32>());
    let plan = Arc::new(begin.plan.clone());
    // Proves that the test can start before anything is stored.
    Session::begin(plan, Arc::clone(&begin.bank), seed, &begin.locale)
        .map_err(|error| AppError::Internal(format!("plan {}: {error}", begin.plan.id)))?;
    let started =
        Started { id: AttemptId::new(clock), secret: entropy::token(), resume_code: code::new_resume_code() };
    let new = NewAttempt {
        id: &started.id,
        begin: &begin,
        seed: &seed,
        secret_hash: &secret_hash(&started.secret),
        resume_hash: &secret_hash(&started.resume_code),
        at: clock.now(),
    };
    store::insert(tx, &new).await?;
    Ok(started)
}

/// An attempt with its history; callers decide who may see it.
pub async fn load(state: &AppState, id: &AttemptId) -> Result<Attempt, AppError> {
    // Record before history: one more answer in the history than counted is seen below and tried again.
    for _ in 0..5 {
        let record = store::find(&state.db, id).await?;
        let attempt = fold(state, record).await?;
        if let Some(attempt) = attempt {
            return Ok(attempt);
        }
    }
    Err(AppError::Busy)
}

/// Folds the history; `None` when it moved on between the two reads.
async fn fold(state: &AppState, record: AttemptRecord) -> Result<Option<Attempt>, AppError> {
    let events = store::events(&state.db, &record.id).await?;
    let bank = state.banks.revision(&state.db, &record.bank_revision).await?;
    let plan = Arc::new(record.plan.clone());
    let begun = Session::begin(plan, bank, record.seed, &record.locale).map_err(ReplayError::from);
    let replayed = begun.and_then(|session| session.remembering(record.seen.clone()).after(&events));
    let session = replayed.map_err(|error| {
        AppError::from(StoreError::Inconsistent {
            table: "attempt_events",
            row: record.id.0.clone(),
            why: error.to_string(),
        })
    })?;
    let answers = session.answers().count();
    let same = usize::try_from(record.answered).is_ok_and(|answered| answered == answers)
        && session.presented().is_some() == (record.state == super::AttemptState::Running);
    Ok(same.then_some(Attempt { record, session }))
}

/// The question to answer now; `None` when the test is over.
pub fn present(attempt: &Attempt) -> Option<Presented> {
    let (position, item, content) = attempt.session.presented()?;
    Some(Presented {
        position,
        content,
        time_limit_seconds: item.time_limit_seconds,
        shown: attempt.record.presented.is_some_and(|(shown, _)| shown == position),
        progress: attempt.session.progress(),
    })
}

/// The question to answer now, for showing. The time of an ordinary question starts with it; a timed one
/// that was not shown yet keeps `shown == false` and is announced first, then opened with [`show`].
pub async fn open(state: &AppState, attempt: &Attempt) -> Result<Option<Presented>, AppError> {
    let question = present(attempt);
    if question.as_ref().is_some_and(|question| question.time_limit_seconds.is_none()) {
        show(state, attempt).await?;
    }
    Ok(question)
}

/// Notes that the present question is being shown: its time starts now, once.
pub async fn show(state: &AppState, attempt: &Attempt) -> Result<(), AppError> {
    match present(attempt) {
        Some(question) if !question.shown => {
            Ok(store::mark_shown(&state.db, &attempt.record.id, question.position, state.now()).await?)
        }
        _ => Ok(()),
    }
}

/// The witness that an attempt is over; a conflict while it runs.
pub async fn completed(state: &AppState, id: &AttemptId) -> Result<CompletedSession, AppError> {
    let attempt = load(state, id).await?;
    attempt.session.into_completed().map_err(|_| AppError::conflict("attempt-running"))
}

/// What a completed attempt says.
pub async fn outcome(state: &AppState, id: &AttemptId) -> Result<Outcome, AppError> {
    Ok(completed(state, id).await?.outcome())
}

/// Hands the attempt of a resume code to a new device; the device before loses it. `None`: no such code.
pub async fn resume(state: &AppState, typed: &str) -> Result<Option<Started>, AppError> {
    let code = code::normalised(typed);
    let Some(record) = store::find_by_resume_hash(&state.db, &secret_hash(&code)).await? else {
        return Ok(None);
    };
    let secret = entropy::token();
    store::replace_secret(&state.db, &record.id, &secret_hash(&secret)).await?;
    Ok(Some(Started { id: record.id, secret, resume_code: code }))
}

/// Makes every device forget an attempt; its resume code and its account still open it.
pub async fn release(state: &AppState, id: &AttemptId) -> Result<(), AppError> {
    Ok(store::replace_secret(&state.db, id, &secret_hash(&entropy::token())).await?)
}

/// Attaches an attempt to an account, on proof of holding it: the device's secret or the resume code.
pub async fn adopt(
    state: &AppState,
    id: &AttemptId,
    account: &AccountId,
    proof: &str,
) -> Result<(), AppError> {
    let record = store::find(&state.db, id).await?;
    let by_code = || async {
        let hash = secret_hash(&code::normalised(proof));
        let found = store::find_by_resume_hash(&state.db, &hash).await?;
        Ok::<_, AppError>(found.is_some_and(|found| found.id == *id))
    };
    let holds = record.secret_hash == secret_hash(proof) || by_code().await?;
    if record.candidate.is_some() || !holds {
        return Err(AppError::NotFound);
    }
    if store::set_owner(&state.db, id, account).await? {
        Ok(())
    } else {
        Err(AppError::conflict("attempt-has-owner"))
    }
}

/// An account's own attempts, newest first.
pub async fn mine(state: &AppState, account: &AccountId) -> Result<Vec<AttemptRecord>, AppError> {
    Ok(store::owned_by(&state.db, account).await?)
}
