//! A cohort of twelve, ten of whom have finished, and two tests of the learner's own.

use super::people::People;
use super::simulated::{somebody, takes};
use super::{DAY_MS, MINUTE_MS, Stage};
use crate::attempts::{Begin, Helped, offer};
use crate::cohorts::{self, Cohort, NewCohort};
use crate::error::AppError;
use crate::ids::{AccountId, CohortId};
use crate::state::AppState;
use jalon_engine::session::SeenInstances;

const PLAN: &str = "positioning-area-1";
const SIZE: u8 = 12;
const FINISHED: u8 = 10;

/// The cohort, with everybody's answers.
pub(super) async fn create(state: &AppState, people: &People) -> Result<Cohort, AppError> {
    let stage = Stage::ago(state, 6 * DAY_MS);
    let new =
        NewCohort { name: "Atelier du jeudi (démo)".to_owned(), plan: PLAN.to_owned(), organisation: None };
    let cohort = cohorts::create(&stage.state, &people.scope(&people.trainer), &new).await?;
    for number in 1..=SIZE {
        joins(state, &cohort.id, number).await?;
    }
    own_tests(state, &people.learner.account).await?;
    Ok(cohort)
}

/// One learner, at a time of their own: the first ten yesterday and before, the last two just now.
async fn joins(state: &AppState, cohort: &CohortId, number: u8) -> Result<(), AppError> {
    let finishes = number <= FINISHED;
    let since = if finishes { 5 * DAY_MS - i64::from(number) * 9 * 60 * MINUTE_MS } else { 12 * MINUTE_MS };
    let stage = Stage::ago(state, since);
    let theta = f64::from(number) * 0.35 - 2.2;
    let begin = Begin {
        cohort: Some(cohort.clone()),
        participant_name: Some(format!("Apprenant {number} (démo)")),
        helped: if number == 1 { Helped::Reading } else { Helped::No },
        ..begin(&stage, PLAN)?
    };
    takes(&stage, &somebody(&stage, theta, number), begin, (!finishes).then_some(3)).await?;
    Ok(())
}

/// A finished test and one under way, of the account that can sign in as a learner.
async fn own_tests(state: &AppState, account: &AccountId) -> Result<(), AppError> {
    for (plan, ago, most) in
        [("positioning-1.2", 2 * DAY_MS, None), ("positioning-2.1", 10 * MINUTE_MS, Some(2))]
    {
        let stage = Stage::ago(state, ago);
        let begin = Begin { account: Some(account.clone()), ..begin(&stage, plan)? };
        takes(&stage, &somebody(&stage, 0.4, 40), begin, most).await?;
    }
    Ok(())
}

fn begin(stage: &Stage, plan: &str) -> Result<Begin, AppError> {
    let bank = stage.state.banks.current();
    Ok(Begin {
        plan: offer::learner_plan(&bank, plan)?,
        locale: "fr".to_owned(),
        account: None,
        cohort: None,
        candidate: None,
        participant_name: None,
        helped: Helped::No,
        bank,
        seen: SeenInstances::default(),
    })
}
