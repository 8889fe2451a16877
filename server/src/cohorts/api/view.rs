//! What the API says of a cohort.

use crate::attempts::export::iso;
use crate::attempts::{AttemptState, Helped};
use crate::cohorts::summary::CompetenceSummary;
use crate::cohorts::{self, Cohort, CohortState, Followed, Learner, Member};
use crate::ids::{AttemptId, CohortId, OrganisationId};
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;
use jalon_engine::session::outcome::Outcome;
use serde::Serialize;
use utoipa::ToSchema;

/// A cohort.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CohortView {
    /// Id.
    id: CohortId,
    /// Name.
    name: String,
    /// Where it is followed.
    organisation: OrganisationId,
    /// The organisation's name.
    organisation_name: String,
    /// Id of its test.
    plan: String,
    /// The code to join by.
    code: String,
    /// The address that leads straight to it.
    link: String,
    /// Whether one may join.
    state: CohortState,
    /// When it was made, UTC.
    created_at: String,
    /// How many began.
    started: u32,
    /// How many of them finished.
    finished: u32,
}

impl CohortView {
    pub(super) fn new(state: &AppState, cohort: Cohort) -> Self {
        Self {
            link: cohorts::link(state, &cohort),
            id: cohort.id,
            name: cohort.name,
            organisation: cohort.organisation,
            organisation_name: cohort.organisation_name,
            plan: cohort.plan_id,
            code: cohort.code,
            state: cohort.state,
            created_at: iso(cohort.created),
            started: cohort.started,
            finished: cohort.finished,
        }
    }
}

/// A learner of a cohort.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MemberView {
    /// Id of the run.
    attempt: AttemptId,
    /// The name given when joining.
    name: Option<String>,
    /// Whether the test is over.
    state: AttemptState,
    /// Whether the test runs and nothing happened for ten minutes.
    seems_stuck: bool,
    /// Help received; anything but `no` marks the result as assisted.
    helped: Helped,
    /// Answers stored.
    answered: u32,
    /// When it began, UTC.
    started_at: String,
    /// When something last happened, UTC.
    last_activity_at: String,
    /// When it ended, UTC.
    completed_at: Option<String>,
}

impl MemberView {
    fn new(member: Member, now: Timestamp) -> Self {
        Self {
            seems_stuck: member.seems_stuck(now),
            attempt: member.attempt,
            name: member.name,
            state: member.state,
            helped: member.helped,
            answered: member.answered,
            started_at: iso(member.started),
            last_activity_at: iso(member.touched),
            completed_at: member.completed.map(iso),
        }
    }
}

/// A learner and the result.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LearnerView {
    #[serde(flatten)]
    learner: MemberView,
    /// Levels, points and how sure they are; `null` while the test runs.
    #[schema(value_type = Option<Object>)]
    outcome: Option<Outcome>,
}

impl LearnerView {
    pub(super) fn new(learner: Learner, now: Timestamp) -> Self {
        Self { learner: MemberView::new(learner.member, now), outcome: learner.outcome.as_deref().cloned() }
    }
}

/// A cohort, its learners and what the group masters.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FollowedView {
    /// The cohort.
    cohort: CohortView,
    /// Its learners, by name.
    learners: Vec<MemberView>,
    /// The group.
    summary: SummaryView,
}

/// A group.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SummaryView {
    /// Learners who finished.
    finished: u32,
    /// Of which with help.
    assisted: u32,
    /// Learners who did not finish.
    running: u32,
    /// Finished learners missing before competences are summed up.
    missing: u32,
    /// The group in each competence, in the framework's order; empty while learners are missing.
    competences: Vec<CompetenceSummary>,
}

impl FollowedView {
    pub(super) fn new(state: &AppState, followed: Followed) -> Self {
        let Followed { cohort, learners, counts, competences } = followed;
        let now = state.now();
        Self {
            cohort: CohortView::new(state, cohort),
            learners: learners.into_iter().map(|one| MemberView::new(one.member, now)).collect(),
            summary: SummaryView {
                finished: counts.finished,
                assisted: counts.assisted,
                running: counts.running,
                missing: counts.missing(),
                competences,
            },
        }
    }
}
