//! Making, listing, opening and closing cohorts.

use super::store::{self, NewRow};
use super::{Cohort, CohortState, code};
use crate::accounts::extract::Scope;
use crate::attempts::offer;
use crate::error::AppError;
use crate::http::form::line;
use crate::ids::{CohortId, OrganisationId};
use crate::state::AppState;

/// Longest name.
const NAME_LENGTH: usize = 120;

/// What a trainer fills in.
#[derive(Debug, Clone, Default)]
pub struct NewCohort {
    /// Name, as learners will read it.
    pub name: String,
    /// Id of a plan that learners may choose.
    pub plan: String,
    /// Where; may be left out by who trains in one organisation only.
    pub organisation: Option<OrganisationId>,
}

/// Makes a cohort with a code of its own.
///
/// # Errors
/// [`AppError::Invalid`] on `name`, `plan`, `organisation`.
pub async fn create(state: &AppState, scope: &Scope, new: &NewCohort) -> Result<Cohort, AppError> {
    let name = line("name", &new.name, NAME_LENGTH)?;
    let plan = offer::learner_plan(&state.banks.current(), &new.plan)
        .map_err(|_| AppError::invalid("plan", "cohorts-plan"))?;
    let organisation = organisation(scope, new.organisation.as_ref())?;
    let id = CohortId::new(&*state.clock);
    // One code in a thousand million: a taken one is drawn again, a few times at most.
    for _ in 0..5 {
        let code = code::new();
        let row =
            NewRow { id: &id, organisation, name: &name, code: &code, plan_id: &plan.id, at: state.now() };
        if store::insert(&state.db, scope, &row).await? {
            return find(state, scope, &id).await;
        }
    }
    Err(AppError::Busy)
}

fn organisation<'a>(
    scope: &'a Scope,
    wanted: Option<&OrganisationId>,
) -> Result<&'a OrganisationId, AppError> {
    match (wanted, scope.organisations.as_slice()) {
        (None, [only]) => Ok(only),
        (Some(wanted), held) => held.iter().find(|one| *one == wanted).ok_or_else(no_organisation),
        (None, _) => Err(no_organisation()),
    }
}

fn no_organisation() -> AppError {
    AppError::invalid("organisation", "cohorts-organisation")
}

/// The trainer's cohorts, newest first.
pub async fn list(state: &AppState, scope: &Scope) -> Result<Vec<Cohort>, AppError> {
    Ok(store::list(&state.db, scope).await?)
}

/// One of the trainer's cohorts.
pub async fn find(state: &AppState, scope: &Scope, id: &CohortId) -> Result<Cohort, AppError> {
    Ok(store::find(&state.db, scope, id).await?)
}

/// Lets nobody new join; who began goes on. Closing twice is closing once.
pub async fn close(state: &AppState, scope: &Scope, id: &CohortId) -> Result<Cohort, AppError> {
    set(state, scope, id, CohortState::Closed).await
}

/// Lets people join again.
pub async fn reopen(state: &AppState, scope: &Scope, id: &CohortId) -> Result<Cohort, AppError> {
    set(state, scope, id, CohortState::Open).await
}

async fn set(
    state: &AppState,
    scope: &Scope,
    id: &CohortId,
    becomes: CohortState,
) -> Result<Cohort, AppError> {
    let cohort = find(state, scope, id).await?;
    if cohort.state != becomes {
        store::set_state(&state.db, scope, id, becomes).await?;
    }
    Ok(Cohort { state: becomes, ..cohort })
}

/// The address that leads a learner straight to the cohort.
pub fn link(state: &AppState, cohort: &Cohort) -> String {
    format!("{}/join?code={}", state.config.public_url, cohort.code)
}
