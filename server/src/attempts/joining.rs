//! The doors to a test: a choice, a cohort's code, a resume code.

use super::life::{self, Begin, Started};
use super::{Helped, code, memory, offer};
use crate::accounts::throttle;
use crate::cohorts::{self, CohortInvitation, CohortState};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form;
use crate::ids::AccountId;
use crate::sittings;
use crate::state::AppState;
use jalon_engine::session::SeenInstances;

/// Longest name a participant may give.
const NAME_LENGTH: usize = 80;

/// Codes in a row that were not right, per address, before it has to wait: a classroom shares one.
const TRIES: i64 = 60;

/// What a person wants to begin.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// The plan; a cohort brings its own.
    pub(super) plan: Option<String>,
    /// Language of the questions.
    pub(super) locale: String,
    /// Help received.
    pub(super) helped: Helped,
    /// A cohort's code, as typed.
    pub(super) cohort_code: Option<String>,
    /// The participant's name; needed in a cohort, where a trainer reads it.
    pub(super) participant_name: Option<String>,
    /// The account to keep it in.
    pub(super) account: Option<AccountId>,
}

/// Begins what a person wants, counting the tries of an address at cohorts' codes.
///
/// # Errors
/// [`AppError::Invalid`] on `plan`, `locale`, `cohort_code`, `participant_name`; [`AppError::Throttled`].
pub(super) async fn start(
    state: &AppState,
    address: &ClientAddress,
    wish: Wish,
) -> Result<Started, AppError> {
    let bank = state.banks.current();
    if !bank.locales().contains(&wish.locale) {
        return Err(AppError::invalid("locale", "attempt-locale"));
    }
    let invitation = match wish.cohort_code.as_deref() {
        Some(typed) => {
            count_try(state, address).await?;
            let found = invitation(state, typed).await?;
            take_back_try(state, address).await?;
            Some(found)
        }
        None => None,
    };
    let name = wish.participant_name.as_deref().unwrap_or_default();
    let participant_name = match invitation {
        Some(_) => Some(form::line("participant_name", name, NAME_LENGTH)?),
        None => form::optional_line("participant_name", name, NAME_LENGTH)?,
    };
    let plan = invitation.as_ref().map(|invitation| invitation.plan_id.as_str()).or(wish.plan.as_deref());
    let seen = match &wish.account {
        Some(account) => memory::of_account(state, account).await?,
        None => SeenInstances::default(),
    };
    let begin = Begin {
        plan: offer::learner_plan(&bank, plan.unwrap_or_default())?,
        locale: wish.locale,
        account: wish.account,
        cohort: invitation.map(|invitation| invitation.id),
        candidate: None,
        participant_name,
        helped: wish.helped,
        bank,
        seen,
    };
    life::begin(state, begin).await
}

/// The open cohort of a code.
///
/// # Errors
/// [`AppError::Invalid`] on `code`: unknown, or closed.
pub(super) async fn invitation(state: &AppState, typed: &str) -> Result<CohortInvitation, AppError> {
    let found = cohorts::store::by_code(&state.db, typed).await?;
    let found = found.ok_or_else(|| AppError::invalid("code", "code-unknown"))?;
    match found.state {
        CohortState::Open => Ok(found),
        CohortState::Closed => Err(AppError::invalid_with("code", "code-closed", found.organisation_name)),
    }
}

/// Counts a try at a code from an address.
pub(super) async fn count_try(state: &AppState, address: &ClientAddress) -> Result<(), AppError> {
    throttle::count(state, &key(address), TRIES).await
}

/// Takes back the try of a code that was right.
pub(super) async fn take_back_try(state: &AppState, address: &ClientAddress) -> Result<(), AppError> {
    throttle::take_back(state, &key(address)).await
}

fn key(ClientAddress(address): &ClientAddress) -> String {
    format!("code:{address}")
}

/// Hands over the attempt of a resume code, counting the tries of an address.
///
/// # Errors
/// [`AppError::Invalid`] on `code`, [`AppError::Throttled`].
pub(super) async fn resume(
    state: &AppState,
    address: &ClientAddress,
    typed: &str,
) -> Result<Started, AppError> {
    count_try(state, address).await?;
    let started = life::resume(state, typed).await?;
    let started = started.ok_or_else(|| AppError::invalid("code", "resume-unknown"))?;
    take_back_try(state, address).await?;
    Ok(started)
}

/// Where the code of a cohort or of a sitting leads.
///
/// # Errors
/// [`AppError::Invalid`] on `code`.
pub(super) async fn door_of(state: &AppState, typed: &str) -> Result<String, AppError> {
    let code = code::normalised(typed);
    if sittings::store::by_access_code(&state.db, &code).await?.is_some() {
        return Ok(format!("/exam?code={code}"));
    }
    invitation(state, &code).await?;
    Ok(format!("/join?code={code}"))
}

/// Whether a typed code has the length of a resume code.
pub(super) fn looks_like_resume_code(typed: &str) -> bool {
    code::normalised(typed).len() == code::RESUME_CODE_LENGTH
}
