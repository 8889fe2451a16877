//! Who stands where, and what came out for those who finished.

use super::summary::{self, CompetenceSummary, Counts};
use super::{Cohort, Member, known, store};
use crate::accounts::extract::Scope;
use crate::error::AppError;
use crate::ids::{AttemptId, CohortId};
use crate::state::AppState;
use jalon_engine::framework::CompetenceCode;
use jalon_engine::item::text_match::{Ignored, normalise};
use jalon_engine::session::outcome::Outcome;
use std::sync::Arc;

/// A learner and, once the test is over, the result.
#[derive(Debug, Clone)]
pub struct Learner {
    /// Who and where.
    pub member: Member,
    /// What came out; `None` while the test runs.
    pub outcome: Option<Arc<Outcome>>,
}

/// A cohort with everything its trainer may see. Results are derived once.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The cohort.
    pub cohort: Cohort,
    /// Its learners, by name.
    pub learners: Vec<Learner>,
    /// How many stand where.
    pub counts: Counts,
    /// The group in each competence; empty while too few finished.
    pub competences: Vec<CompetenceSummary>,
}

/// Everything about a cohort of this trainer.
pub async fn follow(state: &AppState, scope: &Scope, id: &CohortId) -> Result<Followed, AppError> {
    let cohort = super::find(state, scope, id).await?;
    let mut learners = Vec::new();
    for member in store::members(&state.db, scope, id).await? {
        learners.push(with_outcome(state, member).await?);
    }
    learners.sort_by_cached_key(|learner| {
        let name = learner.member.name.as_deref().unwrap_or_default();
        (name.is_empty(), normalise(name, &Ignored::usual()), learner.member.started.0)
    });
    let outcomes: Vec<&Outcome> = learners.iter().filter_map(|learner| learner.outcome.as_deref()).collect();
    let competences = summary::competences(&order(state, &outcomes), &outcomes);
    let counts = count(&learners);
    Ok(Followed { cohort, learners, counts, competences })
}

/// One learner of a cohort of this trainer.
pub async fn learner(
    state: &AppState,
    scope: &Scope,
    id: &CohortId,
    attempt: &AttemptId,
) -> Result<(Cohort, Learner), AppError> {
    let cohort = super::find(state, scope, id).await?;
    let member = store::find_member(&state.db, scope, id, attempt).await?;
    Ok((cohort, with_outcome(state, member).await?))
}

async fn with_outcome(state: &AppState, member: Member) -> Result<Learner, AppError> {
    let outcome =
        if member.is_finished() { Some(known::outcome(state, &member.attempt).await?) } else { None };
    Ok(Learner { member, outcome })
}

/// Competences met in the results, in the framework's order; then those it no longer knows.
pub(super) fn order(state: &AppState, outcomes: &[&Outcome]) -> Vec<CompetenceCode> {
    let bank = state.banks.current();
    let met = |code: &CompetenceCode| {
        outcomes.iter().any(|outcome| outcome.competences.iter().any(|one| one.competence == *code))
    };
    let mut order: Vec<_> = bank.framework().competences().map(|one| one.code.clone()).filter(met).collect();
    for one in outcomes.iter().flat_map(|outcome| &outcome.competences) {
        if !order.contains(&one.competence) {
            order.push(one.competence.clone());
        }
    }
    order
}

fn count(learners: &[Learner]) -> Counts {
    let how_many = |wanted: fn(&Member) -> bool| {
        u32::try_from(learners.iter().filter(|learner| wanted(&learner.member)).count()).unwrap_or(u32::MAX)
    };
    Counts {
        finished: how_many(Member::is_finished),
        assisted: how_many(|member| member.is_finished() && member.helped.is_assisted()),
        running: how_many(|member| !member.is_finished()),
    }
}
